"""``ics``: the dated entries as all-day events (RFC 5545), with an exclusive end and a UID that stays the same.

The file depends on nothing but the chronology: ``DTSTAMP`` is the publication date, or the entry's own day without one.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import date, timedelta

from chrono.chronology.model import Chronology, Entry
from chrono.export.shown import counted, shown
from chrono.export.when import as_date, first_day, last_day, when

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_STATUS = {"planned": "TENTATIVE", "possible": "TENTATIVE", "alleged": "TENTATIVE", "reported": "TENTATIVE"}
_UNREAL = ("negated", "counterfactual")
_LINE = 75
"""Octets that a content line may have (RFC 5545, section 3.1)."""


def dumps(chronology: Chronology) -> str:
    """The calendar, with CRLF line ends."""
    published = {document.id: document.published for document in chronology.documents}
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//chrono//chronology//EN", "CALSCALE:GREGORIAN"]
    seen: dict[str, int] = {}
    for entry in chronology.entries:
        if days := _days(entry):
            lines += _event(entry, *days, published, seen)
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def lost(chronology: Chronology) -> tuple[str, ...]:
    """Entries that are no all-day event, and what events cannot say."""
    reasons = [reason for entry in chronology.entries if (reason := _refusal(entry))]
    notes = [f"{counted(reasons.count(reason), 'entry')} {reason}" for reason in dict.fromkeys(reasons)]
    if open_ended := sum(entry.bounds.latest_end is None for entry in chronology.entries if not _refusal(entry)):
        notes.append(f"{counted(open_ended, 'entry')} without an end written as the first day")
    if chronology.findings:
        notes.append(f"{counted(len(chronology.findings), 'finding')} left out")
    return tuple(notes)


def _refusal(entry: Entry) -> str | None:
    """Why an entry is left out."""
    if entry.status != "dated":
        return "without a date of its own left out"
    if entry.factuality in _UNREAL:
        return "that did not happen by the text left out"
    if first_day(entry.bounds) is None:
        return "without a begin left out"
    return None if _days(entry) else "outside the years 1 to 9999 left out"


def _days(entry: Entry) -> tuple[date, date | None] | None:
    """First day, and the last one where it is known."""
    if entry.status != "dated" or entry.factuality in _UNREAL:
        return None
    begin = as_date(first_day(entry.bounds))
    last = last_day(entry.bounds)
    if begin is None or (last is not None and as_date(last) in (None, date.max)):
        return None
    return begin, as_date(last)


def _event(
    entry: Entry, begin: date, last: date | None, published: dict[str, str | None], seen: dict[str, int]
) -> Iterator[str]:
    stamp = as_date(next((day for source in entry.sources if (day := published.get(source.document))), None)) or begin
    mark = "" if entry.factuality == "asserted" else f"[{entry.factuality}] "
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(entry, seen)}"
    yield f"DTSTAMP:{_day(stamp)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(begin)}"
    if last is not None:
        yield f"DTEND;VALUE=DATE:{_day(last + timedelta(days=1))}"
    yield f"SUMMARY:{_text(shown(mark + entry.label))}"
    yield f"DESCRIPTION:{_text(_description(entry))}"
    yield f"CATEGORIES:{entry.factuality},{entry.certainty}"
    yield f"STATUS:{_STATUS.get(entry.factuality, 'CONFIRMED')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(entry: Entry) -> str:
    quotes = (f"{shown(source.document)}: “{shown(source.quote)}”" for source in entry.sources)
    return "\n".join((when(entry), *quotes))


def _uid(entry: Entry, seen: dict[str, int]) -> str:
    """By documents and quotes, not by numbers that move when a document is added; equal ones are counted."""
    parts = (part for source in entry.sources for part in (source.document, source.quote))
    key = hashlib.sha256("\0".join((*parts, entry.label)).encode("utf-8", "replace")).hexdigest()[:32]
    seen[key] = seen.get(key, 0) + 1
    return f"{key}{'' if seen[key] == 1 else f'-{seen[key]}'}@chrono"


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _text(text: str) -> str:
    """A TEXT value: line breaks become ``\\n``, characters that act on a screen are shown."""
    return re.sub(r"[\ud800-\udfff]", "\ufffd", "\n".join(shown(line) for line in text.split("\n"))).translate(_ESCAPES)


def _folded(line: str) -> str:
    """Content lines of at most 75 octets, broken between characters."""
    pieces, piece, size = [], "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece += char
        size += octets
    return "\r\n".join((*pieces, piece))
