import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from chrono.cli.places import places_of
from chrono.export.sarif import Place

JSONL = '\n{"id": "a", "text": "x"}\n{"text": "y"}\n\n{"text": "z", "id": "ب\\n"}\n{"id": 7, "text": "w"}\n'


@pytest.mark.parametrize(("id_", "line"), [("a", 2), ("3", 3), ("ب\n", 5), ("7", 6), ("gone", 1)])
def test_lines_of_json(id_: str, line: int) -> None:
    assert places_of("news.jsonl", JSONL, [id_]) == {id_: Place("news.jsonl", line)}


def test_a_text_file_is_its_own_place() -> None:
    assert places_of("a.txt", "text", ["a.txt"]) == {}


def _sarif(folder: Path, *paths: str) -> list[Any]:
    command = [sys.executable, "-m", "chrono", "check", "--format", "sarif", "--fail-on", "never", *paths]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    results = json.loads(done.stdout)["runs"][0]["results"]
    assert results
    return [one["locations"][0]["physicalLocation"] for one in results if one["locations"]]


TEXT = "Talks were held on Monday, 19 August 2025.\n"  # a Tuesday


def test_sarif_points_into_the_files_that_were_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("First line.\n" + TEXT, "utf-8")
    (tmp_path / "news.jsonl").write_text(
        '{"text": "nothing"}\n' + json.dumps({"id": "n", "text": TEXT}) + "\n", "utf-8"
    )
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "b.txt").write_text(TEXT, "utf-8")
    found = {
        (place["artifactLocation"]["uri"], place["region"].get("startLine"), "charOffset" in place["region"])
        for place in _sarif(tmp_path, "a.txt", "news.jsonl", "folder")
    }
    assert {("a.txt", 2, True), ("news.jsonl", 2, False), ("folder/b.txt", 1, True)} <= found


def test_sarif_points_at_the_row_of_a_timeline(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("date,text\n2025-01-01,Talks began\n2025-02-30,Talks ended\n", "utf-8")
    places = _sarif(tmp_path, "t.csv")
    assert ("t.csv", 3) in {(one["artifactLocation"]["uri"], one["region"]["startLine"]) for one in places}
    assert all("charOffset" not in one["region"] for one in places)
