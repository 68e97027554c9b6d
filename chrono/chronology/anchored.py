"""Expressions counted from an event ("two days after the attack"): dated once the network has dated the event."""

import re
from collections.abc import Mapping
from dataclasses import replace

from chrono.chronology.model import Chronology
from chrono.chronology.solution import Solution
from chrono.temporal.bounds import Bounds
from chrono.temporal.civil import DAY, civil, day_number, moment_text, shift_months
from chrono.temporal.edtf import edtf_text
from chrono.temporal.granularity import Granularity
from chrono.timex.model import Timex
from chrono.tlink.metric import AT_LEAST, AT_MOST
from chrono.tlink.model import TLink

_MARK = "solved: "
_YEAR = 366 * DAY

_DURATION = re.compile(r"P(?:T(\d+)H|(\d+)([YMWD]))")


def restore(timex: Timex) -> Timex:
    """The expression as it was before the network dated it; any other comes back unchanged."""
    if not timex.why or not timex.why[-1].startswith(_MARK):
        return timex
    return replace(timex, begin=None, finish=None, edtf=None, granularity=None, anchor=None, why=timex.why[:-1])


def dated_by_events(chronology: Chronology, solution: Solution) -> tuple[Timex, ...]:
    """All expressions of a chronology, those counted from a dated event with their interval written in."""
    kept = {c.id for c in solution.accepted}
    counted = {k.from_: k for k in chronology.links if k.id in kept and k.min_gap is not None}
    events = {e.id for e in chronology.events}
    return tuple(_dated(t, counted, events, solution) for t in chronology.timexes)


def _dated(timex: Timex, counted: Mapping[str, TLink], events: set[str], solution: Solution) -> Timex:
    link = counted.get(timex.id)
    if link is None or timex.begin is not None or timex.finish is not None or link.to not in events:
        return timex
    sign = {"AFTER": 1, "BEFORE": -1}.get(link.rel)
    origin = solution.bounds(link.to)
    found = sign and timex.mod not in AT_MOST | AT_LEAST and _is_near(origin, link) and _away(origin, timex.value, sign)
    if not found:
        return timex
    begin, end, unit = found
    return replace(
        timex,
        begin=moment_text(begin),
        finish=moment_text(end),
        edtf=edtf_text(begin, end, unit),
        granularity=str(unit),
        anchor=link.to,
        why=(*timex.why, f"{_MARK}{timex.value} {link.rel.lower()} {link.to}"),
    )


def _is_near(origin: Bounds, link: TLink) -> bool:
    """Whether an event is known better than the distance from it, which else would tell nothing."""
    if origin.earliest_begin is None or origin.latest_end is None or link.max_gap is None:
        return False
    return origin.latest_end - origin.earliest_begin <= max(link.max_gap, _YEAR)


def _away(origin: Bounds, value: str, sign: int) -> tuple[int, int, Granularity] | None:
    """The interval a duration away from an event, in whole units of the duration; None when the event has no date."""
    match = _DURATION.fullmatch(value)
    if match is None or origin.earliest_begin is None or origin.latest_end is None:
        return None
    first, last = origin.earliest_begin, max(origin.earliest_begin, origin.latest_end - 1)
    if match[1]:
        step = 3600 * int(match[1]) * sign
        return (first + step) // 3600 * 3600, ((last + step) // 3600 + 1) * 3600, Granularity.HOUR
    return _days_away(first // DAY, last // DAY, int(match[2]) * sign, match[3])


def _days_away(first: int, last: int, count: int, unit: str) -> tuple[int, int, Granularity]:
    """The same in day numbers: days and weeks count days, months and years give the calendar unit that they reach."""
    if unit in "DW":
        step = count * (7 if unit == "W" else 1)
        return (first + step) * DAY, (last + step + 1) * DAY, Granularity.DAY
    months = count * (12 if unit == "Y" else 1)
    low, high = civil(shift_months(first, months)), civil(shift_months(last, months))
    if unit == "M":
        return day_number(low[0], low[1]) * DAY, day_number(high[0], high[1] + 1) * DAY, Granularity.MONTH
    return day_number(low[0]) * DAY, day_number(high[0] + 1) * DAY, Granularity.YEAR
