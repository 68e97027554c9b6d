"""What a stated relation means, on every pair of small intervals."""

from itertools import product

import pytest

from chrono.errors import UsageError
from chrono.network import Constraint, exactly, inside, somewhere_in
from chrono.network.encode import RELATIONS, check, parts
from chrono.temporal import allen
from chrono.temporal.bounds import Bounds

INTERVALS = [(begin, end) for begin in range(-1, 5) for end in range(begin + 1, 6)]

WEAK = {
    "BEFORE": {"BEFORE", "IBEFORE"},
    "AFTER": {"AFTER", "IAFTER"},
    "IBEFORE": {"IBEFORE"},
    "IAFTER": {"IAFTER"},
    "INCLUDES": {"INCLUDES", "BEGUN_BY", "ENDED_BY", "SIMULTANEOUS"},
    "IS_INCLUDED": {"IS_INCLUDED", "BEGINS", "ENDS", "SIMULTANEOUS"},
    "SIMULTANEOUS": {"SIMULTANEOUS"},
    "BEGINS": {"BEGINS", "SIMULTANEOUS"},
    "BEGUN_BY": {"BEGUN_BY", "SIMULTANEOUS"},
    "ENDS": {"ENDS", "SIMULTANEOUS"},
    "ENDED_BY": {"ENDED_BY", "SIMULTANEOUS"},
    "OVERLAPS": {"OVERLAPS", "BEGINS", "ENDED_BY", "SIMULTANEOUS"},
    "OVERLAP": set(allen.NAMES) - {"BEFORE", "IBEFORE", "IAFTER", "AFTER"},
    "VAGUE": set(allen.NAMES),
}
WEAK |= {"DURING": WEAK["IS_INCLUDED"], "DURING_INV": WEAK["INCLUDES"], "IDENTITY": WEAK["SIMULTANEOUS"]}
STRICT = WEAK | {
    name: {name}
    for name in ("BEFORE", "AFTER", "INCLUDES", "IS_INCLUDED", "BEGINS", "BEGUN_BY", "ENDS", "ENDED_BY", "OVERLAPS")
}
STRICT |= {"DURING": {"IS_INCLUDED"}, "DURING_INV": {"INCLUDES"}}


def holds(constraint, strict, a, b):
    edges, limits = parts(constraint, (0, 1), (2, 3), strict)
    points = (*a, *b)
    assert not limits
    return all(points[v] - points[u] <= w for u, v, w in edges)


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize(("strict", "meaning"), [(False, WEAK), (True, STRICT)])
def test_relation_holds_just_for_its_allen_relations(relation, strict, meaning):
    constraint = Constraint("c", relation, "a", "b")
    for a, b in product(INTERVALS, repeat=2):
        assert holds(constraint, strict, a, b) == (allen.names(allen.between(a, b))[0] in meaning[relation])


@pytest.mark.parametrize(
    ("relation", "gap"), [("BEFORE", lambda a, b: b[0] - a[1]), ("AFTER", lambda a, b: a[0] - b[1])]
)
def test_gap_is_from_the_end_of_the_earlier_to_the_begin_of_the_later(relation, gap):
    for low, high in ((1, 2), (2, None), (None, 1), (0, 0)):
        constraint = Constraint("c", relation, "a", "b", low, high)
        for a, b in product(INTERVALS, repeat=2):
            expected = (low or 0) <= gap(a, b) and (high is None or gap(a, b) <= high)
            assert holds(constraint, False, a, b) == expected


def test_duration_is_of_the_source():
    constraint = Constraint("c", "DURATION", "a", None, 2, 3)
    assert [holds(constraint, False, (0, end), (0, 1)) for end in range(1, 6)] == [False, True, True, False, False]


def test_an_entity_and_itself():
    for relation in RELATIONS:
        edges, _ = parts(Constraint("c", relation, "a", "a"), (0, 1), (0, 1), True)
        assert bool(edges) == (relation in {"BEFORE", "AFTER", "IBEFORE", "IAFTER"})
        assert all(u != v for u, v, _ in edges)


def test_bounds_of_dates():
    assert inside(10, 20) == Bounds(earliest_begin=10, latest_end=20)
    assert exactly(10, 20) == Bounds(10, 10, 20, 20)
    assert somewhere_in(10, 20) == Bounds(10, 19, 11, 20)


@pytest.mark.parametrize(
    ("constraint", "message"),
    [
        (Constraint("c", "SOMETIME", "a", "b"), "no relation is called 'SOMETIME'"),
        (Constraint("c", "BEFORE", "a"), "no target"),
        (Constraint("c", "INCLUDES", "a", "b", 3), "cannot have a gap"),
        (Constraint("c", "DURATION", "a", None, 0, 10**17), "is beyond"),
        (Constraint("c", "BOUNDS", "a", bounds=Bounds(latest_end=-(10**17))), "is beyond"),
    ],
)
def test_constraints_that_mean_nothing(constraint, message):
    with pytest.raises(UsageError, match=message):
        check(constraint)
