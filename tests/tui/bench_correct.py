"""What corrections of a large finished chronology cost, and the memory: ``python -m tests.tui.bench_correct [N]``.

The archive (see ``archive``) is built by a process of its own, so that the peak is that of the explorer's work alone.
"""

import gc
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from chrono.chronology.assemble import assemble
from chrono.tui.changes import Merge, Read, Split
from chrono.tui.opening import Request, open_all
from chrono.tui.rows import Index
from chrono.tui.session import Session
from chrono.tui.shown import show
from tests.tui import archive


def memory() -> float:
    """Most memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(name, work):
    """Do some work and print what it took."""
    wall, cpu = time.perf_counter(), time.process_time()
    found = work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{name:32}{wall:8.2f} s /{cpu:7.2f} s processor{memory():8.0f} MB at most", flush=True)
    return found


class Ticks:
    """How late a thread that only wants to run each 10 ms is: what the screen would feel."""

    def __init__(self):
        self.late, self._over = [], threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self):
        while not self._over.is_set():
            due = time.perf_counter() + 0.01
            time.sleep(0.01)
            self.late.append(time.perf_counter() - due)

    def stop(self):
        self._over.set()
        self._thread.join()
        late = sorted(self.late)
        print(f"{'  a key waits meanwhile':32}{late[len(late) // 2] * 1000:8.1f} ms, at most {late[-1] * 1000:.0f} ms")


def read(session, number):
    """Another date for an expression of some article."""
    document = f"a{number}"
    timex = next(one for one in session.chronology.timexes if one.document == document and one.begin)
    return Read(timex.id, "1999-03-05", "1999-03-05", "1999-03-06")


def measure(path):
    """Open, prepare, correct, take back."""
    opened = timed("open", lambda: open_all(Request((str(path),)), lambda *_: None, lambda: False))
    session = Session(opened.chronology, path.with_suffix(".journal.jsonl"))
    index = timed("index", lambda: Index(session.chronology))
    _ = timed("words to look in", lambda: index.words)
    timed("show", lambda: show(index, (), session.state.remarks))
    del opened
    gc.freeze()
    ticks = Ticks()
    timed("prepare, in the background", session.prepare)
    ticks.stop()
    many = len(session.chronology.documents)
    for number in (many // 3, many // 3, many // 2):
        change = read(session, number)
        timed("read otherwise", lambda change=change: session.do(change))
    index = timed("index again", lambda: Index(session.chronology, index))
    timed("show again", lambda: show(index, (), session.state.remarks))
    keys = [index.rows[at].key for at in (5, len(index.rows) // 2)]
    timed("merge", lambda: session.do(Merge(tuple(keys))))
    both = next(row.key for row in index.rows if len(row.entry.events) > 1)
    timed("split", lambda: session.do(Split(both)))
    for _ in range(3):
        timed("undo", session.undo)
    timed("redo", session.redo)


def main() -> None:
    """Make the archive, then measure in another process."""
    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_text(assemble(archive.articles(int(sys.argv[1]))).to_json(), "utf-8")
        return
    count = sys.argv[1] if len(sys.argv) > 1 else "100000"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.json"
        subprocess.run([sys.executable, "-m", "tests.tui.bench_correct", count, str(path)], check=True)
        print(f"archive of {count} events, {path.stat().st_size / 1e6:.0f} MB", flush=True)
        measure(path)


if __name__ == "__main__":
    main()
