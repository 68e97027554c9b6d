"""Checks against named eras: "in 2019, under Biden"."""

from collections.abc import Iterator

from chrono.chronology.checks.pairs import near
from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft, Kind
from chrono.timex.model import Timex

ERA = Kind("CHR113", "era-against-date", "error", "A date outside the era it is told in")

_REACH = 60


def era_against_date(facts: Facts) -> Iterator[Draft]:
    """A date that lies outside the named era of the same clause."""
    for document in facts.chronology.documents:
        timexes = facts.timexes_in.get(document.id, [])
        for era in filter(is_era, timexes):
            yield from (_draft(facts, era, t) for t in timexes if _clash(facts, era, t, timexes))


def _clash(facts: Facts, era: Timex, timex: Timex, timexes: list[Timex]) -> bool:
    near_by = near(facts, era, timex, _REACH) and _alone(era, timex, timexes)
    return near_by and not is_era(timex) and _outside(era, timex)


def _draft(facts: Facts, era: Timex, timex: Timex) -> Draft:
    return Draft(
        f'"{timex.text}" lies outside "{era.text}"',
        f'"{era.text}" runs from {era.begin} to {era.finish} (exclusive); "{timex.text}" is {timex.value}.',
        tuple(facts.quote(t) for t in sorted((era, timex), key=lambda t: t.start)),
        "correct the date, or name the era that held it",
        facts.entries(facts.events[e] for e in facts.events_dated_by(timex.id)),
    )


def is_era(timex: Timex) -> bool:
    """Whether an expression is a named period: its value is given by two dates."""
    return timex.type == "DATE" and "/" in timex.value and timex.granularity is None and timex.anchor is None


def _alone(era: Timex, timex: Timex, timexes: list[Timex]) -> bool:
    """Whether no third expression stands between the two."""
    low, high = sorted((era.start, timex.start))
    return not any(low < t.start < high for t in timexes)


def _outside(era: Timex, timex: Timex) -> bool:
    outer, inner = era.interval, timex.interval
    return bool(timex.type in ("DATE", "TIME") and outer and inner and not outer.overlaps(inner))


CHECKS = ((ERA, era_against_date),)
