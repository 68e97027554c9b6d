"""The contract's JSON: plain dicts out of the frozen values, exact to the key and its order, and a Chronology back in.

Writers touch nothing but dict literals and the C encoder; ``loads`` validates by the dataclasses' own type hints
(``chronology.decode``). Both treat any text as legal, lone surrogates included: those are written as ``\\udXXX``.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from chrono.chronology.annotation import Annotation, found_dict
from chrono.chronology.decode import checked, decode, sharing
from chrono.chronology.model import Chronology, Entry, EntryBounds, Finding, Source, Statement
from chrono.chronology.pieces import pieces
from chrono.document.model import Document
from chrono.errors import DocumentError
from chrono.event.model import Event
from chrono.timex.json import Json as Json
from chrono.timex.json import encode as encode
from chrono.timex.json import head, range_dict, span, timex_dict
from chrono.tlink.model import TLink

Relation = tuple[str, str, str]
"""(from, to, rel) of a solved relation, VAGUE included."""

_VERSION = re.compile(r"chrono/([1-9]\d{0,8})")
_NEWEST = 1


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


_DECODER = json.JSONDecoder(parse_constant=_no_constant)


# --- values -----------------------------------------------------------------------------------------------------------


def event_dict(event: Event) -> Json:
    """An event; unknown keys of a given one follow ours."""
    return {
        **head(event.id, event.document),
        "start": event.start,
        "end": event.end,
        "text": event.text,
        "class": event.class_,
        "pos": event.pos,
        "tense": event.tense,
        "aspect": event.aspect,
        "polarity": event.polarity,
        "modality": event.modality,
        "factuality": event.factuality,
        "main": event.main,
        "same_as": event.same_as,
        "label": event.label,
        "label_spans": [list(span) for span in event.label_spans],
        "given": event.given,
        "confidence": event.confidence,
        **dict(event.extra),
    }


def link_dict(link: TLink) -> Json:
    """A link; ``min_gap`` and ``max_gap`` (seconds) are written only where the text measures the distance."""
    gaps = {"min_gap": link.min_gap, "max_gap": link.max_gap}
    return {
        **head(link.id, link.document),
        "from": link.from_,
        "to": link.to,
        "rel": link.rel,
        "signal": span(link.signal),
        "cue": link.cue,
        "trust": link.trust,
        "given": link.given,
        **{key: gap for key, gap in gaps.items() if gap is not None},
        **dict(link.extra),
    }


def entry_dict(entry: Entry) -> Json:
    """A line of the chronology."""
    return {
        "id": entry.id,
        "rank": entry.rank,
        "rank_min": entry.rank_min,
        "rank_max": entry.rank_max,
        "after": list(entry.after),
        "status": entry.status,
        "label": entry.label,
        "events": list(entry.events),
        "bounds": _bounds_dict(entry.bounds),
        "edtf": entry.edtf,
        "granularity": entry.granularity,
        "certainty": entry.certainty,
        "factuality": entry.factuality,
        "confidence": entry.confidence,
        "sources": [_source_dict(source) for source in entry.sources],
    }


def finding_dict(finding: Finding) -> Json:
    """A finding with its statements."""
    return {
        "id": finding.id,
        "code": finding.code,
        "check": finding.check,
        "severity": finding.severity,
        "title": finding.title,
        "explanation": finding.explanation,
        "statements": [_statement_dict(statement) for statement in finding.statements],
        "entries": list(finding.entries),
        "suggestion": finding.suggestion,
        "fingerprint": finding.fingerprint,
    }


def document_dict(document: Document, *, text: bool = True) -> Json:
    """A document of a Chronology; ``notes`` and given ``entities`` are written only where there are some."""
    return {
        "id": document.id,
        "lang": document.lang,
        "kind": document.kind,
        "title": document.title,
        "source": document.source,
        "published": document.published,
        "published_from": document.published_from,
        "published_span": span(document.published_span),
        "text": document.text if text else None,
        **({"notes": list(document.notes)} if document.notes else {}),
        **({} if document.entities is None else {"entities": [dict(entity) for entity in document.entities]}),
    }


# --- wholes -----------------------------------------------------------------------------------------------------------


def annotation_dict(
    annotation: Annotation,
    *,
    level: Literal["find", "annotate"] = "find",
    relations: Iterable[Relation] | None = None,
) -> Json:
    """The object of ``chrono find`` or ``chrono annotate``; ``relations`` (from, to, rel) are those of ``--pairs``."""
    out = found_dict(annotation)
    if level == "annotate":
        out["events"] = [event_dict(event) for event in annotation.events]
        out["links"] = [link_dict(link) for link in annotation.links]
    if relations is not None:
        out["relations"] = [{"from": from_, "to": to, "rel": rel} for from_, to, rel in relations]
    return out


def chronology_dict(chronology: Chronology, *, text: bool = True) -> Json:
    """The Chronology of the contract; without ``text`` the texts of the documents are null."""
    return {
        "schema": chronology.schema,
        **({} if chronology.rank_exact else {"rank_exact": False}),
        "documents": [document_dict(one, text=text and chronology.texts) for one in chronology.documents],
        "timexes": [timex_dict(timex) for timex in chronology.timexes],
        "ranges": [range_dict(range_) for range_ in chronology.ranges],
        "events": [event_dict(event) for event in chronology.events],
        "links": [link_dict(link) for link in chronology.links],
        "entries": [entry_dict(entry) for entry in chronology.entries],
        "findings": [finding_dict(finding) for finding in chronology.findings],
    }


def dumps(chronology: Chronology, *, text: bool = True) -> str:
    """A Chronology as JSON without a last newline; one value a line, so that ``diff`` can compare two of them."""
    parts = chronology_dict(chronology, text=text).items()
    return "{" + ",\n".join(f"{encode(key)}: {_listed(value)}" for key, value in parts) + "}"


def loads(data: str | bytes) -> Chronology:
    """A Chronology from its JSON; keys that came to the contract later may be missing, unknown ones go to ``extra``.

    Raises:
        DocumentError: what is no Chronology, with the JSON path of the first fault.
    """
    text = _decoded(data)
    with sharing():
        return _in_pieces(text) or _as_a_whole(text)


def _in_pieces(text: str) -> Chronology | None:
    """The Chronology, read value by value; None where something is wrong."""
    try:
        plain, typed = pieces(text, _DECODER)
        return checked(replace(_of(plain), **typed))
    except (DocumentError, ValueError, IndexError, RecursionError):
        return None  # reading it as a whole tells what is wrong


def _as_a_whole(text: str) -> Chronology:
    raw = parse(text)
    if not isinstance(raw, dict):
        raise DocumentError("$: not an object; give a Chronology as `chrono build --format json` writes it")
    return checked(_of(raw))


def _of(raw: Json) -> Chronology:
    _accept_version(raw.get("schema"))
    documents = raw.get("documents")
    texts = not (isinstance(documents, list) and documents and all(_textless(one) for one in documents))
    if not texts:
        raw = {**raw, "documents": [{**one, "text": ""} for one in documents or ()]}
    return decode({**raw, "texts": texts})


def parse(data: str | bytes) -> object:
    """The JSON value of a text, a byte order mark allowed.

    Raises:
        DocumentError: bytes that are no UTF-8 or text that is no JSON.
    """
    try:
        return _DECODER.decode(_decoded(data))
    except json.JSONDecodeError as error:
        raise DocumentError(f"line {error.lineno}, column {error.colno}: not JSON ({error.msg}); correct it") from None
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"$: not JSON that can be read ({error}); correct it") from None


def _decoded(data: str | bytes) -> str:
    try:
        return data.decode("utf-8-sig") if isinstance(data, bytes) else data.removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise DocumentError(f"byte {error.start}: not UTF-8; save the JSON as UTF-8") from None


# --- parts ------------------------------------------------------------------------------------------------------------


def _bounds_dict(bounds: EntryBounds) -> Json:
    return {
        "earliest_begin": bounds.earliest_begin,
        "latest_begin": bounds.latest_begin,
        "earliest_end": bounds.earliest_end,
        "latest_end": bounds.latest_end,
    }


def _source_dict(source: Source) -> Json:
    return {
        "document": source.document,
        "start": source.start,
        "end": source.end,
        "quote": source.quote,
        "timex": source.timex,
        "begin": source.begin,
        "finish": source.finish,
    }


def _statement_dict(statement: Statement) -> Json:
    return {
        "document": statement.document,
        "start": statement.start,
        "end": statement.end,
        "quote": statement.quote,
        "refs": list(statement.refs),
    }


def _listed(value: object) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(encode(one) for one in value) + "\n]"
    return encode(value)


def _textless(document: object) -> bool:
    return isinstance(document, dict) and document.get("text") is None


def _accept_version(schema: object) -> None:
    """Every version up to ours is read: the contract only grows, so an older file merely lacks keys with defaults."""
    found = _VERSION.fullmatch(schema) if isinstance(schema, str) else None
    if not found:
        raise DocumentError(f"$.schema: {encode(schema)} is no version of a Chronology; it must be chrono/{_NEWEST}")
    if int(found[1]) > _NEWEST:
        raise DocumentError(f"$.schema: {schema} is newer than chrono/{_NEWEST}, the newest known here; upgrade chrono")
