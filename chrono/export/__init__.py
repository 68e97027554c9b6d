"""A chronology in other people's formats: one module a format, loaded when it is asked for.

A format module has ``dumps(chronology) -> str | bytes`` and, where the format cannot hold everything,
``lost(chronology) -> tuple[str, ...]``: one line for each kind of thing that is left out.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from chrono.chronology.model import Chronology
from chrono.errors import ExportError, UsageError

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "text": "chrono.export.text:render",
        "json": "chrono.export.json:dumps",
        "csv": "chrono.export.csv:dumps",
        "markdown": "chrono.export.markdown:dumps",
        "html": "chrono.export.html:dumps",
        "svg": "chrono.export.svg:dumps",
        "timeml": "chrono.export.timeml:dumps",
        "ics": "chrono.export.ics:dumps",
        "timelinejs": "chrono.export.timelinejs:dumps",
        "sarif": "chrono.export.sarif:dumps",
        "jsonl": "chrono.export.jsonl:dumps",
        "parquet": "chrono.export.parquet:dumps",
        "timesketch": "chrono.export.timesketch:dumps",
        "owl-time": "chrono.export.owl_time:dumps",
    }
)
"""Name of a format to the function that writes it, ``module:function``."""

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A written chronology, and one line for each kind of thing the format could not hold."""

    data: bytes
    notes: tuple[str, ...] = ()


def formats() -> tuple[str, ...]:
    """The names of all formats."""
    return tuple(FORMATS)


def render(chronology: Chronology, format: str) -> Rendered:
    """A chronology in a format.

    Raises:
        UsageError: a format that does not exist.
        ExportError: a chronology that the format cannot hold at all, or an extra that is not installed.
    """
    if format not in FORMATS:
        raise UsageError(f'export: format "{format}" is unknown; use one of {", ".join(FORMATS)}')
    module, _, function = FORMATS[format].partition(":")
    writer = import_module(module)
    data = getattr(writer, function)(chronology)
    lost = getattr(writer, "lost", _nothing)(chronology)
    return Rendered(as_bytes(data), tuple(f"{format}: {note}" for note in lost))


def dumps(chronology: Chronology, format: str) -> str:
    """A chronology as text; see ``render``, which also gives the binary formats and what was lost."""
    try:
        return render(chronology, format).data.decode()
    except UnicodeDecodeError:
        raise ExportError(f"{format}: not a text; write it to a file with -o") from None


def write(chronology: Chronology, format: str, target: str | os.PathLike[str]) -> tuple[str, ...]:
    """Write a chronology to a file, which appears complete or not at all; returns what the format could not hold.

    A target that is a folder gets one file a document, where the format has one document a file (``timeml``).
    """
    path = Path(target)
    if not path.is_dir():
        rendered = render(chronology, format)
        replace_file(path, rendered.data)
        return rendered.notes
    if format not in _FOLDERS:
        raise ExportError(f"{path}: a folder; name a file, only {', '.join(_FOLDERS)} fills a folder")
    writer = import_module(_FOLDERS[format])
    for name, text in writer.files(chronology).items():
        replace_file(path / name, as_bytes(text))
    return tuple(f"{format}: {note}" for note in writer.lost(chronology))


_FOLDERS: Mapping[str, str] = MappingProxyType({"timeml": "chrono.export.timeml"})


def replace_file(path: Path, data: bytes) -> None:
    """Write bytes to a file by way of a temporary one beside it, so that no reader ever sees a half of it."""
    if path.exists() and not path.is_file():  # a pipe or a device cannot be replaced
        path.write_bytes(data)
        return
    part = path.with_name(f".{path.name[:40]}.{os.urandom(6).hex()}.part")
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except OSError as error:
        raise ExportError(f"{path}: {(error.strerror or str(error)).lower()}; name a file that can be made") from None
    try:
        with open(handle, "wb") as stream:
            stream.write(data)
        os.replace(part, path)
    except BaseException:
        part.unlink()
        raise


def as_bytes(data: str | bytes) -> bytes:
    """UTF-8 of a text; a lone surrogate, which UTF-8 has not, becomes the replacement character."""
    return data if isinstance(data, bytes) else _SURROGATE.sub("\ufffd", data).encode()


def _nothing(_chronology: Chronology) -> tuple[str, ...]:
    return ()
