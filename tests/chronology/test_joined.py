"""Joined: the components of pairs, known by their least member, whatever the order of the pairs."""

from hypothesis import given
from hypothesis import strategies as st

from chrono.chronology.joined import joined

PAIRS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)))


@given(PAIRS, st.randoms(use_true_random=False))
def test_order_of_the_pairs_changes_nothing(pairs, random):
    other = [pair[::-1] for pair in random.sample(pairs, len(pairs))]
    assert joined(pairs) == joined(other)


@given(PAIRS)
def test_pairs_are_one_and_named_by_the_least(pairs):
    first = joined(pairs)
    assert all(first[a] == first[b] for a, b in pairs)
    assert all(first[least] == least and least <= one for one, least in first.items())


@given(PAIRS)
def test_nothing_else_is_joined(pairs):
    groups = [{n} for n in range(13)]
    for a, b in pairs:
        one, other = (next(g for g in groups if n in g) for n in (a, b))
        if one is not other:
            groups.remove(other)
            one |= other
    assert joined(pairs) == {n: min(g) for g in groups for n in g if any(n in pair for pair in pairs)}
