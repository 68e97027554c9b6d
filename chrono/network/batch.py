"""Batch engine: all bounds at once, in one pass over the strongly connected components.

Tarjan's components come out with every component after all that its edges lead to. In that order earliest moments are
pulled along outgoing edges, in the opposite order latest moments are pushed; only inside a component of several points
is label correcting (Bellman-Ford-Moore with a queue, cycle check through the parent links) needed.
"""

from collections import deque
from collections.abc import Iterable

from chrono.network.encode import EARLIEST, HORIZON, LATEST
from chrono.network.sheet import Sheet
from chrono.network.state import NOBODY, State

Cycle = list[int]
"""Constraint numbers around a negative cycle, or of two limits and the path between them."""

Run = tuple[int, int]
"""``order[start:end]``."""


def propagate(state: State) -> Cycle | None:
    """Tighten all bounds from the edges and limits that count; one contradiction if there is any.

    After a contradiction the bounds mean nothing.
    """
    _restart(state)
    order, groups = components(state.sheet, state.weight, range(len(state.far[LATEST])), HORIZON)
    return pull(state, order, groups) or _push(state, order, groups) or _crossed(state)


def components(  # noqa: PLR0912, PLR0915
    sheet: Sheet, weights: list[int], roots: Iterable[int], heaviest: int
) -> tuple[list[int], list[Run]]:
    """Strongly connected components (Tarjan 1972, iterative) along edges of at most a weight (``weights`` per edge).

    Points in an order where every component follows all that its edges lead to; roots are tried in the order given. The
    second value tells which runs are components of several points, ascending. One long function: a call per point would double its cost.
    """
    heads, first, follow = sheet.ends[1], sheet.first[0], sheet.follow[0]
    done = len(first) + 1
    low = [0] * len(first)  # 0: not met; the least number reached; done
    order: list[int] = []
    groups: list[Run] = []
    pending: list[int] = []
    path: list[tuple[int, int, int]] = []
    count = 0
    for root in roots:
        if low[root]:
            continue
        point = root
        count += 1
        low[point] = number = count
        pending.append(point)
        edge = first[point]
        while True:
            while edge >= 0:
                if weights[edge] <= heaviest:
                    head = heads[edge]
                    least = low[head]
                    if not least:
                        path.append((point, number, edge))
                        point = head
                        count += 1
                        low[point] = number = count
                        pending.append(point)
                        edge = first[point]
                        continue
                    if least < low[point]:
                        low[point] = least
                edge = follow[edge]
            least = low[point]
            if least == number:
                start = len(order)
                while True:
                    member = pending.pop()
                    low[member] = done
                    order.append(member)
                    if member == point:
                        break
                if len(order) - start > 1:
                    groups.append((start, len(order)))
            if not path:
                break
            point, number, edge = path.pop()
            if least < low[point]:
                low[point] = least
            edge = follow[edge]
    return order, groups


def _restart(state: State) -> None:
    """Bounds as stated, nothing inferred."""
    sheet, points = state.sheet, len(state.far[LATEST])
    for side in (LATEST, EARLIEST):
        state.far[side][:] = [HORIZON] * points
        state.via[side][:] = [NOBODY] * points
    far, via = state.far, state.via
    for limit, (side, point, value) in enumerate(zip(sheet.limit_side, sheet.limit_point, state.limit, strict=True)):
        if value < far[side][point]:
            far[side][point] = value
            via[side][point] = -2 - limit


def pull(state: State, order: list[int], groups: list[Run]) -> Cycle | None:
    """Earliest moments, each component from those that its edges lead to."""
    done = 0
    for start, end in [*groups, (len(order), len(order))]:
        _pull_from_heads(state, order[done:end])
        cycle = _correct(state, EARLIEST, order[start:end])
        if cycle:
            return cycle
        done = end
    return None


def _pull_from_heads(state: State, points: list[int]) -> None:
    heads, first, follow, weights = state.sheet.ends[1], state.sheet.first[0], state.sheet.follow[0], state.weight
    far, via = state.far[EARLIEST], state.via[EARLIEST]
    for point in points:
        best = far[point]
        edge = first[point]
        while edge >= 0:
            value = far[heads[edge]] + weights[edge]
            if value < best:
                best = value
                via[point] = edge
            edge = follow[edge]
        far[point] = best


def _push(state: State, order: list[int], groups: list[Run]) -> Cycle | None:
    """Latest moments, each component to those that its edges lead to."""
    done = len(order)
    for start, end in [*reversed(groups), (0, 0)]:
        _push_to_heads(state, order[end:done])
        cycle = _correct(state, LATEST, order[start:end])
        if cycle:
            return cycle
        done = end
        _push_to_heads(state, order[start:end])
        done = start
    return None


def _push_to_heads(state: State, points: list[int]) -> None:
    heads, first, follow, weights = state.sheet.ends[1], state.sheet.first[0], state.sheet.follow[0], state.weight
    far, via = state.far[LATEST], state.via[LATEST]
    for point in reversed(points):
        base = far[point]
        edge = first[point]
        while edge >= 0:
            value = base + weights[edge]
            head = heads[edge]
            if value < far[head]:
                far[head] = value
                via[head] = edge
            edge = follow[edge]


def _correct(state: State, side: int, members: list[int]) -> Cycle | None:
    """Label correcting inside one component, until nothing improves or a negative cycle shows."""
    sheet, weights, far, via = state.sheet, state.weight, state.far[side], state.via[side]
    first, follow, heads = sheet.first[side], sheet.follow[side], sheet.ends[1 - side]
    inside = set(members)
    queue = deque(sorted(members, key=far.__getitem__))
    waiting = set(members)
    patience = rest = max(len(members), 64)
    while queue:
        point = queue.popleft()
        waiting.discard(point)
        base = far[point]
        edge = first[point]
        while edge >= 0:
            head, value = heads[edge], base + weights[edge]
            if value < far[head] and head in inside:
                far[head] = value
                via[head] = edge
                rest -= 1
                if head not in waiting:
                    waiting.add(head)
                    queue.append(head)
            edge = follow[edge]
        if rest < 0:
            rest = patience
            cycle = _loop(state, side, members, inside)
            if cycle:
                return cycle
    return None


def _loop(state: State, side: int, members: list[int], inside: set[int]) -> Cycle | None:
    """A cycle of parent links, which is a negative cycle of edges."""
    via, tails = state.via[side], state.sheet.ends[side]
    seen: dict[int, int] = {}
    for start in members:
        point = start
        while point in inside and point not in seen:
            seen[point] = start
            if via[point] < 0:
                break
            point = tails[via[point]]
        else:
            if point in inside and seen[point] == start:
                return _around(state, side, point)
    return None


def _around(state: State, side: int, start: int) -> Cycle:
    via, sheet = state.via[side], state.sheet
    cycle: Cycle = []
    point = start
    while not cycle or point != start:
        cycle.append(sheet.owner[via[point]])
        point = sheet.ends[side][via[point]]
    return cycle


def _crossed(state: State) -> Cycle | None:
    """A point whose latest moment is before its earliest: two limits that contradict over a path."""
    for point, (late, early) in enumerate(zip(*state.far, strict=True)):
        if late + early < 0:
            return [number for side in (LATEST, EARLIEST) for _, number in state.trace(side, point)]
    return None
