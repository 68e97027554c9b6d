"""Order: moments that realise everything stated, a linear extension by them, places that the bounds allow."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from copy import copy
from operator import neg

from chrono.network.batch import components, pull
from chrono.network.encode import EARLIEST, HORIZON, LATEST, NEVER
from chrono.network.model import Placement
from chrono.network.state import NOBODY, Run, State

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
        _borrow(state, wishes, order, groups)
        raised = copy(state)
        raised.far = (state.far[LATEST], [-wish for wish in wishes])
        raised.via = (state.via[LATEST], [NOBODY] * len(wishes))
        pull(raised, order, groups, [])
        self.at = [-moment for moment in raised.far[EARLIEST]]


def _wishes(state: State, key: str) -> list[int]:
    """The middle of the bounds (or the one that the key names), the only known one, else the far end."""
    wishes: list[int] = []
    for high, minus_low in zip(*state.far, strict=True):
        if high >= KNOWN:
            wishes.append(high if minus_low >= KNOWN else -minus_low)
        elif minus_low >= KNOWN or key == "latest":
            wishes.append(high)
        else:
            wishes.append((high - minus_low) // 2 if key == "midpoint" else -minus_low)
    return wishes


def _borrow(state: State, wishes: list[int], order: list[int], groups: list[Run]) -> None:
    """A point without any bound stays just before what it must precede, instead of pushing that to the end."""
    late, early = state.far
    unknown = [point for point in reversed(order) if late[point] >= KNOWN and early[point] >= KNOWN]
    if not unknown:
        return
    whole = {order[end - 1]: order[start:end][::-1] for start, end in groups if late[order[start]] >= KNOWN}
    for point in unknown:
        for _ in range(len(whole.get(point, ()))):
            if not sum(_lower(state, wishes, member) for member in whole[point]):
                break
        _lower(state, wishes, point)


def _lower(state: State, wishes: list[int], point: int) -> bool:
    """Lower the wish of a point to what those of others leave; whether it changed."""
    before = wishes[point]
    for other, weight, _ in state.arcs(EARLIEST, point):
        wishes[point] = min(wishes[point], wishes[other] + weight)
    return wishes[point] < before


def rank_intervals(state: State, entities: Sequence[int]) -> tuple[list[int], list[int]]:
    """The first and the last place of each entity, among these, that the bounds allow."""
    late, early = state.far
    ends = list(map(late[1::2].__getitem__, entities))
    begins = list(map(neg, map(early[::2].__getitem__, entities)))
    sorted_ends, sorted_begins = sorted(ends), sorted(begins)
    return (
        [bisect_right(sorted_ends, begin) + 1 for begin in begins],
        [bisect_left(sorted_begins, end) for end in ends],
    )


def timeline(
    state: State, names: Sequence[str], entities: Sequence[int], key: str, tie: list[str] | list[int]
) -> tuple[Placement, ...]:
    """The placements of some entities, in order of rank; the undated ones last."""
    moments = Moments(state, key)
    status = _statuses(state, entities)
    undated = [entity for entity, word in status.items() if word == "undated"]
    placed = set(entities).difference(undated) if undated else entities
    ordered = by_moment(moments.at, list(placed), tie) + by_moment(moments.at, undated, tie)
    ties = _ties(state, moments, ordered)
    first, last = rank_intervals(state, ordered)
    return tuple(
        map(
            Placement,
            map(names.__getitem__, ordered),
            range(1, len(ordered) + 1),
            first,
            last,
            map(ties.get, ordered),
            [status.get(entity, "dated") for entity in ordered],
        )
    )


def by_moment(at: Sequence[int], entities: Sequence[int], tie: list[str] | list[int]) -> list[int]:
    """Entities by begin, then end, then tie; keys are built only where begins are equal."""
    begins = at[::2]
    ordered = sorted(entities, key=begins.__getitem__)
    sorted_begins = list(map(begins.__getitem__, ordered))
    start = 0
    for end in range(1, len(ordered) + 1):
        if end == len(ordered) or sorted_begins[end] != sorted_begins[start]:
            if end - start > 1:
                ordered[start:end] = sorted(ordered[start:end], key=lambda entity: (at[2 * entity + 1], tie[entity]))
            start = end
    return ordered


def _ties(state: State, moments: Moments, ordered: Sequence[int]) -> dict[int, int]:
    """Entities that are equal by statement -> rank of the first of them."""
    at, rigid = moments.at, _rigid(state, moments)
    first: dict[tuple[int, int, int, int], int] = {}
    ties: dict[int, int] = {}
    for rank, entity in enumerate(ordered, 1):
        begin, end = 2 * entity, 2 * entity + 1
        if begin in rigid and end in rigid:
            same = (rigid[begin], at[begin], rigid[end], at[end])
            ties[entity] = first.setdefault(same, rank)
    alone = Counter(ties.values())
    return {entity: rank for entity, rank in ties.items() if alone[rank] > 1}


def _rigid(state: State, moments: Moments) -> dict[int, int]:
    """Points whose distance to others is fixed -> a number that those share.

    Distances are fixed on cycles of length 0, and only there; their edges are tight in every solution, also in this
    one.
    """
    sheet, at = state.sheet, moments.at
    (tails, heads), first, follow = sheet.ends, sheet.first[0], sheet.follow[0]
    slack = [NEVER] * len(state.weight)
    points = [point for group in moments.groups if _can_tie(group) for point in group]
    for point in points:
        edge = first[point]
        while edge >= 0:
            slack[edge] = at[tails[edge]] + state.weight[edge] - at[heads[edge]]
            edge = follow[edge]
    order, groups = components(sheet, slack, points, 0)
    return {point: place for place, (start, end) in enumerate(groups) for point in order[start:end]}


def _can_tie(group: list[int]) -> bool:
    """Whether a component may hold two begins or two ends (most hold one duration or one gap)."""
    return len(group) > 2 or (group[0] ^ group[1]) & 1 == 0


def _statuses(state: State, entities: Sequence[int]) -> dict[int, str]:
    """Statuses "ordered" or "undated" for the entities of which no bound is known."""
    late, early = state.far
    unknown = [entity for entity in entities if late[2 * entity] >= KNOWN and early[2 * entity + 1] >= KNOWN]
    return {entity: "ordered" if _is_related(state, entity) else "undated" for entity in unknown}


def _is_related(state: State, entity: int) -> bool:
    points = (2 * entity, 2 * entity + 1)
    return any(other >> 1 != entity for side in (0, 1) for point in points for other, _, _ in state.arcs(side, point))
