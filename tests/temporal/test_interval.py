"""Half-open intervals: every pair over a small domain, open sides included."""

from itertools import product

import pytest

from chrono.temporal.interval import Interval

SIDES = (None, *range(4))
LIMIT = range(-2, 7)  # instants on which two intervals over SIDES can differ


def small_intervals():
    return [Interval(a, b) for a, b in product(SIDES, SIDES) if a is None or b is None or a < b]


def instants(interval):
    low = LIMIT.start if interval.begin is None else interval.begin
    high = LIMIT.stop if interval.end is None else interval.end
    return set(range(low, high))


@pytest.mark.parametrize("ends", [(1, 1), (2, 1)])
def test_empty_or_reversed_is_refused(ends):
    with pytest.raises(ValueError, match="is not before"):
        Interval(*ends)


def test_contains_is_inclusion_of_sets():
    for one, other in product(small_intervals(), repeat=2):
        assert one.contains(other) == (instants(other) <= instants(one)), (one, other)


def test_overlaps_is_sharing_an_instant():
    for one, other in product(small_intervals(), repeat=2):
        assert one.overlaps(other) == bool(instants(one) & instants(other)), (one, other)
        assert one.overlaps(other) == other.overlaps(one)


def test_meeting_intervals_do_not_overlap():
    assert not Interval(0, 1).overlaps(Interval(1, 2))
