"""Starting: what has to be right before the terminal is taken over, so that complaints go to stderr as one line."""

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from chrono.errors import UsageError
from chrono.pipeline import settings
from chrono.tui.opening import Request


def start(
    paths: Sequence[str],
    *,
    published: str | date | None,
    lang: str | None,
    kind: str,
    bidi: str,
    keymap: str | Path | None,
) -> int:
    """See ``chrono.tui.run``."""
    if bidi not in ("logical", "visual"):
        raise UsageError(f'bidi: "{bidi}" is unknown; use one of logical, visual')
    if not paths:
        raise UsageError("explore: nothing to open; give texts, a folder or a chronology.json")
    settings(published, lang, kind)
    day = published.isoformat()[:10] if isinstance(published, date) else published
    request = Request(tuple(paths), day, lang, kind, _stdin() if "-" in paths else None)
    if not sys.stdout.isatty():
        raise UsageError("explore: needs a terminal; use `chrono build` for output that goes elsewhere")
    from chrono.tui.app import explore  # noqa: PLC0415 - textual takes a second to import

    return explore(request, visual=bidi == "visual", keymap=Path(keymap) if keymap else default_keymap())


def default_keymap() -> Path | None:
    """The reader's own keymap, where there is one."""
    folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    path = folder / "chrono" / "keymap.toml"
    return path if path.is_file() else None


def _stdin() -> bytes:
    """All of standard input, which then becomes the terminal again, for the keys."""
    data = sys.stdin.buffer.read()
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise UsageError("explore -: no terminal for the keys; write the text to a file first") from error
    os.dup2(terminal, sys.stdin.fileno())
    os.close(terminal)
    return data
