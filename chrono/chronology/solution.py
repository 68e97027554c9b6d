"""Solution: what the network makes of the claims of a chronology.

Two networks: the actual one, and, on top of what holds there, one with plans and what did not happen. The second places
those without ever moving a fact.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from chrono.chronology.claims import Claim, claims
from chrono.chronology.model import Chronology
from chrono.chronology.precedence import moved, without_unreal
from chrono.network.model import Conflict, Constraint
from chrono.network.network import Network
from chrono.temporal.bounds import Bounds

if TYPE_CHECKING:
    from chrono.chronology.mentions import Mention


@dataclass(frozen=True, slots=True)
class Refusal:
    """A claim that could not stand beside the others, and the fewest of them that contradict it."""

    claim: Claim
    against: tuple[Claim, ...]


@dataclass(frozen=True)
class Solution:
    """The claims by id, the two solved networks, and what was refused.

    ``mentions`` are those of the whole, by event, where this is the solution as a part of a chronology sees it.
    """

    claims: Mapping[str, Claim]
    actual: Network
    imagined: Network
    refusals: tuple[Refusal, ...]
    mentions: "Mapping[str, Mention] | None" = None

    @cached_property
    def accepted(self) -> tuple[Claim, ...]:
        """The claims that hold together, in order."""
        refused = {r.claim.id for r in self.refusals}
        return tuple(c for c in self.claims.values() if c.id not in refused)

    def bounds(self, entity: str, real: bool = True) -> Bounds:
        """Where an entity lies."""
        return (self.actual if real else self.imagined).bounds(entity)

    def before(self, entities: Sequence[str], real: Sequence[bool]) -> list[int]:
        """For each entity the set (bits by position) of those that have certainly ended when it begins."""
        if all(real):
            return _masks(self.actual, entities)
        facts = [n for n, fact in enumerate(real) if fact]
        place = {n: i for i, n in enumerate(facts)}
        among = moved(_masks(self.actual, [entities[n] for n in facts]), [place.get(n) for n in range(len(entities))])
        own = dict(zip(facts, among, strict=True))
        all_real = sum(1 << n for n in facts)
        mixed = _masks(self.imagined, entities)
        return without_unreal([own[n] | m & ~all_real if n in own else m for n, m in enumerate(mixed)], all_real)


def solve(chronology: Chronology, merges: Iterable[Claim] = ()) -> Solution:
    """Solve everything a chronology states, and the merges of sources after it."""
    stated = claims(chronology, merges)
    facts = [c for c in stated if not c.unreal]
    fancies = [c for c in stated if c.unreal]
    by_id = {c.id: c for c in stated}
    known = [*(e.id for e in chronology.events), *(t.id for t in chronology.timexes)]
    actual, refused = _solved(facts, by_id, known)
    if not fancies:
        return Solution(by_id, actual, actual, refused)
    gone = {r.claim.id for r in refused}
    held = [replace(c, hard=True) for c in facts if c.id not in gone]
    imagined, more = _solved([*held, *fancies], by_id, known)
    return Solution(by_id, actual, imagined, (*refused, *more))


def _solved(
    stated: Iterable[Claim], by_id: Mapping[str, Claim], known: Iterable[str]
) -> tuple[Network, tuple[Refusal, ...]]:
    network = Network()
    for entity in known:
        network.add_entity(entity)
    for claim in stated:
        if claim.rel != "JOINED":
            network.state(constraint(claim))
    return network, tuple(refusal(c, by_id) for c in network.solve().conflicts)


def constraint(claim: Claim) -> Constraint:
    """A claim as the network takes it."""
    tail = {"confidence": claim.trust, "hard": claim.hard, "evidence": claim.refs}
    if claim.anchors:
        return Constraint(claim.id, "BOUNDS", claim.source, bounds=_stated(claim), **tail)  # type: ignore[arg-type]
    low, high = claim.min_gap, claim.max_gap
    return Constraint(claim.id, claim.rel, claim.source, claim.target, low, high, **tail)  # type: ignore[arg-type]


def _stated(claim: Claim) -> Bounds:
    """The bounds of a claim that places its source: exactly at its interval, or somewhere inside."""
    low, high = claim.begin, claim.end
    if claim.rel == "AT":
        return Bounds(low, low, high, high)
    return Bounds(low, None if high is None else high - 1, None if low is None else low + 1, high)


def refusal(conflict: Conflict, by_id: Mapping[str, Claim]) -> Refusal:
    """A conflict of the network in terms of the claims."""
    rejected = conflict.rejected.id
    return Refusal(by_id[rejected], tuple(by_id[c.id] for c in conflict.cycle if c.id != rejected))


def _masks(network: Network, entities: Sequence[str]) -> list[int]:
    """The network's precedence among entities, as sets by position in ``entities``."""
    precedence = network.precedence(entities)
    place = {e: n for n, e in enumerate(precedence.entities)}
    origin = [place[e] for e in entities]
    return moved((precedence.before[o] for o in origin), origin)
