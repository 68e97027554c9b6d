"""Encoding: what a statement means as inequalities between begins and ends.

Entity number i has the points 2i (begin) and 2i + 1 (end). An *edge* (u, v, w) says ``v - u <= w``. A *limit* (side,
p, h) says ``p <= h`` on side LATEST and ``-p <= h`` on side EARLIEST: both sides then tighten by getting smaller, and
one routine serves both.
"""

from chrono.errors import UsageError
from chrono.network.model import Constraint
from chrono.temporal.bounds import Bounds

Edge = tuple[int, int, int]
Limit = tuple[int, int, int]

Ends = tuple[int, int]
"""The points of an entity: begin and end."""

LATEST = 0
EARLIEST = 1

HORIZON = 1 << 55
"""Stands for "unknown" inside, in seconds (about a thousand million years), so that arithmetic stays plain."""

NEVER = HORIZON << 4
"""Weight of an edge and value of a limit that do not count: it improves nothing."""

REACH = HORIZON >> 3
"""Larger than any date or length a caller may state."""

# "a1<=b0": the end of a is at most the begin of b; "<" is at least one second less; "=" is equality. A "<=" is a free
# end: strict reading makes it "<". DURING is IS_INCLUDED; OVERLAP is TempEval's "share some time", OVERLAPS is Allen's.
_READINGS = {
    "BEFORE": "a1<=b0",
    "AFTER": "b1<=a0",
    "IBEFORE": "a1=b0",
    "IAFTER": "b1=a0",
    "INCLUDES": "a0<=b0 b1<=a1",
    "DURING_INV": "a0<=b0 b1<=a1",
    "IS_INCLUDED": "b0<=a0 a1<=b1",
    "DURING": "b0<=a0 a1<=b1",
    "SIMULTANEOUS": "a0=b0 a1=b1",
    "IDENTITY": "a0=b0 a1=b1",
    "BEGINS": "a0=b0 a1<=b1",
    "BEGUN_BY": "a0=b0 b1<=a1",
    "ENDS": "a1=b1 b0<=a0",
    "ENDED_BY": "a1=b1 a0<=b0",
    "OVERLAPS": "a0<=b0 b0<a1 a1<=b1",
    "OVERLAP": "a0<b1 b0<a1",
    "VAGUE": "",
}

RELATIONS = tuple(_READINGS)
"""The relation names that can be stated."""

_GAPPED = {"BEFORE": False, "AFTER": True}  # whether the target comes first
_APART = frozenset({"BEFORE", "AFTER", "IBEFORE", "IAFTER"})


def _edges(reading: str, strict: bool) -> tuple[Edge, ...]:
    """The inequalities of a reading as edges between the four ends a0, a1, b0, b1 = 0, 1, 2, 3."""
    ends = {"a0": 0, "a1": 1, "b0": 2, "b1": 3}
    edges: list[Edge] = []
    for part in reading.split():
        left, right, sign = ends[part[:2]], ends[part[-2:]], part[2:-2]
        edges.append((right, left, -1 if sign == "<" or (strict and sign == "<=") else 0))
        if sign == "=":
            edges.append((left, right, 0))
    return tuple(edges)


_EDGES = {strict: {name: _edges(text, strict) for name, text in _READINGS.items()} for strict in (False, True)}


def parts(constraint: Constraint, source: Ends, target: Ends, strict: bool) -> tuple[list[Edge], list[Limit]]:
    """Edges and limits of a constraint, given the points of its entities."""
    if constraint.kind == "BOUNDS":
        return [], limits(constraint.bounds or Bounds(), source)
    if constraint.kind == "DURATION":
        return _distance(*source, constraint.low, constraint.high), []
    return _relation(constraint, source, target, strict), []


def _relation(constraint: Constraint, source: Ends, target: Ends, strict: bool) -> list[Edge]:
    kind = constraint.kind
    if source == target and kind not in _APART:
        return []  # nothing but BEFORE and AFTER says anything of an entity and itself
    if constraint.low is not None or constraint.high is not None:
        first, second = (target, source) if _GAPPED[kind] else (source, target)
        return _distance(first[1], second[0], max(constraint.low or 0, int(strict)), constraint.high)
    ends = source + target
    return [(ends[u], ends[v], w) for u, v, w in _EDGES[strict][kind]]


def _distance(u: int, v: int, low: int | None, high: int | None) -> list[Edge]:
    """``low <= v - u <= high``."""
    edges = [] if low is None else [(v, u, -low)]
    return edges if high is None else [*edges, (u, v, high)]


def limits(bounds: Bounds, ends: Ends) -> list[Limit]:
    """Absolute bounds as limits of an entity's points."""
    begin, end = ends
    stated = (
        (EARLIEST, begin, bounds.earliest_begin),
        (LATEST, begin, bounds.latest_begin),
        (EARLIEST, end, bounds.earliest_end),
        (LATEST, end, bounds.latest_end),
    )
    return [(side, point, -value if side else value) for side, point, value in stated if value is not None]


def check(constraint: Constraint) -> Constraint:
    """The constraint itself; UsageError if it cannot mean anything."""
    kind = constraint.kind
    if kind not in _READINGS and kind not in ("DURATION", "BOUNDS"):
        raise UsageError(f"{constraint.id}: no relation is called {kind!r}; use one of {', '.join(RELATIONS)}")
    if kind in _READINGS and constraint.target is None:
        raise UsageError(f"{constraint.id}: {kind} has no target; name the second entity")
    if kind in _READINGS and kind not in _GAPPED and (constraint.low is not None or constraint.high is not None):
        raise UsageError(f"{constraint.id}: {kind} cannot have a gap; only BEFORE and AFTER can")
    if any(abs(value) > REACH for value in _values(constraint)):
        raise UsageError(f"{constraint.id}: a date or length is beyond {REACH} seconds; leave it out")
    return constraint


def _values(constraint: Constraint) -> list[int]:
    b = constraint.bounds or Bounds()
    stated = (constraint.low, constraint.high, b.earliest_begin, b.latest_begin, b.earliest_end, b.latest_end)
    return [value for value in stated if value is not None]


def inside(begin: int | None, end: int | None) -> Bounds:
    """An event that lies somewhere inside ``[begin, end)``; None is an open side."""
    return Bounds(earliest_begin=begin, latest_end=end)


def exactly(begin: int | None, end: int | None) -> Bounds:
    """A timex that *is* ``[begin, end)``; None is an unknown side."""
    return Bounds(begin, begin, end, end)


def somewhere_in(begin: int, end: int) -> Bounds:
    """An instant (one second) somewhere in ``[begin, end)``, as a publication date is in its day."""
    return Bounds(begin, end - 1, begin + 1, end)
