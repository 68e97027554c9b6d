import pytest

from chrono.chronology.findings import Draft, Kind, fingerprint, numbered
from chrono.chronology.model import Finding, Statement
from chrono.chronology.report import alarms, baseline_text, fails, read_baseline, select, unaccepted
from chrono.errors import DocumentError

ERROR = Kind("CHR101", "weekday-against-date", "error", "")
WARNING = Kind("CHR112", "vague-against-date", "warning", "")
NOTE = Kind("CHR902", "anchor-confirmed", "note", "")


def draft(document: str, start: int, quote: str) -> Draft:
    return Draft("title", "why", (Statement(document, start, start + len(quote), quote),), "cure")


@pytest.fixture
def findings() -> tuple[Finding, ...]:
    found = [(NOTE, draft("b", 0, "x")), (WARNING, draft("a", 5, "y")), (ERROR, draft("a", 2, "z"))]
    return numbered(found, {"a": 0, "b": 1})


def test_findings_are_numbered_in_order_of_the_text(findings: tuple[Finding, ...]) -> None:
    assert [(f.id, f.code) for f in findings] == [("f1", "CHR101"), ("f2", "CHR112"), ("f3", "CHR902")]


def test_fingerprint_depends_on_code_documents_and_quotes_alone() -> None:
    first = fingerprint("CHR101", [Statement("a", 0, 1, "x")])
    assert len(first) == 16
    assert int(first, 16) >= 0
    assert first == fingerprint("CHR101", [Statement("a", 7, 8, "x", ("a#t1",))])
    others = [("CHR102", "a", "x"), ("CHR101", "b", "x"), ("CHR101", "a", "y")]
    assert first not in {fingerprint(code, [Statement(d, 0, 1, q)]) for code, d, q in others}


@pytest.mark.parametrize(
    ("wanted", "unwanted", "codes"),
    [
        ([], [], ["CHR101", "CHR112", "CHR902"]),
        (["CHR1"], [], ["CHR101", "CHR112"]),
        (["chr1"], ["CHR112"], ["CHR101"]),
        ([], ["anchor-confirmed"], ["CHR101", "CHR112"]),
        (["CHR5"], [], []),
    ],
)
def test_select(findings: tuple[Finding, ...], wanted: list[str], unwanted: list[str], codes: list[str]) -> None:
    assert [f.code for f in select(findings, wanted, unwanted)] == codes


@pytest.mark.parametrize(
    ("codes", "fail_on", "failed"),
    [
        (["CHR902"], "error", False),
        (["CHR902"], "warning", False),
        (["CHR902"], "note", True),
        (["CHR112"], "error", False),
        (["CHR112"], "warning", True),
        (["CHR101"], "error", True),
        (["CHR101"], "never", False),
    ],
)
def test_fails(findings: tuple[Finding, ...], codes: list[str], fail_on: str, failed: bool) -> None:
    assert fails(select(findings, codes), fail_on) is failed


def test_notes_are_no_alarms(findings: tuple[Finding, ...]) -> None:
    assert [f.severity for f in alarms(findings)] == ["error", "warning"]


def test_baseline_round_trip(findings: tuple[Finding, ...]) -> None:
    text = baseline_text(findings[:2])
    assert baseline_text(reversed(findings[:2])) == text
    assert unaccepted(findings, read_baseline(text)) == findings[2:]


def test_baseline_with_a_fault_names_the_line() -> None:
    with pytest.raises(DocumentError, match=r"b\.txt:2: 'nonsense' is no fingerprint"):
        read_baseline("# head\nnonsense\n", "b.txt")
