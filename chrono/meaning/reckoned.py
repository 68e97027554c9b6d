"""The operator for calendars beside the Gregorian and the Islamic one."""

from chrono.temporal.civil import DAY, date_text
from chrono.temporal.granularity import Granularity
from chrono.temporal.interval import Interval
from chrono.temporal.partial import of_day

from .context import Context, Sense


def _parts(name: str) -> tuple[str, int | None]:
    calendar, _gap, number = name.rpartition("-")
    return (calendar, int(number)) if number.isdecimal() else (name, None)


def reckoned(_: Context, name: str, year: int, day: int | None = None) -> Sense | None:
    """A date, month or year of another calendar, named alone or with the number of a month: "coptic-1"."""
    from chrono.temporal.calendars import calendar_day, calendar_span  # noqa: PLC0415 - start-up; few texts need it

    calendar, month = _parts(name)
    if month is not None and day is not None:
        found = calendar_day(calendar, year, month, day)
        if found is None:
            return None
        why = (f"{calendar} {year}-{month:02}-{day:02} is {date_text(found)}",)
        return Sense("date", of_day(found), calendar=calendar, why=why)
    span = calendar_span(calendar, year, month)
    if span is None:
        return None
    value = f"{date_text(span[0])}/{date_text(span[1])}"
    grain = Granularity.MONTH if month else Granularity.YEAR
    return Sense("date", interval=Interval(span[0] * DAY, span[1] * DAY), value=value, calendar=calendar,
                 granularity=grain)  # fmt: skip
