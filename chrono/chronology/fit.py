"""Publication dates that a text without one would fit, from its own words; they are named, never assumed."""

import re
from collections.abc import Iterable

from chrono.temporal.civil import DAY, civil, date_text, day_number, month_days, parse_moment, weekday
from chrono.timex.model import Timex

_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(?:T.*)?")
_DAY_MONTH = re.compile(r"XXXX-(\d\d)-(\d\d)")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHOWN = 6


def still_open(timexes: Iterable[Timex]) -> list[Timex]:
    """The expressions that denote no time as they stand: neither side of their interval is known."""
    return [timex for timex in timexes if timex.begin is None and timex.finish is None]


def fitting_dates(timexes: Iterable[Timex]) -> tuple[tuple[str, ...], str]:
    """Days (``YYYY-MM-DD``) that fit, earliest first, and why; at most six, none when the text says too little.

    A text is published after the last date it gives in full, near the last day and month it gives without a year,
    and on the one weekday it names.
    """
    found = list(timexes)
    last = max((moment for one in found if (moment := _last_said(one)) is not None), default=None)
    if last is None:
        return (), ""
    start, reason = _after_day_month(found, last // DAY)
    days = {int(match[1]) for one in found if (match := _WEEKDAY.fullmatch(one.said))}
    if len(days) != 1:
        return (), ""
    day = days.pop()
    first = start + (day - weekday(start)) % 7
    return tuple(date_text(first + 7 * week) for week in range(_SHOWN)), f"a {_DAYS[day - 1]}, {reason}"


def _last_said(timex: Timex) -> int | None:
    """The last moment that an expression gives without help of a publication date."""
    begin = parse_moment(timex.begin) if timex.begin else None
    return begin if timex.anchor is None else None


def _after_day_month(timexes: list[Timex], last: int) -> tuple[int, str]:
    """The day from which on the text can have been written: its last day without a year, after its last full date."""
    places = [(int(match[1]), int(match[2])) for one in timexes if (match := _DAY_MONTH.fullmatch(one.said))]
    days = [_first_after(month, day, last) for month, day in places if month <= 12]
    if not days:
        return last, f"from {date_text(last)} on, the last date it gives"
    latest = max(days)
    return latest, f"from {date_text(latest)} on, the last day it names"


def _first_after(month: int, day: int, last: int) -> int:
    year = civil(last)[0]
    candidates = [day_number(y, month, min(day, month_days(y, month))) for y in (year, year + 1)]
    return next((one for one in candidates if one >= last), candidates[-1])
