"""Chronology: the result, as frozen values in the shape of the contract (``schema`` chrono/1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chrono.chronology.annotation import Annotation as Annotation
from chrono.document.model import Document
from chrono.event.model import Event
from chrono.timex.model import Range, Timex
from chrono.tlink.model import TLink

SCHEMA = "chrono/1"


@dataclass(frozen=True, slots=True)
class EntryBounds:
    """``temporal.Bounds`` in the contract's spelling of moments; None is unknown."""

    earliest_begin: str | None = None
    latest_begin: str | None = None
    earliest_end: str | None = None
    latest_end: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document tells of an entry: its quote (code points), the expression that dates it, and that date."""

    document: str
    start: int
    end: int
    quote: str
    timex: str | None
    begin: str | None
    finish: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the chronology.

    ``rank`` is a place in a linear extension, ``rank_min``/``rank_max`` the places that the text allows, ``after`` the
    transitive reduction of the entailed predecessors. ``status`` is dated, ordered or undated; ``certainty`` explicit,
    derived, bounded, relative or unknown.
    """

    id: str
    rank: int
    rank_min: int
    rank_max: int
    after: tuple[str, ...]
    status: str
    label: str
    events: tuple[str, ...]
    bounds: EntryBounds
    edtf: str | None
    granularity: str | None
    certainty: str
    factuality: str
    confidence: float
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A quoted piece of a document that takes part in a finding; ``refs`` are full ids of timexes, events and links."""

    document: str
    start: int
    end: int
    quote: str
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One reported contradiction or doubt, with every statement that takes part."""

    id: str
    code: str
    check: str
    severity: str
    title: str
    explanation: str
    statements: tuple[Statement, ...]
    entries: tuple[str, ...]
    suggestion: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Chronology:
    """Documents, their annotation, the ordered entries and the findings.

    ``rank_exact`` is False when rank intervals were found the cheap way; ``texts`` is False when it was read from
    a file written without the texts of its documents.
    """

    documents: tuple[Document, ...] = ()
    timexes: tuple[Timex, ...] = ()
    ranges: tuple[Range, ...] = ()
    events: tuple[Event, ...] = ()
    links: tuple[TLink, ...] = ()
    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()
    rank_exact: bool = True
    schema: str = SCHEMA
    texts: bool = True

    def to_json(self) -> str:
        """The JSON of the contract."""
        from chrono.chronology.json import dumps

        return dumps(self)

    @staticmethod
    def from_json(data: str | bytes) -> "Chronology":
        """A Chronology from its JSON. Raises DocumentError with the path of the first fault."""
        from chrono.chronology.json import loads

        return loads(data)

    def check(self) -> tuple[Finding, ...]:
        """The contradictions and doubts of this chronology, found anew."""
        from chrono.chronology.check import check

        return check(self)

    def add(self, document: "str | Document | Mapping[str, Any]") -> "Chronology":
        """A new chronology that holds one document more. Raises DocumentError for an id that is there already."""
        from chrono.pipeline import extend

        return extend(self, document)
