"""Pieces: the JSON of a chronology read value by value, so that all plain and typed values never stand side by side."""

import json
import re
from collections.abc import Iterator
from typing import Any

from chrono.chronology.decode import item_decoder

_BLANK = re.compile(r"[ \t\n\r]*")

Scan = Any
"""``raw_decode`` of a decoder: the value that begins at a place, and where it ends."""


def pieces(text: str, decoder: json.JSONDecoder) -> tuple[dict[str, Any], dict[str, Any]]:
    """The plain members of a JSON object, and the typed values of the lists that a Chronology has.

    Raises:
        ValueError, IndexError, DocumentError: it is not that; reading the whole tells what is wrong.
    """
    plain: dict[str, Any] = {}
    typed: dict[str, Any] = {}
    for key, at in _members(text, decoder.raw_decode, ends := [0]):
        if key in plain or key in typed:
            raise ValueError(key)
        if (read := item_decoder(key)) is not None and text[at] == "[":
            values = _values(text, decoder.raw_decode, at, ends)
            typed[key] = tuple([read(raw, f"$.{key}[{n}]") for n, raw in enumerate(values)])
        else:
            plain[key], ends[0] = decoder.raw_decode(text, at)
    return plain, typed


def _members(text: str, scan: Scan, ends: list[int]) -> Iterator[tuple[str, int]]:
    """(key, where its value begins) of an object; ``ends[0]`` is where the value ended, once it was read."""
    at, sign = _after(text, 0, "{"), ","
    while sign == ",":
        key, at = scan(text, at)
        if not isinstance(key, str):
            raise ValueError(key)
        yield key, _after(text, at, ":")
        sign, at = _next(text, ends[0], "}")
    if at != len(text):
        raise ValueError(at)


def _values(text: str, scan: Scan, at: int, ends: list[int]) -> Iterator[Any]:
    """The values of a list that begins here; ``ends[0]`` is where it ends."""
    at = _after(text, at, "[")
    sign = "]" if text[at] == "]" else ","
    ends[0] = at + 1
    while sign == ",":
        value, at = scan(text, at)
        yield value
        sign, at = _next(text, at, "]")
        ends[0] = at


def _next(text: str, at: int, end: str) -> tuple[str, int]:
    """The comma or the end sign behind a value, and where what follows it begins."""
    at = _blank(text, at)
    if text[at] not in (",", end):
        raise ValueError(at)
    return text[at], _blank(text, at + 1)


def _after(text: str, at: int, sign: str) -> int:
    at = _blank(text, at)
    if text[at] != sign:
        raise ValueError(at)
    return _blank(text, at + 1)


def _blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at
