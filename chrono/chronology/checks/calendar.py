"""Checks against the calendar: weekdays, impossible dates, two month names, periods and months."""

import re
from collections.abc import Iterator

from chrono.chronology.checks.impossible import left_out
from chrono.chronology.checks.inside import may_hold, part_of, told_in_clause, told_inside, told_next
from chrono.chronology.checks.months import months_named_twice
from chrono.chronology.checks.pairs import Pair, neighbours
from chrono.chronology.checks.remarks import remarks
from chrono.chronology.checks.seasons import seasons_beside
from chrono.chronology.checks.weekdays import Named, named_weekdays
from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft, Kind
from chrono.chronology.joints import joints, split
from chrono.chronology.phrases import words as words_of
from chrono.document.fold import fold_word
from chrono.temporal.civil import DAY, weekday
from chrono.timex.model import Alternative, Timex

WEEKDAY = Kind("CHR101", "weekday-against-date", "error", "A weekday that does not fall on its date")
IMPOSSIBLE = Kind("CHR103", "impossible-date", "error", "A date that no calendar has")
MONTHS = Kind("CHR107", "dual-month", "error", "Two month names that are different months")
PERIOD = Kind("CHR108", "period-against-month", "error", "A quarter or season that does not hold its month")

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_STOPS = frozenset(".;:؛!?؟\n")
_WHOLE = re.compile(r"-?\d{4,}-\d\d-\d\d")
_ALSO = 5
_PERIODS = frozenset({"quarter", "season", "half"})
_FINE = frozenset({"day", "month"})
_SAID = 3
_CLOSE = 14
"""Two names of one day stand at most so many code points apart."""


def weekday_against_date(facts: Facts) -> Iterator[Draft]:
    """ "Monday, 16 September 2025", which was a Tuesday."""
    dated = ((t, w) for t, w in remarks(facts, "conflict:today-weekday") if says_date(t))
    for timex, words in (*remarks(facts, "conflict:weekday-date"), *dated):
        yield Draft(
            f'"{short(timex.text)}": the weekday does not fall on the date',
            sentence(words),
            (facts.quote(timex),),
            "correct the weekday or the day of the month",
        )
    told: set[str] = set()
    for pair, number, found in _weekday_pairs(facts):
        told |= {pair.first.id, pair.second.id}
        yield _weekday_pair(facts, pair, number, found)
    for named in named_weekdays(facts):
        if named.date.id not in told:
            told.add(named.date.id)
            yield _named_weekday(facts, named)


def _named_weekday(facts: Facts, named: Named) -> Draft:
    document = named.date.document or ""
    name, falls = facts.span(document, named.start, named.end), DAYS[named.falls - 1]
    return Draft(
        f'"{short(name.quote)}" beside "{short(named.date.text)}", a {falls}',
        f"{named.date.begin} is a {falls}, not a {DAYS[named.day - 1]}.",
        (facts.quote(named.date),) if named.inside else (name, facts.quote(named.date)),
        "correct the weekday or the day of the month",
    )


def weekday_beside(facts: Facts, pair: Pair) -> tuple[int, Timex | None]:
    """(weekday, expression) of "today" or "yesterday" in a pair with a bare weekday that is another one."""
    small = words_of(facts.documents[pair.first.document or ""].lang).within
    said, deictic = (pair.first, pair.second) if _bare_weekday(pair.first) else (pair.second, pair.first)
    interval = deictic.interval
    told = deictic.said == "XXXX-XX-XX" or (deictic.granularity == "daypart" and deictic.said[:10] == "XXXX-XX-XX")
    day = told and deictic.granularity in ("day", "daypart") and deictic.anchor == f"{deictic.document}#t0"
    if not day or not _bare_weekday(said) or interval is None or interval.begin is None:
        return 0, None
    small |= {"s"} if "'s" in pair.between or "’s" in pair.between else frozenset()
    if not pair.linked(small) and not _said_of_day(facts, pair):
        return 0, None
    falls = weekday(interval.begin // DAY)
    late = falls % 7 + 1 if deictic.said.endswith("NI") else falls  # a night is of two days
    return (falls, deictic) if _bare_weekday(said) not in (falls, late) else (0, None)


def _said_of_day(facts: Facts, pair: Pair) -> bool:
    """ "today is Tuesday", "yesterday, on a warm Monday": a word behind an article describes the weekday."""
    table = joints(facts.documents[pair.first.document or ""].lang)
    said = split(pair.between)
    described = len(said) > 1 and said[-2] in table.articles
    return not set(pair.between) & _STOPS and all(w in table.copula for w in (said[:-1] if described else said))


def says_date(timex: Timex) -> bool:
    """Whether an expression names a whole date, whatever else it says ("today, Tuesday 2 February 2017")."""
    return _WHOLE.fullmatch(timex.said) is not None and re.search(r"\d{4}", fold_word(timex.text)) is not None


def beside_other_weekday(facts: Facts) -> list[Timex]:
    """Expressions with a weekday that stand beside a full date of another weekday."""
    return [t for pair, _, _ in _weekday_pairs(facts) for t in (pair.first, pair.second)]


def _weekday_pairs(facts: Facts) -> Iterator[tuple[Pair, int, int]]:
    """(pair, weekday said, weekday of the date) where the two differ."""
    for pair in neighbours(facts, 4 * _CLOSE):
        lang = facts.documents[pair.first.document or ""].lang
        small = words_of(lang).within
        first, second = _bare_weekday(pair.first), _bare_weekday(pair.second)
        if second and _called(pair, lang) and (found := _weekday_of(pair.first)) and found != second:
            yield pair, second, found
            continue
        if second and len(pair.between) > _CLOSE // 2:
            small |= joints(lang).copula | joints(lang).takes_up | joints(lang).articles
        number, found = first or second, _weekday_of(pair.second if first else pair.first)
        near = len(pair.between) <= (_CLOSE if first else 2 * _CLOSE)
        parted = first or set(pair.between) & set(",،(") or joints(lang).takes_up.intersection(split(pair.between))
        if number and found and number != found and near and pair.linked(small) and parted:
            yield pair, number, found


def _called(pair: Pair, lang: str) -> bool:
    """Whether a weekday is said of the day before it: "2 November 1957 - my father insisted it was a Thursday"."""
    table, said = joints(lang), split(pair.between)
    last = said[-_SAID:]
    copula = len(last) == _SAID and set(last) <= table.copula | table.takes_up | table.articles
    return copula and bool(table.takes_up.intersection(last)) and not set(pair.between) & _STOPS


def _weekday_pair(facts: Facts, pair: Pair, said: int, found: int) -> Draft:
    day, date = (pair.first, pair.second) if _bare_weekday(pair.first) else (pair.second, pair.first)
    return Draft(
        f'"{day.text}" beside "{date.text}", a {DAYS[found - 1]}',
        f"{date.begin} is a {DAYS[found - 1]}, not a {DAYS[said - 1]}.",
        (facts.quote(pair.first), facts.quote(pair.second)),
        "correct the weekday or the day of the month",
    )


def _bare_weekday(timex: Timex) -> int:
    """The weekday that an expression says and nothing else (``XXXX-WXX-2``), or 0."""
    said = timex.said
    return int(said[-1]) if said.startswith("XXXX-WXX-") and said[-1:].isdigit() and len(said) == 10 else 0


def _weekday_of(timex: Timex) -> int:
    """The weekday of an expression that says day and month, or 0."""
    interval, said = timex.interval, timex.said
    full = len(said) == 10 and said[5:].replace("-", "").isdigit() and "W" not in said
    full |= said == "XXXX-XX-XX" and timex.granularity == "day" and timex.anchor not in (None, f"{timex.document}#t0")
    if not full or timex.type != "DATE" or interval is None or interval.begin is None:
        return 0
    return weekday(interval.begin // DAY)


def impossible_date(facts: Facts) -> Iterator[Draft]:
    """30 February, 31 April, 32 May."""
    for timex, words in remarks(facts, "conflict:impossible-date"):
        title = f'"{short(timex.text)}" is no date of the calendar'
        yield Draft(title, sentence(words), (facts.quote(timex),), "correct the day of the month")
    for timex in facts.chronology.timexes:
        if _WHOLE.fullmatch(timex.value) and timex.begin is None and not _remarked(timex):
            title = f'"{short(timex.text)}" is no date of the calendar'
            yield Draft(title, "That month has no such day.", (facts.quote(timex),), "correct the day of the month")
    for place in left_out(facts):
        title = f'"{short(place.quote)}" is no date of the calendar'
        yield Draft(title, "That month has no such day.", (place,), "correct the day or the month")


def _remarked(timex: Timex) -> bool:
    return any(line.startswith("conflict:") for line in timex.why)


def dual_month(facts: Facts) -> Iterator[Draft]:
    """August beside July as two names of one month."""
    told = {t.start for t, _ in remarks(facts, "conflict:dual-month")}
    for timex, words in remarks(facts, "conflict:dual-month"):
        title = f'"{short(timex.text)}" names two different months'
        yield Draft(title, sentence(words), (facts.quote(timex),), "keep the name that is meant")
    for pair in _named_twice(facts):
        yield Draft(
            f'"{pair.second.text}" is no other name of "{pair.first.text}"',
            f'"{pair.first.text}" is {pair.first.value}, "{pair.second.text}" another month.',
            (facts.quote(pair.first), facts.quote(pair.second)),
            "keep the name that is meant",
        )
        told.add(pair.second.start)
    for first, second in months_named_twice(facts):
        if second.start not in told:
            yield Draft(
                f'"{second.quote}" is no other name of "{first.quote}"',
                "The two names are those of different months.",
                (first, second),
                "keep the name that is meant",
            )


def _named_twice(facts: Facts) -> Iterator[Pair]:
    """Two months of which the second is told as another name of the first: "in May, known there as June"."""
    for pair in neighbours(facts, 40):
        table = joints(facts.documents[pair.first.document or ""].lang)
        months = [t.said[5:7] for t in (pair.first, pair.second) if t.granularity in _FINE and t.mod is None]
        said = split(pair.between)
        also = bool(table.also.intersection(said)) and len(said) <= _ALSO and pair.same_clause
        figures = len(months) == 2 and all(map(str.isdecimal, months)) and months[0] != months[1]
        if figures and also and pair.second.granularity == "month" and pair.first.calendar == pair.second.calendar:
            yield pair


def period_against_month(facts: Facts) -> Iterator[Draft]:
    """ "in the third quarter, in May"; "in summer 2023, with a peak in February"."""
    told: set[str] = set()
    for pair in (
        *_period_pairs(facts),
        *told_inside(facts),
        *told_in_clause(facts),
        *told_next(facts),
        *part_of(facts),
    ):
        period, month = pair.first, pair.second
        if month.granularity in _PERIODS:
            period, month = month, period
        if month.id not in told:
            told.add(month.id)
            yield Draft(
                f'"{period.text}" does not hold "{month.text}"',
                f"{period.text} runs from {period.begin} to {period.finish}; {month.text} begins {month.begin}.",
                (facts.quote(pair.first), facts.quote(pair.second)),
                f"correct the {period.granularity} or the {month.granularity}",
            )
    for season in seasons_beside(facts):
        if season.month.id not in told:
            quotes = (facts.span(season.month.document or "", season.start, season.end), facts.quote(season.month))
            yield Draft(
                f'"{quotes[0].quote}" does not hold "{season.month.text}"',
                f'"{season.month.text}" is no month of that season.',
                tuple(sorted(quotes, key=lambda s: s.start)),
                "correct the season or the month",
            )


def _period_pairs(facts: Facts) -> Iterator[Pair]:
    """A period and a month or day outside it, with nothing but small words between them."""
    for pair in neighbours(facts, 30):
        period, month = pair.first, pair.second
        if month.granularity in _PERIODS:
            period, month = month, period
        table = words_of(facts.documents[month.document or ""].lang)
        small = table.within | table.day_parts
        fitting = period.granularity in _PERIODS and month.granularity in _FINE and "-" not in period.text
        if fitting and pair.linked(small) and apart(period, month) and not may_hold(period, month):
            yield pair


def apart(period: Timex, month: Timex) -> bool:
    """Whether two intervals share no time; a month whose year was only inferred is tried in the years around."""
    outer, inner = period.interval, month.interval
    if not outer or not inner or None in (outer.begin, outer.end, inner.begin, inner.end):
        return False
    return (
        not outer.overlaps(inner)
        and not any(_meets(period, a) for a in month.alternatives)
        and (not any(_meets(month, a) for a in period.alternatives))
    )


def _meets(timex: Timex, other: Alternative) -> bool:
    """Whether another reading of an expression shares some time with this one."""
    begin, finish = timex.begin or "", timex.finish or ""
    return bool(other.begin and other.finish and other.begin < finish and begin < other.finish)


def short(text: str) -> str:
    """A text with single blanks."""
    return " ".join(text.split())


def sentence(words: str) -> str:
    """Words as a sentence."""
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")


CHECKS = (
    (WEEKDAY, weekday_against_date),
    (IMPOSSIBLE, impossible_date),
    (MONTHS, dual_month),
    (PERIOD, period_against_month),
)
