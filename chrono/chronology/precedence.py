"""The order among the lines of a chronology, as sets of predecessors.

A set of members is an integer used as a set of bits; an order is one such set for each member, closed (transitive).
"""

from collections.abc import Iterator, Sequence


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


def reduction(before: Sequence[int]) -> list[list[int]]:
    """Transitive reduction of an order that is closed: for each member its immediate predecessors, ascending."""
    depth = sorted(range(len(before)), key=lambda n: (before[n].bit_count(), n))  # a predecessor has fewer predecessors
    place = {n: i for i, n in enumerate(depth)}
    moved = [sum(1 << place[m] for m in members(before[n])) for n in depth]
    result: list[list[int]] = [[] for _ in before]
    for i, earlier in enumerate(moved):
        result[depth[i]] = sorted(depth[m] for m in _latest(earlier, moved))
    return result


def _latest(earlier: int, before: Sequence[int]) -> Iterator[int]:
    """The members of a set that precede no other of it; members stand in an order that keeps predecessors first."""
    rest = earlier
    while rest:
        latest = rest.bit_length() - 1
        yield latest
        rest &= ~(before[latest] | 1 << latest)
