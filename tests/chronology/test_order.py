from hypothesis import given
from hypothesis import strategies as st

from chrono.chronology.order import exact_ranges, extension, placements, ranges_by_bounds, sort_key
from chrono.chronology.precedence import members, moved, reduction, sparse_reduction, successors, without_unreal
from chrono.temporal.bounds import Bounds


def closed(pairs: list[tuple[int, int]], size: int) -> list[int]:
    """Predecessors of each of ``size`` members under the pairs (a, b) with a < b, taken transitively."""
    before = [0] * size
    for b in range(size):
        for a, later in sorted(pairs):
            if later == b:
                before[b] |= before[a] | 1 << a
    return before


orders = st.integers(1, 9).flatmap(
    lambda n: st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=20).map(
        lambda pairs: closed([(min(p), max(p)) for p in pairs if p[0] != p[1]], n)
    )
)


@given(orders)
def test_reduction_has_the_same_closure_and_nothing_to_spare(before: list[int]) -> None:
    after = reduction(before)
    pairs = [(a, b) for b, earlier in enumerate(after) for a in earlier]
    assert closed(pairs, len(before)) == before
    for pair in pairs:
        assert closed([p for p in pairs if p != pair], len(before)) != before


@given(orders, st.data())
def test_ranks_keep_every_predecessor_first(before: list[int], data: st.DataObject) -> None:
    keys = [(float(data.draw(st.integers(0, 3))), n) for n in range(len(before))]
    line = extension(reduction(before), keys)
    places = placements(line, list(range(len(before))), exact_ranges(before))
    assert sorted(line) == list(range(len(before)))
    for b, mask in enumerate(before):
        assert places[b].rank_min <= places[b].rank <= places[b].rank_max
        assert all(places[a].rank < places[b].rank for a in members(mask))


@given(orders, st.integers(0, 511))
def test_unreal_members_never_order_real_ones(before: list[int], flags: int) -> None:
    real = flags & ((1 << len(before)) - 1)
    own = [mask & real if real >> n & 1 else 0 for n, mask in enumerate(before)]
    facts = closed([(a, b) for b, mask in enumerate(own) for a in members(mask) if (a + b) % 3], len(before))
    mixed = [facts[n] | mask & ~real if real >> n & 1 else mask for n, mask in enumerate(before)]
    result = without_unreal(mixed, real)
    for b, mask in enumerate(result):
        if real >> b & 1:
            assert mask & real == facts[b] & real
            for p in members(mask & ~real):
                assert result[p] & real & ~mask == 0


bounds = st.lists(
    st.tuples(st.none() | st.integers(0, 9), st.integers(1, 5)).map(
        lambda p: Bounds(p[0], None, None, None if p[0] is None else p[0] + p[1])
    ),
    max_size=9,
)


@given(bounds)
def test_cheap_ranges_are_those_of_the_bounds(found: list[Bounds]) -> None:
    before = [sum(1 << m for m, a in enumerate(found) if precedes(a, b)) for b in found]
    assert ranges_by_bounds(found) == exact_ranges(before)


def test_sort_key() -> None:
    assert sort_key(Bounds(2, 6)) == 4
    assert sort_key(Bounds(2, None)) == 2
    assert sort_key(Bounds(None, 6)) == 6
    assert sort_key(Bounds()) is None


def precedes(a: Bounds, b: Bounds) -> bool:
    return a.latest_end is not None and b.earliest_begin is not None and a.latest_end <= b.earliest_begin


@given(bounds)
def test_sparse_reduction_by_bounds_is_exact(found: list[Bounds]) -> None:
    before = [sum(1 << m for m, a in enumerate(found) if precedes(a, b)) for b in found]
    assert sparse_reduction(found, []) == reduction(before)


def test_sparse_reduction_keeps_what_is_stated() -> None:
    found = [Bounds(0, 9, 1, 10), Bounds(0, 9, 1, 10), Bounds(10, 19, 11, 20)]
    assert sparse_reduction(found, [(0, 1), (0, 2)]) == [[], [0], [0, 1]]


@given(orders)
def test_successors_are_counted(before: list[int]) -> None:
    assert successors(before) == [sum(mask >> n & 1 for mask in before) for n in range(len(before))]


@given(orders, st.data())
def test_moved_sets_have_the_same_members(before: list[int], data: st.DataObject) -> None:
    origin = data.draw(st.permutations([*range(len(before)), None]))
    for old, new in zip(before, moved(before, origin), strict=True):
        assert list(members(new)) == [n for n, o in enumerate(origin) if o is not None and old >> o & 1]
