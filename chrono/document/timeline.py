"""Timelines made elsewhere: JSON, JSON lines, CSV with a date column, or lines ``- DATE: text``, as one document.

The document has one line ``- DATE: text`` for each item, on the line number that the item has in its file, so that
whatever is found can be pointed at there.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from chrono.document.formats.timelinejs import from_slide, is_slide
from chrono.document.model import Span

_LINE = re.compile(r"[ \t]*[-*•–—][ \t]+(?P<date>[^\n]*?\S)[ \t]*[:：](?=[ \t])[ \t]*(?P<text>\S[^\n]*)")
_EVENTS = re.compile(r'"events"\s*:\s*\[')
_DECODER = json.JSONDecoder()
_SPACE = " \t\r\n,"
_TEXT_NAMES = ("event", "description", "title", "label")
"""Other names that timelines give to the text of an item."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a timeline: the spans of its date and its text in the document, and the ids it says it follows."""

    date: Span
    text: Span
    id: str | None = None
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that is no item: its span in the document and what is wrong with it."""

    span: Span
    problem: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A timeline as a document: ``text``, the items, and the lines that could not be read. ``ordered``: as told."""

    text: str
    items: tuple[Item, ...]
    unread: tuple[Unread, ...] = ()
    published: str | None = None
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class _Record:
    """A date and a text as given on some line (from 1); without both, a record that cannot be read."""

    line: int
    date: str
    text: str
    id: str | None = None
    after: tuple[str, ...] = ()
    problem: str = ""


def read_timeline(text: str) -> Timeline | None:
    """The timeline in a file's text, None when it is something else: an article, a record with a text, a Chronology."""
    stripped = text.lstrip("\ufeff \t\r\n")
    if stripped.startswith(("{", "[")):
        return _from_json(text)
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if lines and sum(_LINE.fullmatch(line) is not None for line in lines) * 2 > len(lines):
        return _composed(list(_list_records(text)))
    return _from_csv(text)


def _list_records(text: str) -> Iterator[_Record]:
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.fullmatch(line)
        if match:
            yield _Record(number, match["date"], match["text"])
        elif line.strip() and not line.lstrip().startswith("#"):
            yield _Record(number, "", line.strip(), problem="no line of the form - DATE: text")


def _from_csv(text: str) -> Timeline | None:
    head = text[:4096].lstrip("\ufeff").split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    names = [name.strip().strip('"').lower() for name in head.split(delimiter)]
    if "date" not in names or len(names) < 2:
        return None
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""), fieldnames=names, delimiter=delimiter)
    rows = ((reader.line_num, row) for row in reader)
    next(rows)
    return _composed([_record(row, line) for line, row in rows])


def _from_json(text: str) -> Timeline | None:
    """A list of objects with dates, an object with such a list as "events", or one object a line."""
    place = _EVENTS.search(text)
    first = text.lstrip("\ufeff \t\r\n")[:1]
    try:
        whole = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        whole = None
    if whole is None:
        return _from_json_lines(text)
    head = whole if isinstance(whole, Mapping) else {}
    if "schema" in head or (first == "{" and place is None and not _is_item(head)):
        return None
    if first == "{" and place is None:
        return _composed([_record(head, 1)])
    start = place.end() if place and first == "{" else text.index("[") + 1
    records = list(_json_records(text, start))
    if not any(record.date for record in records):
        return None
    published = head.get("published")
    return _composed(records, published if isinstance(published, str) else None, ordered=head.get("ordered") is True)


def _json_records(text: str, at: int) -> Iterator[_Record]:
    """The elements of a JSON list with the line on which each begins."""
    line, seen = 1, 0
    while True:
        while text[at] in _SPACE:
            at += 1
        if text[at] == "]":
            return
        line, seen = line + text.count("\n", seen, at), at
        value, at = _DECODER.raw_decode(text, at)
        yield _record(value, line)


def _from_json_lines(text: str) -> Timeline | None:
    records = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
            if isinstance(value, Mapping) and "text" in value and not _is_item(value):
                return None
            records.append(_record(value, number))
        except (ValueError, RecursionError):
            records.append(_Record(number, "", line.strip()[:200], problem="not JSON"))
    return _composed(records) if any(record.date for record in records) else None


def _is_item(value: Mapping[str, Any]) -> bool:
    """An item of a timeline has a date; a document has a publication date or none."""
    return "date" in value and not {"published", "dct"} & set(value)


def _record(value: Any, line: int) -> _Record:
    if not isinstance(value, Mapping):
        return _Record(line, "", json.dumps(value, ensure_ascii=False)[:200], problem="no object with date and text")
    value = from_slide(value) if is_slide(value) else value
    words = {key: one if isinstance(one, str) else "" for key, one in value.items() if isinstance(key, str)}
    date, end, text = (" ".join(words.get(key, "").split()) for key in ("date", "end", "text"))
    text = text or next((" ".join(words[key].split()) for key in _TEXT_NAMES if words.get(key)), "")
    after = value.get("after")
    ids = tuple(map(str, after)) if isinstance(after, list) else tuple((words.get("after") or "").split())
    id_ = value.get("id")
    missing = [name for name, one in (("date", date), ("text", text)) if not one]
    return _Record(
        line,
        f"{date} - {end}" if date and end else date,
        text,
        None if id_ in (None, "") else str(id_),
        ids,
        f"no {' and no '.join(missing)}" if missing else "",
    )


def _composed(records: list[_Record], published: str | None = None, *, ordered: bool = False) -> Timeline:
    """The document: each record on its own line number."""
    parts: list[str] = []
    items, unread = [], []
    at, line = 0, 1
    for record in records:
        gap = "\n" * max(record.line - line, 1 if parts else 0)
        written = f"- {record.date}: {record.text}" if not record.problem else f"- {record.text or record.date}"
        parts += [gap, written]
        start = at + len(gap)
        if record.problem:
            unread.append(Unread(Span(start, start + len(written)), record.problem))
        else:
            date = Span(start + 2, start + 2 + len(record.date))
            items.append(Item(date, Span(date.end + 2, start + len(written)), record.id, record.after))
        at, line = start + len(written), max(line + 1 if len(parts) > 2 else line, record.line)
    return Timeline("".join((*parts, "\n")), tuple(items), tuple(unread), published, ordered)
