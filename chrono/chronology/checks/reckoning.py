"""What the checks of arithmetic share: the span and the years of an expression, statements in order."""

from collections.abc import Sequence

from chrono.chronology.model import Statement
from chrono.temporal.civil import DAY, civil, parse_moment
from chrono.timex.model import Timex

FINE = frozenset({"day", "month", "year"})
"""Units of the dates that are reckoned with."""


def span_of(timex: Timex) -> tuple[int, int]:
    """Begin and end in instants, 0 for an open side."""
    begin, end = parse_moment(timex.begin or ""), parse_moment(timex.finish or "")
    return begin or 0, end or 0


def years_of(timex: Timex) -> tuple[int, int]:
    """The first and the last year of an expression."""
    begin, end = span_of(timex)
    return civil(begin // DAY)[0], civil((end - 1) // DAY)[0]


def in_order(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Statements in the order of the text."""
    return tuple(sorted(statements, key=lambda s: (s.start, s.end)))
