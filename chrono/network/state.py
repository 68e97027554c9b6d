"""State: the network as plain lists of integers, shared by both engines.

Everything is kept twice, once per side (``encode.LATEST`` and ``EARLIEST``): ``far[LATEST][p]`` is the latest moment of
point p, ``far[EARLIEST][p]`` is *minus* its earliest moment. On each side a smaller number is a tighter bound, and an edge
(u, v, w) demands ``far[LATEST][v] <= far[LATEST][u] + w`` and ``far[EARLIEST][u] <= far[EARLIEST][v] + w``.
Constraints are known by number; negative numbers are the structural ones (the end of entity i is after its begin).
"""

from chrono.network.encode import HORIZON, Edge, Limit

NOBODY = -1
"""Cause of a bound that nobody stated."""

Arc = tuple[int, int, int]
"""(other point, weight, number of the constraint)."""


def structural(entity: int) -> int:
    """The number of the structural constraint of an entity."""
    return -2 - entity


class State:
    """Points, arcs and bounds.

    ``arcs[side][p]``: along which arcs a bound of p on this side moves on (LATEST: outgoing edges, EARLIEST: incoming).
    ``stated[side][p]``: the limits stated for p itself, as (value, constraint number).
    ``visits`` counts settled points; ``journal``, when not None, keeps the old bound of every (side, point) that changes.
    ``previous``/``cause``: where the present bound came from: the point before (or NOBODY when stated for p itself) and the constraint.
    """

    def __init__(self, entities: int) -> None:
        self.far: tuple[list[int], list[int]] = ([], [])
        self.previous: tuple[list[int], list[int]] = ([], [])
        self.cause: tuple[list[int], list[int]] = ([], [])
        self.arcs: tuple[list[list[Arc]], list[list[Arc]]] = ([], [])
        self.stated: tuple[list[list[tuple[int, int]] | None], list[list[tuple[int, int]] | None]] = ([], [])
        self.visits = 0
        self.journal: dict[tuple[int, int], int] | None = None
        self.grow(entities)

    def grow(self, entities: int) -> None:
        """Have points for so many entities."""
        for _ in range(len(self.far[0]) // 2, entities):
            self.add_entity()

    def add_entity(self) -> None:
        """Two more points, begin and end, with nothing known but that the end comes after the begin."""
        begin = len(self.far[0])
        own = structural(begin // 2)
        for side in (0, 1):
            near, other = (begin, begin + 1) if side else (begin + 1, begin)
            self.far[side].extend((HORIZON - 1, HORIZON) if side == 0 else (HORIZON, HORIZON - 1))
            self.previous[side].extend((begin + 1, NOBODY) if side == 0 else (NOBODY, begin))
            self.cause[side].extend((own, NOBODY) if side == 0 else (NOBODY, own))
            self.stated[side].extend((None, None))
            self.arcs[side].extend(([], []))
            self.arcs[side][near].append((other, -1, own))

    def attach(self, number: int, edges: list[Edge], limits: list[Limit]) -> None:
        """Record a constraint's parts without looking at the bounds."""
        for u, v, w in edges:
            if u != v:
                self.arcs[0][u].append((v, w, number))
                self.arcs[1][v].append((u, w, number))
        for side, point, value in limits:
            self.record(side, point, value, number)

    def record(self, side: int, point: int, value: int, number: int) -> None:
        """Record one stated limit."""
        known = self.stated[side][point]
        if known is None:
            self.stated[side][point] = [(value, number)]
        else:
            known.append((value, number))

    def detach(self, number: int, edges: list[Edge], limits: list[Limit]) -> None:
        """Undo ``attach``."""
        for u, v, w in edges:
            if u != v:
                self.arcs[0][u].remove((v, w, number))
                self.arcs[1][v].remove((u, w, number))
        for side, point, value in limits:
            known = self.stated[side][point]
            if known is not None:
                known.remove((value, number))

    def trace(self, side: int, point: int) -> list[tuple[int, int]]:
        """The chain of (point, constraint number) that gives a bound, down to a limit stated for the last point."""
        chain: list[tuple[int, int]] = []
        while point != NOBODY:
            chain.append((point, self.cause[side][point]))
            point = self.previous[side][point]
        return chain
