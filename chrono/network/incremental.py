"""Incremental engine: insert or retract one constraint at the cost of the points it moves.

After Ramalingam and Reps (1996) and Cotton and Maler (2006): the present bounds are a potential, so a Dijkstra keyed by
the *change* of a bound settles every affected point once, the most changed first, and touches no other.
"""

from heapq import heapify, heappop, heappush

from chrono.network.encode import HORIZON, NEVER
from chrono.network.state import NOBODY, State

Undo = list[tuple[int, int, int, int]]
"""Old (side, point, bound, via), in order of change."""

Clash = tuple[int, list[int]]
"""By how many seconds a contradiction fails, and its constraint numbers, structural (negative) ones included."""


def insert(state: State, number: int) -> Clash | None:
    """Let a constraint count, whole; None if it fits, else one contradiction, and nothing changed."""
    sheet = state.sheet
    undo: Undo = []
    for limit in sheet.limits_of(number):
        clash = _insert_limit(state, number, limit, undo)
        if clash:
            return _take_back(state, number, undo, clash)
    for edge in sheet.edges_of(number):
        clash = _insert_edge(state, number, edge, undo)
        if clash:
            return _take_back(state, number, undo, clash)
    if state.journal is not None:
        for side, point, old, _ in undo:
            state.journal.setdefault((side, point), old)
    return None


def _take_back(state: State, number: int, undo: Undo, clash: Clash) -> Clash:
    for side, point, value, via in reversed(undo):
        state.far[side][point], state.via[side][point] = value, via
    state.switch(number, False)
    return clash


def _insert_limit(state: State, number: int, limit: int, undo: Undo) -> Clash | None:
    sheet = state.sheet
    side, point, value = sheet.limit_side[limit], sheet.limit_point[limit], sheet.limit_value[limit]
    total = value + state.far[1 - side][point]
    if total < 0:
        return -total, [number, *(cause for _, cause in state.trace(1 - side, point))]
    state.limit[limit] = value
    if value < state.far[side][point]:
        _tighten(state, side, point, value, -2 - limit, undo)
    return None


def _insert_edge(state: State, number: int, edge: int, undo: Undo) -> Clash | None:
    sheet = state.sheet
    u, v, w = sheet.ends[0][edge], sheet.ends[1][edge], sheet.weight[edge]
    late, early = state.far
    before = late[u]
    total = before + w + early[v]
    if total < 0:
        around = [cause for side, point in ((0, u), (1, v)) for _, cause in state.trace(side, point)]
        return -total, [number, *around]
    if before + w < late[v] and _tighten(state, 0, v, before + w, edge, undo, watch=u):
        return before - late[u], _closed(state, number, u, v)
    if early[v] + w < early[u]:
        _tighten(state, 1, u, early[v] + w, edge, undo)
    state.weight[edge] = w
    state.plan = None
    return None


def _closed(state: State, number: int, u: int, v: int) -> list[int]:
    """The cycle that an edge from u to v closes, along the fresh links from u back to v."""
    via, sheet = state.via[0], state.sheet
    cycle = [number]
    while u != v:
        cycle.append(sheet.owner[via[u]])
        u = sheet.ends[0][via[u]]
    return cycle


def _tighten(  # noqa: PLR0917 (the innermost call of an insertion)
    state: State, side: int, start: int, value: int, edge: int, undo: Undo, *, watch: int = NOBODY
) -> bool:
    """Give a point a tighter bound and settle all that follows; True (links set) when the watched point would move."""
    sheet, far, via, weights = state.sheet, state.far[side], state.via[side], state.weight
    first, follow, heads = sheet.first[side], sheet.follow[side], sheet.ends[1 - side]
    heap: list[tuple[int, int, int, int]] = []
    point = start
    while True:
        old = far[point]
        if value < old:
            undo.append((side, point, old, via[point]))
            far[point] = value
            via[point] = edge
            if point == watch:
                return True
            state.visits += 1
            edge = first[point]
            while edge >= 0:
                new = value + weights[edge]
                head = heads[edge]
                if new < far[head]:
                    heappush(heap, (new - far[head], head, new, edge))
                edge = follow[edge]
        if not heap:
            return False
        _, point, value, edge = heappop(heap)


def retract(state: State, number: int) -> None:
    """Let an accepted constraint count no longer; bounds that came from it relax to what the others say."""
    sheet = state.sheet
    state.switch(number, False)
    for side in (0, 1):
        via, heads = state.via[side], sheet.ends[1 - side]
        roots = [heads[edge] for edge in sheet.edges_of(number) if via[heads[edge]] == edge]
        roots += [sheet.limit_point[at] for at in sheet.limits_of(number) if via[sheet.limit_point[at]] == -2 - at]
        if roots:
            _relax(state, side, _descendants(state, side, roots))


def _descendants(state: State, side: int, roots: list[int]) -> list[int]:
    """The roots and every point whose bound came through them."""
    sheet, via = state.sheet, state.via[side]
    first, follow, heads = sheet.first[side], sheet.follow[side], sheet.ends[1 - side]
    found = list(dict.fromkeys(roots))
    seen = set(found)
    for point in found:
        edge = first[point]
        while edge >= 0:
            head = heads[edge]
            if via[head] == edge and head not in seen:
                seen.add(head)
                found.append(head)
            edge = follow[edge]
    return found


def _relax(state: State, side: int, affected: list[int]) -> None:
    """New bounds for the affected points: from their own limits and unaffected neighbours, then among themselves."""
    sheet, far, via, weights = state.sheet, state.far[side], state.via[side], state.weight
    first, follow, heads = sheet.first[side], sheet.follow[side], sheet.ends[1 - side]
    old = {point: far[point] for point in affected}
    heap: list[tuple[int, int, int, int]] = []
    for point in affected:
        value, edge = _best_outside(state, side, point, old)
        heap.append((value - old[point], point, value, edge))
    heapify(heap)
    waiting = set(affected)
    while waiting:
        _, point, value, edge = heappop(heap)
        if point not in waiting:
            continue
        waiting.discard(point)
        far[point], via[point] = value, edge
        edge = first[point]
        while edge >= 0:
            head = heads[edge]
            if head in waiting and weights[edge] < NEVER:
                new = value + weights[edge]
                heappush(heap, (new - old[head], head, new, edge))
            edge = follow[edge]
    state.visits += len(affected)
    if state.journal is not None:
        for point, value in old.items():
            state.journal.setdefault((side, point), value)


def _best_outside(state: State, side: int, point: int, affected: dict[int, int]) -> tuple[int, int]:
    """(bound, via) from the point's own limits and its unaffected neighbours."""
    sheet, far, weights = state.sheet, state.far[side], state.weight
    best, via = HORIZON, NOBODY
    for value, limit in state.limits(side, point):
        if value < best:
            best, via = value, -2 - limit
    follow, tails = sheet.follow[1 - side], sheet.ends[side]
    edge = sheet.first[1 - side][point]
    while edge >= 0:
        tail = tails[edge]
        if tail not in affected and far[tail] + weights[edge] < best:
            best, via = far[tail] + weights[edge], edge
        edge = follow[edge]
    return best, via
