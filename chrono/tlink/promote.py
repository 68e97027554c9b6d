"""Promoting: the events that a reader's chronology lists because the text dates them, seen once the links are known.

The event stage tells ``main`` from the words alone. An event that has a date of its own is worth a line, and so is a
verb joined to one that is listed ("they attacked the base and looted it") or told with it ("when they met, he held a
talk"). Of speech acts only the one that carries the
report itself is the news: the first one dated to the day of publication.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from chrono.document.model import Document
from chrono.document.sentences import sentences
from chrono.event.model import Event
from chrono.timex.model import Timex

from .model import TLink
from .signals import joiners

_BESIDE = 3
LONGEST = 10
"""Code points before a verb that are looked at for a conjunction."""

_SPEECH = frozenset(("REPORTING",))
_QUIET = frozenset(("negated", "possible", "counterfactual"))
_DATING = frozenset(("IS_INCLUDED", "SIMULTANEOUS", "BEGUN_BY", "ENDED_BY", "BEGINS", "ENDS", "DURING"))


def promoted(
    document: Document, events: tuple[Event, ...], links: Iterable[TLink], timexes: Iterable[Timex]
) -> tuple[Event, ...]:
    """The events with ``main`` set where a date or a listed neighbour makes them worth a line; given ones stay as
    given."""
    dates = {timex.id: timex for timex in timexes}
    links = tuple(links)
    dated = {link.from_: dates[link.to] for link in links if link.rel in _DATING and link.to in dates}
    told = {e.id for e in events if e.class_ not in _SPEECH and e.factuality not in _QUIET}
    listed = {event.id for event in events if event.main}
    listed |= {e.id for n, e in enumerate(events) if e.id in told & dated.keys() and not _is_within(n, events, listed)}
    listed |= {link.from_ for link in links if link.cue == "when" and link.to in listed and link.from_ in told}
    listed |= set(_report(document, events, dated))
    listed |= set(_joined(document, events, listed))
    return tuple(replace(e, main=True) if e.id in listed and not (e.main or e.given) else e for e in events)


def _is_within(n: int, events: tuple[Event, ...], listed: set[str]) -> bool:
    """Whether an event is only taken up again by what a listed verb beside it does ("the court upheld the verdict")."""
    event = events[n]
    near = events[max(0, n - _BESIDE) : n + _BESIDE]
    verbs = (e.label for e in near if e.pos == "VERB" and e.id in listed and e.id != event.id)
    return event.same_as is not None and bool(event.label) and any(event.label in label for label in verbs)


def _report(document: Document, events: tuple[Event, ...], dated: dict[str, Timex]) -> Iterator[str]:
    """The first speech act that is dated to the day of publication."""
    for event in events:
        timex = dated.get(event.id)
        if event.class_ in _SPEECH and timex is not None and document.published and timex.begin == document.published:
            yield event.id
            return


def _joined(document: Document, events: tuple[Event, ...], listed: set[str]) -> Iterator[str]:
    """Past verbs that a conjunction joins to a listed event of their sentence, or told within what did not happen.

    "The troops, who were sent in March, could not hold the town": no entry for the holding, but one for the sending.
    """
    words = joiners(document.lang)
    text = document.text
    ends = iter([span.end for span in sentences(text, document.lang)])
    end, listing, denied = 0, False, False
    for event in events:
        while event.start >= end:
            end, listing, denied = next(ends, len(text) + 1), False, False
        if event.id in listed:
            listing, denied = True, False
        elif event.pos == "VERB" and event.factuality == "negated":
            denied = True
        elif _is_told(event) and (
            denied or (listing and text[max(0, event.start - LONGEST) : event.start].endswith(words))
        ):
            yield event.id


def _is_told(event: Event) -> bool:
    return (event.pos, event.tense, event.class_) == ("VERB", "PAST", "OCCURRENCE") and event.factuality == "asserted"
