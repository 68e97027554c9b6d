"""Numbers in words: "twenty-five", "two hundred and ten"; in Arabic units stand before tens, joined by "and".

A language gives the words with their values; scales (hundred, thousand ...) multiply what stands before them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Values of number words, the scales among them, the joining words, and whether a unit may stand before a ten."""

    values: Mapping[str, int]
    joiners: frozenset[str]
    units_first: bool


def read(words: Sequence[str], start: int, table: NumberWords) -> list[tuple[int, int]]:
    """(end, value) of every number that begins at a word, shortest first; each is a complete number in itself."""
    found: list[tuple[int, int]] = []
    total, current, last = 0, None, None
    at, joined = start, False
    while at < len(words):
        value = table.values.get(words[at])
        if value is None:
            if joined or last is None or words[at] not in table.joiners:
                break
            joined = True
            at += 1
            continue
        step = _add(total, current, last, value, joined, table.units_first)
        if step is None:
            break
        total, current = step
        last, joined = value, False
        at += 1
        found.append((at, total + (current or 0)))
    return found


def _add(
    total: int, current: int | None, last: int | None, value: int, joined: bool, units_first: bool
) -> tuple[int, int | None] | None:
    """(total, current) after one more word, or None where it cannot follow."""
    if last is None:
        return (0, value)
    if value in {100, 1000, 1_000_000} and not joined and current:
        return _scale(total, current, value)
    if units_first and not joined:
        return (total, current + 10) if value == 10 and current and 0 < last < 10 else None  # the teens: "three ten"
    if current is None or value < _least(last):
        return (total, (current or 0) + value)
    if units_first and joined and last < 10 and value in range(20, 100, 10):
        return (total, (current or 0) + value)
    return None


def _scale(total: int, current: int, scale: int) -> tuple[int, int | None] | None:
    if scale == 100:
        return (total, current * 100) if current < 100 else None
    return (total + current * scale, None) if current < 1000 else None


def _least(last: int) -> int:
    """What may follow a word is smaller than its own order: after twenty one to nine, after two hundred up to 99."""
    if last >= 1000:
        return 1000
    return 100 if last >= 100 else 10 if last >= 20 else 0
