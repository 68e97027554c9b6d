"""What a run of ``chrono check`` reports: selection by code, failure by severity, a baseline of accepted findings."""

from collections.abc import Iterable, Sequence

from chrono.chronology.model import Finding
from chrono.errors import DocumentError

SEVERITIES = ("error", "warning", "note")
"""Severities, gravest first."""

_HEAD = "# chrono baseline: fingerprints of accepted findings, one a line"


def select(findings: Iterable[Finding], select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Findings whose code begins with (or whose name is) one of ``select``, all when empty, and none of ``ignore``."""
    return tuple(f for f in findings if (not select or _matches(f, select)) and not _matches(f, ignore))


def alarms(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors and warnings; notes are never alarms."""
    return tuple(f for f in findings if f.severity != "note")


def fails(findings: Iterable[Finding], fail_on: str) -> bool:
    """Whether some finding is at least as grave as ``fail_on`` (error, warning, note); never for ``never``."""
    if fail_on == "never":
        return False
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return any(f.severity in grave for f in findings)


def baseline_text(findings: Iterable[Finding]) -> str:
    """The text of a baseline file that accepts these findings: sorted, with code and title as a comment."""
    lines = sorted({f"{f.fingerprint}  # {f.code} {' '.join(f.title.split())}" for f in findings})
    return "\n".join([_HEAD, *lines, ""])


def read_baseline(text: str, where: str = "baseline") -> frozenset[str]:
    """The fingerprints of a baseline file.

    Raises:
        DocumentError: a line holds something else than 16 hex digits and a comment.
    """
    accepted = set()
    for number, line in enumerate(text.splitlines(), 1):
        word = line.partition("#")[0].strip()
        if word and (len(word) != 16 or set(word) - set("0123456789abcdef")):
            raise DocumentError(f"{where}:{number}: {word!r} is no fingerprint; give 16 hex digits")
        accepted.add(word)
    return frozenset(accepted - {""})


def unaccepted(findings: Iterable[Finding], accepted: frozenset[str]) -> tuple[Finding, ...]:
    """The findings whose fingerprint no baseline holds."""
    return tuple(f for f in findings if f.fingerprint not in accepted)


def _matches(finding: Finding, codes: Sequence[str]) -> bool:
    return any(finding.code.startswith(c.upper()) or finding.check == c for c in codes if c)
