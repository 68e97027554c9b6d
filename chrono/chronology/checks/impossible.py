"""Dates that no calendar has and that the recogniser leaves: "31/11/2023", "2025-13-11", "31 Ramadan 1445"."""

import re
from collections.abc import Iterator

from chrono.chronology.facts import Facts
from chrono.chronology.joints import joints
from chrono.chronology.model import Statement
from chrono.chronology.phrases import find, words
from chrono.chronology.wording import forms
from chrono.document.fold import fold_word
from chrono.document.model import Document
from chrono.temporal.civil import month_days

_FIGURES = re.compile(
    r"(?<![\w./-])(?:(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4})"
    r"|(?P<Y>\d{4})(?P<S>[/-])(?P<M>\d\d)(?P=S)(?P<D>\d\d))(?![\w/-])"
)
_DAY_BEFORE = re.compile(r"(?<![\w./,-])(\d{2})\s(?:(\w+)\s)?\Z")
_DAY, _MONTH = re.compile(r"XXXX-(\d\d)-(\d\d)"), re.compile(r"(?:XXXX|\d{4})-\d\d")
_SAID_MONTH = re.compile(r"(?:XXXX|\d{4})-\d\d")
_FIGURE_BEFORE = re.compile(r"(\w+)\s+(0|3[2-9]|[4-9]\d)\s+\Z")
_FIGURE_BEHIND = re.compile(r"\s+(0|3[2-9]|[4-9]\d)(?=\s*[,،.;]|\s+\d{4}|\s*$)")
_REACH, _LEAP = 24, 2024
_MONTHS, _DAYS, _MOON, _SLIP, _BACK = 12, 31, 30, 40, 8


def left_out(facts: Facts) -> Iterator[Statement]:
    """The impossible dates that are no expression, or are only a month in one."""
    for document in facts.chronology.documents:
        yield from _in_figures(facts, document)
        yield from _without_year(facts, document)
        yield from _beside_month(facts, document)
        yield from _ranked(facts, document)
        for timex in facts.timexes_in.get(document.id, ()):
            if (timex.calendar == "hijri" or "/" in timex.said) and timex.granularity == "month":
                start = max(0, timex.start - _BACK)
                day = _DAY_BEFORE.search(document.text[start : timex.start])
                small = day and (day[2] is None or fold_word(day[2]) in words(document.lang).within)
                if day and small and _MOON < int(day[1]) < _SLIP:
                    yield facts.span(document.id, start + day.start(1), timex.end, (timex.id,))


def _without_year(facts: Facts, document: Document) -> Iterator[Statement]:
    """Days without a year that their month never has: "31 June"."""
    for timex in facts.timexes_in.get(document.id, ()):
        match = _DAY.fullmatch(timex.said)
        fresh = timex.begin is None and not any(line.startswith("conflict:") for line in timex.why)
        if match and fresh and not _is_date(_LEAP, int(match[1]), int(match[2])):
            yield facts.quote(timex)


def _beside_month(facts: Facts, document: Document) -> Iterator[Statement]:
    """A figure that is no day beside a month: "on 32 March", "on July 35, 2025"."""
    for timex in facts.timexes_in.get(document.id, ()):
        if timex.granularity != "month" or not _MONTH.fullmatch(timex.said) or timex.mod:
            continue
        before = _FIGURE_BEFORE.search(document.text, max(0, timex.start - _REACH), timex.start)
        behind = _FIGURE_BEHIND.match(document.text, timex.end)
        table = words(document.lang)
        led = table.within | joints(document.lang).day_prepositions | table.dated
        word = before[1] if before else document.text[: timex.start].split()[-1:] or [""]
        said = forms(word if isinstance(word, str) else word[0], document.lang)
        if led.intersection(said):
            if before and not 0 < int(before[2]) <= _DAYS:
                yield facts.span(document.id, before.start(2), timex.end, (timex.id,))
            elif behind and not before and not 0 < int(behind[1]) <= _DAYS:
                yield facts.span(document.id, timex.start, behind.end(1), (timex.id,))


def _ranked(facts: Facts, document: Document) -> Iterator[Statement]:
    """A day told by its rank that its month has not: "the thirty-first day of June"."""
    for phrase in find(document, facts.folded(document), words(document.lang).day_ranks):
        near = facts.timexes_between(document.id, phrase.start, phrase.end + 2)
        month = next((t for t in reversed(near) if _SAID_MONTH.match(t.said) and t.end > phrase.end), None)
        told = month and (month.granularity == "month" or month.start > phrase.start)
        fitting = month and told and not month.mod and phrase.number <= _SLIP
        if month and fitting and not _is_date(_LEAP, int(month.said[5:7]), phrase.number):
            yield facts.span(document.id, phrase.start, month.end, (month.id,))


def _in_figures(facts: Facts, document: Document) -> Iterator[Statement]:
    for match in _FIGURES.finditer(facts.folded(document).text):
        folded = facts.folded(document)
        start, end = folded.start(match.start()), folded.end(match.end(), document.text)
        if not _possible(match) and not facts.timexes_between(document.id, start, end):
            yield facts.span(document.id, start, end)


def _possible(match: re.Match[str]) -> bool:
    """Whether some order of day and month gives a date, or the figures are too large for a slip in one."""
    if match["Y"]:
        year, month, day = int(match["Y"]), int(match["M"]), int(match["D"])
        return _is_date(year, month, day) or not (0 < month <= _DAYS and 0 < day <= _DAYS)
    year, first, second = int(match["y"]), int(match["d"]), int(match["m"])
    slip = 0 < min(first, second) <= _MONTHS and max(first, second) <= _DAYS + 1
    return _is_date(year, first, second) or _is_date(year, second, first) or not slip


def _is_date(year: int, month: int, day: int) -> bool:
    return 1 <= month <= _MONTHS and 1 <= day <= month_days(year, month)
