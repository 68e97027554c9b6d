"""Network: the public face of the temporal constraint network."""

from collections.abc import Iterable, Sequence
from typing import TypedDict, Unpack

from chrono.errors import UsageError
from chrono.network import codec, order, query
from chrono.network.encode import EARLIEST, LATEST
from chrono.network.explain import explain
from chrono.network.families import solution
from chrono.network.incremental import Clash
from chrono.network.islands import Islands
from chrono.network.ledger import Ledger
from chrono.network.model import Constraint, Effect, Evidence, Placement, Solution, Step
from chrono.network.precedence import Precedence
from chrono.network.repair import Repair
from chrono.network.state import State
from chrono.temporal import allen
from chrono.temporal.bounds import Bounds

_PLACES = {
    "earliest_begin": (EARLIEST, 0),
    "latest_begin": (LATEST, 0),
    "earliest_end": (EARLIEST, 1),
    "latest_end": (LATEST, 1),
}

MANY = 8
"""With more than one in so many constraints new, solving from the start is cheaper than inserting."""


class Tail(TypedDict, total=False):
    """What every statement may carry besides its content (see ``Constraint``); ``id`` is c1, c2, ... unless given."""

    id: str
    confidence: float
    hard: bool
    evidence: Evidence
    origin: str


class Network:
    """Entities (events, timexes, publication dates) and what was stated about their begin and end.

    State constraints with ``anchor``, ``relate``, ``duration`` or ``state``; ask with ``solve``, ``bounds``,
    ``relation``, ``why``, ``precedence`` and ``timeline`` (each solves first when something new was stated). An
    entity is any string id and exists from its first mention. Instants and lengths are integer seconds; intervals are
    half-open and last at least one second. ``strict`` reads every relation as Allen does on its free ends (BEFORE
    leaves a gap, INCLUDES leaves room on both sides). Every statement takes the keywords of ``Tail``.
    """

    def __init__(self, *, strict: bool = False) -> None:
        """A network without entities."""
        self._ledger = Ledger(strict)
        self._repair = Repair(self._ledger)
        self._pending: list[int] = []
        self._solution: Solution | None = None
        self._islands = Islands()
        self._reasons: dict[int, tuple[int, Clash]] = {}

    # What is stated

    @property
    def strict(self) -> bool:
        """Whether relations are read strictly."""
        return self._ledger.strict

    @property
    def entities(self) -> tuple[str, ...]:
        """All entities, in order of their first mention."""
        return tuple(self._ledger.names)

    @property
    def constraints(self) -> tuple[Constraint, ...]:
        """All constraints, accepted or not, in order of arrival."""
        return tuple(self._ledger[number] for number in self._ledger.alive())

    def add_entity(self, entity: str) -> None:
        """Make an entity known (needed only for one that nothing is stated about)."""
        self._ledger.entity(entity)

    def state(self, constraint: Constraint) -> str:
        """State a constraint; its id. UsageError if it cannot mean anything."""
        number = self._ledger.add(constraint)
        self._touch(number)
        self._pending.append(number)
        self._solution = None
        return constraint.id

    def anchor(self, entity: str, bounds: Bounds, **tail: Unpack[Tail]) -> str:
        """State absolute bounds (made with ``inside``, ``exactly`` or ``somewhere_in``); the id."""
        return self._state("BOUNDS", entity, tail, bounds=bounds)

    def relate(
        self,
        source: str,
        relation: str,
        target: str,
        *,
        min_gap: int | None = None,
        max_gap: int | None = None,
        **tail: Unpack[Tail],
    ) -> str:
        """State that ``source`` stands in a relation to ``target``; only BEFORE and AFTER have a gap; the id."""
        return self._state(relation, source, tail, target=target, low=min_gap, high=max_gap)

    def duration(
        self, entity: str, shortest: int | None = None, longest: int | None = None, **tail: Unpack[Tail]
    ) -> str:
        """State the length of an entity in seconds, both ends inclusive; the id."""
        return self._state("DURATION", entity, tail, low=shortest, high=longest)

    def merge(self, one: str, other: str, **tail: Unpack[Tail]) -> str:
        """State that two entities are the same event (SIMULTANEOUS); the id."""
        return self._state("SIMULTANEOUS", one, tail, target=other)

    def _state(
        self,
        kind: str,
        source: str,
        tail: Tail,
        *,
        target: str | None = None,
        low: int | None = None,
        high: int | None = None,
        bounds: Bounds | None = None,
    ) -> str:
        named: Tail = {"id": self._new_id(), **tail}
        return self.state(
            Constraint(kind=kind, source=source, target=target, low=low, high=high, bounds=bounds, **named)
        )

    def _new_id(self) -> str:
        number = len(self._ledger.constraints) + 1
        while f"c{number}" in self._ledger.numbers:
            number += 1
        return f"c{number}"

    # What follows

    def solve(self) -> Solution:
        """Solve all that was stated; what cannot hold is refused by trust and explained."""
        ready = self._ready()
        if self._solution is None:
            clashes = {number: self._explained(ready, number) for number in self._repair.refused}
            self._solution = solution(self._ledger, clashes)
        return self._solution

    def _explained(self, ready: State, number: int) -> Clash:
        """The minimal contradiction of a refused constraint, kept until something changes on its island."""
        stamp = self._islands.stamp(self._ledger.entities[self._ledger[number].source])
        known = self._reasons.get(number)
        if known is None or known[0] != stamp:
            known = self._reasons[number] = stamp, explain(self._ledger, ready, number, self._repair.refused[number])
        return known[1]

    def _touch(self, number: int) -> None:
        stated = self._ledger[number]
        source = self._ledger.entities[stated.source]
        self._islands.touch(source, source if stated.target is None else self._ledger.entities[stated.target])

    def _ready(self) -> State:
        """The state with everything in it: from the start when much is new, else by insertion."""
        if self._pending:
            if len(self._pending) * MANY > len(self._ledger.constraints):
                self._repair.solve()
                self._reasons = {}
            else:
                self._insert(self._pending)
            self._pending = []
        self._repair.state.grow()
        return self._repair.state

    def _insert(self, numbers: list[int]) -> None:
        self._repair.state.grow()
        self._repair.settle(numbers)

    def add(self, constraint: Constraint) -> Effect:
        """Add one constraint to the solved network, at the cost of the points it moves."""
        state = self._ready()
        refused = set(self._repair.refused)
        number = self._ledger.add(constraint)
        self._touch(number)
        state.journal = {}
        self._insert([number])
        self._solution = None
        return self._effect(refused, number)

    def what_if(self, constraint: Constraint) -> Effect:
        """What ``add`` would do; the network stays as it is."""
        effect = self.add(constraint)
        self.retract(constraint.id)
        return effect

    def retract(self, id: str) -> Effect:
        """Take a constraint back; refused ones that now fit are accepted. UsageError if there is none of this id."""
        state = self._ready()
        if id not in self._ledger.numbers:
            raise UsageError(f"{id}: the network has no such constraint; see Network.constraints")
        number = self._ledger.numbers[id]
        refused = set(self._repair.refused) - {number}
        state.journal = {}
        again = self._repair.remove(number)
        self._touch(number)
        self._reasons.pop(number, None)
        self._ledger.remove(number)
        self._repair.settle(again)
        self._solution = None
        return self._effect(refused, None)

    def _effect(self, refused: set[int], number: int | None) -> Effect:
        """What changed since ``refused`` was all that was refused and the journal was begun."""
        ledger, state, now = self._ledger, self._repair.state, self._repair.refused
        conflict = None
        if number in now:
            clash = self._explained(state, number)
            conflict = solution(ledger, {number: clash}).conflicts[0]
        journal, state.journal = state.journal or {}, None
        moved = {point >> 1 for (side, point), old in journal.items() if _known(state.far[side][point]) != _known(old)}
        return Effect(
            conflict is None,
            conflict,
            tuple(ledger[n] for n in sorted(now.keys() - refused - {number}, key=ledger.trust)),
            tuple(ledger[n] for n in sorted(refused - now.keys(), key=ledger.trust)),
            tuple(ledger.names[entity] for entity in sorted(moved)),
        )

    def _entity(self, name: str) -> int:
        if name not in self._ledger.entities:
            raise UsageError(f"{name}: the network has no such entity; see Network.entities")
        return self._ledger.entities[name]

    def bounds(self, entity: str) -> Bounds:
        """The tightest bounds that all accepted constraints allow; None is unknown."""
        late, early = self._ready().far
        begin = 2 * self._entity(entity)
        return Bounds(_known(-early[begin]), _known(late[begin]), _known(-early[begin + 1]), _known(late[begin + 1]))

    def why(self, entity: str, bound: str) -> tuple[Step, ...]:
        """The statements that give a bound (a field name of Bounds), down to a stated date; empty if unknown."""
        if bound not in _PLACES:
            raise UsageError(f"{bound}: no such bound; use one of {', '.join(_PLACES)}")
        state = self._ready()
        side, end = _PLACES[bound]
        point = 2 * self._entity(entity) + end
        if abs(state.far[side][point]) >= order.KNOWN:
            return ()
        return tuple(self._step(state, side, *link) for link in state.trace(side, point))

    def _step(self, state: State, side: int, point: int, number: int) -> Step:
        value = state.far[side][point]
        bound = ("latest", "earliest")[side] + ("_begin", "_end")[point & 1]
        constraint = self._ledger[number] if number >= 0 else None
        return Step(self._ledger.names[point >> 1], bound, -value if side else value, constraint)

    def relation(self, source: str, target: str) -> frozenset[str]:
        """The Allen relations (``temporal.allen.NAMES``) that are still possible; all 13 when nothing is known."""
        return frozenset(allen.names(self._relation(source, target)))

    def relation_name(self, source: str, target: str) -> str:
        """The entailed relation as a link would carry it (non-strict reading), or VAGUE."""
        return query.link_name(self._relation(source, target))

    def _relation(self, source: str, target: str) -> int:
        return query.possible_relations(self._ready(), self._entity(source), self._entity(target))

    def entailed_before(self, source: str, target: str) -> bool:
        """Whether ``source`` certainly ends at or before the begin of ``target``, by bounds or relations."""
        return query.entailed_before(self._ready(), self._entity(source), self._entity(target))

    def precedence(self, entities: Iterable[str] | None = None) -> Precedence:
        """Every entailed precedence among some entities (for up to about 5,000: it takes their square in bits)."""
        state = self._ready()
        at = order.Moments(state, "midpoint").at
        numbers = order.by_moment(at, self._numbers(entities), self._ties(None))
        names = tuple(self._ledger.names[entity] for entity in numbers)
        return Precedence(names, tuple(query.precedence_masks(state, numbers)))

    def timeline(
        self, entities: Iterable[str] | None = None, *, key: str = "midpoint", tie: Sequence[str] | None = None
    ) -> tuple[Placement, ...]:
        """A linear extension of the order, among some entities or all.

        ``key`` (midpoint, earliest or latest begin) chooses among what the order leaves open; where that is equal too,
        the order of the entities in ``tie`` (default: of their ids).
        """
        if key not in order.KEYS:
            raise UsageError(f"{key}: no such key; use one of {', '.join(order.KEYS)}")
        return order.timeline(self._ready(), self._ledger.names, self._numbers(entities), key, self._ties(tie))

    def _numbers(self, entities: Iterable[str] | None) -> list[int]:
        if entities is None:
            return list(range(len(self._ledger.names)))
        return [self._entity(name) for name in dict.fromkeys(entities)]

    def _ties(self, tie: Sequence[str] | None) -> list[str] | list[int]:
        """Per entity what to sort by at last: its id, or its place in ``tie`` (the others, by id, after those)."""
        names = self._ledger.names
        if tie is None:
            return names
        named = [self._entity(name) for name in tie]
        places = [0] * len(names)
        for place, entity in enumerate(dict.fromkeys([*named, *sorted(range(len(names)), key=names.__getitem__)])):
            places[entity] = place
        return places

    # JSON

    def to_json(self) -> str:
        """All that was stated, as JSON; evidence must be of strings, numbers, booleans, None and tuples of them."""
        return codec.dumps(self.strict, self.entities, self.constraints)

    @classmethod
    def from_json(cls, text: str | bytes) -> "Network":
        """An equal network; it is solved when asked. UsageError if the text is no network."""
        strict, entities, constraints = codec.loads(text)
        network = cls(strict=strict)
        for entity in entities:
            network.add_entity(entity)
        for constraint in constraints:
            network.state(constraint)
        return network


def _known(value: int) -> int | None:
    return value if abs(value) < order.KNOWN else None
