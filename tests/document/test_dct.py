"""Publication date: header, dateline, and dates as given."""

import re

import pytest

from chrono.document.dct import find_header, parse_published, pick_dateline, without_header
from chrono.document.model import Document
from chrono.errors import UsageError


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (" date 2025-09-16 x", ("2025-09-16", (6, 16))),
        ("2025-09-16 x", ("2025-09-16", (0, 10))),
        ("Date: 2025-09-16", ("2025-09-16", (6, 16))),
        ("published 2025-09-16", ("2025-09-16", (10, 20))),
        ("\n\nPUBLISHED: 2025-09-16T10:22+01:00", ("2025-09-16", (13, 23))),
        ("تاريخ 2025-09-16", ("2025-09-16", (6, 16))),
        ("نشر: 2025-09-16", ("2025-09-16", (5, 15))),
        ("تاريخ النشر : 2025-09-16", ("2025-09-16", (14, 24))),
        ("تاريخ: ٢٠٢٥-٠٩-١٦", ("2025-09-16", (7, 17))),
        ("\u200fتاريخ 2025-09-16", ("2025-09-16", (7, 17))),
        ("dates 2025-09-16", None),
        ("on 2025-09-16 the army", None),
        ("date 2025-02-30", None),
        ("date 2025-09-161", None),
        ("The date 2025-09-16", None),
        ("", None),
    ],
)
def test_header(text: str, found: tuple[str, tuple[int, int]] | None) -> None:
    assert find_header(text) == found


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2025-09-16", "2025-09-16"),
        (" 2025-09-16 ", "2025-09-16"),
        ("2025-09-16T10:22+01:00", "2025-09-16"),
        ("2025-09-16T23:59:59.5-1100", "2025-09-16"),
        ("2025-09-16 10:22", "2025-09-16"),
        ("2025-09-16T10:22:00Z", "2025-09-16"),
        ("-0493-08-12", "-0493-08-12"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_a_date_counts_by_its_local_day(given: str, day: str) -> None:
    assert parse_published(given, "--published", UsageError) == day


@pytest.mark.parametrize("given", ["2025-02-29", "2025-13-01", "2025-9-16", "16/09/2025", "today", "", "٢٠٢٥-٠٩-١٦"])
def test_anything_else_is_refused(given: str) -> None:
    with pytest.raises(UsageError, match=r"^--published: publication date .*; write YYYY-MM-DD$"):
        parse_published(given, "--published", UsageError)


@pytest.mark.parametrize(
    ("text", "phrase", "stands"),
    [
        ("BAMAKO, September 16, 2025 (AP) — Talks began.", "September 16, 2025", True),
        ("باماكو - 16 سبتمبر 2025 - بدأت المحادثات", "16 سبتمبر 2025", True),
        ("(16 سبتمبر 2025) بدأت المحادثات", "16 سبتمبر 2025", True),
        ("16 September 2025\nTalks began.", "16 September 2025", True),
        ("Headline of the day\nTuesday 16 September 2025\nTalks began.", "Tuesday 16 September 2025", True),
        ("On 19 August 2024 the army attacked the base.", "19 August 2024", False),
        ("The army, which on 19 August 2024 attacked the base - a large one - withdrew.", "19 August 2024", False),
        ("Talks began on 3 May 2024.\nThey ended soon.", "3 May 2024", False),
        ("بدأت المحادثات في 3 مايو 2024.", "3 مايو 2024", False),
        ("Published on 3 May 2024.\nTalks began.", "3 May 2024", True),
        ("x" * 190 + "\n16 September 2025\n", "16 September 2025", False),
    ],
)
def test_dateline(text: str, phrase: str, stands: bool) -> None:
    start = text.index(phrase)
    span = (start, start + len(phrase))
    found = pick_dateline(text, [(*span, "2025-09-16")])
    assert found == (("2025-09-16", span) if stands else None)


@pytest.mark.parametrize(
    ("document", "body"),
    [
        (Document("a", "date 2025-09-16 Talks began."), "Talks began."),
        (
            Document("a", "x\nBAMAKO, May 3, 2024 — Talks.", published_from="dateline", published_span=(10, 21)),
            "x\nTalks.",
        ),
        (Document("a", "Talks began on 2025-09-16."), "Talks began on 2025-09-16."),
    ],
    ids=["header", "dateline", "neither"],
)
def test_a_header_is_blanked_and_offsets_stay(document: Document, body: str) -> None:
    left = without_header(document)
    assert len(left) == len(document.text)
    assert re.sub(" {2,}", "", left) == body
