"""Checks against named eras: "in 2019, under Biden"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chrono.chronology.checks.ruler import mentions
from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft, Kind
from chrono.document.model import Document
from chrono.grammar.named import load_named
from chrono.temporal.civil import DAY
from chrono.temporal.interval import Interval
from chrono.timex.model import Timex

ERA = Kind("CHR113", "era-against-date", "error", "A date outside the era it is told in")

_REACH = 60
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


def era_against_date(facts: Facts) -> Iterator[Draft]:
    """A date that lies outside the named era of the same clause."""
    ends = {end for r in facts.chronology.ranges for end in (r.from_, r.to)}
    for document in facts.chronology.documents:
        timexes = facts.timexes_in.get(document.id, [])
        dates = [t for t in timexes if t.type in ("DATE", "TIME") and t.interval and t.id not in ends and not is_era(t)]
        for era in (*_expressions(timexes), *_mentions(facts, document, timexes)) if dates else ():
            near = [t for t in dates if _near(facts, document, era, t)]
            date = min(near, key=lambda t: max(t.start - era.end, era.start - t.end), default=None)
            if date is not None and not any(date.interval and spell.overlaps(date.interval) for spell in era.spells):
                yield _draft(facts, document, era, date)


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
        if not any(t.start < end and start < t.end for t in timexes):
            yield Era(start, end, spells)


def _near(facts: Facts, document: Document, era: Era, timex: Timex) -> bool:
    """Whether a date stands in the clause of an era."""
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
