"""Every format through the one door: names, notes, files that appear whole or not at all."""

import os
import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from chrono.errors import ExportError, UsageError
from chrono.export import FORMATS, formats, render, write
from tests.export.story import DOCUMENTS, STORY

SINGLE = replace(
    STORY,
    documents=DOCUMENTS[:1],
    **{
        name: tuple(one for one in getattr(STORY, name) if one.document == "h.txt")
        for name in ("timexes", "events", "links")
    },  # type: ignore[arg-type]
    ranges=(),
    entries=STORY.entries[:2],
    findings=STORY.findings[1:2],
)
REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "formats.md"


@pytest.mark.parametrize("name", formats())
def test_same_bytes_in_threads_and_after_a_pickle(name: str) -> None:
    first = render(SINGLE, name)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: render(SINGLE, name).data, range(4))) == {first.data}
    assert render(pickle.loads(pickle.dumps(SINGLE)), name) == first


@pytest.mark.parametrize("name", [name for name in formats() if name != "parquet"])
def test_text_formats_are_utf_8_and_end_with_a_line_break(name: str) -> None:
    chronology = STORY if name == "timesketch" else SINGLE  # which holds nothing before 1678
    assert render(chronology, name).data.decode().endswith("\n")


@pytest.mark.parametrize("name", [name for name in formats() if name != "json"])
def test_lossy_formats_say_what_they_leave_out(name: str) -> None:
    notes = render(SINGLE, name).notes
    assert notes or name == "text"
    assert all(note.startswith(f"{name}: ") and "\n" not in note for note in notes)


@pytest.mark.parametrize("name", formats())
def test_every_format_is_in_the_reference(name: str) -> None:
    assert f"| `{name}` |" in REFERENCE.read_text("utf-8")


def test_unknown_format() -> None:
    with pytest.raises(UsageError, match="papyrus"):
        render(STORY, "papyrus")


def test_a_file_appears_whole_with_the_usual_permissions(tmp_path: Path) -> None:
    target = tmp_path / "c.csv"
    write(STORY, "csv", target)
    assert target.read_bytes() == render(STORY, "csv").data
    (tmp_path / "plain").touch()
    assert target.stat().st_mode == (tmp_path / "plain").stat().st_mode
    target.chmod(0o600)
    write(STORY, "json", target)
    assert target.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c.csv", "plain"]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "c.csv"
    target.write_text("old", "utf-8")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write(STORY, "csv", target)
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == ["old"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no such file"):
        write(STORY, "csv", tmp_path / "missing" / "c.csv")


def test_a_folder_as_target_of_one_file(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="a folder"):
        write(STORY, "csv", tmp_path)


def test_modules_are_loaded_when_they_are_used() -> None:
    import subprocess
    import sys

    code = "import sys, chrono.export; sys.exit(sum(name.startswith('chrono.export.') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    assert set(FORMATS) == set(formats())
