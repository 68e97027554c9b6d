"""Operators of direction: "last", "this", "next" and "the one before last" of whatever recurs, and dates that lean on
another.
"""

from chrono.temporal.civil import DAY, civil, weekday
from chrono.temporal.granularity import Granularity
from chrono.temporal.interval import Interval
from chrono.temporal.partial import Partial, day_of, exists, interval_of, merge, of_day, of_unit, value_of

from .calendar import meet
from .context import Context, Sense
from .relative import ago, near, shift, step, this, unit
from .resolve import complete, reference_day


def toward(context: Context, sense: Sense, steps: int) -> Sense | None:
    """The one of now (0), or so many steps before (negative) or after it: "last July" -1, "the July before last" -2."""
    if steps == 0:
        return this(context, sense)
    found = near(context, sense, 1 if steps > 0 else -1)
    if found is None or found.partial is None or abs(steps) == 1:
        return found
    more = steps - (1 if steps > 0 else -1)
    partial = found.partial
    if sense.partial is not None and sense.partial.weekday is not None and (day := day_of(partial)) is not None:
        return found._replace(partial=of_day(day + 7 * more))
    return (
        found._replace(partial=partial._replace(year=(partial.year or 0) + more)) if partial.year is not None else found
    )


def weekend(context: Context, steps: int | None = None) -> Sense:
    """The weekend of this week, or the first wholly before or after now."""
    if not steps:
        return shift(context, "weekend", 0)
    reference = reference_day(context, deictic=True)
    if reference is None:
        return Sense("date", Partial(open=Granularity.WEEKEND), anchor="t0", explicit=True)
    saturday = reference + (6 - weekday(reference)) % 7
    first = (saturday if saturday > reference else saturday + 7) if steps > 0 else saturday - 7
    return Sense(
        "date",
        of_unit(first + 7 * (steps - 1 if steps > 0 else steps + 1), Granularity.WEEKEND),
        anchor="t0",
        explicit=True,
    )


def same_period(context: Context, year: Sense) -> Sense | None:
    """The period just told, in a named year: "the same quarter of last year"; at least a year before the one told."""
    told = context.compared or context.story
    wanted = year.partial.year if year.partial is not None else None
    if told is None or told.year is None or wanted is None:
        return year
    if told.year <= wanted:
        wanted = told.year - 1
    period = Partial(year=wanted, quarter=told.quarter, half=told.half, season=told.season, month=told.month)
    return year._replace(partial=period, anchor="period", explicit=True)


def with_year_of(context: Context, sense: Sense, model: Sense) -> Sense:
    """A date in the year of the later date beside it ("from 14 June to 15 July 2018"); it is not after that one."""
    if sense.partial is None or model.partial is None or sense.partial.year is not None:
        return sense
    if sense.partial.season is not None and sense.partial.month is None:
        return sense._replace(partial=sense.partial._replace(year=model.partial.year))
    if sense.partial.month is None:
        return beside_day(context, sense, model) if sense.partial.weekday is not None else sense
    if model.partial.year is None:
        return sense
    later = (sense.partial.month, sense.partial.day or 0) > (model.partial.month or 12, model.partial.day or 31)
    partial = sense.partial._replace(year=model.partial.year - later)
    return sense._replace(partial=partial, anchor=model.anchor) if exists(partial) else sense


def leading(context: Context, sense: Sense, model: Sense) -> Sense:
    """The first end of a range without a year: it comes before the second ("from November to March")."""
    if model.partial is None or sense.partial is None or sense.partial.month is None:
        return sense
    choice = complete(model.partial, context)
    return sense if choice is None else with_year_of(context, sense, model._replace(partial=choice.partial))


def ending(context: Context, sense: Sense, model: Sense) -> Sense:
    """The second end of a range without a year: it follows the first ("from July to September")."""
    if sense.partial is None or model.partial is None or sense.partial.year is not None:
        return sense
    if sense.partial.month is None:
        return _weekday_behind(context, sense, model) if sense.partial.weekday is not None else sense
    choice = complete(model.partial, context)
    first = model.partial if choice is None else choice.partial
    if first.year is None or first.month is None:
        return sense
    earlier = (sense.partial.month, sense.partial.day or 31) < (first.month, first.day or 1)
    partial = sense.partial._replace(year=first.year + earlier)
    return sense._replace(partial=partial, anchor="t0") if exists(partial) else sense


def rest_of(context: Context, sense: Sense) -> Sense:
    """What is left of a period, from publication to its end ("the rest of the year"); its value is the period's."""
    choice = None if sense.partial is None else complete(sense.partial, context)
    whole = None if choice is None else interval_of(choice.partial)
    if choice is None or whole is None or whole.end is None or context.dct is None or context.dct * DAY >= whole.end:
        return sense._replace(mod="END")
    begin = max(context.dct * DAY, whole.begin or 0)
    rest = Interval(begin, whole.end)
    value = value_of(choice.partial)
    return sense._replace(partial=None, interval=rest, value=value, granularity=Granularity.DAY, explicit=True)


def day_after(context: Context, sense: Sense, days: int = 1) -> Sense:
    """The day behind a day: the midnight of a night is the first moment of it. The eve of a day lies one before it."""
    choice = None if sense.partial is None else complete(sense.partial, context)
    day = None if choice is None else day_of(choice.partial)
    return sense if day is None else sense._replace(partial=of_day(day + days), explicit=True)


def closing(context: Context, sense: Sense) -> Sense:
    """A midnight closes the day named just before it: "on 3 March at midnight"; other clock times stay as they are."""
    named = day_of(context.day) if context.beside and context.day is not None else None
    if named is None or sense.partial is None or sense.partial.hour != 0:
        return sense
    return sense._replace(partial=merge(of_day(named + 1), sense.partial), explicit=True)


def past_midnight(context: Context, sense: Sense, model: Sense) -> Sense:
    """The second clock time of a range, on the next day where it comes before the first: "from eleven at night until
    four in the morning"."""
    if sense.partial is None or model.partial is None or sense.partial.day is not None:
        return sense
    first, second = complete(model.partial, context), complete(sense.partial, context)
    if first is None or second is None or _minutes(second.partial) >= _minutes(first.partial):
        return sense
    day = day_of(_whole_day(first.partial))
    if day is None or day != day_of(_whole_day(second.partial)):
        return sense
    return sense._replace(partial=merge(of_day(day + 1), sense.partial))


def later_half(_: Context, sense: Sense, model: Sense) -> Sense:
    """The second clock time of a range, without a half of the day, in the half in which it follows the first: "from
    nine in the morning until five"."""
    mine, other = sense.partial, model.partial
    if mine is None or other is None or mine.hour is None or other.hour is None:
        return sense
    later = _minutes(mine) < _minutes(other) < _minutes(mine) + NOON
    return sense._replace(partial=mine._replace(hour=mine.hour + 12)) if later and mine.hour < 12 else sense


def hour_on_day_of(context: Context, sense: Sense, model: Sense) -> Sense:
    """The first clock time of a range on the day of the second one, or on the evening before: "10am-4pm on Sunday"."""
    mine = sense.partial
    choice = None if model.partial is None else complete(model.partial, context)
    if mine is None or mine.hour is None or choice is None or (day := day_of(_whole_day(choice.partial))) is None:
        return sense
    return sense._replace(partial=merge(of_day(day - (_minutes(mine) > _minutes(choice.partial))), mine))


def half_beside(_: Context, sense: Sense, model: Sense) -> Sense:
    """A clock time of another zone, in the half of the day that lies nearer to the time beside it: "nine in the evening
    (six by Greenwich time)"."""
    mine, other = sense.partial, model.partial
    if mine is None or other is None or mine.hour is None or other.hour is None or mine.hour >= 12:
        return sense
    nearer = abs(_minutes(mine) + NOON - _minutes(other)) < abs(_minutes(mine) - _minutes(other))
    return sense._replace(partial=mine._replace(hour=mine.hour + 12)) if nearer else sense


NOON = 720
"""Minutes of half a day."""


def _minutes(partial: Partial) -> int:
    return (partial.hour or 0) * 60 + (partial.minute or 0)


def _whole_day(partial: Partial) -> Partial:
    return Partial(year=partial.year, month=partial.month, day=partial.day)


def _weekday_behind(context: Context, sense: Sense, model: Sense) -> Sense:
    """A weekday after the day beside it: "Monday to Friday"."""
    day = (
        None
        if model.partial is None or (choice := complete(model.partial, context)) is None
        else day_of(choice.partial)
    )
    wanted = None if sense.partial is None else sense.partial.weekday
    if day is None or wanted is None:
        return sense
    behind = of_day(day + ((wanted - weekday(day)) % 7 or 7))
    return sense._replace(partial=_with_part(behind, sense), anchor="t0", explicit=True)


def _with_part(day: Partial, sense: Sense) -> Partial:
    """A day with the part of the day that a sense names."""
    return day if sense.partial is None else day._replace(part=sense.partial.part)


def beside_day(context: Context, sense: Sense, model: Sense) -> Sense:
    """A weekday just before the day beside it: "Friday and Saturday" are two days in a row."""
    if sense.partial is None or model.partial is None:
        return sense
    choice = complete(model.partial, context)
    day = day_of(model.partial if choice is None else choice.partial)
    wanted = sense.partial.weekday
    if day is None or wanted is None:
        return sense
    back = (weekday(day) - wanted) % 7 or 7
    return sense._replace(partial=of_day(day - back), anchor="t0", explicit=True)


def unit_of(context: Context, name: str, sense: Sense) -> Sense | None:
    """The unit that holds a day: "the week of 6 March"."""
    if sense.partial is None:
        return None
    choice = complete(sense.partial, context)
    day = day_of(sense.partial if choice is None else choice.partial)
    return None if day is None else sense._replace(partial=of_unit(day, unit(name)), granularity=unit(name))


def seasons_ago(context: Context, count: int, season: str) -> Sense:
    """A season so many years back: "three summers ago"."""
    reference = reference_day(context, deictic=True)
    if reference is None:
        return Sense("date", Partial(season=season), anchor="t0", explicit=True)
    return Sense("date", Partial(year=civil(reference)[0] - count, season=season), anchor="t0", explicit=True)


HALF_A_MONTH = 15
"""Days by which a day without its month may lie before the one told; from there on it is of the next month."""


def day_of_story(context: Context, number: int) -> Sense | None:
    """A day without its month is of the month told before it: "on 3 May he fell ill; on the 9th he died"."""
    told = context.day if context.beside else context.month
    if told is None and context.kind == "narrative":
        told = context.story
    last = context.told
    if told is not None and last is not None and last.month is not None and last.year == told.year:
        told = last
    if told is not None and told.week is not None and (interval := interval_of(told)) is not None:
        told = of_unit((interval.begin or 0) // DAY, Granularity.MONTH)
    if told is None or told.year is None or told.month is None:
        return Sense("date", Partial(day=number)) if context.dct is None else None
    later = told.day is not None and told.day - number > HALF_A_MONTH
    years, month = divmod(told.month - 1 + later, 12)
    partial = Partial(year=told.year + years, month=month + 1, day=number)
    return Sense("date", partial, anchor="story", explicit=True) if exists(partial) else None


def coming(context: Context, sense: Sense) -> Sense | None:
    """The present or next one, whatever the verb: "oil for April delivery"."""
    choice = None if sense.partial is None else complete(sense.partial, context, 1)
    return sense if choice is None else sense._replace(partial=choice.partial, anchor="t0", explicit=True)


def this_or_next_day(context: Context, weeks: int, number: int) -> Sense | None:
    """A weekday so many weeks behind the coming one: "Friday week"."""
    found = near(context, Sense("date", Partial(weekday=number)), 1)
    day = None if found is None or found.partial is None else day_of(found.partial)
    return None if found is None or day is None else found._replace(partial=of_day(day + 7 * weeks))


def ago_on(
    context: Context, found: Sense, day: Sense | None = None, name: str | None = None, number: int | None = None
) -> Sense | None:
    """An amount ago on a day or in a unit that is said: "a year ago today", "two years ago this month", "a week ago
    Monday"."""
    if number is not None and found.amount is not None and found.amount.parts[0][1] >= Granularity.MONTH:
        choice = complete(Partial(weekday=number), context)
        day = None if choice is None else Sense("date", choice.partial)
    if day is not None or name is not None:
        return _at_grain(context, found, day, name or "day")
    then = ago(context, found)
    return None if then is None else meet(context, Sense("date", Partial(weekday=number)), then)


def _at_grain(context: Context, found: Sense, day: Sense | None, name: str) -> Sense | None:
    """The unit that holds the day an amount before a named day, or before now."""
    today = reference_day(context, deictic=True)
    if day is not None and day.partial is not None:
        today = day_of(day.partial)
    if found.amount is None or today is None:
        return None
    return Sense("date", of_unit(step(today, found.amount, -1), unit(name)), anchor="t0", explicit=True)
