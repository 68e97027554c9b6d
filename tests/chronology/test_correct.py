"""Corrections: another reading, merging, splitting; solving again gives what solving from the start gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chrono.chronology.assemble import assemble
from chrono.chronology.correct import Reading, find, key_of, merge, read, split, typed
from chrono.chronology.resolve import Solver
from chrono.chronology.solution import solve
from chrono.errors import DocumentError
from tests.tui import story

STORY = assemble(story.annotations(), merge=False)
TIMEXES = [timex.id for timex in STORY.timexes]
KEYS = [key_of(entry) for entry in STORY.entries]


def test_a_reading_moves_the_entry_and_keeps_what_it_was():
    after = read(STORY, "harbour.en#t4", Reading("2024-03-12", "2024-03-12", "2024-03-13"))
    entry = find(after, "harbour.en#e4")
    assert (entry.bounds.earliest_begin, entry.bounds.latest_end) == ("2024-03-12", "2024-03-13")
    timex = next(one for one in after.timexes if one.id == "harbour.en#t4")
    assert timex.alternatives[0].value == "2024-03-05"
    assert timex.why[-1] == "corrected by hand: 2024-03-05 → 2024-03-12"
    back = read(after, "harbour.en#t4", Reading("2024-03-05", "2024-03-05", "2024-03-06"))
    assert [(e.label, e.bounds) for e in back.entries] == [(e.label, e.bounds) for e in STORY.entries]


def test_findings_follow_a_reading():
    after = read(STORY, "harbour.en#t4", Reading("2024-03-06", "2024-03-06", "2024-03-07"))
    assert "weekday-against-date" not in {one.check for one in STORY.findings}
    assert find(after, "harbour.en#e4").edtf == "2024-03-06"


def test_merge_and_split_are_each_others_inverse():
    pair = ("harbour.ar#e10", "harbour.en#e10")
    merged = merge(STORY, pair)
    assert len(merged.entries) == len(STORY.entries) - 1
    assert set(find(merged, pair[0]).events) == set(pair)
    assert {one.document for one in find(merged, pair[0]).sources} == {"harbour.ar", "harbour.en"}
    apart = split(merged, pair[0])
    assert apart.entries == STORY.entries


def test_entries_without_events_cannot_be_solved_again():
    from dataclasses import replace

    bare = replace(STORY, events=())
    with pytest.raises(DocumentError, match="without their events"):
        split(bare, KEYS[0])


@pytest.mark.parametrize(
    ("text", "begin", "finish"),
    [
        ("2024-03-12", "2024-03-12", "2024-03-13"),
        ("2024-03", "2024-03-01", "2024-04-01"),
        ("198X", "1980-01-01", "1990-01-01"),
    ],
)
def test_typed_dates(text, begin, finish):
    assert typed(text, "2024-04-02", "en") == Reading(text, begin, finish)


CORRECTIONS = st.one_of(
    st.tuples(st.just("read"), st.sampled_from(TIMEXES), st.integers(1, 28)),
    st.tuples(st.just("merge"), st.sampled_from(KEYS), st.sampled_from(KEYS)),
    st.tuples(st.just("split"), st.sampled_from(KEYS), st.just(0)),
)


def _corrected(chronology, correction, solver):
    what, one, other = correction
    if what == "read":
        return read(
            chronology, one, Reading(f"2024-03-{other:02}", f"2024-03-{other:02}", f"2024-03-{other + 1:02}"), solver
        )
    if what == "merge" and one != other and find(chronology, one) and find(chronology, other):
        return merge(chronology, (one, other), solver)
    if what == "split" and find(chronology, one):
        return split(chronology, one, solver)
    return chronology


@given(st.lists(CORRECTIONS, max_size=6))
@settings(max_examples=20, deadline=None)
def test_solving_again_is_solving_from_the_start(corrections):
    solver, again, fresh = Solver(), STORY, STORY
    for correction in corrections:
        again, fresh = _corrected(again, correction, solver), _corrected(fresh, correction, None)
    assert again == fresh


def test_a_solver_gives_what_solve_gives():
    one, other = Solver().solve(STORY), solve(STORY)
    assert one.accepted == other.accepted
    assert one.refusals == other.refusals
    assert [one.bounds(e.id) for e in STORY.events] == [other.bounds(e.id) for e in STORY.events]
