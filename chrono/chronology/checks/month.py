"""Check of a relative word beside another month than it means: "last month (July)", "last month, on 3 May"."""

import re
from collections.abc import Iterator

from chrono.chronology.checks.calendar import apart, sentence, short
from chrono.chronology.checks.pairs import Pair, neighbours
from chrono.chronology.checks.remarks import remarks
from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft, Kind
from chrono.chronology.joints import joints, split
from chrono.chronology.phrases import words as words_of
from chrono.temporal.civil import DAY, civil, parse_moment
from chrono.timex.model import Timex

RELATIVE = Kind("CHR109", "relative-against-month", "warning", "A relative word beside another month than it means")

_REACH, _HEAD, _TAIL, _CLAUSE = 60, 6, 4, 8
_SAYS_MONTH = re.compile(r"(?:XXXX|\d{4})-\d\d(?:-\d\d)?")
_SAYS_YEAR = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_PARTING = re.compile(r"[,،:(—–]|\s-\s")
_STOPS = frozenset(".;؛!?؟\n")


def relative_against_month(facts: Facts) -> Iterator[Draft]:
    """ "last month (July)" in September."""
    for timex, words in remarks(facts, "conflict:relative-month"):
        title = f'"{short(timex.text)}": the relative word means another month'
        yield Draft(title, sentence(words), (facts.quote(timex),), "correct the month or the relative word")
    for pair in neighbours(facts, _REACH):
        relative, named = pair.first, pair.second
        if _is_relative(named):
            relative, named = named, relative
        if _is_relative(relative) and _says_month(named) and apart(relative, named) and _told_as_one(facts, pair):
            yield _draft(facts, pair, relative, named)
        lang = facts.documents[pair.first.document or ""].lang
        small = words_of(lang).within - words_of(lang).definite - words_of(lang).articles
        beside = pair.apposed or (pair.linked(small) and _PARTING.search(pair.between) is not None)
        for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
            if beside and pair.between.strip() and _years_apart(facts, one, other):
                yield _draft(facts, pair, one, other)


def _draft(facts: Facts, pair: Pair, relative: Timex, named: Timex) -> Draft:
    return Draft(
        f'"{relative.text}" is not {named.text}',
        f'"{relative.text}" is {relative.value}; "{named.text}" is {named.value}.',
        (facts.quote(pair.first), facts.quote(pair.second)),
        "correct the month or the relative word",
    )


def _is_relative(timex: Timex) -> bool:
    here = timex.anchor in (None, f"{timex.document}#t0")
    return here and timex.granularity == "month" and timex.said.startswith("XXXX-XX")


def _years_apart(facts: Facts, relative: Timex, named: Timex) -> bool:
    """Whether a year in figures is not the one that "last year", or "three years ago" (give or take one), means."""
    here = relative.anchor == f"{relative.document}#t0" and relative.granularity == "year" and relative.said == "XXXX"
    counted_on = any("story" in line for line in relative.why)  # "a hundred years before" is not counted from today
    if not here or counted_on or relative.approximate or relative.mod or not _SAYS_YEAR.fullmatch(named.said):
        return False
    day = parse_moment(facts.documents[relative.document or ""].published or "")
    slack = int(day is not None and abs(civil(day // DAY)[0] - int(relative.value[:4])) > 1)
    return abs(int(relative.value[:4]) - int(named.value[:4])) > slack


def _says_month(timex: Timex) -> bool:
    return timex.granularity in ("month", "day") and _SAYS_MONTH.fullmatch(timex.said) is not None


def _told_as_one(facts: Facts, pair: Pair) -> bool:
    """Whether the two date one thing: set beside each other, taken up again, or in one clause with one verb."""
    lang = facts.documents[pair.first.document or ""].lang
    small = words_of(lang).within
    if pair.apposed or pair.linked(small):
        return True
    if set(pair.between) & _STOPS:
        return False
    return _set_beside(facts, pair, lang) or _one_verb(facts, pair, lang)


def _set_beside(facts: Facts, pair: Pair, lang: str) -> bool:
    """ "next month's vote, set for 6 May", "the quake of last month, which struck on 6 May"."""
    table = joints(lang)
    *heads, tail = _PARTING.split(pair.between)
    start = pair.second.start - len(tail)
    head = split(" ".join(heads))
    plain = not any(e.pos == "VERB" for e in facts.events_between(pair.first.document or "", pair.first.end, start))
    small = all(word in table.part for word in head)
    if not heads or not (small or plain) or len(head) > _HEAD or table.background & set(head):
        return False
    return _apposition(split(tail), lang)


def _apposition(tail: list[str], lang: str) -> bool:
    """Whether what stands behind the last comma only leads over to the date."""
    table = joints(lang)
    taken_up = len(tail) <= _TAIL and bool(tail) and tail[0] in table.takes_up and tail[-1] in table.day_prepositions
    return taken_up or all(word in table.part | words_of(lang).within for word in tail)


def _one_verb(facts: Facts, pair: Pair, lang: str) -> bool:
    """ "last month soldiers stormed the palace on 3 May": a day that dates the only verb between the two."""
    table, said = joints(lang), split(pair.between)
    relative, day = pair.first, pair.second
    if day.granularity != "day" or not _is_relative(relative) or not said or len(said) > _CLAUSE:
        return False
    events = facts.events_between(relative.document or "", relative.end, day.start)
    past = [e.pos for e in events] == ["VERB"] and events[0].tense == "PAST"
    dates = said[-1] in table.day_prepositions and not table.background & set(said)
    return past and dates and (day.begin or "") < (relative.begin or "")


CHECKS = ((RELATIVE, relative_against_month),)
