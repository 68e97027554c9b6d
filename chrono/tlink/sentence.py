"""A sentence as the link rules see it: its words, and its events, expressions and signals by the words they cover."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chrono.document.fold import fold
from chrono.document.model import Document
from chrono.document.sentences import sentences
from chrono.event.model import Event
from chrono.timex.model import Timex
from chrono.tlink.signals import Signal, signals_of

_WORD = re.compile(r"\w+(?:['-]\w+)*|[^\w\s]")
_LIGHT = 16
"""Code points that a light verb takes at most."""

COMMAS = frozenset(",،;؛:")
FINITE = frozenset(("PAST", "PRESENT", "FUTURE"))
NOMINAL = frozenset(("NOUN", "MASDAR", "PARTICIPLE", "ADJECTIVE"))
QUOTES = frozenset('"«»“”')


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word and its half-open span in the document."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with the half-open range of words it covers.

    ``head`` is its first word or that of its light verb ("held a meeting"); ``joined``: a conjunction is written to it.
    """

    event: Event
    first: int
    last: int
    joined: bool = False
    head: int = 0

    @property
    def finite(self) -> bool:
        """Whether it is a verb with a tense (nominal events and infinitives have none)."""
        return self.event.tense in FINITE and self.event.pos not in NOMINAL

    @property
    def heads_clause(self) -> bool:
        """Whether it is the verb of a clause, or the noun that its light verb brings."""
        return self.finite or self.head < self.first


@dataclass(frozen=True, slots=True)
class Time:
    """A temporal expression with the half-open range of words it covers."""

    timex: Timex
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``words`` are folded, ``starts`` and ``ends`` their offsets in the document."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    happenings: tuple[Happening, ...]
    times: tuple[Time, ...]
    signals: tuple[Signal, ...]
    published: str | None = None

    def span(self, signal: Signal | None) -> tuple[int, int] | None:
        """Code points of a signal in the document."""
        return (self.starts[signal.first], self.ends[signal.last - 1]) if signal else None

    def glued(self, time: Time) -> str:
        """What is written before an expression in one word with it (a preposition or conjunction)."""
        return self.words[time.first][: max(0, time.timex.start - self.starts[time.first])]

    def ending_at(self, word: int) -> Signal | None:
        """The signal that ends just before this word."""
        return next((s for s in self.signals if s.last == word), None)

    def between(self, first: int, last: int) -> tuple[Signal, ...]:
        """The signals inside a range of words."""
        return tuple(s for s in self.signals if first <= s.first and s.last <= last)


def read_sentences(document: Document, timexes: Sequence[Timex], events: Sequence[Event]) -> tuple[Sentence, ...]:
    """The sentences of a document that hold an event or an expression, in order."""
    folded = fold(document.text)
    spans = [match.span() for match in _WORD.finditer(folded.text)]
    starts = [folded.start(start) for start, _ in spans]
    times = sorted(timexes, key=lambda timex: (timex.start, timex.end))
    happened = sorted(events, key=lambda event: (event.start, event.end))
    time_starts, event_starts = [t.start for t in times], [e.start for e in happened]
    found: list[Sentence] = []
    for begin, finish in _stretches(document):
        inside = happened[bisect_left(event_starts, begin) : bisect_left(event_starts, finish)]
        near = times[bisect_left(time_starts, begin) : bisect_left(time_starts, finish)]
        if inside or near:
            low, high = bisect_left(starts, begin), bisect_left(starts, finish)
            words = [Word(folded.text[a:b], folded.start(a), folded.end(b, document.text)) for a, b in spans[low:high]]
            found.append(_sentence(document, words, inside, near))
    return tuple(found)


def _stretches(document: Document) -> Iterator[tuple[int, int]]:
    """From the start of each sentence to the start of the next, so that no event falls between two."""
    starts = [0, *(span.start for span in sentences(document.text, document.lang)[1:]), len(document.text) + 1]
    return pairwise(starts)


def _sentence(document: Document, words: Sequence[Word], events: Sequence[Event], timexes: Sequence[Timex]) -> Sentence:
    starts = tuple(word.start for word in words)

    def cover(start: int, end: int) -> tuple[int, int]:
        first = max(0, bisect_right(starts, start) - 1)
        return first, max(first + 1, bisect_left(starts, end))

    def happening(event: Event) -> Happening:
        first, last = cover(event.start, event.end)
        start = _light_verb(event)
        head = cover(start, start + 1)[0]
        return Happening(event, first, last, bool(words) and starts[head] < start, head)

    texts = tuple(word.text for word in words)
    times = tuple(Time(timex, *cover(timex.start, timex.end)) for timex in timexes)
    ends = tuple(word.end for word in words)
    signals = tuple(s for s in signals_of(document.lang).find(texts) if not _hidden(s, times))
    return Sentence(texts, starts, ends, tuple(map(happening, events)), times, signals, document.published)


def _hidden(signal: Signal, times: Sequence[Time]) -> bool:
    """Whether a signal is a part of an expression ("before" in "before noon")."""
    return any(t.first <= signal.first and signal.last <= t.last and "attributive" not in signal.kinds for t in times)


def _light_verb(event: Event) -> int:
    """Where the light verb of a nominal event begins, by its label; else the start of the event itself."""
    start = event.label_spans[0][0] if event.label_spans else event.start
    return start if event.pos in NOMINAL and 0 < event.start - start <= _LIGHT else event.start
