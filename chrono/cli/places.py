"""Where the documents of an input stand, for tools that show a finding in its file."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

from chrono.export.sarif import Place

_JSON = (".json", ".jsonl")
_ID = re.compile(r'"id"\s*:\s*("(?:[^"\\]|\\.)*"|\d{1,18})')


def places_of(path: str, text: str | None, ids: Iterable[str]) -> dict[str, Place]:
    """The place of each document of one input; documents that are files under their own id need none.

    Below a folder an id is a path in it; in a JSON file a document stands on the line that has its id, or whose number
    is its id.
    """
    if Path(path).is_dir():
        inside = {id_: f"{path}/{id_}" for id_ in ids}
        return {id_: Place(file) for id_, file in inside.items() if Path(file).is_file()}
    if text is None or Path(path).suffix.lower() not in _JSON:
        return {}
    lines = _lines(text)
    return {id_: Place(path, lines.get(id_) or _numbered(id_)) for id_ in ids if id_ == path or not Path(id_).is_file()}


def _lines(text: str) -> dict[str, int]:
    """Id to the first line (from 1) that gives it."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        for match in _ID.finditer(line):
            found.setdefault(_value(match[1]), number)
    return found


def _value(literal: str) -> str:
    try:
        return str(json.loads(literal))
    except ValueError:
        return literal


def _numbered(id: str) -> int:
    """The line that an id without a field of its own names; the first where it names none."""
    return int(id) if id.isdecimal() and len(id) < 10 else 1
