"""Light verbs: "the vote was held", "the strike began" tell of one happening with two events, a noun and its verb."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from chrono.chronology.phrases import words
from chrono.document.fold import fold_word
from chrono.document.model import Document
from chrono.event.model import Event

NOMINAL = frozenset({"NOUN", "MASDAR"})
"""Parts of speech of nominal events (a masdar is the verbal noun of Arabic)."""

REACH = 60
"""Events further from a verb than this are not looked at (in code points)."""

_NEAR = 30
_WORDS = 3
_STOPS = frozenset(".,،;؛:\n")


def is_light(event: Event, lang: str) -> bool:
    """Whether an event is a verb that only says that the noun beside it came about or went on."""
    return event.pos == "VERB" and fold_word(event.text.split()[0]) in words(lang).light


def is_ending(event: Event, lang: str) -> bool:
    """Whether a verb says that something came to its end."""
    return fold_word(event.text.split()[0]) in words(lang).ending


def noun_beside(document: Document, event: Event, nouns: Sequence[Event]) -> Event | None:
    """The nominal event nearest to a verb in its clause: its subject."""
    close = [n for n in nouns if gap(n, event) <= _NEAR and _joined(document, n, event)]
    return min(close, key=lambda n: (gap(n, event), n.start), default=None)


def gap(a: Event, b: Event) -> int:
    """Code points between two events."""
    return max(a.start - b.end, b.start - a.end)


def light_pairs(documents: Mapping[str, Document], events: Iterable[Event]) -> list[tuple[Event, Event]]:
    """(noun, light verb) for each light verb with a noun beside it."""
    grouped: dict[str, list[Event]] = {}
    for event in events:
        grouped.setdefault(event.document or "", []).append(event)
    found = []
    for name, members in grouped.items():
        document = documents[name]
        nouns = [e for e in members if e.pos in NOMINAL]
        starts = [n.start for n in nouns]
        for verb in members:
            around = nouns[bisect_left(starts, verb.start - REACH) : bisect_left(starts, verb.end + REACH)]
            noun = noun_beside(document, verb, around) if around and is_light(verb, document.lang) else None
            if noun is not None:
                found.append((noun, verb))
    return found


def _joined(document: Document, noun: Event, verb: Event) -> bool:
    """Whether nothing but a few small words parts the two, no stop and no preposition of time."""
    between = document.text[min(noun.end, verb.end) : max(noun.start, verb.start)]
    table = words(document.lang)
    said = [fold_word(w) for w in between.split()]
    return not set(between) & _STOPS and len(said) <= _WORDS and not table.apart.intersection(said)
