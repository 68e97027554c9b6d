"""The temporal constraint network: bounds, conflicts, repair, reasons."""

from chrono.network.encode import exactly, inside, somewhere_in
from chrono.network.model import Conflict, Constraint, Effect, Family, Placement, Solution, Step
from chrono.network.network import Network
from chrono.network.precedence import Precedence

__all__ = [
    "Conflict",
    "Constraint",
    "Effect",
    "Family",
    "Network",
    "Placement",
    "Precedence",
    "Solution",
    "Step",
    "exactly",
    "inside",
    "somewhere_in",
]
