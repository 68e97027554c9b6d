"""The docs say what the code does: the reference is current and complete, every code block runs."""

import importlib.util
import re
import shlex
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import chrono
from chrono.chronology.checks.table import KINDS
from chrono.cli.parser import make_parser
from chrono.meaning.evaluate import OPERATORS

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
REFERENCE = ROOT / "docs" / "reference"


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_current(generate: ModuleType) -> None:
    """Run ``python docs/generate.py`` when this fails."""
    assert generate.stale() == []


def test_every_command_and_option_is_in_the_reference(generate: ModuleType) -> None:
    page = (REFERENCE / "cli.md").read_text("utf-8")
    for name, command in generate.commands(generate.make_parser()).items():
        section = page.partition(f"## chrono {name}\n")[2].partition("\n## ")[0]
        assert section, name
        for action in command._actions:
            assert action.help, f"{name}: {action.dest} has no help"
            assert all(option in section for option in action.option_strings)


@pytest.mark.parametrize("name", chrono.__all__)
def test_every_public_name_is_in_the_reference(name: str) -> None:
    assert f"## chrono.{name}\n" in (REFERENCE / "api.md").read_text("utf-8")


@pytest.mark.parametrize("code", [kind.code for kind in KINDS])
def test_every_finding_is_in_the_reference(code: str) -> None:
    assert f"## {code} " in (REFERENCE / "findings.md").read_text("utf-8")


@pytest.mark.parametrize("name", OPERATORS)
def test_every_operator_is_in_the_reference_with_its_meaning(name: str) -> None:
    page = (REFERENCE / "language-packs.md").read_text("utf-8")
    assert re.search(rf"^\| `{name}` \| \S", page, re.MULTILINE)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", path.read_text("utf-8")):
        assert target.startswith("https://") or (path.parent / target).exists(), target


def blocks(language: str) -> list[tuple[Path, str]]:
    """Every page with blocks of a language, all of them joined: later blocks use what earlier ones made."""
    found = []
    for path in PAGES:
        parts = re.findall(rf"^ *```{language}\n(.*?)^ *```", path.read_text("utf-8"), re.MULTILINE | re.DOTALL)
        if parts:
            found.append((path, "\n".join(parts)))
    return found


@pytest.mark.parametrize(
    ("path", "code"), blocks("python"), ids=lambda value: value.name if isinstance(value, Path) else ""
)
def test_python_blocks_run(path: Path, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(code, str(path), "exec"), {})


@pytest.mark.parametrize(
    ("path", "code"), blocks("sh"), ids=lambda value: value.name if isinstance(value, Path) else ""
)
def test_shell_blocks_run(path: Path, code: str, tmp_path: Path) -> None:
    """Lines run where their files stand; ``explore`` and ``mcp``, which wait for somebody, are parsed.

    README's two commands, which set the project up, are for ``.ci/run``.
    """
    _lay_out(tmp_path)
    lines = [line for line in code.splitlines() if line.strip() and "-m venv" not in line and "pip install" not in line]
    waiting = [line for line in lines if line.startswith(("chrono explore", "chrono mcp"))]
    for line in waiting:
        make_parser().parse_args(shlex.split(line, comments=True)[1:])
    script = "\n".join(
        [f'chrono() {{ "{sys.executable}" -m chrono "$@"; }}', *(line for line in lines if line not in waiting)]
    )
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{path}: {done.stderr}"


def _lay_out(folder: Path) -> None:
    """The files that pages use in their examples."""
    (folder / "samples").symlink_to(ROOT / "samples")
    (folder / "reports").mkdir()
    text = "date 2025-09-16\nThe army attacked the base on 19 August. Talks began last month.\n"
    for name in ("article.txt", "reports/a.txt"):
        (folder / name).write_text(text, "utf-8")
    (folder / "chronology.json").write_text(chrono.build(text).to_json(), "utf-8")
    (folder / "timeline.csv").write_text("date,text\n2025-08-19,The army attacked the base\n", "utf-8")
