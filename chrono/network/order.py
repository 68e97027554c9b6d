"""Order: a linear extension of the network, places that the bounds allow, entailed precedence."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from chrono.network.batch import components
from chrono.network.encode import HORIZON, LATEST
from chrono.network.model import Placement
from chrono.network.state import State

KNOWN = HORIZON >> 1
"""A bound at or beyond it says nothing."""

KEYS = ("midpoint", "earliest", "latest")


def extension(state: State, key: str, tie: Sequence[int]) -> list[int]:
    """A place for every point; points that are equal by statement share one.

    An arc (u, v, w) with ``w <= 0`` says that v is not after u. Tarjan's search along such arcs closes a component only after
    all that must not come later; started from the points in order of their key it therefore emits a linear
    extension, which follows the key wherever the order leaves it free.
    """
    keys = _keys(state, key)
    roots = sorted(range(len(keys)), key=[(keys[p], tie[p >> 1]) for p in range(len(keys))].__getitem__)
    order, groups = components(state.arcs[LATEST], roots, 0)
    place = [0] * len(keys)
    for position, point in enumerate(order):
        place[point] = position
    for start, end in groups:
        for point in order[start:end]:
            place[point] = start
    return place


def _keys(state: State, key: str) -> list[int]:
    """Twice the moment to sort a point by: the middle of its bounds, else the side that is known, else the far end."""
    late, early = state.far
    return [_middle(key, -e, h) for h, e in zip(late, early, strict=True)]


def _middle(key: str, low: int, high: int) -> int:
    if high >= KNOWN:
        return 2 * low if low > -KNOWN else 2 * HORIZON
    if low <= -KNOWN:
        return 2 * high
    return low + high if key == "midpoint" else 2 * (low if key == "earliest" else high)


def rank_intervals(state: State, entities: Sequence[int]) -> list[tuple[int, int]]:
    """The (first, last) place of each entity among these that the bounds allow."""
    late, early = state.far
    ends = sorted(late[2 * entity + 1] for entity in entities)
    begins = sorted(-early[2 * entity] for entity in entities)
    return [
        (1 + bisect_right(ends, -early[2 * entity]), bisect_left(begins, late[2 * entity + 1])) for entity in entities
    ]


def timeline(
    state: State, names: Sequence[str], entities: Sequence[int], key: str, tie: Sequence[int]
) -> tuple[Placement, ...]:
    """The placements of some entities, in order of rank."""
    place = extension(state, key, tie)
    ordered = sorted(entities, key=lambda entity: (place[2 * entity], place[2 * entity + 1], tie[entity]))
    ties = _ties(place, ordered)
    intervals = rank_intervals(state, ordered)
    return tuple(
        Placement(names[entity], at + 1, first, last, ties[at], _status(state, entity))
        for at, (entity, (first, last)) in enumerate(zip(ordered, intervals, strict=True))
    )


def _ties(place: list[int], ordered: list[int]) -> list[int | None]:
    """For each entity in order the first rank among those with equal begin and equal end; None when it is alone."""
    ends = [(place[2 * entity], place[2 * entity + 1]) for entity in ordered]
    ties: list[int | None] = [None] * len(ends)
    for at in range(1, len(ends)):
        if ends[at] == ends[at - 1]:
            ties[at - 1] = ties[at - 1] or at
            ties[at] = ties[at - 1]
    return ties


def _status(state: State, entity: int) -> str:
    begin = 2 * entity
    late, early = state.far
    if late[begin + 1] < KNOWN or early[begin] < KNOWN:
        return "dated"
    related = any(arc[0] >> 1 != entity for arcs in state.arcs for arc in arcs[begin] + arcs[begin + 1])
    return "ordered" if related else "undated"


class Precedence:
    """Who certainly ends at or before whose begin, by bounds or relations, among ``entities`` (in a linear extension).

    Bit i of ``before[j]`` is set when ``entities[i]`` is entailed to be before ``entities[j]``.
    """

    def __init__(self, entities: tuple[str, ...], before: tuple[int, ...]) -> None:
        self.entities = entities
        self.before = before
        self._index = {entity: index for index, entity in enumerate(entities)}

    def is_before(self, first: str, second: str) -> bool:
        """Whether the first is entailed to be before the second."""
        return bool(self.before[self._index[second]] >> self._index[first] & 1)

    def predecessors(self, entity: str) -> tuple[str, ...]:
        """Everything entailed to be before an entity."""
        return self._named(self.before[self._index[entity]])

    def successors(self, entity: str) -> tuple[str, ...]:
        """Everything entailed to be after an entity."""
        bit = self._index[entity]
        return tuple(other for other, mask in zip(self.entities, self.before, strict=True) if mask >> bit & 1)

    def counts(self) -> dict[str, tuple[int, int]]:
        """Per entity the number of its entailed predecessors and successors."""
        after = [0] * len(self.entities)
        for mask in self.before:
            for index in _bits(mask):
                after[index] += 1
        pairs = zip(self.entities, self.before, after, strict=True)
        return {entity: (mask.bit_count(), behind) for entity, mask, behind in pairs}

    def transitive_reduction(self) -> dict[str, tuple[str, ...]]:
        """Per entity its immediate predecessors: the fewest pairs from which all others follow."""
        return {
            entity: self._named(self._immediate(mask)) for entity, mask in zip(self.entities, self.before, strict=True)
        }

    def _immediate(self, mask: int) -> int:
        """The predecessors that are not before another one; the highest bit left is never before another."""
        immediate = 0
        while mask:
            last = mask.bit_length() - 1
            immediate |= 1 << last
            mask &= ~(self.before[last] | 1 << last)
        return immediate

    def _named(self, mask: int) -> tuple[str, ...]:
        return tuple(self.entities[index] for index in _bits(mask))


def _bits(mask: int) -> list[int]:
    bits: list[int] = []
    while mask:
        lowest = mask & -mask
        bits.append(lowest.bit_length() - 1)
        mask ^= lowest
    return bits
