"""Clauses: a date told at the end of a clause dates its verb as well as the noun next to it; one clause is one line."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from chrono.chronology.light import NOMINAL
from chrono.chronology.phrases import words
from chrono.document.fold import fold_word
from chrono.document.model import Document
from chrono.event.model import Event

_REACH = 60
_BACK = 6
"""Events looked back at for the verb of a noun."""
_STOPS = frozenset(".,،;؛:\n")


def before(event: Event, events: Sequence[Event]) -> Sequence[Event]:
    """The few events of a document just before one, ``events`` being all of them in order."""
    at = bisect_left(events, (event.start, event.end), key=lambda e: (e.start, e.end))
    return events[max(0, at - _BACK) : at]


def governing(document: Document, noun: Event, events: Sequence[Event]) -> Event | None:
    """The verb before a nominal event in its clause, of which it is subject or object; ``events`` stand before it."""
    verb = next((e for e in reversed(events) if e.pos == "VERB" and e.end <= noun.start), None)
    if verb is None or noun.start - verb.end > _REACH:
        return None
    between = document.text[verb.end : noun.start]
    table = words(document.lang)
    parted = table.after | table.before | table.since
    free = not set(between) & _STOPS and not any(fold_word(w) in parted for w in between.split())
    return verb if free else None


def same_clause(documents: Mapping[str, Document], events: Iterable[Event]) -> Iterator[tuple[Event, Event]]:
    """(verb, other) of one clause, the label of the other being but a part of the verb's: not worth two lines."""
    for name, members in by_document(events).items():
        yield from _same_label(members)
        for n, noun in enumerate(members):
            if noun.pos in NOMINAL and noun.label:
                earlier = members[n - 1] if n else noun
                following = members[n + 1] if n + 1 < len(members) else noun
                governor = governing(documents[name], noun, members[max(0, n - _BACK) : n])
                verbs = [v for v in (governor, earlier, following) if v is not None and v.pos == "VERB"]
                verb = next((v for v in verbs if noun.label in v.label), None)
                if verb is not None:
                    yield verb, noun


def _same_label(events: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    """Verbs next to each other that one clause tells of, and their predicates, each with the first verb."""
    first: Event | None = None
    for event in events:
        if first is not None and event.label and event.label_spans == first.label_spans and event.pos not in NOMINAL:
            yield first, event
        elif event.pos == "VERB":
            first = event


def by_document(events: Iterable[Event]) -> Mapping[str, list[Event]]:
    """Document id -> its events, in order."""
    groups: dict[str, list[Event]] = {}
    for event in events:
        groups.setdefault(event.document or "", []).append(event)
    return groups
