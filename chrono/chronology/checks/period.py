"""Periods told in other words than a range: "opened on 3 May and closed on 1 May", "from 4pm to 2pm on 6 May"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from chrono.chronology.facts import Facts
from chrono.chronology.joints import Joints, joints, split
from chrono.document.model import Document
from chrono.timex.model import Timex

_REACH, _BEFORE, _LEAD, _CLAUSE = 70, 60, 6, 9
_NAMED, _OBJECT = 2, 4
"""Most words of the event that ends a period ("to her death in"), and of the object of a verb before its date."""
_STOPS = frozenset(".:؛!?؟\n")
_DASH = re.compile(r"\s*[-–—]\s*")
_CLOCK = re.compile(r"T(\d\d:\d\d)")
_HALF = "12:00"


def told_periods(facts: Facts) -> Iterator[tuple[Timex, Timex]]:
    """(begin, end) of the periods whose two ends stand in one sentence and belong to no range, as the text has them."""
    within = {id_ for range_ in facts.chronology.ranges for id_ in (range_.from_, range_.to)}
    for document in facts.chronology.documents:
        for first, second in pairwise(facts.timexes_in.get(document.id, ())):
            between = document.text[first.end : second.start]
            loose = first.id not in within or second.id not in within
            if (
                loose
                and _alike(first, second)
                and _one_sentence(facts, document, first, second)
                and len(between) <= _REACH
            ):
                yield from _period(facts, document, first, second)


def _alike(first: Timex, second: Timex) -> bool:
    """Whether two ends are of one unit, or both say their year: "Friday" and "December" begin and end nothing."""
    return first.granularity == second.granularity or (first.said[:4].isdigit() and second.said[:4].isdigit())


def _one_sentence(facts: Facts, document: Document, first: Timex, second: Timex) -> bool:
    """Whether two ends stand in one sentence, or the second in one that goes on: "It ended on", "وانتهى في"."""
    between = document.text[first.end : second.start]
    if not between:
        return False
    if not set(between) & _STOPS:
        return facts.together(document, first.start, second.start)
    ahead, _, behind = between.partition(".")
    said, table = split(behind), joints(document.lang)
    goes_on = said and (said[0] in table.takes_up or any(said[0] in end for _, end in table.periods))
    return bool(goes_on) and not ahead.strip() and not set(behind) & _STOPS


def _period(facts: Facts, document: Document, first: Timex, second: Timex) -> Iterator[tuple[Timex, Timex]]:
    table = joints(document.lang)
    sentence = facts.sentence(document.id, first.start)
    before = split(document.text[max(sentence.start, first.start - _BEFORE) : first.start])
    between = document.text[first.end : second.start]
    said = split(between)
    if _joined(table, before, between, first, second) or any(
        _told(table, before, said, begin, end) for begin, end in table.periods
    ):
        yield first, second
    elif table.earlier & set(said) and any(_told(table, before, said, end, begin) for begin, end in table.periods):
        yield second, first


def _joined(table: Joints, before: list[str], between: str, first: Timex, second: Timex) -> bool:
    """ "from 3 May 2019 up to 1 May 2019", "3 May to 1 May", "3 May 2019 - 1 May 2019"."""
    if _DASH.fullmatch(between):
        return first.said[:4].isdigit() and second.said[:4].isdigit()
    said = split(between)
    unknown = [word for word in said if word not in table.upto | table.ends]
    alone = len(said) == 1 and said[0] in table.upto_alone
    opened = alone or (bool(table.from_ & set(before[-3:])) and bool(table.upto & set(said[:3])))
    return len(unknown) <= (_NAMED if opened else 0) and (opened or bool(table.sure_upto & set(said)))


def _told(table: Joints, before: list[str], said: list[str], first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether a word of one set leads to the first date, and one of another set to the second."""
    lead, rest = before[-_LEAD:], said[-_LEAD:]
    if len(said) > _CLAUSE or table.background & (set(lead) | set(said)):
        return False
    return _leads(lead, first, second, table) and _leads(rest, second, first, table)


def _leads(lead: list[str], wanted: frozenset[str], other: frozenset[str], table: Joints) -> bool:
    """Whether the last verb before a date is one of these and none of the others, with a few words behind it."""
    at = max((n for n, word in enumerate(lead) if word in wanted), default=-1)
    behind = lead[at + 1 :]
    return at >= 0 and not other & set(behind) and len([w for w in behind if w not in table.ends]) <= _OBJECT


def shared_day(first: Timex, second: Timex) -> bool:
    """Whether two clock times share one day, named or not: "from 4pm to 6pm on 6 May"."""
    clocks = _CLOCK.search(first.said) and _CLOCK.search(second.said)
    return bool(clocks) and "X" in (first.said[:1], second.said[:1])


def reversed_clock(first: Timex, second: Timex) -> bool:
    """Whether two clock times of one day, in one half of it, stand in the wrong order."""
    one, other = _CLOCK.search(first.said), _CLOCK.search(second.said)
    return bool(one and other and one[1] > other[1] and (one[1] < _HALF) == (other[1] < _HALF))
