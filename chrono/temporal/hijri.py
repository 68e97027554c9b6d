"""Hijri dates as day numbers: Umm al-Qura where its tables reach (1343-1500 AH), the arithmetic calendar elsewhere.

Every answer says whether it is *exact*, that is, read from the Umm al-Qura tables. The arithmetic (tabular) calendar
has eleven leap years in thirty and differs from the observed one by a day or so: who uses such an answer widens bounds
by a day. Formula: E. M. Reingold and N. Dershowitz, "Calendrical Calculations" (2018), chapter 7, with the civil epoch,
16 July 622 (Julian).
"""

from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1343, 1500
"""The years of the Umm al-Qura tables, both included."""

_EPOCH = -492_148  # day number of 1 Muharram of year 1
_UNIX_EPOCH_JDN = 2_440_588
_MEAN_MONTH = 29.530_588


def hijri_day(year: int, month: int, day: int) -> tuple[int, bool] | None:
    """(day number, exact) of a Hijri date; None when no such date can be: years before 1, months and days out of range.

    The 30th of a month that the tables give 29 days is the day after, and not exact: elsewhere the moon was seen later.
    """
    if year < 1 or not 1 <= month <= 12 or not 1 <= day <= 30:
        return None
    first, after, exact = _month(_index(year, month))
    return first + day - 1, exact and first + day <= after


def hijri_month(year: int, month: int) -> tuple[int, int, bool] | None:
    """(first day number, day number after the last, exact) of a Hijri month; None when there is none."""
    return _month(_index(year, month)) if year >= 1 and 1 <= month <= 12 else None


def hijri_year(year: int) -> tuple[int, int, bool] | None:
    """(first day number, day number after the last, exact) of a Hijri year; None before year 1."""
    if year < 1:
        return None
    return _start(_index(year, 1)), _start(_index(year + 1, 1)), _tabled(year)


def to_hijri(number: int) -> tuple[int, int, int, bool] | None:
    """(year, month, day, exact) of a day number; None before 1 Muharram of year 1."""
    if number < _EPOCH:
        return None
    index = int((number - _EPOCH) / _MEAN_MONTH)
    while _start(index) > number:
        index -= 1
    while _start(index + 1) <= number:
        index += 1
    year, month = divmod(index, 12)
    return year + 1, month + 1, number - _start(index) + 1, _tabled(year + 1)


def _index(year: int, month: int) -> int:
    """Months since Muharram of year 1."""
    return (year - 1) * 12 + month - 1


def _tabled(year: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR


def _month(index: int) -> tuple[int, int, bool]:
    return _start(index), _start(index + 1), _tabled(index // 12 + 1)


@lru_cache(maxsize=10_000)
def _start(index: int) -> int:
    """Day number of the first day of a month."""
    year, month = index // 12 + 1, index % 12 + 1
    if _tabled(year):
        return _umm_al_qura(year, month)
    if index == _index(LAST_YEAR + 1, 1):  # the last tabled month ends where the next one begins
        return _umm_al_qura(LAST_YEAR, 12) + _last_length()
    return _EPOCH + 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2


def _umm_al_qura(year: int, month: int) -> int:
    from hijridate import Hijri  # noqa: PLC0415 - costs start-up time, needed only where a Hijri date is met

    return int(Hijri(year, month, 1).to_julian()) - _UNIX_EPOCH_JDN


def _last_length() -> int:
    from hijridate import Hijri  # noqa: PLC0415 - as above

    return int(Hijri(LAST_YEAR, 12, 1).month_length())
