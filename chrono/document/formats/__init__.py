"""Readers of files that are no plain text: bytes to records with the keys of the JSON input.

A reader is a function ``read(data, where)`` that yields records; ``where`` names the file in errors. Besides the keys
of the contract a record may have ``notes``, remarks for the stages that follow. Heavy packages are extras, imported
when a file needs them.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

from chrono.errors import DocumentError
from chrono.temporal.civil import parse_moment

Record = dict[str, Any]

READERS: Mapping[str, str] = MappingProxyType(
    {
        ".html": "html",
        ".htm": "html",
        ".xhtml": "html",
        ".docx": "docx",
        ".pdf": "pdf",
        ".rss": "feed",
        ".atom": "feed",
        ".tml": "timeml",
        ".xml": "xml_file",
    }
)
"""Suffix of a file to the module here that reads it."""


def records(data: bytes, suffix: str, where: str) -> Iterator[Record]:
    """The records of a file.

    Raises:
        DocumentError: bytes that are not what the suffix says, or an extra that is not installed.
    """
    module = import_module(f"{__name__}.{READERS[suffix]}")
    found: Iterator[Record] = module.read(data, where)
    return found


def day_of(text: str | None) -> str | None:
    """The ``YYYY-MM-DD`` that a date of metadata begins with, where there is such a day."""
    day = (text or "").strip()[:10]
    return day if len(day) == 10 and parse_moment(day) is not None else None


def missing(package: str, extra: str, where: str) -> DocumentError:
    """The error of a reader whose package is not installed."""
    return DocumentError(f"{where}: {package} is not installed; pip install 'chrono-timeline[{extra}]'")
