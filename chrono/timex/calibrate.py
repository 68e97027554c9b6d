"""Fitting the weights of ``confidence``: ``python -m chrono.timex.calibrate CORPUS.jsonl [TEST.jsonl...]``.

Prints the weights fitted on the first corpus, and for every corpus the expected calibration error over ten bins of
equal size (at least 30 expressions each): the mean distance between the estimated and the observed share of right
expressions,
right being span and value equal. Deterministic: plain gradient ascent from nought with a fixed number of steps.
"""

import json
import sys
from collections.abc import Iterator, Sequence

from chrono.document.language import detect_kind
from chrono.document.model import Document

from .confidence import WEIGHTS, Features, features, probability
from .model import Timex
from .recognize import recognize

STEPS = 600
RATE = 2.0
DECAY = 0.002
LEAST = 30

Sample = tuple[Features, bool]


def canonical(value: str | None) -> str:
    """A TIMEX3 value without a trailing ``-XX``."""
    text = value or ""
    while text.endswith("-XX"):
        text = text[:-3]
    return text


def samples(path: str) -> Iterator[Sample]:
    """(features, right) of every expression found in a corpus in JSONL with gold ``timexes``."""
    with open(path, encoding="utf-8") as stream:
        for line in stream:
            record = json.loads(line)
            gold = {(one["start"], one["end"]): canonical(one.get("value")) for one in record["timexes"]}
            optional = {(one["start"], one["end"]) for one in record["timexes"] if one.get("optional")}
            kind = detect_kind(record["text"], record["lang"], record["published"])
            document = Document(record["id"], record["text"], record["lang"], kind, record["published"])
            for timex in recognize(document)[0]:
                if (timex.start, timex.end) not in optional:
                    yield _shown(timex), gold.get((timex.start, timex.end)) == canonical(timex.value)


def _shown(timex: Timex) -> Features:
    counted = timex.type, timex.value, timex.said, timex.mod, timex.anchor, len(timex.alternatives), timex.why
    return features(*counted)


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


def calibration_error(weights: Sequence[float], data: Sequence[Sample]) -> float:
    """Expected calibration error over bins of equal size, at least ``LEAST`` samples each."""
    rows = sorted(((probability(weights, shown), right) for shown, right in data), key=lambda row: row[0])
    size = max(LEAST, -(-len(rows) // 10))
    bins = [rows[at : at + size] for at in range(0, len(rows), size)]
    if len(bins) > 1 and len(bins[-1]) < LEAST:
        bins[-2:] = [bins[-2] + bins[-1]]
    gaps = (abs(sum(estimate for estimate, _ in one) - sum(right for _, right in one)) for one in bins)
    return sum(gaps) / len(rows)


def main(paths: Sequence[str]) -> None:
    """Fit on the first corpus and report on all."""
    corpora = {path: list(samples(path)) for path in paths}
    weights = fit(corpora[paths[0]])
    for name, weight in zip(WEIGHTS, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    for path, data in corpora.items():
        share = sum(right for _, right in data) / len(data)
        error = calibration_error(weights, data)
        print(f"{path}: {len(data)} expressions, {share:.3f} right, calibration error {error:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
