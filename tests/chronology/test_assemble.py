import random

import pytest

import chrono
from chrono.chronology.assemble import assemble
from chrono.chronology.model import Annotation, Chronology, Entry

TEXT = "The army attacked on 19 August. Talks had taken place in July. Polls will open on 3 October."


@pytest.fixture
def article(annotated) -> Annotation:  # type: ignore[no-untyped-def]
    return annotated(
        "a",
        TEXT,
        dates={"19 August": "2025-08-19", "July": "2025-07", "3 October": "2025-10-03"},
        events={"attacked": {}, "taken place": {}, "open": {"tense": "FUTURE", "factuality": "planned"}},
        links=[
            ("attacked", "IS_INCLUDED", "19 August"),
            ("taken place", "IS_INCLUDED", "July"),
            ("open", "IS_INCLUDED", "3 October"),
        ],
    )


def by_trigger(chronology: Chronology) -> dict[str, Entry]:
    words = {e.id: e.text for e in chronology.events}
    return {words[id_]: entry for entry in chronology.entries for id_ in entry.events}


def test_entries_stand_in_order_with_exact_bounds(article: Annotation) -> None:
    entries = assemble([article]).entries
    assert [e.edtf for e in entries] == ["2025-07", "2025-08-19", "2025-10-03"]
    assert [(e.rank, e.rank_min, e.rank_max) for e in entries] == [(1, 1, 1), (2, 2, 2), (3, 3, 3)]
    assert [e.after for e in entries] == [(), ("n1",), ("n2",)]
    bounds = entries[1].bounds
    assert (bounds.earliest_begin, bounds.latest_begin) == ("2025-08-19", "2025-08-19T23:59:59")
    assert (bounds.earliest_end, bounds.latest_end) == ("2025-08-19T00:00:01", "2025-08-20")


def test_ids_are_full_and_sources_quote_the_text(article: Annotation) -> None:
    chronology = assemble([article])
    assert [t.id for t in chronology.timexes] == ["a#t1", "a#t2", "a#t3"]
    assert {k.from_ for k in chronology.links} == {"a#e1", "a#e2", "a#e3"}
    for entry in chronology.entries:
        for source in entry.sources:
            assert source.quote == TEXT[source.start : source.end]
    assert chronology.entries[1].sources[0].timex == "a#t1"


def test_two_events_of_one_month_are_unordered(annotated) -> None:  # type: ignore[no-untyped-def]
    text = "They met in July. They signed in July."
    pair = annotated(
        "a", text, dates={"July": "2025-07"}, events=["met", "signed"],
        links=[("met", "IS_INCLUDED", "July"), ("signed", "IS_INCLUDED", "July")],
    )  # fmt: skip
    first, second = assemble([pair]).entries
    assert (first.after, second.after) == ((), ())
    assert (first.rank_min, first.rank_max, second.rank_min, second.rank_max) == (1, 2, 1, 2)
    assert first.rank != second.rank


def test_relation_orders_what_has_the_same_bounds(annotated) -> None:  # type: ignore[no-untyped-def]
    text = "They met in July. They signed later."
    pair = annotated(
        "a", text, dates={"July": "2025-07"}, events=["met", "signed"],
        links=[("met", "IS_INCLUDED", "July"), ("signed", "IS_INCLUDED", "July"), ("signed", "AFTER", "met")],
    )  # fmt: skip
    entries = by_trigger(assemble([pair]))
    assert entries["signed"].after == (entries["met"].id,)


def test_simultaneous_events_share_a_rank(annotated) -> None:  # type: ignore[no-untyped-def]
    text = "He fell. She laughed. They left."
    three = annotated(
        "a", text, events=["fell", "laughed", "left"],
        links=[("fell", "SIMULTANEOUS", "laughed"), ("left", "AFTER", "fell")],
    )  # fmt: skip
    entries = by_trigger(assemble([three]))
    assert entries["fell"].rank == entries["laughed"].rank == 1
    assert entries["left"].rank == 3


@pytest.mark.parametrize("factuality", ["planned", "negated", "possible", "counterfactual"])
def test_what_is_no_fact_never_moves_a_fact(annotated, factuality: str) -> None:  # type: ignore[no-untyped-def]
    text = "The vote was set for 5 May. The siege came before it. The truce came after it."
    three = annotated(
        "a", text, dates={"5 May": "2025-05-05"}, events={"vote": {"factuality": factuality}, "siege": {}, "truce": {}},
        links=[("vote", "IS_INCLUDED", "5 May"), ("siege", "BEFORE", "vote"), ("vote", "BEFORE", "truce")],
    )  # fmt: skip
    entries = by_trigger(assemble([three]))
    assert entries["vote"].edtf == "2025-05-05"
    assert entries["vote"].factuality == factuality
    assert entries["siege"].bounds.latest_end is None
    assert entries["truce"].bounds.earliest_begin is None
    closure = {entries["truce"].id: entries["truce"].after, entries["vote"].id: entries["vote"].after}
    assert entries["siege"].id not in closure[entries["truce"].id]
    assert not (
        entries["siege"].id in closure[entries["vote"].id] and entries["vote"].id in closure[entries["truce"].id]
    )


@pytest.mark.parametrize(
    ("links", "status", "certainty"),
    [
        ([("met", "IS_INCLUDED", "July")], "dated", "explicit"),
        ([("met", "AFTER", "July")], "ordered", "bounded"),
        ([("met", "BEFORE", "t0")], "ordered", "bounded"),
        ([("met", "BEFORE", "signed")], "ordered", "relative"),
        ([("met", "IS_INCLUDED", "signed"), ("signed", "IS_INCLUDED", "July")], "ordered", "derived"),
        ([], "undated", "unknown"),
    ],
)
def test_status_and_certainty(annotated, links: list[tuple[str, str, str]], status: str, certainty: str) -> None:  # type: ignore[no-untyped-def]
    made = annotated(
        "a", "They met. They signed in July.", dates={"July": "2025-07"}, events=["met", "signed"], links=links
    )
    entry = by_trigger(assemble([made]))["met"]
    assert (entry.status, entry.certainty) == (status, certainty)


def test_ordered_entry_says_one_day_of_a_span(annotated) -> None:  # type: ignore[no-untyped-def]
    made = annotated(
        "a",
        "They met after July.",
        dates={"July": "2025-07"},
        events=["met"],
        links=[("met", "AFTER", "July"), ("met", "BEFORE", "t0")],
    )
    assert assemble([made]).entries[0].edtf == "[2025-08-01..2025-09-16]"


def test_only_main_events_get_a_line_unless_all_are_wanted(annotated) -> None:  # type: ignore[no-untyped-def]
    made = annotated("a", "They met. They said so.", events={"met": {}, "said": {"main": False}})
    assert len(assemble([made]).entries) == 1
    assert len(assemble([made], every=True).entries) == 2


def test_mentions_of_one_event_share_a_line(annotated) -> None:  # type: ignore[no-untyped-def]
    events = {"met": {}, "meeting": {"same_as": "e1"}}
    links = [("met", "IS_INCLUDED", "July")]
    text = "They met in July. The meeting was long."
    made = annotated("a", text, dates={"July": "2025-07"}, events=events, links=links)
    (entry,) = assemble([made]).entries
    assert entry.events == ("a#e1", "a#e2")
    assert len(entry.sources) == 2


def test_given_interval_and_before_are_statements(annotated) -> None:  # type: ignore[no-untyped-def]
    extra = (("interval", {"begin": "2025-07-01", "end": "2025-08-01"}), ("before", ["e1"]))
    made = annotated("a", "They left. They met.", events={"left": {}, "met": {"extra": extra}})
    entries = by_trigger(assemble([made]))
    assert entries["left"].after == (entries["met"].id,)
    assert entries["met"].bounds.latest_end == "2025-08-01"


def test_counted_expression_is_dated_by_its_event(annotated) -> None:  # type: ignore[no-untyped-def]
    from dataclasses import replace

    from chrono.timex.model import Timex

    text = "The attack came on 19 August. Two days later they fled."
    start = text.index("Two days")
    counted = Timex("t2", start, start + 8, "Two days", "DURATION", "P2D", "P2D", confidence=0.9)
    dates = {"19 August": "2025-08-19", "Two days": counted}
    stated = [
        ("attack", "IS_INCLUDED", "19 August"),
        ("Two days", "AFTER", "attack"),
        ("fled", "IS_INCLUDED", "Two days"),
    ]
    made = annotated("a", text, dates=dates, events=["attack", "fled"], links=stated)
    links = [replace(k, min_gap=86_400, max_gap=3 * 86_400) if k.rel == "AFTER" else k for k in made.links]
    chronology = assemble([replace(made, links=tuple(links))])
    timex = chronology.timexes[1]
    assert (timex.begin, timex.finish, timex.anchor, timex.granularity) == ("2025-08-21", "2025-08-22", "a#e1", "day")
    entry = by_trigger(chronology)["fled"]
    assert (entry.edtf, entry.certainty, entry.status) == ("2025-08-21", "derived", "dated")


def test_order_of_input_does_not_matter(annotated) -> None:  # type: ignore[no-untyped-def]
    given = [
        ("b", "July", "2025-07", "2025-08-01"),
        ("a", "May", "2025-05", None),
        ("c", "June", "2025-06", "2025-08-01"),
    ]
    made = [
        annotated(id_, f"They met in {month}. They left.", day, dates={month: value}, events=["met", "left"],
                  links=[("met", "IS_INCLUDED", month), ("left", "AFTER", "met", 0.8)])
        for id_, month, value, day in given
    ]  # fmt: skip
    straight = assemble(made)
    assert [d.id for d in straight.documents] == ["a", "b", "c"]
    for seed in range(5):
        random.Random(seed).shuffle(made)
        assert assemble(made) == straight


def test_nothing_is_a_chronology_too() -> None:
    assert assemble([]).entries == ()


def test_very_many_entries_get_cheaper_ranks(annotated, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    months = {"May": "2025-05", "June": "2025-06", "July": "2025-07", "August": "2025-08"}
    text = " ".join(f"Army {m} moved{m} in {m}." for m in months)
    moved = [f"moved{m}" for m in months]
    links = [(f"moved{m}", "IS_INCLUDED", m) for m in ("May", "June", "August")]
    text = text.replace("Army", "Unit")
    made = annotated("a", text, dates=months, events=moved, links=[*links, ("movedJune", "BEFORE", "movedJuly")])
    exact = assemble([made])
    monkeypatch.setattr("chrono.chronology.assemble.EXACT", 2)
    cheap = assemble([made])
    assert (exact.rank_exact, cheap.rank_exact) == (True, False)
    narrow = {n.events: n for n in exact.entries}
    for entry in cheap.entries:
        assert entry.rank_min <= narrow[entry.events].rank_min <= narrow[entry.events].rank_max <= entry.rank_max
        assert entry.rank_min <= entry.rank <= entry.rank_max


def test_a_chronology_without_texts_is_checked_as_well(annotated) -> None:  # type: ignore[no-untyped-def]
    from dataclasses import replace

    links = [("left", "IS_INCLUDED", "3 May"), ("came", "IS_INCLUDED", "1 May"), ("left", "BEFORE", "came")]
    dates = {"3 May": "2025-05-03", "1 May": "2025-05-01"}
    text = "They left on 3 May before they came on 1 May."
    made = annotated("a", text, dates=dates, events=["left", "came"], links=links)
    chronology = assemble([made])
    bare = replace(chronology, documents=tuple(replace(d, text="") for d in chronology.documents))
    found = [f for f in bare.check() if f.severity == "error"]
    assert [f.check for f in found] == ["link-against-dates"]
    assert all(s.quote for s in found[0].statements)


def test_given_events_have_a_line_each() -> None:
    import chrono

    text = "He said they met. They left."
    spans = [(3, 7), (13, 16), (23, 27)]
    record = {"id": "a", "text": text, "lang": "en", "events": [{"start": a, "end": b} for a, b in spans], "links": []}
    assert len(chrono.build([record]).entries) == 3
    record["events"][0]["main"] = False  # type: ignore[index]
    assert len(chrono.build([record]).entries) == 2


def test_a_header_is_in_no_quote_even_where_the_date_is_given() -> None:
    chronology = chrono.build("date 2025-09-16\nThe army attacked the port.\n", published="2025-09-16")
    assert [entry.sources[0].quote for entry in chronology.entries] == ["The army attacked the port"]
