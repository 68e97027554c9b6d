"""What can be opened, and where its journal stands."""

import pytest

from chrono.chronology.json import dumps
from chrono.errors import ChronoError, DocumentError, UsageError
from chrono.tui import run
from chrono.tui.opening import Cancelled, Request, open_all, spare
from chrono.tui.start import default_keymap
from tests.tui import story

TOLD: list[tuple] = []


def opened(*paths, stdin=None, cancelled=lambda: False):
    TOLD.clear()
    return open_all(Request(tuple(map(str, paths)), stdin=stdin), lambda *so_far: TOLD.append(so_far), cancelled)


@pytest.fixture
def texts(tmp_path):
    for id_, lang, _, tellings in story.TELLINGS:
        (tmp_path / f"{id_}.txt").write_text(f"2024-04-02\n{story.document(id_, lang, '', tellings).text}", "utf-8")
    return tmp_path


def test_a_finished_chronology_is_read_as_it_is(tmp_path):
    file = tmp_path / "story.json"
    file.write_text(dumps(story.chronology()), "utf-8")
    assert opened(file).chronology.entries == story.chronology().entries
    assert opened("-", stdin=file.read_bytes()).chronology.entries == story.chronology().entries


def test_texts_are_built_with_a_report_for_each(texts):
    found = opened(texts)
    assert [one.lang for one in found.chronology.documents] == ["ar", "en"]
    assert [(done, total) for _, done, total in TOLD] == [(0, 3), (1, 3), (2, 3)]
    assert found.problems == ()


def test_some_inputs_that_fail_do_not_stop_the_others(texts):
    found = opened(texts / "harbour.en.txt", texts / "none.txt")
    assert len(found.chronology.documents) == 1
    assert "none.txt" in found.problems[0]


def test_loading_can_be_given_up_between_texts(texts):
    with pytest.raises(Cancelled):
        opened(texts, cancelled=lambda: len(TOLD) > 0)
    assert len(TOLD) == 1


def test_loading_can_be_given_up_within_a_text(texts):
    asked = iter([False, False])  # before the text, and behind its first stage
    with pytest.raises(Cancelled):
        opened(texts / "harbour.en.txt", cancelled=lambda: next(asked, True))
    assert len(TOLD) == 1


def test_giving_up_is_heard_within_the_search_for_expressions(tmp_path):
    long = tmp_path / "long.txt"
    long.write_text("\n".join(f"It rained on {day} May 2021." for day in range(1, 29)), "utf-8")
    asked = []

    def cancelled():
        asked.append(1)
        return len(asked) == 10

    with pytest.raises(Cancelled):
        opened(long, cancelled=cancelled)
    assert len(asked) == 10


def test_loading_can_be_given_up_while_the_order_is_found(texts):
    asked = []

    def cancelled():
        if TOLD[-1:] and TOLD[-1][0] == "ordering and checking":
            asked.append(1)
        return len(asked) == 5

    with pytest.raises(Cancelled):
        opened(texts, cancelled=cancelled)
    assert len(asked) == 5


@pytest.mark.parametrize("name", ["none.json", "none.txt"])
def test_nothing_to_read_is_an_error_of_one_line(tmp_path, name):
    with pytest.raises(ChronoError, match=name):
        opened(tmp_path / name)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"paths": []}, "nothing to open"),
        ({"paths": ["a"], "bidi": "x"}, "bidi"),
        ({"paths": ["a"], "lang": "qq"}, "qq"),
    ],
)
def test_usage_is_checked_before_the_terminal_is_taken(arguments, words):
    with pytest.raises(UsageError, match=words):
        run(**arguments)


def test_the_readers_own_keymap_is_found(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert default_keymap() is None
    (tmp_path / "chrono").mkdir()
    (tmp_path / "chrono" / "keymap.toml").write_text("[keys]\n", "utf-8")
    assert default_keymap() == tmp_path / "chrono" / "keymap.toml"


def test_texts_and_journals_are_spared_and_a_chronology_may_be_saved(tmp_path):
    text, done = tmp_path / "a.txt", tmp_path / "a.json"
    text.write_text("It rained on 3 May 2021.", "utf-8")
    done.write_text('{"schema": "chrono/1"}', "utf-8")
    spare(Request((str(text),)), tmp_path / "new.txt")
    spare(Request((str(done),)), done, saving=True)
    for request, target in [
        (Request((str(text),)), text),
        (Request((str(tmp_path),)), text),
        (Request((str(done),)), done),
        (Request((str(text),)), Request((str(text),)).journal),
    ]:
        with pytest.raises(DocumentError, match="is not written over"):
            spare(request, target)
    with pytest.raises(DocumentError, match="is not written over"):
        spare(Request((str(text),)), text, saving=True)
