"""The weights of an event model: a compact file of whole numbers, read once."""

import json
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from sys import byteorder

MAGIC = b"chrono-events 1\n"
SCALE = 256
"""Weights are stored as whole numbers of 1/SCALE, within 16 bits."""


@dataclass(frozen=True, slots=True)
class Table:
    """Weights of decisions among ``labels``: feature -> row of whole numbers, one a label (yes or no has one)."""

    labels: tuple[str, ...]
    bias: tuple[int, ...]
    rows: Mapping[int, tuple[int, ...]]


def dump(tables: Mapping[str, Table], meta: Mapping[str, object]) -> bytes:
    """The file: a line of JSON, then each table's features (sorted, 32 bits) and rows (16 bits), little-endian."""
    head = {"meta": dict(meta), "tables": [[name, t.labels, t.bias, len(t.rows)] for name, t in tables.items()]}
    parts = [MAGIC, json.dumps(head, ensure_ascii=True).encode(), b"\n"]
    for table in tables.values():
        keys = sorted(table.rows)
        parts.append(_little(array("I", keys)).tobytes())
        parts.append(_little(array("h", [w for key in keys for w in table.rows[key]])).tobytes())
    return b"".join(parts)


def load(data: bytes) -> dict[str, Table]:
    """The tables of a file made by :func:`dump`."""
    start = data.index(b"\n", len(MAGIC)) + 1
    tables = {}
    for name, labels, bias, count in json.loads(data[len(MAGIC) : start])["tables"]:
        width = len(bias)
        keys, weights = array("I"), array("h")
        keys.frombytes(data[start : start + 4 * count])
        start += 4 * count
        weights.frombytes(data[start : start + 2 * width * count])
        start += 2 * width * count
        _little(weights)
        rows = zip(*(weights[k::width] for k in range(width)), strict=True)
        tables[name] = Table(tuple(labels), tuple(bias), dict(zip(_little(keys), rows, strict=True)))
    return tables


def _little(numbers: "array[int]") -> "array[int]":
    if byteorder == "big":
        numbers.byteswap()
    return numbers


@cache
def model(lang: str) -> Mapping[str, Table] | None:
    """The tables shipped with a language pack, None when it has no model."""
    path = files("chrono").joinpath("languages", lang, "event-model.bin")
    return load(path.read_bytes()) if path.is_file() else None
