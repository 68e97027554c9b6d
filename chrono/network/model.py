"""Values of the network: constraints that were stated, and what solving says of them."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import NamedTuple

from chrono.temporal.bounds import Bounds

Evidence = tuple[Hashable, ...]
"""Whatever the caller needs to find the statement again (document, start, end, ...); carried through untouched."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """One statement about one or two entities; it holds with all its parts or not at all.

    ``kind`` is a relation name (``encode.RELATIONS``: ``source`` stands in it to ``target``), ``DURATION`` (of
    ``source``) or ``BOUNDS`` (of ``source``). ``low``/``high`` in seconds, both inclusive: the length for DURATION,
    the gap from the end of the earlier to the begin of the later one for BEFORE and AFTER. ``confidence`` in 0..1 and
    ``hard`` decide which statement yields in a contradiction.
    """

    id: str
    kind: str
    source: str
    target: str | None = None
    low: int | None = None
    high: int | None = None
    bounds: Bounds | None = None
    confidence: float = 1.0
    hard: bool = False
    evidence: Evidence = ()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a reason: ``entity``'s bound (a field name of Bounds) is ``value`` because of ``constraint``.

    ``constraint`` is None where an entity's own begin and end suffice (an end comes after its begin).
    """

    entity: str
    bound: str
    value: int
    constraint: Constraint | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A refused constraint and the statements that it contradicts.

    ``cycle`` is minimal: without any one of its constraints (``rejected`` is among them, and none is trusted less) the
    others are consistent. ``excess`` is by how many seconds they cannot all hold. ``family`` numbers the group of
    conflicts that share constraints; ``suspect`` is the constraint whose removal would settle most of that family.
    """

    rejected: Constraint
    cycle: tuple[Constraint, ...]
    excess: int
    family: int
    suspect: Constraint


@dataclass(frozen=True, slots=True)
class Family:
    """Conflicts that share constraints; ``suspects`` are (constraint, in how many of these it takes part)."""

    number: int
    rejected: tuple[Constraint, ...]
    suspects: tuple[tuple[Constraint, int], ...]


@dataclass(frozen=True, slots=True)
class Solution:
    """What ``Network.solve`` found; ``conflicts`` are in order of trust of their rejected constraints, best first."""

    conflicts: tuple[Conflict, ...]
    families: tuple[Family, ...]

    @property
    def consistent(self) -> bool:
        """Whether nothing had to be refused."""
        return not self.conflicts


@dataclass(frozen=True, slots=True)
class Effect:
    """What adding a constraint does: whether it is ``accepted`` (else ``conflict`` says why not), which constraints of
    less trust it ``evicts``, which it ``readmits``, and the entities whose bounds change."""

    accepted: bool
    conflict: Conflict | None
    evicts: tuple[Constraint, ...]
    readmits: tuple[Constraint, ...]
    changed: tuple[str, ...]


class Placement(NamedTuple):
    """Where an entity stands in the order (a named tuple: a timeline has one for each of its many entities).

    ``rank`` (from 1) is its place in a linear extension of everything stated; ``rank_min``/``rank_max`` are the
    places that the bounds alone allow. ``tie`` is the rank of the first of the entities with the same begin and the
    same end by statement, else None. ``status``: dated (a bound of its begin or end is known), ordered (only
    relations place it) or undated (neither).
    """

    entity: str
    rank: int
    rank_min: int
    rank_max: int
    tie: int | None
    status: str
