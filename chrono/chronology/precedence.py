"""The order among the lines of a chronology, as sets of predecessors.

A set of members is an integer used as a set of bits; an order is one such set for each member, closed (transitive).
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import itemgetter

from chrono.temporal.bounds import Bounds


def without_unreal(before: Sequence[int], real: int) -> list[int]:
    """The order once unreal members are kept from ordering real ones; ``real`` is the set of the real members.

    ``before`` holds the real members' own order among themselves and everything that involves an unreal one. An unreal
    ``p`` may stand before a real ``b`` only when all real predecessors of ``p`` precede ``b`` anyway.
    """
    return [mask & ~_idle(mask, before, real) if real >> n & 1 else mask for n, mask in enumerate(before)]


def _idle(mask: int, before: Sequence[int], real: int) -> int:
    """The unreal predecessors that would bring a real one before, which is not so by itself."""
    return sum(1 << p for p in members(mask & ~real) if before[p] & real & ~mask)


def members(mask: int) -> Iterator[int]:
    """The positions in a set of bits, ascending."""
    rest = mask
    while rest:
        low = rest & -rest
        yield low.bit_length() - 1
        rest ^= low


def moved(masks: Iterable[int], origin: Sequence[int | None]) -> list[int]:
    """Sets renumbered: member ``n`` of the new ones is member ``origin[n]`` of the old (None: of none)."""
    size = 1 + max((o for o in origin if o is not None), default=0)
    if len(origin) < 2:
        return [mask & 1 if origin else 0 for mask in masks]
    pick = itemgetter(*(size if o is None else size - 1 - o for o in reversed(origin)))  # digits run from high to low
    return [int("".join(pick(f"{mask:0{size}b}0")), 2) for mask in masks]


def reduction(before: Sequence[int]) -> list[list[int]]:
    """Transitive reduction of an order that is closed: for each member its immediate predecessors, ascending."""
    depth = sorted(range(len(before)), key=lambda n: (before[n].bit_count(), n))  # a predecessor has fewer predecessors
    in_depth = moved((before[n] for n in depth), depth)
    result: list[list[int]] = [[] for _ in before]
    for i, earlier in enumerate(in_depth):
        result[depth[i]] = sorted(depth[m] for m in _latest(earlier, in_depth))
    return result


def successors(before: Sequence[int]) -> list[int]:
    """How many members each one precedes: all sets added up at once, in binary digits that are sets themselves."""
    digits: list[int] = []
    for mask in before:
        carry, place = mask, 0
        while carry:
            if place == len(digits):
                digits.append(0)
            digits[place], carry = digits[place] ^ carry, digits[place] & carry
            place += 1
    return [sum((d >> n & 1) << place for place, d in enumerate(digits)) for n in range(len(before))]


def _latest(earlier: int, before: Sequence[int]) -> Iterator[int]:
    """The members of a set that precede no other of it; members stand in an order that keeps predecessors first."""
    rest = earlier
    while rest:
        latest = rest.bit_length() - 1
        yield latest
        rest &= ~(before[latest] | 1 << latest)


def sparse_reduction(bounds: Sequence[Bounds], edges: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Immediate predecessors among very many members, without the closure.

    By bounds alone it is exact: ``a`` comes immediately before ``b`` when it has certainly ended by then and no third
    one certainly fits between them. An edge (a, b), stated, is added where the bounds do not say it already.
    """
    ends = sorted((b.latest_end, n) for n, b in enumerate(bounds) if b.latest_end is not None)
    moments = [end for end, _ in ends]
    starts = [-1 << 62 if (begin := bounds[n].earliest_begin) is None else begin for _, n in ends]
    latest = list(accumulate(starts, max))
    result = [_just_before(b, ends, moments, latest) for b in bounds]
    for a, b in sorted(set(edges)):
        if not precedes(bounds[a], bounds[b]):
            result[b].append(a)
    return [sorted(earlier) for earlier in result]


def _just_before(
    bound: Bounds, ends: Sequence[tuple[int, int]], moments: Sequence[int], latest: Sequence[int]
) -> list[int]:
    """Those that end by the begin of this one, and after the begin of the last that does."""
    if bound.earliest_begin is None:
        return []
    count = bisect_right(moments, bound.earliest_begin)
    first = bisect_right(moments, latest[count - 1]) if count else 0
    return [n for _, n in ends[first:count]]


def precedes(a: Bounds, b: Bounds) -> bool:
    """Whether one has certainly ended when the other begins, by bounds alone."""
    return a.latest_end is not None and b.earliest_begin is not None and a.latest_end <= b.earliest_begin
