"""A small linear classifier (multinomial logistic regression) over hashed features; deterministic, no dependency."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import exp
from random import Random
from zlib import crc32

from chrono.event.weights import SCALE, Table, load

_EPOCHS, _RATE = 6, 0.03


@dataclass(frozen=True, slots=True)
class Sample:
    """Keys of the active features, the right label, and how much the sample counts."""

    keys: tuple[int, ...]
    label: str
    weight: float = 1.0


def keys_of(features: Iterable[str]) -> tuple[int, ...]:
    """Hashes of feature names, sorted, each once."""
    return tuple(sorted(set(map(_key, features))))


@lru_cache(1 << 15)
def _key(name: str) -> int:
    return crc32(name.encode())


def chances(table: Table, features: Iterable[str]) -> dict[str, float]:
    """Label to probability."""
    totals = [0.0] * len(table.labels)
    for key in keys_of(features):
        row = table.rows.get(key)
        if row:
            totals = [total + weight for total, weight in zip(totals, row, strict=True)]
    return dict(zip(table.labels, _softmax([total / SCALE for total in totals]), strict=True))


@cache
def link_model(lang: str) -> Mapping[str, Table]:
    """The tables that a language pack ships for links (``link-model.bin``); none where it has no such file."""
    path = files("chrono").joinpath("languages", lang, "link-model.bin")
    return load(path.read_bytes()) if path.is_file() else {}


def train(samples: Sequence[Sample]) -> Table:
    """Weights by stochastic gradient descent with AdaGrad steps, in an order shuffled from a fixed starting value.

    Features that are seen once are left out. The same samples give the same table.
    """
    labels = tuple(sorted({sample.label for sample in samples}))
    weights, squares = _blank(samples, len(labels))
    order = list(range(len(samples)))
    dice = Random(1)
    for _ in range(_EPOCHS):
        dice.shuffle(order)
        for place in order:
            _step(weights, squares, samples[place], labels)
    whole = {key: tuple(round(SCALE * weight) for weight in row) for key, row in weights.items()}
    rows = {key: row for key, row in whole.items() if any(abs(weight) > 1 for weight in row)}
    return Table(labels, (0,) * len(labels), rows)


Rows = dict[int, list[float]]


def _blank(samples: Iterable[Sample], width: int) -> tuple[Rows, Rows]:
    """Zero weights, and sums of squares of one, for every feature seen at least twice."""
    counts: dict[int, int] = {}
    for sample in samples:
        for key in sample.keys:
            counts[key] = counts.get(key, 0) + 1
    kept = [key for key, count in counts.items() if count > 1]
    return {key: [0.0] * width for key in kept}, {key: [1.0] * width for key in kept}


def _step(weights: Rows, squares: Rows, sample: Sample, labels: Sequence[str]) -> None:
    """One gradient step on one sample."""
    rows = [(weights[key], squares[key]) for key in sample.keys if key in weights]
    found = _softmax([sum(row[k] for row, _ in rows) for k in range(len(labels))])
    for k, label in enumerate(labels):
        slope = sample.weight * (found[k] - (label == sample.label))
        square = slope * slope
        for row, seen in rows:
            seen[k] += square
            row[k] -= _RATE * slope / seen[k] ** 0.5


def _softmax(totals: Sequence[float]) -> list[float]:
    top = max(totals)
    raised = [exp(total - top) for total in totals]
    mass = sum(raised)
    return [value / mass for value in raised]
