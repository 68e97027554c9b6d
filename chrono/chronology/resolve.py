"""Solving again: a chronology that changed a little costs what it changed, not what it holds.

The networks stay and are told only which claims went and which came; what holds in the end is the same as when
everything is solved from the start (a test compares the two).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from chrono.chronology.claims import Claim, claims
from chrono.chronology.model import Chronology
from chrono.chronology.solution import Refusal, Solution, _refusal, _state
from chrono.network.network import Network


class Live:
    """A network that is kept, with the claims that are stated in it."""

    def __init__(self) -> None:
        """Nothing stated yet."""
        self.network = Network()
        self.claims: dict[str, Claim] = {}

    def tell(self, known: Iterable[str], stated: Mapping[str, Claim]) -> tuple[Refusal, ...]:
        """State exactly these claims; those that were refused, with what they contradict."""
        for entity in known:
            self.network.add_entity(entity)
        for id_ in [id_ for id_, claim in self.claims.items() if stated.get(id_) != claim]:
            self.network.retract(id_)
            del self.claims[id_]
        for id_, claim in stated.items():
            if id_ not in self.claims:
                _state(self.network, claim)
                self.claims[id_] = claim
        return tuple(_refusal(conflict, self.claims) for conflict in self.network.solve().conflicts)


class Solver:
    """Does what ``solution.solve`` does, again and again, for one chronology that is corrected; not for two threads."""

    def __init__(self) -> None:
        """The first solving pays for everything."""
        self._actual = Live()
        self._imagined = Live()

    def solve(self, chronology: Chronology, merges: Iterable[Claim] = ()) -> Solution:
        """Solve what the chronology now states, and the merges after it."""
        by_id = {claim.id: claim for claim in claims(chronology, merges)}
        told = {id_: claim for id_, claim in by_id.items() if claim.rel != "JOINED"}
        facts = {id_: claim for id_, claim in told.items() if not claim.unreal}
        known = [*(event.id for event in chronology.events), *(timex.id for timex in chronology.timexes)]
        refused = self._actual.tell(known, facts)
        if len(facts) == len(told):
            return Solution(by_id, self._actual.network, self._actual.network, _own(refused, by_id))
        gone = {one.claim.id for one in refused}
        held = {id_: replace(claim, hard=True) for id_, claim in facts.items() if id_ not in gone}
        fancies = {id_: claim for id_, claim in told.items() if claim.unreal}
        more = self._imagined.tell(known, {**held, **fancies})
        return Solution(by_id, self._actual.network, self._imagined.network, _own((*refused, *more), by_id))


def _own(refused: Iterable[Refusal], by_id: Mapping[str, Claim]) -> tuple[Refusal, ...]:
    """The refusals with the claims as they were stated."""
    return tuple(Refusal(by_id[one.claim.id], tuple(by_id[c.id] for c in one.against)) for one in refused)
