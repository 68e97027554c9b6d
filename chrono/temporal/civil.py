"""Civil dates and instants on the proleptic Gregorian axis.

An *instant* is an integer number of seconds since 1970-01-01T00:00:00 in local time of the publication. A *day number*
is an integer number of days since 1970-01-01. Years are astronomical: 0 is 1 BC. The conversions follow H. Hinnant,
"chrono-Compatible Low-Level Date Algorithms" (2013), which hold for every year.
"""

import re
from functools import lru_cache

DAY = 86_400
"""Seconds in a civil day (leap seconds do not exist in civil reckoning)."""

CACHED = 10_000
"""Answers remembered of the functions that a text asks again and again for the same few dates."""

_MOMENT = re.compile(r"([+-]?\d{4,})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?Z?)?")
_BRITISH_REFORM = -79_366
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether an astronomical year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_days(year: int, month: int) -> int:
    """Number of days of a month (1..12)."""
    return 29 if month == 2 and is_leap(year) else _MONTH_DAYS[month - 1]


def day_number(year: int, month: int = 1, day: int = 1) -> int:
    """Day number of a civil date; the day may lie outside its month and then counts on."""
    y = year - (month <= 2)
    era = y // 400
    yoe = y - era * 400
    doy = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146_097 + yoe * 365 + yoe // 4 - yoe // 100 + doy - 719_468


@lru_cache(maxsize=CACHED)
def civil(number: int) -> tuple[int, int, int]:
    """(year, month, day) of a day number."""
    z = number + 719_468
    era = z // 146_097
    doe = z - era * 146_097
    yoe = (doe - doe // 1460 + doe // 36_524 - doe // 146_096) // 365
    doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
    mp = (5 * doy + 2) // 153
    month = mp + 3 if mp < 10 else mp - 9
    return yoe + era * 400 + (month <= 2), month, doy - (153 * mp + 2) // 5 + 1


def weekday(number: int) -> int:
    """ISO weekday of a day number: Monday 1 ... Sunday 7."""
    return (number + 3) % 7 + 1


def week_start(year: int, week: int) -> int:
    """Day number of the Monday of an ISO week (ISO 8601: week 1 holds 4 January)."""
    fourth = day_number(year, 1, 4)
    return fourth - weekday(fourth) + 1 + 7 * (week - 1)


def iso_week(number: int) -> tuple[int, int]:
    """(ISO year, ISO week) of a day number."""
    year = civil(number - weekday(number) + 4)[0]
    return year, (number - week_start(year, 1)) // 7 + 1


def instant(year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0, second: int = 0) -> int:
    """Instant of a civil date and time, in seconds."""
    return day_number(year, month, day) * DAY + hour * 3600 + minute * 60 + second


def shift_months(number: int, months: int) -> int:
    """The day number some months later; a day that the month lacks becomes its last one (31 January + 1 = 28/29
    February).
    """
    year, month, day = civil(number)
    year, month = divmod(year * 12 + month - 1 + months, 12)
    return day_number(year, month + 1, min(day, month_days(year, month + 1)))


def year_text(year: int) -> str:
    """Four digits, with a sign before year 0 and with more digits when needed: 2025, -0493."""
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def julian_lag(number: int) -> int:
    """Days by which the Julian calendar lags behind on a day before 14 September 1752, when Britain left it; then 0.

    Books give days of old by the Julian calendar: such a day lies so many days later on this axis.
    """
    if number >= _BRITISH_REFORM:
        return 0
    year, month, _ = civil(number)
    year -= month < 3
    return year // 100 - year // 400 - 2


def date_text(number: int) -> str:
    """``YYYY-MM-DD`` of a day number."""
    year, month, day = civil(number)
    return f"{year_text(year)}-{month:02}-{day:02}"


@lru_cache(maxsize=CACHED)
def moment_text(moment: int) -> str:
    """The contract's spelling of an instant: ``YYYY-MM-DD`` at midnight, else ``YYYY-MM-DDTHH:MM:SS``."""
    number, seconds = divmod(moment, DAY)
    if not seconds:
        return date_text(number)
    return f"{date_text(number)}T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def parse_moment(text: str) -> int | None:
    """Instant of a spelling as ``moment_text`` gives it; None when it is none or no such day exists.

    Minutes suffice; a ``Z`` behind a clock time is read and not kept.
    """
    match = _MOMENT.fullmatch(text)
    if not match:
        return None
    year, month, day, *clock = (int(part or 0) for part in match.groups())
    if not (1 <= month <= 12 and 1 <= day <= month_days(year, month)):
        return None
    hour, minute, second = clock
    if hour > 24 or minute > 59 or second > 59:
        return None
    return instant(year, month, day, hour, minute, second)
