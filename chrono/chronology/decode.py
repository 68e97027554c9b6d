"""Frozen values out of plain JSON, validated by the dataclasses' own type hints.

pydantic is not used here: it refuses lone surrogates, which are legal in our texts, and costs more to import than most
files cost to read. Every fault is one line that begins with its JSON path: ``$.timexes[3].begin: ...; ...``.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from chrono.chronology.model import Chronology, Entry, EntryBounds, Finding, Source
from chrono.document.model import Document
from chrono.errors import DocumentError
from chrono.event.model import Event
from chrono.temporal.civil import parse_moment
from chrono.timex.model import Alternative, Range, Timex
from chrono.tlink.model import RELATIONS, TLink

Decoder = Callable[[object, str], Any]
"""Takes a JSON value and its path; returns the typed value or raises DocumentError."""

SHORT = 64
"""Longer strings are hardly ever there twice."""

_SHARED: ContextVar[dict[str, str] | None] = ContextVar("shared", default=None)

_ITEMS = {"timexes": Timex, "ranges": Range, "events": Event, "links": TLink, "entries": Entry, "findings": Finding}

FACTUALITIES = ("asserted", "reported", "alleged", "planned", "possible", "negated", "counterfactual")

GIVEN_RELATIONS = ("DURING_INV", "IDENTITY", "EQUAL", "VAGUE")
"""Relations that only given links have; they come back unchanged."""

CLOSED: dict[tuple[type, str], tuple[str, ...]] = {
    (Document, "published_from"): ("field", "option", "header", "dateline", "none"),
    (Timex, "type"): ("DATE", "TIME", "DURATION", "SET"),
    (Event, "polarity"): ("POS", "NEG"),
    (Event, "factuality"): FACTUALITIES,
    (TLink, "rel"): (*RELATIONS, *GIVEN_RELATIONS),
    (Entry, "status"): ("dated", "ordered", "undated"),
    (Entry, "certainty"): ("explicit", "derived", "bounded", "relative", "unknown"),
    (Entry, "factuality"): FACTUALITIES,
    (Finding, "severity"): ("error", "warning", "note"),
}
"""The fields that hold one of a closed list of words."""

MOMENTS: frozenset[tuple[type, str]] = frozenset(
    {(Document, "published"), *((EntryBounds, field.name) for field in fields(EntryBounds))}
    | {(cls, name) for cls in (Timex, Range, Alternative, Source) for name in ("begin", "finish")}
)
"""The fields that hold a moment (``temporal.civil.moment_text``)."""

INPUT_ONLY: dict[type, frozenset[str]] = {Document: frozenset({"events", "timexes", "links"})}
"""Fields that are given with a text and are no part of a Chronology's JSON."""


def decode(raw: object) -> Chronology:
    """A Chronology from plain JSON, its ids, references and offsets not yet ``checked``."""
    chronology: Chronology = decoder(Chronology)(raw, "$")
    return chronology


def item_decoder(name: str) -> Decoder | None:
    """The decoder of one value of a Chronology's list of values; None for what is no such list."""
    return decoder(_ITEMS[name]) if name in _ITEMS else None


def checked(chronology: Chronology) -> Chronology:
    """The Chronology itself, with every id, reference and offset checked."""
    _check_ids(chronology)
    _check_references(chronology)
    if chronology.texts:
        _check_offsets(chronology)
    return chronology


@contextmanager
def sharing() -> Iterator[None]:
    """Equal short strings that are decoded meanwhile become one object: ids stand in many places."""
    token = _SHARED.set({})
    try:
        yield
    finally:
        _SHARED.reset(token)


def json_key(name: str) -> str:
    """The JSON key of a field: ``class_`` and ``from_`` lose the underscore that Python needs."""
    return name.rstrip("_")


@cache
def decoder(cls: type) -> Decoder:
    """The decoder of a dataclass: required fields must stand, unknown keys go to ``extra`` where the class has one."""
    hints = get_type_hints(cls)
    hidden = INPUT_ONLY.get(cls, frozenset()) | {"extra"}
    plan = [(json_key(f.name), f.name, _of_field(cls, f, hints[f.name]), _required(f)) for f in fields(cls)]
    plan = [step for step in plan if step[1] not in hidden]
    known = {key for key, *_ in plan}
    keeps_extra = "extra" in hints

    def read(raw: object, path: str) -> Any:
        if not isinstance(raw, dict):
            raise _fault(path, raw, "no object", "write {...}")
        values: dict[str, Any] = {}
        for key, name, convert, required in plan:
            if key in raw:
                values[name] = convert(raw[key], f"{path}.{key}")
            elif required:
                raise DocumentError(f'{path}: no "{key}"; add it')
        if keeps_extra:
            values["extra"] = tuple((key, value) for key, value in raw.items() if key not in known)
        return cls(**values)

    return read


def _required(field: "Field[Any]") -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _of_field(cls: type, field: "Field[Any]", hint: Any) -> Decoder:
    if field.name in ("start", "end"):
        return _offset
    if (cls, field.name) in MOMENTS:
        return _moment
    if words := CLOSED.get((cls, field.name)):
        return _closed(words)
    return _of_type(hint)


def _of_type(hint: Any) -> Decoder:
    if isinstance(hint, UnionType):
        inner = _of_type(next(one for one in get_args(hint) if one is not type(None)))
        return lambda raw, path: None if raw is None else inner(raw, path)
    if get_origin(hint) is tuple:
        return _tuple(get_args(hint))
    if get_origin(hint) is Mapping:
        return _mapping
    return _SCALARS.get(hint) or (decoder(hint) if isinstance(hint, type) and is_dataclass(hint) else _anything)


def _tuple(args: tuple[Any, ...]) -> Decoder:
    items = _of_type(args[0])
    size = None if args[-1] is Ellipsis else len(args)

    def read(raw: object, path: str) -> tuple[Any, ...]:
        if not isinstance(raw, list):
            raise _fault(path, raw, "no list", "write [...]")
        if size is not None and len(raw) != size:
            raise _fault(path, raw, f"no list of {size}", "write [start, end]")
        return tuple([items(one, f"{path}[{at}]") for at, one in enumerate(raw)])

    return read


def _text(raw: object, path: str) -> str:
    if not isinstance(raw, str):
        raise _fault(path, raw, "no string", 'write "..."')
    return _shared(raw)


def _shared(text: str) -> str:
    known = _SHARED.get()
    return text if known is None or len(text) > SHORT else known.setdefault(text, text)


def _number(raw: object, path: str) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise _fault(path, raw, "no number", "write 0.5")
    return raw


def _integer(raw: object, path: str) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise _fault(path, raw, "no integer", "write a whole number")
    return raw


def _offset(raw: object, path: str) -> int:
    value = _integer(raw, path)
    if value < 0:
        raise _fault(path, raw, "no offset", "count code points from 0")
    return value


def _flag(raw: object, path: str) -> bool:
    if not isinstance(raw, bool):
        raise _fault(path, raw, "neither true nor false", "write one of them")
    return raw


def _moment(raw: object, path: str) -> str | None:
    if raw is not None and (not isinstance(raw, str) or parse_moment(raw) is None):
        raise _fault(path, raw, "no moment", "write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS of a day that exists")
    return None if raw is None else _shared(raw)


def _closed(words: tuple[str, ...]) -> Decoder:
    def read(raw: object, path: str) -> object:
        if raw not in words:
            raise _fault(path, raw, "not known here", f"use one of {', '.join(words)}")
        return words[words.index(raw)]

    return read


def _mapping(raw: object, path: str) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise _fault(path, raw, "no object", "write {...}")
    return raw


def _anything(raw: object, _path: str) -> object:
    return raw


_SCALARS: dict[Any, Decoder] = {str: _text, int: _integer, float: _number, bool: _flag}


def _fault(path: str, raw: object, problem: str, cure: str) -> DocumentError:
    shown = json.dumps(raw)
    shown = shown if len(shown) <= 60 else f"{shown[:57]}..."
    return DocumentError(f"{path}: {shown} is {problem}; {cure}")


def _parts(chronology: Chronology) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for name in ("documents", "timexes", "ranges", "events", "links", "entries", "findings"):
        yield name, getattr(chronology, name)


def _check_ids(chronology: Chronology) -> None:
    for name, values in _parts(chronology):
        seen: set[str] = set()
        for at, value in enumerate(values):
            if value.id in seen:
                raise _fault(f"$.{name}[{at}].id", value.id, "there twice", "make ids unique")
            seen.add(value.id)


def _check_references(chronology: Chronology) -> None:
    documents = {one.id for one in chronology.documents}
    timexes = {one.id for one in chronology.timexes}
    events = {one.id for one in chronology.events}
    entries = {one.id for one in chronology.entries}
    ends = events | timexes | {f"{id_}#t0" for id_ in documents}
    for name in ("timexes", "ranges", "events", "links"):
        for at, value in enumerate(getattr(chronology, name)):
            _known(f"$.{name}[{at}].document", (value.document,), documents)
    for at, range_ in enumerate(chronology.ranges):
        _known(f"$.ranges[{at}].from", (range_.from_,), ends)
        _known(f"$.ranges[{at}].to", (range_.to,), ends)
    for at, link in enumerate(chronology.links):
        _known(f"$.links[{at}].from", (link.from_,), ends)
        _known(f"$.links[{at}].to", (link.to,), ends)
    for at, entry in enumerate(chronology.entries):
        _known(f"$.entries[{at}].after", entry.after, entries)
        _known(f"$.entries[{at}].events", entry.events, events)
        _known(f"$.entries[{at}].sources", (source.document for source in entry.sources), documents)
        _known(f"$.entries[{at}].sources", (source.timex for source in entry.sources), ends)
    for at, finding in enumerate(chronology.findings):
        _known(f"$.findings[{at}].entries", finding.entries, entries)
        _known(f"$.findings[{at}].statements", (one.document for one in finding.statements), documents)


def _known(path: str, ids: Iterable[str | None], known: set[str]) -> None:
    for id_ in ids:
        if id_ is not None and id_ not in known:
            raise _fault(path, id_, "an id that nothing here has", "add what it names or remove it")


def _check_offsets(chronology: Chronology) -> None:
    length = {one.id: len(one.text) for one in chronology.documents}
    for name in ("timexes", "ranges", "events"):
        for at, value in enumerate(getattr(chronology, name)):
            limit = length.get(value.document, 0) if value.document else value.end
            if not value.start <= value.end <= limit:
                span = [value.start, value.end]
                raise _fault(
                    f"$.{name}[{at}]", span, f"outside the text of {limit} code points", "correct start and end"
                )
