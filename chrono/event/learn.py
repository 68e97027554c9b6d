"""Linear support vector machines by dual coordinate descent, in plain Python and the same to the bit everywhere.

The method is that of Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear SVM" (ICML 2008), with the
squared hinge loss. Only sums, products and quotients of doubles are used, which IEEE 754 makes exact in the same way on
every machine, and the order of the examples comes from a fixed seed.
"""

import random
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from chrono.event.weights import SCALE, Table

SEED = 20250916


def index_features(rows: Sequence[Sequence[int]], least: int) -> tuple[list[int], list[list[int]]]:
    """(features seen in at least ``least`` rows, the rows as sorted indices into them)."""
    rows = [sorted(set(row)) for row in rows]
    counts = Counter(chain.from_iterable(rows))
    kept = sorted(feature for feature, n in counts.items() if n >= least)
    index = {feature: i for i, feature in enumerate(kept)}
    return kept, [[index[f] for f in row if f in index] for row in rows]


def train_binary(
    rows: Sequence[list[int]], targets: Sequence[bool], size: int, cost: float, epochs: int
) -> list[float]:
    """Weights of ``size`` features and, last, of the bias.

    ``cost`` is the price of an error against the size of the weights: the smaller, the smoother the model.
    """
    weights = [0.0] * (size + 1)
    alphas = [0.0] * len(rows)
    rows = [[*row, size] for row in rows]
    ridge = 0.5 / cost
    order = list(range(len(rows)))
    shuffle = random.Random(SEED)
    for _ in range(epochs):
        shuffle.shuffle(order)
        for n in order:
            row, sign = rows[n], 1.0 if targets[n] else -1.0
            score = 0.0
            for f in row:
                score += weights[f]
            gradient = sign * score - 1.0 + ridge * alphas[n]
            if alphas[n] == 0.0 and gradient >= 0.0:
                continue
            alpha = max(alphas[n] - gradient / (len(row) + ridge), 0.0)
            step = (alpha - alphas[n]) * sign
            alphas[n] = alpha
            for f in row:
                weights[f] += step
    return weights


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
