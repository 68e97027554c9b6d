"""Batch engine: all bounds at once, in one pass over the strongly connected components.

Tarjan's components come out with every component after all that its edges lead to. In that order earliest moments are
pulled along outgoing edges, in the opposite order latest moments are pushed; only inside a component of several points
is label correcting (Bellman-Ford-Moore with a queue, cycle check through the parent links) needed.
"""

from collections.abc import Iterable
from operator import add

from chrono.network.encode import EARLIEST, HORIZON, LATEST
from chrono.network.sheet import Sheet
from chrono.network.state import NOBODY, Plan, Run, State

SMALL = 6
"""Up to so many points a component is relaxed in rounds, which need no queue."""


def propagate(state: State, plan: Plan | None = None) -> bool:
    """Tighten all bounds from the edges and limits that count; whether they are consistent.

    ``plan`` may be that of a state where more counted. If not consistent, bounds are at least as tight as those of any
    consistent part, and ``torn`` of the state's plan are the components with a negative cycle.
    """
    _restart(state)
    points = range(len(state.far[LATEST]))
    order, groups = plan[:2] if plan else components(state.sheet, state.weight, points, HORIZON)
    torn: list[Run] = []
    pull(state, order, groups, torn)
    _push(state, order, groups, torn)
    state.plan = (order, groups, torn)
    return not torn and min(map(add, *state.far), default=0) >= 0


def doubtful(state: State) -> list[int]:
    """After ``propagate`` found a contradiction: the constraints that may take part in one, ascending.

    A negative cycle runs inside a torn component, or over the origin; on the latter every edge (u, v, w) has
    ``latest(u) + w < earliest(v)``. All other constraints fit with any choice among these.
    """
    sheet, (late, early) = state.sheet, state.far
    order, _, torn = state.plan or ([], [], [])
    home = {point: start for start, end in torn for point in order[start:end]}
    found: set[int] = set()
    for u, v, w, owner in zip(*sheet.ends, state.weight, sheet.owner, strict=True):
        if late[u] + w + early[v] < 0 or (u in home and home[u] == home.get(v)):
            found.add(owner)
    limits = zip(sheet.limit_side, sheet.limit_point, state.limit, sheet.limit_owner, strict=True)
    found.update(owner for side, point, value, owner in limits if value + state.far[1 - side][point] < 0)
    return sorted(owner for owner in found if owner >= 0)


def components(  # noqa: PLR0912, PLR0915 (a call per point would double the cost)
    sheet: Sheet, weights: list[int], roots: Iterable[int], heaviest: int
) -> tuple[list[int], list[Run]]:
    """Strongly connected components (Tarjan 1972, iterative) along edges of at most a weight (``weights`` per edge).

    Points in an order where every component follows all that its edges lead to; roots are tried in the order given.
    The second value tells which runs are components of several points, ascending. One long function: a call per point
    would double its cost.
    """
    (tails, heads), first, follow = sheet.ends, sheet.first[0], sheet.follow[0]
    done = len(first) + 1
    low = [0] * len(first)  # 0: not met; the least number reached; done
    order: list[int] = []
    groups: list[Run] = []
    pending: list[int] = []
    path: list[int] = []  # tree edges, and the number of the point that each leaves
    numbers: list[int] = []
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
                        path.append(edge)
                        numbers.append(number)
                        point = head
                        count += 1
                        low[point] = number = count
                        pending.append(point)
                        edge = first[point]
                        continue
                    if least < low[point]:  # noqa: PLR1730 (twice as fast as min)
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
            edge = path.pop()
            number = numbers.pop()
            point = tails[edge]
            if least < low[point]:  # noqa: PLR1730
                low[point] = least
            edge = follow[edge]
    return order, groups


def _restart(state: State) -> None:
    """Bounds as stated, nothing inferred."""
    sheet = state.sheet
    for side in (LATEST, EARLIEST):
        state.far[side][:] = [HORIZON] * sheet.points
        state.via[side][:] = [NOBODY] * sheet.points
    far, via = state.far, state.via
    for limit, (side, point, value) in enumerate(zip(sheet.limit_side, sheet.limit_point, state.limit, strict=True)):
        if value < far[side][point]:
            far[side][point] = value
            via[side][point] = -2 - limit


def pull(state: State, order: list[int], groups: list[Run], torn: list[Run]) -> None:
    """Earliest moments, each component from those that its edges lead to; torn components are added to ``torn``."""
    done = 0
    for start, end in groups:
        _pull_from_heads(state, order[done:end])
        if not _correct(state, EARLIEST, order[start:end]):
            _estimate(state, EARLIEST, order[start:end])
            torn.append((start, end))
        done = end
    _pull_from_heads(state, order[done:])


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


def _push(state: State, order: list[int], groups: list[Run], torn: list[Run]) -> None:
    """Latest moments, each component to those that its edges lead to."""
    done, known = len(order), set(torn)
    for start, end in reversed(groups):
        _push_to_heads(state, order[end:done])
        if (start, end) in known or not _correct(state, LATEST, order[start:end][::-1]):
            _estimate(state, LATEST, order[start:end])
            _push_to_heads(state, order[start:end])
        done = start
    _push_to_heads(state, order[:done])


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


def _correct(state: State, side: int, members: list[int]) -> bool:
    """Label correcting in a component until nothing in it improves; False if it has a negative cycle.

    Equal bounds are taken in the order given, which should be that of the search: against it a chain is quadratic.
    """
    if len(members) <= SMALL:
        return _correct_in_rounds(state, side, members)
    sheet, weights, far, via = state.sheet, state.weight, state.far[side], state.via[side]
    first, follow, heads = sheet.first[side], sheet.follow[side], sheet.ends[1 - side]
    inside = set(members)
    waiting = set(members)
    queue = sorted(members, key=far.__getitem__)
    patience = rest = max(len(members), 64)
    for point in queue:
        waiting.discard(point)
        base = far[point]
        edge = first[point]
        while edge >= 0:
            head, value = heads[edge], base + weights[edge]
            if value < far[head]:
                far[head] = value
                via[head] = edge
                if head in inside:
                    rest -= 1
                    if head not in waiting:
                        waiting.add(head)
                        queue.append(head)
            edge = follow[edge]
        if rest < 0:
            rest = patience
            if _has_loop(state, side, members, inside):
                return False
    return True


def _correct_in_rounds(state: State, side: int, members: list[int]) -> bool:
    """The same for a small component: without a cycle, a round improves nothing after as many as it has points."""
    sheet, weights, far, via = state.sheet, state.weight, state.far[side], state.via[side]
    first, follow, heads = sheet.first[side], sheet.follow[side], sheet.ends[1 - side]
    for _ in range(len(members) + 1):
        improved = False
        for point in members:
            base = far[point]
            edge = first[point]
            while edge >= 0:
                head, value = heads[edge], base + weights[edge]
                if value < far[head]:
                    far[head] = value
                    via[head] = edge
                    improved = improved or head in members
                edge = follow[edge]
        if not improved:
            return True
    return False


def _has_loop(state: State, side: int, members: list[int], inside: set[int]) -> bool:
    """Whether the parent links run in a circle, which is a negative cycle of edges."""
    via, tails = state.via[side], state.sheet.ends[side]
    seen: dict[int, int] = {}
    for start in members:
        point = start
        while point in inside and point not in seen and via[point] >= 0:
            seen[point] = start
            point = tails[via[point]]
        if seen.get(point) == start and point in inside:
            return True
    return False


def _estimate(state: State, side: int, members: list[int]) -> None:
    """Bounds of a torn component that no path through it without a repeated point can beat."""
    inside = set(members)
    losses = (min(weight, 0) for point in members for head, weight, _ in state.arcs(side, point) if head in inside)
    least = min(state.far[side][point] for point in members) + sum(losses)
    for point in members:
        state.far[side][point] = least
