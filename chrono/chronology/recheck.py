"""Checking again: only what a correction touches; every other finding stays, under the numbers of its entries now."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from chrono.chronology.check import without_echoes
from chrono.chronology.checks.sources import COPY, DIFFER
from chrono.chronology.checks.table import CHECKS
from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft, Kind, numbered
from chrono.chronology.mentions import Where
from chrono.chronology.model import Chronology, Entry, Finding
from chrono.chronology.parts import Parts
from chrono.chronology.quotes import Quotes
from chrono.chronology.rearrange import Lines
from chrono.chronology.remember import Memory, Stir
from chrono.chronology.resolve import Solver
from chrono.chronology.solution import Refusal, Solution
from chrono.timex.model import Timex

ACROSS = (DIFFER, COPY)
"""Checks that compare documents; every other looks at one document and what contradicts it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft with the parts it speaks of and the lines it is about."""

    kind: Kind
    draft: Draft
    parts: frozenset[int]
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Within(Facts):
    """Facts of some documents, with the expressions of all."""

    everywhere: Mapping[str, Timex] | None = None

    @cached_property
    def timexes(self) -> Mapping[str, Timex]:
        """Timexes of every document by full id."""
        return self.everywhere or {}


class Findings:
    """The drafts of all findings, kept while few of them change."""

    def __init__(self, parts: Parts, lines: Lines, quotes: Quotes, finished: Iterable[Finding] | None) -> None:
        """The findings of a chronology as it was finished; None: nothing is checked yet."""
        self._parts, self._lines = parts, lines
        self._quotes = quotes
        self.memory = Memory(parts, quotes)
        self._timexes = {one.id: one for one in parts.timexes}
        self._refusals: list[tuple[Refusal, frozenset[int]]] = []
        kinds = {kind.code: kind for kind, _ in CHECKS}
        kept = [self._kept(kinds[one.code], _draft(one)) for one in finished or () if one.code in kinds]
        self._own = [one for one in kept if one.kind not in ACROSS]
        self._across = [one for one in kept if one.kind == DIFFER]
        self._copies = None if finished is None else [one for one in kept if one.kind == COPY]
        self._looked: set[int] = set()

    def update(
        self, numbers: Collection[int], solver: Solver, make: Callable[[Iterable[int]], None], where: Where
    ) -> tuple[Finding, ...]:
        """The findings after some parts, their order or their lines changed; ``make`` solves parts that were not."""
        before, self._refusals = self._refusals, self._refused(solver)
        for timex in chain.from_iterable(self._parts.parts[n].stated.timexes for n in numbers):
            self._timexes[timex.id] = timex
        own = self._closed(numbers, [parts for _, parts in (*before, *self._refusals) if len(parts) > 1])
        alarms = self._across
        self._look(own, solver)
        self._compare(self.memory.update(own, where), solver, where)
        silent = self._silent(alarms)
        if silent:
            make(silent)
            self._refusals = self._refused(solver)
            self._look(self._closed(silent, [parts for _, parts in self._refusals if len(parts) > 1]), solver)
        places = {one.id: n for n, one in enumerate(self._parts.chronology.documents)}
        kept = [*self._own, *self._across, *(self._copies or ())]
        return numbered(without_echoes([(one.kind, self._now(one)) for one in kept], self._timexes), places)

    def _silent(self, alarms: Iterable[Kept]) -> set[int]:
        """Parts that were not looked at, with an alarm that is over: what was no more than its echo is heard now."""
        still = {one.draft.statements for one in self._across}
        over = (one.parts for one in alarms if one.draft.statements not in still)
        return {number for parts in over for number in parts} - self._looked

    def _refused(self, solver: Solver) -> list[tuple[Refusal, frozenset[int]]]:
        return [(one, frozenset(self._of(one))) for one in solver.refusals]

    def _solution(self, numbers: Iterable[int], solver: Solver) -> Solution:
        some = frozenset(numbers)
        return solver.solution(sorted(some), [one for one, parts in self._refusals if parts & some])

    def _of(self, one: Refusal) -> set[int]:
        return self._parts.of(id_ for claim in (one.claim, *one.against) for id_ in (*claim.refs, claim.source))

    def _closed(self, numbers: Collection[int], wide: Collection[frozenset[int]]) -> set[int]:
        """These parts, with those that share a contradiction with them."""
        found, size = set(numbers), -1
        while size < len(found):
            size = len(found)
            for parts in wide:
                found |= parts if parts & found else set()
        return found

    def _stated(self, numbers: Iterable[int]) -> Chronology:
        """Some parts as a chronology of their own, with their entries."""
        parts = [self._parts.said(n) for n in sorted(numbers)]
        whole = self._parts.chronology
        entries = {at: self._lines.entries[at] for at in self._lines.lines_of(numbers)}
        return replace(
            whole,
            documents=tuple(one for part in parts for one in part.documents),
            timexes=tuple(one for part in parts for one in part.timexes),
            ranges=tuple(one for part in parts for one in part.ranges),
            events=tuple(one for part in parts for one in part.events),
            links=tuple(one for part in parts for one in part.links),
            entries=tuple(sorted(entries.values(), key=lambda entry: int(entry.id[1:]))),
            findings=(),
        )

    def _look(self, own: Collection[int], solver: Solver) -> None:
        """The checks that look at one document, on some parts."""
        self._looked |= set(own)
        facts = Facts(self._stated(own), self._solution(own, solver))
        found = [self._kept(kind, draft) for kind, find in CHECKS if kind not in ACROSS for draft in find(facts)]
        self._own = [*(one for one in self._own if not one.parts & set(own)), *found]

    def _compare(self, stir: Stir, solver: Solver, where: Where) -> None:
        """The checks that look at several documents: copies once, dates that differ where mentions changed."""
        if self._copies is None:
            facts = Facts(self._parts.chronology, solver.solution((), ()))
            self._copies = [self._kept(COPY, draft) for draft in _check(COPY)(facts)]
        told = replace(self._solution((), solver), mentions=self.memory.around(stir, where))
        near = stir.own | stir.common | stir.beside
        facts = Within(self._stated(near), told, everywhere=self._timexes)
        found = [self._kept(DIFFER, draft) for draft in _check(DIFFER)(facts)]
        again = [one for one in found if _stirred(one, stir)]
        self._across = [*(one for one in self._across if not _stirred(one, stir)), *again]

    def _kept(self, kind: Kind, draft: Draft) -> Kept:
        parts = frozenset(self._parts.home[one.document] for one in draft.statements)
        return Kept(kind, draft, parts, tuple(self._lines.at(id_) for id_ in draft.entries))

    def _now(self, one: Kept) -> Draft:
        """The draft with the entries as they are numbered now."""
        entries = [self._lines.entries[at] for at in one.lines]
        ids = tuple(entry.id for entry in sorted(entries, key=_rank))
        return one.draft if ids == one.draft.entries else replace(one.draft, entries=ids)


def _draft(one: Finding) -> Draft:
    return Draft(one.title, one.explanation, one.statements, one.suggestion, one.entries)


def _stirred(one: Kept, stir: Stir) -> bool:
    return bool(one.parts & stir.own) or one.parts <= stir.common


def _rank(entry: Entry) -> tuple[int, str]:
    return entry.rank, entry.id


def _check(kind: Kind) -> Callable[[Facts], Iterator[Draft]]:
    return next(find for one, find in CHECKS if one == kind)
