"""``chrono check``: like a linter, on texts, chronologies and timelines made elsewhere."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

WRONG = "date 2025-09-20\nThe ministers met on Monday 16 September 2025.\n"
RIGHT = "date 2025-09-20\nThe ministers met on Tuesday 16 September 2025.\n"
TIMELINE = {
    "published": "2025-09-16",
    "ordered": False,
    "events": [
        {
            "date": "last Tuesday",
            "text": "Talks began in Bamako",
            "id": "1",
            "end": None,
            "source": "r.txt",
            "after": [],
        },
        {"date": "2025-12-03", "text": "The minister visited the base", "id": "2", "after": ["1"]},
    ],
}

Command = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "wrong.txt").write_text(WRONG, "utf-8")
    (tmp_path / "right.txt").write_text(RIGHT, "utf-8")
    (tmp_path / "timeline.json").write_text(json.dumps(TIMELINE, indent=1), "utf-8")
    (tmp_path / "items.md").write_text(
        "- 3 May 2024: Talks began.\n- 31 April 2024: They ended.\n- soonish: x\n", "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def codes(run: Any) -> list[str]:
    return [finding["code"] for finding in json.loads(run.out)["findings"]]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["right.txt"], 0),
        (["wrong.txt"], 1),
        (["wrong.txt", "right.txt"], 1),
        (["wrong.txt", "--fail-on", "never"], 0),
        (["wrong.txt", "--ignore", "CHR101"], 0),
        (["wrong.txt", "--select", "CHR9"], 0),
        (["wrong.txt", "--select", "weekday-against-date"], 1),
        (["timeline.json"], 0),
        (["timeline.json", "--fail-on", "warning"], 1),
        (["missing.txt"], 3),
        (["missing.txt", "wrong.txt"], 3),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
@pytest.mark.usefixtures("folder")
def test_exit_codes(arguments: list[str], code: int, chrono_command: Command) -> None:
    assert chrono_command("check", *arguments).code == code


@pytest.mark.usefixtures("folder")
def test_text_names_place_quote_and_cure(chrono_command: Command) -> None:
    lines = chrono_command("check", "wrong.txt").out.splitlines()
    assert lines[0].startswith("error CHR101 weekday-against-date: ")
    assert "wrong.txt:37: “Monday 16 September 2025”" in lines[2]
    assert lines[-1] == "1 error, 0 warnings, 0 notes"


@pytest.mark.usefixtures("folder")
def test_a_chronology_is_checked_as_its_texts_are(chrono_command: Command) -> None:
    chrono_command("build", "wrong.txt", "--format", "json", "-o", "c.json")
    assert codes(chrono_command("check", "c.json", "--format", "json")) == ["CHR101"]
    assert codes(chrono_command("check", "c.json", "right.txt", "--format", "json")) == ["CHR101"]


@pytest.mark.usefixtures("folder")
def test_a_timeline_is_read_and_its_dates_resolved(chrono_command: Command) -> None:
    run = chrono_command("check", "timeline.json", "--format", "json")
    (finding,) = json.loads(run.out)["findings"]
    assert finding["code"] == "CHR110"
    assert finding["statements"][0]["document"] == "timeline.json"


@pytest.mark.parametrize("name", ["timeline.json", "wrong.txt", "items.md"])
def test_stdin_is_read_as_a_file_is(name: str, folder: Path, chrono_command: Command) -> None:
    by_name = chrono_command("check", name, "--format", "json")
    piped = chrono_command("check", "-", "--format", "json", stdin=(folder / name).read_bytes())
    assert (piped.code, codes(piped)) == (by_name.code, codes(by_name))


@pytest.mark.usefixtures("folder")
def test_a_second_document_of_an_id_fails_and_the_rest_is_checked(chrono_command: Command) -> None:
    run = chrono_command("check", "wrong.txt", "wrong.txt", "--format", "json")
    assert (run.code, codes(run)) == (3, ["CHR101"])
    assert run.complaints == ['"wrong.txt": a second document with this id; ids must be unique']


@pytest.mark.usefixtures("folder")
def test_the_count_of_open_expressions_is_that_of_build(folder: Path, chrono_command: Command) -> None:
    (folder / "open.txt").write_text("The army left on 19 August. It stayed for several days, until Tuesday.", "utf-8")
    (finding,) = json.loads(chrono_command("check", "open.txt", "--format", "json").out)["findings"]
    assert finding["title"] == chrono_command("build", "open.txt").out.splitlines()[0]


@pytest.mark.usefixtures("folder")
def test_a_line_that_cannot_be_read_is_a_finding(chrono_command: Command) -> None:
    run = chrono_command("check", "items.md", "--published", "2025-09-16", "--format", "json")
    assert run.err == ""
    assert sorted(codes(run)) == ["CHR103", "CHR905"]


@pytest.mark.usefixtures("folder")
def test_sarif_points_at_the_file_and_line(chrono_command: Command) -> None:
    log = json.loads(chrono_command("check", "wrong.txt", "--format", "sarif").out)
    (result,) = log["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("wrong.txt", 2)


@pytest.mark.parametrize(("indent", "line"), [(None, 1), (1, 13)])
def test_sarif_points_at_the_line_of_an_item(
    indent: int | None, line: int, folder: Path, chrono_command: Command
) -> None:
    (folder / "timeline.json").write_text(json.dumps(TIMELINE, indent=indent), "utf-8")
    log = json.loads(chrono_command("check", "timeline.json", "--format", "sarif").out)
    places = [one["physicalLocation"] for result in log["runs"][0]["results"] for one in result["locations"]]
    assert [place["region"]["startLine"] for place in places] == [line]


def test_a_baseline_is_made_once_and_accepts_what_it_holds(folder: Path, chrono_command: Command) -> None:
    first = chrono_command("check", "wrong.txt", "--baseline", "accepted.txt")
    assert (first.code, first.complaints) == (0, ["note: accepted.txt made; it accepts 1 of the findings"])
    assert chrono_command("check", "wrong.txt", "--baseline", "accepted.txt").code == 0
    (folder / "wrong.txt").write_text(WRONG.replace("Monday", "Sunday"), "utf-8")
    assert chrono_command("check", "wrong.txt", "--baseline", "accepted.txt").code == 1
