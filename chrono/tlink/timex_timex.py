"""Expression to expression, where the calendar does not say it by itself: twins of two calendars and ends of ranges."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from chrono.timex.model import Range, Timex
from chrono.tlink.model import TLink

_TWIN_GAP = 14
"""So many code points at most stand between two names of one day (a word for "corresponding to", brackets, a comma)."""


def order_times(timexes: Sequence[Timex], ranges: Sequence[Range]) -> Iterator[TLink]:
    """Twins (one day in two calendars) are SIMULTANEOUS, the first edge of a range comes BEFORE the second."""
    for first, second in pairwise(timexes):
        if _twins(first, second):
            yield TLink("", first.id, second.id, "SIMULTANEOUS", None, "two-calendars", 0.9)
    for span in ranges:
        if span.from_ and span.to and span.from_ != span.to:
            yield TLink("", span.from_, span.to, "BEFORE", None, "range", 0.9)


def _twins(first: Timex, second: Timex) -> bool:
    return (
        first.calendar != second.calendar
        and first.granularity == second.granularity
        and 0 <= second.start - first.end <= _TWIN_GAP
    )
