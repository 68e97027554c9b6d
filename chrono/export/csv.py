"""``csv``: a row for each entry (RFC 4180, UTF-8), fit for spreadsheets and for ``chrono check``."""

import csv
import io
from datetime import date

from chrono.chronology.model import Chronology
from chrono.export.rows import COLUMNS, left_out, rows
from chrono.export.shown import counted

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FREE_TEXT = frozenset({"text", "source", "quotes"})


def dumps(chronology: Chronology) -> str:
    """The table with a header line. Free text that a spreadsheet would compute gets a leading apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows(chronology):
        writer.writerow([_cell(name, getattr(row, name)) for name in COLUMNS])
    return out.getvalue()


def lost(chronology: Chronology) -> tuple[str, ...]:
    """What rows cannot hold, and which cells were guarded."""
    guarded = sum(
        name in _FREE_TEXT and str(getattr(row, name)).startswith(_FORMULA)
        for row in rows(chronology)
        for name in COLUMNS
    )
    notes = left_out(chronology)
    if guarded:
        notes += (
            f"{counted(guarded, 'cell')} got a leading apostrophe, for spreadsheets would take the text for a formula",
        )
    return notes


def _cell(name: str, value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if name in _FREE_TEXT and isinstance(value, str):
        text = value.replace("\0", "\ufffd")  # readers of CSV stop at a NUL
        return f"'{text}" if text.startswith(_FORMULA) else text
    return value
