"""Text snapshots of the screen. After a wanted change: ``python -m tests.tui.test_snapshots`` writes them anew."""

import asyncio
import tempfile
from pathlib import Path

import pytest

from chrono.chronology.json import dumps
from tests.tui import story
from tests.tui.running import Opened

FOLDER = Path(__file__).parent / "snapshots"
CASES = {
    "chronology-80x24": ((80, 24), ["j", "j"]),
    "chronology-120x40": ((120, 40), ["j", "j"]),
    "chronology-69x24": ((69, 24), ["j", "j"]),
    "sources-80x24": ((80, 24), ["2", "j"]),
    "matrix-80x24": ((80, 24), ["3", "j"]),
    "findings-80x24": ((80, 24), ["4"]),
    "text-80x24": ((80, 24), ["5"]),
    "evidence-69x24": ((69, 24), ["enter"]),
    "visual-80x24": ((80, 24), ["b", "j", "j", "j", "j", "j"]),
    "help-80x24": ((80, 24), ["question_mark"]),
}


async def screen(folder: Path, size, keys) -> str:
    """The text of the screen after some keys."""
    file = folder / "story.json"
    file.write_text(dumps(story.chronology()), "utf-8")
    async with Opened(file, size) as run:
        await run.press(*keys)
        await run.pilot.pause(0.1)
        return "\n".join(line.rstrip() for line in run.plain().split("\n")) + "\n"


@pytest.mark.asyncio(loop_scope="function")
@pytest.mark.parametrize("name", CASES)
async def test_snapshots(name, tmp_path):
    found = await screen(tmp_path, *CASES[name])
    assert found == (FOLDER / f"{name}.txt").read_text("utf-8")


def write() -> None:
    """Write all snapshots."""
    FOLDER.mkdir(exist_ok=True)
    for name, case in CASES.items():
        with tempfile.TemporaryDirectory() as folder:
            (FOLDER / f"{name}.txt").write_text(asyncio.run(screen(Path(folder), *case)), "utf-8")


if __name__ == "__main__":
    write()
