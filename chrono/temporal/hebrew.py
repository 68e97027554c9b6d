"""Hebrew dates as day numbers; exact, since the calendar is arithmetic.

Formulas: E. M. Reingold and N. Dershowitz, "Calendrical Calculations" (2018), chapter 8. A Hebrew day begins at sunset
of the evening before the civil day given here. Months count from Nisan, 1, to Adar, 12; 13 is the first Adar of a leap
year. The year begins with Tishri, 7.
"""

_EPOCH = -2_092_590  # day number of 1 Tishri of year 1: 7 October 3761 BC (Julian)
_TO_TISHRI = {1: 177, 2: 147, 3: 118, 4: 88, 5: 59, 6: 29, 12: 206}
"""Month (Nisan 1) -> days from its first to the next 1 Tishri; 12 is the Adar before Nisan, second in leap years."""
_CHESHVAN, _KISLEV, _TEVET, _SHEVAT, _FIRST_ADAR = 8, 9, 10, 11, 13


def hebrew_day(civil_year: int, month: int, day: int) -> int:
    """Day number in a civil year of a Hebrew month (Nisan 1, Elul 6, Tishri 7 to Kislev 9, Adar 12) and day."""
    return hebrew_month(civil_year + 3760 + (month not in _TO_TISHRI), month)[0] + day - 1


def hebrew_month(year: int, month: int) -> tuple[int, int]:
    """(first day number, day number after the last) of a month of a Hebrew year."""
    this, following = hebrew_new_year(year), hebrew_new_year(year + 1)
    if month in _TO_TISHRI:
        first = following - _TO_TISHRI[month]
        return first, first + (30 if month in (1, 3, 5) else 29)
    kind = (following - this) % 10  # a year has 353 to 355 days, or 383 to 385
    lengths = {7: 30, _CHESHVAN: 29 + (kind == 5), _KISLEV: 30 - (kind == 3), _TEVET: 29, _SHEVAT: 30, _FIRST_ADAR: 30}
    first = this + sum(length for other, length in lengths.items() if other < month)
    return first, min(first + lengths[month], following - _TO_TISHRI[1])


def hebrew_new_year(year: int) -> int:
    """Day number of 1 Tishri of a Hebrew year (5786 begins on 23 September 2025)."""
    before, this, after = (_elapsed(y) for y in (year - 1, year, year + 1))
    if after - this == 356:
        return _EPOCH + this + 2
    return _EPOCH + this + (this - before == 382)


def _elapsed(year: int) -> int:
    """Days from the epoch to the mean conjunction of Tishri, moved off Sunday, Wednesday and Friday."""
    months = (235 * year - 234) // 19
    days = 29 * months + (12_084 + 13_753 * months) // 25_920
    return days + (3 * (days + 1) % 7 < 3)
