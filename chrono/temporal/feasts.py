"""Rules of feasts and named days: on which days a feast falls. Language-free; the names are data.

A rule gives the day numbers on which a feast can begin in a civil year; a ``Feast`` shifts it and gives it a length.
"""

from dataclasses import dataclass
from functools import lru_cache

from chrono.temporal.civil import CACHED, civil, day_number, month_days, weekday
from chrono.temporal.hebrew import hebrew_day
from chrono.temporal.hijri import hijri_day, hijri_month, hijri_year, to_hijri


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same month and day every civil year: Christmas, New Year; 29 February falls in leap years only."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The nth weekday (ISO, Monday 1) of a month; a negative ``nth`` counts from its end: the last Monday of May."""

    month: int
    weekday: int
    nth: int


@dataclass(frozen=True, slots=True)
class Easter:
    """Easter Sunday, of the Gregorian reckoning or of the Orthodox (Julian) one."""

    orthodox: bool = False


@dataclass(frozen=True, slots=True)
class HijriDate:
    """A day of a Hijri month, or the whole month (``day`` None), or the whole year (``month`` None too)."""

    month: int | None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class HebrewDate:
    """A day of a Hebrew month: Nisan 1 to Kislev 9, Adar 12; the evening before belongs to it."""

    month: int
    day: int


Rule = Fixed | NthWeekday | Easter | HijriDate | HebrewDate


@dataclass(frozen=True, slots=True)
class Feast:
    """A rule, the days from it to the feast (``shift``), how many days it lasts, and by how many its date may vary."""

    rule: Rule
    shift: int = 0
    days: int = 1
    tolerance: int = 0


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A feast of one year in half-open day numbers; ``tolerance`` days earlier or later it was kept somewhere."""

    begin: int
    end: int
    tolerance: int = 0


@lru_cache(maxsize=CACHED)
def occurrences(feast: Feast, year: int) -> tuple[Occurrence, ...]:
    """Those that begin in a civil year, in order: usually one; none or two are possible for Hijri rules."""
    if isinstance(feast.rule, HijriDate):
        return _hijri_occurrences(feast, year)
    first = _first_day(feast.rule, year)
    if first is None:
        return ()
    begin = first + feast.shift
    return (Occurrence(begin, begin + feast.days, feast.tolerance),)


def hijri_occurrence(feast: Feast, year: int) -> Occurrence | None:
    """The feast of a Hijri year; None when its rule is not Hijri or the year is before 1.

    The tolerance is a day, since countries follow their own sighting of the moon, two outside the Umm al-Qura tables.
    """
    rule = feast.rule
    if not isinstance(rule, HijriDate):
        return None
    span = _hijri_span(rule, year, feast.days)
    if span is None:
        return None
    begin, end, exact = span
    return Occurrence(begin + feast.shift, end + feast.shift, 1 if exact else 2)


def easter(year: int) -> int:
    """Day number of Gregorian Easter Sunday: Butcher's rule; J. Meeus, "Astronomical Algorithms" (1991), ch. 8."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return day_number(year, month, day + 1)


def orthodox_easter(year: int) -> int:
    """Day number of Julian Easter Sunday on the Gregorian axis; J. Meeus, as above (the Julian rule)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    lag = year // 100 - year // 400 - 2  # days the Julian calendar is behind, from March on
    return day_number(year, month, day + 1) + lag


def nth_weekday(year: int, month: int, day_of_week: int, nth: int) -> int | None:
    """Day number of the nth weekday (ISO) of a month, from its end when ``nth`` is negative; None if there is none."""
    first, length = day_number(year, month), month_days(year, month)
    if nth > 0:
        number = first + (day_of_week - weekday(first)) % 7 + 7 * (nth - 1)
    else:
        last = first + length - 1
        number = last - (weekday(last) - day_of_week) % 7 + 7 * (nth + 1)
    return number if nth and first <= number < first + length else None


def _first_day(rule: Fixed | NthWeekday | Easter | HebrewDate, year: int) -> int | None:
    match rule:
        case Fixed(month, day):
            return day_number(year, month, day) if day <= month_days(year, month) else None
        case NthWeekday(month, day_of_week, nth):
            return nth_weekday(year, month, day_of_week, nth)
        case Easter(orthodox):
            return orthodox_easter(year) if orthodox else easter(year)
        case HebrewDate(month, day):
            return hebrew_day(year, month, day)


def _hijri_span(rule: HijriDate, year: int, days: int) -> tuple[int, int, bool] | None:
    if rule.month is None:
        return hijri_year(year)
    if rule.day is None:
        return hijri_month(year, rule.month)
    found = hijri_day(year, rule.month, rule.day)
    return found and (found[0], found[0] + days, found[1])


def _hijri_occurrences(feast: Feast, year: int) -> tuple[Occurrence, ...]:
    met = to_hijri(day_number(year + 1) - 1)
    if met is None:
        return ()
    found = (hijri_occurrence(feast, hijri) for hijri in range(met[0] - 2, met[0] + 2))
    return tuple(one for one in found if one and civil(one.begin)[0] == year)
