"""Remarks of the recogniser on an expression, ``conflict:<kind>: words`` and ``note:<kind>: words`` in ``why``."""

from collections.abc import Iterator

from chrono.chronology.facts import Facts
from chrono.timex.model import Timex


def remarks(facts: Facts, kind: str) -> Iterator[tuple[Timex, str]]:
    """Every expression with a remark of this kind (``conflict:weekday-date``), and its words."""
    prefix = f"{kind}:"
    for timex in facts.chronology.timexes:
        for line in timex.why:
            if line.startswith(prefix):
                yield timex, line[len(prefix) :].strip()
