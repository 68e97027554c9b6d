"""Incremental engine: insert or retract one constraint at the cost of the points it moves.

After Ramalingam and Reps (1996) and Cotton and Maler (2006): the present bounds are a potential, so a Dijkstra keyed by the
*change* of a bound settles every affected point once, the most changed first, and touches no other.
"""

from heapq import heapify, heappop, heappush

from chrono.network.encode import HORIZON, Edge, Limit
from chrono.network.state import NOBODY, State

Undo = list[tuple[int, int, int, int, int]]
"""Old (side, point, bound, previous, cause), in order of change."""

Clash = tuple[int, list[int]]
"""By how many seconds a contradiction fails, and its constraint numbers, structural (negative) ones included."""


def insert(state: State, number: int, edges: list[Edge], limits: list[Limit]) -> Clash | None:
    """Insert a constraint whole; None if it fits, else one contradiction with what is there, and nothing changed."""
    undo: Undo = []
    for at, (side, point, value) in enumerate(limits):
        clash = _insert_limit(state, number, side, point, value, undo)
        if clash:
            return _take_back(state, number, [], limits[:at], undo, clash)
    for at, (u, v, w) in enumerate(edges):
        clash = _insert_edge(state, number, u, v, w, undo)
        if clash:
            return _take_back(state, number, edges[:at], limits, undo, clash)
    if state.journal is not None:
        for side, point, old, _, _ in undo:
            state.journal.setdefault((side, point), old)
    return None


def _take_back(state: State, number: int, edges: list[Edge], limits: list[Limit], undo: Undo, clash: Clash) -> Clash:
    for side, point, value, previous, cause in reversed(undo):
        state.far[side][point], state.previous[side][point], state.cause[side][point] = value, previous, cause
    state.detach(number, edges, limits)
    return clash


def _insert_limit(state: State, number: int, side: int, point: int, value: int, undo: Undo) -> Clash | None:
    total = value + state.far[1 - side][point]
    if total < 0:
        return -total, [number, *(cause for _, cause in state.trace(1 - side, point))]
    state.record(side, point, value, number)
    if value < state.far[side][point]:
        _tighten(state, side, point, value, NOBODY, number, NOBODY, undo)
    return None


def _insert_edge(state: State, number: int, u: int, v: int, w: int, undo: Undo) -> Clash | None:
    if u == v:
        return (-w, [number]) if w < 0 else None
    late, early = state.far
    total = late[u] + w + early[v]
    if total < 0:
        around = [cause for side, point in ((0, u), (1, v)) for _, cause in state.trace(side, point)]
        return -total, [number, *around]
    before = late[u]
    if before + w < late[v] and not _tighten(state, 0, v, before + w, u, number, u, undo):
        return before - late[u], _closed(state, number, u, v)
    if early[v] + w < early[u]:
        _tighten(state, 1, u, early[v] + w, v, number, NOBODY, undo)
    state.arcs[0][u].append((v, w, number))
    state.arcs[1][v].append((u, w, number))
    return None


def _closed(state: State, number: int, u: int, v: int) -> list[int]:
    """The cycle that an edge from u to v closes, along the fresh links from u back to v."""
    previous, cause = state.previous[0], state.cause[0]
    cycle = [number]
    while u != v:
        cycle.append(cause[u])
        u = previous[u]
    return cycle


def _tighten(
    state: State, side: int, start: int, value: int, previous: int, cause: int, watch: int, undo: Undo
) -> bool:
    """Give a point a tighter bound and settle all that follows; False (links set) when the watched point would move."""
    arcs, far, prev, causes = state.arcs[side], state.far[side], state.previous[side], state.cause[side]
    heap = [(value - far[start], start, value, previous, cause)]
    while heap:
        _, point, value, previous, cause = heappop(heap)
        old = far[point]
        if value >= old:
            continue
        undo.append((side, point, old, prev[point], causes[point]))
        far[point] = value
        prev[point] = previous
        causes[point] = cause
        if point == watch:
            return False
        for head, weight, number in arcs[point]:
            new = value + weight
            if new < far[head]:
                heappush(heap, (new - far[head], head, new, point, number))
        state.visits += 1
    return True


def retract(state: State, number: int, edges: list[Edge], limits: list[Limit]) -> None:
    """Take an accepted constraint out; bounds that came from it relax to what the others say."""
    state.detach(number, edges, limits)
    ends = ([v for _, v, _ in edges], [u for u, _, _ in edges])
    for side in (0, 1):
        points = ends[side] + [point for on, point, _ in limits if on == side]
        affected = _descendants(state, side, [p for p in points if state.cause[side][p] == number])
        if affected:
            _relax(state, side, affected)


def _descendants(state: State, side: int, roots: list[int]) -> list[int]:
    """The roots and every point whose bound came through them."""
    previous, arcs = state.previous[side], state.arcs[side]
    found = list(dict.fromkeys(roots))
    seen = set(found)
    for point in found:
        for head, _, _ in arcs[point]:
            if previous[head] == point and head not in seen:
                seen.add(head)
                found.append(head)
    return found


def _relax(state: State, side: int, affected: list[int]) -> None:
    """New bounds for the affected points: from their own limits and unaffected neighbours, then among themselves."""
    far, previous, cause, arcs = state.far[side], state.previous[side], state.cause[side], state.arcs[side]
    old = {point: far[point] for point in affected}
    heap: list[tuple[int, int, int, int, int]] = []
    for point in affected:
        value, before, number = _best_outside(state, side, point, old)
        heap.append((value - old[point], point, value, before, number))
    heapify(heap)
    open_points = set(affected)
    while open_points:
        _, point, value, before, number = heappop(heap)
        if point not in open_points:
            continue
        open_points.discard(point)
        far[point], previous[point], cause[point] = value, before, number
        for head, weight, by in arcs[point]:
            if head in open_points:
                new = value + weight
                heappush(heap, (new - old[head], head, new, point, by))
    state.visits += len(affected)
    if state.journal is not None:
        for point in affected:
            state.journal.setdefault((side, point), old[point])


def _best_outside(state: State, side: int, point: int, affected: dict[int, int]) -> tuple[int, int, int]:
    """(bound, previous, cause) from the point's own limits and its unaffected neighbours."""
    far = state.far[side]
    value, number = min(state.stated[side][point] or ((HORIZON, NOBODY),))
    before = NOBODY
    for tail, weight, by in state.arcs[1 - side][point]:
        if tail not in affected and far[tail] + weight < value:
            value, before, number = far[tail] + weight, tail, by
    return value, before, number
