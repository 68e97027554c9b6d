"""Checks of arithmetic: ages, anniversaries, counts against what is listed."""

from collections.abc import Callable, Iterator

from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft, Kind

AGE = Kind("CHR114", "age-against-dates", "error", "An age that the dates of birth and event do not give")
ANNIVERSARY = Kind("CHR115", "anniversary-against-dates", "error", "An anniversary that the dates do not give")
COUNT = Kind("CHR116", "count-against-list", "warning", "A number of events that the list does not have")

CHECKS: tuple[tuple[Kind, Callable[[Facts], Iterator[Draft]]], ...] = ()
