"""What a start costs: no heavy package before it is used, `chrono find` within six times an empty Python."""

import subprocess
import sys
import time
from collections.abc import Sequence

import pytest

HEAVY = ("pydantic", "textual", "rich", "pendulum", "dateparser", "hijridate", "importlib.metadata", "asyncio", "numpy")
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


def fastest(command: Sequence[str], runs: int = 7) -> float:
    """Seconds of the fastest of some runs: the least disturbed one."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        subprocess.run(command, input=DOCUMENT.encode(), capture_output=True, check=True)
        times.append(time.perf_counter() - begin)
    return min(times)


def test_find_starts_within_six_times_an_empty_python() -> None:
    empty = fastest([sys.executable, "-I", "-c", "pass"])
    start = fastest([sys.executable, "-c", "import sys; from chrono.cli import main; sys.exit(main(['find']))"])
    assert start <= 6 * empty
