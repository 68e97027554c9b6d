"""Annotation: one document with all that was found in it, and its JSON as ``chrono find`` writes it.

Light on purpose: events and links are named here for the type checker only, so that ``chrono find`` does not load them.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chrono.document.model import Document
from chrono.timex.json import Json, range_dict, rejected_dict, span, timex_dict
from chrono.timex.model import Range, Rejected, Timex

if TYPE_CHECKING:
    from chrono.event.model import Event
    from chrono.tlink.model import TLink


@dataclass(frozen=True, slots=True)
class Annotation:
    """One document with all that was found in it, before any solving; ids are local to the document."""

    document: Document
    timexes: tuple[Timex, ...] = ()
    ranges: tuple[Range, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    events: "tuple[Event, ...]" = ()
    links: "tuple[TLink, ...]" = ()


def found_dict(annotation: Annotation) -> Json:
    """The object of ``chrono find``."""
    document = annotation.document
    return {
        "id": document.id,
        "lang": document.lang,
        "kind": document.kind,
        "published": document.published,
        "published_from": document.published_from,
        "published_span": span(document.published_span),
        "timexes": [timex_dict(timex) for timex in annotation.timexes],
        "ranges": [range_dict(range_) for range_ in annotation.ranges],
        "rejected": [rejected_dict(rejected) for rejected in annotation.rejected],
    }
