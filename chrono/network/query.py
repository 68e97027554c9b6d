"""Query: what the accepted constraints entail of two entities, and between all of some."""

from collections.abc import Sequence
from functools import cache
from heapq import heappop, heappush

from chrono.network.batch import components
from chrono.network.encode import EARLIEST, HORIZON, LATEST
from chrono.network.state import State
from chrono.temporal import allen


def distance(state: State, start: int, goal: int, enough: int | None = None) -> int:
    """The tightest entailed d in ``goal - start <= d``, by edges and dates; from ``enough`` on, any number may come.

    A* along arcs: latest and earliest moments are feasible assignments, so their differences are lower bounds of what
    remains; whatever cannot beat the way over the dates is left out.
    """
    late, early = state.far
    best = late[goal] + early[start]
    limit = best if enough is None else min(best, enough)
    late_goal, early_goal = late[goal], early[goal]
    found = {start: 0}
    heap = [(max(late_goal - late[start], early[start] - early_goal), 0, start)]
    while heap:
        total, length, point = heappop(heap)
        if total >= limit:
            break
        if point == goal:
            return length
        if length > found[point]:
            continue
        for head, weight, _ in state.arcs(LATEST, point):
            reached = length + weight
            if reached < found.get(head, HORIZON):
                total = reached + max(late_goal - late[head], early[head] - early_goal)
                if total < limit:
                    found[head] = reached
                    heappush(heap, (total, reached, head))
    return best


def entailed_before(state: State, first: int, second: int) -> bool:
    """Whether entity ``first`` ends at or before the begin of ``second`` in every solution."""
    end, begin = 2 * first + 1, 2 * second
    return state.far[LATEST][end] + state.far[EARLIEST][begin] <= 0 or distance(state, begin, end, 1) <= 0


def possible_relations(state: State, first: int, second: int) -> int:
    """The Allen relations (a set of ``temporal.allen``) that some solution has between two entities.

    The projection of a simple temporal network on four points is their mutual distances; a relation is possible if they
    stay consistent with its order of the end points.
    """
    points = (2 * first, 2 * first + 1, 2 * second, 2 * second + 1)
    quick = _decided(state, first, second)
    if quick:
        return quick
    table = tuple(tuple(0 if u == v else distance(state, u, v) for v in points) for u in points)
    return sum(1 << index for index, signs in enumerate(allen.SIGNS) if _fits(table, signs))


def _decided(state: State, first: int, second: int) -> int:
    """BEFORE or AFTER where the dates alone leave a gap; else 0."""
    late, early = state.far
    if late[2 * first + 1] + early[2 * second] < 0:
        return allen.relation_set(["BEFORE"])
    if late[2 * second + 1] + early[2 * first] < 0:
        return allen.relation_set(["AFTER"])
    return 0


def _fits(table: Sequence[Sequence[int]], signs: Sequence[int]) -> bool:
    """Whether four points with these mutual distances can have the second pair's ends so placed to the first pair's."""
    d = [list(row) for row in table]
    for (x, y), sign in zip(((0, 2), (0, 3), (1, 2), (1, 3)), signs, strict=True):
        if sign <= 0:
            d[x][y] = min(d[x][y], sign)
        if sign >= 0:
            d[y][x] = min(d[y][x], -sign)
    for k in range(4):
        for i in range(4):
            for j in range(4):
                d[i][j] = min(d[i][j], d[i][k] + d[k][j])
    return all(d[i][i] >= 0 for i in range(4))


_LINKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("SIMULTANEOUS", ("SIMULTANEOUS",)),
    ("IBEFORE", ("IBEFORE",)),
    ("IAFTER", ("IAFTER",)),
    ("BEFORE", ("BEFORE", "IBEFORE")),
    ("AFTER", ("AFTER", "IAFTER")),
    ("BEGINS", ("BEGINS", "SIMULTANEOUS")),
    ("BEGUN_BY", ("BEGUN_BY", "SIMULTANEOUS")),
    ("ENDS", ("ENDS", "SIMULTANEOUS")),
    ("ENDED_BY", ("ENDED_BY", "SIMULTANEOUS")),
    ("IS_INCLUDED", ("IS_INCLUDED", "BEGINS", "ENDS", "SIMULTANEOUS")),
    ("INCLUDES", ("INCLUDES", "BEGUN_BY", "ENDED_BY", "SIMULTANEOUS")),
)


@cache
def link_name(relations: int) -> str:
    """The narrowest relation whose non-strict reading covers the set; OVERLAP if time is surely shared; else VAGUE."""
    for name, members in _LINKS:
        if relations & ~allen.relation_set(members) == 0:
            return name
    apart = allen.relation_set(["BEFORE", "IBEFORE", "AFTER", "IAFTER"])
    return "VAGUE" if relations & apart else "OVERLAP"


def precedence_masks(state: State, entities: Sequence[int]) -> list[int]:
    """Per entity (by position in ``entities``) the positions of those entailed to end at or before its begin, as bits.

    Three ways lead from the begin of one to the end of the other: over dates (compare two bounds), along arcs of
    weight <= 0 (reachability, as bit sets over components), and along arcs some of which are positive (durations,
    gaps): the last are rare and searched one by one, from the begins whose arcs can pay for a positive one.
    """
    masks = _by_dates(state, entities)
    bit = {2 * entity + 1: 1 << index for index, entity in enumerate(entities)}
    reach = _reach(state, bit)
    gain = _gains(state)
    for index, entity in enumerate(entities):
        begin = 2 * entity
        masks[index] |= reach[begin]
        if gain[1][begin] <= 0:
            masks[index] |= _by_search(state, begin, bit, gain[0])
    return masks


def _by_dates(state: State, entities: Sequence[int]) -> list[int]:
    late, early = state.far
    ends = sorted((late[2 * entity + 1], index) for index, entity in enumerate(entities))
    masks = [0] * len(entities)
    passed = at = 0
    for begin, index in sorted((-early[2 * entity], index) for index, entity in enumerate(entities)):
        while at < len(ends) and ends[at][0] <= begin:
            passed |= 1 << ends[at][1]
            at += 1
        masks[index] = passed
    return masks


def _reach(state: State, bit: dict[int, int]) -> list[int]:
    """Per point the entities whose end lies along edges of weight <= 0."""
    points = range(len(state.far[LATEST]))
    order, groups = components(state.sheet, state.weight, points, 0)
    reach = [0] * len(points)
    done = 0
    for start, end in [*groups, (len(order), len(order))]:
        for point in order[done:start]:
            reach[point] = _reach_of(state, reach, bit, [point])
        shared = _reach_of(state, reach, bit, order[start:end])
        for point in order[start:end]:
            reach[point] = shared
        done = end
    return reach


def _reach_of(state: State, reach: list[int], bit: dict[int, int], members: list[int]) -> int:
    mask = 0
    for point in members:
        mask |= bit.get(point, 0)
        for head, weight, _ in state.arcs(LATEST, point):
            if weight <= 0:
                mask |= reach[head]
    return mask


def _gains(state: State) -> tuple[list[int], list[int]]:
    """Per point the least length of any path from it, and of any with a positive edge (HORIZON: there is none)."""
    points = len(state.far[LATEST])
    free = [0] * points
    inner_first, _ = components(state.sheet, state.weight, range(points), HORIZON)
    _settle_gains(state, free, list(inner_first))
    paid = [HORIZON] * points
    for point in range(points):
        for head, weight, _ in state.arcs(LATEST, point):
            if weight > 0:
                paid[point] = min(paid[point], free[head] + weight)
    _settle_gains(state, paid, [point for point in inner_first if paid[point] < HORIZON])
    return free, paid


def _settle_gains(state: State, gain: list[int], queue: list[int]) -> None:
    """Lower ``gain[tail]`` to ``weight + gain[head]`` until nothing improves; the queue grows while it is read."""
    waiting = set(queue)
    for head in queue:
        waiting.discard(head)
        base = gain[head]
        for tail, weight, _ in state.arcs(EARLIEST, head):
            if base + weight < gain[tail]:
                gain[tail] = base + weight
                if tail not in waiting:
                    waiting.add(tail)
                    queue.append(tail)


def _by_search(state: State, begin: int, bit: dict[int, int], gain: list[int]) -> int:
    """The entities whose end is at most the begin along arcs: Dijkstra with the latest moments as potential."""
    late = state.far[LATEST]
    mask = 0
    found = {begin: 0}
    heap = [(-late[begin], begin)]
    settled: set[int] = set()
    while heap:
        _, point = heappop(heap)
        if point in settled:
            continue
        settled.add(point)
        length = found[point]
        if length <= 0:
            mask |= bit.get(point, 0)
        for head, weight, _ in state.arcs(LATEST, point):
            reached = length + weight
            if reached + gain[head] <= 0 and reached < found.get(head, HORIZON):
                found[head] = reached
                heappush(heap, (reached - late[head], head))
    return mask
