"""Allen's algebra, exhaustively on small intervals."""

from itertools import product

import pytest

from chrono.temporal.allen import ALL, NAMES, SIGNS, between, compose, converse, names, relation_set

INTERVALS = [(begin, end) for begin in range(6) for end in range(begin + 1, 6)]


def one(name):
    return relation_set([name])


def test_exactly_one_relation_holds_and_all_occur():
    held = {between(a, b) for a, b in product(INTERVALS, repeat=2)}
    assert held == {1 << index for index in range(13)}
    assert len(set(SIGNS)) == len(NAMES) == 13


@pytest.mark.parametrize(
    ("name", "a", "b"),
    [
        ("BEFORE", (0, 1), (2, 3)),
        ("IBEFORE", (0, 2), (2, 3)),
        ("OVERLAPS", (0, 2), (1, 4)),
        ("ENDED_BY", (0, 3), (2, 3)),
        ("INCLUDES", (0, 4), (1, 3)),
        ("BEGINS", (1, 2), (1, 4)),
        ("SIMULTANEOUS", (1, 2), (1, 2)),
        ("BEGUN_BY", (1, 4), (1, 2)),
        ("IS_INCLUDED", (1, 3), (0, 4)),
        ("ENDS", (2, 3), (0, 3)),
        ("OVERLAPPED_BY", (1, 4), (0, 2)),
        ("IAFTER", (2, 3), (0, 2)),
        ("AFTER", (3, 4), (0, 1)),
    ],
)
def test_names(name, a, b):
    assert names(between(a, b)) == (name,)


def test_converse():
    for a, b in product(INTERVALS, repeat=2):
        assert converse(between(a, b)) == between(b, a)
    assert converse(ALL) == ALL
    assert converse(one("BEFORE") | one("BEGINS")) == one("AFTER") | one("BEGUN_BY")


def test_composition_allows_just_what_occurs():
    seen = {}
    for a, b, c in product(INTERVALS, repeat=3):
        key = (between(a, b), between(b, c))
        seen[key] = seen.get(key, 0) | between(a, c)
    assert {key: compose(*key) for key in seen} == seen
    assert len(seen) == 169


@pytest.mark.parametrize(
    ("first", "second", "composed"),
    [
        ("BEFORE", "BEFORE", ["BEFORE"]),
        ("IBEFORE", "IBEFORE", ["BEFORE"]),
        ("IS_INCLUDED", "BEFORE", ["BEFORE"]),
        ("IBEFORE", "BEGINS", ["IBEFORE"]),
        ("OVERLAPS", "OVERLAPS", ["BEFORE", "IBEFORE", "OVERLAPS"]),
        ("BEGINS", "IS_INCLUDED", ["IS_INCLUDED"]),
        ("INCLUDES", "OVERLAPS", ["OVERLAPS", "ENDED_BY", "INCLUDES"]),
        ("BEFORE", "AFTER", list(NAMES)),
    ],
)
def test_known_entries_of_allens_table(first, second, composed):
    assert names(compose(one(first), one(second))) == tuple(composed)


def test_laws_of_the_algebra():
    singles = [1 << index for index in range(13)]
    equal = one("SIMULTANEOUS")
    for r, s in product(singles, repeat=2):
        assert compose(equal, r) == compose(r, equal) == r
        assert converse(compose(r, s)) == compose(converse(s), converse(r))
    for r, s, t in product(singles, repeat=3):
        assert compose(compose(r, s), t) == compose(r, compose(s, t))
    assert compose(0, ALL) == compose(ALL, 0) == 0


def test_unknown_name():
    with pytest.raises(ValueError):
        relation_set(["SOMETIME"])
