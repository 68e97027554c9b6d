"""Order: a linear extension of what is entailed, with the ranks that the text allows."""

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from chrono.chronology.precedence import successors
from chrono.temporal.bounds import Bounds


@dataclass(frozen=True, slots=True)
class Placement:
    """``number`` is the place in the list (from 1), ``rank`` the same but shared by ties, in ``rank_min..rank_max``."""

    number: int
    rank: int
    rank_min: int
    rank_max: int


def sort_key(bounds: Bounds) -> float | None:
    """Midpoint of the bounds of the begin, or the side that is known (research/reasoning.md section 3.6)."""
    low, high = bounds.earliest_begin, bounds.latest_begin
    if low is not None and high is not None:
        return (low + high) / 2
    return low if low is not None else high


def extension(
    after: Mapping[int, Sequence[int]] | Sequence[Sequence[int]],
    keys: Mapping[int, tuple[float, int]] | Sequence[tuple[float, int]],
    members: Iterable[int] | None = None,
) -> list[int]:
    """Members in an order that keeps every predecessor first and otherwise follows the keys.

    Where the keys themselves keep predecessors first, their order is taken; the stretches where they do not are torn.
    """
    line = sorted(range(len(keys)) if members is None else members, key=keys.__getitem__)
    for start, end in _torn(line, after):
        line[start:end] = _extended(line[start:end], after, keys)
    return line


def _torn(line: Sequence[int], after: Mapping[int, Sequence[int]] | Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """The shortest stretches of a line such that every predecessor that stands too late is in one with its follower."""
    at = dict(zip(line, range(len(line)), strict=True)).__getitem__
    found: list[tuple[int, int]] = []
    for place, n in enumerate(line):
        last = max(map(at, after[n]), default=-1)
        if last > place and (not found or place >= found[-1][1]):
            found.append((place, last + 1))
        elif last > place:
            found[-1] = (found[-1][0], max(found[-1][1], last + 1))
    return found


def _extended(
    some: Sequence[int],
    after: Mapping[int, Sequence[int]] | Sequence[Sequence[int]],
    keys: Mapping[int, tuple[float, int]] | Sequence[tuple[float, int]],
) -> list[int]:
    """Kahn's order of some members, whose other predecessors stand before all of them, with a heap of keys."""
    inside = set(some)
    waiting = {n: sum(m in inside for m in after[n]) for n in some}
    following: dict[int, list[int]] = {n: [] for n in some}
    for n in some:
        for m in inside.intersection(after[n]):
            following[m].append(n)
    ready = [(keys[n], n) for n, count in waiting.items() if not count]
    heapq.heapify(ready)
    result = []
    while ready:
        _, n = heapq.heappop(ready)
        result.append(n)
        for m in following[n]:
            waiting[m] -= 1
            if not waiting[m]:
                heapq.heappush(ready, (keys[m], m))
    return result


def placements(line: Sequence[int], ties: Sequence[int], ranges: Sequence[tuple[int, int]]) -> list[Placement]:
    """Placement of each member, by position; ``ties`` gives members that the text calls simultaneous one number."""
    result: dict[int, Placement] = {}
    first: dict[int, int] = {}
    for number, n in enumerate(line, 1):
        rank = first.setdefault(ties[n], number)
        low, high = ranges[n]
        result[n] = Placement(number, max(low, min(rank, high)), low, high)
    return [result[n] for n in range(len(line))]


def exact_ranges(before: Sequence[int]) -> list[tuple[int, int]]:
    """(1 + number of entailed predecessors, n - number of entailed successors) of each member."""
    later = successors(before)
    return [(1 + mask.bit_count(), len(before) - after) for mask, after in zip(before, later, strict=True)]


def ranges_by_bounds(bounds: Sequence[Bounds]) -> list[tuple[int, int]]:
    """Rank intervals from bounds alone, two binary searches each; never narrower than the exact ones."""
    ends = sorted(b.latest_end for b in bounds if b.latest_end is not None)
    begins = sorted(b.earliest_begin for b in bounds if b.earliest_begin is not None)
    unknown = len(bounds) - len(begins)
    return [
        (
            1 + (0 if b.earliest_begin is None else bisect_right(ends, b.earliest_begin)),
            len(bounds) if b.latest_end is None else unknown + bisect_left(begins, b.latest_end),
        )
        for b in bounds
    ]
