"""A month told of as a part of the period before it: "in summer 2023, with a peak in February"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from chrono.chronology.checks.pairs import Pair, neighbours
from chrono.chronology.facts import Facts
from chrono.chronology.joints import joints, split
from chrono.chronology.phrases import words
from chrono.chronology.wording import forms, wording
from chrono.document.fold import fold_word
from chrono.document.model import Document
from chrono.event.model import Event
from chrono.temporal.civil import DAY, civil
from chrono.temporal.interval import Interval
from chrono.timex.model import Timex

_REACH, _TAIL, _BEHIND = 60, 24, 3
"""Most code points between a period and its month, those looked at behind the month, and how many words of them."""
_WIDE, _VERBS, _LEADING, _NEXT, _YEAR = 90, 2, 5, 160, 4
"""The reach within one statement, the most verbs of one, and of words between a period and a date set beside it."""
_STOPS = frozenset(".;؛!?؟\n")
_PERIODS = frozenset({"quarter", "season", "half"})
_FINE = frozenset({"day", "month"})
_SPARE = 21 * DAY
"""A season may be that of the stars, which begins and ends so much later, or begin early."""


def told_inside(facts: Facts) -> Iterator[Pair]:
    """Pairs of a period and a day or month that the words between call a part of it, and that it does not hold."""
    for pair in neighbours(facts, _REACH):
        period, month = pair.first, pair.second
        fitting = period.granularity in _PERIODS and month.granularity in _FINE
        if fitting and not may_hold(period, month) and (_is_part(facts, pair) or _covers(facts, pair)):
            yield pair
    for pair in _listed(facts):
        if not may_hold(pair.first, pair.second):
            yield pair


def told_next(facts: Facts) -> Iterator[Pair]:
    """A period, and a month that the next sentence calls a part of it: "A dry summer. The worst month was May"."""
    for document in facts.chronology.documents:
        told = (t for t in facts.timexes_in.get(document.id, ()) if t.granularity != "year")
        for first, second in pairwise(told):
            between = document.text[first.end : second.start]
            after = facts.sentence(document.id, second.start)
            follows = first.end < after.start <= first.end + _NEXT and "\n\n" not in between
            fitting = first.granularity in _PERIODS and second.granularity in _FINE and says_month(second)
            if follows and fitting and not may_hold(first, second) and _one_year(first, second):
                tail = Pair(first, second, document.text[after.start : second.start])
                if continues(facts, tail):
                    yield Pair(first, second, between)


def continues(facts: Facts, tail: Pair) -> bool:
    """Whether a sentence that leads to a month tells on of the period before it: "The worst month was May"."""
    document = facts.documents[tail.second.document or ""]
    sentence, said = facts.sentence(document.id, tail.second.start), split(tail.between)
    events = facts.events_between(document.id, sentence.start, sentence.end)
    if any(e.class_ == "REPORTING" for e in events) or len(said) > 2 * _LEADING:
        return False
    heads = joints(document.lang).takes_up | words(document.lang).past_copula | words(document.lang).owners
    table = words(document.lang)
    apart = table.after | table.before | table.since | joints(document.lang).background
    taken = any(heads.intersection(forms(w, document.lang)) for w in said[:1])
    free = not any(apart.intersection(forms(w, document.lang)) for w in said)
    return _is_part(facts, tail) or (taken and free)


def _one_year(period: Timex, month: Timex) -> bool:
    """Whether a month names no year, or one of its period."""
    years = {(period.begin or "")[:_YEAR], (period.finish or "")[:_YEAR]}
    return month.said.startswith("XXXX-") or month.said[:_YEAR] in years


def part_of(facts: Facts) -> Iterator[Pair]:
    """A month that is called a part of the period behind it: "October was the best month of the second quarter"."""
    for pair in neighbours(facts, _REACH):
        month, period = pair.first, pair.second
        said, table = split(pair.between), words(facts.documents[pair.first.document or ""].lang)
        fitting = period.granularity in _PERIODS and month.granularity in _FINE and says_month(month)
        led = table.articles | table.within
        whole = not set(pair.between) & _STOPS
        if (
            fitting
            and whole
            and said
            and led.intersection(said[-1:])
            and _is_part(facts, pair)
            and not may_hold(period, month)
        ):
            yield pair


def _listed(facts: Facts) -> Iterator[Pair]:
    """A period and the second of two months told of it: "twice in the first half, in January and in October"."""
    for pair in neighbours(facts, _TAIL):
        document = facts.documents[pair.first.document or ""]
        table, said = words(document.lang), split(pair.between)
        joined = table.joiners.intersection(f for w in said for f in (*forms(w, document.lang), w[:1]))
        small = all(table.within.intersection(forms(w, document.lang)) or w in table.joiners for w in said)
        before = facts.timexes_between(document.id, pair.first.start - _REACH, pair.first.start)[-1:]
        period = before[0] if before and before[0].granularity in _PERIODS and "-" not in before[0].text else None
        if period and joined and small and pair.second.granularity in _FINE and may_hold(period, pair.first):
            between = document.text[period.end : pair.first.start]
            told = set(between) & set(",،") and _free(facts, Pair(period, pair.first, between))
            if told and facts.together(document, period.start, pair.second.start):
                yield Pair(period, pair.second, document.text[period.end : pair.second.start])


def _is_part(facts: Facts, pair: Pair) -> bool:
    """Whether a word such as "peak" or "especially" joins the two and nothing sets the second apart ("since")."""
    document = facts.documents[pair.first.document or ""]
    table = words(document.lang)
    between = _folded(pair.between)
    behind = _folded(document.text[pair.second.end : pair.second.end + _TAIL])[:_BEHIND]
    most = (
        any(w.endswith(table.superlatives) and len(w) > _BEHIND + 2 for w in between) if table.superlatives else False
    )
    said = {f for w in (*between, *behind) for f in forms(w, document.lang)}
    apart = (table.after | table.before | table.since) & set(between)
    return bool(most or table.parts & said) and not apart and "-" not in pair.first.text


def _covers(facts: Facts, pair: Pair) -> bool:
    """ "third-quarter results, covering April to June", "in the third quarter, between 4 February and 20 March"."""
    document = facts.documents[pair.first.document or ""]
    table, said = words(document.lang), split(pair.between)
    if not said:
        return pair.between.strip() == ":"
    range_ = len(said) == 1 and bool(table.spans.intersection(said)) and bool(set(pair.between) & set(",،("))
    bracket = len(said) <= _VERBS and pair.between.rstrip()[-1:] == "(" and pair.second.granularity == "day"
    before = split(document.text[max(0, pair.first.start - _TAIL) : pair.first.start])[-_BEHIND:]
    told = said if len(said) <= 2 * _LEADING - _VERBS else said[-2:]
    reports = (e.class_ == "REPORTING" for e in facts.events_between(document.id, pair.first.end, pair.second.start))
    holds = bool(table.covers.intersection((*told, *(before if len(said) <= _VERBS else ()))))
    tail = split(re.split(r"[,،]", pair.between)[-1])
    ranked = (
        bool(set(pair.between) & set(",،")) and len(tail) <= _BEHIND and bool(table.ordinals.keys() & set(tail[:1]))
    )
    return range_ or bracket or ranked or (holds and not any(reports))


def _folded(text: str) -> list[str]:
    return [w.strip(',.;:()،؛!?؟"') for w in fold_word(text).split()]


def may_hold(period: Timex, month: Timex) -> bool:
    """Whether a period can hold a day or month; the year of one that says none is free."""
    outer, inner = period.interval, month.interval
    if not outer or not inner or outer.begin is None or outer.end is None or inner.begin is None or inner.end is None:
        return True
    spare = _SPARE if period.granularity == "season" and period.mod is None else 0
    begin, end = outer.begin - spare, outer.end + spare
    said, first = month_of(month), civil(begin // DAY)
    if not (month.said.startswith("XXXX-") or period.said.startswith("XXXX-")):
        return Interval(begin, end).overlaps(inner)
    last = civil((end - 1) // DAY)
    length = (last[0] - first[0]) * 12 + last[1] - first[1]
    return not said or (said - first[1]) % 12 <= length


def month_of(timex: Timex) -> int:
    """The month that an expression says, or 0."""
    said = timex.said[5:7]
    return int(said) if said.isdecimal() else 0


def told_in_clause(facts: Facts) -> Iterator[Pair]:
    """A period that leads its clause, and a month or day of what is told of it: "in the summer ... measured on"."""
    for pair in neighbours(facts, _WIDE):
        period, month = pair.first, pair.second
        fitting = period.granularity in _PERIODS and month.granularity in _FINE and "-" not in period.text
        if fitting and says_month(month) and not may_hold(period, month) and _one_statement(facts, pair):
            yield pair


def says_month(timex: Timex, *, part: bool = False) -> bool:
    """Whether an expression says its month, whole or (``part``) in part: "late October"."""
    return month_of(timex) > 0 and (part or timex.mod is None)


def _one_statement(facts: Facts, pair: Pair) -> bool:
    """Whether a period leads its sentence and nothing before the month begins another thing."""
    document = facts.documents[pair.first.document or ""]
    said = split(pair.between)
    start = facts.sentence(document.id, pair.first.start).start
    ahead = [e for e in facts.events_between(document.id, start, pair.first.start) if e.pos == "VERB"]
    verbs = [e for e in facts.events_between(document.id, pair.first.end, pair.second.start) if e.pos == "VERB"]
    plain = all(e.class_ != "REPORTING" and e.tense != "FUTURE" for e in verbs)
    lead = not ahead or _takes_up(said, document.lang) or _reported(document, ahead, pair.first.start)
    subject = len(ahead) == 1 and not verbs and _is_subject(document, ahead[0].end, pair.first.start)
    told = 0 < len(verbs) <= _VERBS or (len(said) <= _LEADING and _sets_beside(document, pair.between))
    return _free(facts, pair) and plain and ((lead and told) or subject)


def _reported(document: Document, ahead: Sequence[Event], start: int) -> bool:
    """Whether only a verb of saying with "that" stands before a period: the clause of what is said begins with it."""
    table = wording(document.lang)
    said = split(document.text[ahead[-1].end : start]) if len(ahead) == 1 and ahead[0].class_ == "REPORTING" else []
    return table is not None and bool(table.that.intersection(said))


def _free(facts: Facts, pair: Pair) -> bool:
    """Whether no word between a period and a month begins another thing, and no stop."""
    document = facts.documents[pair.first.document or ""]
    table, said = words(document.lang), split(pair.between)
    if table.spans.intersection(said[-1:]):
        said = said[:-1]  # "lasted from 3 October to 9 November"
    parting = joints(document.lang).background | table.after | table.before | table.since | table.parting
    free = not any(parting.intersection(forms(w, document.lang)) for w in said)
    return free and not set(pair.between) & _STOPS


def _sets_beside(document: Document, between: str) -> bool:
    """Whether a comma or colon and a few words lead to a date: "In summer, on a cold 3 December"."""
    led = joints(document.lang).day_prepositions | words(document.lang).within
    parts = re.split(r"[,،:]", between)
    tail = split(parts[-1])
    return len(parts) > 1 and len(tail) <= _BEHIND + 1 and bool(led.intersection(tail[:1]))


def _is_subject(document: Document, end: int, start: int) -> bool:
    """Whether a period follows its verb at once: an Arabic clause that it is the subject of."""
    table = wording(document.lang)
    return table is not None and table.verb_first and start - end <= _LEADING


def _takes_up(said: list[str], lang: str) -> bool:
    """Whether a relative word right behind a period begins what is told of it: "the quarter, which ended in"."""
    return bool(said) and said[0] in joints(lang).takes_up | words(lang).relative and len(said) <= _VERBS + 2
