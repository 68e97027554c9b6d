"""Operators that name calendar fields: dates, years, decades, clock times, other calendars."""

from chrono.temporal.civil import DAY, civil, day_number, julian_lag, weekday
from chrono.temporal.granularity import Granularity
from chrono.temporal.interval import Interval
from chrono.temporal.partial import FIELDS, Partial, day_of, exists, interval_of, merge, of_day, weekday_of

from .context import Context, Sense
from .hijri import hijri, same_hijri_month

_NAMES = frozenset(FIELDS)

PIVOT = 30
"""Two-digit years up to so many years after publication are of this century, the others of the last."""


def on(_: Context, **fields: object) -> Sense | None:
    """Calendar fields as named: ``on(month=7, day=19)``; fields that carry a sense are intersected with the rest."""
    plain = {name: value for name, value in fields.items() if name in _NAMES and value is not None}
    partial = Partial(**plain)  # type: ignore[arg-type]  # the loader has checked the names, the lexicon gives the types
    conflicts = () if exists(partial) else (f"impossible-date: there is no {partial.month}-{partial.day}",)
    return Sense("date", partial, conflicts=conflicts)


def meet(context: Context, *senses: Sense | None) -> Sense | None:
    """The intersection of senses, the later ones winning: "July" and "last year", "Tuesday" and "today"."""
    result: Sense | None = None
    for sense in senses:
        if sense is None:
            continue
        result = sense if result is None else _meet(result, sense, context)
        if result is None:
            return None
    return result


def on_weekday(context: Context, day: Sense, number: int | None = None) -> Sense | None:
    """A date with its weekday, where one is named."""
    return day if number is None else meet(context, Sense("date", Partial(weekday=number)), day)


def _meet(a: Sense, b: Sense, context: Context) -> Sense | None:
    if a.kind != "date" or b.kind != "date" or a.partial is None or b.partial is None:
        return None
    for deictic, weekday_only in ((a, b), (b, a)):
        if _is_weekday(weekday_only.partial) and deictic.anchor and _date_day(deictic) is not None:
            return _apposition(deictic, weekday_only)
    part = a.partial.part or b.partial.part
    partial = _inside_week(a.partial, b.partial) or _in_half(merge(a.partial, b.partial), part)
    clash = _weekday_clash(partial)
    return Sense(
        "date",
        partial,
        mod=a.mod or b.mod,
        anchor=a.anchor or b.anchor,
        explicit=a.explicit or b.explicit,
        calendar=a.calendar if a.calendar != "gregorian" else b.calendar,
        why=a.why + b.why,
        conflicts=a.conflicts + b.conflicts + clash,
    )


def _in_half(partial: Partial, part: str | None) -> Partial:
    """An hour with the part of the day that it falls in: "eight o'clock tonight" is 20:00."""
    if part is None or not partial.hour or partial.hour > 12:
        return partial
    return partial._replace(hour=_hour24(partial.hour, part))


def _is_weekday(partial: Partial | None) -> bool:
    return partial is not None and partial.weekday is not None and partial.day is None and partial.week is None


def _date_day(sense: Sense) -> int | None:
    if sense.partial is None or sense.partial.day is None:
        return None
    return day_of(sense.partial)


def _apposition(deictic: Sense, named: Sense) -> Sense | None:
    """A weekday beside "today" or "yesterday" confirms the anchor, or, when it disagrees, wins over the stamp."""
    if deictic.partial is None or named.partial is None:
        return None
    stamped = _date_day(deictic)
    wanted = named.partial.weekday
    if stamped is None or wanted is None:
        return None
    extra = {name: value for name in ("part", "hour", "minute") if (value := getattr(named.partial, name)) is not None}
    if weekday(stamped) == wanted:
        note = f"note:anchor-confirmed: the weekday agrees with {_iso(stamped)}"
        return deictic._replace(partial=deictic.partial._replace(**extra), why=(*deictic.why, note))
    offset = (wanted - weekday(stamped) + 3) % 7 - 3
    moved = of_day(stamped + offset)
    conflict = (
        f"today-weekday: the stamp gives {_iso(stamped)}, another weekday; the weekday wins: {_iso(stamped + offset)}"
    )
    fields = {"year": moved.year, "month": moved.month, "day": moved.day, **extra}
    return deictic._replace(partial=deictic.partial._replace(**fields), conflicts=(*deictic.conflicts, conflict))


def _iso(number: int) -> str:
    year, month, day = civil(number)
    return f"{year:04}-{month:02}-{day:02}"


def _inside_week(a: Partial, b: Partial) -> Partial | None:
    """A weekday of a given week: "Monday of last week"."""
    for week, day in ((a, b), (b, a)):
        if week.week is not None and week.year is not None and _is_weekday(day):
            return merge(week, day)
    return None


def _weekday_clash(partial: Partial) -> tuple[str, ...]:
    falls, number = weekday_of(partial), day_of(partial)
    if falls is None or number is None or partial.weekday in (None, falls, weekday(number + julian_lag(number))):
        return ()
    return (f"weekday-date: {_iso(number)} is weekday {falls}, not {partial.weekday}; the date wins",)


def numeric(context: Context, a: int, b: int, c: int | None = None) -> Sense | None:
    """A date in figures: year first where the first number is one, else day or month first; the order not taken is
    kept.
    """
    if a > 31:
        return _ymd(context, a, b, c)
    year = None if c is None else c if c > 99 else _century(c, context)
    orders = [(b, a), (a, b)] if context.day_first else [(a, b), (b, a)]
    readings = [Partial(year=year, month=m, day=d) for m, d in orders if 1 <= m <= 12 and 1 <= d <= 31]
    readings = [one for one in readings if exists(one)]
    if not readings:
        return None
    hijri_year = year is not None and 1300 <= year <= 1500
    if hijri_year:
        return hijri(context, year, readings[0].month, readings[0].day)
    others = tuple((one, "month and day the other way round") for one in readings[1:] if one != readings[0])
    return Sense("date", readings[0], alternatives=others)


def _ymd(context: Context, year: int, month: int, day: int | None) -> Sense | None:
    if 1300 <= year <= 1500:
        return hijri(context, year, month, day)
    partial = Partial(year=year, month=month, day=day)
    if not exists(partial) and day is not None and month > 12 and day <= 12:
        partial = Partial(year=year, month=day, day=month)
    return Sense("date", partial) if exists(partial) else None


def iso(_: Context, text: str) -> Sense | None:
    """An ISO 8601 date, with or without a clock time and zone."""
    date, _sep, clock_text = text.replace(" ", "t").partition("t")
    year, month, *rest = (int(part) for part in date.split("-"))
    partial = Partial(year=year, month=month, day=rest[0] if rest else None)
    if not exists(partial):
        return None
    if clock_text:
        zone_text = "Z" if clock_text.endswith("z") else ""
        hour, minute, *second = (int(part) for part in clock_text.rstrip("z").split("+")[0].split(".")[0].split(":"))
        partial = partial._replace(
            hour=hour, minute=minute, second=second[0] if second else None, zone=zone_text or None
        )
    return Sense("date", partial)


def _century(yy: int, context: Context) -> int:
    base = civil(context.dct)[0] if context.dct is not None else 2000
    year = base - base % 100 + yy
    return year if year <= base + PIVOT else year - 100


def two_digit_year(context: Context, yy: int) -> Sense:
    """A year of two digits: within 30 years after publication it is of that century, else of the one before; in a
    narrative it is the one nearest to the year that the story has reached."""
    story = context.story.year if context.kind == "narrative" and context.story is not None else None
    if story is not None:
        return Sense(
            "date",
            Partial(
                year=min((story // 100 * 100 + yy + k for k in (-100, 0, 100)), key=lambda year: abs(year - story))
            ),
        )
    return Sense("date", Partial(year=_century(yy, context)))


def decade_of(context: Context, tens: int, century_: int | None = None) -> Sense:
    """A decade by its tens ("the nineties": 9), in the named century, else the last such decade that has begun."""
    if century_ is not None:
        return Sense("date", Partial(decade=(century_ - 1) * 10 + tens))
    base = civil(context.dct)[0] if context.dct is not None else 2000
    decade = base // 100 * 10 + tens
    return Sense("date", Partial(decade=decade if decade * 10 <= base else decade - 10))


def century(_: Context, number: int) -> Sense | None:
    """The n-th century: the 20th is 1900 to 1999."""
    return Sense("date", Partial(century=number)) if 1 <= number <= 30 else None


def before_christ(_: Context, sense: Sense) -> Sense | None:
    """A year, decade or century before Christ; year n BC is astronomical 1 - n."""
    partial = sense.partial
    if partial is None:
        return None
    if partial.year is not None:
        return sense._replace(partial=partial._replace(year=1 - partial.year))
    return sense._replace(partial=partial._replace(bc=True))


def clock(
    _: Context, hour: int, minute: int | None = None, half: str | None = None, second: int | None = None
) -> Sense | None:
    """A clock time; ``half`` is am, pm or a part of the day that tells which half is meant."""
    if hour > 24 or hour != int(hour) or (minute or 0) > 59:
        return None
    return Sense("date", Partial(hour=_hour24(hour, half), minute=minute or 0, second=second))


def _hour24(hour: int, half: str | None) -> int:
    if half in {"am", "MO", "DA"}:
        return hour % 12 if hour == 12 else hour
    if half == "NI":
        return 0 if hour == 12 else hour + 12 if 6 <= hour < 12 else hour
    if half in {"pm", "AF", "EV"}:
        return hour if hour >= 12 else hour + 12
    if half == "MI":
        return hour + 12 if hour < 10 else hour
    return 0 if hour == 24 else hour


def clock_offset(context: Context, sense: Sense, minutes: int) -> Sense | None:
    """A clock time so many minutes later or (negative) earlier: "half past three", "a quarter to four"."""
    partial = sense.partial
    if partial is None or partial.hour is None:
        return None
    total = (partial.hour * 60 + (partial.minute or 0) + minutes) % 1440
    return sense._replace(partial=partial._replace(hour=total // 60, minute=total % 60))


def same_half(_: Context, sense: Sense, model: Sense) -> Sense:
    """A clock time without a half of the day takes that of the later one beside it: "from eight to ten in the
    evening"."""
    mine, other = sense.partial, model.partial
    if mine is None or other is None or mine.hour is None or other.hour is None:
        return sense
    later = mine.hour < 12 <= other.hour and mine.hour + 12 < other.hour
    return sense._replace(partial=mine._replace(hour=mine.hour + 12)) if later and not sense.explicit else sense


def minutes_to(context: Context, minutes: int, hour: int | None = None, noon: int | None = None) -> Sense | None:
    """So many minutes before an hour, noon or midnight: "three minutes to four"."""
    return clock_offset(
        context, fixed_clock(context, noon if hour is None and noon is not None else hour or 0), -minutes
    )


def before_hour(context: Context, sense: Sense, minutes: int) -> Sense | None:
    """A clock time so many minutes before the hour: "ten to nine"."""
    return clock_offset(context, sense, -minutes)


def clock_time(context: Context, shown: Sense | None, hour: int | None = None, half: str | None = None) -> Sense | None:
    """A clock time shown in figures ("5:30") or as an hour, with its half of the day where one is named."""
    if shown is None:
        return None if hour is None else clock(context, hour, None, half)
    if shown.partial is None or shown.partial.hour is None:
        return None
    return shown._replace(partial=shown.partial._replace(hour=_hour24(shown.partial.hour, half)))


def like(context: Context, day: int, model: Sense, year: Sense | None = None) -> Sense | None:
    """The other day of a range that shares its month (and year) with the day beside it: "3 to 5 May"."""
    if model.calendar == "hijri":
        return same_hijri_month(context, day, model)
    base = meet(context, model, year)
    if base is None or base.partial is None:
        return None
    partial = base.partial._replace(day=day, weekday=None)
    return base._replace(partial=partial) if exists(partial) else None


def same_year(_: Context, month: "int | Sense", model: Sense) -> Sense | None:
    """A month in the year of the month beside it: "May to August 2015"; "November to February 2015" began the year
    before.
    """
    number = month if isinstance(month, int) else None if month.partial is None else month.partial.month
    if model.partial is None or number is None:
        return None
    year = model.partial.year
    if year is not None and model.partial.month is not None and number > model.partial.month:
        year -= 1
    return model._replace(partial=model.partial._replace(year=year, month=number, day=None))


def in_year(_: Context, model: Sense, year: Sense) -> Sense | None:
    """The same day of another year: "December 31, 2011 and 2010"."""
    if model.partial is None or year.partial is None:
        return None
    partial = model.partial._replace(year=year.partial.year, weekday=None)
    return model._replace(partial=partial) if exists(partial) else None


def year_after(_: Context, first: int, short: int) -> Sense | None:
    """The end of a range whose century is not repeated: 1917-18."""
    year = first - first % 100 + short
    return Sense("date", Partial(year=year)) if year > first else None


def spoken_year(_: Context, hundreds: int, rest: int) -> Sense | None:
    """A year said in two numbers: nineteen ninety-six."""
    if not (10 <= hundreds <= 20 and 10 <= rest <= 99):
        return None
    return Sense("date", Partial(year=hundreds * 100 + rest))


def fixed_clock(_: Context, hour: int) -> Sense:
    """Noon and midnight as clock times."""
    return Sense("date", Partial(hour=hour, minute=0))


def zone(_: Context, sense: Sense, name: str) -> Sense | None:
    """A clock time in a named zone; Z is written for universal time only, others stay local."""
    if sense.partial is None or sense.partial.hour is None:
        return None
    return sense._replace(partial=sense.partial._replace(zone="Z")) if name == "Z" else sense


def split_year(context: Context, first: int, second: int) -> Sense | None:
    """A season of sport or school year that spans two calendar years: 2018/2019, 2018/19."""
    full = second if second > 99 else first - first % 100 + second
    if full != first + 1:
        return None
    interval = Interval(day_number(first, 7) * DAY, day_number(full, 7) * DAY)
    return Sense("date", interval=interval, value=f"{first}/{full}", granularity=Granularity.YEAR, approximate=True)


def fiscal(context: Context, sense: Sense, first_month: int = 10) -> Sense | None:
    """A fiscal year named by the calendar year in which it ends."""
    if sense.partial is None or sense.partial.year is None:
        return sense
    year = sense.partial.year
    begin, end = day_number(year - 1, first_month), day_number(year, first_month)
    return sense._replace(
        interval=Interval(begin * DAY, end * DAY), value=f"{year:04}", granularity=Granularity.YEAR, partial=None
    )


def dual(_: Context, a: Sense, b: Sense) -> Sense | None:
    """Two names of one month (``July/Tammuz``); two names of different months are a conflict, the first is kept."""
    if a.partial is None or b.partial is None:
        return None
    if a.partial.month == b.partial.month:
        return a
    return a._replace(conflicts=(*a.conflicts, f"dual-month: month {a.partial.month} beside month {b.partial.month}"))


def checked_year(_: Context, relative: Sense, named: Sense) -> Sense | None:
    """A relative year beside its number ("next year, 2026"): the number wins, and another year is a conflict."""
    if relative.partial is None or named.partial is None:
        return named
    meant, said = relative.partial.year, named.partial.year
    if meant is None or said is None or meant == said:
        return named
    return named._replace(conflicts=(*named.conflicts, f"relative-month: the relative word means {meant}, not {said}"))


def interval_in(sense: Sense) -> Interval | None:
    """The interval of a date sense whose fields are complete."""
    if sense.interval is not None:
        return sense.interval
    return interval_of(sense.partial) if sense.partial is not None else None
