"""A small linear model that chooses one of several candidates, or none; deterministic, no dependency."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp


@dataclass(frozen=True, slots=True)
class Choice:
    """Candidates, each the names of its features, with the indices of the right ones and the weight of the example."""

    candidates: Sequence[Sequence[str]]
    right: frozenset[int]
    weight: float = 1.0


def chances(weights: Mapping[str, float], candidates: Iterable[Sequence[str]]) -> list[float]:
    """The probability of each candidate; what is missing to one is the probability of none of them."""
    scores = [sum(weights.get(name, 0.0) for name in names) for names in candidates]
    top = max(0.0, *scores) if scores else 0.0
    raised = [exp(score - top) for score in scores]
    mass = sum(raised) + exp(-top)
    return [value / mass for value in raised]


def train_choice(
    examples: Sequence[Choice], *, rounds: int = 60, rate: float = 0.3, penalty: float = 3.0
) -> dict[str, float]:
    """Weights that maximise the penalised likelihood (conditional logit, ridge ``penalty``), by AdaGrad on all examples.

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
    for index, chance in enumerate(chances(weights, example.candidates)):
        slope = example.weight * (chance - share * (index in example.right))
        for name in example.candidates[index]:
            slopes[name] += slope
