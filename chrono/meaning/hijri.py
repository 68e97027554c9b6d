"""Operators for the Islamic calendar: dates by Umm al-Qura, their Gregorian twins, and ends of Hijri ranges."""

from chrono.temporal.civil import DAY, civil, julian_lag
from chrono.temporal.granularity import Granularity
from chrono.temporal.interval import Interval
from chrono.temporal.partial import Partial, day_of, exists, of_day

from .context import Context, Sense

NORMAL = 1
"""Days by which a Hijri date may lie off its Gregorian twin: the month begins with the sighting of the moon."""


def _iso(number: int) -> str:
    year, month, day = civil(number)
    return f"{year:04}-{month:02}-{day:02}"


def hijri(context: Context, year: int | None = None, month: int | None = None, day: int | None = None) -> Sense | None:
    """A date of the Islamic calendar (Umm al-Qura); without a year the one nearest to publication."""
    from chrono.temporal import hijri as calendar  # noqa: PLC0415 - loads hijridate only when a Hijri date is met

    anchor = "t0" if year is None else None
    if year is None:
        year = _nearest_year(context, month, day)
        if year is None:
            return Sense("open", value="XXXX", calendar="hijri", granularity=_grain(month, day))
    if month is not None and day is not None:
        return _hijri_day(calendar.hijri_day(year, month, day), (year, month, day), anchor)
    span = calendar.hijri_year(year) if month is None else calendar.hijri_month(year, month)
    if span is None or year > calendar.LAST_YEAR:
        return None
    first, after, exact = span
    value = f"{_iso(first)}/{_iso(after)}"
    return Sense("date", interval=Interval(first * DAY, after * DAY), value=value, calendar="hijri",
                 granularity=_grain(month, day), approximate=not exact, anchor=anchor)  # fmt: skip


def hijri_century(_: Context, number: int) -> Sense | None:
    """The n-th century of the Islamic calendar: the fourth is 301 to 400."""
    from chrono.temporal import hijri as calendar  # noqa: PLC0415 - as above

    first, last = calendar.hijri_year(100 * number - 99), calendar.hijri_year(100 * number)
    if first is None or last is None or 100 * number > calendar.LAST_YEAR:
        return None
    value = f"{_iso(first[0])}/{_iso(last[1])}"
    return Sense("date", interval=Interval(first[0] * DAY, last[1] * DAY), value=value, calendar="hijri",
                 granularity=Granularity.CENTURY, approximate=not first[2])  # fmt: skip


def hijri_toward(context: Context, month: int, steps: int, day: int | None = None) -> Sense | None:
    """A Hijri month, or a day of it, of the last (negative), present or next year in which it lies there: "last
    Ramadan".
    """
    from chrono.temporal import hijri as calendar  # noqa: PLC0415 - as above

    now = None if context.dct is None else calendar.to_hijri(context.dct)
    if now is None or steps == 0:
        return hijri(context, None, month, day)
    behind = now[1] > month if steps < 0 else now[1] >= month
    year = now[0] + (0 if behind else -1) if steps < 0 else now[0] + (1 if behind else 0)
    return hijri(context, year, month, day)


def hijri_year_toward(context: Context, steps: int) -> Sense | None:
    """The Hijri year of publication, or so many years before or after it: "the current Hijri year"."""
    year = _nearest_year(context, None, None)
    return hijri(context) if year is None else hijri(context, year + steps)


def _nearest_year(context: Context, month: int | None, day: int | None) -> int | None:
    """The Hijri year in which a month or day lies nearest to publication; for a year alone that of publication."""
    from chrono.temporal import hijri as calendar  # noqa: PLC0415 - as above

    now = None if context.dct is None else calendar.to_hijri(context.dct)
    if now is None or month is None or context.dct is None:
        return None if now is None else now[0]
    dct = context.dct
    starts = [(abs(span[0] + (day or 15) - dct), year) for year in (now[0], now[0] - 1, now[0] + 1)
              if (span := calendar.hijri_month(year, month)) is not None]  # fmt: skip
    return min(starts, default=(0, now[0]))[1]


def _hijri_day(found: tuple[int, bool] | None, said: tuple[int, int, int], anchor: str | None) -> Sense | None:
    if found is None:
        return None
    number, exact = found
    why = (f"Hijri {said[0]}-{said[1]:02}-{said[2]:02} is {_iso(number)} by Umm al-Qura, a day either way is normal",)
    return Sense("date", of_day(number), calendar="hijri", approximate=not exact, why=why, anchor=anchor)


def _grain(month: int | None, day: int | None) -> Granularity:
    return Granularity.DAY if day else Granularity.MONTH if month else Granularity.YEAR


def same_hijri_month(_: Context, day: int, model: Sense) -> Sense | None:
    """Another day of the Hijri month of a date: the first end of "from 8 to 10-11-1436"."""
    said = _fields(model)
    return None if said is None else _day_sense(said[0], said[1], day)


def day_month(context: Context, day: int, month: int) -> Sense | None:
    """A day and month in figures, without a year: Hijri where the text reckons so, else Gregorian."""
    if context.hijri:
        return hijri(context, None, month, day)
    return Sense("date", Partial(month=month, day=day)) if exists(Partial(month=month, day=day)) else None


def hijri_before(context: Context, sense: Sense, model: Sense) -> Sense | None:
    """A Hijri day and month in the year of the date behind them, or the year before where they would be later."""
    said, mine = _fields(model), _fields(sense) if context.hijri else _plain_fields(sense)
    if said is None or mine is None:
        return None
    _, month, day = mine
    return _day_sense(said[0] - ((month, day) > (said[1], said[2])), month, day)


def _plain_fields(sense: Sense) -> tuple[int, int, int] | None:
    if sense.partial is None or sense.partial.month is None or sense.partial.day is None:
        return None
    return 0, sense.partial.month, sense.partial.day


def _fields(sense: Sense) -> tuple[int, int, int] | None:
    from chrono.temporal import hijri as calendar  # noqa: PLC0415 - as above

    number = None if sense.partial is None else day_of(sense.partial)
    found = None if number is None else calendar.to_hijri(number)
    return None if found is None else found[:3]


def _day_sense(year: int, month: int, day: int) -> Sense | None:
    from chrono.temporal import hijri as calendar  # noqa: PLC0415 - as above

    return _hijri_day(calendar.hijri_day(year, month, day), (year, month, day), None)


def twin(_: Context, sense: Sense, beside: Sense) -> Sense | None:
    """A Hijri date with its Gregorian one beside it: both have the value of the latter if they are a day
    apart at most; a day of old may be one of the Julian calendar, as books give it.
    """
    mine = None if sense.partial is None else day_of(sense.partial)
    other = None if beside.partial is None else day_of(beside.partial)
    if mine is None or other is None:
        return sense
    if abs(mine - other) <= NORMAL or abs(mine - other - julian_lag(other)) <= NORMAL:
        return sense._replace(
            partial=of_day(other), why=(*sense.why, f"its Gregorian twin in the text is {_iso(other)}")
        )
    return sense._replace(conflicts=(*sense.conflicts, f"calendar-twin: {_iso(mine)} beside {_iso(other)}"))
