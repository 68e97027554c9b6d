"""Entries as flat rows, for ``csv`` and ``parquet``: real dates where a date can be one, exact text beside them."""

import datetime
from dataclasses import dataclass, fields

from chrono.chronology.model import Chronology, Entry
from chrono.export.shown import counted
from chrono.export.when import as_date, first_day, is_undated, last_day, when


@dataclass(frozen=True, slots=True)
class Row:
    """One entry. ``date`` to ``after`` can be read back by ``chrono check``.

    ``begin_day`` and ``end_day`` (the last day, included) are calendar dates and empty before year 1 and on open sides;
    the four bounds hold every case as text. Lists are joined by `` | ``.
    """

    id: str
    date: str
    text: str
    source: str
    after: str
    rank: int
    rank_min: int
    rank_max: int
    status: str
    begin_day: datetime.date | None
    end_day: datetime.date | None
    earliest_begin: str | None
    latest_begin: str | None
    earliest_end: str | None
    latest_end: str | None
    edtf: str | None
    granularity: str | None
    certainty: str
    factuality: str
    confidence: float
    quotes: str
    findings: str


COLUMNS = tuple(field.name for field in fields(Row))
"""The names of the columns, in order."""

JOIN = " | "


def rows(chronology: Chronology) -> list[Row]:
    """A row for each entry, in order."""
    found = findings_of(chronology)
    return [_row(entry, found.get(entry.id, [])) for entry in chronology.entries]


def findings_of(chronology: Chronology) -> dict[str, list[str]]:
    """Codes of the findings about each entry."""
    found: dict[str, list[str]] = {}
    for finding in chronology.findings:
        for id_ in finding.entries:
            found.setdefault(id_, []).append(finding.code)
    return found


def _row(entry: Entry, codes: list[str]) -> Row:
    bounds = entry.bounds
    return Row(
        entry.id,
        "" if is_undated(entry) else when(entry),
        entry.label,
        JOIN.join(dict.fromkeys(source.document for source in entry.sources)),
        JOIN.join(entry.after),
        entry.rank,
        entry.rank_min,
        entry.rank_max,
        entry.status,
        as_date(first_day(bounds)),
        as_date(last_day(bounds)),
        bounds.earliest_begin,
        bounds.latest_begin,
        bounds.earliest_end,
        bounds.latest_end,
        entry.edtf,
        entry.granularity,
        entry.certainty,
        entry.factuality,
        entry.confidence,
        JOIN.join(source.quote for source in entry.sources),
        JOIN.join(codes),
    )


def left_out(chronology: Chronology) -> tuple[str, ...]:
    """What rows cannot hold."""
    joined = sum(len(entry.sources) > 1 for entry in chronology.entries)
    notes = ["offsets, expressions, events and links left out; only entries are written"] if chronology.entries else []
    if joined:
        notes.append(f"the date that each source gives left out of {counted(joined, 'entry')} with several")
    if chronology.findings:
        notes.append(f"{counted(len(chronology.findings), 'finding')} written as a code only")
    return tuple(notes)
