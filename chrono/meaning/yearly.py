"""Operators for years that are not calendar years: fiscal, school and sport years; and years said in words."""

from chrono.temporal.civil import DAY, civil, day_number, iso_week, week_start
from chrono.temporal.granularity import Granularity
from chrono.temporal.interval import Interval
from chrono.temporal.partial import Partial

from .calendar import two_digit_year
from .context import Context, Sense
from .resolve import reference_day

FIRST_MONTH = {"fiscal": 7, "school": 9, "sport": 8}
"""Month in which the year of a kind begins where it is split over two calendar years (the split fiscal year is
Egypt's).
"""


def year_in_words(_: Context, number: float) -> Sense | None:
    """A number in words as a year, where it can be one."""
    return Sense("date", Partial(year=number)) if isinstance(number, int) and 1000 <= number <= 2200 else None


def short_year(context: Context, yy: int) -> Sense:
    """A year of two digits behind the word for year ("the year 48"): the last such that has begun by publication."""
    base = 2000 if context.dct is None else civil(context.dct)[0]
    year = base - base % 100 + yy
    return Sense("date", Partial(year=year if year <= base else year - 100))


def fiscal_pair(_: Context, first: int, second: int) -> Sense | None:
    """A fiscal year named by both its calendar years: 2018/2019."""
    full = second if second > 99 else first - first % 100 + second
    if full != first + 1:
        return None
    return _spell(first, "fiscal")


def named_year(context: Context, year: Sense | None = None, yy: int | None = None) -> Sense | None:
    """The year that a fiscal year is named after, in four figures or two ("FY2019", "FY19")."""
    return year if year is not None or yy is None else two_digit_year(context, yy)


def school_year(context: Context, steps: int | None = None) -> Sense | None:
    """The school year of now, or the one that comes (without a number)."""
    return year_of(context, "school", 1 if steps is None else steps)


def week_number(_: Context, number: int, year: Sense | None = None, first: int | None = None) -> Sense | None:
    """An ISO week by its number, of a year given as a date or as a figure."""
    named = first if year is None or year.partial is None else year.partial.year
    if named is None or not 1 <= number <= 53 or iso_week(week_start(named, number))[1] != number:
        return None
    return Sense("date", Partial(year=named, week=number))


def year_of(context: Context, kind: str, steps: int) -> Sense | None:
    """The fiscal, school or sport year of now, or some steps from it."""
    reference = reference_day(context, deictic=True)
    if reference is None:
        return Sense("date", Partial(open=Granularity.YEAR), anchor="t0", explicit=True)
    year, month, _ = civil(reference)
    begun = year if month >= FIRST_MONTH[kind] else year - 1
    return _spell(begun + steps, kind)


def _spell(first: int, kind: str) -> Sense:
    month = FIRST_MONTH[kind]
    span = Interval(day_number(first, month) * DAY, day_number(first + 1, month) * DAY)
    value = f"{first}/{first + 1}" if kind != "fiscal" else f"{first:04}-{month:02}-01/{first + 1:04}-{month:02}-01"
    return Sense(
        "date", interval=span, value=value, granularity=Granularity.YEAR, approximate=True, anchor="t0", explicit=True
    )
