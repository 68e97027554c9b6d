"""Check of a vague window beside a date that lies far outside: "in recent days, ... on 19 August" in October."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
_WINDOW = re.compile(r"P(?:X[DWM]|TX[HMS]|\d+[DW]|T\d+H)")
_WHOLE = re.compile(r"(?:XXXX|\d{4})-\d\d(?:-\d\d)?|\d{4}")
_STOPS = frozenset(".;:؛!?؟\n")
_MARK, _TAIL = re.compile(r"[,،(—–-]"), 6
_PARTING = frozenset(",،(—–-")


@dataclass(frozen=True, slots=True)
class Window:
    """A vague window in seconds; what is told on in its sentence lies in one that is told as a stretch of time."""

    begin: int
    end: int
    stretch: bool


def vague_against_date(facts: Facts) -> Iterator[Draft]:
    """ "in recent days ... on 19 August" in a text of 16 September."""
    for document in facts.chronology.documents:
        day = parse_moment(document.published or "")
        for vague in facts.timexes_in.get(document.id, ()):
            window = _window(document, vague, day - day % DAY) if day is not None else None
            if day is None or window is None:
                continue
            sentence = facts.sentence(document.id, vague.start)
            for timex in facts.timexes_between(document.id, sentence.start, sentence.end):
                if timex is not vague and _outside(facts, vague, window, timex, day - day % DAY):
                    yield _vague(facts, document, vague, timex)


def _window(document: Document, timex: Timex, day: int) -> Window | None:
    """The bounds of a vague expression: a stretch of days or weeks, a week, or words such as "a few days ago"."""
    span, said = timex.interval, split(timex.text)
    if span is None or span.begin is None or span.end is None:
        table, before = joints(document.lang), split(document.text[max(0, timex.start - _BESIDE) : timex.start])[-1:]
        known = timex.value == "PAST_REF" and not table.degree & set(before)
        length = next((days for words, days in table.windows if said[-len(words) :] == list(words)), 0) if known else 0
        return Window(day - length * DAY, day + DAY, stretch=False) if length else None
    if span.end - span.begin > _LONGEST or timex.anchor != f"{timex.document}#t0":
        return None
    stretch = _WINDOW.fullmatch(timex.value) is not None
    week = timex.granularity in ("week", "weekend") and timex.said.startswith("XXXX")
    return Window(span.begin, span.end, stretch) if stretch or week else None


def _vague(facts: Facts, document: Document, vague: Timex, timex: Timex) -> Draft:
    day, begin = parse_moment(document.published or ""), parse_moment(timex.begin or "")
    gone = 0 if day is None or begin is None else (day - _lately(timex, begin, day)) // DAY
    distance, side = abs(gone), "before" if gone >= 0 else "after"
    events = [facts.events[e] for e in facts.events_dated_by(timex.id)]
    return Draft(
        f'"{vague.text}" holds an event of {distance} days {side} publication',
        f'"{vague.text}" is read as {vague.begin} to {vague.finish}, give or take; "{timex.text}" is {timex.begin}.',
        (facts.quote(vague), facts.quote(timex)),
        "keep the date, and do not let the vague word speak for it",
        facts.entries(events),
    )


def _outside(facts: Facts, vague: Timex, window: Window, timex: Timex, day: int) -> bool:
    """Whether a date of what is told under a vague window lies outside it by more than half its length."""
    if timex.granularity not in ("day", "month", "year") or timex.approximate or not _WHOLE.fullmatch(timex.said):
        return False
    span, slack = timex.interval, max(DAY, (window.end - window.begin) // 2)
    if span is None or span.begin is None or span.end is None:
        return False
    begin, beside = _lately(timex, span.begin, day), _beside(facts, vague, timex)
    if window.begin >= day:
        return beside and begin - window.end >= slack
    gone = window.begin - (begin + span.end - span.begin)
    dates = window.stretch and timex.granularity == "day" and gone <= _RECENT and _goes_on(facts, vague, timex)
    return gone >= slack and (beside or dates)


def _lately(timex: Timex, begin: int, day: int) -> int:
    """The begin of a date; of one without a year that was read as far ahead, the one before if that is nearer."""
    before = begin - _YEAR
    return before if timex.said[0] == "X" and begin > day and day - before < begin - day else begin


def _beside(facts: Facts, vague: Timex, timex: Timex) -> bool:
    """Whether only a comma and words such as "including on" part a window and a date."""
    document = facts.documents[timex.document or ""]
    if _member(document, vague, timex):
        return True
    first, second = (vague, timex) if vague.start < timex.start else (timex, vague)
    between = document.text[first.end : second.start]
    if not between or len(between) > _BESIDE or set(between) & _STOPS or not set(between) & _PARTING:
        return False
    table = joints(document.lang)
    before = split(document.text[max(0, first.start - _BESIDE) : first.start])[-1:] if first is timex else []
    return not table.background & set(before) and all(word in table.part for word in split(between))


def _member(document: Document, vague: Timex, timex: Timex) -> bool:
    """Whether words such as "the last of them" behind a comma make a date one of what is told under a window."""
    between = document.text[vague.end : timex.start]
    if not vague.end <= timex.start or set(between) & _STOPS or not set(between) & _PARTING:
        return False
    tail = split(_MARK.split(between)[-1])
    return len(tail) <= _TAIL and bool(
        joints(document.lang).members.intersection(tail[:3]) and _leads_to(document, tail)
    )


def _leads_to(document: Document, tail: list[str]) -> bool:
    """Whether no word such as "which" or "after" makes the date that of something else."""
    table = words(document.lang)
    return not (joints(document.lang).background | table.relative | table.after).intersection(tail)


def _goes_on(facts: Facts, vague: Timex, timex: Timex) -> bool:
    """Whether the date dates what is told on, not something that it is told after ("since the attack of ...")."""
    document = facts.documents[timex.document or ""]
    table = words(document.lang)
    between = split(document.text[vague.end : timex.start])
    led = len(between) > 2 or (len(between) > 1 and between[-1] in joints(document.lang).day_prepositions)
    return led and not (table.after | table.before | table.since) & set(between[-_BACK:])


CHECKS = ((VAGUE, vague_against_date),)
