"""Amounts of time and their TIMEX3 values: P3M, PT2H30M, PXD; decades are written in years."""

from chrono.temporal.granularity import Granularity

from .context import Amount, Context, Sense

_DATE_LETTER = {
    Granularity.DAY: "D",
    Granularity.WEEK: "W",
    Granularity.MONTH: "M",
    Granularity.YEAR: "Y",
    Granularity.QUARTER: "Q",
}
_TIME_LETTER = {Granularity.HOUR: "H", Granularity.MINUTE: "M", Granularity.SECOND: "S"}
_YEARS = {Granularity.DECADE: 10, Granularity.CENTURY: 100, Granularity.MILLENNIUM: 1000}
_MONTHS = {Granularity.HALF: 6, Granularity.SEASON: 3}
_LENGTH = {
    Granularity.SECOND: 1 / 86_400,
    Granularity.MINUTE: 1 / 1440,
    Granularity.HOUR: 1 / 24,
    Granularity.DAYPART: 0.25,
    Granularity.DAY: 1,
    Granularity.WEEKEND: 2,
    Granularity.WEEK: 7,
    Granularity.MONTH: 30.4375,
    Granularity.SEASON: 91.3125,
    Granularity.QUARTER: 91.3125,
    Granularity.HALF: 182.625,
    Granularity.YEAR: 365.25,
    Granularity.DECADE: 3652.5,
    Granularity.CENTURY: 36_525,
    Granularity.MILLENNIUM: 365_250,
}
_HALVES = {
    Granularity.YEAR: (6, Granularity.MONTH),
    Granularity.HOUR: (30, Granularity.MINUTE),
    Granularity.MINUTE: (30, Granularity.SECOND),
    Granularity.DAY: (12, Granularity.HOUR),
}


def whole(count: float) -> bool:
    """Whether a count has no fraction."""
    return count == int(count)


def duration_days(grain: Granularity) -> float:
    """Mean length of a unit in days (Gregorian year 365.25)."""
    return _LENGTH[grain]


def amount(_: Context, count: float | None, name: str, half: int | None = None) -> Sense | None:
    """So many units of time; a count None is "several"; ``half`` adds a half unit ("two hours and a half")."""
    grain = Granularity[name.upper()]
    if count is not None and count < 0:
        return None
    if half and count is not None:
        count += 0.5
    return Sense("duration", amount=Amount(((count, grain),)), explicit=True)


def half_more(context: Context, count: float | None, name: str) -> Sense | None:
    """So many units and a half; without a number one and a half."""
    return amount(context, 1 if count is None else count, name, 1)


def length(context: Context, found: Sense | None, name: str | None = None) -> Sense | None:
    """An amount, or one of a unit: "three-year period", "year-long"."""
    return found if found is not None or name is None else amount(context, 1, name)


def vague_duration(_: Context, value: str) -> Sense:
    """A duration of unsaid unit and length: "a while"."""
    return Sense("duration", value=value, explicit=True)


def open_amount(context: Context, name: str) -> Sense | None:
    """An unsaid number of units: "years", "several days"."""
    return amount(context, None, name)


def plus(_: Context, a: Sense, b: Sense) -> Sense | None:
    """Two amounts added: "two years and three months"."""
    if a.amount is None or b.amount is None or a.amount.parts[-1][1] <= b.amount.parts[0][1]:
        return None
    return Sense("duration", amount=Amount(a.amount.parts + b.amount.parts), mod=a.mod, explicit=True)


def amount_value(found: Amount) -> str:
    """The TIMEX3 duration: P20Y for two decades, PT2H30M, PXW."""
    date, time = "", ""
    for count, grain in _split_halves(found.parts):
        text, letter, is_time = _unit_value(count, grain)
        if is_time:
            time += text + letter
        else:
            date += text + letter
    return "P" + date + (f"T{time}" if time else "")


def _split_halves(parts: tuple[tuple[float | None, Granularity], ...]) -> list[tuple[float | None, Granularity]]:
    """Half a year is six months, half an hour thirty minutes; other fractions stay decimal."""
    result: list[tuple[float | None, Granularity]] = []
    for count, grain in parts:
        if count is not None and not whole(count) and grain == Granularity.HOUR:
            minutes = round(count * 60)
            result += ([(minutes // 60, grain)] if minutes >= 60 else []) + [(minutes % 60, Granularity.MINUTE)]
            continue
        if count is None or whole(count) or (count * 2) % 1 or grain not in _HALVES:
            result.append((count, grain))
            continue
        if int(count):
            result.append((int(count), grain))
        result.append(_HALVES[grain])
    return result


def _unit_value(count: float | None, grain: Granularity) -> tuple[str, str, bool]:
    if grain in _TIME_LETTER:
        return _number(count), _TIME_LETTER[grain], True
    if grain in _YEARS:
        return _number(count if count is None else count * _YEARS[grain]), "Y", False
    if grain in _MONTHS:
        return _number(count if count is None else count * _MONTHS[grain]), "M", False
    if grain == Granularity.WEEKEND:
        return _number(count), "WE", False
    if grain == Granularity.DAYPART:
        return _number(count), "D", False
    return _number(count), _DATE_LETTER[grain], False


def _number(count: float | None) -> str:
    if count is None:
        return "X"
    return str(int(count)) if whole(count) else f"{count:g}"
