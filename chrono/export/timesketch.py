"""``timesketch``: JSON lines with ``message``, ``datetime``, ``timestamp`` (microseconds) and ``timestamp_desc``.

Times are local to the publication and written as if they were UTC, for Timesketch has no other. Each dated entry gives
a line for its begin and, where it ends on a later day, one for its end; each document a line for its publication.
"""

from collections.abc import Iterator
from typing import Any

from chrono.chronology.json import encode
from chrono.chronology.model import Chronology, Entry
from chrono.export.rows import JOIN, findings_of
from chrono.export.shown import counted
from chrono.export.when import instants, when
from chrono.temporal.civil import DAY, instant, moment_text, parse_moment

_FIRST, _LAST = instant(1678), instant(2262)
"""Timesketch's importer keeps times as 64-bit nanoseconds, which hold these years only."""
_KEYWORD_BYTES = 32_766
"""OpenSearch refuses longer keywords."""


def dumps(chronology: Chronology) -> str:
    """The lines in order of the entries, publications first."""
    lines = [*_publications(chronology), *_entries(chronology)]
    return "".join(f"{encode(line)}\n" for line in lines)


def lost(chronology: Chronology) -> tuple[str, ...]:
    """Entries that have no time Timesketch could hold."""
    outside = sum(not _times(entry) for entry in chronology.entries)
    notes = [f"{counted(outside, 'entry')} without a date between 1678 and 2261 left out"] if outside else []
    if chronology.findings:
        notes.append(f"{counted(len(chronology.findings), 'finding')} written as tags only")
    return tuple(notes)


def _publications(chronology: Chronology) -> Iterator[dict[str, Any]]:
    for document in chronology.documents:
        moment = parse_moment(document.published) if document.published else None
        if moment is not None and _FIRST <= moment < _LAST:
            yield {**_stamp(document.title or document.id, moment, "published"), "document": document.id}


def _entries(chronology: Chronology) -> Iterator[dict[str, Any]]:
    codes = findings_of(chronology)
    for entry in chronology.entries:
        for moment, description in _times(entry):
            yield {
                **_stamp(entry.label, moment, description),
                "entry": entry.id,
                "rank": entry.rank,
                "when": when(entry),
                "edtf": entry.edtf,
                "status": entry.status,
                "certainty": entry.certainty,
                "factuality": entry.factuality,
                "confidence": entry.confidence,
                "document": JOIN.join(dict.fromkeys(source.document for source in entry.sources)),
                "quote": _short(JOIN.join(source.quote for source in entry.sources)),
                "tag": [entry.factuality, *codes.get(entry.id, ())],
            }


def _times(entry: Entry) -> list[tuple[int, str]]:
    """The moments of an entry: its earliest begin, and its latest end when that is on a later day."""
    begin, end = instants(entry)
    times = [] if begin is None else [(begin, "event start")]
    if end is not None and (begin is None or end - 1 >= begin // DAY * DAY + DAY):
        times.append((end, "event end"))
    return [(moment, name) for moment, name in times if _FIRST <= moment < _LAST]


def _stamp(message: str, moment: int, description: str) -> dict[str, Any]:
    text = moment_text(moment)
    return {
        "message": _short(message),
        "datetime": f"{text if 'T' in text else f'{text}T00:00:00'}+00:00",
        "timestamp": moment * 1_000_000,
        "timestamp_desc": description,
    }


def _short(text: str) -> str:
    data = text.encode("utf-8", "replace")
    return text if len(data) <= _KEYWORD_BYTES else data[:_KEYWORD_BYTES].decode("utf-8", "ignore")
