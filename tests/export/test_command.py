"""``chrono export`` from outside."""

import subprocess
import sys
from pathlib import Path

import pytest

from chrono.chronology.json import dumps
from chrono.export import formats, render
from tests.export.story import STORY


def _run(*arguments: str, folder: Path, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "chrono", "export", *arguments]
    return subprocess.run(command, cwd=folder, input=stdin, capture_output=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "c.json").write_text(dumps(STORY), "utf-8")
    return tmp_path


def test_list(folder: Path) -> None:
    assert _run("--list", folder=folder).stdout.decode().split() == list(formats())


@pytest.mark.parametrize("name", ["csv", "parquet", "html"])
def test_stdout_is_output_only_and_stderr_tells_what_was_lost(folder: Path, name: str) -> None:
    done = _run("c.json", "--to", name, folder=folder)
    expected = render(STORY, name)
    assert (done.returncode, done.stdout) == (0, expected.data)
    assert done.stderr.decode().splitlines() == [f"note: {note}" for note in expected.notes]


def test_from_stdin_to_a_file(folder: Path) -> None:
    done = _run("-", "--to", "ics", "-o", "c.ics", folder=folder, stdin=dumps(STORY).encode())
    assert (done.returncode, done.stdout) == (0, b"")
    assert (folder / "c.ics").read_bytes() == render(STORY, "ics").data


def test_several_documents_of_timeml_go_to_a_folder(folder: Path) -> None:
    done = _run("c.json", "--to", "timeml", "-o", ".", folder=folder)
    assert done.returncode == 0
    assert sorted(path.name for path in folder.glob("*.tml")) == ["a_ar.txt.tml", "a_en.txt.tml", "h.txt.tml"]
    refused = _run("c.json", "--to", "timeml", folder=folder)
    assert refused.returncode != 0
    assert refused.stderr.decode().count("\n") == 1


def test_what_is_no_chronology_is_one_line(folder: Path) -> None:
    (folder / "bad.json").write_text('{"schema": "chrono/1", "timexes": [{}]}', "utf-8")
    done = _run("bad.json", "--to", "csv", folder=folder)
    assert done.returncode == 3
    assert done.stderr.decode() == 'bad.json: $.timexes[0]: no "id"; add it\n'
