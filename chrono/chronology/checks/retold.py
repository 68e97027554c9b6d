"""One event told twice in a text with two dates: "an earthquake struck on 3 May ... the earthquake of 6 May"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chrono.chronology.facts import Facts
from chrono.chronology.names import bare_word, keys, naming
from chrono.chronology.phrases import words
from chrono.chronology.similar import alike
from chrono.document.fold import fold_word
from chrono.document.model import Document, Span
from chrono.event.model import Event
from chrono.temporal.civil import DAY
from chrono.timex.model import Timex

_FARTHEST = 40 * DAY
"""Dates further apart are of two events."""

_BESIDE = 16
"""The noun taken up stands within so many code points of the verb that told it first."""

_LATEST = 60
"""So many events back a noun may take one up."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Retold:
    """An event told with one date, and a noun that takes it up with another."""

    event: Event
    noun: str
    dates: tuple[Timex, Timex]


def retold(facts: Facts) -> Iterator[Retold]:
    """Events of a document that seem to be taken up by a noun with another date."""
    for document in facts.chronology.documents:
        nouns = [(noun, t) for t in facts.timexes_in.get(document.id, ()) if (noun := _noun_before(facts, document, t))]
        told = _told(facts, document) if nouns else []
        starts = [event.start for event, _ in told]
        found = [
            Retold(event, noun, (day, t))
            for noun, t in nouns
            for event, day in _lately(told, bisect_left(starts, t.start))
            if _one(facts, document, (event, day), (noun, t))
        ]
        yield from (r for r in found if len({x.dates[1].id for x in found if x.event is r.event}) == 1)


def _lately(told: Sequence[tuple[Event, Timex]], at: int) -> Sequence[tuple[Event, Timex]]:
    return told[max(0, at - _LATEST) : at]


def _told(facts: Facts, document: Document) -> list[tuple[Event, Timex]]:
    """Events with the one whole day that dates each of them, in order."""
    found = []
    for event in facts.events_in.get(document.id, ()):
        days = [facts.timexes[t] for t in facts.dates_of.get(event.id, ())]
        if len(days) == 1 and whole_day(days[0]) and event.polarity == "POS":
            found.append((event, days[0]))
    return found


def whole_day(timex: Timex) -> bool:
    """Whether an expression is one day of the calendar, not counted from another expression."""
    told = timex.anchor in (None, f"{timex.document}#t0") and timex.begin is not None and not timex.approximate
    return told and timex.type == "DATE" and timex.granularity == "day"


def _noun_before(facts: Facts, document: Document, timex: Timex) -> str | None:
    """The definite noun that a date follows: "the earthquake of", "the attack on", and the Arabic construct."""
    if not whole_day(timex):
        return None
    table, names = words(document.lang), naming(document.lang)
    start = facts.sentence(document.id, timex.start).start
    before = _WORD.findall(document.text[max(start, timex.start - 40) : timex.start])
    small = table.within | table.list_words
    said = [w for w in before[-2:] if fold_word(w) not in small]
    if not said or fold_word(said[-1]) in table.light:
        return None
    at = len(before) - 1 - before[::-1].index(said[-1])
    marked = at > 0 and fold_word(before[at - 1]) in table.definite
    glued = any(len(m) < 3 and fold_word(said[-1]).lstrip("وف").startswith(m) for m in table.definite)
    construct = not names.capitals and at == len(before) - 1
    whole = len(_WORD.findall(document.text[start : timex.start]))
    leads = whole - len(before) + at <= 2
    of = any(fold_word(w) == "of" for w in before[at + 1 :])
    return said[-1] if construct or ((marked or glued) and (leads or of)) else None


def _one(facts: Facts, document: Document, told: tuple[Event, Timex], taken: tuple[str, Timex]) -> bool:
    """Whether the noun, in a later sentence with another date, takes up this event: like words and a shared name."""
    (event, day), (noun, date) = told, taken
    if date.said.startswith("XXXX-WXX") and day.said[:4].isdigit():
        return False
    spans = [facts.sentence(document.id, x.start) for x in (event, date)]
    if spans[0].end > spans[1].start or not _apart(day, date) or _again(document, spans[1]):
        return False
    like = alike(event.text, noun, document.lang, document.lang) or _beside(document, event, noun)
    if not like:
        return False
    times = [[(t.start, t.end) for t in facts.timexes_between(document.id, s.start, s.end)] for s in spans]
    return bool(keys(document, spans[0], times[0]) & keys(document, spans[1], times[1]))


def _apart(first: Timex, second: Timex) -> bool:
    a, b = first.interval, second.interval
    if a is None or b is None or a.begin is None or b.begin is None:
        return False
    return 0 < abs(a.begin - b.begin) <= _FARTHEST and not a.overlaps(b)


def _beside(document: Document, event: Event, noun: str) -> bool:
    """Whether a noun stands right beside an event, as its subject or object."""
    table = naming(document.lang)
    around = document.text[max(0, event.start - _BESIDE) : event.start] + " " + document.text[event.end :][:_BESIDE]
    return any(bare_word(w, table) == bare_word(noun, table) for w in _WORD.findall(around))


def _again(document: Document, span: Span) -> bool:
    """Whether a sentence speaks of a second event of the kind."""
    return any(fold_word(w) in words(document.lang).again for w in _WORD.findall(document.text[span.start : span.end]))
