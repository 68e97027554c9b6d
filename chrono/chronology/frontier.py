"""Frontier: who comes immediately before whom among very many lines, kept while a few of them move.

Gives what ``precedence.sparse_reduction`` gives. A line that ends at ``e`` comes immediately before one that begins at
``x >= e`` as long as none that begins at or after ``e`` has ended by ``x``; so what moves is looked at by few.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from chrono.chronology.precedence import precedes
from chrono.temporal.bounds import Bounds

NEVER = -1 << 62
Pair = tuple[int, int]


class Frontier:
    """Lines by number, with bounds and the pairs of them that are said to follow each other."""

    def __init__(
        self, bounds: Mapping[int, Bounds], pairs: Iterable[Pair], after: Mapping[int, list[int]] | None = None
    ) -> None:
        """Everything is found, unless it is known ``after`` whom each line comes."""
        self.bounds = dict(bounds)
        self.after: dict[int, list[int]] = dict(after or {})
        self._said: dict[int, dict[int, int]] = {}
        self._ends = sorted((b.latest_end, n) for n, b in bounds.items() if b.latest_end is not None)
        self._begins = sorted((b.earliest_begin, n) for n, b in bounds.items() if b.earliest_begin is not None)
        for pair in pairs:
            self._say(pair, 1)
        if after is None:
            self._find(self.bounds)

    def say(self, lines: Iterable[int], pairs: Iterable[Pair]) -> None:
        """What is said of whom some lines follow, which was only guessed so far; nobody moves by it."""
        for n in lines:
            self._said.pop(n, None)
        for pair in pairs:
            self._say(pair, 1)

    def move(
        self, bounds: Mapping[int, Bounds | None], gone: Iterable[Pair], came: Iterable[Pair], more: Iterable[int]
    ) -> None:
        """Other bounds for some lines (None: the line is gone), and other pairs; ``more`` are looked at anyway."""
        sides: list[int] = []
        for n, new in bounds.items():
            old = self.bounds.pop(n, None)
            sides += [b.latest_end for b in (old, new) if b is not None and b.latest_end is not None]
            self._take(n, old)
            self._put(n, new)
        for pair in gone:
            self._say(pair, -1)
        for pair in came:
            self._say(pair, 1)
        looked = {n for side in sides for n in self._looking_at(side, bounds)} | {*bounds, *more}
        self._find([n for n in looked if n in self.bounds])

    def _take(self, n: int, old: Bounds | None) -> None:
        self.after.pop(n, None)
        if old is not None and old.latest_end is not None:
            del self._ends[bisect_left(self._ends, (old.latest_end, n))]
        if old is not None and old.earliest_begin is not None:
            del self._begins[bisect_left(self._begins, (old.earliest_begin, n))]

    def _put(self, n: int, new: Bounds | None) -> None:
        if new is not None:
            self.bounds[n] = new
            if new.latest_end is not None:
                insort(self._ends, (new.latest_end, n))
            if new.earliest_begin is not None:
                insort(self._begins, (new.earliest_begin, n))

    def _say(self, pair: Pair, by: int) -> None:
        before, n = pair
        said = self._said.setdefault(n, {})
        said[before] = said.get(before, 0) + by
        if not said[before]:
            del said[before]

    def _looking_at(self, end: int, moved: Mapping[int, object]) -> Iterator[int]:
        """The lines that one which ends then could come immediately before."""
        at, last = bisect_left(self._ends, (end, NEVER)), None
        while last is None and at < len(self._ends):
            moment, n = self._ends[at]
            begin = self.bounds[n].earliest_begin
            last = moment if n not in moved and begin is not None and begin >= end else None
            at += 1
        low = bisect_left(self._begins, (end, NEVER))
        high = len(self._begins) if last is None else bisect_left(self._begins, (last, NEVER))
        yield from (n for _, n in self._begins[low:high])

    def _find(self, some: Iterable[int]) -> None:
        ends, bounds = self._ends, self.bounds
        moments = [end for end, _ in ends]
        starts = [NEVER if (begin := bounds[n].earliest_begin) is None else begin for _, n in ends]
        latest = list(accumulate(starts, max))
        for n in some:
            said = [m for m in self._said.get(n, ()) if not precedes(bounds[m], bounds[n])]
            self.after[n] = sorted([*_just_before(bounds[n].earliest_begin, ends, moments, latest), *said])


def _just_before(begin: int | None, ends: Sequence[Pair], moments: Sequence[int], latest: Sequence[int]) -> list[int]:
    """Those that end by the begin of this one, and after the begin of the last that does."""
    count = 0 if begin is None else bisect_right(moments, begin)
    first = bisect_right(moments, latest[count - 1]) if count else 0
    return [n for _, n in ends[first:count]]
