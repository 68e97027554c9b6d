"""The table of checks: one kind of finding and the function that finds it, in order of the codes."""

from collections.abc import Callable, Iterator

from chrono.chronology.checks import (
    ages,
    anchor,
    anniversaries,
    calendar,
    counts,
    dual,
    era,
    month,
    network,
    range_,
    sources,
    vague,
)
from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft, Kind

CHECKS: tuple[tuple[Kind, Callable[[Facts], Iterator[Draft]]], ...] = tuple(
    sorted(
        (
            *calendar.CHECKS,
            *dual.CHECKS,
            *range_.CHECKS,
            *anchor.CHECKS,
            *era.CHECKS,
            *month.CHECKS,
            *ages.CHECKS,
            *anniversaries.CHECKS,
            *counts.CHECKS,
            *network.CHECKS,
            *sources.CHECKS,
            *vague.CHECKS,
        ),
        key=lambda pair: pair[0].code,
    )
)
KINDS: tuple[Kind, ...] = tuple(kind for kind, _ in CHECKS)
