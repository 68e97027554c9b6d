"""Sentences with their events and expressions marked, read into values for the link rules."""

import re
from collections.abc import Callable

import pytest

from chrono.document.model import Document
from chrono.event.model import Event
from chrono.temporal.civil import moment_text
from chrono.temporal.timex_value import value_interval
from chrono.timex.model import Range, Timex
from chrono.tlink import find_links

_MARK = re.compile(r"\[([^\]|]+)\|([^\]]+)\]|\{([^}|]+)\|([^}]+)\}")
_TENSES = ("PAST", "PRESENT", "FUTURE", "INFINITIVE")
_CLASSES = ("REPORTING", "ASPECTUAL", "STATE", "I_STATE", "I_ACTION", "PERCEPTION")
_TYPES = ("DURATION", "SET", "TIME")
_MODS = ("AFTER", "BEFORE", "START", "END")

Told = set[tuple[str, str, str]]


def _event(id_: str, start: int, word: str, marks: list[str]) -> Event:
    tense = next((m for m in marks if m in _TENSES), "NONE")
    class_ = next((m for m in marks if m in _CLASSES), "OCCURRENCE")
    aspect = "PERFECTIVE" if "PERFECTIVE" in marks else "NONE"
    pos = "NOUN" if tense == "NONE" else "VERB"
    return Event(id_, start, start + len(word), word, class_, pos, tense, aspect)


def _timex(id_: str, start: int, words: str, marks: list[str]) -> Timex:
    value = marks[-1]
    found = value_interval(value) if value[0].isdigit() else None
    interval = found[0] if found else None
    sides = (
        [None if s is None else moment_text(s) for s in (interval.begin, interval.end)] if interval else [None, None]
    )
    type_ = next((m for m in marks if m in _TYPES), "DATE")
    mod = next((m for m in marks if m in _MODS), None)
    calendar = "hijri" if "HIJRI" in marks else "gregorian"
    unit = "day" if len(value) == 10 else None
    return Timex(
        id_,
        start,
        start + len(words),
        words,
        type_,
        value,
        value,
        mod,
        begin=sides[0],
        finish=sides[1],
        calendar=calendar,
        granularity=unit,
    )


@pytest.fixture
def told() -> Callable[..., list]:
    """Links of a text such as "He [left|a PAST] {on Monday|t 2025-09-15}." in ``lang``, published 2025-09-16."""

    def links(text: str, lang: str, published: str | None = "2025-09-16", ranges: tuple[Range, ...] = ()) -> list:
        plain, events, timexes, at = "", [], [], 0
        for mark in _MARK.finditer(text):
            plain += text[at : mark.start()]
            at = mark.end()
            words, marks = (mark[1], mark[2].split()) if mark[1] else (mark[3], mark[4].split())
            into, read = (events, _event) if mark[1] else (timexes, _timex)
            into.append(read(marks[0], len(plain), words, marks[1:]))
            plain += words
        document = Document("d", plain + text[at:], lang, published=published)
        return [*find_links(document, timexes, ranges, events)]

    return links


@pytest.fixture
def stated(told) -> Callable[..., Told]:
    """The same as triples (from, rel, to)."""
    return lambda *args, **options: {(link.from_, link.rel, link.to) for link in told(*args, **options)}
