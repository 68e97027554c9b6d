"""Repair: which constraints hold when not all can.

Greedy by trust: in the order of trust each constraint is accepted if it fits those accepted before it. The result is the
lexicographically most trusted maximal consistent subset, whatever the order of arrival: a constraint that comes late
evicts less trusted ones, and whatever was refused because of an evicted or retracted one is tried again.
"""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush

from chrono.network import batch
from chrono.network.incremental import Clash, insert, retract
from chrono.network.ledger import Ledger
from chrono.network.state import State

PATIENCE = 50
"""Points touched per constraint inserted before plain greedy gives way to batches (a chain without dates is quadratic)."""


class Repair:
    """The accepted constraints, in ``state``, and for each refused one the contradiction that it would make.

    ``refused[n]`` is (excess, constraint numbers of the contradiction, n among them and least trusted).
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.state = State(ledger.sheet)
        self.refused: dict[int, Clash] = {}
        self._blamed: dict[int, set[int]] = {}

    def solve(self) -> None:
        """Start anew with everything in the ledger: one batch if all fits.

        Else the few constraints that may take part in a contradiction are inserted one by one, and a second batch has
        the rest with them.
        """
        sheet = self.ledger.sheet
        self.refused, self._blamed = {}, {}
        self.state = State.of_all(sheet)
        if batch.propagate(self.state):
            return
        plan, doubtful = self.state.plan, batch.doubtful(self.state)
        self.state = State(sheet)
        self._greedy(sorted(doubtful, key=self.ledger.trust))
        self.state = State.of_all(sheet)
        for number in self.refused:
            self.state.switch(number, False)
        batch.propagate(self.state, plan)

    def _greedy(self, numbers: list[int]) -> None:
        """Insert constraints in order of trust, none there being less trusted."""
        allowance = self.state.visits + PATIENCE * len(numbers)
        at = 0
        while at < len(numbers):
            self._try(numbers[at])
            at += 1
            if self.state.visits > allowance:
                at = self._leap(numbers, at)
                allowance = self.state.visits + PATIENCE * len(numbers)

    def _try(self, number: int) -> Clash | None:
        clash = insert(self.state, number)
        if clash:
            self._refuse(number, clash)
        return clash

    def _leap(self, numbers: list[int], at: int) -> int:
        """Accept in one batch the longest run from ``at`` that fits whole; where the run ends."""
        base = [number for number in numbers[:at] if number not in self.refused]
        good, bad = at, len(numbers) + 1
        best = self.state
        while bad - good > 1:
            middle = (good + bad) // 2
            state = State(self.ledger.sheet)
            for number in [*base, *numbers[at:middle]]:
                state.switch(number, True)
            if batch.propagate(state):
                good, best = middle, state
            else:
                bad = middle
        best.visits = self.state.visits
        self.state = best
        return good

    def _refuse(self, number: int, clash: Clash) -> None:
        self.refused[number] = clash
        for member in clash[1]:
            if member >= 0:
                self._blamed.setdefault(member, set()).add(number)

    def _forgive(self, number: int) -> None:
        for member in self.refused.pop(number)[1]:
            if member >= 0:
                self._blamed[member].discard(number)

    def settle(self, numbers: Iterable[int]) -> None:
        """Try constraints in order of trust, evicting less trusted ones; the evicted and whom they stood against are tried again."""
        trust = self.ledger.trust
        heap = [(trust(number), number) for number in numbers]
        heapify(heap)
        while heap:
            _, number = heappop(heap)
            while (clash := insert(self.state, number)) is not None:
                weakest = max((member for member in clash[1] if member >= 0), key=trust)
                if weakest == number:
                    self._refuse(number, clash)
                    break
                for again in (weakest, *self.remove(weakest)):
                    heappush(heap, (trust(again), again))

    def remove(self, number: int) -> list[int]:
        """Take a constraint out, accepted or refused; the refused ones that were refused because of it, no longer refused."""
        if number in self.refused:
            self._forgive(number)
            return []
        retract(self.state, number)
        again = sorted(self._blamed.get(number, ()), key=self.ledger.trust)
        for other in again:
            self._forgive(other)
        return again
