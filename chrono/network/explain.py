"""Explanation: the few constraints that a refused one contradicts.

A contradiction is a negative cycle. Searched is one with the fewest edges through the refused constraint, in layers
from both sides at once, over the accepted constraints that are trusted more; a deletion filter then makes it minimal
in constraints.
"""

from collections.abc import Iterator

from chrono.network import batch
from chrono.network.encode import EARLIEST, HORIZON, LATEST
from chrono.network.incremental import Clash
from chrono.network.ledger import Ledger, Trust
from chrono.network.state import State

DEPTH = 14
"""Longest cycle searched for (edges besides the refused one); a longer contradiction is given as it was met."""

FILTERED = 200
"""Largest set of constraints that the deletion filter is run on."""

Layer = dict[int, tuple[int, int, int]]
"""Point -> (length of a path, the point before, constraint number)."""

Arc = tuple[int, int, int]
"""(other point, weight, constraint number)."""

Meeting = tuple[int, list[int]]
"""Length of a path and the constraint numbers along it."""


def explain(ledger: Ledger, state: State, number: int, clash: Clash) -> Clash:
    """(excess, constraint numbers) of a minimal contradiction of a refused constraint with more trusted ones."""
    excess, cycle = clash
    found = _Search(ledger, state, number, len(cycle) - 1).run()
    if found is not None:
        excess, cycle = -found[0], found[1]
    members = list(dict.fromkeys(member for member in cycle if member >= 0))
    return excess, deletion_filter(ledger, members, number)


def deletion_filter(ledger: Ledger, members: list[int], keep: int) -> list[int]:
    """A minimal inconsistent subset of an inconsistent set of constraints, with ``keep`` in it."""
    if len(members) > FILTERED:
        return members
    left = members
    for member in members:
        fewer = [other for other in left if other != member]
        if member != keep and not consistent(ledger, fewer):
            left = fewer
    return left


def consistent(ledger: Ledger, numbers: list[int]) -> bool:
    """Whether some constraints, alone, can hold together."""
    return batch.propagate(State.of_all(ledger.sheet.part(numbers)))


class _Wave:
    """Shortest paths by number of edges: from a start along arcs (side LATEST), or to a goal against them (EARLIEST).

    ``layers[k]`` holds the points that k edges improve; ``doors[k]`` is the cheapest (length, point, constraint
    number) between layer k and the origin, over a stated limit.
    """

    def __init__(self, search: "_Search", side: int, start: int) -> None:
        self.search = search
        self.side = side
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
        best = self.best
        for point, (length, _, _) in layer.items():
            for head, weight, number in self.search.arcs(self.side, point):
                reached = length + weight
                if reached < best.get(head, HORIZON):
                    best[head] = reached
                    fresh[head] = (reached, point, number)
        return fresh

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


class _Search:
    """The search for one refused constraint, over the network with the constraint itself put in."""

    def __init__(self, ledger: Ledger, state: State, number: int, longest: int) -> None:
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
        for u, v, w in self.edges:
            yield self._through_edge(u, v, w)
        for side, point, value in self.limits:
            yield self._through_limit(side, point, value)

    def _through_edge(self, u: int, v: int, weight: int) -> Meeting | None:
        """Back from v to u, by arcs alone or over the origin."""
        ahead, behind = _Wave(self, LATEST, v), _Wave(self, EARLIEST, u)
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

    def _through_limit(self, side: int, point: int, value: int) -> Meeting | None:
        """From the point to the origin (or back, for the other side) over a limit stated elsewhere."""
        wave = _Wave(self, side, point)
        for depth in range(self.depth):
            wave.reach(depth)
            door = wave.doors[depth]
            if door and value + door[0] < 0:
                return value + door[0], [self.number, *reversed(wave.path(depth, door[1])), door[2]]
        return None

    def arcs(self, side: int, point: int) -> list[Arc]:
        """The arcs of a point that take part: the constraint's own and the more trusted ones, best first."""
        own = [
            (v, w, self.number) if side == LATEST else (u, w, self.number)
            for u, v, w in self.edges
            if point == (u, v)[side]
        ]
        known = [arc for arc in self.state.arcs(side, point) if self._better(arc[2])]
        return own + sorted(known, key=self._rank) if len(known) > 1 else own + known

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
