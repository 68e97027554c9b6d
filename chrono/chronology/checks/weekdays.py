"""Weekdays beside a date or in it, by their names: "a sunny Saturday, 5 May 2025", "4 May 2025 fell on a Tuesday"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chrono.chronology.facts import Facts
from chrono.chronology.joints import joints, split
from chrono.chronology.phrases import words
from chrono.chronology.wording import forms
from chrono.document.model import Document
from chrono.temporal.civil import DAY, weekday
from chrono.timex.model import Timex

_REACH, _WORDS, _AHEAD = 44, 6, 1
_WHOLE = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?")
_STOP = re.compile(r"[.;؛!?؟]\s")
_CLOSED = frozenset("\n")
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Named:
    """The name of a weekday in a text, and the date that it does not fall on."""

    start: int
    end: int
    day: int
    date: Timex

    @property
    def falls(self) -> int:
        """The weekday that the date is."""
        span = self.date.interval
        return weekday(span.begin // DAY) if span and span.begin is not None else self.day

    @property
    def inside(self) -> bool:
        """Whether the name stands in the expression of the date."""
        return self.date.start <= self.start < self.date.end


def named_weekdays(facts: Facts) -> Iterator[Named]:
    """The names of weekdays that deny the date they are told with."""
    for document in facts.chronology.documents:
        names, folded = words(document.lang).weekdays, facts.folded(document)
        for match in words(document.lang).weekday_words.finditer(folded.text) if names else ():
            start, end = folded.start(match.start("w")), folded.end(match.end("w"), document.text)
            date = _date(facts, document, start, end)
            named = Named(start, end, names[match["w"]], date) if date else None
            if named and named.falls != named.day:
                yield named


def _date(facts: Facts, document: Document, start: int, end: int) -> Timex | None:
    """The whole date that a weekday is told of: the one that holds it, or one beside it with small words between."""
    around = facts.timexes_between(document.id, start - 2 * _REACH, end + _REACH)
    if _every(document, start, end):
        return None
    for timex in around:
        if timex.start <= start and end <= timex.end and _FIGURE.search(timex.text):
            return timex if _is_whole(timex) and not _two_days(document, timex) else None
    behind = next((t for t in around if t.start >= end and _FIGURE.search(t.text)), None)
    if behind and _is_whole(behind) and _leads(document, document.text[end : behind.start]):
        return behind
    before = next((t for t in reversed(around) if t.end <= start), None)
    return before if before and _is_whole(before) and _follows(document, before, start) else None


def _is_whole(timex: Timex) -> bool:
    day = timex.type in ("DATE", "TIME") and _WHOLE.fullmatch(timex.said) is not None
    return day and not any(line.startswith("conflict:") for line in timex.why)


def _two_days(document: Document, timex: Timex) -> bool:
    """Whether an expression names two weekdays: "the night of Friday to Saturday 5 May"."""
    return len(words(document.lang).weekday_words.findall(" ".join(split(timex.text)))) > 1


def _every(document: Document, start: int, end: int) -> bool:
    """Whether a weekday comes again ("every Tuesday"), owns something or is counted from ("the Tuesday after")."""
    table = words(document.lang)
    before, behind = split(document.text[max(0, start - _REACH) : start])[-1:], document.text[end : end + _REACH]
    said = split(behind)[:1]
    return bool(
        table.each.intersection(before) or behind[:1] in tuple("'’-") or (table.after | table.before).intersection(said)
    )


def _small(document: Document) -> frozenset[str]:
    table = joints(document.lang)
    return (
        table.copula
        | table.takes_up
        | table.articles
        | table.day_prepositions
        | table.equal
        | words(document.lang).falls
    )


def _leads(document: Document, between: str) -> bool:
    """Whether a weekday leads over to the date behind it."""
    said = split(between)
    known = _small(document) | words(document.lang).within | words(document.lang).day_parts
    parts = _STOP.split(between.replace(":", "", 1))
    taken = len(parts) == 1 or (len(parts) == 2 and parts[1] and _takes_up(document, parts[1]))
    plain = all(known.intersection(forms(w, document.lang)) for w in said)
    return bool(taken) and plain and len(said) <= _WORDS and len(between) <= _REACH and not set(between) & _CLOSED


def _follows(document: Document, date: Timex, start: int) -> bool:
    """Whether a weekday is said of the date before it, perhaps with one word that describes it: "a sunny Saturday"."""
    between = document.text[date.end : start]
    said, table = split(between), joints(document.lang)
    ahead = split(document.text[max(0, date.start - _REACH) : date.start])[-_AHEAD:]
    if len(said) > 1 and said[-2] in table.articles:
        said = said[:-1]
    parts = _STOP.split(between)
    verbs = table.takes_up | words(document.lang).falls
    joined = not said or bool(set(between) & set(",،(-–—")) or len(parts) > 1
    joined = joined or any(verbs.intersection(forms(w, document.lang)) for w in (*ahead, *said))
    taken = len(parts) == 1 or (len(parts) == 2 and _takes_up(document, parts[1]))
    known = _small(document) | words(document.lang).day_parts
    plain = all(known.intersection(forms(w, document.lang)) for w in said)
    return bool(joined and taken) and plain and len(said) <= _WORDS and len(between) <= _REACH


def _takes_up(document: Document, tail: str) -> bool:
    """Whether a sentence begins with a word such as "it" or "that day"."""
    table, said = joints(document.lang), split(tail)[:1]
    return any((table.takes_up | words(document.lang).past_copula).intersection(forms(w, document.lang)) for w in said)
