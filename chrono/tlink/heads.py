"""Who owns a date: the verb before a noun in a name, and the nearer of two events that the text sets apart.

"When the director for counter-terrorism, So-and-so, met the ministers in July": the model may hand July to the noun
that is nearer. Where that noun lies inside the label of an undated main event and stands well apart from the
expression, the event takes the date, and every relation that the noun had been given.

"Ignored since they seized power in 2021": the year dates the seizure; an event told to follow or precede it does
not share its date.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from chrono.event.model import Event
from chrono.timex.model import Timex
from chrono.tlink.event_timex import taken_over, told_together
from chrono.tlink.find import numbered
from chrono.tlink.model import TLink

_APART = 4
"""Words between a noun and an expression that is not the noun's own, as it is in "the attack of 19 August"."""

_WEAKER = 0.9


def to_heads(links: Sequence[TLink], events: Sequence[Event], timexes: Iterable[Timex], text: str) -> tuple[TLink, ...]:
    """The links with those of nested nouns moved to the main event around them; given links stay as they are."""
    times = {timex.id: timex for timex in timexes}
    by_id = {event.id: event for event in events}
    dated = {link.from_ for link in links if link.to in times}
    moved: dict[str, str] = {}
    for link in links:
        noun, time = by_id.get(link.from_), times.get(link.to)
        if noun and time and not link.given and _stands_apart(noun, time, text):
            head = _head(noun, events)
            if head and head.id not in dated and head.id not in moved.values():
                moved[noun.id] = head.id
    owned = [_moved(link, moved) for link in _without_shared(links, times)]
    dates = [link for link in owned if link.to in times]
    shared = [*told_together(dates, owned), *taken_over(dates, owned)]
    return numbered([*owned, *shared], [*times.values()], events) if shared else tuple(owned)


def _without_shared(links: Sequence[TLink], times: Mapping[str, Timex]) -> Iterator[TLink]:
    """The links but for those that give an event the date of the one that it is told to follow or precede."""
    dated = {(link.from_, link.to) for link in links if link.to in times and link.rel == "IS_INCLUDED"}
    apart = {(link.from_, link.to) for link in links if link.rel in ("BEFORE", "AFTER") and link.signal}
    for link in links:
        others = (other for one, other in apart if one == link.from_)
        shared = (link.from_, link.to) in dated and any((other, link.to) in dated for other in others)
        if link.given or not shared:
            yield link


def _stands_apart(noun: Event, time: Timex, text: str) -> bool:
    nominal = noun.pos != "VERB" and not noun.main and noun.end <= time.start
    return nominal and len(text[noun.end : time.start].split()) >= _APART


def _head(noun: Event, events: Iterable[Event]) -> Event | None:
    """The main event of another trigger whose label holds the noun; the innermost one."""
    around = [
        event for event in events if event.main and event.id != noun.id and event.pos == "VERB" and _holds(event, noun)
    ]
    return max(around, key=lambda event: event.start, default=None)


def _holds(event: Event, noun: Event) -> bool:
    return any(start <= noun.start and noun.end <= end for start, end in event.label_spans)


def _moved(link: TLink, moved: Mapping[str, str]) -> TLink:
    if link.given or not {link.from_, link.to} & set(moved):
        return link
    ends = moved.get(link.from_, link.from_), moved.get(link.to, link.to)
    return (
        replace(link, from_=ends[0], to=ends[1], trust=round(link.trust * _WEAKER, 2)) if ends[0] != ends[1] else link
    )
