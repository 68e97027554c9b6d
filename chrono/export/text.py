"""The chronology as a reader sees it: a number, a date column, who did what, the quote; findings at the end.

Bidirectional display turns ``2025-08-19`` round after Arabic, so on a terminal every date is isolated (U+2066 to
U+2069); a file or a pipe gets plain text, without isolates, colour or line breaks of ours.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from chrono.chronology.fit import fitting_dates, still_open
from chrono.chronology.model import Chronology, Entry, Finding, Source
from chrono.document.model import Document
from chrono.export.when import is_undated, when
from chrono.timex.model import Timex

_ISOLATE, _POP = "\u2066", "\u2069"
_FIRST_STRONG = "\u2068"
_DATE = r"[+-]?\b[\dX]{4}(?:-[\dX]{2}(?:-[\dX]{2}(?:T[\d:]{5,8})?)?)?~?"
_DATES = re.compile(rf"{_DATE}(?: ?(?:\.\.|/) ?{_DATE})?")
_BOLD, _DIM, _RED, _YELLOW, _OFF = "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[33m", "\x1b[0m"
_SEVERITY_COLOURS = {"error": _RED, "warning": _YELLOW, "note": _DIM}
_KNOWN_BY = {"derived": "date derived", "bounded": "date bounded", "relative": "order only"}
_QUOTE_LENGTH = 160
_CONTROLS = dict.fromkeys((*range(9), *range(14, 28), *range(127, 160)), "\ufffd")
"""A text must not move the cursor or colour the screen of its reader."""


@dataclass(frozen=True, slots=True)
class Style:
    """How to write: ``width`` in terminal cells (None: lines are not broken), colour, isolates round dates."""

    width: int | None = None
    colour: bool = False
    isolate: bool = False


def render(chronology: Chronology, style: Style = Style()) -> str:
    """The whole chronology as text that ends with a newline."""
    heads = (part for line in _heads(chronology) for part in _block("", "  ", line, style))
    lines = [*heads, "", *_entries(chronology, style), "", *_findings(chronology.findings, style)]
    return "".join(f"{line}\n" for line in lines)


def _heads(chronology: Chronology) -> Iterator[str]:
    """First what cannot be known without a publication date, then one line a document."""
    many = len(chronology.documents) > 1
    for document in chronology.documents:
        if document.published is None:
            own = [timex for timex in chronology.timexes if timex.document == document.id]
            yield from _unknown_date(document, own, many=many)
    for document in chronology.documents:
        yield _head(document)
    entries, timexes = len(chronology.entries), len(chronology.timexes)
    yield f"{entries} entries, {timexes} expressions, {len(chronology.findings)} findings"
    yield "place (places that the text allows) · date · what happened [how it is told and placed]"


def _unknown_date(document: Document, timexes: list[Timex], *, many: bool) -> Iterator[str]:
    count = len(still_open(timexes))
    if not count:
        return
    where = f"{document.id}: " if many else ""
    yield (
        f"{where}publication date unknown: {count} of {len(timexes)} expressions stay open; give --published YYYY-MM-DD"
    )
    dates, reason = fitting_dates(timexes)
    if dates:
        yield f"the text itself would fit {', '.join(dates)} ({reason}); none is assumed"


def _head(document: Document) -> str:
    published = f"published {document.published} ({document.published_from})" if document.published else "no date"
    title = f"{document.title} · " if document.title else ""
    return f"{document.id} · {title}{document.lang} · {document.kind} · {published}"


def _entries(chronology: Chronology, style: Style) -> Iterator[str]:
    ranks = {entry.id: entry.rank for entry in chronology.entries}
    rows = [(_place(entry), when(entry), entry) for entry in chronology.entries]
    place_width = max((len(place) for place, _, _ in rows), default=0)
    date_width = max((len(date) for _, date, _ in rows), default=0)
    many = len(chronology.documents) > 1
    for place, date, entry in rows:
        column = _paint(isolated(f"{date:<{date_width}}", style), _BOLD, style)
        margin = f"{place:>{place_width}}  {column}  "
        indent = " " * (place_width + date_width + 4)
        yield from _block(margin, indent, entry.label + _marks(entry, ranks), style)
        for source in _quoted(entry):
            name = f"{source.document}: " if many else ""
            yield from _block(indent, indent, f"{name}“{_quote(source)}”", style, colour=_DIM)


def _quoted(entry: Entry) -> Iterator[Source]:
    """The sources of an entry but for those whose quote is, or lies inside, another one of the same document."""
    shown: list[Source] = []
    for source in sorted(entry.sources, key=lambda one: one.start - one.end):
        inside = (one for one in shown if one.start <= source.start and source.end <= one.end)
        if not any(one.document == source.document for one in inside):
            shown.append(source)
    yield from (source for source in entry.sources if any(source is one for one in shown))


def _place(entry: Entry) -> str:
    """The rank, with the places that the text allows where there are several."""
    loose = entry.rank_min != entry.rank_max
    return f"{entry.rank} ({entry.rank_min}-{entry.rank_max})" if loose else str(entry.rank)


def _marks(entry: Entry, ranks: Mapping[str, int]) -> str:
    """What keeps an entry from being a plain dated fact: how it is told, how its place is known, what it follows."""
    marks = [entry.factuality] if entry.factuality != "asserted" else []
    if entry.certainty in _KNOWN_BY and not is_undated(entry):
        marks.append(_KNOWN_BY[entry.certainty])
    after = sorted(ranks[id_] for id_ in entry.after if id_ in ranks)
    if after and entry.status != "dated":
        marks.append(f"after {', '.join(map(str, after))}")
    return f" [{'; '.join(marks)}]" if marks else ""


def _quote(source: Source) -> str:
    text = " ".join(source.quote.split())
    return text if len(text) <= _QUOTE_LENGTH else text[:_QUOTE_LENGTH].rsplit(" ", 1)[0] + " …"


def _findings(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    found = list(findings)
    if not found:
        yield "no findings"
        return
    counts = {name: sum(one.severity == name for one in found) for name in _SEVERITY_COLOURS}
    yield "findings: " + ", ".join(f"{count} {name}{'s' * (count > 1)}" for name, count in counts.items() if count)
    for one in found:
        yield from finding_lines(one, style)


def finding_lines(finding: Finding, style: Style) -> Iterator[str]:
    """One finding: what is wrong, why, the quotes that take part, and what can be done."""
    head = f"{finding.severity} {finding.code} {finding.check}: {finding.title}"
    yield from _block("", "  ", head, style, colour=_SEVERITY_COLOURS[finding.severity])
    if finding.explanation and finding.explanation != finding.title:
        yield from _block("  ", "  ", finding.explanation, style)
    for statement in finding.statements:
        quote = " ".join(statement.quote.split())
        yield from _block("  ", "    ", f"{statement.document}:{statement.start}: “{quote}”", style, colour=_DIM)
    if finding.suggestion:
        yield from _block("  ", "    ", f"cure: {finding.suggestion}", style)


def _block(margin: str, indent: str, text: str, style: Style, *, colour: str = "") -> Iterator[str]:
    """Text behind a margin, broken to the width; isolates and colour are put in after the breaking.

    The text is isolated as a whole too, so that a first Arabic word does not turn the columns of the line round.
    """
    room = None if style.width is None else max(20, style.width - _cells(indent))
    for number, line in enumerate(_wrap(" ".join(text.translate(_CONTROLS).split()), room)):
        body = _paint(isolated(line, style), colour, style)
        yield (indent if number else margin) + (f"{_FIRST_STRONG}{body}{_POP}" if style.isolate else body)


def _wrap(text: str, room: int | None) -> list[str]:
    if room is None:
        return [text]
    lines, line = [], ""
    for word in text.split(" "):
        if line and _cells(line) + 1 + _cells(word) > room:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _cells(text: str) -> int:
    """Terminal cells of a text: marks take none, wide letters two."""
    return sum(
        0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def isolated(text: str, style: Style) -> str:
    """The text with every date isolated, where the style asks for it."""
    return _DATES.sub(lambda match: f"{_ISOLATE}{match[0]}{_POP}", text) if style.isolate else text


def _paint(text: str, colour: str, style: Style) -> str:
    return f"{colour}{text}{_OFF}" if style.colour and colour else text
