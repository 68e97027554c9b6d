"""Bounds: where an event lies, as the earliest and latest moments of its begin and its end."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """Instants (seconds) between which an event begins and ends; None is unknown, never a sentinel.

    Ends are half-open: the end is the first moment after the event, so an event inside 19 August has
    ``earliest_begin`` 19 August 00:00 and ``latest_end`` 20 August 00:00.
    """

    earliest_begin: int | None = None
    latest_begin: int | None = None
    earliest_end: int | None = None
    latest_end: int | None = None
