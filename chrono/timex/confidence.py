"""Confidence: the estimated chance that span and value of an expression are both right."""

from .anchor import Reading


def confidence(rule: str, reading: Reading) -> float:
    """The estimate for a reading by a rule."""
    return 0.5 if reading.alternatives else 0.9
