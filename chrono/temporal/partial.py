"""Partial: the calendar fields that an expression names, some or all of them; its interval and its TIMEX3 spelling.

``July`` is month 7 of an unnamed year, ``Tuesday`` weekday 2 of an unnamed week. Merging two partials is the
intersection of what they say; a partial that lacks its larger fields is completed by ``meaning.resolve``.
"""

from functools import lru_cache
from typing import NamedTuple

from chrono.temporal.civil import (
    CACHED,
    DAY,
    civil,
    day_number,
    iso_week,
    month_days,
    shift_months,
    week_start,
    weekday,
)
from chrono.temporal.granularity import Granularity
from chrono.temporal.interval import Interval

HOUR = 3600

PART_HOURS = {
    "DA": (3, 6),
    "MO": (6, 12),
    "MI": (11, 13),
    "AF": (12, 18),
    "EV": (18, 24),
    "NI": (20, 28),
    "DT": (6, 18),
}
"""Begin and end hour of each part of the day (TIMEX3 codes after the T); the night runs into the next day."""

SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each meteorological season (northern; winter runs into the next year)."""


class Partial(NamedTuple):
    """Calendar fields as named; None where nothing is said.

    ``year`` is astronomical, ``century`` counts from 1 (20 is 1900-1999) and with ``bc`` backwards, ``decade`` is the
    year without its last digit; with ``week`` or ``weekend`` the year is an ISO year. ``part`` is a TIMEX3 code (MO, EV
    ...). ``open`` is the grain of fields that are meant but not known ("yesterday" without a publication date is an
    open day).
    """

    bc: bool | None = None
    millennium: int | None = None
    century: int | None = None
    decade: int | None = None
    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    season: str | None = None
    month: int | None = None
    week: int | None = None
    weekend: int | None = None
    weekday: int | None = None
    day: int | None = None
    part: str | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str | None = None
    open: Granularity | None = None


FIELDS = Partial._fields
_GRAINS = (
    ("second", Granularity.SECOND),
    ("minute", Granularity.MINUTE),
    ("hour", Granularity.HOUR),
    ("part", Granularity.DAYPART),
    ("day", Granularity.DAY),
    ("weekday", Granularity.DAY),
    ("weekend", Granularity.WEEKEND),
    ("week", Granularity.WEEK),
    ("month", Granularity.MONTH),
    ("season", Granularity.SEASON),
    ("quarter", Granularity.QUARTER),
    ("half", Granularity.HALF),
    ("year", Granularity.YEAR),
    ("decade", Granularity.DECADE),
    ("century", Granularity.CENTURY),
    ("millennium", Granularity.MILLENNIUM),
)


@lru_cache(maxsize=CACHED)
def grain(partial: Partial) -> Granularity:
    """The finest field that is named or meant; a partial that says nothing has the coarsest grain."""
    best = partial.open if partial.open is not None else Granularity.MILLENNIUM
    for name, granularity in _GRAINS:
        if getattr(partial, name) is not None:
            return min(best, granularity)
    return best


def merge(a: Partial, b: Partial) -> Partial:
    """What both say; where both name a field, ``b`` wins."""
    changes = {name: value for name in FIELDS if (value := getattr(b, name)) is not None}
    if a.open is not None and b.open is not None:
        changes["open"] = min(a.open, b.open)
    return a._replace(**changes)


@lru_cache(maxsize=CACHED)
def of_day(number: int) -> Partial:
    """Year, month and day of a day number."""
    year, month, day = civil(number)
    return Partial(year=year, month=month, day=day)


@lru_cache(maxsize=CACHED)
def of_unit(number: int, unit: Granularity) -> Partial:
    """The calendar unit that holds a day number."""
    year, month, _ = civil(number)
    match unit:
        case Granularity.WEEK | Granularity.WEEKEND:
            iso_year, week = iso_week(number)
            return Partial(year=iso_year, week=week, weekend=1 if unit == Granularity.WEEKEND else None)
        case Granularity.MONTH:
            return Partial(year=year, month=month)
        case Granularity.SEASON:
            return Partial(year=year - (month < 3), season=("WI", "SP", "SU", "FA")[month % 12 // 3])
        case Granularity.QUARTER:
            return Partial(year=year, quarter=(month + 2) // 3)
        case Granularity.HALF:
            return Partial(year=year, half=1 if month <= 6 else 2)
        case Granularity.YEAR:
            return Partial(year=year)
        case Granularity.DECADE:
            return Partial(decade=year // 10) if year > 0 else Partial(bc=True, decade=(1 - year) // 10)
        case Granularity.CENTURY:
            return Partial(century=year // 100 + 1) if year > 0 else Partial(bc=True, century=-year // 100 + 1)
        case Granularity.MILLENNIUM:
            return Partial(millennium=year // 1000 + 1)
        case _:
            return of_day(number)


def is_complete(partial: Partial) -> bool:
    """Whether the fields fix one stretch of the axis."""
    if partial.year is None:
        large = partial.decade, partial.century, partial.millennium
        return any(value is not None for value in large) and grain(partial) >= Granularity.DECADE
    if partial.day is not None and partial.month is None:
        return False
    fine = partial.part is not None or partial.hour is not None
    placed = partial.day is not None or (partial.weekday is not None and partial.week is not None)
    if fine and not placed:
        return False
    return partial.weekday is None or placed


def exists(partial: Partial) -> bool:
    """Whether the calendar has such a day and hour (30 February does not exist; without a year 29 February does)."""
    if partial.month is not None and not 1 <= partial.month <= 12:
        return False
    if partial.day is not None:
        longest = month_days(2000 if partial.year is None else partial.year, partial.month) if partial.month else 31
        if not 1 <= partial.day <= longest:
            return False
    if partial.week is not None and not 1 <= partial.week <= 53:
        return False
    return (partial.hour or 0) <= 24 and (partial.minute or 0) < 60 and (partial.second or 0) < 61


def day_of(partial: Partial) -> int | None:
    """Day number that a complete partial of day grain or finer names, else None."""
    if partial.year is None:
        return None
    if partial.month is not None and partial.day is not None:
        return day_number(partial.year, partial.month, partial.day)
    if partial.week is not None and partial.weekday is not None:
        return week_start(partial.year, partial.week) + partial.weekday - 1
    return None


@lru_cache(maxsize=CACHED)
def interval_of(partial: Partial) -> Interval | None:
    """The half-open interval of a complete, existing partial in instants, else None."""
    if not (is_complete(partial) and exists(partial)):
        return None
    number = day_of(partial)
    if number is not None:
        return _inside_day(partial, number)
    first, after = _days(partial)
    return Interval(first * DAY, after * DAY)


def _inside_day(partial: Partial, number: int) -> Interval:
    base = number * DAY
    if partial.hour is not None:
        begin = base + partial.hour * HOUR + (partial.minute or 0) * 60 + (partial.second or 0)
        length = HOUR if partial.minute is None else 60 if partial.second is None else 1
        return Interval(begin, begin + length)
    if partial.part is not None:
        low, high = PART_HOURS[partial.part]
        return Interval(base + low * HOUR, base + high * HOUR)
    return Interval(base, base + DAY)


def _days(partial: Partial) -> tuple[int, int]:
    """First day number and the one after the last, of a unit coarser than a day."""
    year = partial.year
    if year is None:
        return _large(partial)
    if partial.week is not None:
        monday = week_start(year, partial.week)
        return (monday + 5, monday + 7) if partial.weekend else (monday, monday + 7)
    if partial.month is not None:
        return _months(year, partial.month, 1)
    if partial.season is not None:
        return _months(year, SEASON_MONTH[partial.season], 3)
    if partial.quarter is not None:
        return _months(year, partial.quarter * 3 - 2, 3)
    if partial.half is not None:
        return _months(year, partial.half * 6 - 5, 6)
    return _months(year, 1, 12)


def _months(year: int, month: int, count: int) -> tuple[int, int]:
    first = day_number(year, month)
    return first, shift_months(first, count)


def _large(partial: Partial) -> tuple[int, int]:
    if partial.decade is not None:
        first = 1 - (partial.decade * 10 + 9) if partial.bc else partial.decade * 10
        return day_number(first), day_number(first + 10)
    size, number = (100, partial.century) if partial.century is not None else (1000, partial.millennium)
    first = 1 - size * (number or 1) if partial.bc else size * ((number or 1) - 1)
    return day_number(first), day_number(first + size)


@lru_cache(maxsize=CACHED)
def value_of(partial: Partial) -> str:
    """The canonical TIMEX3 value; X stands for what is meant and not known (``XXXX-07``, ``XXXX-WXX-2``)."""
    number = day_of(partial) if exists(partial) else None
    if number is not None:
        year, month, day = civil(number)
        partial = partial._replace(year=year, month=month, day=day)
    date = _date_value(partial)
    clock = _clock_value(partial)
    return f"{date}T{clock}" if clock else date


def _year_value(partial: Partial) -> str:
    if partial.year is None:
        return "XXXX"
    return f"BC{1 - partial.year:04}" if partial.year < 1 else f"{partial.year:04}"


def _date_value(partial: Partial) -> str:
    finest = grain(partial)
    if partial.year is None and finest >= Granularity.DECADE:
        return _large_value(partial)
    year = _year_value(partial)
    if partial.month is None and partial.weekday is not None:
        return f"{year}-W{_two(partial.week)}-{partial.weekday}"
    if finest <= Granularity.DAY and finest != Granularity.WEEKEND:
        return f"{year}-{_two(partial.month)}-{_two(partial.day)}"
    if finest in {Granularity.WEEK, Granularity.WEEKEND}:
        return f"{year}-W{_two(partial.week)}" + ("-WE" if finest == Granularity.WEEKEND else "")
    if partial.month is not None or finest == Granularity.MONTH:
        return f"{year}-{_two(partial.month)}"
    if partial.season is not None:
        return f"{year}-{partial.season}"
    if partial.quarter is not None or finest == Granularity.QUARTER:
        return f"{year}-Q{partial.quarter or 'X'}"
    if partial.half is not None or finest == Granularity.HALF:
        return f"{year}-H{partial.half or 'X'}"
    return f"{year}-SX" if finest == Granularity.SEASON else year


def _large_value(partial: Partial) -> str:
    era = "BC" if partial.bc else ""
    if partial.decade is not None:
        return f"{era}{partial.decade:03}"
    if partial.century is not None:
        return f"{era}{partial.century - 1:02}"
    if partial.millennium is not None:
        return f"{era}{partial.millennium - 1}"
    return {Granularity.DECADE: "XXX", Granularity.CENTURY: "XX"}.get(grain(partial), "X")


def _clock_value(partial: Partial) -> str:
    if partial.hour is None:
        return partial.part or ("XX" if partial.open is not None and partial.open <= Granularity.HOUR else "")
    clock = f"{partial.hour:02}"
    if partial.minute is not None:
        clock += f":{partial.minute:02}"
    if partial.second is not None:
        clock += f":{partial.second:02}"
    return clock + ("Z" if partial.zone == "Z" else partial.zone or "")


def _two(number: int | None) -> str:
    return "XX" if number is None else f"{number:02}"


def weekday_of(partial: Partial) -> int | None:
    """ISO weekday of the day a partial names by month and day, None where it names none."""
    if partial.year is None or partial.month is None or partial.day is None:
        return None
    return weekday(day_number(partial.year, partial.month, partial.day))
