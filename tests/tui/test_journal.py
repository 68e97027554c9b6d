"""The journal: nothing is lost, whatever happens to the file."""

import errno
import json
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chrono.chronology.model import Chronology
from chrono.tui import session as sessions
from chrono.tui.changes import (
    ChangeError,
    Dispute,
    Mark,
    Merge,
    Note,
    Read,
    Settle,
    Split,
    State,
    apply,
    from_dict,
    to_dict,
)
from chrono.tui.journal import ForeignJournal, JournalError, fingerprint, path_beside
from chrono.tui.session import set_aside
from tests.tui import story

STORY = story.chronology()
KEYS = [entry.events[0] for entry in STORY.entries]
CHANGES = [
    Note(KEYS[0], "اسأل النقابة"),
    Dispute(KEYS[1], True),
    Mark((KEYS[0], KEYS[2]), True),
    Settle("00000000000000f1", "both were there"),
    Merge((KEYS[5], KEYS[6])),
    Split("harbour.ar#e1"),
    Read("harbour.en#t4", "2024-03-12", "2024-03-12", "2024-03-13"),
    Read("harbour.en#t4", "2024", None, "2024-03-13"),
]


OPEN = []


def Session(*arguments):
    """A session that is closed after the test."""
    OPEN.append(sessions.Session(*arguments))
    return OPEN[-1]


@pytest.fixture(autouse=True)
def _close():
    yield
    while OPEN:
        OPEN.pop().journal.close()


@pytest.fixture
def path(tmp_path):
    return path_beside(str(tmp_path / "story.json"))


def test_name_beside(tmp_path):
    assert path_beside("a/story.json").name == "story.chrono-journal.jsonl"
    assert path_beside(str(tmp_path)).name == f"{tmp_path.name}.chrono-journal.jsonl"
    assert path_beside("-").name == "stdin.chrono-journal.jsonl"


@pytest.mark.parametrize("change", CHANGES)
def test_changes_survive_their_line(change):
    assert from_dict(json.loads(json.dumps(to_dict(change)))) == change


@pytest.mark.parametrize(
    "line",
    [
        {"do": "explode"},
        {"do": "note", "entry": "a"},
        {"do": "note", "entry": "a", "text": 3},
        {"do": "dispute", "entry": "a", "on": "yes"},
        {"do": "merge", "entries": "ab"},
        {"do": "read", "timex": "t", "value": None, "begin": None, "finish": None},
        {"do": "note", "entry": "a", "text": "b", "more": 1},
    ],
)
def test_lines_that_are_no_change_are_refused(line):
    with pytest.raises(ChangeError):
        from_dict(line)


def test_nothing_is_written_before_the_first_change(path):
    Session(STORY, path).journal.close()
    assert not path.exists()


def test_every_change_is_a_line_and_is_replayed(path):
    session = Session(STORY, path)
    for change in CHANGES:
        session.do(change)
    session.undo()
    session.undo()
    session.redo()
    session.journal.close()
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert lines[0] == {"journal": "chrono/1", "fingerprint": fingerprint(STORY), "of": "story"}
    assert [line.get("do", "") for line in lines[1:]][: len(CHANGES)] == [to_dict(one)["do"] for one in CHANGES]
    assert lines[-3:] == [{"n": 9, "undo": 8}, {"n": 10, "undo": 7}, {"n": 11, "redo": 7}]
    again = Session(STORY, path)
    assert again.state == session.state
    assert (again.done, again.undone) == (session.done, session.undone)


def test_a_change_is_on_disk_before_it_holds(path, monkeypatch):
    session, seen = Session(STORY, path), []
    monkeypatch.setattr(os, "fsync", lambda _: seen.append((path.read_bytes().count(b"\n"), dict(session.state.notes))))
    session.do(CHANGES[0])
    assert seen[-1] == (2, {}), "the line was there while the state was still the old one"


def test_a_full_disk_leaves_state_and_file_as_they_were(path, monkeypatch):
    session = Session(STORY, path)
    session.do(CHANGES[0])
    before, state = path.read_bytes(), session.state

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(JournalError, match="No space"):
            session.do(CHANGES[1])
    assert (path.read_bytes(), session.state) == (before, state)
    session.do(CHANGES[1])
    session.journal.close()
    assert Session(STORY, path).state == session.state


def test_a_change_that_cannot_be_made_is_not_written(path):
    session = Session(STORY, path)
    for change in (
        Note("nobody#e1", "x"),
        Merge((KEYS[0],)),
        Split(KEYS[3]),
        Read("harbour.en#t99", "2024", None, None),
    ):
        with pytest.raises(ChangeError):
            session.do(change)
    assert not path.exists()


@pytest.mark.parametrize(
    "tail", [b'{"n": 3, "do": "no', b"\xd8", b'{"n": 3, "do"\n', b"garbage\n"], ids=["half", "letter", "line", "words"]
)
def test_a_torn_last_line_is_kept_aside_and_reported(path, tail):
    session = Session(STORY, path)
    session.do(CHANGES[0])
    session.do(CHANGES[1])
    session.journal.close()
    whole = path.read_bytes()
    path.write_bytes(whole + tail)
    again = Session(STORY, path)
    assert again.state == session.state
    assert again.journal.replay.torn is not None
    assert again.journal.replay.torn.read_bytes().strip() == tail.strip()
    assert path.read_bytes() == whole
    again.do(CHANGES[3])
    again.journal.close()
    assert Session(STORY, path).journal.replay.torn is None


@given(cut=st.integers(1, 10_000))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_journal_cut_anywhere_gives_a_prefix_of_the_work(path, cut):
    path.unlink(missing_ok=True)
    session, states = Session(STORY, path), []
    for change in CHANGES[:4]:
        states.append(session.state)
        session.do(change)
    states.append(session.state)
    session.journal.close()
    data = path.read_bytes()
    path.write_bytes(data[: cut % (len(data) + 1)])
    assert Session(STORY, path).state in states


def test_damage_in_the_middle_is_not_passed_over(path):
    session = Session(STORY, path)
    session.do(CHANGES[0])
    session.do(CHANGES[1])
    session.journal.close()
    lines = path.read_bytes().split(b"\n")
    lines[1] = b"{broken"
    path.write_bytes(b"\n".join(lines))
    with pytest.raises(JournalError, match="line 2 is damaged"):
        Session(STORY, path)


def test_the_journal_of_another_chronology_is_refused_and_can_be_set_aside(path):
    other = Session(Chronology(documents=STORY.documents[:1]), path)
    other.journal.append(change=CHANGES[0])
    other.journal.close()
    before = path.read_bytes()
    with pytest.raises(ForeignJournal, match="another chronology"):
        Session(STORY, path)
    assert path.read_bytes() == before
    aside = set_aside(path)
    assert aside.read_bytes() == before
    Session(STORY, path).do(CHANGES[0])


def test_two_explorers_do_not_write_one_journal(path):
    first, second = Session(STORY, path), Session(STORY, path)
    first.do(CHANGES[0])
    with pytest.raises(JournalError, match="another explorer"):
        second.do(CHANGES[1])
    first.journal.close()
    with pytest.raises(JournalError, match="changed"):
        second.do(CHANGES[1])


@given(st.lists(st.integers(0, 5), max_size=12))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_replay_is_what_was_done(path, choices):
    path.unlink(missing_ok=True)
    session = Session(STORY, path)
    for choice in choices:
        if choice == 4:
            session.undo()
        elif choice == 5:
            session.redo()
        else:
            session.do(CHANGES[choice])
    session.journal.close()
    assert Session(STORY, path).state == session.state


def test_undo_brings_back_the_state_before(path):
    session = Session(STORY, path)
    for change in CHANGES:
        before = session.state
        session.do(change)
        assert session.undo() == change
        assert session.state == before
        session.redo()
    assert apply(State(STORY, {}, settled={}), CHANGES[0]) != session.state


def test_saving_carries_notes_into_a_new_journal(path, tmp_path):
    session = Session(STORY, path)
    session.do(CHANGES[0])
    session.do(CHANGES[6])
    target = tmp_path / "corrected.json"
    journal = session.save(target)
    from chrono.chronology.json import loads

    saved = loads(target.read_bytes())
    assert saved.entries == session.chronology.entries
    again = Session(saved, path_beside(str(target)))
    assert journal == again.path
    assert again.state.notes == session.state.notes


def test_saving_over_the_opened_file_goes_on_with_what_was_saved(tmp_path):
    from chrono.chronology.json import dumps, loads

    file = tmp_path / "story.json"
    file.write_text(dumps(STORY), "utf-8")
    session = Session(loads(file.read_bytes()), path_beside(str(file)))
    session.do(CHANGES[6])
    session.do(CHANGES[0])
    session.save(file)
    session.do(CHANGES[1])
    session.journal.close()
    again = Session(loads(file.read_bytes()), path_beside(str(file)))
    assert again.state.notes == session.state.notes
    assert again.state.disputed == session.state.disputed
    assert [p.name for p in tmp_path.glob("*before-save*")] == ["story.chrono-journal.before-save.jsonl"]


def test_a_line_being_written_elsewhere_is_not_taken_for_torn(path):
    first = Session(STORY, path)
    first.do(CHANGES[0])
    with path.open("ab") as file:
        file.write(b'{"n": 2, "do": "no')
    before = path.read_bytes()
    with pytest.raises(JournalError, match="another explorer"):
        Session(STORY, path)
    assert path.read_bytes() == before
