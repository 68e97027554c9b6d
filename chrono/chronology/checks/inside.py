"""A month told of as a part of the period before it: "in summer 2023, with a peak in February"."""

from collections.abc import Iterator
from dataclasses import dataclass

from chrono.chronology.checks.pairs import Pair, neighbours
from chrono.chronology.facts import Facts
from chrono.chronology.joints import joints, split
from chrono.chronology.light import NOMINAL
from chrono.chronology.names import naming
from chrono.chronology.phrases import words
from chrono.chronology.wording import forms
from chrono.document.fold import fold_word
from chrono.document.model import Document
from chrono.temporal.civil import DAY, civil
from chrono.timex.model import Timex

_REACH, _TAIL, _BEHIND = 60, 24, 3
"""Most code points between a period and its month, those looked at behind the month, and how many words of them."""
_WIDE, _VERBS, _SEASON = 90, 2, 4
"""The reach within one statement, the most verbs of one, and the months of a season with one more at each end."""
_STOPS = frozenset(".;؛!?؟\n")
_PERIODS = frozenset({"quarter", "season", "half"})
_FINE = frozenset({"day", "month"})


def told_inside(facts: Facts) -> Iterator[Pair]:
    """Pairs of a period and a day or month that the words between call a part of it, and that it does not hold."""
    for pair in neighbours(facts, _REACH):
        period, month = pair.first, pair.second
        fitting = period.granularity in _PERIODS and month.granularity in _FINE and "-" not in period.text
        if fitting and _is_part(facts, pair) and not may_hold(period, month):
            yield pair


def _is_part(facts: Facts, pair: Pair) -> bool:
    """Whether a word such as "peak" or "especially" joins the two and nothing sets the second apart ("since")."""
    document = facts.documents[pair.first.document or ""]
    table = words(document.lang)
    between = _folded(pair.between)
    behind = _folded(document.text[pair.second.end : pair.second.end + _TAIL])[:_BEHIND]
    most = (
        any(w.endswith(table.superlatives) and len(w) > _BEHIND + 2 for w in between) if table.superlatives else False
    )
    return bool(most or table.parts & {*between, *behind}) and not (table.after | table.before | table.since) & set(
        between
    )


def _folded(text: str) -> list[str]:
    return [w.strip(',.;:()،؛!?؟"') for w in fold_word(text).split()]


def may_hold(period: Timex, month: Timex) -> bool:
    """Whether a period can hold a day or month; the year of one that says none is free."""
    outer, inner = period.interval, month.interval
    if not outer or not inner or outer.begin is None or outer.end is None or inner.begin is None or inner.end is None:
        return True
    said, first = _month_of(month), civil(outer.begin // DAY)
    if not (month.said.startswith("XXXX-") or period.said.startswith("XXXX-")):
        return outer.overlaps(inner)
    last = civil((outer.end - 1) // DAY)
    length = (last[0] - first[0]) * 12 + last[1] - first[1]
    return not said or (said - first[1]) % 12 <= length


def _month_of(timex: Timex) -> int:
    """The month that an expression says, or 0."""
    said = timex.said[5:7]
    return int(said) if said.isdecimal() else 0


def told_in_clause(facts: Facts) -> Iterator[Pair]:
    """A period that leads its clause, and a month or day of what is told of it: "in the summer ... measured on"."""
    for pair in neighbours(facts, _WIDE):
        period, month = pair.first, pair.second
        fitting = period.granularity in _PERIODS and month.granularity in _FINE and "-" not in period.text
        if fitting and _says_month(month) and not may_hold(period, month) and _one_statement(facts, pair):
            yield pair


def _says_month(timex: Timex) -> bool:
    return _month_of(timex) > 0 and timex.mod is None


def _one_statement(facts: Facts, pair: Pair) -> bool:
    """Whether a period leads its sentence and nothing before the month begins another thing."""
    document = facts.documents[pair.first.document or ""]
    table, said = words(document.lang), split(pair.between)
    start = facts.sentence(document.id, pair.first.start).start
    ahead = [e for e in facts.events_between(document.id, start, pair.first.start) if e.pos == "VERB"]
    verbs = [e for e in facts.events_between(document.id, pair.first.end, pair.second.start) if e.pos == "VERB"]
    plain = all(e.class_ != "REPORTING" and e.tense != "FUTURE" for e in verbs)
    parting = joints(document.lang).background | table.after | table.before | table.since | table.parting
    free = not any(parting.intersection(forms(w, document.lang)) for w in said)
    lead = not ahead or _takes_up(said, document.lang)
    return bool(free and plain and lead and 0 < len(verbs) <= _VERBS and not set(pair.between) & _STOPS)


def _takes_up(said: list[str], lang: str) -> bool:
    """Whether a relative word right behind a period begins what is told of it: "the quarter, which ended in"."""
    return bool(said) and said[0] in joints(lang).takes_up | words(lang).relative and len(said) <= _VERBS + 2


@dataclass(frozen=True, slots=True)
class Season:
    """A season named beside an event or "at the height of", with no year of its own, and a month it does not hold."""

    start: int
    end: int
    month: Timex


def seasons_beside(facts: Facts) -> Iterator[Season]:
    """ "The spring offensive of 2022 was launched in October", "December 2023 made that summer the hottest"."""
    for document in facts.chronology.documents:
        table, folded = words(document.lang), facts.folded(document)
        for match in table.season_words.finditer(folded.text) if table.seasons else ():
            start, end = folded.start(match.start()), folded.end(match.end(), document.text)
            month = _nearest_month(facts, document, start, end)
            first = table.seasons[match["s"]]
            if month and _names_event(facts, document, start, end) and (_month_of(month) - first + 1) % 12 > _SEASON:
                yield Season(start, end, month)


def _names_event(facts: Facts, document: Document, start: int, end: int) -> bool:
    """Whether a season describes an event right beside it, or stands behind "that" or "the height of"."""
    table = words(document.lang)
    before = split(document.text[max(0, start - _TAIL) : start])
    if any(e.pos in NOMINAL for e in facts.events_between(document.id, end, end + 3)):
        return True
    if not naming(document.lang).capitals and not table.peaks.intersection(before[-2:]):
        around = facts.events_between(document.id, start - _TAIL, start)
        return any(e.pos in NOMINAL and 0 < start - e.end <= 1 for e in around)
    return bool(table.peaks.intersection(before[-2:]))


def _nearest_month(facts: Facts, document: Document, start: int, end: int) -> Timex | None:
    """The one month or day of the sentence of a season, with nothing between that begins another thing."""
    sentence, table = facts.sentence(document.id, start), words(document.lang)
    inside = facts.timexes_between(document.id, sentence.start, sentence.end)
    if any(t.start < end and start < t.end and t.granularity != "season" for t in inside):
        return None
    months = [t for t in inside if t.granularity in _FINE and t.type == "DATE" and _says_month(t)]
    if len(months) != 1 or any(t.granularity in _PERIODS and not (t.start < end and start < t.end) for t in inside):
        return None
    low, high = min(end, months[0].end), max(start, months[0].start)
    parting = joints(document.lang).background | table.after | table.before | table.since | table.parting
    between = document.text[low:high]
    free = not any(parting.intersection(forms(w, document.lang)) for w in split(between))
    return months[0] if free and high - low <= _WIDE and not set(between) & _STOPS else None
