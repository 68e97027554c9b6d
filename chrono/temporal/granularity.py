"""Granularity: the calendar unit of precision of a value, finest first."""

from enum import IntEnum


class Granularity(IntEnum):
    """Calendar unit of precision; a smaller member is finer. ``str(g)`` is the word of the contract."""

    SECOND = 0
    MINUTE = 1
    HOUR = 2
    DAYPART = 3
    DAY = 4
    WEEKEND = 5
    WEEK = 6
    MONTH = 7
    SEASON = 8
    QUARTER = 9
    HALF = 10
    YEAR = 11
    DECADE = 12
    CENTURY = 13
    MILLENNIUM = 14

    def __str__(self) -> str:
        return _WORDS[self]


_WORDS = tuple(unit.name.lower() for unit in Granularity)
