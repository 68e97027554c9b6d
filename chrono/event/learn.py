"""Logistic regression by stochastic gradient steps (AdaGrad), in plain Python and the same to the bit everywhere.

Only additions, products, quotients and square roots of doubles are used (exact under IEEE 754); the logistic function is
read from a rounded table, so no mathematical library of the machine can change a weight.
"""

import math
import random
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from chrono.event.weights import SCALE, Table

RATE = 0.12
SEED = 20250916
_STEP = 64
_LIMIT = 12
_SIGMOID = tuple(round(1 / (1 + math.exp(-k / _STEP)), 6) for k in range(-_LIMIT * _STEP, _LIMIT * _STEP + 1))


def sigmoid(x: float) -> float:
    """The logistic function, to six digits."""
    return _SIGMOID[max(0, min(len(_SIGMOID) - 1, round(x * _STEP) + _LIMIT * _STEP))]


def index_features(rows: Sequence[Sequence[int]], least: int) -> tuple[list[int], list[list[int]]]:
    """(features seen at least ``least`` times, the rows as indices into them)."""
    counts = Counter(chain.from_iterable(rows))
    kept = sorted(feature for feature, n in counts.items() if n >= least)
    index = {feature: i for i, feature in enumerate(kept)}
    return kept, [[index[f] for f in row if f in index] for row in rows]


def train_binary(rows: list[list[int]], targets: Sequence[bool], size: int, epochs: int, decay: float) -> list[float]:
    """Weights of ``size`` features and, last, of the bias; ``decay`` is the L2 pull at each step of a feature."""
    weights, squares = [0.0] * (size + 1), [1e-3] * (size + 1)
    order = list(range(len(rows)))
    shuffle = random.Random(SEED)
    total = [0.0] * (size + 1)
    rows = [[*row, size] for row in rows]
    for epoch in range(epochs):
        shuffle.shuffle(order)
        for n in order:
            row = rows[n]
            score = 0.0
            for f in row:
                score += weights[f]
            error = (1.0 if targets[n] else 0.0) - sigmoid(score)
            if -0.01 < error < 0.01:
                continue
            square = error * error
            step = RATE * error
            for f in row:
                squares[f] += square
                root = squares[f] ** 0.5
                weights[f] += (step - decay * weights[f]) / root
        if epoch >= epochs // 2:
            total = [t + w for t, w in zip(total, weights, strict=True)]
    return [t / (epochs - epochs // 2) for t in total]


def quantize(weight: float) -> int:
    """A weight as a whole number of 1/SCALE within 16 bits."""
    return max(-32767, min(32767, round(weight * SCALE)))


def table(labels: Sequence[str], features: Sequence[int], columns: Sequence[Sequence[float]]) -> Table:
    """The weights as whole numbers; features whose row rounds to nothing are left out."""
    rows = {}
    for i, feature in enumerate(features):
        row = tuple(quantize(column[i]) for column in columns)
        if any(row):
            rows[feature] = row
    return Table(tuple(labels), tuple(round(column[-1] * SCALE) for column in columns), rows)
