"""Readers: ids, dates, languages, streams, files, folders; every bad input in its place."""

import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from chrono.document.model import Document
from chrono.document.read import Read, Settings, Unreadable, read_lines, read_paths, read_stream, split_dated, unique
from chrono.errors import UsageError

DEFAULT = Settings()


def lines(*records: Any, settings: Settings = DEFAULT) -> list[Read]:
    """What JSON lines give; a record may be bytes already."""
    data = b"\n".join(one if isinstance(one, bytes) else json.dumps(one).encode() for one in records)
    return list(unique(read_lines(io.BytesIO(data), settings)))


def one(record: Any, settings: Settings = DEFAULT) -> Document:
    (read,) = lines(record, settings=settings)
    assert isinstance(read, Document)
    return read


def messages(read: Iterable[Read]) -> list[str]:
    return [item.message if isinstance(item, Unreadable) else item.id for item in read]


@pytest.mark.parametrize(
    ("record", "option", "published", "source", "span"),
    [
        ({"text": "date 2025-09-16 x", "published": "2025-01-01"}, "2025-02-02", "2025-01-01", "field", None),
        ({"text": "x", "dct": "2025-01-01T23:00-05:00"}, None, "2025-01-01", "field", None),
        ({"text": "date 2025-09-16 x"}, "2025-02-02", "2025-02-02", "option", None),
        ({"text": "date 2025-09-16 x", "published": None}, None, "2025-09-16", "header", (5, 15)),
        ({"text": "x", "published": ""}, None, None, "none", None),
    ],
    ids=["field first", "dct", "option before header", "header", "none"],
)
def test_publication_date_strongest_first(
    record: Any, option: str | None, published: str | None, source: str, span: tuple[int, int] | None
) -> None:
    document = one(record, Settings(published=option))
    assert (document.published, document.published_from, document.published_span) == (published, source, span)


@pytest.mark.parametrize(("option", "notes"), [("2025-09-16", 0), ("2025-09-17", 1)])
def test_an_option_against_the_header_is_noted(option: str, notes: int) -> None:
    assert len(one({"text": "date 2025-09-16 x"}, Settings(published=option)).notes) == notes


@pytest.mark.parametrize(
    ("record", "id_"),
    [
        ({"text": "x", "id": "a"}, "a"),
        ({"text": "x"}, "1"),
        ({"text": "x", "id": 7}, "7"),
        ({"text": "x", "id": None}, "1"),
    ],
)
def test_ids_of_lines(record: Any, id_: str) -> None:
    assert one(record).id == id_


def test_blank_lines_count_but_give_nothing() -> None:
    assert messages(lines({"text": "x"}, b"", b"  ", {"text": "y"})) == ["1", "4"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{}", 'line 2: no "text"; give it as a string'),
        (b'{"text": 1}', 'line 2: no "text"; give it as a string'),
        (b"[1]", 'line 2: no JSON object; give {"text": "..."}'),
        (
            b'{"text": "x"',
            "line 2: not JSON (expecting ',' delimiter at column 13); give one JSON object a line",
        ),
        (b'{"text": "x", "a": NaN}', "line 2: not JSON (NaN is no JSON value); give one JSON object a line"),
        (b"[" * 100_000, "line 2: JSON nested too deep; give flat objects"),
        (
            b'{"text": "x", "published": "2025-02-30"}',
            'line 2: publication date "2025-02-30" is no day of the calendar; write YYYY-MM-DD',
        ),
        (b'{"text": "x", "published": 5}', 'line 2: "published" is 5; give a string or null'),
        (b'{"text": "x", "lang": "xx"}', 'line 2: lang "xx" is unknown; use one of ar, en'),
        (
            b'{"text": "x", "kind": "poem"}',
            'line 2: kind "poem" is unknown; use one of news, narrative, colloquial, auto',
        ),
        (
            b'{"text": "\xc3\xe1\xff\x81"}',
            "line 2: byte 10 (0xc3) is in no encoding that can be told for sure; save the file as UTF-8",
        ),
        (b'{"id": "1", "text": "x"}', 'line 2: "1": a second document with this id; ids must be unique'),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_a_bad_line_stands_in_its_place_and_the_others_go_on(line: bytes, message: str) -> None:
    assert messages(lines({"text": "x"}, line, {"text": "z"})) == ["1", message, "3"]


@pytest.mark.parametrize(
    "text", ["", "\0", "\ud800", "\u2028\r\n", "x" * 100_000], ids=["empty", "nul", "surrogate", "breaks", "long"]
)
def test_any_text_is_legal(text: str) -> None:
    assert one({"text": text}).text == text


def test_given_lists_are_taken_or_ignored() -> None:
    record = {"text": "x", "events": [{"start": 0, "end": 1}]}
    assert one(record).events == ({"start": 0, "end": 1},)
    assert one(record, Settings(given=False)).events is None


@pytest.mark.parametrize(
    ("data", "mode", "ids"),
    [
        (b"The army", "text", ["-"]),
        (b'{"text": "x"}', "text", ["-"]),
        (b'{"text": "x"}\n{"text": "y"}', "auto", ["1", "2"]),
        (b'{"text": "x"}', "auto", ["-"]),
        (b'[{"text": "x"}, {"text": "y", "id": "b"}]', "auto", ["1", "b"]),
        (b"The army", "auto", ["-"]),
        (b"", "text", ["-"]),
        (b"", "lines", []),
    ],
    ids=repr,
)
def test_standard_input(data: bytes, mode: Any, ids: list[str]) -> None:
    assert messages(read_stream(io.BytesIO(data), DEFAULT, mode)) == ids


def test_a_stream_is_read_line_by_line() -> None:
    """The first document comes before the second line is asked for."""

    class Endless(io.BytesIO):
        def readline(self, size: int | None = -1) -> bytes:
            del size
            return b'{"text": "x"}\n'

    assert isinstance(next(read_lines(Endless(), DEFAULT)), Document)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "in/b").mkdir(parents=True)
    (tmp_path / "in/.hidden").mkdir()
    (tmp_path / "in/z.txt").write_text("date 2025-09-16 The army.", "utf-8")
    (tmp_path / "in/b/a.txt").write_text("Talks began.", "utf-8")
    (tmp_path / "in/c.jsonl").write_text('{"id": "j1", "text": "x"}\n{"text": "y"}\n', "utf-8")
    (tmp_path / "in/d.json").write_text('{"text": "one"}', "utf-8")
    (tmp_path / "in/picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "in/.hidden/e.txt").write_text("not read", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("paths", "ids"),
    [
        (["in"], ["b/a.txt", "j1", "2", "d.json", "z.txt"]),
        (["in/z.txt"], ["in/z.txt"]),
        (["./in//z.txt"], ["in/z.txt"]),
        (["in/z.txt", "in/z.txt"], ["in/z.txt", '"in/z.txt": a second document with this id; ids must be unique']),
        (["no.txt"], ["no.txt: no such file or directory; give the path of a readable file"]),
        (
            ["no.txt@2025-09-16", "in/z.txt"],
            ["no.txt: no such file or directory; give the path of a readable file", "in/z.txt"],
        ),
    ],
)
@pytest.mark.usefixtures("folder")
def test_files_and_folders(paths: list[str], ids: list[str]) -> None:
    assert messages(unique(read_paths(paths, DEFAULT))) == ids


def test_a_chronology_in_a_folder_is_no_text(folder: Path) -> None:
    (folder / "in/built.json").write_text('{"schema": "chrono/1", "documents": []}', "utf-8")
    assert "built.json" not in " ".join(messages(read_paths(["in"], DEFAULT)))
    assert "built.json" in " ".join(messages(read_paths(["in/built.json"], DEFAULT)))


def test_a_folder_without_a_readable_file_is_said(folder: Path) -> None:
    (folder / "none").mkdir()
    (folder / "none/photo.png").write_bytes(b"x")
    assert messages(read_paths(["none"], DEFAULT))[0].startswith("none: no file that can be read; give a folder with")


def test_a_date_behind_the_path_belongs_to_that_file(folder: Path) -> None:
    (folder / "x@2020-01-01").write_text("x", "utf-8")
    read = read_paths(["in/b/a.txt@2025-09-16", "x@2020-01-01"], Settings(published="2024-01-01"))
    assert [(one.id, one.published) for one in read if isinstance(one, Document)] == [
        ("in/b/a.txt", "2025-09-16"),
        ("x@2020-01-01", "2024-01-01"),
    ]


def test_an_impossible_date_behind_a_path_is_a_fault_of_usage() -> None:
    with pytest.raises(UsageError, match=r"^a\.txt@2025-02-30: "):
        split_dated("a.txt@2025-02-30")
