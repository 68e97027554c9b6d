"""Network: the public face of the temporal constraint network."""

from collections.abc import Hashable, Iterable, Mapping

from chrono.network.model import Constraint, Effect, Evidence, Placement, Solution, Step
from chrono.temporal.bounds import Bounds


class Network:
    """Entities (events, timexes, publication dates) and what was stated about their begin and end.

    State constraints with ``anchor``, ``relate`` and ``duration``; ask with ``solve``, ``bounds``, ``relation``, ``why``,
    ``precedence`` and ``timeline`` (each solves first when something new was stated). An entity is any string id and exists from its first
    mention. Instants and lengths are integer seconds; intervals are half-open and last at least one second.
    ``strict`` reads every relation as Allen does on its free ends (BEFORE leaves a gap, INCLUDES leaves room on both sides).
    """

    def __init__(self, *, strict: bool = False) -> None: ...

    def add_entity(self, entity: str) -> None:
        """Make an entity known (needed only for one that nothing is stated about)."""
        raise NotImplementedError

    def anchor(
        self,
        entity: str,
        bounds: Bounds,
        *,
        confidence: float = 1.0,
        hard: bool = False,
        evidence: Evidence = (),
        origin: str = "",
        id: str | None = None,
    ) -> str:
        """State absolute bounds (see ``inside``, ``exactly``, ``somewhere_in`` of ``chrono.network.encode``); the id."""
        raise NotImplementedError

    def relate(
        self,
        source: str,
        relation: str,
        target: str,
        *,
        min_gap: int | None = None,
        max_gap: int | None = None,
        confidence: float = 1.0,
        hard: bool = False,
        evidence: Evidence = (),
        origin: str = "",
        id: str | None = None,
    ) -> str:
        """State that ``source`` stands in a relation to ``target``; gaps (seconds) go with BEFORE and AFTER only; the id."""
        raise NotImplementedError

    def duration(
        self,
        entity: str,
        shortest: int | None = None,
        longest: int | None = None,
        *,
        confidence: float = 1.0,
        hard: bool = False,
        evidence: Evidence = (),
        origin: str = "",
        id: str | None = None,
    ) -> str:
        """State the length of an entity in seconds, both ends inclusive; the id."""
        raise NotImplementedError

    def solve(self) -> Solution:
        """Solve all that was stated; what cannot hold is refused by trust (hard first, then confidence) and explained."""
        raise NotImplementedError

    def add(self, constraint: Constraint) -> Effect:
        """Add one constraint to the solved network, at the cost of the points it moves."""
        raise NotImplementedError

    def what_if(self, constraint: Constraint) -> Effect:
        """What ``add`` would do; the network stays as it is."""
        raise NotImplementedError

    def retract(self, id: str) -> None:
        """Take a constraint back; refused ones that now fit are accepted."""
        raise NotImplementedError

    def bounds(self, entity: str) -> Bounds:
        """The tightest bounds that all accepted constraints allow; None is unknown."""
        raise NotImplementedError

    def why(self, entity: str, bound: str) -> tuple[Step, ...]:
        """The statements that give a bound (a field name of Bounds), from it down to a stated date; empty if unknown."""
        raise NotImplementedError

    def relation(self, source: str, target: str) -> frozenset[str]:
        """The Allen relations (``temporal.allen.NAMES``) that are still possible; all 13 when nothing is known."""
        raise NotImplementedError

    def relation_name(self, source: str, target: str) -> str:
        """The entailed relation as a link would carry it (non-strict reading), or VAGUE."""
        raise NotImplementedError

    def entailed_before(self, source: str, target: str) -> bool:
        """Whether ``source`` certainly ends at or before the begin of ``target``, by bounds or relations."""
        raise NotImplementedError

    def precedence(self, entities: Iterable[str] | None = None) -> "Precedence":
        """Every entailed precedence among some entities (up to about 5,000): see ``order.Precedence``."""
        raise NotImplementedError

    def timeline(
        self, entities: Iterable[str] | None = None, *, key: str = "midpoint", tie: Mapping[str, Hashable] | None = None
    ) -> tuple[Placement, ...]:
        """A linear extension of the order, among some entities or all.

        ``key`` (midpoint, earliest or latest begin) chooses among what the order leaves open; ``tie`` gives values to
        sort by where that is equal (else the entity ids).
        """
        raise NotImplementedError

    def to_json(self) -> str:
        """All that was stated, as JSON; ``from_json`` gives back an equal network."""
        raise NotImplementedError


class Precedence:
    """Entailed precedences among ``entities`` (in order of a linear extension): who certainly ends before whom begins."""

    entities: tuple[str, ...]
    before: tuple[int, ...]  # bit i of before[j] is set: entities[i] is entailed to end at or before the begin of entities[j]

    def predecessors(self, entity: str) -> tuple[str, ...]:
        """Everything entailed to be before an entity."""
        raise NotImplementedError

    def successors(self, entity: str) -> tuple[str, ...]:
        """Everything entailed to be after an entity."""
        raise NotImplementedError

    def transitive_reduction(self) -> dict[str, tuple[str, ...]]:
        """Per entity its immediate predecessors: the fewest pairs from which all others follow."""
        raise NotImplementedError
