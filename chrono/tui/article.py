"""The text view: an article with the dates of its expressions in the margin and the entries it tells of."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from chrono.document.model import Document
from chrono.timex.model import Timex
from chrono.tui import bidi
from chrono.tui.dates import interval_in
from chrono.tui.evidence import spans
from chrono.tui.lines import Line, Piece, breaks, line, styled
from chrono.tui.rows import Index

MARGIN = 14
MOST = 400_000
"""Code points that are shown of one text; the rest is said to be missing."""


@dataclass(frozen=True, slots=True)
class Place:
    """The stretch of a document that a line of the view shows (half-open code points)."""

    document: str
    start: int
    end: int


def article(index: Index, document: Document, cells: int, own: Sequence[tuple[int, int]] = ()) -> list[Line]:
    """The lines of a document in a width; ``own`` are the stretches of the selected entry."""
    published = f"  {document.published}" if document.published else ""
    head = ((index.name(document.id), "heading label"), (published, "heading date"))
    lines = [line(*head, refers=Place(document.id, 0, 0)), line()]
    at = 0
    for paragraph in document.text[:MOST].split("\n"):
        lines += _paragraph(index, document, (at, at + len(paragraph)), cells, own)
        at += len(paragraph) + 1
    if len(document.text) > MOST:
        lines.append(line((f"… {len(document.text) - MOST} more code points are not shown here", "dim")))
    return lines


def _paragraph(
    index: Index, document: Document, part: tuple[int, int], cells: int, own: Sequence[tuple[int, int]]
) -> list[Line]:
    start, end = part
    timexes = [one for one in index.timexes_in.get(document.id, ()) if start <= one.start < end]
    marks = [*((a, b, "quote") for a, b in own), *spans(index, document.id, start, end)]
    rtl = bidi.is_rtl(document.text[start:end])
    lines = []
    for a, b in breaks(document.text[start:end], max(cells - MARGIN - 2, 16)):
        margin = _margin(timexes, start + a, start + b)
        pieces: list[Piece] = [(bidi.pad(margin, MARGIN), "date dim margin"), ("│ ", "dim margin")]
        pieces += styled(document.text, start + a, start + b, marks)
        lines.append(line(*pieces, refers=Place(document.id, start + a, start + b), rtl=rtl))
    return lines


def _margin(timexes: Sequence[Timex], start: int, end: int) -> str:
    """The date of the first expression that begins in a line, and how many other dates begin there."""
    low, high = (bisect_left(timexes, place, key=lambda one: one.start) for place in (start, end))
    some = {(one.begin, one.finish, one.value): one for one in reversed(timexes[low:high])}
    if not some:
        return ""
    more = f" +{len(some) - 1}" if len(some) > 1 else ""
    return read_as(timexes[low], MARGIN - 1 - len(more)) + more


def read_as(timex: Timex, cells: int) -> str:
    """The date that an expression was read as: its interval where it has one, else its value (a duration, say)."""
    about = "~" if timex.approximate else ""
    words = interval_in(timex.begin, timex.finish, cells - len(about))
    return about + words if words else _VAGUE.get(timex.value, timex.value)


_VAGUE = {"PAST_REF": "past", "PRESENT_REF": "now", "FUTURE_REF": "future"}


def entry_at(index: Index, place: Place) -> str | None:
    """The key of the first entry whose quote touches the stretch; the narrowest when several do."""
    touching = [
        (source.end - source.start, row.entry.rank, row.key)
        for row in index.rows
        for source in row.entry.sources
        if source.document == place.document and source.start < place.end and source.end > place.start
    ]
    return min(touching)[2] if touching else None
