"""A timeline made elsewhere as an annotation: every item is one event, dated by what stands before its colon."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from chrono.chronology.checks.calendar import IMPOSSIBLE
from chrono.chronology.findings import Draft, Kind, numbered
from chrono.chronology.model import Annotation, Chronology, Statement
from chrono.document.model import Span
from chrono.document.timeline import Item, Timeline
from chrono.event.model import Event
from chrono.timex.model import Timex
from chrono.tlink.model import TLink

UNREAD = Kind("CHR905", "unreadable-line", "warning", "A line of a timeline that cannot be read")
_TRUST = 0.9
_ISO = re.compile(r"[+-]?\d{4,}-\d\d-\d\d")


def as_timeline(found: Annotation, timeline: Timeline) -> Annotation:
    """The annotation with one main event for each item, tied to its date, and the order that the timeline states."""
    heads = [_head(found.events, item, number, found.document.text) for number, item in enumerate(timeline.items, 1)]
    head_ids = {head.id for head in heads}
    dates = [_date(found.timexes, item.date) for item in timeline.items]
    others = [replace(event, main=False) for event in found.events if event.id not in head_ids]
    slots = {date.id for date in dates if date}
    kept = [link for link in found.links if link.to not in slots and link.from_ not in slots]
    stated = [*_dated(heads, dates), *_ordered(heads, timeline)]
    links = (*kept, *(replace(link, id=f"timeline{number}") for number, link in enumerate(stated, 1)))
    return replace(found, events=tuple(sorted([*heads, *others], key=lambda e: (e.start, e.end))), links=links)


def unread_drafts(found: Annotation, timeline: Timeline) -> Iterator[tuple[Kind, Draft]]:
    """A finding for every line that is no item, and for every date that is none."""
    for one in timeline.unread:
        yield UNREAD, _draft(found, one.span, one.problem, "give a date and a text")
    for item in timeline.items:
        if _date(found.timexes, item.date) is None:
            words = found.document.text[item.date.start : item.date.end]
            if _ISO.fullmatch(words):
                yield IMPOSSIBLE, _draft(found, item.date, f'"{words}" is no day of the calendar', "correct the date")
            else:
                yield UNREAD, _draft(found, item.date, f'"{words}" is no date that can be read', "write YYYY-MM-DD")


def with_findings(chronology: Chronology, drafts: Sequence[tuple[Kind, Draft]]) -> Chronology:
    """The chronology with some findings more, all numbered anew in the order of the text."""
    if not drafts:
        return chronology
    place = {document.id: number for number, document in enumerate(chronology.documents)}
    more = numbered(drafts, place)
    both = sorted(
        (*chronology.findings, *more),
        key=lambda one: ([(place.get(s.document, -1), s.start, s.end) for s in one.statements], one.code, one.title),
    )
    return replace(chronology, findings=tuple(replace(one, id=f"f{n}") for n, one in enumerate(both, 1)))


def _draft(found: Annotation, span: Span, problem: str, cure: str) -> Draft:
    document = found.document
    quote = document.text[span.start : span.end]
    line = document.text.count("\n", 0, span.start) + 1
    statement = Statement(document.id, span.start, span.end, quote)
    return Draft(
        f"line {line} cannot be read: {problem}", f"The line takes no part in the order: {problem}.", (statement,), cure
    )


def _head(events: Sequence[Event], item: Item, number: int, text: str) -> Event:
    """The first main event in the text of an item, or the whole text where our finder sees none."""
    inside = [event for event in events if item.text.start <= event.start and event.end <= item.text.end]
    head = next((event for event in inside if event.main), inside[0] if inside else None)
    label, spans = text[item.text.start : item.text.end], ((item.text.start, item.text.end),)
    if head is None:
        return Event(f"item{number}", *spans[0], label, label=label, label_spans=spans, given=True)
    return replace(head, main=True, same_as=None, label=label, label_spans=spans)


def _date(timexes: Sequence[Timex], slot: Span) -> Timex | None:
    inside = [timex for timex in timexes if timex.start < slot.end and slot.start < timex.end]
    return max(inside, key=lambda timex: (timex.begin is not None, -timex.start), default=None)


def _dated(heads: Sequence[Event], dates: Sequence[Timex | None]) -> Iterator[TLink]:
    for head, date in zip(heads, dates, strict=True):
        if date is not None:
            yield TLink("", head.id, date.id, "IS_INCLUDED", None, "timeline", _TRUST, given=True)


def _ordered(heads: Sequence[Event], timeline: Timeline) -> Iterator[TLink]:
    by_id: Mapping[str | None, Event] = {
        item.id: head for item, head in zip(timeline.items, heads, strict=True) if item.id is not None
    }
    for item, head in zip(timeline.items, heads, strict=True):
        for earlier in item.after:
            if earlier in by_id:
                yield TLink("", by_id[earlier].id, head.id, "BEFORE", None, "timeline", _TRUST, given=True)
    if timeline.ordered:
        for earlier_head, later in pairwise(heads):
            yield TLink("", earlier_head.id, later.id, "BEFORE", None, "timeline", _TRUST, given=True)
