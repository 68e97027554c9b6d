"""Checks of distances as they are written: "on 20 May, three days after the talks of 5 May"."""

import re
from collections.abc import Iterator

from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft, Kind
from chrono.chronology.phrases import words
from chrono.document.fold import fold_word
from chrono.document.model import Document
from chrono.temporal.civil import DAY
from chrono.timex.model import Timex

OFFSET = Kind("CHR203", "offset-against-date", "error", "A distance between two events that their dates deny")

_WORD = re.compile(r"\w+")
_COUNT = re.compile(r"P(\d+)([YMWD])")
_UNIT_DAYS = {"Y": 365.25, "M": 30.44, "W": 7.0, "D": 1.0}
_SLACK_DAYS = {"Y": 183.0, "M": 16.0, "W": 3.0, "D": 0.0}
_REACH = 90


def written_offsets(facts: Facts) -> Iterator[tuple[Draft, frozenset[str]]]:
    """(draft, ids of the expressions) for a date, a distance and a second date of one sentence that do not fit."""
    for document in facts.chronology.documents:
        timexes = facts.timexes_in.get(document.id, [])
        for n, counted in enumerate(timexes):
            match, sign = _COUNT.fullmatch(counted.value), _sign(document, counted)
            if counted.type == "DURATION" and match and sign and counted.mod is None:
                base, dated = _base(facts, document, timexes, n), _dated(facts, document, timexes, n)
                if base and dated and not _fits(base, dated, int(match[1]) * sign, match[2]):
                    yield _draft(facts, counted, base, dated), frozenset((counted.id, base.id, dated.id))


def _sign(document: Document, counted: Timex) -> int:
    """+1 for a distance after something, -1 before, 0 when no such word stands beside it."""
    table = words(document.lang)
    behind = _WORD.findall(document.text[counted.end : counted.end + 12])[:1]
    ahead = _WORD.findall(document.text[max(0, counted.start - 12) : counted.start])[-1:]
    for word in map(fold_word, (*ahead, *behind)):
        if word in table.after or word in table.before:
            return 1 if word in table.after else -1
    return 0


def _base(facts: Facts, document: Document, timexes: list[Timex], n: int) -> Timex | None:
    """The date behind the distance, from which it is counted."""
    following = timexes[n + 1 : n + 2]
    near = (t for t in following if t.start - timexes[n].end <= _REACH and _is_date(t))
    return next((t for t in near if facts.together(document, timexes[n].start, t.start)), None)


def _dated(facts: Facts, document: Document, timexes: list[Timex], n: int) -> Timex | None:
    """The date just before the distance, or else the one set off by commas behind the date it is counted from."""
    if n and _is_date(timexes[n - 1]) and facts.together(document, timexes[n - 1].start, timexes[n].start):
        between = document.text[timexes[n - 1].end : timexes[n].start]
        return timexes[n - 1] if len(between) <= 12 and len(_WORD.findall(between)) <= 1 else None
    for timex in timexes[n + 2 : n + 3]:
        between = document.text[timexes[n + 1].end : timex.start]
        if _is_date(timex) and len(between) <= 8 and facts.together(document, timexes[n].start, timex.start):
            return timex
    return None


def _is_date(timex: Timex) -> bool:
    interval = timex.interval
    whole = interval is not None and interval.begin is not None and interval.end is not None
    return whole and timex.type == "DATE" and timex.granularity in ("day", "month", "year") and not timex.approximate


def _fits(base: Timex, dated: Timex, count: int, unit: str) -> bool:
    """Whether two dates can lie so far apart."""
    first, second = base.interval, dated.interval
    if first is None or second is None or None in (first.begin, first.end, second.begin, second.end):
        return True
    assert first.begin is not None and first.end is not None and second.begin is not None and second.end is not None  # noqa: PT018
    low, high = (second.begin - first.end) / DAY, (second.end - first.begin) / DAY
    said, slack = count * _UNIT_DAYS[unit], _SLACK_DAYS[unit]
    return low - slack <= said <= high + slack


def _draft(facts: Facts, counted: Timex, base: Timex, dated: Timex) -> Draft:
    return Draft(
        f'"{counted.text}" does not lie between "{base.text}" and "{dated.text}"',
        f'"{base.text}" is {base.value}, "{dated.text}" is {dated.value}.',
        tuple(facts.quote(t) for t in sorted((counted, base, dated), key=lambda t: t.start)),
        "correct a date or the distance",
        facts.entries(facts.events[e] for e in facts.events_dated_by(dated.id)),
    )
