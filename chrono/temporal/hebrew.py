"""Hebrew calendar days as day numbers, as far as feasts need them; exact, since the calendar is arithmetic.

Formulas: E. M. Reingold and N. Dershowitz, "Calendrical Calculations" (2018), chapter 8. A Hebrew day begins at sunset
of the evening before the civil day given here.
"""

_EPOCH = -2_092_590  # day number of 1 Tishri of year 1: 7 October 3761 BC (Julian)
_TO_TISHRI = {1: 177, 2: 147, 3: 118, 4: 88, 5: 59, 6: 29, 12: 206}
"""Month (Nisan 1) -> days from its first to the next 1 Tishri; 12 is the Adar before Nisan, second in leap years."""


def hebrew_day(civil_year: int, month: int, day: int) -> int:
    """Day number in a civil year of a Hebrew month (Nisan 1, Elul 6, Tishri 7 to Kislev 9, Adar 12) and day."""
    autumn = civil_year + 3761
    if month in _TO_TISHRI:
        return hebrew_new_year(autumn) - _TO_TISHRI[month] + day - 1
    heshvan = 29 + ((hebrew_new_year(autumn + 1) - hebrew_new_year(autumn)) % 10 == 5)
    return hebrew_new_year(autumn) + {7: 0, 8: 30, 9: 30 + heshvan}[month] + day - 1


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
