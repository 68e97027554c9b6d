"""Check of a vague window beside a date that lies far outside: "in recent days, ... on 19 August" in October."""

import re
from collections.abc import Iterator

from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft, Kind
from chrono.chronology.joints import joints, split
from chrono.chronology.phrases import words
from chrono.document.model import Document
from chrono.temporal.civil import DAY, parse_moment
from chrono.timex.model import Timex

VAGUE = Kind("CHR112", "vague-against-date", "warning", "A vague window beside a date that lies far outside")

_RECENT, _LONGEST, _BESIDE = 366 * DAY, 150 * DAY, 40
_YEAR = 365 * DAY
_BACK = 10
"""A word such as "since" so many words before a date makes it a background."""
_WINDOW = re.compile(r"P(?:X[DWM]|TX[HM]|\d+[DW]|T\d+H)")
_WHOLE = re.compile(r"(?:XXXX|\d{4})-\d\d-\d\d")
_STOPS = frozenset(".;:؛!?؟\n")
_PARTING = frozenset(",،(—–-")


def vague_against_date(facts: Facts) -> Iterator[Draft]:
    """ "in recent days ... on 19 August" in a text of 16 September."""
    for document in facts.chronology.documents:
        day = parse_moment(document.published or "")
        for vague in facts.timexes_in.get(document.id, ()):
            if day is None or not _is_window(vague):
                continue
            sentence = facts.sentence(document.id, vague.start)
            for timex in facts.timexes_between(document.id, sentence.start, sentence.end):
                if _outside(facts, vague, timex, day - day % DAY):
                    yield _vague(facts, document, vague, timex)


def _is_window(timex: Timex) -> bool:
    """Whether an expression is a stretch of days or weeks with bounds, counted from the publication."""
    span = timex.interval
    known = span is not None and span.begin is not None and span.end is not None
    counted = timex.value.startswith("PX") or (_WINDOW.fullmatch(timex.value) and timex.anchor)
    return bool(known and counted and span and (span.end or 0) - (span.begin or 0) <= _LONGEST)


def _vague(facts: Facts, document: Document, vague: Timex, timex: Timex) -> Draft:
    day, date = parse_moment(document.published or ""), parse_moment(timex.begin or "")
    distance = 0 if day is None or date is None else abs(day - date) // DAY
    side = "before" if day is None or date is None or date < day else "after"
    events = [facts.events[e] for e in facts.events_dated_by(timex.id)]
    return Draft(
        f'"{vague.text}" holds an event of {distance} days {side} publication',
        f'"{vague.text}" is read as {vague.begin} to {vague.finish}, give or take; "{timex.text}" is {timex.begin}.',
        (facts.quote(vague), facts.quote(timex)),
        "keep the date, and do not let the vague word speak for it",
        facts.entries(events),
    )


def _outside(facts: Facts, vague: Timex, timex: Timex, day: int) -> bool:
    """Whether a day that dates what is told under a vague window lies outside it by more than half its length."""
    window = vague.interval
    if timex.granularity != "day" or timex.approximate or not _WHOLE.fullmatch(timex.said):
        return False
    if not window or window.begin is None or window.end is None:
        return False
    beside, slack = _beside(facts, vague, timex), max(DAY, (window.end - window.begin) / 2)
    begin = _lately(timex, day)
    if begin is None:
        return False
    if window.begin >= day:
        return beside and begin - window.end >= slack
    gone = window.begin - (begin + DAY)
    return slack <= gone <= _RECENT and (beside or _goes_on(facts, vague, timex))


def _lately(timex: Timex, day: int) -> int | None:
    """The begin of a day; of one without a year that was read as far ahead, the one before if that is nearer."""
    begin = timex.interval.begin if timex.interval else None
    if begin is None or timex.said[0] != "X":
        return begin
    before = begin - _YEAR
    return before if begin > day and day - before < begin - day else begin


def _beside(facts: Facts, vague: Timex, timex: Timex) -> bool:
    """Whether only a comma and words such as "including on" part a window and a date."""
    document = facts.documents[timex.document or ""]
    first, second = (vague, timex) if vague.start < timex.start else (timex, vague)
    between = document.text[first.end : second.start]
    if not between or len(between) > _BESIDE or set(between) & _STOPS or not set(between) & _PARTING:
        return False
    table = joints(document.lang)
    before = split(document.text[max(0, first.start - _BESIDE) : first.start])[-1:] if first is timex else []
    return not table.background & set(before) and all(word in table.part for word in split(between))


def _goes_on(facts: Facts, vague: Timex, timex: Timex) -> bool:
    """Whether the date dates what is told on, not something that it is told after ("since the attack of ...")."""
    document = facts.documents[timex.document or ""]
    table = words(document.lang)
    between = split(document.text[vague.end : timex.start])
    return len(between) > 2 and not (table.after | table.before | table.since) & set(between[-_BACK:])


CHECKS = ((VAGUE, vague_against_date),)
