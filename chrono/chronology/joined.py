"""Joined: things that pairs make one, each known by the least of them."""

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T", str, int)


def joined(pairs: Iterable[tuple[T, T]]) -> dict[T, T]:
    """Everything that a pair names -> the least of all that it is joined with, directly or through others."""
    parent: dict[T, T] = {}

    def root(one: T) -> T:
        while parent.setdefault(one, one) != one:
            parent[one] = one = parent[parent[one]]
        return one

    for one, other in pairs:
        first, second = root(one), root(other)
        parent[max(first, second)] = min(first, second)
    return {one: root(one) for one in parent}
