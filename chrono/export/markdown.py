"""``markdown``: a table of the entries, a narrative with quotes, the findings (CommonMark with tables)."""

import re
from collections.abc import Iterator

from chrono.chronology.model import Chronology, Entry, Finding
from chrono.export.rows import findings_of
from chrono.export.shown import shown
from chrono.export.when import source_words, when

_ACTIVE = re.compile(r"[\\`*_{}\[\]<>#!|~&$^]|^[-+=]|(?<=\d)[.)]|:(?=//|\w+:)")
_FIRST_STRONG, _POP = "\u2068", "\u2069"


def dumps(chronology: Chronology) -> str:
    """The document; all text of the sources is escaped, isolated and on one line."""
    parts = [_head(chronology), _table(chronology), _narrative(chronology), _findings(chronology.findings)]
    return "\n".join(line for part in parts for line in part)


def lost(chronology: Chronology) -> tuple[str, ...]:
    """What a page for readers leaves out."""
    return ("offsets, expressions and links left out",) if chronology.entries else ()


def _head(chronology: Chronology) -> Iterator[str]:
    yield "# Chronology\n"
    for document in chronology.documents:
        title = f", {_text(document.title)}" if document.title else ""
        yield f"- {_text(document.id)}{title}: published {document.published or 'on an unknown day'}"
    yield ""


def _table(chronology: Chronology) -> Iterator[str]:
    codes = findings_of(chronology)
    yield "| No. | Date | Event | Status | Sources | Findings |"
    yield "| ---: | --- | --- | --- | --- | --- |"
    for entry in chronology.entries:
        sources = ", ".join(_text(one) for one in dict.fromkeys(source.document for source in entry.sources))
        found = ", ".join(codes.get(entry.id, ()))
        yield f"| {_place(entry)} | {when(entry)} | {_text(entry.label)} | {_status(entry)} | {sources} | {found} |"
    yield ""


def _place(entry: Entry) -> str:
    loose = entry.rank_min != entry.rank_max
    return f"{entry.rank} ({entry.rank_min}–{entry.rank_max})" if loose else str(entry.rank)


def _status(entry: Entry) -> str:
    return ", ".join((entry.status, *(() if entry.factuality == "asserted" else (entry.factuality,))))


def _narrative(chronology: Chronology) -> Iterator[str]:
    yield "## Narrative\n"
    for entry in chronology.entries:
        mark = "" if entry.factuality == "asserted" else f" ({entry.factuality})"
        number = f"{entry.rank}. "
        indent = " " * len(number)
        yield f"{number}**{when(entry)}** {_text(entry.label)}{mark}\n"
        for source in entry.sources:
            day = source_words(source)
            yield f"{indent}> {_text(source.quote)}\n{indent}> — {_text(source.document)}{day and f', {day}'}\n"
    yield ""


def _findings(findings: tuple[Finding, ...]) -> Iterator[str]:
    yield "## Findings\n"
    if not findings:
        yield "None."
    for finding in findings:
        yield f"- **{finding.severity} {finding.code}** {_text(finding.title)}: {_text(finding.explanation)}"
        for statement in finding.statements:
            yield f"  - {_text(statement.document)}: “{_text(statement.quote)}”"
        if finding.suggestion:
            yield f"  - {_text(finding.suggestion)}"
    yield ""


def _text(text: str) -> str:
    """Text of a source as text: one line, no markup, isolated so that its direction does not turn its neighbours."""
    escaped = _ACTIVE.sub(r"\\\g<0>", shown(text).strip())
    return escaped if escaped.isascii() else f"{_FIRST_STRONG}{escaped}{_POP}"
