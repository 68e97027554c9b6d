"""Reading the data files of language packs; every table is read once and shared read-only."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from chrono.errors import GrammarError


@cache
def read_table(lang: str, name: str) -> dict[str, Any]:
    """The TOML table ``languages/<lang>/<name>.toml``; empty when the pack has no such file. Treat it as read-only."""
    path = files("chrono").joinpath("languages", lang, f"{name}.toml")
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise GrammarError(f"languages/{lang}/{name}.toml: {error}; mend the TOML") from None
