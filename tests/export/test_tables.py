"""csv, jsonl, parquet, markdown and timesketch, each read back by a program that knows nothing of us."""

import csv
import io
import json
from datetime import date, datetime

import pandas
import pytest
from markdown_it import MarkdownIt

from chrono.chronology.model import Chronology
from chrono.errors import ExportError
from chrono.export import render
from chrono.export.rows import COLUMNS
from tests.export.story import ENTRIES, STORY


def _rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(STORY, "csv").data.decode(), newline="")))


def test_csv_has_a_row_for_each_entry_and_keeps_its_text() -> None:
    rows = _rows()
    assert [row["id"] for row in rows] == [entry.id for entry in ENTRIES]
    assert tuple(rows[0]) == COLUMNS
    assert rows[1]["text"] == ENTRIES[1].label
    assert rows[3]["source"] == "a/ar.txt | a/en.txt"
    assert rows[3]["findings"] == "CHR201"


def test_csv_keeps_years_before_1_and_open_ends_as_text() -> None:
    old, _, open_ended, attack, window, *_, undated = _rows()
    assert (old["date"], old["begin_day"], old["earliest_begin"]) == ("494 BC", "", "-0493-01-01")
    assert (open_ended["date"], open_ended["begin_day"], open_ended["end_day"]) == ("since 2021", "2021-01-01", "")
    assert (attack["begin_day"], attack["end_day"], attack["latest_end"]) == ("2025-08-19", "2025-08-19", "2025-08-20")
    assert window["date"] == "between 2025-08-19 and 2025-09-16"
    assert (undated["date"], undated["begin_day"], undated["edtf"]) == ("", "", "")


def test_csv_gives_spreadsheets_nothing_to_compute() -> None:
    assert _rows()[-1]["text"].startswith("'=HYPERLINK(1)")
    assert any("apostrophe" in note for note in render(STORY, "csv").notes)


def test_csv_is_read_by_pandas() -> None:
    table = pandas.read_csv(io.BytesIO(render(STORY, "csv").data), parse_dates=["begin_day"])
    assert table.begin_day[3] == datetime(2025, 8, 19)
    assert table.text[3] == ENTRIES[3].label


def test_jsonl() -> None:
    lines = [json.loads(line) for line in render(STORY, "jsonl").data.decode().splitlines()]
    assert [line["id"] for line in lines] == [entry.id for entry in ENTRIES]
    assert lines[3]["findings"] == ["CHR201"]


def test_parquet_has_real_dates() -> None:
    table = pandas.read_parquet(io.BytesIO(render(STORY, "parquet").data))
    assert table.begin_day[3] == date(2025, 8, 19)
    assert table.earliest_begin[0] == "-0493-01-01"
    assert table.begin_day[0] is None
    assert list(table.columns) == list(COLUMNS)


def test_parquet_without_its_extra_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"chrono-timeline\[parquet\]"):
        render(STORY, "parquet")


def _markdown() -> str:
    return MarkdownIt("commonmark", {"html": True}).enable("table").render(render(STORY, "markdown").data.decode())


def test_markdown_is_a_table_and_a_narrative() -> None:
    html = _markdown()
    assert html.count("<tr>") == 1 + len(ENTRIES)
    assert html.count("<blockquote>") == sum(len(entry.sources) for entry in ENTRIES)
    assert html.count("<ol>") == 1
    assert "هاجم مسلحون قاعدة قرب النهر" in html


def test_markdown_leaves_hostile_text_as_text() -> None:
    html = _markdown()
    assert "<script" not in html
    assert "<img" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;alert('x')&lt;/script&gt; was read aloud" in html
    assert "\u202e" not in html
    assert "⟨U+202E⟩gnp.exe" in html


def test_timesketch_has_the_three_fields_it_requires() -> None:
    lines = [json.loads(line) for line in render(STORY, "timesketch").data.decode().splitlines()]
    for line in lines:
        assert line["message"]
        assert datetime.fromisoformat(line["datetime"]).timestamp() * 1e6 == line["timestamp"]
    assert [line["timestamp_desc"] for line in lines].count("published") == 2
    ends = [line["datetime"] for line in lines if line["timestamp_desc"] == "event end"]
    assert ends == ["2025-09-17T00:00:00+00:00"]
    assert "4 entries without a date between 1678 and 2261 left out" in render(STORY, "timesketch").notes[0]


@pytest.mark.parametrize("name", ["csv", "jsonl", "markdown", "parquet", "timesketch"])
def test_an_empty_chronology_loses_nothing(name: str) -> None:
    rendered = render(Chronology(), name)
    assert rendered.notes == ()
    assert render(Chronology(), name) == rendered
