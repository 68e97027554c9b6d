"""Facts: a chronology with the look-ups that checks need, made once for a run."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar, cast

from chrono.chronology.dating import dates
from chrono.chronology.model import Chronology, Entry, Statement
from chrono.chronology.quotes import Quotes, quotes
from chrono.chronology.solution import Solution
from chrono.document.dct import stamp, stands_as_dateline
from chrono.document.fold import Folded, fold
from chrono.document.model import Document, Span
from chrono.event.model import Event
from chrono.timex.model import Range, Timex
from chrono.tlink.model import TLink

Spanned = Timex | Event | Range

_T = TypeVar("_T", Timex, Event)
_V = TypeVar("_V")


@dataclass(frozen=True)
class Facts:
    """A chronology, its solution, and indexes over both."""

    chronology: Chronology
    solution: Solution
    _folded: dict[str, Folded] = field(default_factory=dict, repr=False)
    _kept: dict[tuple[str, str], object] = field(default_factory=dict, repr=False)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id."""
        return {d.id: d for d in self.chronology.documents}

    @cached_property
    def timexes(self) -> Mapping[str, Timex]:
        """Timexes by full id."""
        return {t.id: t for t in self.chronology.timexes}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Events by full id."""
        return {e.id: e for e in self.chronology.events}

    @cached_property
    def links(self) -> Mapping[str, TLink]:
        """Links by full id."""
        return {k.id: k for k in self.chronology.links}

    @cached_property
    def timexes_in(self) -> Mapping[str, list[Timex]]:
        """Document id -> its timexes, in the order of the text."""
        return _grouped(self.chronology.timexes)

    @cached_property
    def events_in(self) -> Mapping[str, list[Event]]:
        """Document id -> its events, in the order of the text."""
        return _grouped(self.chronology.events)

    @cached_property
    def entry_of(self) -> Mapping[str, Entry]:
        """Full event id -> the entry it stands in."""
        return {event: entry for entry in self.chronology.entries for event in entry.events}

    def timexes_between(self, document: str, start: int, end: int) -> Sequence[Timex]:
        """The expressions of a document that begin in a stretch of it, by bisection; without its header or dateline."""
        members, starts = self._timex_starts.get(document, ([], []))
        return members[bisect_left(starts, start) : bisect_left(starts, end)]

    def events_between(self, document: str, start: int, end: int) -> Sequence[Event]:
        """The events of a document that begin in a stretch of it, by bisection."""
        members, starts = self._event_starts.get(document, ([], []))
        return members[bisect_left(starts, start) : bisect_left(starts, end)]

    @cached_property
    def _timex_starts(self) -> Mapping[str, tuple[list[Timex], list[int]]]:
        told = {name: _without_stamp(self.documents[name], found) for name, found in self.timexes_in.items()}
        return {name: (found, [t.start for t in found]) for name, found in told.items()}

    @cached_property
    def _event_starts(self) -> Mapping[str, tuple[list[Event], list[int]]]:
        return {name: (found, [e.start for e in found]) for name, found in self.events_in.items()}

    @cached_property
    def dates_of(self) -> Mapping[str, tuple[str, ...]]:
        """Full event id -> ids of the expressions that a link says date it, held or not."""
        return _paired((k.from_, k.to) for k in self.chronology.links if k.to in self.timexes and dates(k.rel))

    @cached_property
    def _dated(self) -> Mapping[str, tuple[str, ...]]:
        place = {e.id: n for n, e in enumerate(self.chronology.events)}
        pairs = [(t, e) for e, found in self.dates_of.items() if e in place for t in found]
        return _paired(sorted(pairs, key=lambda pair: place[pair[1]]))

    def events_dated_by(self, timex: str) -> tuple[str, ...]:
        """Ids of the events that an expression dates, in order."""
        return self._dated.get(timex, ())

    def is_of_another(self, counted: str, date: str) -> bool:
        """Whether a date is that of another event than the one a distance is counted from.

        "A year after the vote, and in June they parted": June is no date of the vote.
        """
        origins, dated = self._origins.get(counted, ()), self.events_dated_by(date)
        return bool(origins and dated) and not set(origins) & set(dated)

    @cached_property
    def _origins(self) -> Mapping[str, tuple[str, ...]]:
        """Full id of an expression -> ids of what it is counted from."""
        return _paired((k.from_, k.to) for k in self.chronology.links if k.min_gap is not None)

    @cached_property
    def given_pairs(self) -> frozenset[tuple[str, str]]:
        """(event, expression) for every link that was handed in, as by a timeline."""
        return frozenset((k.from_, k.to) for k in self.chronology.links if k.given)

    @cached_property
    def quotes(self) -> Quotes:
        """The documents' texts and sentences."""
        return quotes(self.chronology)

    def folded(self, document: Document) -> Folded:
        """The folded text of a document, made once."""
        if document.id not in self._folded:
            self._folded[document.id] = fold(document.text)
        return self._folded[document.id]

    def once(self, what: str, document: str, make: Callable[[], Sequence[_V]]) -> Sequence[_V]:
        """What several checks need of a document (or of all, ``""``), made once."""
        key = (what, document)
        if key not in self._kept:
            self._kept[key] = make()
        return cast("Sequence[_V]", self._kept[key])

    def sentence(self, document: str, at: int) -> Span:
        """The sentence around a place of a document."""
        return self.quotes.sentence(document, at)

    def together(self, document: Document, first: int, second: int) -> bool:
        """Whether two places stand in one sentence."""
        span = self.sentence(document.id, first)
        return span.start <= second < max(span.end, span.start + 1)

    def quote(self, value: Spanned, *others: Spanned) -> Statement:
        """A statement over one value, or over the stretch that holds several values of one document."""
        values = (value, *others)
        start, end = min(v.start for v in values), max(v.end for v in values)
        found = self.span(value.document or "", start, end, tuple(v.id for v in values))
        return found if found.quote else replace(found, quote=" … ".join(v.text for v in values))

    def span(self, document: str, start: int, end: int, refs: tuple[str, ...] = ()) -> Statement:
        """A statement over code points of a document."""
        return Statement(document, start, end, self.quotes.text(document, start, end), refs)

    def entries(self, values: Iterable[Spanned]) -> tuple[str, ...]:
        """Ids of the entries that these events stand in, in order of rank."""
        entries = {self.entry_of[v.id].id: self.entry_of[v.id].rank for v in values if v.id in self.entry_of}
        return tuple(sorted(entries, key=lambda id_: (entries[id_], id_)))


def _without_stamp(document: Document, timexes: Sequence[Timex]) -> list[Timex]:
    """The expressions without the header or dateline of their document, which dates the text and no event in it."""
    start, end = stamp(document) or (0, 0)
    told = [t for t in timexes if not start <= t.start < end]
    text, published = document.text, document.published
    return [t for t in told if t.begin != published or not stands_as_dateline(text, t.start, t.end)]


def _grouped(values: Iterable[_T]) -> dict[str, list[_T]]:
    groups: dict[str, list[_T]] = defaultdict(list)
    for value in values:
        groups[value.document or ""].append(value)
    return groups


def _paired(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, dict[str, None]] = {}
    for key, value in pairs:
        groups.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in groups.items()}
