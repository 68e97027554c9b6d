"""Plans told without a future verb: "the law takes effect on 3 May", "the upcoming vote of 3 May"."""

import re
from collections.abc import Iterator

from chrono.chronology.facts import Facts
from chrono.chronology.joints import joints, split
from chrono.chronology.names import naming
from chrono.chronology.phrases import words
from chrono.chronology.wording import forms
from chrono.document.model import Document, Span
from chrono.temporal.civil import DAY
from chrono.timex.model import Timex

_REACH, _NOUN, _LATELY = 60, 4, 3 * 366 * DAY
_STOPS = frozenset(".;:؛!?؟\n(")
_YEAR = re.compile(r"\d{4}-")
_WORD = re.compile(r"\w+")


def scheduled(facts: Facts, document: Document, day: int) -> Iterator[tuple[Span, Timex]]:
    """(words of the plan, date of the years before publication) for present verbs and words such as "upcoming"."""
    folded, table = facts.folded(document), words(document.lang)
    for match in table.schedules.finditer(folded.text):
        start, end = folded.start(match.start()), folded.end(match.end(), document.text)
        timex = _next(facts, document, end, day)
        between = split(document.text[end : timex.start]) if timex else []
        if timex and not _told_past(facts, document, start) and not _apart(between, document.lang):
            yield Span(start, end), timex
    for place, end in _upcoming(document):
        timex = _next(facts, document, end, day, comma=True)
        said = split(document.text[end : timex.start]) if timex else []
        small = len(said) <= (_NOUN if naming(document.lang).capitals else 2)
        if timex and small and not _told_past(facts, document, place.start) and not _apart(said, document.lang):
            yield place, timex


def _upcoming(document: Document) -> Iterator[tuple[Span, int]]:
    table = words(document.lang)
    for word in _WORD.finditer(document.text):
        if table.upcoming.intersection(forms(word[0], document.lang)):
            yield Span(word.start(), word.end()), word.end()


def _next(facts: Facts, document: Document, end: int, day: int, *, comma: bool = False) -> Timex | None:
    """The next expression of the clause, where it is a date that says its year and lies some time back."""
    timex = next(iter(facts.timexes_between(document.id, end, end + _REACH)), None)
    parting = _STOPS if comma else _STOPS | set(",،")
    if (
        timex is None
        or set(document.text[end : timex.start]) & parting
        or not facts.together(document, end - 1, timex.start)
    ):
        return None
    span = timex.interval
    dated = timex.type == "DATE" and _YEAR.match(timex.said) and not timex.approximate
    past = span is not None and span.end is not None and day - _LATELY <= span.end <= day
    return timex if dated and past else None


def _told_past(facts: Facts, document: Document, start: int) -> bool:
    """Whether a sentence tells of the past, or of a work or record that begins at some date."""
    sentence = facts.sentence(document.id, start)
    events = facts.events_between(document.id, sentence.start, sentence.end)
    past = any(e.pos == "VERB" and e.tense == "PAST" and e.class_ != "REPORTING" for e in events)
    said = [f for w in split(document.text[sentence.start : sentence.end]) for f in forms(w, document.lang)]
    return past or bool((words(document.lang).past_copula | words(document.lang).works).intersection(said))


def _apart(between: list[str], lang: str) -> bool:
    """Whether a word such as "since" or "which" parts a plan from a date."""
    table = words(lang)
    apart = table.after | table.since | table.relative | joints(lang).background - table.before - joints(lang).from_
    return any(apart.intersection(forms(w, lang)) for w in between)
