"""Dates that no calendar has and that the recogniser leaves: "31/11/2023", "2025-13-11", "31 Ramadan 1445"."""

import re
from collections.abc import Iterator

from chrono.chronology.facts import Facts
from chrono.chronology.model import Statement
from chrono.chronology.phrases import words
from chrono.document.fold import fold_word
from chrono.document.model import Document
from chrono.temporal.civil import month_days

_FIGURES = re.compile(
    r"(?<![\w./-])(?:(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4})"
    r"|(?P<Y>\d{4})-(?P<M>\d\d)-(?P<D>\d\d))(?![\w/-])"
)
_DAY_BEFORE = re.compile(r"(?<![\w./,-])(\d{2})\s(?:(\w+)\s)?\Z")
_MONTHS, _DAYS, _MOON, _SLIP, _BACK = 12, 31, 30, 40, 8


def left_out(facts: Facts) -> Iterator[Statement]:
    """The impossible dates that are no expression, or are only a month in one."""
    for document in facts.chronology.documents:
        yield from _in_figures(facts, document)
        for timex in facts.timexes_in.get(document.id, ()):
            if timex.calendar == "hijri" and timex.granularity == "month":
                start = max(0, timex.start - _BACK)
                day = _DAY_BEFORE.search(document.text[start : timex.start])
                small = day and (day[2] is None or fold_word(day[2]) in words(document.lang).within)
                if day and small and _MOON < int(day[1]) < _SLIP:
                    yield facts.span(document.id, start + day.start(1), timex.end, (timex.id,))


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
