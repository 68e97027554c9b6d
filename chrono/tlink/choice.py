"""A small linear model that chooses one of several candidates, or none; deterministic, no dependency."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from zlib import crc32

from chrono.event.weights import SCALE, Table
from chrono.tlink.linear import keys_of

MARK = "\t"
"""Stands between the prefix of a language and the name of a feature that it has for itself."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Candidates, each the names of its features, with the indices of the right ones and the weight of the example."""

    candidates: Sequence[Sequence[str]]
    right: frozenset[int]
    weight: float = 1.0


def shares(scores: Sequence[float]) -> list[float]:
    """The probability of each candidate by score; what is missing to one is the probability of none of them."""
    top = max((0.0, *scores))
    raised = [exp(score - top) for score in scores]
    mass = sum(raised) + exp(-top)
    return [value / mass for value in raised]


def scores(table: Table, candidates: Iterable[Iterable[str]]) -> list[float]:
    """The score of each candidate by a shipped table with one column."""
    rows = table.rows
    return [sum(rows[key][0] for key in keys_of(names) if key in rows) / SCALE for names in candidates]


def as_table(weights: Mapping[str, float], own: str) -> Table:
    """Weights as a table; those of the prefix ``own`` are added to the ones that all languages share."""
    sums: dict[int, float] = {}
    for name, weight in weights.items():
        prefix, mark, rest = name.partition(MARK)
        if not mark or prefix == own:
            key = crc32((rest if mark else name).encode())
            sums[key] = sums.get(key, 0.0) + weight
    rows = {key: (round(SCALE * weight),) for key, weight in sums.items()}
    return Table(("dates",), (0,), {key: row for key, row in rows.items() if row[0]})


def train_choice(
    examples: Sequence[Choice], *, rounds: int = 60, rate: float = 0.3, penalty: float = 3.0
) -> dict[str, float]:
    """Weights of greatest penalised likelihood (conditional logit, ridge ``penalty``), by AdaGrad on all examples.

    Where several candidates are right they share the mass evenly. The same examples give the same weights.
    """
    weights: dict[str, float] = {}
    seen: dict[str, float] = {}
    for example in examples:
        for names in example.candidates:
            weights.update(dict.fromkeys(names, 0.0))
    for _ in range(rounds):
        slopes = {name: penalty * weight for name, weight in weights.items()}
        for example in examples:
            _add_slopes(slopes, weights, example)
        for name, slope in slopes.items():
            seen[name] = seen.get(name, 1e-6) + slope * slope
            weights[name] -= rate * slope / seen[name] ** 0.5
    return weights


def _add_slopes(slopes: dict[str, float], weights: Mapping[str, float], example: Choice) -> None:
    share = 1 / len(example.right) if example.right else 0.0
    scores = [sum(weights[name] for name in names) for names in example.candidates]
    for index, chance in enumerate(shares(scores)):
        slope = example.weight * (chance - share * (index in example.right))
        for name in example.candidates[index]:
            slopes[name] += slope
