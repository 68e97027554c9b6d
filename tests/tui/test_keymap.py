"""The keymap file and its complaints."""

from pathlib import Path

import pytest

from chrono.tui.keymap import ACTIONS, FIXED, KeymapError, changed, conflicts, load, reference, shown


def test_no_key_has_two_meanings():
    assert conflicts(ACTIONS) == []
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


def test_a_file_changes_keys(tmp_path):
    file = tmp_path / "keymap.toml"
    file.write_text('[keys]\n"undo" = "u"\n"filter" = ["f2", "&"]\n"theme" = []\n', "utf-8")
    keys = {action.id: action.keys for action in load(file)}
    assert (keys["undo"], keys["filter"], keys["theme"]) == (("u",), ("f2", "ampersand"), ())
    assert keys["redo"] == ("Z",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[keys]\n"undoo" = "u"', "no action"),
        ('[keys]\n"undo" = 3', "a string or a list"),
        ('[keys]\n"undo" = "m"', "m is both note and undo|m is both undo and note"),
        ('[keys]\n"undo" = "j"', "both"),
        ('[key]\n"undo" = "u"', r"\[keys\]"),
        ("[keys", "TOML"),
        ('[keys]\n"undo" = "crtl+u"', '"crtl\\+u" is no key'),
        ('[keys]\n"undo" = "pagedwn"', '"pagedwn" is no key'),
    ],
)
def test_complaints(tmp_path, text, words):
    file = tmp_path / "keymap.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(KeymapError, match=words):
        load(file)


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(KeymapError, match=r"^none\.toml: no such file or directory; give a file that exists$"):
        load(tmp_path / "none.toml")


def test_panels_may_share_keys():
    assert changed(ACTIONS, {"settle": "h"}, "x"), "findings and the axis are never focused together"


def test_keys_are_shown_as_they_are_typed():
    assert [shown(key) for key in ("slash", "question_mark", "ctrl+p", "space", "left")] == [
        "/",
        "?",
        "^p",
        "space",
        "←",
    ]


def test_keys_of_dialogs_are_not_taken():
    with pytest.raises(KeymapError, match="dialogs"):
        changed(ACTIONS, {"undo": FIXED[0]}, "x")


def test_the_reference_lists_every_action():
    page = (Path(__file__).parents[2] / "docs" / "reference" / "keys.md").read_text("utf-8")
    assert page == reference(), "run python -m tests.tui.write_docs"
    assert all(f"`{action.id}`" in page for action in ACTIONS)
