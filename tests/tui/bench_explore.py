"""How fast the explorer is, beside a bare DataTable with the same rows: ``python -m tests.tui.bench_explore [N]``.

What corrections cost (``bench_correct``) is measured after it, in a process of its own.
"""

import asyncio
import gc
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from textual.app import App
from textual.widgets import DataTable

from chrono.tui.app import Explorer
from chrono.tui.filter import parse
from chrono.tui.opening import Request
from chrono.tui.rows import Index
from chrono.tui.screens.main import Main
from chrono.tui.session import Session
from chrono.tui.shown import show
from tests.tui import story

SIZE = (120, 40)


def memory() -> float:
    """Most memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Clock:
    """Wall and processor seconds since it was made."""

    def __init__(self):
        self.wall, self.cpu = time.perf_counter(), time.process_time()

    def read(self, parts=1):
        return (time.perf_counter() - self.wall) / parts, (time.process_time() - self.cpu) / parts


class Bare(App[None]):
    """A DataTable with the same rows."""

    def compose(self):
        """Only the table."""
        yield DataTable(cursor_type="row")


async def times(pilot, keys):
    """Seconds for one key on average, until the screen was drawn (the pilot's own waiting is in the wall time)."""
    clock = Clock()
    for key in keys:
        await pilot.press(key)
    return clock.read(len(keys))


async def bare(rows):
    """Filling and moving in a DataTable."""
    app = Bare()
    async with app.run_test(size=SIZE) as pilot:
        table = app.query_one(DataTable)
        clock = Clock()
        table.add_columns("date", "label", "certainty")
        table.add_rows([(row.date, row.entry.label, row.entry.certainty) for row in rows])
        await pilot.pause()
        filled = clock.read()
        return {"first paint": filled, "page down": await times(pilot, ["pagedown"] * 20)}


async def explorer(session, index):
    """First paint, moving, zooming and filtering in the explorer."""
    app = Explorer(Request(("none",)))
    app.on_mount = lambda: None
    async with app.run_test(size=SIZE) as pilot:
        clock = Clock()
        app.session = session
        main = Main(session, index, show(index, (), session.state.remarks))
        await app.push_screen(main)
        await pilot.pause()
        found = {"first paint": clock.read()}
        keys = {
            "page down": ["pagedown"] * 20,
            "zoom": ["plus", "minus"] * 10,
            "pan": ["l", "h"] * 10,
            "ends": ["G", "g"] * 5,
        }
        for name, some in keys.items():
            found[name] = await times(pilot, some)
        clock = Clock()
        main.apply_filter(parse("archive 77 cert:explicit"))
        while len(main.shown.terms) != 3:
            await pilot.pause(0.005)
        await pilot.pause()
        found["filter"] = clock.read()
    return found


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    begin = time.perf_counter()
    chronology = story.many(count)
    made = time.perf_counter() - begin
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        session = Session(chronology, Path(folder) / "bench.chrono-journal.jsonl")
        index = Index(chronology)
        _ = index.words
        gc.freeze()
        print(
            f"{count} entries, made in {made:.2f} s, indexed in {time.perf_counter() - begin:.2f} s, {memory():.0f} MB"
        )
        ours = asyncio.run(explorer(session, index))
        mine = memory()
        theirs = asyncio.run(bare(index.rows))
    print(f"{'wall / processor, ms':24}{'explorer':>16}{'DataTable':>18}")
    for name, (wall, cpu) in ours.items():
        other = "{:9.0f} /{:7.0f}".format(*(1000 * one for one in theirs[name])) if name in theirs else ""
        print(f"{name:24}{wall * 1000:7.0f} /{cpu * 1000:7.0f}{other:>18}")
    print(f"{'memory, MB':24}{mine:7.0f}         {memory():9.0f} (both)", flush=True)
    subprocess.run([sys.executable, "-m", "tests.tui.bench_correct", str(count)], check=True)


if __name__ == "__main__":
    main()
