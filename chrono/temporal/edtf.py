"""EDTF codec: intervals of ours, half-open, to and from the Extended Date/Time Format, inclusive (ISO 8601-2:2019).

Level 1 and, of level 2, what chronologies need: approximate intervals, seasons 21-24, quarters 33-36 and halves 40-41.
Years are astronomical with a sign (494 BC is ``-0493``). Seasons are meteorological, the winter from December on.
EDTF knows no intervals of clock times; they are written as ISO 8601 does, complete to the second, both ends inclusive.
"""

import re
from functools import lru_cache

from chrono.temporal.civil import (
    CACHED,
    DAY,
    civil,
    date_text,
    day_number,
    instant,
    parse_moment,
    shift_months,
    year_text,
)
from chrono.temporal.granularity import Granularity
from chrono.temporal.interval import Interval

Reading = tuple[Interval, Granularity, bool]
"""An interval in instants, the granularity of its finer end, and whether it is approximate."""

_GROUPS = {
    Granularity.SEASON: {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)},
    Granularity.QUARTER: {33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)},
    Granularity.HALF: {40: (1, 6), 41: (7, 6)},
}
"""Groups of months inside a year: code -> (first month, number of months)."""

_DATE = re.compile(r"(Y?-?\d{4,})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?", re.ASCII)
_BLUNT = re.compile(r"(-?)(\d{1,3})(X{1,3})", re.ASCII)
_CLOCK = re.compile(r"(-?\d{4,}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?", re.ASCII)


@lru_cache(maxsize=CACHED)
def edtf_text(
    begin: int | None,
    end: int | None,
    granularity: Granularity | None,
    approximate: bool = False,
    *,
    end_granularity: Granularity | None = None,
) -> str | None:
    """EDTF of a half-open interval in instants; None when neither side is known.

    A side is as coarse as the granularity and its own alignment allow: 2021 to 20 January 2025, exclusive, is
    ``2021/2025-01-19`` with ``YEAR`` and ``end_granularity=DAY``, and ``2021-01-01/2025-01-19`` with ``YEAR`` alone,
    since both sides then share one precision. None for the granularity counts as ``DAY``.
    """
    if begin is None and end is None:
        return None
    unit = Granularity.DAY if granularity is None else granularity
    if begin is not None and end is not None and (single := _single(begin, end, unit)):
        return _marked(single, approximate)
    left, right = _sides(begin, end, unit, end_granularity)
    if left == right:
        return _marked(left, approximate)
    return f"{_marked(left, approximate)}/{_marked(right, approximate)}"


def parse_edtf(text: str) -> Reading:
    """The interval, granularity and approximation that an EDTF text of the kinds above gives.

    ``?`` (uncertain) is read and not kept; an unknown or open end is None. ValueError when the text is none of these,
    names a day that does not exist, runs backwards, or leaves both sides open.
    """
    approximate = "~" in text or "%" in text
    sides = [_parse_side(side) for side in re.sub(r"[~?%]", "", text).split("/")]
    known = [side for side in sides if side]
    if len(sides) > 2 or not known:
        raise ValueError(f'edtf: "{text}" bounds nothing; give a date, or two joined by one "/"')
    begin, end = sides[0] and sides[0][0].begin, sides[-1] and sides[-1][0].end
    return Interval(begin, end), min(side[1] for side in known), approximate


def _marked(side: str | None, approximate: bool) -> str:
    """A side with ``~`` when approximate; EDTF has no such mark for clock times. An open side is ``..``."""
    if side is None:
        return ".."
    return f"{side}~" if approximate and "T" not in side else side


def _single(begin: int, end: int, unit: Granularity) -> str | None:
    """The name of a unit that the interval fills exactly, where plain alignment of its sides would not find it."""
    if unit is Granularity.MINUTE and end - begin == 60:
        return _clock_text(begin)
    if begin % DAY or end % DAY:
        return None
    first, after = civil(begin // DAY), civil(end // DAY)
    if unit in _GROUPS:
        return _group_text(first, after, unit)
    return _blunt_text(first, after, unit) if unit >= Granularity.DECADE else None


def _group_text(first: tuple[int, int, int], after: tuple[int, int, int], unit: Granularity) -> str | None:
    length = after[0] * 12 + after[1] - first[0] * 12 - first[1]
    if first[2] != 1 or after[2] != 1:
        return None
    codes = (code for code, (month, months) in _GROUPS[unit].items() if (month, months) == (first[1], length))
    return next((f"{year_text(first[0])}-{code}" for code in codes), None)


def _blunt_text(first: tuple[int, int, int], after: tuple[int, int, int], unit: Granularity) -> str | None:
    """``199X``, ``19XX``, ``2XXX``: all years that begin with these digits, counted away from year 0."""
    lost = unit - Granularity.YEAR
    if first[1:] != (1, 1) or after[1:] != (1, 1) or not -9999 <= first[0] <= 9999:
        return None
    low, high = sorted((abs(first[0]), abs(after[0] - 1)))
    same_side = (first[0] < 0) == (after[0] - 1 < 0)
    if not same_side or low % 10**lost or high - low != 10**lost - 1:
        return None
    return f"{'-' if first[0] < 0 else ''}{low // 10**lost:0{4 - lost}}{'X' * lost}"


def _sides(
    begin: int | None, end: int | None, unit: Granularity, end_unit: Granularity | None
) -> tuple[str | None, str | None]:
    known = [moment for moment in (begin, end) if moment is not None]
    left = right = min(_precision(moment, unit) for moment in known)
    if end_unit is not None:
        left = unit if begin is None else _precision(begin, unit)
        right = end_unit if end is None else _precision(end, end_unit)
    return (
        None if begin is None else _side_text(begin, left),
        None if end is None else _side_text(end - 1, right),
    )


def _precision(moment: int, unit: Granularity) -> Granularity:
    """The coarsest of year, month, day, second that is not above the unit and to which the moment is aligned."""
    number, seconds = divmod(moment, DAY)
    _, month, day = civil(number)
    if seconds or unit < Granularity.DAYPART:
        return Granularity.SECOND
    if day > 1 or unit < Granularity.MONTH:
        return Granularity.DAY
    return Granularity.MONTH if month > 1 or unit < Granularity.YEAR else Granularity.YEAR


def _side_text(moment: int, unit: Granularity) -> str:
    """The unit that holds a moment; the moment lies inside the interval, at its edge."""
    if unit is Granularity.SECOND:
        return _clock_text(moment)
    number = moment // DAY
    year, month, _ = civil(number)
    if unit is Granularity.YEAR:
        return _year_text(year)
    return f"{year_text(year)}-{month:02}" if unit is Granularity.MONTH else date_text(number)


def _year_text(year: int) -> str:
    """A year alone: beyond four digits EDTF wants a Y before it."""
    return year_text(year) if -9999 <= year <= 9999 else f"Y{year}"


def _clock_text(moment: int) -> str:
    seconds = moment % DAY
    return f"{date_text(moment // DAY)}T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _parse_side(text: str) -> tuple[Interval, Granularity] | None:
    """A date, clock time or unit; None for an open or unknown side."""
    if text in ("", ".."):
        return None
    if match := _CLOCK.fullmatch(text):
        return _parse_clock(text, bool(match[3]))
    if match := _BLUNT.fullmatch(text):
        return _parse_blunt(text, match)
    if match := _DATE.fullmatch(text):
        return _parse_date(text, match)
    raise ValueError(f'edtf: "{text}" is no date of ours; write it like 2025-08-19, 2025-08, 199X or 2025-21')


def _parse_clock(text: str, to_second: bool) -> tuple[Interval, Granularity]:
    moment = parse_moment(text)
    if moment is None:
        raise ValueError(f'edtf: "{text}" does not exist; check day and hour')
    if to_second:
        return Interval(moment, moment + 1), Granularity.SECOND
    return Interval(moment, moment + 60), Granularity.MINUTE


def _parse_blunt(text: str, match: re.Match[str]) -> tuple[Interval, Granularity]:
    sign, head, lost = match[1], match[2], len(match[3])
    if len(head) + lost != 4:
        raise ValueError(f'edtf: "{text}" is no year of four places; write it like 199X or 19XX')
    low = int(head) * 10**lost
    high = low + 10**lost - 1
    first, last = (-high, -low) if sign else (low, high)
    return Interval(instant(first), instant(last + 1)), Granularity(Granularity.YEAR + lost)


def _parse_date(text: str, match: re.Match[str]) -> tuple[Interval, Granularity]:
    year, month, day = int(match[1].removeprefix("Y")), match[2] or "XX", match[3] or "XX"
    if month == "XX" and day == "XX":
        return Interval(instant(year), instant(year + 1)), Granularity.YEAR
    for unit, codes in _GROUPS.items():
        if month.isdecimal() and day == "XX" and int(month) in codes:
            return _months(year, *codes[int(month)]), unit
    if day == "XX" and 1 <= int(month) <= 12:
        return _months(year, int(month), 1), Granularity.MONTH
    begin = parse_moment(f"{year_text(year)}-{month}-{day}")
    if begin is None:
        raise ValueError(f'edtf: "{text}" does not exist; check month and day')
    return Interval(begin, begin + DAY), Granularity.DAY


def _months(year: int, month: int, length: int) -> Interval:
    begin = day_number(year, month)
    return Interval(begin * DAY, shift_months(begin, length) * DAY)
