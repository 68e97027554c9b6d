"""Laws of the network on random small instances, against Floyd-Warshall."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from chrono.network import Network
from chrono.network.explain import consistent
from chrono.network.ledger import Ledger
from chrono.temporal import allen
from chrono.temporal.bounds import Bounds
from tests.network.oracle import INFINITY, Oracle, greedy
from tests.network.random_networks import networks

SWAPPED = {
    "BEFORE": "AFTER",
    "AFTER": "BEFORE",
    "IBEFORE": "IAFTER",
    "IAFTER": "IBEFORE",
    "BEGINS": "ENDS",
    "ENDS": "BEGINS",
}
SWAPPED |= {"BEGUN_BY": "ENDED_BY", "ENDED_BY": "BEGUN_BY"}


def build(names, stated, strict=False):
    network = Network(strict=strict)
    for name in names:
        network.add_entity(name)
    for constraint in stated:
        network.state(constraint)
    return network


def refused(network):
    return {conflict.rejected.id for conflict in network.solve().conflicts}


def accepted(network):
    gone = refused(network)
    return [constraint for constraint in network.constraints if constraint.id not in gone]


def all_bounds(network):
    return {name: network.bounds(name) for name in network.entities}


@given(networks())
def test_verdict_and_bounds_equal_floyd_warshall(instance):
    names, stated, strict = instance
    network = build(names, stated, strict)
    assert network.solve().consistent == Oracle(stated, names, strict).consistent
    oracle = Oracle(accepted(network), names, strict)
    assert oracle.consistent
    assert all_bounds(network) == {name: oracle.bounds(name) for name in names}


@given(networks())
def test_greedy_is_the_most_trusted_maximal_consistent_subset(instance):
    names, stated, strict = instance
    network = build(names, stated, strict)
    kept = {constraint.id for constraint in greedy(stated, names, strict)}
    assert {constraint.id for constraint in accepted(network)} == kept
    for conflict in network.solve().conflicts:
        assert not Oracle([*accepted(network), conflict.rejected], names, strict).consistent


@given(networks())
def test_explanation_is_minimal_and_blames_the_least_trusted(instance):
    names, stated, strict = instance
    network = build(names, stated, strict)
    ledger = Ledger(strict)
    number = {constraint.id: ledger.add(constraint) for constraint in stated}
    for conflict in network.solve().conflicts:
        assert not Oracle(list(conflict.cycle), names, strict).consistent
        for member in conflict.cycle:
            fewer = [other for other in conflict.cycle if other is not member]
            assert Oracle(fewer, names, strict).consistent
        assert max(conflict.cycle, key=lambda c: ledger.trust(number[c.id])) == conflict.rejected
        assert conflict.excess > 0


@given(networks(), st.randoms(use_true_random=False))
def test_order_of_statement_does_not_matter(instance, random):
    names, stated, strict = instance
    shuffled = random.sample(stated, len(stated))
    one, two = build(names, stated, strict), build(random.sample(names, len(names)), shuffled, strict)
    assert all_bounds(one) == all_bounds(two)
    assert one.solve() == two.solve()
    assert one.timeline() == two.timeline()


@given(networks(), st.randoms(use_true_random=False))
def test_late_statements_evict_less_trusted_ones(instance, random):
    names, stated, strict = instance
    at_once, one_by_one = build(names, stated, strict), build(names, [], strict)
    for constraint in random.sample(stated, len(stated)):
        one_by_one.add(constraint)
    assert refused(one_by_one) == refused(at_once)
    assert all_bounds(one_by_one) == all_bounds(at_once)
    assert one_by_one.solve() == at_once.solve()


@given(networks(), st.data())
def test_add_then_retract_is_identity(instance, data):
    names, stated, strict = instance
    if not stated:
        return
    last = data.draw(st.sampled_from(stated))
    network = build(names, [constraint for constraint in stated if constraint != last], strict)
    before = (network.solve(), all_bounds(network))
    effect = network.add(last)
    network.retract(last.id)
    assert (network.solve(), all_bounds(network)) == before
    assert network.what_if(last) == effect
    assert (network.solve(), all_bounds(network)) == before


@given(networks(), st.data())
def test_retract_equals_rebuilding(instance, data):
    names, stated, strict = instance
    network = build(names, stated, strict)
    network.solve()
    left = list(stated)
    for _ in range(min(3, len(stated))):
        gone = left.pop(data.draw(st.integers(0, len(left) - 1)))
        before = all_bounds(network)
        effect = network.retract(gone.id)
        fresh = build(names, left, strict)
        assert all_bounds(network) == all_bounds(fresh)
        assert network.solve() == fresh.solve()
        assert set(effect.changed) == {name for name in names if before[name] != network.bounds(name)}


@given(networks())
def test_solving_again_and_dropping_the_refused_change_nothing(instance):
    names, stated, strict = instance
    network = build(names, stated, strict)
    assert network.solve() == network.solve()
    again = build(names, accepted(network), strict)
    assert again.solve().consistent
    assert all_bounds(again) == all_bounds(network)


@given(networks())
def test_linear_extension_and_rank_intervals(instance):
    names, stated, strict = instance
    network = build(names, stated, strict)
    oracle = Oracle(accepted(network), names, strict)
    for key in ("midpoint", "earliest", "latest"):
        placements = network.timeline(key=key)
        rank = {placement.entity: placement.rank for placement in placements}
        assert sorted(rank.values()) == list(range(1, len(names) + 1))
        for placement in placements:
            assert placement.rank_min <= placement.rank <= placement.rank_max
        for one in names:
            for two in names:
                if one != two and oracle.before(one, two):
                    assert rank[one] < rank[two]
    together = [placement for placement in network.timeline() if placement.tie is not None]
    for one in together:
        for two in together:
            if one.tie == two.tie:
                for u, v in zip(oracle.points(one.entity), oracle.points(two.entity), strict=True):
                    assert oracle.d[u][v] == oracle.d[v][u] == 0


@given(networks())
def test_precedence_is_exact(instance):
    names, stated, strict = instance
    network = build(names, stated, strict)
    oracle = Oracle(accepted(network), names, strict)
    precedence = network.precedence()
    truth = {(one, two) for one in names for two in names if one != two and oracle.before(one, two)}
    assert {(one, two) for two in names for one in precedence.predecessors(two)} == truth
    assert {(one, two) for one in names for two in precedence.successors(one)} == truth
    assert {(one, two) for one in names for two in names if one != two and network.entailed_before(one, two)} == truth
    reduced = {(one, two) for two, befores in precedence.transitive_reduction().items() for one in befores}
    assert reduced == {(a, c) for a, c in truth if not any((a, b) in truth and (b, c) in truth for b in names)}


@given(networks())
def test_relation_is_what_some_solution_has(instance):
    names, stated, strict = instance
    network = build(names, stated, strict)
    kept = accepted(network)
    one, two = names[:2]
    possible = {name for name in allen.NAMES if with_relation(Oracle(kept, names, strict), one, two, name)}
    assert network.relation(one, two) == possible
    assert network.relation(two, one) == set(allen.names(allen.converse(allen.relation_set(possible))))


def with_relation(oracle, one, two, name):
    """Whether the order of end points of a relation closes no negative cycle, by brute force on the whole matrix."""
    d = [list(row) for row in oracle.d]
    signs = allen.SIGNS[allen.NAMES.index(name)]
    pairs = [(u, v) for u in oracle.points(one) for v in oracle.points(two)]
    for (u, v), sign in zip(pairs, signs, strict=True):
        if sign <= 0:
            d[u][v] = min(d[u][v], sign)
        if sign >= 0:
            d[v][u] = min(d[v][u], -sign)
    for k in range(len(d)):
        for row in d:
            for j in range(len(d)):
                row[j] = min(row[j], row[k] + d[k][j])
    return all(d[i][i] >= 0 for i in range(len(d)))


@given(networks(), st.integers(-(10**10), 10**10))
def test_shifting_time_shifts_the_bounds(instance, shift):
    names, stated, strict = instance
    network, moved = (
        build(names, stated, strict),
        build(names, [moved_by(shift, c) for c in accepted(build(names, stated, strict))], strict),
    )
    kept = build(names, accepted(network), strict)
    assert moved.solve().consistent
    assert all_bounds(moved) == {name: shifted(bounds, shift) for name, bounds in all_bounds(kept).items()}


def shifted(bounds, shift):
    values = (bounds.earliest_begin, bounds.latest_begin, bounds.earliest_end, bounds.latest_end)
    return Bounds(*(None if value is None else value + shift for value in values))


def moved_by(shift, constraint):
    return constraint if constraint.bounds is None else replace(constraint, bounds=shifted(constraint.bounds, shift))


@given(networks())
def test_reversing_time_mirrors_the_bounds(instance):
    names, stated, strict = instance
    kept = [c for c in accepted(build(names, stated, strict)) if c.kind != "OVERLAPS"]  # its mirror has no name
    forward, backward = build(names, kept, strict), build(names, [reversed_in_time(c) for c in kept], strict)
    assert backward.solve().consistent
    assert all_bounds(backward) == {name: mirrored(bounds) for name, bounds in all_bounds(forward).items()}


def mirrored(bounds):
    values = (bounds.latest_end, bounds.earliest_end, bounds.latest_begin, bounds.earliest_begin)
    return Bounds(*(None if value is None else -value for value in values))


def reversed_in_time(constraint):
    if constraint.bounds is not None:
        return replace(constraint, bounds=mirrored(constraint.bounds))
    return replace(constraint, kind=SWAPPED.get(constraint.kind, constraint.kind))


@given(networks(), st.data())
def test_widening_a_bound_never_narrows_another(instance, data):
    names, stated, strict = instance
    kept = accepted(build(names, stated, strict))
    anchors = [constraint for constraint in kept if constraint.bounds is not None]
    if not anchors:
        return
    chosen, by = data.draw(st.sampled_from(anchors)), data.draw(st.integers(1, 5))
    wide = replace(chosen, bounds=widened(chosen.bounds, by))
    narrow, loose = build(names, kept, strict), build(names, [wide if c is chosen else c for c in kept], strict)
    assert loose.solve().consistent
    for name in names:
        assert contains(loose.bounds(name), narrow.bounds(name))


def widened(bounds, by):
    values = (
        (bounds.earliest_begin, -by),
        (bounds.latest_begin, by),
        (bounds.earliest_end, -by),
        (bounds.latest_end, by),
    )
    return Bounds(*(None if value is None else value + step for value, step in values))


def contains(outer, inner):
    lows = ((outer.earliest_begin, inner.earliest_begin), (outer.earliest_end, inner.earliest_end))
    highs = ((outer.latest_begin, inner.latest_begin), (outer.latest_end, inner.latest_end))
    return all(a is None or (b is not None and a <= b) for a, b in lows) and all(
        a is None or (b is not None and a >= b) for a, b in highs
    )


@given(networks())
def test_bounds_are_tightened_within_the_stated_ones(instance):
    names, stated, strict = instance
    network = build(names, stated, strict)
    for constraint in accepted(network):
        if constraint.bounds is not None:
            assert contains(constraint.bounds, network.bounds(constraint.source))


@given(networks())
def test_why_adds_up(instance):
    names, stated, strict = instance
    network = build(names, stated, strict)
    for name in names:
        for bound in ("earliest_begin", "latest_begin", "earliest_end", "latest_end"):
            steps = network.why(name, bound)
            value = getattr(network.bounds(name), bound)
            assert (value is None) == (not steps)
            if steps:
                assert (steps[0].entity, steps[0].bound, steps[0].value) == (name, bound, value)
                reasons = list(dict.fromkeys(step.constraint for step in steps if step.constraint is not None))
                assert getattr(Oracle(reasons, names, strict).bounds(name), bound) == value


@given(networks())
def test_json_round_trip(instance):
    names, stated, strict = instance
    network = build(names, stated, strict)
    back = Network.from_json(network.to_json())
    assert (back.strict, back.entities, back.constraints) == (strict, network.entities, network.constraints)
    assert back.to_json() == network.to_json()
    assert back.solve() == network.solve()
    assert all_bounds(back) == all_bounds(network)


@given(networks())
def test_a_set_alone_is_judged_like_the_whole(instance):
    names, stated, strict = instance
    ledger = Ledger(strict)
    numbers = [ledger.add(constraint) for constraint in stated]
    assert consistent(ledger, numbers) == Oracle(stated, names, strict).consistent


def test_infinity_is_larger_than_any_bound():
    assert Oracle([], ["a"]).bounds("a") == Bounds()
    assert INFINITY > 10**30
