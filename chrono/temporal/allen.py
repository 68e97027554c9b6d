"""Allen's interval relations: the 13 of them, converse, composition, and sets of them as bits.

J. F. Allen, "Maintaining Knowledge about Temporal Intervals", CACM 26 (1983). Nothing is typed in: relations are told
apart by the order of the end points, and the composition table is derived by enumerating small intervals. Names are
TimeML's, read strictly: here BEFORE leaves a gap (IBEFORE is "meets"), INCLUDES leaves room on both sides.
"""

from collections.abc import Iterable
from functools import cache

NAMES = (
    "BEFORE", "IBEFORE", "OVERLAPS", "ENDED_BY", "INCLUDES", "BEGINS", "SIMULTANEOUS",
    "BEGUN_BY", "IS_INCLUDED", "ENDS", "OVERLAPPED_BY", "IAFTER", "AFTER",
)  # fmt: skip
"""The 13 relations; bit i of a set stands for ``NAMES[i]``."""

ALL = (1 << len(NAMES)) - 1
"""The set of all 13: nothing is known."""

Pair = tuple[int, int]
"""An interval ``[begin, end)`` with ``begin < end``."""

# One pair of intervals for each name, in that order: it defines the name by the order of its end points.
_PICTURES: tuple[tuple[Pair, Pair], ...] = (
    ((0, 1), (2, 3)), ((0, 1), (1, 2)), ((0, 2), (1, 3)), ((0, 2), (1, 2)), ((0, 3), (1, 2)),
    ((0, 1), (0, 2)), ((0, 1), (0, 1)), ((0, 2), (0, 1)), ((1, 2), (0, 3)), ((1, 2), (0, 2)),
    ((1, 3), (0, 2)), ((1, 2), (0, 1)), ((2, 3), (0, 1)),
)  # fmt: skip


def signs(a: Pair, b: Pair) -> tuple[int, int, int, int]:
    """How ``b``'s (begin, end) lie to ``a``'s begin, then to ``a``'s end: -1 before, 0 at, 1 after."""
    one, two, three, four = (_sign(y - x) for x in a for y in b)
    return one, two, three, four


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


SIGNS = tuple(signs(a, b) for a, b in _PICTURES)
"""Per relation how the end points lie (see ``signs``)."""

_INDEX = {pattern: index for index, pattern in enumerate(SIGNS)}


def between(a: Pair, b: Pair) -> int:
    """The one relation that holds between two intervals, as a set of one."""
    return 1 << _INDEX[signs(a, b)]


def relation_set(names: Iterable[str]) -> int:
    """The set of some relation names; ValueError for a name that is none."""
    result = 0
    for name in names:
        result |= 1 << NAMES.index(name)
    return result


def names(relations: int) -> tuple[str, ...]:
    """The names in a set, in the order of ``NAMES``."""
    return tuple(name for index, name in enumerate(NAMES) if relations >> index & 1)


def converse(relations: int) -> int:
    """The relations of b to a, given those of a to b."""
    return _converted(relations, _converses())


def compose(first: int, second: int) -> int:
    """The possible relations of a to c, given those of a to b and of b to c."""
    table = _compositions()
    result = 0
    for left in _members(first):
        for right in _members(second):
            result |= table[left][right]
    return result


def _members(relations: int) -> list[int]:
    return [index for index in range(len(NAMES)) if relations >> index & 1]


def _converted(relations: int, table: tuple[int, ...]) -> int:
    result = 0
    for index in _members(relations):
        result |= table[index]
    return result


@cache
def _converses() -> tuple[int, ...]:
    return tuple(between(b, a) for a, b in _PICTURES)


@cache
def _compositions() -> tuple[tuple[int, ...], ...]:
    """Every order of three intervals' six end points occurs among the intervals over 0..5."""
    intervals = [(begin, end) for begin in range(6) for end in range(begin + 1, 6)]
    index = {(a, b): _INDEX[signs(a, b)] for a in intervals for b in intervals}
    table = [[0] * len(NAMES) for _ in NAMES]
    for a in intervals:
        for b in intervals:
            row = table[index[a, b]]
            for c in intervals:
                row[index[b, c]] |= 1 << index[a, c]
    return tuple(tuple(row) for row in table)
