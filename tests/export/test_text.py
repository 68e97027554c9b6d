"""The chronology for a reader: columns, marks, findings; isolates, width and colour only for a terminal."""

import os
import pty
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from chrono.chronology.model import Chronology
from chrono.export.text import Style, render
from tests.export.story import STORY

ISOLATES = "\u2066\u2067\u2068\u2069"


def lines(chronology: Chronology = STORY, style: Style | None = None) -> list[str]:
    return render(chronology, style or Style()).splitlines()


def test_plain_text_has_no_isolates_no_colour_and_unbroken_lines() -> None:
    text = render(STORY)
    assert not set(text) & set(ISOLATES + "\x1b")
    assert text.endswith("\n")


@pytest.mark.parametrize(
    "expected",
    [
        r"^ +1  494 BC +<script>alert\('x'\)</script> was read aloud$",
        r"^2 \(2-6\)  on or after .* \[order only; after 1\]$",
        r"^3 \(2-4\)  since 2021 +Trade talks have run \[date derived\]$",
        r"^ +6  2025-10-03 +يجتمع الوزراء \[planned\]$",
        r"^7 \(1-8\)  undated +The bridge never reopened \[negated\]$",
        r"^ +a/ar\.txt: “هاجم مسلحون قاعدة قرب النهر في 19 أغسطس/آب”$",
        r"^findings: 1 error, 1 warning, 1 note$",
        r"^warning CHR201 sources-differ: Two sources date the attack 19 and 20 August$",
        r"^  a/en\.txt:40: “20 August 2025”$",
        r"^  cure: Ask both sources\.$",
    ],
)
def test_lines(expected: str) -> None:
    assert any(re.match(expected, line) for line in lines())


def test_the_date_column_comes_first_and_is_aligned() -> None:
    places = {line.index("“") for line in lines() if line.startswith(" " * 20) and "“" in line and ": “" not in line}
    assert len(places) <= 1


def test_on_a_terminal_every_date_is_isolated() -> None:
    for line in lines(style=Style(width=100, isolate=True)):
        for match in re.finditer(r"\d{4}-\d\d-\d\d", line):
            before, after = line[: match.start()], line[match.end() :]
            assert before.count("\u2066") > len(re.findall("\u2066[^\u2066\u2069]*\u2069", before)), line
            assert "\u2069" in after


def test_isolates_are_balanced_on_every_line() -> None:
    for line in lines(style=Style(width=60, isolate=True)):
        depth = 0
        for char in line:
            depth += (char in "\u2066\u2068") - (char == "\u2069")
            assert depth >= 0
        assert depth == 0, line


@pytest.mark.parametrize("width", [60, 80, 120])
def test_lines_are_broken_at_the_width(width: int) -> None:
    indent = max(len(line) - len(line.lstrip()) for line in lines())
    shown = [line for line in lines(style=Style(width=width)) if line.startswith(" ")]
    assert all(len(line) <= max(width, indent + 40) for line in shown)


def test_colour_is_switched_off_at_the_end_of_what_it_colours() -> None:
    text = render(STORY, Style(width=100, colour=True))
    assert "\x1b[1m" in text
    assert text.count("\x1b[0m") == len(re.findall(r"\x1b\[[1-9]\d*m", text))


def test_a_text_cannot_steer_the_terminal() -> None:
    hostile = replace(STORY, entries=(replace(STORY.entries[0], label="a\x1b[2Jb\x07\x9bc"),))
    assert not set("\x1b\x07\x9b") & set(render(hostile))


def test_an_empty_chronology_is_two_lines_and_no_findings() -> None:
    assert lines(Chronology())[0] == "0 entries, 0 expressions, 0 findings"
    assert lines(Chronology())[-1] == "no findings"


@pytest.mark.parametrize(
    ("environment", "colour"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
    ids=["", "NO_COLOR", "dumb"],
)
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_real_terminal_gets_isolates_and_its_width(
    tmp_path: Path, environment: dict[str, str], colour: bool, command: str
) -> None:
    (tmp_path / "a.txt").write_text("date 2025-09-20 The ministers met on Monday 16 September 2025.\n", "utf-8")
    code = f"import sys; from chrono.cli import main; main(['{command}', 'a.txt'])"
    main_end, other_end = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")}
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=tmp_path, stdout=other_end, env={**kept, "TERM": "xterm", **environment}
    ) as process:
        os.close(other_end)
        output = b""
        while chunk := _read(main_end):
            output += chunk
        assert process.wait(30) == 0
    os.close(main_end)
    text = output.decode()
    assert "\u20662025-09-16\u2069" in text
    assert ("\x1b[" in text) is colour


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65_536)
    except OSError:  # Linux says so when the other end has closed
        return b""
