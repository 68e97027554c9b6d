"""Explanation: the few constraints that a refused one contradicts.

A contradiction is a negative cycle. Searched is one with the fewest edges (``search``); a deletion filter then makes it
minimal in constraints, of which one may hold several edges.
"""

from chrono.network import batch
from chrono.network.incremental import Clash
from chrono.network.ledger import Ledger
from chrono.network.search import Search
from chrono.network.state import State

FILTERED = 200
"""Largest set of constraints that the deletion filter is run on."""


def explain(ledger: Ledger, state: State, number: int, clash: Clash) -> Clash:
    """(excess, constraint numbers) of a minimal contradiction of a refused constraint with more trusted ones."""
    excess, cycle = clash
    found = Search(ledger, state, number, len(cycle) - 1).run()
    if found is not None:
        excess, cycle = -found[0], found[1]
    members = list(dict.fromkeys(member for member in cycle if member >= 0))
    return excess, deletion_filter(ledger, members, number)


def deletion_filter(ledger: Ledger, members: list[int], keep: int) -> list[int]:
    """A minimal inconsistent subset of an inconsistent set of constraints, with ``keep`` in it."""
    if len(members) > FILTERED:
        return members
    left = members
    for member in members:
        fewer = [other for other in left if other != member]
        if member != keep and not consistent(ledger, fewer):
            left = fewer
    return left


def consistent(ledger: Ledger, numbers: list[int]) -> bool:
    """Whether some constraints, alone, can hold together."""
    return batch.propagate(State.of_all(ledger.sheet.part(numbers)))
