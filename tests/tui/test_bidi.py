"""Right-to-left text: widths, isolates, visual order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chrono.tui import bidi
from chrono.tui.lines import line, ordered

SAID = "قال (أحمد) في عام 2021"


@pytest.mark.parametrize(
    ("text", "cells"),
    [("abc", 3), ("سلام", 4), ("مُحَمَّد", 4), ("e\u0301", 1), ("\u2066a\u2069", 1), ("日本", 4), ("لا", 2)],
)
def test_widths(text, cells):
    assert bidi.width(text) == cells


@pytest.mark.parametrize(
    ("text", "cells", "clipped"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("مُحَمَّد", 4, "مُحَمَّد"),
        ("مُحَمَّدٌ علي", 4, "مُحَمَّ…"),
        ("abc", 0, ""),
        ("日本語", 4, "日…"),
    ],
)
def test_clip_keeps_marks_with_their_letters(text, cells, clipped):
    assert bidi.clip(text, cells) == clipped


@given(st.text(max_size=30), st.integers(0, 40))
def test_padded_text_has_exactly_the_width(text, cells):
    assert bidi.width(bidi.pad(bidi.plain(text), cells)) == cells


@given(st.text(max_size=60))
def test_plain_text_cannot_disturb_the_terminal(text):
    shown = bidi.plain(text + "\x1b[31m\u202e\x00\ud800\t\n")
    assert not set(shown) & set(bidi.CONTROLS + "\x1b\x00\ud800\t\n\r\x9b")


def test_dates_and_labels_are_isolated_in_logical_order():
    drawn = ordered(line(("2025-08", "date"), (" ", ""), (SAID, "label"), ("port", "label")), 60, visual=False)
    assert drawn[0][0] == f"{bidi.LRI}2025-08{bidi.PDI}"
    assert drawn[2][0] == f"{bidi.FSI}{SAID}{bidi.PDI}"
    assert drawn[3][0] == "port"


def test_visual_order_turns_and_shapes_letters_but_not_numbers():
    shown = bidi.visual_text(SAID)
    assert "2021" in shown
    assert shown.startswith("2021")
    assert shown.count("(") == shown.count(")") == 1
    assert shown.index("(") < shown.index(")"), "brackets are mirrored"
    assert not set(shown) & set("قالأحمدفيعام"), "every Arabic letter has its joined form"
    assert bidi.width(shown) == bidi.width(SAID)


def test_brackets_are_mirrored_however_many_stops_there_are():
    shown = bidi.visual_text("أ. [بدأ 2024]. أُغلق. (ب). ت.")
    assert [char for char in shown if char in "()[]"] == ["(", ")", "[", "]"]
    assert bidi.visual_text("a (b) أ") == "a (b) " + bidi.visual_text("أ")


def test_long_lines_keep_every_letter_and_digit():
    text = "".join(f"رقم {n * 7919 % 1000:03} بعد. " for n in range(120))
    shown = bidi.visual_text(text)
    assert sorted(shown.split()) == sorted(bidi.visual_text(word) for word in text.split())
    numbers = [word for word in shown.replace(".", " ").split() if word.isdecimal()]
    assert numbers == [word for word in text.split() if word.isdecimal()][::-1]


def test_dates_do_not_flip_in_visual_order():
    drawn = ordered(line((SAID, "label"), " → ", ("2025-08", "date")), 60, visual=True)
    assert "".join(text for text, _ in drawn).endswith("→ 2025-08")


def test_styles_follow_their_letters():
    drawn = bidi.visual([("في ", ""), ("عام", "expression"), (" مضى", "")], rtl=True)
    styled = "".join(text for text, style in drawn if style == "expression")
    assert styled == bidi.visual_text("عام")
    assert "".join(text for text, _ in drawn) == bidi.visual_text("في عام مضى")


def test_marks_stay_behind_their_letters():
    shown = bidi.visual_text("مُحَمَّد")
    assert not bidi.clusters(shown)[0][0].isspace()
    assert [len(cluster) for cluster in bidi.clusters(shown)] == [1, 3, 2, 2]


arabic = st.text(st.sampled_from("ابتثجحخدسشعقلمنهو ()0123456789.-abc"), max_size=30)


@given(arabic)
def test_visual_order_loses_no_cell(text):
    assert bidi.width(bidi.visual_text(text)) == bidi.width(text)


@given(st.text(st.sampled_from("abc ()12.-"), max_size=30))
def test_left_to_right_text_is_left_alone(text):
    assert bidi.visual_text(text) == text


def test_rtl_paragraphs_stand_at_the_right_in_visual_order():
    drawn = ordered(line(("2021 │ ", "margin"), ("عام", ""), rtl=True), 20, visual=True)
    text = "".join(piece for piece, _ in drawn)
    assert text.startswith("2021 │ ")
    assert bidi.width(text) == 20
    assert not text.endswith(" ")


def test_a_date_in_figures_is_not_turned_by_the_letters_beside_it():
    pieces = [("تاريخ ", ""), ("2025-02-13", "expression"), (" بدأ", "")]
    assert [text for text, _ in bidi.visual(pieces, rtl=True)][1] == "2025-02-13"
    drawn = ordered(line(*pieces, rtl=True), 60, visual=False)
    assert (bidi.LRI + "2025-02-13" + bidi.PDI, "expression") in drawn


def test_a_path_keeps_its_end():
    assert bidi.clip_path("treaty.en/a.txt", 10) == "….en/a.txt"
    assert bidi.clip_path("treaty.en/a.txt", 15) == "treaty.en/a.txt"
    assert bidi.clip_path("The Harbour Post", 10) == "The Harbo…"
