"""Interval: what a phrase denotes, half-open on the axis of instants."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """``[begin, end)`` in instants (seconds); None is an open side. ``begin < end`` where both are known."""

    begin: int | None
    end: int | None

    def __post_init__(self) -> None:
        if self.begin is not None and self.end is not None and self.begin >= self.end:
            raise ValueError(f"interval: begin {self.begin} is not before end {self.end}")

    def contains(self, other: "Interval") -> bool:
        """Whether the other interval lies inside this one (not strictly)."""
        return _le(self.begin, other.begin, low=True) and _le(other.end, self.end, low=False)

    def overlaps(self, other: "Interval") -> bool:
        """Whether the two share some time."""
        return _before(self.begin, other.end) and _before(other.begin, self.end)


def _le(a: int | None, b: int | None, *, low: bool) -> bool:
    """``a <= b`` where None is minus infinity for a low side and plus infinity for a high one."""
    open_one = a if low else b
    closed = b if low else a
    if open_one is None:
        return True
    if closed is None:
        return False
    return a <= b if a is not None and b is not None else False


def _before(begin: int | None, end: int | None) -> bool:
    return begin is None or end is None or begin < end
