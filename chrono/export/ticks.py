"""Marks of a time axis at round dates."""

import math

from chrono.export.when import words
from chrono.temporal.civil import DAY, civil, date_text, day_number

_YEAR = 365.2425 * DAY
_STEPS = (
    ("hour", 1), ("hour", 6), ("day", 1), ("day", 2), ("day", 7), ("month", 1), ("month", 3), ("month", 6),
    *(("year", count) for count in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)),
)  # fmt: skip
_SIZES = {"hour": 3600.0, "day": DAY, "month": _YEAR / 12, "year": _YEAR}


def ticks(begin: float, end: float, count: int, lang: str) -> list[tuple[int, str]]:
    """About ``count`` (instant, name) pairs at most between two instants, at round hours, days, months or years."""
    least = (end - begin) / count
    fallback = ("year", 10 ** math.ceil(math.log10(max(least / _YEAR, 1))))
    unit, many = next(((unit, many) for unit, many in _STEPS if _SIZES[unit] * many >= least), fallback)
    if unit == "year":
        return _years(begin, end, many, lang)
    if unit == "month":
        return _months(begin, end, many)
    step = int(_SIZES[unit]) * many
    moments = range(math.ceil(begin / step) * step, math.floor(end) + 1, step)
    return [(moment, _day_name(moment, hours=unit == "hour")) for moment in moments]


def _years(begin: float, end: float, many: int, lang: str) -> list[tuple[int, str]]:
    first, last = civil(math.floor(begin / DAY))[0], civil(math.floor(end / DAY))[0]
    years = range(math.ceil(first / many) * many, last + 1, many)
    marks = [(day_number(year) * DAY, _year_name(year, lang)) for year in years]
    return [mark for mark in marks if begin <= mark[0] <= end]


def _year_name(year: int, lang: str) -> str:
    return str(year) if year > 0 else words(lang)["before-year-one"].format(1 - year)


def _months(begin: float, end: float, many: int) -> list[tuple[int, str]]:
    year, month, _ = civil(math.floor(begin / DAY))
    marks = []
    for number in range(year * 12 + (month - 1) // many * many, year * 12 + 12 * 100, many):
        moment = day_number(number // 12, number % 12 + 1) * DAY
        if moment > end:
            break
        marks.append((moment, date_text(moment // DAY)[:-3]))
    return [mark for mark in marks if mark[0] >= begin]


def _day_name(moment: int, *, hours: bool) -> str:
    day, seconds = divmod(moment, DAY)
    return date_text(day) + (f" {seconds // 3600:02}:00" if hours else "")
