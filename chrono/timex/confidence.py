"""Confidence: the estimated chance that span and value of an expression are both right.

A logistic model over what a reading shows of itself, the same for every language. ``python -m chrono.timex.calibrate``
fits its weights on a corpus with gold values and tests them on others.
"""

from math import exp

from .anchor import Reading


WEIGHTS = {
    "bias": 1.22,
    "complete": 0.47,
    "chosen": 0.71,
    "alternatives": 0.01,
    "duration": -0.10,
    "set": -1.19,
    "reference": -0.56,
    "unsaid": -0.79,
    "time": -1.11,
    "story": -2.10,
    "period": -0.65,
    "mod": -0.29,
    "interval": 0.00,
    "conflict": 0.00,
}
"""Log odds by feature, in the order of ``features``; fitted on te3-timebank."""


def features(type_: str, value: str, said: str, reading: Reading) -> tuple[int, ...]:
    """0 or 1 for each name in ``WEIGHTS``: its type, whether the words alone are complete, whether a choice was made."""
    return (
        1,
        int(type_ in {"DATE", "TIME"} and said == value and "X" not in said and not value.endswith("REF")),
        int(reading.chosen),
        int(bool(reading.alternatives)),
        int(type_ == "DURATION"),
        int(type_ == "SET"),
        int(value.endswith("_REF")),
        int("X" in value),
        int(type_ == "TIME"),
        int(reading.anchor == "story"),
        int(reading.anchor == "period"),
        int(reading.mod is not None),
        int("/" in value),
        int(any(one.startswith("conflict:") for one in reading.why)),
    )


def confidence(type_: str, value: str, said: str, reading: Reading) -> float:
    """The estimate for a reading, in 0..1, to two decimals."""
    shown = features(type_, value, said, reading)
    total = sum(weight for weight, on in zip(WEIGHTS.values(), shown, strict=True) if on)
    return round(1 / (1 + exp(-total)), 2)
