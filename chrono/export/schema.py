"""JSON Schema of what is written: pydantic's schema of the dataclasses, in the spelling of the contract.

Only this module imports pydantic for it. ``docs/reference/chronology.schema.json`` is its output; a test keeps it so.
"""

from typing import Any

from chrono.chronology.decode import CLOSED, INPUT_ONLY, MOMENTS, json_key
from chrono.chronology.model import Chronology, Entry, EntryBounds, Finding, Source, Statement
from chrono.document.model import Document
from chrono.event.model import Event
from chrono.timex.model import Alternative, Range, Rejected, Timex
from chrono.tlink.model import TLink

Json = dict[str, Any]

_CLASSES = (
    Document, Timex, Alternative, Range, Rejected, Event, TLink, Entry, EntryBounds, Source, Finding, Statement,
    Chronology,
)  # fmt: skip
_MOMENT = r"^([+-]?\d{4,}-\d\d-\d\d)(T\d\d:\d\d:\d\d)?$"
_SPARSE = {TLink: {"min_gap", "max_gap"}, Document: {"notes", "entities"}, Chronology: {"rank_exact"}}
"""Keys that are written only where they say something."""
_FIXED: dict[tuple[type, str], Json] = {
    (Document, "text"): {"type": ["string", "null"], "description": "null where texts were left out (--no-text)"},
    (Chronology, "schema"): {"type": "string", "pattern": "^chrono/[1-9][0-9]*$"},
}
_FIXED_BY_NAME: dict[str, Json] = {
    "start": {"type": "integer", "minimum": 0},
    "end": {"type": "integer", "minimum": 0},
    "document": {"type": "string"},
}
_HEADS = ("id", "lang", "kind", "published", "published_from", "published_span")


def schema() -> Json:
    """The schema of a Chronology (``schema`` chrono/1)."""
    definitions = _definitions()
    whole = definitions.pop("Chronology")
    del definitions["Rejected"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:chrono:schema:chrono/1",
        "title": "Chronology",
        **whole,
        "$defs": definitions,
    }


def annotation_schema(*, events: bool = False) -> Json:
    """The schema of what ``chrono find`` writes for a document; with ``events`` of what ``chrono annotate`` writes."""
    definitions = _definitions(local=True)
    document = definitions["Document"]["properties"]
    lists = {"timexes": "Timex", "ranges": "Range", "rejected": "Rejected"}
    lists |= {"events": "Event", "links": "TLink"} if events else {}
    properties = {key: document[key] for key in _HEADS}
    properties |= {key: {"type": "array", "items": {"$ref": f"#/$defs/{name}"}} for key, name in lists.items()}
    names = {*lists.values(), "Alternative"}
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "$defs": {name: one for name, one in definitions.items() if name in names},
    }


def _definitions(*, local: bool = False) -> dict[str, Json]:
    """Schema by class name; with ``local`` ids stand without the name of their document."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - costs more than the rest of the program

    return {cls.__name__: _spelt(cls, TypeAdapter(cls).json_schema(), local=local) for cls in _CLASSES}


def _spelt(cls: type, found: Json, *, local: bool) -> Json:
    hidden = {"extra"} | INPUT_ONLY.get(cls, frozenset()) | ({"texts"} if cls is Chronology else set())
    sparse = _SPARSE.get(cls, set())
    properties = {
        json_key(name): _refined(cls, name, one)
        for name, one in found["properties"].items()
        if name not in hidden and not (local and name == "document")
    }
    return {
        "type": "object",
        "description": (cls.__doc__ or "").partition("\n")[0],
        "properties": properties,
        "required": [key for key in properties if key not in sparse],
    }


def _refined(cls: type, name: str, found: Json) -> Json:
    """A field with the words, moments and offsets that the type alone does not tell."""
    if words := CLOSED.get((cls, name)):
        return {"enum": list(words)}
    if (cls, name) in MOMENTS:
        return {"type": ["string", "null"], "pattern": _MOMENT}
    if fixed := _FIXED.get((cls, name)) or _FIXED_BY_NAME.get(name):
        return fixed
    refined: Json = _without_titles(found)
    return refined


def _without_titles(value: Any) -> Any:
    """pydantic's titles and defaults say nothing that the names do not."""
    if isinstance(value, dict):
        return {key: _without_titles(one) for key, one in value.items() if key not in ("title", "default")}
    return [_without_titles(one) for one in value] if isinstance(value, list) else value
