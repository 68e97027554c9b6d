"""What a start costs: no heavy package before it is used, packs stored and not compiled."""

import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

HEAVY = ("pydantic", "textual", "rich", "pendulum", "dateparser", "hijridate", "importlib.metadata", "asyncio", "numpy")
FLOOR = 18
LANGUAGES = Path(__file__).parent.parent / "chrono" / "languages"
DOCUMENT = '{"text": "In July 2025 the army attacked the base on 19 August.", "published": "2025-09-16"}\n'


def loaded_by(code: str, text: str = "") -> set[str]:
    """The modules that some code loads in a fresh interpreter."""
    report = "\nimport sys\nsys.stderr.write('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code + report], input=text, capture_output=True, text=True, check=True)
    return set(done.stderr.split("\n"))


@pytest.mark.parametrize(
    "code",
    [
        "import chrono",
        "import chrono; chrono.find('on 19 August', published='2025-09-16')",
        "from chrono.cli import main; main(['find'])",
    ],
    ids=["import", "find in Python", "find on the command line"],
)
def test_heavy_packages_stay_unloaded(code: str) -> None:
    assert not loaded_by(code, DOCUMENT) & set(HEAVY)


def test_import_alone_loads_no_stage() -> None:
    assert {name for name in loaded_by("import chrono") if name.startswith("chrono.")} == set()


def test_find_loads_no_later_stage() -> None:
    loaded = loaded_by("from chrono.cli import main; main(['find'])", DOCUMENT)
    assert not {
        name
        for name in loaded
        if name.startswith(("chrono.network", "chrono.tlink.find", "chrono.export", "chrono.tui"))
    }


def cheapest(command: Sequence[str], runs: int = 9) -> float:
    """Processor seconds of the cheapest of some runs: the least disturbed one."""
    costs = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, input=DOCUMENT.encode(), capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        costs.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(costs)


@pytest.mark.parametrize("pack", ["detect", "named/named", "ar/pack", "en/pack"])
def test_packs_are_stored(pack: str) -> None:
    """Without them a start compiles TOML; ``pip install`` stores them, ``python hatch_build.py`` does it again."""
    assert (LANGUAGES / f"{pack}.bin").is_file()


def test_find_costs_a_few_starts_of_an_empty_python() -> None:
    """The goal is six; the floor is what the number of our modules costs today (see docs/decisions/0007)."""
    empty = cheapest([sys.executable, "-I", "-c", "pass"])
    start = cheapest([sys.executable, "-c", "import sys; from chrono.cli import main; sys.exit(main(['find']))"])
    assert start <= FLOOR * empty
