"""The explorer, ``chrono explore``: a Textual front end. It imports the rest of chrono, and nothing imports it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path


def run(
    paths: Sequence[str],
    *,
    published: str | date | None = None,
    lang: str | None = None,
    kind: str = "auto",
    bidi: str = "logical",
    keymap: str | Path | None = None,
) -> int:
    """Open texts, folders or one finished chronology in the terminal; the exit code.

    ``bidi`` is logical (the terminal orders right-to-left text) or visual (for terminals that do not). ``keymap`` is a
    TOML file; by default ``chrono/keymap.toml`` in the folder for configuration, where there is one.

    Raises:
        UsageError: no path, an unknown option, a keymap that cannot be used.
    """
    from chrono.tui.start import start  # noqa: PLC0415 - textual takes a second to import

    return start(paths, published=published, lang=lang, kind=kind, bidi=bidi, keymap=keymap)
