"""Write the pages and pictures of the explorer's documentation: ``python -m tests.tui.write_docs``.

The pictures are what Textual exports of ``chrono explore samples/stories``, in Arabic and English, in visual order: an
SVG gives every piece of text a place of its own, and a viewer that orders each by itself would mix the words of a line.
"""

import asyncio
import re
import shutil
import tempfile
import unicodedata
from pathlib import Path
from unittest.mock import patch

from chrono.tui.keymap import reference
from tests.tui.running import Opened

ROOT = Path(__file__).parents[2]
DOCS, SAMPLES = ROOT / "docs", ROOT / "samples" / "stories"
AS_PLACED = "text { unicode-bidi: bidi-override; direction: ltr; }"
"""For SVG viewers: the letters stand in the order in which they are to be seen."""

QUAKE = ["slash", *"src:quake", "enter"]
PICTURES = {
    "chronology": ((120, 36), ["!", "!", "!"]),
    "matrix": ((120, 22), [*QUAKE, "3", "j"]),
    "findings": ((100, 30), ["4"]),
    "text": ((110, 24), [*QUAKE, "5"]),
}


async def picture(folder: Path, size: tuple[int, int], keys: list[str]) -> str:
    """The screen after some keys, as SVG."""
    stories = folder / "stories"
    shutil.copytree(SAMPLES, stories)
    async with Opened(stories, size, visual=True) as run:
        await run.press(*keys)
        await run.pilot.pause(0.2)
        svg = run.app.export_screenshot(title="chrono explore samples/stories", simplify=True)
    svg = "".join(char for char in svg if unicodedata.category(char) != "Mn")  # viewers give vowel signs a place each
    return re.sub(r"terminal-\d+", "terminal", svg).replace("<style>", f"<style>{AS_PLACED}", 1)


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
