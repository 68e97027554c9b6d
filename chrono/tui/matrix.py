"""The matrix: entries against sources, each cell the date that the source gives; ``≠`` where sources differ."""

from collections.abc import Sequence

from chrono.tui import bidi
from chrono.tui.lines import Line, Piece, line
from chrono.tui.rows import Index, Row

CELL = 12
LABEL = 26


def columns(index: Index, cells: int, first: int) -> list[str]:
    """The documents that have room beside the labels, from the ``first`` on."""
    ids = [one.id for one in index.chronology.documents]
    room = max((cells - label_cells(cells)) // CELL, 1)
    first = min(max(first, 0), max(len(ids) - room, 0))
    return ids[first : first + room]


def label_cells(cells: int) -> int:
    """Cells of the labels in a given width."""
    return min(LABEL, max(cells - 2 * CELL, CELL))


def heading(index: Index, shown: Sequence[str], cells: int) -> Line:
    """The line of document names over the matrix; says how many more there are."""
    more = len(index.chronology.documents) - len(shown)
    corner = f"{more} more: ← →" if more else ""
    pieces: list[Piece] = [(bidi.pad(corner, label_cells(cells)), "dim")]
    pieces += [(bidi.pad(index.title(id_), CELL - 1) + " ", "heading label") for id_ in shown]
    return line(*pieces)


def row_line(row: Row, documents: Sequence[str], cells: int) -> Line:
    """One entry: its label, and for each document the date given there, ``·`` when it is silent on it."""
    dates = given(row)
    differ = len({date for some in dates.values() for date in some if date}) > 1
    pieces: list[Piece] = [(bidi.pad(row.entry.label, label_cells(cells) - 1) + " ", "label")]
    for id_ in documents:
        pieces.append(_cell(dates.get(id_), differ))
    return line(*pieces, refers=row.key)


def given(row: Row) -> dict[str, list[str]]:
    """Document -> the begins that it gives for the entry ("" where it tells of it without a date)."""
    found: dict[str, list[str]] = {}
    for source in row.entry.sources:
        found.setdefault(source.document, []).append(source.begin or "")
    return found


def _cell(dates: list[str] | None, differ: bool) -> Piece:
    if dates is None:
        return (bidi.pad("·", CELL), "dim")
    known = [date for date in dates if date]
    if not known:
        return (bidi.pad("told", CELL), "")
    return (bidi.pad(f"{'≠' if differ else ''}{known[0][:10]}", CELL), "date warning" if differ else "date")
