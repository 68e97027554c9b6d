"""Where output goes: results on stdout as UTF-8 whatever the locale, complaints on stderr; exit codes."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

DONE = 0
FOUND = 1
"""``chrono check`` only: findings at or above ``--fail-on``."""
USAGE = 2
"""An option or argument that cannot mean anything; nothing was read."""
FAILED = 3
"""Some input failed; the rest was done."""
INTERRUPTED = 130

_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), 127)} | {0x2028: "\\u2028", 0x2029: "\\u2029"}


def complain(message: object, code: int = FAILED) -> int:
    """Write one line on stderr and return the exit code to end with."""
    line = str(message).translate(_CONTROLS)
    sys.stderr.write(line.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")
    return code


def write(text: str) -> None:
    """Write text to stdout as UTF-8; lone surrogates become ``\\udXXX``, which JSON reads back."""
    write_bytes(text.encode("utf-8", "backslashreplace"))


def write_bytes(data: bytes) -> None:
    """Write bytes to stdout as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def write_line(text: str) -> None:
    """Write a line and hand it on at once: the reader of a stream does not wait for the next one."""
    write(text + "\n")
    sys.stdout.buffer.flush()


def deliver(text: str, path: str | None) -> None:
    """Write a whole result to a file, or to stdout without one. A file appears complete or not at all."""
    if path is None or path == "-":
        write(text)
        return
    with _replacing(path) as part, open(part, "wb") as stream:
        stream.write(text.encode("utf-8", "backslashreplace"))


@contextmanager
def _replacing(path: str) -> Iterator[str]:
    if os.path.exists(path) and not os.path.isfile(path):  # a pipe or a device cannot be replaced
        yield path
        return
    part = f"{path}.part"
    try:
        yield part
        os.replace(part, path)
    except BaseException:
        if os.path.exists(part):
            os.unlink(part)
        raise


def hush() -> int:
    """The reader has gone: send what is still buffered nowhere, so that the interpreter's last flush is silent."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE
