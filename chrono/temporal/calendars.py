"""Calendars beside the Gregorian and the Islamic one, as day numbers: each is a rule for the first day of a month.

Sources: E. M. Reingold and N. Dershowitz, "Calendrical Calculations" (2018): Coptic and Ethiopic, chapter 4; Hebrew,
chapter 8; French Revolutionary, chapter 17. The Solar Hijri calendar follows the sun; in the years given here its leap
years are those of a cycle of 33 years (K. Borkowski, "The Persian calendar for 3000 years", 1996).
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from .hebrew import hebrew_month, hebrew_new_year


class Calendar(NamedTuple):
    """Number of the months, the years that dates may name, and (year, month) -> first day and day after the last."""

    months: int
    years: range
    month: Callable[[int, int], tuple[int, int]]
    begin: Callable[[int], int]


def calendar_day(name: str, year: int, month: int, day: int) -> int | None:
    """Day number of a date; None where the calendar has no such date."""
    span = calendar_span(name, year, month)
    return None if span is None or not 1 <= day <= span[1] - span[0] else span[0] + day - 1


def calendar_span(name: str, year: int, month: int | None = None) -> tuple[int, int] | None:
    """(first day number, day number after the last) of a year or of a month; None where the calendar has none."""
    calendar = CALENDARS[name]
    if year not in calendar.years:
        return None
    if month is None:
        return calendar.begin(year), calendar.begin(year + 1)
    return calendar.month(year, month) if 1 <= month <= calendar.months else None


def _solar_hijri_year(year: int) -> int:
    return -492_268 + 365 * (year - 1) + (8 * year + 21) // 33


def _solar_hijri_month(year: int, month: int) -> tuple[int, int]:
    first = _solar_hijri_year(year) + 30 * (month - 1) + min(month - 1, 6)
    return first, _solar_hijri_year(year + 1) if month == 12 else first + 30 + (month <= 6)


def _by_thirty(begin: Callable[[int], int]) -> Callable[[int, int], tuple[int, int]]:
    """Twelve months of thirty days and the few days that are left."""

    def month_of(year: int, month: int) -> tuple[int, int]:
        first = begin(year) + 30 * (month - 1)
        return first, min(first + 30, begin(year + 1))

    return month_of


def _coptic_year(year: int) -> int:
    return -615_558 + 365 * (year - 1) + year // 4


def _ethiopian_year(year: int) -> int:
    return -716_367 + 365 * (year - 1) + year // 4


def _republican_year(year: int) -> int:
    return -64_748 + 365 * (year - 1) + year // 4


CALENDARS: Mapping[str, Calendar] = {
    "solar-hijri": Calendar(12, range(1178, 1634), _solar_hijri_month, _solar_hijri_year),
    "coptic": Calendar(13, range(1, 2500), _by_thirty(_coptic_year), _coptic_year),
    "ethiopian": Calendar(13, range(1, 2800), _by_thirty(_ethiopian_year), _ethiopian_year),
    "hebrew": Calendar(13, range(3000, 7000), hebrew_month, hebrew_new_year),
    "republican": Calendar(13, range(1, 15), _by_thirty(_republican_year), _republican_year),
}
"""Name of a calendar, as expressions carry it, -> its rule."""
