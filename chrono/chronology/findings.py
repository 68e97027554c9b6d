"""Findings: drafts of the checks, numbered and given fingerprints."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count

from chrono.chronology.model import Finding, Statement


@dataclass(frozen=True, slots=True)
class Draft:
    """What a check found, before it is numbered: the finding's own words and the statements that take part."""

    title: str
    explanation: str
    statements: tuple[Statement, ...]
    suggestion: str
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding: its code, the check's name, its severity and a title for the documentation."""

    code: str
    name: str
    severity: str
    title: str


def fingerprint(code: str, statements: Iterable[Statement]) -> str:
    """16 hex digits over code, document ids and quotes: the same finding keeps it when offsets and wording move."""
    parts = [code, *(part for s in statements for part in (s.document, s.quote))]
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def numbered(found: Iterable[tuple[Kind, Draft]], place: Mapping[str, int]) -> tuple[Finding, ...]:
    """The findings in order of their first statement (``place``: document id -> its place), with ids f1, f2, ..."""
    ordered = sorted(found, key=lambda pair: _order(pair[0], pair[1], place))
    return tuple(_finding(n, kind, draft) for n, (kind, draft) in enumerate(ordered, 1))


def with_own(found: tuple[Finding, ...], own: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings of a user's own checks after ours: numbered on, fingerprints filled in where they are empty."""
    numbers = count(len(found) + 1)
    more = (replace(one, fingerprint=one.fingerprint or fingerprint(one.code, one.statements)) for one in own)
    return (*found, *(replace(one, id=f"f{next(numbers)}") for one in more))


def _order(
    kind: Kind, draft: Draft, place: Mapping[str, int]
) -> tuple[list[tuple[int, int, int]], str, list[tuple[int, int, int]], str]:
    spans = [(place.get(s.document, -1), s.start, s.end) for s in draft.statements]
    return spans[:1], kind.code, spans, draft.title


def _finding(number: int, kind: Kind, draft: Draft) -> Finding:
    return Finding(
        id=f"f{number}",
        code=kind.code,
        check=kind.name,
        severity=kind.severity,
        title=draft.title,
        explanation=draft.explanation,
        statements=draft.statements,
        entries=draft.entries,
        suggestion=draft.suggestion,
        fingerprint=fingerprint(kind.code, draft.statements),
    )
