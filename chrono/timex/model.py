"""Timex and what comes with it: values of the stage that finds and anchors temporal expressions."""

from dataclasses import dataclass

from chrono.temporal.civil import parse_moment
from chrono.temporal.interval import Interval

Extra = tuple[tuple[str, object], ...]
"""Unknown keys of a given record, kept in their order and written back after our own."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading of an expression, and why it lost."""

    value: str
    begin: str | None
    finish: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression: what was said (``said``) apart from what anchoring made of it (``value``, ``begin``,
    ``finish``).

    ``start``/``end`` are half-open code points. ``begin``/``finish`` are moments of the half-open interval denoted (see
    ``temporal.civil.moment_text``); None is an open or unknown side. ``anchor`` is ``t0``, a timex id, an event id or
    None. ``confidence`` is the estimated chance that span and value are both right.
    """

    id: str
    start: int
    end: int
    text: str
    type: str
    value: str
    said: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    begin: str | None = None
    finish: str | None = None
    approximate: bool = False
    edtf: str | None = None
    granularity: str | None = None
    calendar: str = "gregorian"
    anchor: str | None = None
    rule: str | None = None
    confidence: float = 0.5
    alternatives: tuple[Alternative, ...] = ()
    why: tuple[str, ...] = ()
    document: str | None = None
    extra: Extra = ()

    @property
    def interval(self) -> Interval | None:
        """The interval in instants (seconds), None when neither side is known."""
        if self.begin is None and self.finish is None:
            return None
        return Interval(_instant(self.begin), _instant(self.finish))


def _instant(moment: str | None) -> int | None:
    return None if moment is None else parse_moment(moment)


@dataclass(frozen=True, slots=True)
class Range:
    """Two expressions (or one and an open side) that bound one period; ``from_`` and ``to`` are timex ids or None."""

    id: str
    start: int
    end: int
    text: str
    from_: str | None
    to: str | None
    begin: str | None
    finish: str | None
    edtf: str | None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A candidate that looked temporal and was refused, with the reason."""

    start: int
    end: int
    text: str
    reason: str
