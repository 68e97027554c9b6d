"""The real program in a pseudo-terminal: type, and read the screen."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time

import pytest

from chrono.chronology.json import dumps
from tests.tui import story

ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[PX^_\]][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_]|[()][0-9A-B])")
COMMAND = [sys.executable, "-m", "chrono", "explore"]


class Terminal:
    """A program in a pseudo-terminal of 80x24."""

    def __init__(self, command, **environment):
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        inherited = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLORTERM")}
        env = inherited | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"} | environment
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=env, start_new_session=True
        )
        os.close(slave)
        self.raw = ""

    def read(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if select.select([self.master], [], [], 0.05)[0]:
                try:
                    self.raw += os.read(self.master, 65_536).decode("utf-8", "replace")
                except OSError:
                    return

    def until(self, words, seconds=30.0):
        """Read until the words stand on the screen (escapes taken out), or fail with what was seen."""
        end = time.monotonic() + seconds
        while words not in ESCAPES.sub("", self.raw):
            assert time.monotonic() < end, ESCAPES.sub("", self.raw)[-3000:]
            self.read(0.1)

    def type(self, keys):
        self.raw = ""
        os.write(self.master, keys.encode())

    def close(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self.master)


@pytest.fixture
def terminal(tmp_path, request):
    path = tmp_path / "story.json"
    path.write_text(dumps(story.chronology()), "utf-8")
    found = Terminal([*COMMAND, str(path)], **getattr(request, "param", {}))
    found.path = path
    yield found
    found.close()


def test_typing_filtering_noting_and_leaving(terminal):
    terminal.until("23 of 23")
    terminal.type("/")
    terminal.until("after:2021")
    terminal.type("src:harbour.en crane\r")
    terminal.until("1 of 23")
    terminal.type("d")
    terminal.until("≠")
    terminal.type("5")
    terminal.until("│")
    terminal.type("q")
    terminal.process.wait(timeout=15)
    assert terminal.process.returncode == 0
    journal = terminal.path.with_name("story.chrono-journal.jsonl").read_text("utf-8").splitlines()
    assert '"do": "dispute"' in journal[1]


def test_a_killed_program_loses_nothing(terminal):
    terminal.until("23 of 23")
    terminal.type("d")
    terminal.until("≠")
    os.killpg(terminal.process.pid, signal.SIGKILL)
    terminal.process.wait()
    again = Terminal([*COMMAND, str(terminal.path)])
    try:
        again.until("≠")
    finally:
        again.close()


@pytest.mark.parametrize("terminal", [{"NO_COLOR": "1", "TERM": "xterm"}], indirect=True)
def test_no_colour_and_sixteen_colours(terminal):
    terminal.until("23 of 23")
    colours = set(re.findall(r"\x1b\[([\d;]*)m", terminal.raw))
    channels = {tuple(found.split(";")[2:5]) for found in colours if found.startswith(("38;2", "48;2"))}
    assert all(len(set(channel)) == 1 for channel in channels), "greys at most"
    terminal.type("j")
    terminal.until("▸")


def test_complaints_are_one_line_and_an_exit_code(tmp_path):
    for arguments, words in (([], "nothing to open"), (["x", "--bidi", "mirror"], "mirror")):
        done = subprocess.run(
            [*COMMAND, *arguments], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )
        assert done.returncode == 2
        assert words in done.stderr
        assert "Traceback" not in done.stderr
    file = tmp_path / "a.txt"
    file.write_text("text", "utf-8")
    done = subprocess.run([*COMMAND, str(file)], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert (done.returncode, "needs a terminal" in done.stderr) == (2, True)
