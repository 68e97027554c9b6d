"""Arranging again: the lines of a corrected chronology, those that nothing happened to kept as they are."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from chrono.chronology.assemble import EXACT, ordinal_keys, said_order
from chrono.chronology.claims import Claim
from chrono.chronology.dating import Dating, dating
from chrono.chronology.entries import Group, Sources, entry
from chrono.chronology.frontier import Frontier, Pair
from chrono.chronology.joined import joined
from chrono.chronology.model import Entry, EntryBounds
from chrono.chronology.order import Placement, exact_ranges, extension, ranges_by_bounds
from chrono.chronology.parts import Part, Parts
from chrono.chronology.precedence import precedes, reduction
from chrono.chronology.quotes import Quotes
from chrono.chronology.resolve import Solver
from chrono.temporal.bounds import Bounds
from chrono.temporal.civil import parse_moment
from chrono.timex.model import Range, Timex

NOWHERE = Placement(0, 0, 0, 0)
NOWHERE_IN_TIME = Bounds()

Ids = tuple[str, ...]


BY_HAND = 0.98
"""Trust in a merge that the reader made: above what texts say, below calendar dates."""


def merges_of(groups: Iterable[Ids]) -> dict[str, Claim]:
    """The claims that all mentions of a group are one happening."""
    pairs = ((ids[0], id_) for ids in groups if len(ids) > 1 for id_ in ids[1:])
    return {f"{b}/merge": Claim(f"{b}/merge", a, "SIMULTANEOUS", b, trust=BY_HAND, refs=(a, b)) for a, b in pairs}


class Lines:
    """Groups of mentions by the place of their first one in the texts, their bounds, order and entries."""

    def __init__(self, parts: Parts, quotes: Quotes, witnesses: Mapping[str, str], entries: Sequence[Entry]) -> None:
        """The lines of a chronology as it was finished."""
        self.parts = parts
        self.place = {event.id: at for at, event in enumerate(parts.events)}
        self._expressions: dict[str, tuple[Timex | Range, ...]] = {}
        self._containers: dict[str, Ids] = {}
        self._neighbours: dict[str, Ids] = {}
        told = Dating(self._expressions, self._containers, self._neighbours)
        self._sources = Sources(told, quotes, witnesses)
        self._fresh: dict[int, Entry] = {}
        self._names: list[str] = ["n0"]
        self._line: Sequence[int] = [self.place[entry.events[0]] for entry in entries]
        self.entries: dict[int, Entry] = dict(zip(self._line, entries, strict=True))
        self.of_event = {id_: at for at, entry in self.entries.items() for id_ in entry.events}
        self.groups = {at: self._group(entry.events) for at, entry in self.entries.items()}
        self._ids: dict[Ids, int] = {entry.events: at for at, entry in self.entries.items()}
        self._leads = {group.lead: at for at, group in self.groups.items() if group.real}
        self._bounds = {at: _instants(entry.bounds) for at, entry in self.entries.items()}
        self._numbers: dict[int, int] = dict(zip(self._line, range(1, len(entries) + 1), strict=True))
        self._after = {at: sorted(map(self.at, entry.after)) for at, entry in self.entries.items()}
        self._said: dict[int, list[Pair]] = {}
        self._tied: dict[int, list[tuple[str, str]]] = {}
        self._guess_ties()
        guessed = self._guessed() if len(entries) > EXACT else ()
        self._frontier = Frontier(self._bounds, guessed, self._after) if len(entries) > EXACT else None

    def _group(self, ids: Ids) -> Group:
        return Group(tuple([self.parts.events[self.place[id_]] for id_ in ids]))

    def _guessed(self) -> Iterator[Pair]:
        """Lines that are said to follow each other, as the finished order shows it: it is not by their bounds."""
        for at, earlier in self._after.items():
            yield from ((m, at) for m in earlier if not precedes(self._bounds[m], self._bounds[at]))

    def _guess_ties(self) -> None:
        """Lines of one rank were called simultaneous."""
        for number, at in enumerate(self._line, 1):
            entry = self.entries[at]
            if entry.rank != number and entry.rank <= len(self._line):
                pair = self.entries[self._line[entry.rank - 1]].events[0], entry.events[0]
                self._tied.setdefault(self.parts.owner[self.groups[at].lead], []).append(pair)

    def difference(self, groups: Iterable[Ids]) -> tuple[set[Ids], set[Ids]]:
        """The groups that went and that came, if these are the groups now."""
        now = set(groups)
        return self._ids.keys() - now, now - self._ids.keys()

    def regroup(self, gone: Iterable[Ids], came: Iterable[Ids]) -> None:
        """Other groups of mentions."""
        for ids in gone:
            self._drop(ids)
        for ids in came:
            self._ids[ids] = self.place[ids[0]]
            self.of_event.update(dict.fromkeys(ids, self.place[ids[0]]))

    def merges(self) -> dict[str, Claim]:
        """The claims that the groups make."""
        return merges_of(self._ids)

    def joined(self) -> Iterator[set[int]]:
        """Parts that a line joins."""
        owner = self.parts.owner
        for ids in self._ids:
            if len(ids) > 1:
                yield {owner[id_] for id_ in ids}

    def bounds(self, event: str) -> Bounds:
        """Where the line of an event lies."""
        return self._bounds.get(self.of_event.get(event, -1), NOWHERE_IN_TIME)

    def take(self, numbers: Collection[int], solver: Solver, gone: frozenset[str]) -> set[int]:
        """Read parts that were just made; those with a line that lies elsewhere than was thought."""
        _, pairs = self._date(numbers, gone)
        lines = self.lines_of(numbers)
        if self._frontier is not None:
            self._frontier.say([at for at in lines if self.parts.owner[self.groups[at].lead] in numbers], pairs)
        groups = [self.groups[at] for at in lines]
        other = [one for at, one in zip(lines, groups, strict=True) if self._lies(one, solver) != self._bounds[at]]
        return self.parts.of(event.id for group in other for event in group.events)

    def _lies(self, group: Group, solver: Solver) -> Bounds:
        return solver.bounds(group.lead, group.real)

    def _drop(self, ids: Ids) -> None:
        self._forget(self._ids.pop(ids))
        for id_ in ids:
            self.of_event.pop(id_, None)

    def _forget(self, at: int) -> None:
        """The group of a line goes, with what it led."""
        old = self.groups.pop(at, None)
        if old is not None and self._leads.get(old.lead) == at:
            del self._leads[old.lead]

    def at(self, entry: str) -> int:
        """The line of an entry's id, as the entries are numbered now."""
        return self._line[int(entry[1:]) - 1]

    def lines_of(self, numbers: Iterable[int]) -> set[int]:
        """The lines on which some parts tell of anything."""
        events = chain.from_iterable(self.parts.said(number).events for number in numbers)
        return {self.of_event[event.id] for event in events if event.id in self.of_event}

    def update(self, numbers: Collection[int], solver: Solver, gone: frozenset[str]) -> tuple[Entry, ...]:
        """The entries after what some parts say, or the groups, became other; ``gone`` are the claims refused."""
        touched = self.lines_of(numbers)
        before = dict(self._bounds)
        self._regroup(touched)
        pairs = self._date(numbers, gone)
        for at in touched:
            self._bounds[at] = self._lies(self.groups[at], solver)
            self._fresh[at] = entry(self.groups[at], NOWHERE, self._bounds[at], (), self._sources)
        moved = {at: self._bounds.get(at) for at in self._other(before, touched)}
        return self._arranged(moved, pairs, touched, solver)

    def _other(self, before: Mapping[int, Bounds], touched: Iterable[int]) -> Iterator[int]:
        yield from before.keys() - self._bounds.keys()
        yield from (at for at in touched if before.get(at) != self._bounds[at])

    def _regroup(self, touched: Iterable[int]) -> None:
        """The groups of the lines with the events as they now are."""
        lines = dict.fromkeys(self.of_event.values())
        for at in self._bounds.keys() - lines.keys():
            del self._bounds[at]
            self.entries.pop(at, None)
            self._numbers.pop(at, None)
        by_place = {at: ids for ids, at in self._ids.items() if at in touched}
        for at in touched:
            self._forget(at)
            self.groups[at] = self._group(by_place[at])
        for at in touched:
            if self.groups[at].real:
                self._leads[self.groups[at].lead] = at

    def _date(self, numbers: Iterable[int], gone: frozenset[str]) -> tuple[list[Pair], list[Pair]]:
        """Read the links that hold in some parts: what dates their events; the pairs of lines that went and came."""
        old: list[Pair] = []
        new: list[Pair] = []
        for number in numbers:
            part = self.parts.parts[number]
            held = [claim for claim in part.claims.values() if claim.id not in gone]
            self._read(part, held)
            old += self._said.get(number, [])
            self._said[number] = list(said_order(held, self._leads))
            new += self._said[number]
            same = [(c.source, c.target) for c in held if c.rel == "SIMULTANEOUS"]
            self._tied[number] = [pair for pair in same if pair[0] in self.place and pair[1] in self.place]
        return old, new

    def _read(self, part: Part, held: Sequence[Claim]) -> None:
        for event in part.stated.events:
            self._expressions.pop(event.id, None)
            self._containers.pop(event.id, None)
            self._neighbours.pop(event.id, None)
        found = dating(part.stated, held)
        self._expressions.update(found.expressions)
        self._containers.update(found.containers)
        self._neighbours.update(found.neighbours)

    def _arranged(
        self,
        moved: Mapping[int, Bounds | None],
        pairs: tuple[list[Pair], list[Pair]],
        touched: Collection[int],
        solver: Solver,
    ) -> tuple[Entry, ...]:
        members = sorted(self._bounds)
        bounds = [self._bounds[at] for at in members]
        lines = [self.groups[at] for at in members]
        after, ranges = self._order(members, bounds, lines, moved=moved, pairs=pairs, touched=touched, solver=solver)
        keys = dict(zip(members, ordinal_keys(lines, bounds), strict=True))
        line = extension(after, keys, members)
        return self._numbered(line, after, dict(zip(members, ranges, strict=True)), touched)

    def _order(
        self,
        members: Sequence[int],
        bounds: Sequence[Bounds],
        lines: Sequence[Group],
        *,
        moved: Mapping[int, Bounds | None],
        pairs: tuple[list[Pair], list[Pair]],
        touched: Collection[int],
        solver: Solver,
    ) -> tuple[dict[int, list[int]], list[tuple[int, int]]]:
        """Immediate predecessors and rank intervals."""
        if len(members) <= EXACT:
            self._frontier = None
            before = solver.solution((), ()).before([g.lead for g in lines], [g.real for g in lines])
            after = {members[n]: [members[m] for m in earlier] for n, earlier in enumerate(reduction(before))}
            return after, exact_ranges(before)
        if self._frontier is None:
            self._frontier = Frontier(self._bounds, chain.from_iterable(self._said.values()))
        else:
            self._frontier.move(moved, *pairs, touched)
        return self._frontier.after, ranges_by_bounds(bounds)

    def _numbered(
        self,
        line: Sequence[int],
        after: Mapping[int, list[int]],
        ranges: Mapping[int, tuple[int, int]],
        touched: Collection[int],
    ) -> tuple[Entry, ...]:
        """The entries in their order; one that is what it was before is the same object."""
        self._names += [f"n{n}" for n in range(len(self._names), len(line) + 1)]
        before, numbers = self._numbers, dict(zip(line, range(1, len(line) + 1), strict=True))
        other = {at for at, number in numbers.items() if before.get(at) != number} | {*touched}
        ties, first = self._ties(), dict[int, int]()
        self._line = line
        self._numbers, was, self._after = numbers, self._after, dict(after)
        made = []
        for number, at in enumerate(line, 1):
            rank = first.setdefault(ties[at], number) if at in ties else number
            low, high = ranges[at]
            rank = max(low, min(rank, high))
            old = self.entries.get(at)
            earlier = after[at]
            if old is None or at in other or was.get(at) != earlier or not other.isdisjoint(earlier):
                names = tuple([self._names[n] for n in sorted(map(numbers.__getitem__, earlier))])
                old = self._entry(at, number, (rank, low, high), names)
            elif old.rank != rank or old.rank_min != low or old.rank_max != high:
                old = self._entry(at, number, (rank, low, high), old.after)
            self.entries[at] = old
            made.append(old)
        self._fresh = {}
        return tuple(made)

    def _entry(self, at: int, number: int, ranks: tuple[int, int, int], after: Ids) -> Entry:
        e = self._fresh.get(at) or self.entries[at]
        return Entry(
            self._names[number], *ranks, after, e.status, e.label, e.events, e.bounds, e.edtf, e.granularity,
            e.certainty, e.factuality, e.confidence, e.sources,
        )  # fmt: skip

    def _ties(self) -> dict[int, int]:
        """Lines that the text calls simultaneous -> the first of them."""
        pairs = chain.from_iterable(self._tied.values())
        lines = self.of_event
        return joined((lines[one], lines[other]) for one, other in pairs if one in lines and other in lines)


def _instants(bounds: EntryBounds) -> Bounds:
    sides = (bounds.earliest_begin, bounds.latest_begin, bounds.earliest_end, bounds.latest_end)
    return Bounds(*[None if side is None else parse_moment(side) for side in sides])
