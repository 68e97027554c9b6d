"""The network as its callers see it: reasons, conflicts, families, order; known contradictions of gold corpora."""

from itertools import permutations

import pytest

from chrono.errors import UsageError
from chrono.network import Constraint, Network, exactly, inside, somewhere_in
from chrono.network.greedy import greedy
from chrono.network.ledger import Ledger
from chrono.temporal.bounds import Bounds
from chrono.temporal.civil import DAY, instant
from tests.bench.network_regimes import GAPPY, NEWS, chain, dense, statements, with_contradictions


def day(year, month, number):
    begin = instant(year, month, number)
    return begin, begin + DAY


def visits():
    """Two visits told as one after the other, both in July; a meeting in August before the second."""
    network = Network()
    network.anchor("v1", inside(*july()), confidence=0.95, evidence=("a", 1, 5), id="july-1")
    network.anchor("v2", inside(*july()), confidence=0.95, evidence=("a", 9, 15), id="july-2")
    network.relate("v1", "BEFORE", "v2", confidence=0.8, evidence=("a", 6, 8), id="then")
    network.anchor("m", inside(*day(2025, 8, 3)), confidence=0.9, id="august")
    network.relate("m", "BEFORE", "v2", confidence=0.3, id="wrong")
    return network


def july():
    return instant(2025, 7, 1), instant(2025, 8, 1)


def test_bounds_and_reasons():
    network = visits()
    begin, end = july()
    assert network.bounds("v1") == Bounds(begin, end - 2, begin + 1, end - 1)
    assert network.bounds("v2") == Bounds(begin + 1, end - 1, begin + 2, end)
    steps = network.why("v1", "latest_end")
    assert [(step.entity, step.bound, step.constraint and step.constraint.id) for step in steps] == [
        ("v1", "latest_end", "then"),
        ("v2", "latest_begin", None),
        ("v2", "latest_end", "july-2"),
    ]
    assert network.why("m", "latest_end")[0].constraint.evidence == ()


def test_conflict_quotes_its_evidence():
    solution = visits().solve()
    (conflict,) = solution.conflicts
    assert not solution.consistent
    assert conflict.rejected.id == "wrong"
    assert [constraint.id for constraint in conflict.cycle] == ["wrong", "august", "july-2"]
    assert conflict.cycle[2].evidence == ("a", 9, 15)
    assert conflict.excess == 2 * DAY + 2  # the meeting ends after 1 s on 3 August, the visit begins 1 s before August


def test_family_offers_the_common_suspect():
    network = Network()
    network.anchor("x", inside(*day(2025, 3, 9)), confidence=0.9, id="suspect")
    for number in (1, 2, 3):
        network.anchor(f"e{number}", exactly(*day(2025, 3, number)), hard=True, id=f"day{number}")
        network.relate("x", "BEFORE", f"e{number}", confidence=0.5, id=f"before{number}")
    solution = network.solve()
    assert len(solution.conflicts) == 3
    (family,) = solution.families
    assert (family.suspects[0][0].id, family.suspects[0][1]) == ("suspect", 3)
    assert {conflict.suspect.id for conflict in solution.conflicts} == {"suspect"}


def test_separate_conflicts_are_separate_families():
    network = Network()
    for name in ("a", "b"):
        network.relate(name, "BEFORE", f"{name}2", confidence=0.9)
        network.relate(f"{name}2", "BEFORE", name, confidence=0.5)
    assert [len(family.rejected) for family in network.solve().families] == [1, 1]


def test_late_and_more_trusted_statement_evicts():
    network = visits()
    assert [conflict.rejected.id for conflict in network.solve().conflicts] == ["wrong"]
    effect = network.what_if(Constraint("sure", "AFTER", "v2", "m", hard=True))
    assert effect.accepted
    assert [constraint.id for constraint in effect.evicts] == ["august"]
    assert [constraint.id for constraint in effect.readmits] == ["wrong"]
    assert [conflict.rejected.id for conflict in network.solve().conflicts] == ["wrong"]
    network.retract("august")
    assert network.solve().consistent


def test_weak_statement_is_refused_with_its_conflict():
    effect = visits().what_if(Constraint("weak", "AFTER", "v1", "v2", confidence=0.1))
    assert not effect.accepted
    assert effect.conflict is not None
    assert [constraint.id for constraint in effect.conflict.cycle] == ["weak", "then"]
    assert effect.changed == ()


def test_order_of_entities_with_equal_bounds():
    network = Network()
    for name in ("b", "a", "c"):
        network.anchor(name, inside(*july()))
    assert [placement.entity for placement in network.timeline()] == ["a", "b", "c"]
    assert [placement.entity for placement in network.timeline(tie=["c", "b"])] == ["c", "b", "a"]
    assert {(placement.rank_min, placement.rank_max, placement.tie) for placement in network.timeline()} == {
        (1, 3, None)
    }
    network.relate("c", "BEFORE", "a")
    assert network.precedence().transitive_reduction() == {"a": ("c",), "b": (), "c": ()}
    assert network.precedence(["a", "b"]).counts() == {"a": (0, 0), "b": (0, 0)}


def test_ties_only_where_it_is_said():
    network = Network()
    network.relate("a", "SIMULTANEOUS", "b")
    network.relate("b", "BEFORE", "c")
    network.add_entity("d")
    placements = {placement.entity: placement for placement in network.timeline()}
    assert [placements[name].tie for name in "abcd"] == [1, 1, None, None]
    assert [placements[name].status for name in "abcd"] == ["ordered", "ordered", "ordered", "undated"]
    assert placements["d"].rank == 4


def test_undated_event_stays_before_what_it_must_precede():
    network = Network()
    network.anchor("old", inside(*day(2025, 1, 1)))
    network.anchor("new", Bounds(earliest_begin=instant(2025, 3, 1)))
    network.relate("somewhen", "BEFORE", "new")
    network.anchor("later", inside(*day(2025, 5, 1)))
    assert [placement.entity for placement in network.timeline()] == ["old", "somewhen", "new", "later"]


def test_undated_events_that_meet_are_placed_alike_whatever_was_said_first():
    stated = [
        Constraint("k0", "BOUNDS", "a", bounds=Bounds(earliest_end=0)),
        Constraint("k1", "IBEFORE", "b", "a"),
        Constraint("k2", "BOUNDS", "c", bounds=Bounds(earliest_begin=0, latest_end=1)),
    ]
    orders = set()
    for names in permutations("abc"):
        network = Network()
        for name in names:
            network.add_entity(name)
        for constraint in stated:
            network.state(constraint)
        orders.add(tuple(placement.entity for placement in network.timeline()))
    assert orders == {("b", "a", "c")}


def test_relations():
    network = Network()
    network.relate("a", "BEFORE", "b")
    network.relate("b", "INCLUDES", "c")
    assert network.relation("a", "b") == {"BEFORE", "IBEFORE"}
    assert network.relation_name("c", "a") == "AFTER"
    assert network.relation_name("b", "c") == "INCLUDES"
    network.add_entity("d")
    assert len(network.relation("a", "d")) == 13
    assert network.relation_name("a", "d") == "VAGUE"
    assert network.relation("a", "a") == {"SIMULTANEOUS"}
    network.merge("d", "c")
    assert network.relation_name("d", "c") == "SIMULTANEOUS"


def test_regression_duration_against_an_anchor_one_unit_wide():
    network = Network()
    network.anchor("a", inside(0, 1), confidence=0.9, id="anchor")
    network.duration("a", 2, confidence=0.5, id="length")
    (conflict,) = network.solve().conflicts
    assert [constraint.id for constraint in conflict.cycle] == ["length", "anchor"]
    assert conflict.excess == 1


@pytest.mark.parametrize(
    "names",
    ["unknown-entity", "unknown-bound", "unknown-id", "known-id", "unknown-key", "unknown-tie"],
)
def test_questions_that_mean_nothing(names):
    network = visits()
    ask = {
        "unknown-entity": lambda: network.bounds("nobody"),
        "unknown-bound": lambda: network.why("m", "middle"),
        "unknown-id": lambda: network.retract("nothing"),
        "known-id": lambda: network.relate("m", "AFTER", "v1", id="then"),
        "unknown-key": lambda: network.timeline(key="mood"),
        "unknown-tie": lambda: network.timeline(tie=["nobody"]),
    }
    with pytest.raises(UsageError):
        ask[names]()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "chrono-network/1"}', '{"schema": "other"}'])
def test_json_that_is_no_network(text):
    with pytest.raises(UsageError):
        Network.from_json(text)


def test_json_keeps_everything():
    network = visits()
    back = Network.from_json(network.to_json())
    assert back.constraints == network.constraints
    assert back.solve() == network.solve()


# The examples of the survey of gold corpora: ids, values and relations only


def test_wsj_0124_wrong_month():
    network = Network()
    network.anchor("t36", exactly(*day(1989, 11, 27)), confidence=0.9)
    network.anchor("t0", somewhere_in(*day(1989, 11, 2)), hard=True)
    network.relate("t36", "BEFORE", "t0", confidence=0.95)
    (conflict,) = network.solve().conflicts
    assert conflict.rejected.source == "t36"
    assert len(conflict.cycle) == 3


def test_apw20000403_0057_tuesday_and_tomorrow():
    network = Network()
    network.anchor("tuesday", exactly(*day(2000, 4, 5)))
    nine = instant(2000, 4, 4, 9)
    network.anchor("nine", exactly(nine, nine + 60))
    network.anchor("tomorrow", exactly(*day(2000, 4, 4)))
    network.relate("tuesday", "INCLUDES", "nine", confidence=0.9)
    network.relate("tuesday", "IDENTITY", "tomorrow", confidence=0.8)
    assert [len(conflict.cycle) for conflict in network.solve().conflicts] == [3, 3]


@pytest.mark.parametrize(
    ("links", "sizes"),
    [
        ([("e2", "IS_INCLUDED", "t35"), ("t35", "BEFORE", "t0"), ("e2", "IS_INCLUDED", "t0")], [3]),
        ([("massed", "BEFORE", "t0"), ("massing", "INCLUDES", "t0"), ("massed", "IDENTITY", "massing")], [3]),
        ([("found", "AFTER", "left"), ("t8", "INCLUDES", "found"), ("t8", "IS_INCLUDED", "left")], [3]),
        ([("e", "IBEFORE", "e")], [1]),
        ([("e", "IS_INCLUDED", "e")], []),
    ],
)
def test_patterns_of_links_alone(links, sizes):
    network = Network()
    for source, relation, target in links:
        network.relate(source, relation, target)
    assert [len(conflict.cycle) for conflict in network.solve().conflicts] == sizes


def test_publication_date_is_an_instant_of_its_day():
    network = Network()
    network.anchor("t0", somewhere_in(*day(2025, 9, 16)), hard=True)
    network.anchor("said", inside(*day(2025, 9, 16)))
    network.relate("said", "BEFORE", "t0")
    assert network.solve().consistent
    assert network.bounds("said").latest_end == instant(2025, 9, 17) - 1


# Larger networks


@pytest.mark.parametrize(
    "stated",
    [
        statements(300),
        statements(300, GAPPY),
        with_contradictions(statements(300), 0.05),
        with_contradictions(statements(200, NEWS, 9), 0.05, confidence=0.1),
        chain(200),
        [*chain(200, 0.0), Constraint("last", "BEFORE", "e000199", "e000000")],
        dense(40),
    ],
    ids=["news", "gappy", "contradictions", "weak-contradictions", "chain", "closed-chain", "dense"],
)
def test_engines_agree(stated):
    batch, incremental = Network(), Network()
    for constraint in stated:
        batch.state(constraint)
    for constraint in stated:
        incremental.add(constraint)
    assert batch.solve() == incremental.solve()
    assert all(batch.bounds(name) == incremental.bounds(name) for name in batch.entities)


@pytest.mark.parametrize("patience", [0, 1, 50])
def test_greedy_with_and_without_leaps(patience):
    stated = [*chain(300, 0.0), *with_contradictions(statements(100), 0.1), *dense(30)]
    ledger = Ledger(strict=False)
    for number, constraint in enumerate(stated):
        ledger.add(Constraint(f"k{number}", *[getattr(constraint, name) for name in Constraint.__slots__[1:]]))
    assert greedy(ledger.sheet, patience).keys() == greedy(ledger.sheet, 10**9).keys()


def test_weak_planted_contradictions_are_all_found_and_blamed():
    stated = with_contradictions(statements(400), 0.05, confidence=0.1)
    network = Network()
    for constraint in stated:
        network.state(constraint)
    refused = {conflict.rejected.id for conflict in network.solve().conflicts}
    assert refused
    assert all(name.startswith("wrong") for name in refused)
