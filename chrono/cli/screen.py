"""How text for a reader is written: for a terminal, or plain for a file or a pipe."""

import os
import sys

from chrono.export.text import Style


def style(output: str | None) -> Style:
    """The terminal's width, colour unless NO_COLOR or TERM=dumb, dates isolated; none of it off a terminal."""
    if output not in (None, "-") or not sys.stdout.isatty():
        return Style()
    width = os.get_terminal_size(sys.stdout.fileno()).columns or 100
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Style(width=width, colour=not plain, isolate=True)
