"""Checks of periods: reversed, or of another length than the text says."""

import re
from collections.abc import Iterator

from chrono.chronology.checks.lengths import Length, is_list, told_lengths
from chrono.chronology.checks.pairs import near
from chrono.chronology.checks.period import reversed_clock, shared_day, told_periods
from chrono.chronology.checks.remarks import remarks
from chrono.chronology.claims import moments
from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft, Kind
from chrono.chronology.joints import split
from chrono.chronology.phrases import words
from chrono.chronology.wording import forms
from chrono.temporal.civil import DAY
from chrono.timex.model import Range, Timex

REVERSED = Kind("CHR104", "reversed-range", "error", "A period that ends before it begins")
LENGTH = Kind("CHR105", "range-against-duration", "error", "A period of another length than the text says")

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_UNIT_DAYS = (365.25, 30.44, 7.0, 1.0)
_GRAIN_DAYS = {"day": 1.0, "week": 7.0, "month": 31.0, "quarter": 92.0, "year": 366.0, "decade": 3653.0}
_REACH = 30
_COMMA = re.compile(r"[,،;؛]")


def reversed_range(facts: Facts) -> Iterator[Draft]:
    """ "from 7 to 3 March"."""
    told: set[str] = set()
    for range_ in facts.chronology.ranges:
        ends = (facts.timexes.get(range_.from_ or ""), facts.timexes.get(range_.to or ""))
        told.update(t.id for t in ends if t)
        if ends[0] and ends[1] and _after(ends[0], ends[1]) and not _moved(facts, ends[0]):
            yield _reversed(facts, range_)
    for timex, remark in remarks(facts, "conflict:reversed-range"):
        if timex.id not in told:
            yield Draft(
                f'"{timex.text}": the end lies before the begin',
                f"{remark}.",
                (facts.quote(timex),),
                "swap or correct the two ends",
            )
    for first, last in told_periods(facts):
        wrong = reversed_clock if shared_day(first, last) else _after
        if {first.id, last.id} - told and wrong(first, last) and not _moved(facts, first):
            yield _between(facts, first, last)


def _moved(facts: Facts, first: Timex) -> bool:
    """Whether two dates are the old and the new one of what was moved: "brought forward from 9 June to 3 June"."""
    document = facts.documents[first.document or ""]
    before = split(document.text[max(0, first.start - _REACH) : first.start])
    return any(words(document.lang).moved.intersection(forms(w, document.lang)) for w in before)


def _between(facts: Facts, first: Timex, last: Timex) -> Draft:
    return Draft(
        f'the end "{last.text}" lies before the begin "{first.text}"',
        f'"{first.text}" begins {first.begin}, "{last.text}" ends before {last.finish}.',
        (facts.quote(first), facts.quote(last)),
        "swap or correct the two ends",
    )


def _after(first: Timex, second: Timex) -> bool:
    """Whether the first begins only after the second has ended (same or finer unit)."""
    begin, end = first.interval, second.interval
    if not any(re.search(r"\d{4}", t.text) for t in (first, second)) and first.granularity == second.granularity:
        return (
            first.value[4:] > second.value[4:] and first.granularity == "day" and first.value[5:7] == second.value[5:7]
        )
    late = begin and end and begin.begin is not None and end.end is not None and begin.begin >= end.end
    return bool(late) or _a_year_round(first, second)


def _a_year_round(first: Timex, second: Timex) -> bool:
    """Whether a day without a year was put into the year before, only because its month and day come after the end."""
    if first.granularity != "day" or second.granularity != "day" or re.search(r"\d{4}", first.text):
        return False
    same_month = first.value[5:7] == second.value[5:7] and first.value[8:10] > second.value[8:10]
    years = first.value[:4], second.value[:4]
    return same_month and all(map(str.isdecimal, years)) and int(years[0]) + 1 == int(years[1])


def _reversed(facts: Facts, range_: Range) -> Draft:
    first, second = facts.timexes[range_.from_ or ""], facts.timexes[range_.to or ""]
    return Draft(
        f'"{range_.text}": the end lies before the begin',
        f'"{first.text}" begins {first.begin}, after "{second.text}", which ends before {second.finish}.',
        (facts.quote(range_, first, second),),
        "swap or correct the two ends",
    )


def range_against_duration(facts: Facts) -> Iterator[Draft]:
    """ "for three weeks, from 1 to 10 May"."""
    told: set[str] = set()
    for range_ in facts.chronology.ranges:
        if is_list(facts, range_):
            continue
        for timex in facts.timexes_between(range_.document or "", range_.start - 4 * _REACH, range_.end + _REACH + 1):
            apart = timex.id not in (range_.from_, range_.to) and near(facts, range_, timex, _REACH)
            apart = apart and not _is_of_another(facts, range_, timex)
            misfit = _misfit(facts, range_, timex) if apart else None
            if misfit:
                told.add(timex.id)
                yield _length(facts, range_, timex, *misfit)
    for length in told_lengths(facts):
        if length.said.id not in told:
            yield _apart(facts, length)


def _is_of_another(facts: Facts, range_: Range, timex: Timex) -> bool:
    """Whether a new clause parts a period from a length behind it: "between 1930 and 1938, and he sat two months"."""
    document = facts.documents[range_.document or ""]
    verbs = facts.events_between(document.id, range_.end, max(range_.end, timex.start))
    told = [e for e in verbs if e.pos == "VERB" and e.tense == "PAST"]
    comma = _COMMA.search(document.text[range_.end : timex.start]) is not None
    lasts = words(document.lang).takes
    return comma and any(not lasts.intersection(forms(e.text, document.lang)) for e in told)


def _apart(facts: Facts, length: Length) -> Draft:
    first, last, said = length.first, length.last, length.said
    return Draft(
        f'"{first.text}" to "{last.text}" is not "{said.text}"',
        f'"{first.text}" begins {first.begin}, "{last.text}" ends before {last.finish}.',
        tuple(facts.quote(t) for t in sorted((first, last, said), key=lambda t: t.start)),
        "correct the length or one end of the period",
    )


def _length(facts: Facts, range_: Range, timex: Timex, length: float, said: float) -> Draft:
    return Draft(
        f'"{range_.text}" is not "{timex.text}"',
        f"From {range_.begin} to {range_.finish} (exclusive) are {length:.0f} days, the length said is {said:.0f}.",
        (facts.quote(range_), facts.quote(timex)),
        "correct the length or one end of the period",
    )


def _misfit(facts: Facts, range_: Range, timex: Timex) -> tuple[float, float] | None:
    """(days of the period, days said) when they differ however the last unit is counted."""
    bare = timex.value in ("P1Y", "P1M", "P1W", "P1D") and len(timex.text.split()) == 1
    said = days(timex.value) if timex.type == "DURATION" and timex.mod is None and not bare else None
    begin, finish = moments(range_)
    if said is None or begin is None or finish is None:
        return None
    length = (finish - begin) / DAY
    ends = [facts.timexes.get(x or "") for x in (range_.from_, range_.to)]
    grain = max((_GRAIN_DAYS.get(t.granularity or "", 1.0) for t in ends if t), default=1.0)
    slack = 0.5 * unit_days(timex.value)
    return None if length - 2 * grain - slack < said < length + grain + slack else (length, said)


def days(value: str) -> float | None:
    """Days of a TIMEX3 duration in years, months, weeks and days; None for any other."""
    match = _DURATION.fullmatch(value)
    if match is None or not any(match.groups()):
        return None
    return sum(int(n or 0) * unit for n, unit in zip(match.groups(), _UNIT_DAYS, strict=True))


def unit_days(value: str) -> float:
    """Days of the finest unit of a duration; a count in days is exact, so it has no slack."""
    match = _DURATION.fullmatch(value)
    parts = match.groups() if match else ()
    finest = [unit for n, unit in zip(parts, _UNIT_DAYS, strict=False) if n]
    return 0.0 if not finest or finest[-1] == 1.0 else finest[-1] if finest[-1] > 7.0 else 2.0


CHECKS = ((REVERSED, reversed_range), (LENGTH, range_against_duration))
