"""Composition: text to annotation to chronology; the only module that knows every stage, each imported when used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from chrono.chronology.annotation import Annotation
from chrono.document.dct import DATELINE_LENGTH, parse_published, pick_dateline, without_header
from chrono.document.headings import headings
from chrono.document.language import KINDS, UNDETERMINED, detect_language, languages
from chrono.document.model import Document
from chrono.document.read import Settings, from_record, from_text
from chrono.errors import DocumentError, UsageError

if TYPE_CHECKING:
    from datetime import date

    from chrono.chronology.findings import Draft, Kind
    from chrono.chronology.model import Chronology, Finding
    from chrono.chronology.protocols import Check, EventSource, NamedTimes
    from chrono.document.timeline import Timeline
    from chrono.event.model import Event
    from chrono.timex.model import Timex

Text = str | Document | Mapping[str, Any]
"""What can be analysed: a bare text, a Document, or a record as in JSON lines."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_FULL_DATE = re.compile(r"([+-]?\d{4,}-\d\d-\d\d)(?:T.*)?")


def find(text: Text, *, published: str | date | None = None, lang: str | None = None, kind: str = "auto") -> Annotation:
    """The temporal expressions of a text, anchored to its publication date.

    Args:
        text: a bare text, a Document or a record with the keys of the JSON input.
        published: publication date (``YYYY-MM-DD`` or a ``datetime.date``); a date of the document itself is stronger.
        lang: language code; detected when None.
        kind: news, narrative, colloquial or auto.

    Raises:
        UsageError: an impossible date, an unknown language or kind.
        DocumentError: a record whose fields do not fit its text.
    """
    return find_in(as_document(text, settings(published, lang, kind)))


def annotate(
    text: Text, *, published: str | date | None = None, lang: str | None = None, kind: str = "auto"
) -> Annotation:
    """Like ``find``, with the events and the links that the text states."""
    return annotate_in(as_document(text, settings(published, lang, kind)))


def build(
    text: Text | Iterable[Text],
    *,
    published: str | date | None = None,
    lang: str | None = None,
    kind: str = "auto",
    events: Sequence[Event | Mapping[str, Any]] | EventSource | None = None,
    timexes: Sequence[Timex | Mapping[str, Any]] | None = None,
    named: NamedTimes | None = None,
    checks: Sequence[Check] = (),
    merge: bool = True,
    every: bool = False,
) -> Chronology:
    """The chronology of one text or of several.

    Args:
        text: one text, or any number of them; see ``find``.
        published: publication date of every text that has none of its own.
        lang: language code; detected when None.
        kind: news, narrative, colloquial or auto.
        events: events of the one text, found elsewhere, or a function that finds those of any document; ours are not
            looked for then. Only start and end are required.
        timexes: temporal expressions of the one text, found elsewhere.
        named: a function that gives periods by name, found besides ours; see ``chronology.protocols.NamedTimes``.
        checks: functions that look for doubts of their own in the chronology; see ``chronology.protocols.Check``.
        merge: whether the same event of two documents becomes one entry.
        every: whether lesser events get an entry as well.

    Raises:
        UsageError: an impossible date, an unknown language or kind; events or timexes for several texts.
        DocumentError: two texts with one id, offsets that do not fit.
    """
    one = isinstance(text, str | Document | Mapping)
    source = events if callable(events) else None
    listed = None if callable(events) else events
    if not one and (listed is not None or timexes is not None):
        raise UsageError("build: events and timexes belong to one text; put them into the records of several")
    texts: Iterable[Text] = [text] if isinstance(text, str | Document | Mapping) else text
    documents = [*_documents(texts, settings(published, lang, kind))]
    if listed is not None or timexes is not None:
        documents = [_with_given(documents[0], listed, timexes)]
    if source is not None:
        documents = [_with_given(document, [*source(document)], None) for document in documents]
    chronology = assemble((annotate_in(one, named=named) for one in documents), merge=merge, every=every)
    return _with_checks(chronology, checks)


def _with_checks(chronology: Chronology, checks: Iterable[Check]) -> Chronology:
    """The chronology with the findings of a user's own checks after ours."""
    from chrono.chronology.findings import with_own

    own = [finding for look in checks for finding in look(chronology)]
    return replace(chronology, findings=with_own(chronology.findings, own)) if own else chronology


def assemble(
    annotations: Iterable[Annotation],
    *,
    merge: bool = True,
    every: bool = False,
    between: Callable[[], object] = lambda: None,
) -> Chronology:
    """The chronology of annotated documents: solved, ordered, merged and checked.

    ``between`` is called between the steps: to give up, raise there.
    """
    from chrono.chronology.assemble import assemble as arrange

    return arrange(annotations, merge=merge, every=every, between=between)


def extend(chronology: Chronology, text: Text) -> Chronology:
    """A chronology with one document more, solved and checked anew. Raises DocumentError for an id that is there."""
    from chrono.chronology.qualify import annotations_of

    number = len(chronology.documents) + 1
    document = as_document(text, settings(None, None, "auto"), number)
    if any(document.id == one.id for one in chronology.documents):
        raise DocumentError(f'"{document.id}": a second document with this id; ids must be unique')
    return assemble((*annotations_of(chronology), annotate_in(document)))


def check(chronology: Chronology) -> tuple[Finding, ...]:
    """The contradictions and doubts of a chronology; a contradictory text is never an exception."""
    from chrono.chronology.check import check as findings

    return findings(chronology)


def explain(text: Text, *, published: str | date | None = None, lang: str | None = None, kind: str = "auto") -> str:
    """How every expression of a text is read: rule, operators, reference time, interval, value, EDTF; see ``find``."""
    from chrono.export.explanation import explanation

    return explanation(find(text, published=published, lang=lang, kind=kind))


def find_in(
    document: Document,
    *,
    dateline: bool = True,
    named: NamedTimes | None = None,
    between: Callable[[], object] = lambda: None,
) -> Annotation:
    """The temporal expressions of a document; a dateline gives it a publication date where it has no other.

    ``between``: see ``annotate_in``.
    """
    from chrono.timex.recognize import recognize

    if document.lang == UNDETERMINED:
        return Annotation(document)
    document = with_dateline(document) if dateline else document
    timexes, ranges, rejected = recognize(document, between=between)
    if document.notes:
        timexes = _warned(document, timexes)
    if named is not None:
        from chrono.timex.own import with_own_names

        timexes, ranges = with_own_names(document, timexes, ranges, named(document))
    if document.timexes is None:
        return Annotation(document, timexes, ranges, rejected)
    from chrono.timex.given import given_timexes

    return Annotation(document, given_timexes(document, timexes))


def _warned(document: Document, timexes: tuple[Timex, ...]) -> tuple[Timex, ...]:
    """The expressions with a warning where the reader says that digits may have moved."""
    from chrono.document.formats.pdf import MOVED_DIGITS
    from chrono.timex.moved import warn_of_moved_digits

    return warn_of_moved_digits(timexes) if MOVED_DIGITS in document.notes else timexes


def annotate_in(
    document: Document,
    *,
    dateline: bool = True,
    named: NamedTimes | None = None,
    between: Callable[[], object] = lambda: None,
) -> Annotation:
    """Expressions, events and links of a document; what is given with it is taken as it is.

    ``between`` is called between the stages and, in the first, between stretches of the text: to give up within a
    long document, raise there.
    """
    from chrono.event.find import find_events
    from chrono.tlink.find import find_links, numbered
    from chrono.tlink.heads import to_heads
    from chrono.tlink.promote import promoted

    found = find_in(document, dateline=dateline, named=named, between=between)
    if document.lang == UNDETERMINED:
        return found
    between()
    body = replace(found.document, text=_told(found.document))
    timexes = tuple(timex for timex in found.timexes if not body.text[timex.start : timex.end].isspace())
    events = find_events(body if body.events is None else found.document, timexes)
    between()
    links = to_heads(find_links(body, timexes, found.ranges, events), events, timexes, body.text)
    between()
    links = links if body.links is not None else numbered(links, timexes, events)
    return replace(found, events=promoted(body, events, links, timexes), links=links)


def _told(document: Document) -> str:
    """What the text tells, every offset kept: header, dateline and headings blanked, lone surrogates made harmless."""
    text = _SURROGATE.sub("\ufffd", without_header(document))
    parts, at = [], 0
    for span in headings(text):
        parts += [text[at : span.start], " " * (span.end - span.start)]
        at = span.end
    return "".join((*parts, text[at:]))


def annotate_timeline(timeline: Timeline, id: str, options: Settings) -> tuple[Annotation, list[tuple[Kind, Draft]]]:
    """A timeline made elsewhere as an annotation, and a draft of a finding for each line that could not be read."""
    from chrono.chronology.timeline import as_timeline, unread_drafts

    document = from_text(timeline.text, id, options, published=timeline.published and _day(timeline.published, id))
    found = annotate_in(document, dateline=False)
    return as_timeline(found, timeline), list(unread_drafts(found, timeline))


def _day(published: str, where: str) -> str:
    return parse_published(published, where, DocumentError)


def with_dateline(document: Document) -> Document:
    """The document with the publication date of its dateline, where it has no other and the text opens with one."""
    if document.published is not None:
        return document
    from chrono.timex.recognize import recognize

    head = replace(document, text=document.text[:DATELINE_LENGTH], timexes=None, events=None, links=None, entities=None)
    dates = (
        (timex.start, timex.end, day[1]) for timex in recognize(head)[0] if (day := _FULL_DATE.fullmatch(timex.value))
    )
    found = pick_dateline(head.text, dates)
    if found is None:
        return document
    return replace(document, published=found[0], published_from="dateline", published_span=found[1])


def settings(published: str | date | None, lang: str | None, kind: str, *, given: bool = True) -> Settings:
    """The caller's options, checked. Raises UsageError."""
    known = languages()
    if lang is not None and lang not in known:
        raise UsageError(f'lang: "{lang}" is unknown; use one of {", ".join(known)}')
    if kind not in (*KINDS, "auto"):
        raise UsageError(f'kind: "{kind}" is unknown; use one of {", ".join((*KINDS, "auto"))}')
    day = published if published is None or isinstance(published, str) else published.isoformat()[:10]
    return Settings(day and parse_published(day, "published", UsageError), lang, kind, known, given)


def as_document(text: Text, options: Settings, number: int = 1) -> Document:
    """A document of anything that can be analysed; without an id of its own it gets its number."""
    if isinstance(text, Document):
        return text if text.lang else replace(text, lang=options.lang or detect_language(text.text))
    if isinstance(text, str):
        return from_text(text, str(number), options)
    return from_record(text, options, id=str(number), where=f"text {number}")


def _documents(texts: Iterable[Text], options: Settings) -> Iterator[Document]:
    seen: set[str] = set()
    for number, text in enumerate(texts, 1):
        document = as_document(text, options, number)
        if document.id in seen:
            raise DocumentError(f'"{document.id}": a second document with this id; ids must be unique')
        seen.add(document.id)
        yield document


def _with_given(document: Document, events: Sequence[Any] | None, timexes: Sequence[Any] | None) -> Document:
    from chrono.chronology.json import event_dict
    from chrono.document.given import read_given
    from chrono.event.model import Event
    from chrono.timex.json import timex_dict
    from chrono.timex.model import Timex

    record = {
        "events": events and [event_dict(one) if isinstance(one, Event) else one for one in events],
        "timexes": timexes and [timex_dict(one) if isinstance(one, Timex) else one for one in timexes],
    }
    given = read_given(record, document.text, f'"{document.id}"')
    return replace(
        document,
        events=document.events if events is None else given["events"] or (),
        timexes=document.timexes if timexes is None else given["timexes"] or (),
    )
