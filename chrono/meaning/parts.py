"""Operators that take a part of a period or qualify it: the third week of May, early 2024, more than two years."""

from chrono.temporal.civil import DAY, civil, day_number, iso_week, shift_months, weekday
from chrono.temporal.granularity import Granularity
from chrono.temporal.interval import Interval
from chrono.temporal.partial import Partial, interval_of, of_day, of_unit, value_of

from .calendar import interval_in
from .context import Context, Sense
from .relative import story, unit
from .resolve import complete

_STEP = {
    Granularity.MONTH: 1,
    Granularity.QUARTER: 3,
    Granularity.HALF: 6,
    Granularity.YEAR: 12,
    Granularity.DECADE: 120,
}


def modify(_: Context, mod: str, sense: Sense) -> Sense:
    """The sense with a TIMEX3 mod: APPROX, MORE_THAN, LESS_THAN, BEFORE, AFTER ...; the interval stays."""
    return sense._replace(mod=mod, approximate=sense.approximate or mod == "APPROX")


def part(context: Context, mod: str, sense: Sense) -> Sense:
    """Start, middle or end of a period (START, MID, END)."""
    return sense._replace(mod=mod)


def half_of(context: Context, number: int, sense: Sense) -> Sense | None:
    """The first or second half of a month: its value is the month, its interval the half."""
    interval, _ = _whole(context, sense)
    if interval is None or interval.begin is None or interval.end is None or number not in {1, 2}:
        return sense._replace(mod="START" if number == 1 else "END")
    middle = interval.begin + (interval.end - interval.begin) // (2 * DAY) * DAY
    half = Interval(interval.begin, middle) if number == 1 else Interval(middle, interval.end)
    partial = sense.partial if sense.partial is not None and sense.partial.year is not None else None
    choice = None if sense.partial is None or partial is not None else complete(sense.partial, context)
    partial = partial or (choice.partial if choice is not None else None)
    value = sense.value if partial is None else value_of(partial)
    return sense._replace(partial=None, interval=half, value=value, granularity=Granularity.MONTH)


def mod_unit(context: Context, mod: str, sense: Sense | None, name: str | None = None) -> Sense | None:
    """Earlier or later in a period, or in the unit the story has reached."""
    found = sense if sense is not None or name is None else story(context, name)
    return None if found is None else found._replace(mod=mod)


def nth_of(
    context: Context, number: int, period: Sense, name: str | None = None, named: Sense | int | None = None
) -> Sense | None:
    """The n-th unit, or weekday by its number, of a period."""
    if name is not None:
        return nth(context, number, name, period)
    return nth(context, number, Sense("date", Partial(weekday=named)), period) if isinstance(named, int) else None


def part_of(_: Context, sense: Sense, mod: str) -> Sense:
    """The same with the arguments the other way round."""
    return sense._replace(mod=mod)


def part_interval(mod: str, interval: Interval, granularity: Granularity | None) -> Interval:
    """The part of an interval that START, MID, END mean: days 1-10, 11-20, 21- of a month, thirds elsewhere, in whole
    years or days.

    Of a decade the parts are years 0-2, 3-6, 7-9 (``annotation-timex.md`` section 3).
    """
    if interval.begin is None or interval.end is None:
        return interval
    cuts = _cuts(interval.begin, interval.end, granularity)
    edges = (interval.begin, *cuts, interval.end)
    at = ("START", "MID", "END").index(mod)
    return Interval(edges[at], edges[at + 1])


def _cuts(begin: int, end: int, granularity: Granularity | None) -> tuple[int, int]:
    if granularity == Granularity.MONTH:
        return begin + 10 * DAY, begin + 20 * DAY
    first = begin // DAY
    if granularity == Granularity.YEAR:
        return shift_months(first, 4) * DAY, shift_months(first, 8) * DAY
    if granularity == Granularity.DECADE:
        return shift_months(first, 36) * DAY, shift_months(first, 84) * DAY
    if granularity is not None and granularity >= Granularity.CENTURY:
        years = round((end // DAY - first) / 365.2425) // 3
        return shift_months(first, 12 * years) * DAY, shift_months(first, 24 * years) * DAY
    third = (end - begin) // 3
    third -= third % DAY if third >= DAY else 0
    return begin + third, begin + 2 * third


def nth(context: Context, number: int, what: "str | Sense", whole: Sense) -> Sense | None:
    """The n-th unit or weekday of a period ("the third Monday of May"); -1 is the last."""
    interval, chosen = _whole(context, whole)
    if interval is None or interval.begin is None or interval.end is None:
        return _open_nth(number, what, whole)
    first, after = interval.begin // DAY, -(-interval.end // DAY)
    if isinstance(what, Sense):
        return _nth_named(number, what, whole, first, after)
    grain_ = unit(what)
    partial = _nth_unit(number, grain_, first, after, context)
    if partial is None:
        return None
    if isinstance(partial, Interval):
        value = f"{_day(partial.begin)}/{_day(partial.end)}"
        return whole._replace(partial=None, interval=partial, value=value, granularity=grain_, mod=None)
    return whole._replace(
        partial=partial, interval=None, value=None, granularity=grain_, mod=None, why=whole.why + chosen
    )


def _whole(context: Context, whole: Sense) -> tuple[Interval | None, tuple[str, ...]]:
    found = interval_in(whole)
    if found is not None or whole.partial is None:
        return found, ()
    choice = complete(whole.partial, context)
    return (None, ()) if choice is None else (interval_of(choice.partial), (choice.why,))


def _open_nth(number: int, what: "str | Sense", whole: Sense) -> Sense | None:
    if isinstance(what, Sense):
        return None
    grain_ = unit(what)
    base = whole.partial or Partial()
    if grain_ == Granularity.DAY and number > 0 and base.month is not None:
        return whole._replace(partial=base._replace(day=number))
    if grain_ == Granularity.QUARTER and 1 <= number <= 4:
        return whole._replace(partial=Partial(year=base.year, quarter=number))
    if grain_ == Granularity.HALF and 1 <= number <= 2:
        return whole._replace(partial=Partial(year=base.year, half=number))
    return Sense("date", Partial(open=grain_), anchor=whole.anchor, explicit=True)


def _nth_named(number: int, what: Sense, whole: Sense, first: int, after: int) -> Sense | None:
    """The n-th weekday (or month) of a period."""
    wanted = what.partial.weekday if what.partial is not None else None
    if wanted is None:
        return None
    if number > 0:
        day = first + (wanted - weekday(first)) % 7 + 7 * (number - 1)
    else:
        last = after - 1
        day = last - (weekday(last) - wanted) % 7 + 7 * (number + 1)
    if not first <= day < after:
        return None
    return whole._replace(partial=of_day(day), interval=None, value=None, granularity=Granularity.DAY, mod=None)


def _nth_unit(
    number: int, grain_: Granularity, first: int, after: int, context: Context
) -> "Partial | Interval | None":
    if grain_ in _STEP:
        start = (
            shift_months(first, _STEP[grain_] * (number - 1))
            if number > 0
            else shift_months(after, _STEP[grain_] * number)
        )
        return of_unit(start, grain_) if first <= start < after else None
    if grain_ == Granularity.WEEK:
        return _nth_week(number, first, after)
    if grain_ == Granularity.WEEKEND:
        saturday = first + (6 - weekday(first)) % 7 + 7 * (number - 1)
        return of_unit(saturday, grain_) if number > 0 and saturday < after else None
    if grain_ == Granularity.DAY:
        day = first + number - 1 if number > 0 else after + number
        return of_day(day) if first <= day < after else None
    return None


def _nth_week(number: int, first: int, after: int) -> "Partial | Interval | None":
    """The n-th week of a Gregorian month as an ISO week: the first is the one that holds the month's first days."""
    day = first + 7 * (number - 1) if number > 0 else after - 1 + 7 * (number + 1)
    if not first <= day < after:
        return None
    year, month, day_of_month = civil(first)
    if day_of_month != 1 or after != shift_months(day_number(year, month), 1):
        return Interval(day * DAY, (day + 7) * DAY) if number > 0 else Interval((after - 7) * DAY, after * DAY)
    iso_year, week = iso_week(day if number > 0 else after - 1)
    return Partial(year=iso_year, week=week)


def _day(moment: int | None) -> str:
    return "" if moment is None else value_of(of_day(moment // DAY))


def multi(context: Context, count: int, name: str, direction: int, whole: Sense) -> Sense | None:
    """The first or last n units of a period: "the last three months of last year" is a quarter, or an interval."""
    interval, _ = _whole(context, whole)
    if interval is None or interval.begin is None or interval.end is None:
        return None
    grain_ = unit(name)
    first, after = interval.begin // DAY, interval.end // DAY
    months = _STEP.get(grain_)
    if months is None:
        size = {Granularity.DAY: 1, Granularity.WEEK: 7}.get(grain_, 1) * count
        edge = (first, first + size) if direction > 0 else (after - size, after)
    else:
        edge = (
            (first, shift_months(first, months * count))
            if direction > 0
            else (shift_months(after, -months * count), after)
        )
    if not (first <= edge[0] < edge[1] <= after):
        return None
    begin, end = edge
    year, month, day = civil(begin)
    if grain_ == Granularity.MONTH and count == 3 and day == 1 and month % 3 == 1:
        return whole._replace(partial=Partial(year=year, quarter=(month + 2) // 3), mod=None)
    span = Interval(begin * DAY, end * DAY)
    value = f"{_day(span.begin)}/{_day(span.end)}"
    return whole._replace(partial=None, interval=span, value=value, granularity=grain_, mod=None)
