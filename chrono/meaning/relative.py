"""Operators that count from a reference time: publication, or the time the story has reached."""

from chrono.temporal.civil import DAY, civil, shift_months
from chrono.temporal.granularity import Granularity
from chrono.temporal.interval import Interval
from chrono.temporal.partial import Partial, day_of, grain, interval_of, merge, of_day, of_unit

from .amounts import amount_value, duration_days, whole
from .context import Amount, Context, Sense
from .resolve import candidates, complete, reference_day, strictly

_MONTHS = {
    Granularity.MONTH: 1,
    Granularity.QUARTER: 3,
    Granularity.SEASON: 3,
    Granularity.HALF: 6,
    Granularity.YEAR: 12,
    Granularity.DECADE: 120,
    Granularity.CENTURY: 1200,
    Granularity.MILLENNIUM: 12000,
}
_DAYS = {Granularity.DAY: 1, Granularity.WEEK: 7, Granularity.WEEKEND: 7}

REFERENCE = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"}


_LATELY = 730
"""Days before publication from which a story has come so near to it that "last month" is its last month."""


def unit(name: str) -> Granularity:
    """The granularity of a unit's name in a rule or lexicon."""
    return Granularity[name.upper()]


def moved(day: int, grain_: Granularity, count: int) -> int:
    """The day number some units later (negative: earlier)."""
    if grain_ in _MONTHS:
        return shift_months(day, _MONTHS[grain_] * count)
    return day + _DAYS.get(grain_, 1) * count


def shift(context: Context, name: str, count: int, span: str | None = None) -> Sense:
    """The unit some steps from the one that holds the reference day: last month is ``shift(month, -1)``."""
    grain_ = unit(name)
    reference = reference_day(context, deictic=True)
    anchor = "story" if context.kind == "narrative" and context.story is not None else "t0"
    if reference is None:
        return Sense("date", Partial(open=grain_), anchor="t0", explicit=True)
    if context.dct is not None and 0 <= context.dct - reference <= _LATELY:
        reference, anchor = context.dct, "t0"
    return Sense("date", of_unit(moved(reference, grain_, count), grain_), anchor=anchor, explicit=True)


def story(context: Context, what: "str | Sense", count: int | None = 0) -> Sense | None:
    """The unit some steps from the time the story has reached: "that month", "the previous day", "the following
    year"."""
    count = count or 0
    context = _at_last_told(context, Granularity.YEAR if isinstance(what, Sense) else unit(what))
    reference = reference_day(context, deictic=False)
    anchor = "story" if context.story is not None else "t0"
    if isinstance(what, Sense):
        return _story_date(what, reference, count, anchor)
    grain_ = unit(what)
    if grain_ in _DAYS and context.day is not None and context.story is not None and day_of(context.story) is None:
        return Sense(
            "date", of_unit(moved(day_of(context.day) or 0, grain_, count), grain_), anchor=anchor, explicit=True
        )
    if context.kind != "narrative" and context.dct is not None and _is_too_wide(context, grain_):
        reference, anchor = context.dct, "t0"
    if reference is None:
        return Sense("date", Partial(open=grain_), anchor=anchor, explicit=True)
    last = _last_day(context.story) if context.story is not None and count > 0 and grain_ in _DAYS else None
    base = last if last is not None else reference
    return Sense("date", of_unit(moved(base, grain_, count), grain_), anchor=anchor, explicit=True)


def _is_too_wide(context: Context, grain_: Granularity) -> bool:
    """Whether the story has reached a time too wide to hold one unit: no month of the story where only a year is
    told."""
    return context.story is not None and grain(context.story) > grain_ and grain_ not in _DAYS


def _at_last_told(context: Context, grain_: Granularity) -> Context:
    """In a narrative "that year" is the year named last, even in passing; so is "that month" where one was named."""
    told = context.told
    if told is None or context.kind != "narrative" or grain(told) > grain_:
        return context
    return context._replace(story=told)


def _last_day(partial: Partial) -> int | None:
    interval = interval_of(partial)
    return None if interval is None or interval.end is None else (interval.end - 1) // DAY


def _story_date(sense: Sense, reference: int | None, count: int, anchor: str) -> Sense | None:
    if sense.partial is None:
        return sense
    if reference is None:
        return sense._replace(anchor=anchor, explicit=True)
    if sense.partial.part is not None and grain(sense.partial) == Granularity.DAYPART and sense.partial.day is None:
        return sense._replace(partial=merge(of_day(reference + count), sense.partial), anchor=anchor, explicit=True)
    found = strictly(sense.partial, reference, count) if count else _holding(sense.partial, reference)
    return sense._replace(partial=found or sense.partial, anchor=anchor, explicit=True)


def _holding(partial: Partial, reference: int) -> Partial | None:
    """The completion in the same calendar year (or week, for a weekday) as the reference day."""
    found = candidates(partial, reference)
    return next((one for one in found if one.year == civil(reference)[0]), found[0] if found else None)


def near(context: Context, sense: Sense, direction: int) -> Sense | None:
    """The last or next of what recurs: "last July", "next Friday" are wholly before or after the reference day."""
    reference = reference_day(context, deictic=True)
    if sense.kind != "date" or sense.partial is None:
        return sense
    if reference is None:
        return sense._replace(anchor="t0", explicit=True)
    found = strictly(sense.partial, reference, direction)
    if found is None:
        return None
    return sense._replace(partial=found, anchor="t0", explicit=True)


def this(context: Context, sense: Sense) -> Sense | None:
    """The one of now: "this July" is of this year, "this Friday" of this week, "this morning" of today."""
    reference = reference_day(context, deictic=True)
    if sense.partial is None:
        return sense
    if reference is None:
        return sense._replace(anchor="t0", explicit=True)
    said = sense.partial
    if said.part is not None and said.day is None and said.weekday is None:
        return sense._replace(partial=merge(of_day(reference), said), anchor="t0", explicit=True)
    if said.weekday is not None and said.month is None:
        week = of_unit(reference, Granularity.WEEK)
        return sense._replace(partial=merge(merge(week, said), Partial()), anchor="t0", explicit=True)
    if said.weekend is not None and said.week is None:
        return sense._replace(partial=of_unit(reference, Granularity.WEEKEND), anchor="t0", explicit=True)
    found = _holding(said, reference)
    return sense._replace(partial=found or said, anchor="t0", explicit=True)


def ago(context: Context, sense: Sense, direction: int = -1, base: str = "t0") -> Sense | None:
    """An amount of time before (or after) now or the story's time: a date at the grain of the unit counted."""
    amount = sense.amount
    if amount is None:
        return None
    reference = reference_day(context, deictic=base == "t0")
    anchor = "t0" if base == "t0" or context.story is None else "story"
    grain_ = amount.parts[0][1]
    if any(count is None for count, _ in amount.parts):
        value = "PAST_REF" if direction < 0 else "FUTURE_REF"
        return Sense("ref", value=value, mod=sense.mod, anchor=anchor, explicit=True, amount=amount)
    if reference is None:
        return Sense("date", Partial(open=_counted_grain(amount)), mod=sense.mod, anchor="t0", explicit=True)
    if base != "t0" and context.story is not None and day_of(context.story) is None and grain_ < grain(context.story):
        return Sense("date", Partial(open=grain_), mod=sense.mod, anchor=anchor, explicit=True)
    if grain_ < Granularity.DAY:
        return _hours(context, amount, direction, reference, anchor, sense.mod)
    day = step(reference, amount, direction)
    return Sense("date", of_unit(day, _counted_grain(amount)), mod=sense.mod, anchor=anchor, explicit=True)


_FINER = {
    Granularity.YEAR: Granularity.MONTH,
    Granularity.DECADE: Granularity.YEAR,
    Granularity.CENTURY: Granularity.YEAR,
    Granularity.MILLENNIUM: Granularity.YEAR,
}
"""The grain at which a fraction of a unit is counted, days for the others."""


def _counted_grain(amount: Amount) -> Granularity:
    """The grain at which an amount is counted: that of its finest unit, a fraction counts finer ("a year and a half").

    Decades are counted in years: "a decade ago" in 1999 is 1989.
    """
    count, grain_ = amount.parts[-1]
    if count is not None and not whole(count):
        return _FINER.get(grain_, Granularity.DAY)
    return Granularity.YEAR if grain_ == Granularity.DECADE else grain_


def step(day: int, amount: Amount, direction: int) -> int:
    """The day number an amount of time away; fractions of a month and less are counted in days."""
    for count, grain_ in amount.parts:
        if count is None:
            continue
        if grain_ in _MONTHS:
            months = count * _MONTHS[grain_]
            day = shift_months(day, direction * int(months)) + direction * round((months - int(months)) * 30)
        else:
            day += direction * round(count * duration_days(grain_))
    return day


_MINUTES = {Granularity.HOUR: 60, Granularity.MINUTE: 1}


def _date_of(partial: Partial) -> Partial:
    return Partial(year=partial.year, month=partial.month, day=partial.day)


def _hours(context: Context, amount: Amount, direction: int, reference: int, anchor: str, mod: str | None) -> Sense:
    """Hours and minutes from the clock time told last on that day; else the day, with the hour open."""
    told = context.clock
    if told is not None and told.hour is not None and anchor != "t0" and day_of(_date_of(told)) == reference:
        minutes = sum(count * _MINUTES[grain_] for count, grain_ in amount.parts if count and grain_ in _MINUTES)
        at = told.hour * 60 + (told.minute or 0) + direction * round(minutes)
        partial = of_day(reference + at // 1440)._replace(hour=at % 1440 // 60, minute=at % 60)
        return Sense("date", partial, mod=mod, anchor=anchor, explicit=True)
    return Sense("date", of_day(reference)._replace(open=Granularity.HOUR), mod=mod, anchor=anchor, explicit=True)


def year_shift(context: Context, count: int | None = None) -> Sense:
    """A fiscal year by direction word; the calendar year that it is named after."""
    return shift(context, "year", count or 0)


def new_year(context: Context) -> Sense:
    """The year whose begin is nearest to publication: "the new year" of December is the next one."""
    return shift(context, "year", 0 if context.dct is None else int(civil(context.dct)[1] > _MIDYEAR))


_MIDYEAR = 6
"""The month up to which the new year is the one that has begun."""


def year_ago(context: Context, years: int) -> Sense | None:
    """The same period so many years before the one just spoken of, else the year: "from a year earlier" in a report of
    a quarter."""
    told = context.compared
    if told is None or told.year is None:
        return shift(context, "year", -years)
    return Sense("date", told._replace(year=told.year - years), anchor="period", explicit=True)


def period_in(context: Context, year: Sense | None = None) -> Sense | None:
    """The period a report speaks of, in another year where one is named: "the 1988 period"."""
    named = None if year is None or year.partial is None else year.partial.year
    told = context.period if named is None else context.compared
    if told is None or told.year is None:
        return year if named is not None else shift(context, "quarter", -1)
    return Sense("date", told if named is None else told._replace(year=named), anchor="period", explicit=True)


def today_in(context: Context, year: Sense) -> Sense | None:
    """The day of publication in another year: "on this day in 1798"."""
    if context.dct is None or year.partial is None or year.partial.year is None:
        return year
    _, month, day = civil(context.dct)
    return year._replace(partial=Partial(year=year.partial.year, month=month, day=day))


def month_named(context: Context) -> Sense | None:
    """The month named last, else that of the story: "on the 22nd of it"."""
    return story(context, "month") if context.last_month is None else Sense("date", context.last_month, anchor="story")


def month_in(context: Context, year: Sense) -> Sense | None:
    """The month told last, in another year: "the same month last year"; the year where no month was told."""
    month = None if context.told is None else context.told.month
    if month is None or year.partial is None or year.partial.year is None:
        return year
    return year._replace(partial=Partial(year=year.partial.year, month=month))


HALF_A_QUARTER = 45
"""Days before its last one on which a quarter surely is, whatever month it ends in."""


def quarter_ended(context: Context, day: Sense) -> Sense | None:
    """The quarter that a report speaks of; where none was told, the calendar quarter that holds the middle of the one
    that ends on a day: "the quarter ended July 31".
    """
    interval = _interval_of(context, day)
    if interval is None or interval.end is None or context.period is not None:
        return reported(context, "quarter")
    middle = interval.end // DAY - HALF_A_QUARTER
    return Sense("date", of_unit(middle, Granularity.QUARTER), anchor=day.anchor or "t0", explicit=True)


def story_now(context: Context) -> Sense | None:
    """The time the story has reached: "during this period"."""
    told = context.told if context.kind == "narrative" else context.story
    return None if told is None else Sense("date", told, anchor="story", explicit=True)


def reported(context: Context, name: str) -> Sense | None:
    """The period a report speaks of ("the quarter", "the latest quarter"): the one named, else the last that is
    over."""
    grain_ = unit(name)
    if context.period is not None and grain(context.period) == grain_ and _is_over(context, context.period):
        return Sense("date", context.period, anchor="period", explicit=True)
    return shift(context, name, -1) if grain_ == Granularity.QUARTER else story(context, name, 0)


def tied(_: Context, sense: Sense, side: str) -> Sense:
    """An amount counted from an event that the words name: its place is known only when the event has a date."""
    note = f"note:event-anchored: counted {side} what follows; placed when that has a date"
    return sense._replace(why=(*sense.why, note))


def _is_over(context: Context, partial: Partial) -> bool:
    """Whether a period is over by publication: what lies ahead is not what a report speaks of as the latest."""
    interval = interval_of(partial)
    return context.dct is None or interval is None or interval.end is None or interval.end // DAY <= context.dct


def away(context: Context, sense: Sense, direction: int, base: Sense | None = None) -> Sense | None:
    """An amount of time before or after a date in the text, or after an event: then open until the network solves
    it."""
    amount = sense.amount
    if amount is None:
        return None
    interval = None if base is None else _interval_of(context, base)
    if interval is None or interval.begin is None or interval.end is None:
        return Sense("open", amount=amount, offset=(amount, direction), mod=sense.mod, granularity=amount.parts[-1][1])
    if any(count is None for count, _ in amount.parts):
        return Sense("ref", value="PAST_REF" if direction < 0 else "FUTURE_REF", amount=amount)
    edge = interval.begin // DAY if direction < 0 else (interval.end - 1) // DAY
    return Sense("date", of_unit(step(edge, amount, direction), _counted_grain(amount)), mod=sense.mod, explicit=True)


def _interval_of(context: Context, sense: Sense) -> Interval | None:
    """The interval of a date, its larger fields chosen where the words leave them open."""
    if sense.partial is None:
        return sense.interval
    choice = complete(sense.partial, context)
    return interval_of(sense.partial if choice is None else choice.partial)


def window(context: Context, sense: Sense, direction: int, base: str = "t0") -> Sense | None:
    """A stretch that ends (or begins) now: "the past five years"; a duration with the interval it covers."""
    amount = sense.amount
    if amount is None:
        return None
    reference = reference_day(context, deictic=base == "t0")
    value = amount_value(amount)
    result = sense._replace(
        kind="duration", value=value, anchor="t0" if base == "t0" else "story", explicit=True, approximate=True
    )
    if reference is None:
        return result
    if any(count is None for count, _ in amount.parts):
        days = context.policy.window(f"several-{amount.parts[-1][1]}")
        if days is None:
            return result
        first, last = sorted((reference, reference + direction * days.end))
    else:
        first, last = sorted((reference, step(reference, amount, direction)))
    return result._replace(interval=Interval(first * DAY, last * DAY) if first < last else None)


def vague(context: Context, key: str) -> Sense | None:
    """A vague window by its key in the policy: "recent days", "lately"."""
    found = context.policy.window(key)
    if found is None:
        return None
    reference = reference_day(context, deictic=True)
    interval = None
    if reference is not None and found.begin < found.end:
        interval = Interval((reference + found.begin) * DAY, (reference + found.end) * DAY)
    kind = "ref" if found.value in REFERENCE else "duration" if found.value.startswith("P") else "date"
    return Sense(kind, value=found.value, interval=interval, anchor="t0", approximate=True, explicit=True)


def reference(context: Context, value: str) -> Sense:
    """Now, the past, the future: PRESENT_REF is the publication day, the others have no interval."""
    interval = None
    if value == "PRESENT_REF" and context.dct is not None:
        interval = Interval(context.dct * DAY, (context.dct + 1) * DAY)
    return Sense(
        "ref",
        value=value,
        interval=interval,
        anchor="t0",
        granularity=Granularity.DAY if interval else None,
        explicit=True,
    )
