"""Order: moments that realise everything stated, a linear extension by them, places that the bounds allow."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from copy import copy

from chrono.network.batch import components, pull
from chrono.network.encode import EARLIEST, HORIZON, LATEST
from chrono.network.model import Placement
from chrono.network.state import NOBODY, State

KNOWN = HORIZON >> 1
"""A bound at or beyond it says nothing."""

KEYS = ("midpoint", "earliest", "latest")


class Moments:
    """One solution of the network: ``at[p]`` for every point, near the wish that a key has for it.

    Every solution puts in order whatever is entailed, so sorting by it is a linear extension, durations and gaps
    included. ``groups``: the components of several points that were met on the way, the only places where points can be
    equal by statement.
    """

    def __init__(self, state: State, key: str) -> None:
        """The least solution that is nowhere below the wishes."""
        points = range(len(state.far[LATEST]))
        order, groups = state.plan[:2] if state.plan else components(state.sheet, state.weight, points, HORIZON)
        self.groups = [order[start:end] for start, end in groups]
        wishes = _wishes(state, key)
        _borrow(state, wishes, order)
        raised = copy(state)
        raised.far = (state.far[LATEST], [-wish for wish in wishes])
        raised.via = (state.via[LATEST], [NOBODY] * len(wishes))
        pull(raised, order, groups, [])
        self.at = [-moment for moment in raised.far[EARLIEST]]


def _wishes(state: State, key: str) -> list[int]:
    """The middle of a point's bounds (or the bound that the key names), the known bound of one, else the latest moment."""
    wishes: list[int] = []
    for high, minus_low in zip(*state.far, strict=True):
        if high >= KNOWN:
            wishes.append(high if minus_low >= KNOWN else -minus_low)
        elif minus_low >= KNOWN or key == "latest":
            wishes.append(high)
        else:
            wishes.append((high - minus_low) // 2 if key == "midpoint" else -minus_low)
    return wishes


def _borrow(state: State, wishes: list[int], order: list[int]) -> None:
    """A point without any bound stays just before what it must precede, instead of pushing that to the end."""
    late, early = state.far
    for point in reversed(order):
        if late[point] >= KNOWN and early[point] >= KNOWN:
            for other, weight, _ in state.arcs(EARLIEST, point):
                wishes[point] = min(wishes[point], wishes[other] + weight)


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
    """The placements of some entities, in order of rank; the undated ones last."""
    moments = Moments(state, key)
    at = moments.at
    status = {entity: _status(state, entity) for entity in entities}
    ordered = sorted(
        entities, key=lambda entity: (status[entity] == "undated", at[2 * entity], at[2 * entity + 1], tie[entity])
    )
    ties = _ties(state, moments, ordered)
    intervals = rank_intervals(state, ordered)
    return tuple(
        Placement(names[entity], place, first, last, ties.get(entity), status[entity])
        for place, (entity, (first, last)) in enumerate(zip(ordered, intervals, strict=True), 1)
    )


def _ties(state: State, moments: Moments, ordered: Sequence[int]) -> dict[int, int]:
    """Entities that are equal by statement -> rank of the first of them.

    On a cycle of length 0, and only there, the distances of points are fixed; its edges are tight in every solution.
    """
    at, (tails, heads) = moments.at, state.sheet.ends
    slack = [at[u] + w - at[v] for u, v, w in zip(tails, heads, state.weight, strict=True)]
    order, groups = components(state.sheet, slack, [point for group in moments.groups for point in group], 0)
    rigid = {point: place for place, (start, end) in enumerate(groups) for point in order[start:end]}
    first: dict[tuple[int, int, int, int], int] = {}
    ties: dict[int, int] = {}
    for rank, entity in enumerate(ordered, 1):
        begin, end = 2 * entity, 2 * entity + 1
        if begin in rigid and end in rigid:
            same = (rigid[begin], at[begin], rigid[end], at[end])
            ties[entity] = first.setdefault(same, rank)
    alone = Counter(ties.values())
    return {entity: rank for entity, rank in ties.items() if alone[rank] > 1}


def _status(state: State, entity: int) -> str:
    begin, end = 2 * entity, 2 * entity + 1
    late, early = state.far
    if late[begin] < KNOWN or early[end] < KNOWN:
        return "dated"
    related = any(
        other >> 1 != entity for side in (0, 1) for point in (begin, end) for other, _, _ in state.arcs(side, point)
    )
    return "ordered" if related else "undated"
