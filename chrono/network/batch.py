"""Batch engine: all bounds at once, in one pass over the strongly connected components.

Tarjan's components come out with every component after all that its arcs lead to. In that order earliest moments are pulled
along outgoing arcs, in the opposite order latest moments are pushed; only inside a component of several points is label correcting
(Bellman-Ford-Moore with a queue, cycle check through the parent links) needed.
"""

from collections import deque
from collections.abc import Iterable, Sequence

from chrono.network.encode import EARLIEST, HORIZON, LATEST
from chrono.network.state import NOBODY, Arc, State

Cycle = list[int]
"""Constraint numbers around a negative cycle, or of two limits and the path between them."""


def propagate(state: State) -> Cycle | None:
    """Tighten all bounds of a state from its arcs and stated limits; one contradiction if there is any.

    After a contradiction the bounds mean nothing.
    """
    _restart(state)
    order, groups = components(state.arcs[LATEST], range(len(state.far[LATEST])), HORIZON)
    return _pull(state, order, groups) or _push(state, order, groups) or _crossed(state)


def components(
    arcs: Sequence[Sequence[Arc]], roots: Iterable[int], heaviest: int
) -> tuple[list[int], list[tuple[int, int]]]:
    """Strongly connected components (Tarjan 1972, iterative) along arcs of at most a weight.

    Points in an order where every component follows all that its arcs lead to; roots are tried in the order given. The
    second value tells which runs ``order[a:b]`` are components of several points, ascending.
    """
    done = len(arcs) + 1
    low = [0] * len(arcs)
    order: list[int] = []
    groups: list[tuple[int, int]] = []
    pending: list[int] = []
    count = 0
    for root in roots:
        if low[root]:
            continue
        point, count = root, count + 1
        low[point] = number = count
        pending.append(point)
        walk = iter(arcs[point])
        path: list[tuple[int, int, object]] = []
        while True:
            for head, weight, _ in walk:
                if weight > heaviest:
                    continue
                if not low[head]:
                    path.append((point, number, walk))
                    point, count = head, count + 1
                    low[point] = number = count
                    pending.append(point)
                    walk = iter(arcs[point])
                    break
                if low[head] < low[point]:
                    low[point] = low[head]
            else:
                lowest = low[point]
                if lowest == number:
                    start = len(order)
                    while True:
                        member = pending.pop()
                        low[member] = done
                        order.append(member)
                        if member == point:
                            break
                    if len(order) > start + 1:
                        groups.append((start, len(order)))
                if not path:
                    break
                point, number, walk = path.pop()
                if lowest < low[point]:
                    low[point] = lowest
    return order, groups


def _restart(state: State) -> None:
    """Bounds as stated, nothing inferred."""
    points = len(state.far[LATEST])
    for side in (LATEST, EARLIEST):
        state.far[side][:] = [HORIZON] * points
        state.previous[side][:] = [NOBODY] * points
        state.cause[side][:] = [NOBODY] * points
        far, cause = state.far[side], state.cause[side]
        for point, stated in enumerate(state.stated[side]):
            if stated:
                far[point], cause[point] = min(stated)


def _pull(state: State, order: list[int], groups: list[tuple[int, int]]) -> Cycle | None:
    """Earliest moments, each component from those that its arcs lead to."""
    done = 0
    for start, end in [*groups, (len(order), len(order))]:
        _pull_from_heads(state, order[done:start])
        members = order[start:end]
        _pull_from_heads(state, members)
        cycle = _correct(state, EARLIEST, members)
        if cycle:
            return cycle
        done = end
    return None


def _pull_from_heads(state: State, points: list[int]) -> None:
    arcs = state.arcs[LATEST]
    far, previous, cause = state.far[EARLIEST], state.previous[EARLIEST], state.cause[EARLIEST]
    for point in points:
        best = far[point]
        for head, weight, number in arcs[point]:
            value = far[head] + weight
            if value < best:
                best = value
                previous[point] = head
                cause[point] = number
        far[point] = best


def _push(state: State, order: list[int], groups: list[tuple[int, int]]) -> Cycle | None:
    """Latest moments, each component to those that its arcs lead to."""
    done = len(order)
    for start, end in [*reversed(groups), (0, 0)]:
        _push_to_heads(state, order[end:done])
        members = order[start:end]
        cycle = _correct(state, LATEST, members)
        if cycle:
            return cycle
        _push_to_heads(state, members)
        done = start
    return None


def _push_to_heads(state: State, points: list[int]) -> None:
    arcs = state.arcs[LATEST]
    far, previous, cause = state.far[LATEST], state.previous[LATEST], state.cause[LATEST]
    for point in reversed(points):
        base = far[point]
        for head, weight, number in arcs[point]:
            value = base + weight
            if value < far[head]:
                far[head] = value
                previous[head] = point
                cause[head] = number


def _correct(state: State, side: int, members: list[int]) -> Cycle | None:
    """Label correcting inside one component, until nothing improves or a negative cycle shows."""
    arcs, far, previous, cause = state.arcs[side], state.far[side], state.previous[side], state.cause[side]
    inside = set(members)
    queue = deque(sorted(members, key=far.__getitem__))
    waiting = set(members)
    patience = rest = max(len(members), 64)
    while queue:
        point = queue.popleft()
        waiting.discard(point)
        base = far[point]
        for head, weight, number in arcs[point]:
            value = base + weight
            if head in inside and value < far[head]:
                far[head], previous[head], cause[head] = value, point, number
                rest -= 1
                if head not in waiting:
                    waiting.add(head)
                    queue.append(head)
        if rest < 0:
            rest = patience
            cycle = _loop(previous, cause, members, inside)
            if cycle:
                return cycle
    return None


def _loop(previous: list[int], cause: list[int], members: list[int], inside: set[int]) -> Cycle | None:
    """A cycle of parent links, which is a negative cycle of arcs."""
    seen: dict[int, int] = {}
    for start in members:
        point = start
        while point in inside and point not in seen:
            seen[point] = start
            point = previous[point]
        if point in inside and seen[point] == start:
            return _around(previous, cause, point)
    return None


def _around(previous: list[int], cause: list[int], start: int) -> Cycle:
    cycle = [cause[start]]
    point = previous[start]
    while point != start:
        cycle.append(cause[point])
        point = previous[point]
    return cycle


def _crossed(state: State) -> Cycle | None:
    """A point whose latest moment is before its earliest: two limits that contradict over a path."""
    for point, (late, early) in enumerate(zip(*state.far, strict=True)):
        if late + early < 0:
            return [number for side in (LATEST, EARLIEST) for _, number in state.trace(side, point)]
    return None
