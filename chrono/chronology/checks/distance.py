"""Distances: amounts of time as the text says them, and whether two dates can lie so far apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chrono.chronology.facts import Facts
from chrono.document.model import Document, Span
from chrono.temporal.civil import DAY
from chrono.timex.model import Timex

HOUR = 3600
_AMOUNT = re.compile(r"P(?:(\d+)([YMWD])|T(\d+)([HM]))")
_MIXED = re.compile(r"P(\d+)Y(\d+)M")
_AGO = re.compile(r"\bago\(amount\((\d+), (\w+)\), -?1, story\)")
_NAMES = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "TH", "minute": "TM"}
_UNITS = {"Y": 365.25 * DAY, "M": 30.44 * DAY, "W": 7.0 * DAY, "D": 1.0 * DAY, "TH": 1.0 * HOUR, "TM": 60.0}
_SLACK = {"Y": 183.0 * DAY, "M": 16.0 * DAY, "W": 3.0 * DAY, "D": 0.0, "TH": 0.5 * HOUR, "TM": 60.0}
_ROUND = 0.05
_GRAINS = {
    "minute": 60.0,
    "hour": 1.0 * HOUR,
    "daypart": 0.5 * DAY,
    "day": 1.0 * DAY,
    "month": 28.0 * DAY,
    "year": 365.0 * DAY,
}


@dataclass(frozen=True, slots=True)
class Amount:
    """So many of a unit; ``least`` and ``most`` are the seconds that it may mean."""

    count: int
    unit: str

    @property
    def least(self) -> float:
        """The fewest seconds."""
        return self.count * _UNITS[self.unit] - self.slack

    @property
    def most(self) -> float:
        """The most seconds."""
        return self.count * _UNITS[self.unit] + self.slack

    @property
    def slack(self) -> float:
        """The seconds that it may be out; many weeks or months are told in round numbers."""
        rounding = _ROUND * self.count * _UNITS[self.unit] if self.unit in ("W", "M") else 0.0
        return _SLACK[self.unit] + rounding


def amount(timex: Timex, *, bare: bool = False) -> Amount | None:
    """The amount that a duration says exactly; None for a vague or mixed one and for anything else.

    One word that says one of a unit ("month") is an amount only where it is ``bare``, counted from something.
    """
    mixed = _MIXED.fullmatch(timex.value) if timex.type == "DURATION" and timex.mod is None else None
    if mixed and not timex.approximate:
        return Amount(12 * int(mixed[1]) + int(mixed[2]), "M")
    match = _AMOUNT.fullmatch(timex.value) if timex.type == "DURATION" and timex.mod is None else None
    alone = match is not None and len(timex.text.split()) == 1 and (match[1] or match[3]) == "1"
    if match is None or timex.approximate or (alone and not bare):
        return None
    return Amount(int(match[1]), match[2]) if match[1] else Amount(int(match[3]), f"T{match[4]}")


def counted_amount(timex: Timex) -> Amount | None:
    """The amount in an expression that is counted from another date, as in "two weeks later"."""
    match = next((m for line in timex.why if (m := _AGO.search(line))), None)
    unit = _NAMES.get(match[2]) if match and not timex.approximate else None
    return Amount(int(match[1]), unit) if match and unit else None


def is_point(timex: Timex) -> bool:
    """Whether an expression is a date or a time of day with both its ends known."""
    interval = timex.interval
    whole = interval is not None and interval.begin is not None and interval.end is not None
    return whole and timex.type in ("DATE", "TIME") and timex.granularity in _GRAINS and not timex.approximate


def points(facts: Facts, document: Document, span: Span) -> list[Timex]:
    """The dates and times of day of a stretch of a document, without those that are counted from another one."""
    ids = {t.id for t in facts.timexes_in.get(document.id, ())}
    inside = facts.timexes_between(document.id, span.start, span.end)
    return [t for t in inside if is_point(t) and (t.anchor not in ids or t.said[:4].isdigit() or "-" in t.said[5:])]


def measurable(said: Amount, ends: Sequence[Timex]) -> bool:
    """Whether an amount is of no finer unit than the dates it is held against."""
    return all(_UNITS[said.unit] >= _GRAINS.get(t.granularity or "", 0.0) for t in ends)


def away(first: Timex, second: Timex) -> tuple[float, float] | None:
    """The fewest and the most seconds from the one expression to the other, whichever comes first."""
    a, b = first.interval, second.interval
    if a is None or b is None or None in (a.begin, a.end, b.begin, b.end):
        return None
    assert a.begin is not None and a.end is not None and b.begin is not None and b.end is not None  # noqa: PT018
    early, late = ((a.begin, a.end), (b.begin, b.end)) if a.begin <= b.begin else ((b.begin, b.end), (a.begin, a.end))
    return late[0] - early[1], late[1] - early[0]


def fits(first: Timex, second: Timex, said: Amount) -> bool:
    """Whether two expressions can lie so far apart, the first and the last unit counted or not."""
    gap = away(first, second)
    return gap is None or (gap[0] <= said.most and said.least <= gap[1])
