"""Document and Span: a text as given, with what is known of it before any analysis."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Given = tuple[Mapping[str, Any], ...] | None
"""A list handed in with the document (events, timexes, links, entities); None means: find your own."""


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of code points in a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its publication date.

    ``published`` is ``YYYY-MM-DD`` or None; ``published_from`` is field, option, header, dateline or none;
    ``published_span`` holds the code points of a header or dateline that gave it. ``lang`` is the code of a
    pack; empty, it is detected. ``kind`` is news, narrative or colloquial. ``notes`` are remarks of the reader that
    become findings (an option against a header).
    """

    id: str
    text: str
    lang: str = ""
    kind: str = "news"
    published: str | None = None
    published_from: str = "none"
    published_span: tuple[int, int] | None = None
    title: str | None = None
    source: str | None = None
    events: Given = None
    timexes: Given = None
    links: Given = None
    entities: Given = None
    notes: tuple[str, ...] = field(default=())
