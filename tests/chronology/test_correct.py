"""Corrections: another reading, merging, splitting; solving again gives what solving from the start gives."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chrono import build
from chrono.chronology import assemble as assemble_
from chrono.chronology import correct, parts, rearrange
from chrono.chronology.assemble import assemble
from chrono.chronology.claims import claims
from chrono.chronology.correct import Reading, Solver, find, key_of, merge, read, solved, split, typed
from chrono.errors import DocumentError
from tests.tui import archive, story

STORY = assemble(story.annotations(), merge=False)
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


SAMPLES = Path(__file__).parents[2] / "samples"
REAL = build([one.read_text("utf-8") for one in sorted(SAMPLES.glob("*/*.txt"))])
ARCHIVE = assemble(archive.articles(100))
WIDE = 40
"""So many entries count as very many where the cheap order of large chronologies is tested."""


def _one(data, chronology):
    """Some correction: what, of what, and a day."""
    keys = st.sampled_from([key_of(entry) for entry in chronology.entries])
    what = data.draw(st.sampled_from(["read", "read", "merge", "split"]))
    if what == "read":
        day = data.draw(st.integers(1, 27)), data.draw(st.sampled_from([1990, 2008, 2024]))
        return what, data.draw(st.sampled_from([timex.id for timex in chronology.timexes])), day
    return what, data.draw(keys), data.draw(keys)


def _corrected(chronology, correction, solver):
    what, one, other = correction
    if what == "read":
        day, year = other
        return read(
            chronology, one, Reading(f"{year}-03-{day:02}", f"{year}-03-{day:02}", f"{year}-03-{day + 1:02}"), solver
        )
    if what == "merge" and one != other:
        return merge(chronology, (one, other), solver)
    return split(chronology, one, solver)


@pytest.mark.parametrize("base", [STORY, REAL, ARCHIVE], ids=["story", "samples", "archive"])
@pytest.mark.parametrize("many", [5000, WIDE], ids=["exact", "cheap"])
@given(data=st.data())
@settings(max_examples=4, deadline=None)
def test_correcting_again_and_again_is_rebuilding(base, many, data):
    with pytest.MonkeyPatch.context() as patch:
        for module in (assemble_, correct, rearrange):
            patch.setattr(module, "EXACT", many)
        base = solved(base, [entry.events for entry in base.entries])
        solver, states = Solver(), [base]
        for _ in range(data.draw(st.integers(1, 5))):
            state = data.draw(st.sampled_from(states))  # an older one: the reader took something back
            correction = _one(data, state)
            again, fresh = _corrected(state, correction, solver), _corrected(state, correction, None)
            for name in ("timexes", "events", "entries", "findings"):
                assert getattr(again, name) == getattr(fresh, name)
            assert again == fresh
            states.append(again)


@pytest.fixture
def many_lines(monkeypatch):
    """A chronology of more entries than have an exact order."""
    for module in (assemble_, correct, rearrange):
        monkeypatch.setattr(module, "EXACT", WIDE)
    return solved(ARCHIVE, [entry.events for entry in ARCHIVE.entries])


def test_a_correction_makes_only_the_parts_it_touches(many_lines, monkeypatch):
    made = []
    monkeypatch.setattr(parts, "claims", lambda stated: made.extend(stated.documents) or claims(stated))
    solver = Solver()
    solver.prepare(many_lines)
    assert made == []
    read(many_lines, "a0#t2", Reading("1990-03-05", "1990-03-05", "1990-03-06"), solver)
    assert {document.id for document in made} == {"a0"}


def test_what_a_correction_does_not_touch_stays_as_it_was(many_lines):
    told = [
        replace(entry, label="as told") if entry.sources[0].document == "a1" else entry for entry in many_lines.entries
    ]
    own = replace(many_lines, entries=tuple(told))
    after = read(own, "a0#t2", Reading("1990-03-05", "1990-03-05", "1990-03-06"), Solver())
    labels = {entry.label for entry in after.entries if entry.sources[0].document == "a1"}
    assert labels == {"as told"}


def test_a_preparation_gives_way_to_a_correction(many_lines):
    solver, steps = Solver(), []
    corrected = []

    def between():
        steps.append(1)
        if len(steps) == 2:
            corrected.append(read(many_lines, "a0#t2", Reading("1990-03-05", "1990-03-05", "1990-03-06"), solver))

    solver.prepare(many_lines, between)
    assert corrected == [read(many_lines, "a0#t2", Reading("1990-03-05", "1990-03-05", "1990-03-06"))]
    assert len(steps) == 2


def test_a_chronology_with_ids_of_its_own_is_made_anew(many_lines):
    entries = tuple(replace(entry, id=f"x{entry.id}", after=()) for entry in many_lines.entries)
    other = replace(many_lines, entries=entries, findings=())
    correction = "a0#t2", Reading("1990-03-05", "1990-03-05", "1990-03-06")
    assert read(other, *correction, Solver()) == read(many_lines, *correction)
