"""The matrix: entries against sources, each cell the date that the source gives; ``≠`` where two cannot both be."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from chrono.temporal.civil import parse_moment
from chrono.temporal.interval import Interval
from chrono.tui import bidi
from chrono.tui.dates import interval_in
from chrono.tui.lines import Line, Piece, line
from chrono.tui.rows import Index, Row

CELL = 14
LABEL = 20
"""Cells of the labels at least; what the documents leave is theirs as well."""


def columns(ids: Sequence[str], cells: int, first: int) -> Sequence[str]:
    """The documents that have room beside the labels, from the ``first`` on."""
    room = max((cells - LABEL) // CELL, 1)
    first = min(max(first, 0), max(len(ids) - room, 0))
    return ids[first : first + room]


def label_cells(shown: Sequence[str], cells: int) -> int:
    """Cells of the labels beside the documents that are shown."""
    return max(cells - len(shown) * CELL, CELL)


def heading(index: Index, shown: Sequence[str], more: int, cells: int) -> Line:
    """The line of document names over the matrix; says how many ``more`` there are."""
    corner = f"{more} more: ← →" if more else ""
    pieces: list[Piece] = [(bidi.pad(corner, label_cells(shown, cells)), "dim")]
    for id_ in shown:
        pieces += [(bidi.pad(bidi.clip_path(index.name(id_), CELL - 1), CELL - 1), "heading label"), (" ", "")]
    return line(*pieces)


def row_line(row: Row, documents: Sequence[str], cells: int) -> Line:
    """One entry: its label, and for each document the date given there, ``·`` when it is silent on it."""
    dates = given(row)
    differ = apart(interval for some in dates.values() for interval in some)
    pieces: list[Piece] = [(bidi.pad(row.entry.label, label_cells(documents, cells) - 1), "label"), (" ", "")]
    for id_ in documents:
        pieces.append(_cell(dates.get(id_), differ))
    return line(*pieces, refers=row.key)


Given = tuple[str | None, str | None]
"""The half-open interval that a source gives, in the contract's moments; both None where it tells without a date."""


def given(row: Row) -> dict[str, list[Given]]:
    """Document -> the intervals that it gives for the entry."""
    found: dict[str, list[Given]] = {}
    for source in row.entry.sources:
        found.setdefault(source.document, []).append((source.begin, source.finish))
    return found


def apart(intervals: Iterable[Given]) -> bool:
    """Whether two of the intervals share no time; a month and a day of it do not differ."""
    known = [(parse_moment(begin), parse_moment(finish)) for begin, finish in set(intervals) if begin and finish]
    closed = [Interval(first, last) for first, last in known if first is not None and last is not None]
    return any(not a.overlaps(b) for a, b in combinations(closed, 2))


def _cell(dates: list[Given] | None, differ: bool) -> Piece:
    if dates is None:
        return (bidi.pad("·", CELL), "dim")
    sign = "≠" if differ else ""
    words = next((words for pair in dates if (words := interval_in(*pair, CELL - 1 - len(sign)))), "")
    if not words:
        return (bidi.pad("told", CELL), "")
    return (bidi.pad(sign + words, CELL), "date warning" if differ else "date")
