"""Greedy: constraints in order of trust, each accepted if it fits those accepted before it."""

from chrono.network import batch
from chrono.network.incremental import Clash, insert
from chrono.network.sheet import Sheet
from chrono.network.state import State

PATIENCE = 50
"""Points touched per constraint before plain insertion gives way to batches (a chain without dates is quadratic)."""


def greedy(sheet: Sheet, patience: int = PATIENCE) -> dict[int, Clash]:
    """The constraints of a sheet that, in their order, cannot be accepted, each with the contradiction it makes."""
    state = State(sheet)
    refused: dict[int, Clash] = {}
    total = len(sheet)
    allowance = patience * total
    number = 0
    while number < total:
        clash = insert(state, number)
        if clash:
            refused[number] = clash
        number += 1
        if state.visits > allowance:
            state, number = _leap(state, number, refused)
            allowance = patience * total
    return refused


def _leap(state: State, number: int, refused: dict[int, Clash]) -> tuple[State, int]:
    """Accept in one batch the longest run from ``number`` that fits whole; the state, and where the run ends."""
    sheet = state.sheet
    good, bad = number, len(sheet) + 1
    best = state
    while bad - good > 1:
        middle = (good + bad) // 2
        tried = State.of_all(sheet)
        for off in (*refused, *range(middle, len(sheet))):
            tried.switch(off, False)
        if batch.propagate(tried):
            good, best = middle, tried
        else:
            bad = middle
    best.visits = 0
    return best, good
