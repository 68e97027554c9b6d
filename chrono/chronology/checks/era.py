"""Checks against named eras: "in 2019, under Biden"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chrono.chronology.checks.ruler import mentions, subjects
from chrono.chronology.checks.vague import joined, outside
from chrono.chronology.checks.windows import Window
from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft, Kind
from chrono.chronology.joints import joints, split
from chrono.chronology.phrases import words
from chrono.chronology.wording import forms
from chrono.document.model import Document
from chrono.grammar.named import load_named
from chrono.temporal.civil import DAY, parse_moment
from chrono.temporal.interval import Interval
from chrono.timex.model import Timex

ERA = Kind("CHR113", "era-against-date", "error", "A date outside the era it is told in")

_REACH, _LEAD = 60, 16
_LONG = 300 * DAY
"""A period without an entry of ours is an era from this length on."""

_KEY = re.compile(r"(?:(term) \d+ of )?([a-z][a-z0-9-]*)[:,] ")
_STOPS = frozenset(".;:؛!?؟\n")


@dataclass(frozen=True, slots=True)
class Era:
    """A mention of a named period, and the stretches it may mean."""

    start: int
    end: int
    spells: tuple[Interval, ...]
    subject: bool = False


def era_against_date(facts: Facts) -> Iterator[Draft]:
    """A date that lies outside the named era of the same clause."""
    ends = {end for r in facts.chronology.ranges for end in (r.from_, r.to)}
    for document in facts.chronology.documents:
        timexes = facts.timexes_in.get(document.id, [])
        dates = [t for t in timexes if t.type in ("DATE", "TIME") and t.interval and t.id not in ends and not is_era(t)]
        yield from _decades(facts, document)
        for era in (*_expressions(timexes), *_mentions(facts, document, timexes)) if dates else ():
            near = [t for t in dates if _near(facts, document, era, t) and (not era.subject or _told(facts, era, t))]
            date = min(near, key=lambda t: max(t.start - era.end, era.start - t.end), default=None)
            if date is not None and not any(date.interval and spell.overlaps(date.interval) for spell in era.spells):
                yield _draft(facts, document, era, date)


def _decades(facts: Facts, document: Document) -> Iterator[Draft]:
    """A year told of a decade or century that does not hold it: "The sixties were wild: in 1978 the club burned"."""
    day = parse_moment(document.published or "")
    for timex in facts.timexes_in.get(document.id, ()) if day is not None else ():
        span = timex.interval
        before = split(document.text[max(0, timex.start - _LEAD) : timex.start])[-1:]
        table = words(document.lang)
        apart = (table.after | table.before | table.since | joints(document.lang).background).intersection(before)
        whole = timex.granularity in ("decade", "century") and not timex.mod and not apart
        if whole and span and span.begin is not None and span.end is not None:
            window = Window(document.id, timex.start, timex.end, timex.text, span.begin, span.end, sure=True)
            sentence = facts.sentence(document.id, timex.start)
            for date in facts.timexes_between(document.id, sentence.start, sentence.end):
                if (
                    date is not timex
                    and outside(window, date, day or 0)
                    and joined(facts, document, window, date, day or 0)
                ):
                    yield _draft(facts, document, Era(timex.start, timex.end, ()), date)


def is_era(timex: Timex) -> bool:
    """Whether an expression is a named period: its value is given by two dates."""
    return timex.type == "DATE" and "/" in timex.value and timex.granularity is None and timex.anchor is None


def _expressions(timexes: Sequence[Timex]) -> Iterator[Era]:
    """The expressions that are named periods; a person's who came back to office may mean each time."""
    for timex in filter(is_era, timexes):
        matches = [m for line in timex.why if (m := _KEY.match(line))]
        entry = load_named().entries.get(matches[0][2]) if matches and not matches[0][1] else None
        spells = entry.spells() if entry else ()
        interval = timex.interval
        long = (
            interval
            and interval.begin is not None
            and interval.end is not None
            and interval.end - interval.begin > _LONG
        )
        if spells or long:
            yield Era(timex.start, timex.end, spells or ((interval,) if interval else ()))


def _mentions(facts: Facts, document: Document, timexes: Sequence[Timex]) -> Iterator[Era]:
    """Rulers, wars and states told as the time of something, where they are no expressions of their own."""
    for start, end, spells in mentions(document, facts.folded(document)):
        if not any(t.start < end and start < t.end and not (start <= t.start and t.end <= end) for t in timexes):
            yield Era(start, end, spells)
    for start, end, spells in subjects(facts, document):
        yield Era(start, end, spells, subject=True)


def _told(facts: Facts, era: Era, timex: Timex) -> bool:
    """Whether a date behind a war or state and its verb dates that verb and nothing told later in the clause."""
    document = facts.documents[timex.document or ""]
    table, between = words(document.lang), split(document.text[era.end : timex.start])
    if timex.end <= era.start:
        return _leads(facts, document, era, timex)
    if timex.start < era.end:
        return timex.end > era.end
    others = [e for e in facts.events_between(document.id, era.end, timex.start) if e.pos == "VERB"]
    apart = table.after | table.before | table.since | table.relative | joints(document.lang).background
    free = not any(apart.intersection(forms(w, document.lang)) for w in between)
    return free and not others and timex.granularity in ("day", "month", "year")


def _leads(facts: Facts, document: Document, era: Era, timex: Timex) -> bool:
    """Whether a date leads the clause of a subject: "In 1996 the Soviet Union annexed"."""
    sentence = facts.sentence(document.id, timex.start)
    small = words(document.lang).within | joints(document.lang).day_prepositions
    ahead, between = split(document.text[sentence.start : timex.start]), split(document.text[timex.end : era.start])
    led = bool(ahead) and all(small.intersection(forms(w, document.lang)) for w in ahead)
    verbs = [e for e in facts.events_between(document.id, timex.end, era.start) if e.pos == "VERB"]
    return led and len(between) <= 2 and len(verbs) <= 1 and timex.granularity in ("day", "month", "year")


def _near(facts: Facts, document: Document, era: Era, timex: Timex) -> bool:
    """Whether a date stands in the clause of an era."""
    if era.start < timex.start < era.end < timex.end:
        return True  # "the October War in 1977", where a date begins within the name
    low, high = (era.end, timex.start) if era.start <= timex.start else (timex.end, era.start)
    between = document.text[low:high]
    same = facts.together(document, min(era.start, timex.start), max(era.start, timex.start))
    return 0 <= high - low <= _REACH and not set(between) & _STOPS and same


def _draft(facts: Facts, document: Document, era: Era, timex: Timex) -> Draft:
    name = document.text[era.start : era.end]
    quotes = (facts.span(document.id, era.start, era.end), facts.quote(timex))
    return Draft(
        f'"{timex.text}" lies outside "{name}"',
        f'"{timex.text}" is {timex.value}, which is no time of "{name}" in the named times.',
        tuple(sorted(quotes, key=lambda s: s.start)),
        "correct the date, or name the era that held it",
        facts.entries(facts.events[e] for e in facts.events_dated_by(timex.id)),
    )


CHECKS = ((ERA, era_against_date),)
