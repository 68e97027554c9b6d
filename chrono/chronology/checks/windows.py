"""Vague windows of a text and the time each may mean: "in recent days", "years ago", "in the near future"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chrono.chronology.facts import Facts
from chrono.chronology.joints import joints, split
from chrono.document.model import Document
from chrono.temporal.civil import DAY
from chrono.timex.model import Timex

_LONGEST, _BESIDE = 150 * DAY, 40
_REACH, _BACK = 60, 150
_EDGES = frozenset({"START", "MID", "END"})
_PERIODS = frozenset({"month", "quarter", "season", "half", "year", "decade", "century"})
_FINE = frozenset({"day", "month", "year"})
_PARTING = frozenset(".,;:،؛!?؟()\n")
_AHEAD = 2
"""A phrase of the table may begin so many words before its expression: "not long ago"."""
_EXACT = 4
"""Words of the phrases that the recogniser gives a day to: "a couple of days ago"."""
_STRETCH = re.compile(r"P(?:X[DWM]|TX[HMS]|\d+[DW]|T\d+H)")
_OPEN = re.compile(r"PAST_REF|FUTURE_REF|PX\w+")


@dataclass(frozen=True, slots=True)
class Window:
    """A vague expression and its bounds in seconds; ``sure`` are bounds of the table, which need no slack.

    What is told on in its sentence lies in one that is a ``stretch`` of time. ``told`` from publication, or not.
    """

    document: str
    start: int
    end: int
    text: str
    first: int
    last: int
    stretch: bool = False
    sure: bool = False
    told: bool = True
    id: str = ""


def windows(facts: Facts, document: Document, day: int) -> Iterator[Window]:
    """The windows of a document that was published on a day: expressions, and phrases that are none."""
    timexes = facts.timexes_in.get(document.id, ())
    yield from _counted(facts, document)
    for timex in timexes:
        window = _listed(document, timex, day) or _anchored(document, timex) or _edge(document, timex)
        if window:
            yield window
    folded = facts.folded(document)
    for match in joints(document.lang).vague.finditer(folded.text):
        start, end = folded.start(match.start("p")), folded.end(match.end(), document.text)
        near = facts.timexes_between(document.id, start - _REACH, end)
        held = any(start < t.end for t in near)
        if not held and not _graded(document, start):
            yield _in_table(document, (start, end), match["p"], day)


def _listed(document: Document, timex: Timex, day: int) -> Window | None:
    """A vague expression whose last words stand in the table of the language."""
    if not _OPEN.fullmatch(timex.value) and timex.said != "XXXX-XX-XX":
        return None
    ahead = document.text[max(0, timex.start - _BESIDE) : timex.start]
    said, table, most = [*split(ahead), *split(timex.text)], joints(document.lang), len(split(timex.text)) + _AHEAD
    least = 1 if _OPEN.fullmatch(timex.value) else _EXACT
    keys = (k for k in table.windows if least <= len(k) <= most and said[-len(k) :] == list(k))
    key = max(keys, key=len, default=None)
    if key is None or table.degree.intersection(said[: -len(key)][-1:]):
        return None
    return _in_table(document, (timex.start, timex.end), " ".join(key), day, timex.id)


def _in_table(document: Document, place: tuple[int, int], key: str, day: int, id_: str = "") -> Window:
    """The window of a phrase of the table, which tells its first and last day, counted from publication."""
    first, last = joints(document.lang).windows[tuple(split(key))]
    text = document.text[place[0] : place[1]]
    return Window(document.id, *place, text, day + first * DAY, day + (last + 1) * DAY, sure=True, id=id_)


def _graded(document: Document, start: int) -> bool:
    """Whether a word compares a vague word: "most recently", "not long ago"."""
    before = split(document.text[max(0, start - _BESIDE) : start])[-1:]
    return bool(joints(document.lang).degree.intersection(before))


def _anchored(document: Document, timex: Timex) -> Window | None:
    """A stretch of days or weeks, or a week, counted from the publication date."""
    span = timex.interval
    if span is None or span.begin is None or span.end is None or timex.anchor != f"{timex.document}#t0":
        return None
    week = timex.granularity in ("week", "weekend") and timex.said.startswith("XXXX")
    year = timex.granularity == "year" and timex.said == "XXXX"
    stretch = _STRETCH.fullmatch(timex.value) is not None
    if not (stretch or week or year) or (span.end - span.begin > _LONGEST and not year):
        return None
    return Window(document.id, timex.start, timex.end, timex.text, span.begin, span.end, stretch, id=timex.id)


def _edge(document: Document, timex: Timex) -> Window | None:
    """The beginning, middle or end of a named period: "late March 2024"."""
    span = timex.interval
    if timex.type != "DATE" or span is None or span.begin is None or span.end is None or timex.said[:3] == "XXX":
        return None
    if timex.mod not in _EDGES or timex.granularity not in _PERIODS:
        return None
    return Window(document.id, timex.start, timex.end, timex.text, span.begin, span.end, told=False, id=timex.id)


def _counted(facts: Facts, document: Document) -> Iterator[Window]:
    """Windows counted from a date of the text: "within days of the attack of 5 May", "3 May. A few weeks later"."""
    folded, table = facts.folded(document), joints(document.lang)
    for match in table.counted.finditer(folded.text):
        start, end = folded.start(match.start("p")), folded.end(match.end(), document.text)
        base, stop = _base(facts, document, start, end)
        held = (t for t in facts.timexes_between(document.id, start - _REACH, end) if start < t.end)
        if base is not None and all(_OPEN.fullmatch(t.value) for t in held):
            first, last = table.distances[tuple(split(match["p"]))]
            text, span = document.text[start:end], base.interval
            begin, finish = (span.begin, span.end) if span else (None, None)
            if begin is not None and finish is not None:
                low, high = begin + first * DAY, finish + last * DAY
                yield Window(document.id, start, stop, text, low, high, sure=True, told=False)


def _base(facts: Facts, document: Document, start: int, end: int) -> tuple[Timex | None, int]:
    """(date that a distance is counted from, where its phrase ends): the one it leads to, else the last before it."""
    behind = facts.timexes_between(document.id, end, end + _REACH)[:1]
    led = bool(behind) and not set(document.text[end : behind[0].start]) & _PARTING
    said = split(document.text[end : behind[0].start]) if led else []
    if said and set(said) - joints(document.lang).day_prepositions:
        return (behind[0], behind[0].end) if behind[0].granularity in _FINE else (None, end)
    before = [t for t in facts.timexes_between(document.id, start - _BACK, start) if t.end <= start and t.begin]
    last = before[-1] if before else None
    return (last, end) if last and last.granularity in _FINE and last.type == "DATE" and not led else (None, end)
