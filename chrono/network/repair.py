"""Repair: which constraints hold when not all can.

Greedy by trust: in the order of trust each constraint is accepted if it fits those accepted before it. The result is
the lexicographically most trusted maximal consistent subset, whatever the order of arrival: a constraint that comes
late evicts less trusted ones, and whatever was refused because of an evicted or retracted one is tried again.
"""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush

from chrono.network import batch
from chrono.network.greedy import greedy
from chrono.network.incremental import Clash, insert, retract
from chrono.network.ledger import Ledger
from chrono.network.state import State


class Repair:
    """The accepted constraints, in ``state``, and for each refused one the contradiction that it would make.

    ``refused[n]`` is (excess, constraint numbers of the contradiction, n among them and least trusted).
    """

    def __init__(self, ledger: Ledger) -> None:
        """Nothing is accepted yet."""
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
        plan = self.state.plan
        doubtful = sorted(batch.doubtful(self.state), key=self.ledger.trust)
        for local, (excess, cycle) in greedy(sheet.part(doubtful)).items():
            members = [doubtful[member] if member >= 0 else member for member in cycle]
            self._refuse(doubtful[local], (excess, members))
        self.state = State.of_all(sheet)
        for number in self.refused:
            self.state.switch(number, False)
        batch.propagate(self.state, plan)

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
        """Try constraints in order of trust; evicted ones, and those that they stood against, are tried again."""
        numbers = list(numbers)
        if len(numbers) == 1 and insert(self.state, numbers[0]) is None:
            return  # by far the most frequent case needs no order of trust
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
        """Take a constraint out, accepted or refused; those refused because of it, which are no longer refused."""
        if number in self.refused:
            self._forgive(number)
            return []
        retract(self.state, number)
        again = sorted(self._blamed.get(number, ()), key=self.ledger.trust)
        for other in again:
            self._forgive(other)
        return again
