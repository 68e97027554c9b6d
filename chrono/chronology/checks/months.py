"""Months told by two names: those of other calendars ("Tammuz, that is August"), and their rank in the year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from chrono.chronology.checks.inside import month_of
from chrono.chronology.facts import Facts
from chrono.chronology.joints import joints, split
from chrono.chronology.model import Statement
from chrono.chronology.phrases import find, words
from chrono.chronology.wording import forms
from chrono.document.fold import fold_word
from chrono.document.model import Document

_REACH, _WORDS, _TAIL, _MONTHS, _NAME = 44, 6, 24, 12, 9
_BRACKET = re.compile(r"\s*\(\s*(?:\w+\s*)?")
_JOINT = re.compile(r"\s*[/=(]\s*|\s+[-–—]\s+|\s*[/=(-]\s*")
_DAY = re.compile(r"\d\d?(?:st|nd|rd|th)?|\s")


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a text: its numbers, whether by a name of another calendar, and the day that stands with it."""

    start: int
    end: int
    numbers: tuple[int, ...]
    other: bool
    day: str = ""


def months_named_twice(facts: Facts) -> Iterator[tuple[Statement, Statement]]:
    """Two neighbouring names of one month that are different months."""
    for document in facts.chronology.documents:
        for first, second in pairwise(sorted(_months(facts, document), key=lambda m: m.start)):
            apart = not set(first.numbers) & set(second.numbers)
            if apart and first.end <= second.start and _one(facts, document, first, second):
                yield facts.span(document.id, first.start, first.end), facts.span(document.id, second.start, second.end)


def _months(facts: Facts, document: Document) -> Iterator[Month]:
    """The months of a document: expressions, names that are none, and ranks such as "the ninth month"."""
    table, folded = words(document.lang), facts.folded(document)
    for timex in facts.timexes_in.get(document.id, ()):
        number, said = month_of(timex), fold_word(timex.text)
        if number and timex.granularity in ("day", "month") and timex.mod is None and timex.type == "DATE":
            name = table.month_words.search(said)
            other = name is not None
            numbers = _numbers(document, name["m"]) if name and timex.text.isalpha() else (number,)
            yield Month(timex.start, timex.end, numbers, other, timex.said[8:10])
    for match in table.month_words.finditer(folded.text):
        start, end = folded.start(match.start("m")), folded.end(match.end("m"), document.text)
        held = facts.timexes_between(document.id, start - _TAIL, end)
        if not any(t.start < end and start < t.end and month_of(t) for t in held):
            yield Month(start, end, _numbers(document, match["m"]), True)
    for phrase in find(document, folded, table.month_ranks):
        if 0 < phrase.number <= _MONTHS:
            yield Month(phrase.start, phrase.end, (phrase.number,), True)


def _numbers(document: Document, name: str) -> tuple[int, ...]:
    """The number of a named month; a name of the moon's year may mean the month before too."""
    table = words(document.lang)
    number = table.months[name]
    return (number, (number - 2) % _MONTHS + 1) if name in table.moon_months else (number,)


def _one(facts: Facts, document: Document, first: Month, second: Month) -> bool:
    """Whether the second is told as another name of the first."""
    between = document.text[first.end : second.start]
    if (
        len(between) > _REACH
        or set(between) & set(";؛!?؟\n")
        or not facts.together(document, first.start, second.start)
    ):
        return False
    said = [w for w in split(between) if not _DAY.fullmatch(w)]
    table = joints(document.lang)
    also = (
        any((table.also | table.one_name).intersection(forms(w, document.lang)) for w in said) and len(said) <= _WORDS
    )
    ranked = first.other and not first.day and between.strip() in tuple(",،") and second.end - second.start > 0
    joint = _JOINT.fullmatch(re.sub(r"\d+", "", between)) is not None
    alike = bool(first.day) and first.day == second.day
    if first.other == second.other:
        closed = document.text[second.end : second.end + 1] in tuple(")/")
        bracket = _BRACKET.fullmatch(between) is not None and closed
        slash = bool(first.day) and between == "/"  # "19 August/July": a day lies in one month
        same = not first.other and (slash or (bracket and alike))
        return same or (also and "or" not in said and not first.other and bracket)
    led = bool(said) and all(
        (table.also | table.one_name | table.equal | table.copula).intersection(forms(w, document.lang)) for w in said
    )
    return joint or also or led or alike or (ranked and first.end - first.start > _NAME)
