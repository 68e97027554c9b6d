"""Write the pages and pictures of the explorer's documentation: ``python -m tests.tui.write_docs``.

The pictures are what Textual exports, of the story that the tests tell in Arabic and English. Isolates are left out of
them: an SVG gives every piece of text an element of its own, and its viewer orders each by itself.
"""

import asyncio
import re
import tempfile
from pathlib import Path
from unittest.mock import patch

from chrono.chronology.json import dumps
from chrono.tui.keymap import reference
from tests.tui import story
from tests.tui.test_app import Opened

DOCS = Path(__file__).parents[2] / "docs"
PICTURES = {
    "chronology": ((120, 34), ["j"] * 6),
    "matrix": ((100, 24), ["3", "j", "j"]),
    "findings": ((100, 24), ["4"]),
    "text": ((100, 24), ["5", "j", "j"]),
}


async def picture(folder: Path, size: tuple[int, int], keys: list[str]) -> str:
    """The screen after some keys, as SVG."""
    file = folder / "story.json"
    file.write_text(dumps(story.chronology()), "utf-8")
    async with Opened(file, size) as run:
        await run.press(*keys)
        await run.pilot.pause(0.2)
        svg = run.app.export_screenshot(title="chrono explore", simplify=True)
    return re.sub(r"terminal-\d+", "terminal", svg)


def main() -> None:
    """Write everything."""
    (DOCS / "reference" / "keys.md").write_text(reference(), "utf-8")
    (DOCS / "how-to" / "pictures").mkdir(exist_ok=True)
    for name, case in PICTURES.items():
        with (
            tempfile.TemporaryDirectory() as folder,
            patch("chrono.tui.bidi.isolate", lambda text: text),
            patch("chrono.tui.bidi.date", lambda text: text),
        ):
            svg = asyncio.run(picture(Path(folder), *case))
        (DOCS / "how-to" / "pictures" / f"explore-{name}.svg").write_text(svg, "utf-8")


if __name__ == "__main__":
    main()
