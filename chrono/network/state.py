"""State: which of the stated constraints count, and the bounds that follow from them.

Everything is kept twice, once per side (``encode.LATEST`` and ``EARLIEST``): ``far[LATEST][p]`` is the latest moment
of point p, ``far[EARLIEST][p]`` is *minus* its earliest moment. On each side a smaller number is a tighter bound, and
an edge (u, v, w) demands ``far[LATEST][v] <= far[LATEST][u] + w`` and ``far[EARLIEST][u] <= far[EARLIEST][v] + w``.
"""

from chrono.network.encode import HORIZON, NEVER
from chrono.network.sheet import Sheet

NOBODY = -1
"""``via`` of a bound that nobody stated."""


Run = tuple[int, int]
"""``order[start:end]``."""

Plan = tuple[list[int], list[Run], list[Run]]
"""Points in the order of their components, the runs that are components of several, and the torn ones."""


class State:
    """``weight[e]``, ``limit[l]``: as on the sheet, or NEVER.

    ``via[side][p]``: where the bound came from: an edge, ``-2 - l`` for limit l, or NOBODY. ``plan``: the components
    of the last batch, while no edge has been added since. ``visits`` counts settled points; ``journal``, when not
    None, keeps the old bound of every (side, point) that changes.
    """

    def __init__(self, sheet: Sheet) -> None:
        """No constraint counts."""
        self.sheet = sheet
        self.weight: list[int] = []
        self.limit: list[int] = []
        self.far: tuple[list[int], list[int]] = ([], [])
        self.via: tuple[list[int], list[int]] = ([], [])
        self.plan: Plan | None = None
        self.visits = 0
        self.journal: dict[tuple[int, int], int] | None = None
        self.grow()

    @classmethod
    def of_all(cls, sheet: Sheet) -> "State":
        """Every constraint of the sheet counts; the bounds wait for the batch engine."""
        state = cls(Sheet())
        state.sheet = sheet
        state.weight = sheet.weight.copy()
        state.limit = sheet.limit_value.copy()
        return state

    def grow(self) -> None:
        """Take in what was stated since: new entities are there, new constraints do not count yet."""
        sheet = self.sheet
        for edge in sheet.structural[len(self.far[0]) // 2 :]:
            self.far[0].extend((HORIZON - 1, HORIZON))
            self.far[1].extend((HORIZON, HORIZON - 1))
            self.via[0].extend((edge, NOBODY))
            self.via[1].extend((NOBODY, edge))
        new = range(len(self.weight), len(sheet.weight))
        self.weight.extend(sheet.weight[edge] if sheet.owner[edge] < 0 else NEVER for edge in new)
        self.limit.extend([NEVER] * (len(sheet.limit_value) - len(self.limit)))
        if new:
            self.plan = None

    def switch(self, number: int, on: bool) -> None:
        """Let a constraint count or not; the bounds are not touched."""
        sheet = self.sheet
        for edge in sheet.edges_of(number):
            self.weight[edge] = sheet.weight[edge] if on else NEVER
        for limit in sheet.limits_of(number):
            self.limit[limit] = sheet.limit_value[limit] if on else NEVER

    def trace(self, side: int, point: int) -> list[tuple[int, int]]:
        """The chain of (point, constraint number) that gives a bound, down to a limit stated for the last point."""
        sheet, via = self.sheet, self.via[side]
        chain: list[tuple[int, int]] = []
        while via[point] >= 0:
            edge = via[point]
            chain.append((point, sheet.owner[edge]))
            point = sheet.ends[side][edge]
        if via[point] != NOBODY:
            chain.append((point, sheet.limit_owner[-2 - via[point]]))
        return chain

    def arcs(self, side: int, point: int) -> list[tuple[int, int, int]]:
        """(other point, weight, constraint number) of the edges that count and move a bound of this side on."""
        sheet, weight = self.sheet, self.weight
        found: list[tuple[int, int, int]] = []
        edge = sheet.first[side][point]
        while edge >= 0:
            if weight[edge] < NEVER:
                found.append((sheet.ends[1 - side][edge], weight[edge], sheet.owner[edge]))
            edge = sheet.follow[side][edge]
        return found

    def limits(self, side: int, point: int) -> list[tuple[int, int]]:
        """(value, number of the limit) of the limits that count for a point."""
        sheet = self.sheet
        found: list[tuple[int, int]] = []
        at = sheet.limit_first[side][point]
        while at >= 0:
            if self.limit[at] < NEVER:
                found.append((self.limit[at], at))
            at = sheet.limit_follow[at]
        return found
