"""The links of a document: every rule file in turn, given links as they are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from chrono.document.dct import stamp
from chrono.document.model import Document
from chrono.event.model import Event
from chrono.event.weights import Table
from chrono.timex.model import Range, Timex
from chrono.tlink.event_dct import against_publication
from chrono.tlink.event_event import order_events
from chrono.tlink.event_timex import DATING, date_events
from chrono.tlink.linear import link_model
from chrono.tlink.metric import distances
from chrono.tlink.model import TLink
from chrono.tlink.narrative import after_frame, order_in_unit, went_on
from chrono.tlink.ranges import over_ranges
from chrono.tlink.sentence import Happening, read_sentences
from chrono.tlink.signals import signals_of
from chrono.tlink.story import counted_on, last_told
from chrono.tlink.timex_timex import order_times

_OWN = frozenset(("id", "from", "to", "rel", "signal", "cue", "trust", "given", "min_gap", "max_gap", "document"))


def find_links(
    document: Document, timexes: Sequence[Timex], ranges: Sequence[Range], events: Sequence[Event]
) -> tuple[TLink, ...]:
    """The statements of a text about time, ids l1.. in the order of what they speak of; given links as they are.

    Trust falls from calendar dates over connectives, aspect and tense to narrative order. VAGUE is never among them.
    """
    if document.links is not None:
        return tuple(given_link(record, number) for number, record in enumerate(document.links, 1))
    return links_by(document, timexes, ranges, events, link_model(document.lang))


def links_by(
    document: Document,
    timexes: Sequence[Timex],
    ranges: Sequence[Range],
    events: Sequence[Event],
    tables: Mapping[str, Table],
) -> tuple[TLink, ...]:
    """The same with the tables of a given model, whatever links came with the document."""
    timexes = [timex for timex in timexes if not _dates_the_text(timex, document)]
    sentences = read_sentences(document, timexes, events)
    signals, table = signals_of(document.lang), tables.get(DATING)
    dates: list[TLink] = []
    found: list[TLink] = [*against_publication(document, events), *order_times(timexes, ranges)]
    told: Happening | None = None
    for sentence in sentences:
        measured = [*distances(sentence)]
        measured += counted_on(sentence, table, measured, told)
        own = [*date_events(sentence, table, measured)]
        dates += own
        told = last_told(sentence, own, told)
        found += (link for distance in measured for link in distance.links())
        found += went_on(sentence, {distance.owner.event.id for distance in measured if distance.owner})
    order = order_events(sentences, signals)
    found += [
        *over_ranges(dates, ranges),
        *order,
        *order_in_unit(timexes, dates),
        *after_frame(sentences, timexes, dates, order),
    ]
    return numbered(found, timexes, events)


def _dates_the_text(timex: Timex, document: Document) -> bool:
    """Whether an expression is the header or dateline itself, which dates the text and no event."""
    start, end = stamp(document) or (0, 0)
    return timex.start < end and start < timex.end


def numbered(links: Iterable[TLink], timexes: Sequence[Timex], events: Sequence[Event]) -> tuple[TLink, ...]:
    """The links in the order of their ends in the text, one for each (from, to, rel), with ids."""
    place = {timex.id: timex.start for timex in timexes} | {event.id: event.start for event in events}
    unique: dict[tuple[str, str, str], TLink] = {}
    for link in links:
        key = (link.from_, link.to, link.rel)
        if key not in unique or _rank(unique[key]) < _rank(link):
            unique[key] = link
    ordered = sorted(unique.values(), key=lambda k: (place[k.from_], place.get(k.to, -1), k.to, k.rel))
    return tuple(replace(link, id=f"l{number}") for number, link in enumerate(ordered, 1))


def _rank(link: TLink) -> tuple[float, bool]:
    """How much a link says: its trust, then whether it knows a distance."""
    return link.trust, link.min_gap is not None


def given_link(record: Mapping[str, Any], number: int) -> TLink:
    """A link of the input as it is: its id comes back, unknown keys stay in ``extra``."""
    signal = record.get("signal")
    return TLink(
        str(record.get("id") or f"l{number}"),
        str(record["from"]),
        str(record["to"]),
        str(record["rel"]).upper(),
        tuple(signal) if signal else None,
        str(record.get("cue") or ""),
        float(record.get("trust") or 0.5),
        given=True,
        min_gap=record.get("min_gap"),
        max_gap=record.get("max_gap"),
        extra=tuple((key, value) for key, value in record.items() if key not in _OWN),
    )
