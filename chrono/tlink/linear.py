"""A small linear classifier (multinomial logistic regression) over named features; deterministic, no dependency."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from random import Random

Example = tuple[Sequence[str], str]
"""Names of the active features, and the right label."""


@dataclass(frozen=True, slots=True)
class Linear:
    """For each feature one weight a label, in the order of ``labels``."""

    labels: tuple[str, ...]
    weights: Mapping[str, Sequence[float]]

    def chances(self, features: Iterable[str]) -> dict[str, float]:
        """Label to probability."""
        totals = [0.0] * len(self.labels)
        for name in features:
            for index, weight in enumerate(self.weights.get(name, ())):
                totals[index] += weight
        return dict(zip(self.labels, _softmax(totals), strict=True))


def _softmax(totals: Sequence[float]) -> list[float]:
    top = max(totals)
    raised = [exp(total - top) for total in totals]
    mass = sum(raised)
    return [value / mass for value in raised]


def train(examples: Sequence[Example], *, epochs: int = 8, rate: float = 0.1, decay: float = 1e-4) -> Linear:
    """Weights by stochastic gradient descent with AdaGrad steps, in an order shuffled from a fixed starting value.

    ``decay`` shrinks a weight towards zero whenever its feature is seen. The same examples give the same weights.
    """
    labels = tuple(sorted({label for _, label in examples}))
    index = {label: place for place, label in enumerate(labels)}
    weights: dict[str, list[float]] = {}
    squares: dict[str, list[float]] = {}
    order = list(range(len(examples)))
    dice = Random(1)
    for _ in range(epochs):
        dice.shuffle(order)
        for place in order:
            features, label = examples[place]
            _step(weights, squares, features, index[label], len(labels), rate, decay)
    return Linear(labels, weights)


def _step(
    weights: dict[str, list[float]],
    squares: dict[str, list[float]],
    features: Sequence[str],
    right: int,
    size: int,
    rate: float,
    decay: float,
) -> None:
    """One gradient step on one example."""
    rows = [weights.setdefault(name, [0.0] * size) for name in features]
    past = [squares.setdefault(name, [1e-3] * size) for name in features]
    chances = _softmax([sum(row[k] for row in rows) for k in range(size)])
    for k, chance in enumerate(chances):
        slope = chance - (k == right)
        for row, seen in zip(rows, past, strict=True):
            gradient = slope + decay * row[k]
            seen[k] += gradient * gradient
            row[k] -= rate * gradient / seen[k] ** 0.5
