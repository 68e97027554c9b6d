"""Solving again: a chronology that changed a little costs what it changed, not what it holds.

The networks stay and are told only which claims went and which came; what holds in the end is the same as when
everything is solved from the start (a test compares the two).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from chrono.chronology.claims import Claim
from chrono.chronology.parts import Parts
from chrono.chronology.solution import Refusal, Solution, constraint, refusal
from chrono.network.network import Network
from chrono.temporal.bounds import Bounds


class Live:
    """A network that is kept, with the claims that are stated in it and those of them that were refused."""

    def __init__(self) -> None:
        """Nothing is stated."""
        self.network = Network()
        self.claims: dict[str, Claim] = {}
        self.refusals: dict[str, Refusal] = {}

    def take(self, known: Iterable[str], stated: Mapping[str, Claim]) -> None:
        """State more at once, of entities that nothing was stated of before."""
        for entity in known:
            self.network.add_entity(entity)
        self.claims.update(stated)
        for claim in stated.values():
            self.network.state(constraint(claim))
        self.refusals = self._refused()

    def tell(self, stated: Mapping[str, Claim | None]) -> tuple[set[str], list[Refusal]]:
        """State these claims (None: take back); entities that moved, and refusals that came, went or are others now."""
        moved: set[str] = set()
        for id_ in [id_ for id_, claim in stated.items() if self.claims.get(id_) not in (None, claim)]:
            moved.update(self.network.retract(id_).changed)
            del self.claims[id_]
        for id_, claim in stated.items():
            if claim is not None and id_ not in self.claims:
                moved.update(self.network.add(constraint(claim)).changed)
                self.claims[id_] = claim
        before, self.refusals = self.refusals, self._refused()
        ids = before.keys() | self.refusals.keys()
        turned = [id_ for id_ in ids if before.get(id_) != self.refusals.get(id_)]
        return moved, [one for id_ in turned for one in (before.get(id_), self.refusals.get(id_)) if one]

    def _refused(self) -> dict[str, Refusal]:
        found = (refusal(conflict, self.claims) for conflict in self.network.solve().conflicts)
        return {one.claim.id: one for one in found}


class Solver:
    """The networks of one chronology that is corrected, with those of its parts that were made; not for two threads."""

    def __init__(self, parts: Parts) -> None:
        """Nothing is solved."""
        self.parts = parts
        self.merges: dict[str, Claim] = {}
        self._actual = Live()
        self._imagined: Live | None = None

    def take(self, numbers: Iterable[int], merges: Mapping[str, Claim]) -> None:
        """Solve parts that were just made, with the merges of their mentions; they share nothing with the others."""
        some = [self.parts.parts[number] for number in numbers]
        known = [one.id for part in some for one in part.stated.events]
        known += [one.id for part in some for one in part.stated.timexes]
        claims = [*chain.from_iterable(part.claims.values() for part in some), *merges.values()]
        self.merges |= merges
        self._actual.take(known, {one.id: one for one in claims if not _fancy(one) and one.rel != "JOINED"})
        if self._imagined is not None:
            self._imagined.take(known, self._holding(claims))
        elif any(_fancy(one) and one.rel != "JOINED" for one in claims):
            self._imagine(())

    def bounds(self, entity: str, real: bool) -> Bounds:
        """Where an entity of a part that was made lies."""
        return (self._actual if real else self._imagined or self._actual).network.bounds(entity)

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """What was refused, the facts first, each by its claims as they were stated."""
        more = self._imagined.refusals.values() if self._imagined else ()
        return tuple(self._own(one) for one in (*self._actual.refusals.values(), *more))

    def again(self, before: Mapping[int, Mapping[str, Claim]], merges: Mapping[str, Claim]) -> set[int]:
        """Solve after some parts (with their claims ``before``) and the merges changed; the parts that are touched."""
        changes = self._changes(before, merges)
        facts = {id_: None if one is None or _fancy(one) else one for id_, one in changes.items()}
        moved, turned = self._actual.tell(facts)
        if self._imagined or any(one is not None and _fancy(one) for one in changes.values()):
            ids = {*changes, *(one.claim.id for one in turned)}
            more = self._imagine(ids)
            moved, turned = moved | more[0], [*turned, *more[1]]
        return {*before, *self.parts.of(moved), *self.parts.of(_refs(turned))}

    def solution(self, numbers: Iterable[int], refusals: Iterable[Refusal]) -> Solution:
        """The solution as some parts see it."""
        claims = {id_: one for number in numbers for id_, one in self.parts.parts[number].claims.items()}
        imagined = self._imagined or self._actual
        return Solution(claims, self._actual.network, imagined.network, tuple(refusals))

    def _changes(
        self, before: Mapping[int, Mapping[str, Claim]], merges: Mapping[str, Claim]
    ) -> dict[str, Claim | None]:
        """Every claim that came, went (None) or is another now."""
        old = {id_: one for claims in before.values() for id_, one in claims.items()} | self.merges
        new = {id_: one for number in before for id_, one in self.parts.parts[number].claims.items()}
        new |= merges
        self.merges = dict(merges)
        gone: dict[str, Claim | None] = dict.fromkeys(old.keys() - new.keys())
        came = {id_: one for id_, one in new.items() if old.get(id_) != one}
        return {id_: None if one is None or one.rel == "JOINED" else one for id_, one in (gone | came).items()}

    def _imagine(self, ids: Iterable[str]) -> tuple[set[str], list[Refusal]]:
        """Tell the second network of the changes, if there is one."""
        if self._imagined is None:
            claims = chain(*(part.claims.values() for part in self.parts.parts.values()), self.merges.values())
            known = self._actual.network.entities
            self._imagined = Live()
            self._imagined.take(known, self._holding(claims))
            return set(known), []
        found = {id_: self._claim(id_) for id_ in ids}
        gone = {id_: None for id_, one in found.items() if one is None}
        return self._imagined.tell({**gone, **dict(self._imaginable(filter(None, found.values())))})

    def _holding(self, claims: Iterable[Claim]) -> dict[str, Claim]:
        return {id_: one for id_, one in self._imaginable(claims) if one is not None}

    def _imaginable(self, claims: Iterable[Claim]) -> Iterator[tuple[str, Claim | None]]:
        """What the second network is told: facts that hold, which cannot move there, and what did not happen."""
        for one in claims:
            if one.rel != "JOINED":
                fancy = _fancy(one)
                refused = not fancy and one.id in self._actual.refusals
                yield one.id, None if refused else one if fancy else replace(one, hard=True)

    def _claim(self, id_: str) -> Claim | None:
        if id_ in self.merges:
            return self.merges[id_]
        owners = self.parts.of((id_, id_.rpartition("/")[0]))
        made = [self.parts.parts[one].claims for one in owners if one in self.parts.parts]
        return next((claims[id_] for claims in made if id_ in claims), None)

    def _own(self, one: Refusal) -> Refusal:
        """A refusal with its claims as they were stated."""
        claims = (one.claim, *one.against)
        own = [one if not one.hard else self._claim(one.id) or one for one in claims]
        return Refusal(own[0], tuple(own[1:]))


def _fancy(claim: Claim) -> bool:
    return claim.unreal


def _refs(refusals: Iterable[Refusal]) -> Iterator[str]:
    for one in refusals:
        for claim in (one.claim, *one.against):
            yield from claim.refs
            yield from (claim.source, claim.target)
