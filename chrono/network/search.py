"""Search: a negative cycle with the fewest edges through a refused constraint.

In layers from both sides at once, over the accepted constraints that are trusted more than the refused one, and its own
parts (a displaced date may need both its bounds).
"""

from collections.abc import Iterator

from chrono.network.encode import EARLIEST, HORIZON, LATEST
from chrono.network.ledger import Ledger, Trust
from chrono.network.state import State

DEPTH = 14
"""Longest cycle searched for (edges besides the refused one); a longer contradiction is given as it was met."""

Layer = dict[int, tuple[int, int, int]]
"""Point -> (length of a path, the point before, constraint number)."""

Arc = tuple[int, int, int]
"""(other point, weight, constraint number)."""

Meeting = tuple[int, list[int]]
"""Length of a path and the constraint numbers along it."""


class Wave:
    """Shortest paths by number of edges: from a start along arcs (side LATEST), or to a goal against them (EARLIEST).

    ``layers[k]`` holds the points that k edges improve; ``doors[k]`` is the cheapest (length, point, constraint
    number) between layer k and the origin, over a stated limit. Points are left out from which no path can be short
    enough: latest and earliest moments bound what remains.
    """

    def __init__(self, search: "Search", side: int, start: int, goal: int | None, part: int) -> None:
        """From ``start`` towards ``goal`` (None: the origin), to close the own part of a number."""
        self.search = search
        self.side = side
        self.most = search.most(side, goal, part)
        self.best = {start: 0}
        self.layers: list[Layer] = [{start: (0, start, 0)}]
        self.doors = [self._door(self.layers[0])]

    def reach(self, depth: int) -> None:
        """Have at least the layers up to a depth."""
        while len(self.layers) <= depth:
            layer = self._next(self.layers[-1])
            self.layers.append(layer)
            self.doors.append(self._door(layer))

    def _next(self, layer: Layer) -> Layer:
        fresh: Layer = {}
        for point, (length, _, _) in layer.items():
            hopeful = [arc for arc in self.search.state.arcs(self.side, point) if self._is_hopeful(length, arc)]
            for head, weight, number in self.search.taking_part(self.side, point, hopeful):
                reached = length + weight
                if reached < self.best.get(head, HORIZON):
                    self.best[head] = reached
                    fresh[head] = (reached, point, number)
        return fresh

    def _is_hopeful(self, length: int, arc: Arc) -> bool:
        point, weight, _ = arc
        far, other = self.search.state.far[self.side][point], self.search.state.far[1 - self.side][point]
        return length + weight - far < self.most[0] and length + weight + other < self.most[1]

    def _door(self, layer: Layer) -> tuple[int, int, int] | None:
        door: tuple[int, int, int] | None = None
        for point, (length, _, _) in layer.items():
            stated = self.search.limit(1 - self.side, point)
            if stated is not None and (door is None or length + stated[0] < door[0]):
                door = (length + stated[0], point, stated[1])
        return door

    def path(self, depth: int, point: int) -> list[int]:
        """Constraint numbers from a point of a layer back to where the wave began."""
        numbers: list[int] = []
        for layer in reversed(self.layers[1 : depth + 1]):
            _, point, number = layer[point]
            numbers.append(number)
        return numbers


class Search:
    """The search for one refused constraint, over the network with the constraint itself put in."""

    def __init__(self, ledger: Ledger, state: State, number: int, longest: int) -> None:
        """``longest``: as many edges, besides the refused one, as a contradiction that is known already."""
        self.ledger = ledger
        self.state = state
        self.number = number
        self.trust = ledger.trust(number)
        self.edges, self.limits = ledger.sheet.parts(number)
        self.depth = min(longest, DEPTH)

    def run(self) -> Meeting | None:
        """(total, constraint numbers) of the shortest negative cycle through the refused constraint, itself first."""
        best: Meeting | None = None
        for found in self._cycles():
            if found is not None:
                best = found
                self.depth = len(found[1]) - 2
        return best

    def _cycles(self) -> Iterator[Meeting | None]:
        for part, (u, v, w) in enumerate(self.edges):
            yield self._through_edge(part, u, v, w)
        for part, (side, point, value) in enumerate(self.limits, len(self.edges)):
            yield self._through_limit(part, side, point, value)

    def most(self, side: int, goal: int | None, part: int) -> tuple[int, int]:
        """A path to p is hopeful if ``length - far[side][p]`` and ``length + far[1 - side][p]`` are below these.

        Latest and earliest moments are feasible without the refused constraint, so by either the rest of a path is no
        shorter than the difference at its ends, less what the constraint's other parts violate.
        """
        weight = [*(w for _, _, w in self.edges), *(value for _, _, value in self.limits)][part]
        spare = [
            -weight - sum(min(loss, 0) for at, loss in enumerate(losses) if at != part) for losses in self._losses()
        ]
        far, other = self.state.far[side], self.state.far[1 - side]
        if goal is None:
            return spare[side], spare[1 - side]
        return spare[side] - far[goal], spare[1 - side] + other[goal]

    def _losses(self) -> tuple[list[int], list[int]]:
        """Per part of the refused constraint by how much latest, and earliest, moments hold it (below 0: not)."""
        late, early = self.state.far
        by_late = [w + late[u] - late[v] for u, v, w in self.edges]
        by_early = [w - early[u] + early[v] for u, v, w in self.edges]
        for side, point, value in self.limits:
            by_late.append(value + (late[point] if side else -late[point]))
            by_early.append(value + (-early[point] if side else early[point]))
        return by_late, by_early

    def _through_edge(self, part: int, u: int, v: int, weight: int) -> Meeting | None:
        """Back from v to u, by arcs alone or over the origin."""
        ahead, behind = Wave(self, LATEST, v, u, part), Wave(self, EARLIEST, u, v, part)
        for depth in range(1, self.depth + 1):
            ahead.reach(depth)
            behind.reach(depth - 2)
            length = ahead.layers[depth].get(u, (HORIZON, 0, 0))[0]
            if weight + length < 0:
                return weight + length, [self.number, *reversed(ahead.path(depth, u))]
            for split in range(depth - 1):
                one, two = ahead.doors[split], behind.doors[depth - 2 - split]
                if one and two and weight + one[0] + two[0] < 0:
                    out, back = ahead.path(split, one[1]), behind.path(depth - 2 - split, two[1])
                    return weight + one[0] + two[0], [self.number, *reversed(out), one[2], two[2], *back]
        return None

    def _through_limit(self, part: int, side: int, point: int, value: int) -> Meeting | None:
        """From the point to the origin (or back, for the other side) over a limit stated elsewhere."""
        wave = Wave(self, side, point, None, part)
        for depth in range(self.depth):
            wave.reach(depth)
            door = wave.doors[depth]
            if door and value + door[0] < 0:
                return value + door[0], [self.number, *reversed(wave.path(depth, door[1])), door[2]]
        return None

    def taking_part(self, side: int, point: int, arcs: list[Arc]) -> list[Arc]:
        """The constraint's own arcs at a point, and those among ``arcs`` that are trusted more, best first."""
        own = [((u, v)[1 - side], w, self.number) for u, v, w in self.edges if point == (u, v)[side]]
        known = [arc for arc in arcs if self._better(arc[2])]
        return own + sorted(known, key=self._rank)

    def limit(self, side: int, point: int) -> tuple[int, int] | None:
        """The tightest (value, constraint number) stated for a point, own or more trusted."""
        stated: list[tuple[int, Trust, int]] = []
        for on, at, value in self.limits:
            if on == side and at == point:
                stated.append((value, self.trust, self.number))
        for value, limit in self.state.limits(side, point):
            number = self.state.sheet.limit_owner[limit]
            if self._better(number):
                stated.append((value, self.ledger.trust(number), number))
        if not stated:
            return None
        value, _, number = min(stated)
        return value, number

    def _better(self, number: int) -> bool:
        return number < 0 or self.ledger.trust(number) < self.trust

    def _rank(self, arc: Arc) -> tuple[bool, Trust | None, int]:
        number = arc[2]
        return number >= 0, self.ledger.trust(number) if number >= 0 else None, arc[1]
