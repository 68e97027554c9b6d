"""How fast the explorer is, beside a bare DataTable with the same rows: ``python -m tests.tui.bench_explore [N]``."""

import asyncio
import resource
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
from chrono.tui.widgets.entries import AxisList
from tests.tui import story

SIZE = (120, 40)


def memory() -> float:
    """Most memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Bare(App[None]):
    """A DataTable with the same rows."""

    def compose(self):
        """Only the table."""
        yield DataTable(cursor_type="row")


async def times(pilot, keys) -> float:
    """Seconds for one key on average, until the screen was drawn."""
    begin = time.perf_counter()
    for key in keys:
        await pilot.press(key)
    return (time.perf_counter() - begin) / len(keys)


async def bare(rows) -> dict[str, float]:
    """Filling and moving in a DataTable."""
    app = Bare()
    async with app.run_test(size=SIZE) as pilot:
        table = app.query_one(DataTable)
        begin = time.perf_counter()
        table.add_columns("date", "label", "certainty")
        table.add_rows([(row.date, row.entry.label, row.entry.certainty) for row in rows])
        await pilot.pause()
        filled = time.perf_counter() - begin
        moved = await times(pilot, ["pagedown"] * 20)
    return {"first paint": filled, "page down": moved}


async def explorer(session, index) -> dict[str, float]:
    """First paint, moving, zooming and filtering in the explorer."""
    app = Explorer(Request(("none",)))
    app.on_mount = lambda: None
    found: dict[str, float] = {}
    async with app.run_test(size=SIZE) as pilot:
        begin = time.perf_counter()
        shown = show(index, (), session.state.remarks)
        app.session = session
        await app.push_screen(Main(session, index, shown))
        await pilot.pause()
        found["first paint"] = time.perf_counter() - begin
        main = app.screen
        found["page down"] = await times(pilot, ["pagedown"] * 20)
        found["zoom"] = await times(pilot, ["plus", "minus"] * 10)
        found["pan"] = await times(pilot, ["l", "h"] * 10)
        found["last"] = await times(pilot, ["G", "g"] * 5)
        begin = time.perf_counter()
        main.apply_filter(parse("archive 77 cert:explicit"))
        while len(main.shown.terms) != 3:
            await pilot.pause(0.005)
        await pilot.pause()
        found["filter"] = time.perf_counter() - begin
        begin = time.process_time()
        axis = main.query_one(AxisList)
        for _ in range(20):
            axis.action_zoom(-1)
            axis.render_lines(axis.size.region)
        found["zoom, drawing alone"] = (time.process_time() - begin) / 20
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
        print(
            f"{count} entries, made in {made:.2f} s, indexed in {time.perf_counter() - begin:.2f} s, {memory():.0f} MB"
        )
        ours = asyncio.run(explorer(session, index))
        mine = memory()
        theirs = asyncio.run(bare(index.rows))
    print(f"{'':24}{'explorer':>10}{'DataTable':>12}")
    for name, seconds in ours.items():
        other = f"{theirs[name] * 1000:9.0f} ms" if name in theirs else ""
        print(f"{name:24}{seconds * 1000:7.0f} ms{other:>12}")
    print(f"{'memory':24}{mine:7.0f} MB{memory():9.0f} MB (both)")


if __name__ == "__main__":
    main()
