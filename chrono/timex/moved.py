"""Day numbers that a PDF may have moved: a warning on each expression that has one."""

import re
from dataclasses import replace

from chrono.timex.model import Timex

WARNING = "digits may have been moved: text of a right-to-left PDF; compare with the page"
_TRUST = 0.5
"""Factor on the confidence: half of the day numbers in a trial page stood beside other words."""
_DAY_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def warn_of_moved_digits(timexes: tuple[Timex, ...]) -> tuple[Timex, ...]:
    """The same expressions; those with a number of one or two digits say that it may not be theirs."""
    return tuple(_warned(timex) if _DAY_NUMBER.search(timex.text) else timex for timex in timexes)


def _warned(timex: Timex) -> Timex:
    return replace(timex, confidence=timex.confidence * _TRUST, why=(*timex.why, WARNING))
