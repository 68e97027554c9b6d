"""Fitting the weights of ``confidence``: ``python -m chrono.timex.calibrate CORPUS.jsonl [TEST.jsonl...]``.

Prints the weights fitted on the first corpus, and for every corpus the expected calibration error over ten bins of equal
size (at least 30 expressions each): the mean distance between the estimated and the observed share of right expressions,
right being span and value equal. Deterministic: plain gradient ascent from nought with a fixed number of steps.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from math import exp
from typing import Any

from chrono.document.model import Document

from . import emit
from .confidence import WEIGHTS, features
from .recognize import recognize

STEPS = 400
RATE = 2.0
DECAY = 0.002
LEAST = 30

Sample = tuple[tuple[int, ...], bool]


def canonical(value: str | None) -> str:
    """A TIMEX3 value without the variants that mean the same (a trailing ``-XX``, decades as ``P1DE``)."""
    text = value or ""
    while text.endswith("-XX"):
        text = text[:-3]
    return text


def samples(path: str) -> Iterator[Sample]:
    """(features, right) of every expression found in a corpus in JSONL with gold ``timexes``."""
    with open(path, encoding="utf-8") as stream:
        for line in stream:
            record = json.loads(line)
            gold = {(t["start"], t["end"]): canonical(t.get("value")) for t in record["timexes"]}
            optional = {(t["start"], t["end"]) for t in record["timexes"] if t.get("optional")}
            for shown, span, value in _found(record):
                if span not in optional:
                    yield shown, gold.get(span) == canonical(value)


def _found(record: dict[str, Any]) -> list[tuple[tuple[int, ...], tuple[int, int], str]]:
    """What the recogniser finds in a record, with the features it had when the estimate was made."""
    seen: list[tuple[int, ...]] = []
    estimate = emit.confidence

    def watch(type_: str, value: str, said: str, reading: Any) -> float:
        seen.append(features(type_, value, said, reading))
        return (len(seen) - 1) / 1e6

    emit.confidence = watch
    try:
        document = Document(record["id"], record["text"], record["lang"], record["kind"], record["published"])
        timexes = recognize(document)[0]
    finally:
        emit.confidence = estimate
    return [(seen[round(one.confidence * 1e6)], (one.start, one.end), one.value) for one in timexes]


def fit(data: Sequence[Sample]) -> list[float]:
    """Weights that maximise the likelihood of the samples, with a small pull to nought."""
    weights = [0.0] * len(WEIGHTS)
    for _ in range(STEPS):
        slope = [-DECAY * weight for weight in weights]
        for shown, right in data:
            error = (right - probability(weights, shown)) / len(data)
            for at, on in enumerate(shown):
                slope[at] += error * on
        weights = [weight + RATE * step for weight, step in zip(weights, slope, strict=True)]
    return weights


def probability(weights: Sequence[float], shown: Sequence[int]) -> float:
    """The estimate of a feature vector."""
    return 1 / (1 + exp(-sum(weight for weight, on in zip(weights, shown, strict=True) if on)))


def calibration_error(weights: Sequence[float], data: Sequence[Sample]) -> float:
    """Expected calibration error over bins of equal size, at least ``LEAST`` samples each."""
    rows = sorted(((probability(weights, shown), right) for shown, right in data), key=lambda row: row[0])
    size = max(LEAST, -(-len(rows) // 10))
    bins = [rows[at : at + size] for at in range(0, len(rows), size)]
    if len(bins) > 1 and len(bins[-1]) < LEAST:
        bins[-2:] = [bins[-2] + bins[-1]]
    gaps = (abs(sum(p for p, _ in one) - sum(right for _, right in one)) for one in bins)
    return sum(gaps) / len(rows)


def main(paths: Sequence[str]) -> None:
    """Fit on the first corpus and report on all."""
    corpora = {path: list(samples(path)) for path in paths}
    weights = fit(corpora[paths[0]])
    for name, weight in zip(WEIGHTS, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    for path, data in corpora.items():
        share = sum(right for _, right in data) / len(data)
        print(f"{path}: {len(data)} expressions, {share:.3f} right, calibration error {calibration_error(weights, data):.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
