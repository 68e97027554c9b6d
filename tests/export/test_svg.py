import itertools
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from chrono.chronology.model import Chronology
from chrono.export import render
from chrono.export.ticks import ticks
from chrono.temporal.civil import instant
from tests.export.story import DOCUMENTS, ENTRIES, STORY, many

SVG = "{http://www.w3.org/2000/svg}"


def _svg(chronology: Chronology) -> ET.Element:
    return ET.fromstring(render(chronology, "svg").data)


def _rows(chronology: Chronology) -> list[ET.Element]:
    return [group for group in _svg(chronology).iter(f"{SVG}g") if "row" in group.get("class", "").split()]


@pytest.mark.parametrize("count", [0, 1, 5, 40, 41, 200])
def test_rows_are_apart_and_inside_the_picture(count: int) -> None:
    root = _svg(many(count))
    rows = [text for text in root.iter(f"{SVG}text") if text.get("class") == "label"]
    heights = [int(text.get("y", "")) for text in rows]
    assert len(rows) == count
    assert all(later - earlier >= 22 for earlier, later in itertools.pairwise(heights))
    assert all(y < int(root.get("height", "")) for y in heights)


def test_all_entries_stand_with_date_and_label() -> None:
    texts = [[text.text for text in row.iter(f"{SVG}text")] for row in _rows(STORY)]
    assert texts[0] == ["1. \u2066494\u2069 BC", "<script>alert('x')</script> was read aloud"]
    assert texts[1][1].startswith('" onerror="alert(1) & ⟨U+202E⟩gnp.exe')
    assert texts[6] == ["7. undated", "The bridge never reopened"]


def test_nothing_but_pictures_in_it() -> None:
    tags = {element.tag.removeprefix(SVG) for element in _svg(STORY).iter()}
    assert tags <= {"svg", "title", "style", "defs", "linearGradient", "stop", "rect", "g", "line", "path", "text"}


def test_open_and_unreal_entries_look_so() -> None:
    rows = _rows(STORY)
    open_ended = rows[2].find(f"{SVG}rect")
    assert open_ended is not None
    assert open_ended.get("style") == "fill:url(#fade-r)"
    assert "unreal" in rows[5].get("class", "")
    assert rows[6].find(f"{SVG}path") is None
    assert rows[6].find(f"{SVG}rect") is None


def test_right_to_left() -> None:
    arabic = replace(STORY, documents=tuple(replace(one, lang="ar") for one in DOCUMENTS))
    label = next(text for text in _rows(arabic)[3].iter(f"{SVG}text") if text.get("class") == "label")
    assert (label.get("direction"), label.get("text-anchor")) == ("rtl", "start")
    assert float(label.get("x", "")) > 900
    english = next(text for text in _rows(arabic)[2].iter(f"{SVG}text") if text.get("class") == "label")
    assert (english.get("direction"), english.get("text-anchor"), english.get("x")) == ("ltr", "end", label.get("x"))


def test_far_dates_become_an_arrow() -> None:
    far = replace(many(40), documents=(*many(40).documents, *DOCUMENTS), entries=(ENTRIES[0], *many(40).entries))
    arrow = _rows(far)[0].find(f"{SVG}path")
    assert arrow is not None
    assert "l-8 -6z" in arrow.get("d", "")
    xs = {row.find(f"{SVG}path").get("d") for row in _rows(far)[1:]}  # type: ignore[union-attr]
    assert len(xs) == 40


def test_shortened_labels_are_told() -> None:
    long = replace(STORY, entries=(replace(ENTRIES[3], label="ك" * 300),))
    assert "1 label shortened" in render(long, "svg").notes[1]


@pytest.mark.parametrize(
    ("begin", "end", "names"),
    [
        (instant(2025, 8, 1), instant(2025, 8, 1, 20), ["2025-08-01 00:00", "2025-08-01 06:00", "2025-08-01 12:00"]),
        (instant(2025, 8, 1), instant(2025, 8, 5), ["2025-08-01", "2025-08-02", "2025-08-03"]),
        (instant(2025, 1, 1), instant(2026, 2, 1), ["2025-01", "2025-04", "2025-07"]),
        (instant(-493), instant(2026), ["1 BC", "500", "1000"]),
        (instant(-30_000), instant(2026), ["30001 BC", "20001 BC", "10001 BC"]),
    ],
)
def test_ticks_are_round(begin: int, end: int, names: list[str]) -> None:
    marks = ticks(begin, end, 6, "en")
    assert [name for _, name in marks][: len(names)] == names
    assert len(marks) <= 8
    assert all(begin <= moment <= end for moment, _ in marks)
