"""Confidence: the estimated chance that span and value of an expression are both right.

A logistic model over what an expression shows of itself, the same for every language. ``python -m
chrono.timex.calibrate`` fits its weights on a corpus with gold values and tests them on others.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import exp

WEIGHTS = {
    "bias": 1.42,
    "complete": 0.53,
    "alternatives": 0.65,
    "duration": -0.14,
    "set": -1.22,
    "reference": -0.73,
    "unsaid": -0.70,
    "time": -1.13,
    "text": -1.09,
    "mod": -0.27,
    "interval": 0.00,
    "conflict": 0.00,
}
"""Log odds by feature, in the order of ``features``; fitted on te3-timebank."""

Features = tuple[int, ...]


def features(
    type_: str, value: str, said: str, mod: str | None, anchor: str | None, alternatives: int, why: Sequence[str]
) -> Features:
    """0 or 1 for each name in ``WEIGHTS``: its type, whether the words alone are complete, what it is counted from."""
    return (
        1,
        int(type_ in {"DATE", "TIME"} and said == value and "X" not in said and not value.endswith("REF")),
        int(alternatives > 0),
        int(type_ == "DURATION"),
        int(type_ == "SET"),
        int(value.endswith("_REF")),
        int("X" in value),
        int(type_ == "TIME"),
        int(anchor not in {None, "t0"}),
        int(mod is not None),
        int("/" in value),
        int(len(why) > 1 and any(one.startswith("conflict:") for one in why)),  # the first names the rule
    )


@lru_cache(maxsize=1000)
def confidence(shown: Features) -> float:
    """The estimate for what an expression shows, in 0..1, to two decimals."""
    return round(probability(tuple(WEIGHTS.values()), shown), 2)


def probability(weights: Sequence[float], shown: Features) -> float:
    """The logistic of the weights of the features that are on."""
    return 1 / (1 + exp(-sum(weight for weight, on in zip(weights, shown, strict=True) if on)))
