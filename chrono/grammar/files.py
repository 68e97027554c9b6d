"""Reading the data files of language packs; every table is read once and shared read-only."""

import os
from functools import cache
from typing import Any

from chrono.document.stored import LANGUAGES
from chrono.errors import GrammarError


@cache
def read_table(lang: str, name: str) -> dict[str, Any]:
    """The TOML table ``languages/<lang>/<name>.toml``; empty when the pack has no such file. Treat it as read-only."""
    import tomllib  # noqa: PLC0415 - a start with stored packs reads no TOML

    try:
        with open(os.path.join(LANGUAGES, lang, f"{name}.toml"), "rb") as stream:
            return tomllib.load(stream)
    except FileNotFoundError:
        return {}
    except tomllib.TOMLDecodeError as error:
        raise GrammarError(f"languages/{lang}/{name}.toml: {error}; mend the TOML") from None
