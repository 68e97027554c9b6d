"""Merging: mentions of one event in several documents."""

from chrono.chronology.claims import Claim
from chrono.chronology.model import Chronology
from chrono.chronology.solution import Solution


def merge_claims(chronology: Chronology, solution: Solution) -> tuple[Claim, ...]:
    """Soft claims that two mentions are one event."""
    return ()
