"""A season that describes something, with no year of its own, beside a month that it does not hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chrono.chronology.checks.inside import continues, month_of, says_month
from chrono.chronology.checks.pairs import Pair
from chrono.chronology.facts import Facts
from chrono.chronology.joints import joints, split
from chrono.chronology.light import NOMINAL
from chrono.chronology.names import naming
from chrono.chronology.phrases import words
from chrono.chronology.wording import forms
from chrono.document.model import Document
from chrono.timex.model import Timex

_WIDE, _TAIL, _SEASON, _REACH = 90, 24, 4, 3
"""The reach within one statement, code points looked at beside a season, and its months with one more at each end."""
_STOPS = frozenset(".;؛!?؟\n")
_PERIODS = frozenset({"quarter", "season", "half"})
_FINE = frozenset({"day", "month"})


@dataclass(frozen=True, slots=True)
class Season:
    """A season that describes or begins something, and a month it does not hold."""

    start: int
    end: int
    month: Timex


def seasons_beside(facts: Facts) -> Iterator[Season]:
    """ "The spring offensive of 2022 was launched in October", "December 2023 made that summer the hottest"."""
    for document in facts.chronology.documents:
        table, folded = words(document.lang), facts.folded(document)
        for match in table.season_words.finditer(folded.text) if table.seasons else ():
            start, end = folded.start(match.start()), folded.end(match.end(), document.text)
            first = table.seasons[match["s"]]
            months = _months(facts, document, start, end) or _next_month(facts, document, end)
            outside = months and all((month_of(t) - first + 1) % 12 > _SEASON for t in months)
            if outside and _tells(facts, document, start, end):
                yield Season(start, end, min(months, key=lambda t: (max(t.start - end, start - t.end), t.start)))


def _tells(facts: Facts, document: Document, start: int, end: int) -> bool:
    """Whether a season stands beside what happens in it, begins, or is the one told of; not in "Arab Spring"."""
    table, before_noun = words(document.lang), naming(document.lang).capitals
    before, behind = split(document.text[max(0, start - _TAIL) : start]), split(document.text[end : end + _TAIL])
    if table.season_names.intersection((*before[-1:], *behind[:1])):
        return False
    near = behind[:2] if before_noun else before[-1:]
    thing = any(table.season_things.intersection(_bare(w, document.lang)) for w in near)
    begins = table.season_verbs.intersection(behind[:_REACH] if before_noun else (*behind[:_REACH], *before[-1:]))
    return thing or bool(begins) or _names_event(facts, document, start, end)


def _bare(word: str, lang: str) -> tuple[str, ...]:
    """The forms of a word, also without an article glued to it."""
    glued = forms(word, lang)
    return (*glued, *(f.removeprefix(a) for f in glued for a in words(lang).definite if not naming(lang).capitals))


def _names_event(facts: Facts, document: Document, start: int, end: int) -> bool:
    """Whether a season describes an event right beside it, or stands behind "that" or "the height of"."""
    table = words(document.lang)
    before = split(document.text[max(0, start - _TAIL) : start])
    if any(e.pos in NOMINAL for e in facts.events_between(document.id, end, end + 3)):
        return True
    if not naming(document.lang).capitals and not table.peaks.intersection(before[-2:]):
        around = facts.events_between(document.id, max(0, start - _TAIL), start)
        return any(e.pos in NOMINAL and 0 < start - e.end <= 1 for e in around)
    return bool(table.peaks.intersection(before[-2:]))


def _next_month(facts: Facts, document: Document, end: int) -> Sequence[Timex]:
    """The one month of the sentence behind that of a season, where it tells on of it."""
    own = facts.sentence(document.id, end - 1)
    following = facts.timexes_between(document.id, own.end, own.end + _WIDE)[:1]
    if not following or facts.timexes_between(document.id, own.start, own.end) or own.end - end > _WIDE:
        return ()
    month = following[0]
    sentence = facts.sentence(document.id, month.start)
    fitting = month.granularity in _FINE and month.type == "DATE" and says_month(month)
    near = 0 <= sentence.start - own.end <= _REACH and "\n\n" not in document.text[end : month.start]
    tail = Pair(month, month, document.text[sentence.start : month.start])
    return [month] if fitting and near and continues(facts, tail) else ()


def _months(facts: Facts, document: Document, start: int, end: int) -> Sequence[Timex]:
    """The one month or day of the sentence of a season, or the two ends of one period, in one statement with it."""
    sentence, table = facts.sentence(document.id, start), words(document.lang)
    inside = facts.timexes_between(document.id, sentence.start, sentence.end)
    if any(t.start < end and start < t.end and t.granularity != "season" for t in inside):
        return ()
    months = [t for t in inside if t.granularity in _FINE and t.type == "DATE" and says_month(t, part=True)]
    if any(t.granularity in _PERIODS and not (t.start < end and start < t.end) for t in inside):
        return ()
    ends = {t.id for t in months} <= {i for r in facts.chronology.ranges for i in (r.from_, r.to)}
    if not months or (len(months) > 1 and not ends):
        return ()
    low, high = min(end, months[0].end), max(start, months[0].start)
    parting = joints(document.lang).background | table.after | table.before | table.since | table.parting
    said = split(document.text[low:high])
    said = said[:-1] if table.spans.intersection(said[-1:]) else said
    free = not any(parting.intersection(forms(w, document.lang)) for w in said)
    return months if free and high - low <= _WIDE and not set(document.text[low:high]) & _STOPS else ()
