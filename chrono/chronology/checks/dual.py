"""One date told in two calendars: Islamic, Solar, Coptic, Hebrew or Julian beside Gregorian."""

import re
from collections.abc import Iterator

from chrono.chronology.checks.calendar import sentence, short
from chrono.chronology.checks.pairs import Pair, neighbours
from chrono.chronology.checks.remarks import remarks
from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft, Kind
from chrono.chronology.joints import joints, split
from chrono.chronology.phrases import words as words_of
from chrono.document.fold import fold_word
from chrono.temporal.civil import DAY, civil, julian_lag
from chrono.temporal.interval import Interval
from chrono.timex.model import Timex

CALENDARS = Kind("CHR106", "dual-calendar", "error", "Two calendars that give different days for one date")

_CURE = "check one of the two dates against a conversion table"
_FIGURE = re.compile(r"\d")
_POINTS = re.compile(r"[.;,،؛]")
_YEAR, _TROPICAL = 300, 365.2425
_CLOSE = 14
"""Two names of one day stand at most so many code points apart."""


def dual_calendar(facts: Facts) -> Iterator[Draft]:
    """A Gregorian date beside one of another calendar that lies further off than the two can differ."""
    for timex, words in remarks(facts, "conflict:dual-calendar"):
        title = f'"{short(timex.text)}": the two calendars disagree'
        yield Draft(title, sentence(words), (facts.quote(timex),), _CURE)
    for pair in _old_style(facts):
        yield _draft(facts, pair, "The two lie not so many days apart as the old and the new calendar.")
    for pair in neighbours(facts, 4 * _CLOSE):
        if _of_two(pair) and _one_date(facts, pair) and (_far(pair) or _apart(pair)) and all(map(_told, _two(pair))):
            moon = "; the sighting of the moon explains two days" if _by_the_moon(pair) else ""
            yield _draft(facts, pair, f"{pair.first.begin} is not {pair.second.begin}{moon}.")


def _draft(facts: Facts, pair: Pair, why: str) -> Draft:
    title = f'"{pair.first.text}" is not "{pair.second.text}"'
    return Draft(title, why, (facts.quote(pair.first), facts.quote(pair.second)), _CURE)


def _two(pair: Pair) -> tuple[Timex, Timex]:
    return pair.first, pair.second


def _of_two(pair: Pair) -> bool:
    """Whether just one of two dates is Gregorian."""
    return (pair.first.calendar == "gregorian") != (pair.second.calendar == "gregorian")


def _by_the_moon(pair: Pair) -> bool:
    return "hijri" in (pair.first.calendar, pair.second.calendar)


def _told(timex: Timex) -> bool:
    """Whether an expression names its year or day in figures, or its century."""
    return bool(_FIGURE.search(timex.text)) or timex.granularity == "century" or timex.said[:4].isdecimal()


def _one_date(facts: Facts, pair: Pair) -> bool:
    """Whether two dates stand close and are no two ends, or only words such as "corresponding to" part them."""
    document = facts.documents[pair.first.document or ""]
    table, said = joints(document.lang), split(pair.between)
    before = split(document.text[max(0, pair.first.start - _CLOSE) : pair.first.start])[-1:]
    ends = bool(said) and table.upto.issuperset(said) and not table.from_.isdisjoint(before)
    return not ends and (len(pair.between) <= _CLOSE or pair.linked(table.equal))


def _far(pair: Pair) -> bool:
    """Whether two dates of one day each begin further apart than two days where a month begins with the moon, else
    than one, for a day that begins at sunset; a day of old may be Julian.
    """
    first, second = pair.first.interval, pair.second.interval
    if pair.first.granularity != "day" or pair.second.granularity != "day" or not first or not second:
        return False
    if first.begin is None or second.begin is None:
        return False
    away = (second.begin - first.begin) // DAY * (1 if pair.second.calendar == "gregorian" else -1)
    most = 2 if _by_the_moon(pair) else 1
    return min(abs(away), abs(away + julian_lag(first.begin // DAY))) > most


def _apart(pair: Pair) -> bool:
    """Whether two dates that are not both days share no time."""
    first, second = pair.first.interval, pair.second.interval
    days = pair.first.granularity == pair.second.granularity == "day"
    return bool(not days and first and second and not _widened(first).overlaps(second))


def _widened(interval: Interval) -> Interval:
    """An interval and the two days by which the sighting of the moon may move it."""
    begin, end = interval.begin, interval.end
    return Interval(None if begin is None else begin - 2 * DAY, None if end is None else end + 2 * DAY)


def _old_style(facts: Facts) -> Iterator[Pair]:
    """Two dates, one called of the old calendar, that lie not so many days apart as the two calendars."""
    for pair in neighbours(facts, 60):
        document = facts.documents[pair.first.document or ""]
        behind = document.text[pair.second.end : pair.second.end + 40]
        said = fold_word(f"{pair.between} {_POINTS.split(behind)[0]}")
        named = any(re.search(rf"(?<!\w){re.escape(w)}(?!\w)", said) for w in words_of(document.lang).old_style)
        first, second = _day(pair.first), _day(pair.second)
        if named and pair.same_clause and first is not None and second is not None:
            year, away = civil(first)[0], abs(first - second)
            yearless = any(t.said.startswith("XXXX-") for t in _two(pair))
            if yearless:  # its year is that of the other
                away = min(round(away % _TROPICAL), round(-away % _TROPICAL))
            if min(abs(away - days) for days in _behind(year)) > yearless and away < _YEAR:
                yield pair


def _day(timex: Timex) -> int | None:
    """The day number of a day or of a part of one; None for other expressions."""
    fine = timex.type == "TIME" or timex.granularity == "day"
    begin = timex.interval.begin if fine and timex.interval else None
    return None if begin is None else begin // DAY


def _behind(year: int) -> tuple[int, int]:
    """The days that the old calendar lies behind the new one in a year, before and after the leap day of a century."""
    return (year - 1) // 100 - (year - 1) // 400 - 2, year // 100 - year // 400 - 2


CHECKS = ((CALENDARS, dual_calendar),)
