"""``sarif``: the findings as SARIF 2.1.0, for code hosts and editors; ``chrono check --format sarif`` writes it too."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from chrono.chronology.json import encode
from chrono.chronology.model import Chronology, Finding, Statement
from chrono.document.model import Document
from chrono.export.shown import counted

Json = dict[str, Any]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_BREAK = re.compile(r"\r\n|\n")


@dataclass(frozen=True, slots=True)
class Place:
    """The file in which a document stands.

    ``line`` (from 1) is the line of a JSON file that holds the document; None: the file's text is the document's. With
    ``rows`` the lines of the document are those of the file, but columns and offsets are not (a timeline in CSV).
    """

    path: str
    line: int | None = None
    rows: bool = False


def dumps(chronology: Chronology, places: Mapping[str, Place] | None = None) -> str:
    """The findings of a chronology; ``places`` tells of documents whose id is not the path of their text."""
    return encode(log(chronology.findings, chronology.documents, places)) + "\n"


def lost(chronology: Chronology) -> tuple[str, ...]:
    """Everything but the findings."""
    return (
        (f"{counted(len(chronology.entries), 'entry')} left out; only findings are written",)
        if chronology.entries
        else ()
    )


def log(findings: Iterable[Finding], documents: Iterable[Document], places: Mapping[str, Place] | None = None) -> Json:
    """A SARIF log of some findings. Columns and offsets count code points, lines end at LF or CRLF."""
    findings = tuple(findings)
    locator = _Locator({one.id: _Text(one.text) for one in documents}, places or {})
    rules = {finding.code: finding for finding in reversed(findings)}
    order = sorted(rules)
    run = {
        "tool": {"driver": {"name": "chrono", "rules": [_rule(rules[code]) for code in order]}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n"],
        "results": [_result(finding, order.index(finding.code), locator) for finding in findings],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(finding: Finding) -> Json:
    return {
        "id": finding.code,
        "name": "".join(word.capitalize() for word in finding.check.split("-")),
        "shortDescription": {"text": finding.check.replace("-", " ")},
        "defaultConfiguration": {"level": finding.severity},
    }


def _result(finding: Finding, rule: int, locator: "_Locator") -> Json:
    parts = (finding.title, finding.explanation, finding.suggestion)
    message = "\n".join(dict.fromkeys(part for part in parts if part)) or finding.check
    first, *others = finding.statements or (None,)
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity,
        "message": {"text": message},
        "locations": [locator.location(first)] if first else [],
        "relatedLocations": [
            {"id": number, **locator.location(one), "message": {"text": one.quote}}
            for number, one in enumerate(others, 1)
            if one
        ],
        "partialFingerprints": {"chrono/v1": finding.fingerprint},
        "properties": {"entries": list(finding.entries)},
    }


class _Text:
    """Line and column of an offset, both from 1."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(found.end() for found in _BREAK.finditer(text))]
        self.length = len(text)

    def place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


class _Locator:
    def __init__(self, texts: Mapping[str, _Text], places: Mapping[str, Place]) -> None:
        self._texts, self._places = texts, places

    def location(self, statement: Statement) -> Json:
        place = self._places.get(statement.document)
        region = self._region(statement)
        if place and place.line is not None:
            region = {"startLine": place.line}
        elif place and place.rows:
            region = {key: region[key] for key in ("startLine", "endLine") if key in region}
        path = place.path if place else statement.document
        return {
            "physicalLocation": {
                "artifactLocation": {"uri": uri(path)},
                "region": {**region, "snippet": {"text": statement.quote}},
            }
        }

    def _region(self, statement: Statement) -> Json:
        text = self._texts.get(statement.document)
        region: Json = {"charOffset": statement.start, "charLength": statement.end - statement.start}
        if text is None or text.length < statement.end:  # written without texts: lines cannot be told
            return region
        (line, column), (end_line, end_column) = text.place(statement.start), text.place(statement.end)
        lines = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
        return {**lines, **region}


def uri(path: str) -> str:
    """A relative URI reference of a path; a first segment with a colon would read as a scheme, so it is escaped."""
    return quote(path, safe="/~", errors="replace").removeprefix("/")
