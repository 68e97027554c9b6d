"""Sheet: everything stated, as flat lists of integers that both engines walk.

A *forward star*: the edges of a point hang on a linked list (``first``, ``follow``) instead of in a container of
their own, which costs a third of the memory and half of the time of lists of tuples. Edges and limits are numbered as
stated and never move; which of them count is up to a ``State``.
"""

from collections.abc import Iterable

from chrono.network.encode import NEVER, Edge, Limit

NONE = -1
"""End of a linked list."""


class Sheet:
    """Points, edges and limits.

    ``ends[side][e]`` and ``ends[1 - side][e]``: from where to where a bound of a side moves along edge e (side
    LATEST: from u to v of the edge (u, v, w)). ``first[side][p]``, ``follow[side][e]``: the edges along which a bound
    of p moves on. ``owner[e]``: the number of the constraint; negative for structural edges (the end of an entity is
    after its begin).
    ``limit_first[side][p]``, ``limit_follow[l]``, ``limit_point``, ``limit_side``, ``limit_value``, ``limit_owner``:
    the same for limits.
    ``structural[i]``: the edge of entity i.
    """

    def __init__(self) -> None:
        """Nothing is stated yet."""
        self.points = 0
        self.ends: tuple[list[int], list[int]] = ([], [])
        self.weight: list[int] = []
        self.owner: list[int] = []
        self.first: tuple[list[int], list[int]] = ([], [])
        self.follow: tuple[list[int], list[int]] = ([], [])
        self.limit_point: list[int] = []
        self.limit_side: list[int] = []
        self.limit_value: list[int] = []
        self.limit_owner: list[int] = []
        self.limit_first: tuple[list[int], list[int]] = ([], [])
        self.limit_follow: list[int] = []
        self.structural: list[int] = []
        self._edge_starts: list[int] = []
        self._edge_counts: list[int] = []
        self._limit_starts: list[int] = []
        self._limit_counts: list[int] = []

    def add_entity(self) -> tuple[int, int]:
        """Two more points, begin and end, with the structural edge between them."""
        begin, end = self.points, self.points + 1
        self.points += 2
        for side in (0, 1):
            self.first[side].extend((NONE, NONE))
            self.limit_first[side].extend((NONE, NONE))
        self.structural.append(len(self.weight))
        self._add_edge(end, begin, -1, -len(self.structural))
        return begin, end

    def add_constraint(self, edges: list[Edge], limits: list[Limit]) -> int:
        """The parts of one more constraint; its number."""
        number = len(self)
        self._edge_starts.append(len(self.weight))
        self._edge_counts.append(len(edges))
        self._limit_starts.append(len(self.limit_value))
        self._limit_counts.append(len(limits))
        for u, v, w in edges:
            self._add_edge(u, v, w, number)
        for side, point, value in limits:
            self._add_limit(side, point, value, number)
        return number

    def __len__(self) -> int:
        """The number of constraints."""
        return len(self._edge_starts)

    def edges_of(self, number: int) -> range:
        """The edges of a constraint."""
        start = self._edge_starts[number]
        return range(start, start + self._edge_counts[number])

    def limits_of(self, number: int) -> range:
        """The limits of a constraint."""
        start = self._limit_starts[number]
        return range(start, start + self._limit_counts[number])

    def remove(self, number: int) -> None:
        """Blank the parts of a constraint."""
        for edge in self.edges_of(number):
            self.weight[edge] = NEVER
        for limit in self.limits_of(number):
            self.limit_value[limit] = NEVER

    def part(self, numbers: Iterable[int]) -> "Sheet":
        """Some constraints, with their entities, as a sheet of its own; its constraint i is the i-th of ``numbers``."""
        sheet = Sheet()
        local: dict[int, tuple[int, int]] = {}

        def place(point: int) -> int:
            if point >> 1 not in local:
                local[point >> 1] = sheet.add_entity()
            return local[point >> 1][point & 1]

        for number in numbers:
            edges, limits = self.parts(number)
            placed = [(place(u), place(v), w) for u, v, w in edges]
            sheet.add_constraint(placed, [(side, place(point), value) for side, point, value in limits])
        return sheet

    def parts(self, number: int) -> tuple[list[Edge], list[Limit]]:
        """The edges and limits of a constraint."""
        tails, heads = self.ends
        edges = [(tails[edge], heads[edge], self.weight[edge]) for edge in self.edges_of(number)]
        return edges, [
            (self.limit_side[at], self.limit_point[at], self.limit_value[at]) for at in self.limits_of(number)
        ]

    def _add_edge(self, u: int, v: int, w: int, owner: int) -> None:
        edge = len(self.weight)
        outgoing, incoming = self.first
        self.ends[0].append(u)
        self.ends[1].append(v)
        self.weight.append(w)
        self.owner.append(owner)
        self.follow[0].append(outgoing[u])
        self.follow[1].append(incoming[v])
        outgoing[u] = incoming[v] = edge

    def _add_limit(self, side: int, point: int, value: int, owner: int) -> None:
        first = self.limit_first[side]
        self.limit_follow.append(first[point])
        first[point] = len(self.limit_value)
        self.limit_side.append(side)
        self.limit_point.append(point)
        self.limit_value.append(value)
        self.limit_owner.append(owner)
