"""Publication date (TimeML's document creation time): from a field, an option, a header or a dateline.

A *header* is an ISO date at the very start of the text, after an optional word such as "date" or "تاريخ".
A *dateline* is a full date in the first 200 code points that stands where a newspaper puts it: on a
line of its own, in brackets, or before the dash that opens the first sentence. The clock is never asked.
"""

import re
from collections.abc import Iterable
from functools import cache

from chrono.document.language import full_packs
from chrono.document.model import Document
from chrono.errors import ChronoError
from chrono.temporal.civil import DAY, date_text, parse_moment

DATELINE_LENGTH = 200
"""Code points from the start of a text in which a dateline is looked for."""

_BLANK = r"[\s\ufeff\u200b-\u200f\u202a-\u202e\u2066-\u2069]*"
_DATE = (
    r"([+-]?[0-9]{4,6}-[0-9]{2}-[0-9]{2})(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?)?"
    r"\s*(?:Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?"
)
_CLOSES_DATELINE = r"[\s\d:،,.h)\]]*(?:\([^()\n]{1,20}\)\s*)?(?:[-–—ـ:|/]|--|\n|$)"
_ENDS_SENTENCE = r"[ \t]*[.!](?:\s+(?![\s–—ـ-])|\s*$)"
_PLACE = r"[^\n.!?؟:;؛]{0,60}"


def parse_published(text: str, where: str, kind: type[ChronoError]) -> str:
    """``YYYY-MM-DD`` of a publication date as given; a clock time and a zone are dropped, so the local date stands.

    Raises ``kind`` (UsageError for an option, DocumentError for a field) for anything else.
    """
    if len(text) == 10 and text.isascii() and parse_moment(text) is not None:
        return text
    match = re.fullmatch(_DATE, text.strip())
    moment = parse_moment(match[1]) if match else None
    if moment is None:
        problem = "is no day of the calendar" if match else "is no date"
        raise kind(f'{where}: publication date "{text}" {problem}; write YYYY-MM-DD')
    return date_text(moment // DAY)


def find_header(text: str) -> tuple[str, tuple[int, int]] | None:
    """Date and span of a header at the very start of the text, None when there is none."""
    match = _header().match(text)
    if not match or parse_moment(_ascii(match[1])) is None:
        return None
    return _ascii(match[1]), match.span(1)


def stamp(document: Document) -> tuple[int, int] | None:
    """The span of the header or dateline of a document, also where a field or an option gave the date instead."""
    header = find_header(document.text)
    return document.published_span or (header[1] if header else None)


def pick_dateline(text: str, dates: Iterable[tuple[int, int, str]]) -> tuple[str, tuple[int, int]] | None:
    """The first of some full dates (start, end, ``YYYY-MM-DD``) that stands as a dateline, None when none does."""
    for start, end, value in dates:
        if parse_moment(value) is not None and stands_as_dateline(text, start, end):
            return value, (start, end)
    return None


def without_header(document: Document) -> str:
    """The text with its header or dateline blanked out, every offset kept: it dates the text, and no event in it."""
    text = document.text
    header = find_header(text)
    if document.published_from == "dateline" and document.published_span:
        start = text.rfind("\n", 0, document.published_span[0]) + 1
        end = document.published_span[1]
        closing = re.match(_CLOSES_DATELINE, text[end : end + 60])
        end += closing.end() if closing else 0
    elif header:
        start, end = 0, header[1][1]
    else:
        return text
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]


def stands_as_dateline(text: str, start: int, end: int) -> bool:
    """Whether an expression stands where a newspaper puts the date of its report, in the first code points."""
    if end > DATELINE_LENGTH:
        return False
    line = text.rfind("\n", 0, start) + 1
    before, after = text[line:start], text[end : end + 60]
    if not re.fullmatch(_PLACE, before):
        return False
    bracketed = before.rstrip().endswith(("(", "["))
    if before.strip() and not _has_header_word(before) and re.match(_ENDS_SENTENCE, after):
        return False  # "Talks began on 3 May 2024."
    short = len(before.split()) <= 5
    return short and (bracketed or re.match(_CLOSES_DATELINE, after) is not None)


def _has_header_word(text: str) -> bool:
    return any(word in _header_words() for word in re.findall(r"\w+", text.casefold()))


@cache
def _header_words() -> frozenset[str]:
    return frozenset(word for signs in full_packs().values() for word in signs.header_words)


@cache
def _header() -> re.Pattern[str]:
    words = sorted(_header_words(), key=lambda word: (-len(word), word))
    word = "|".join(map(re.escape, words))
    return re.compile(rf"{_BLANK}(?:(?:{word})\b{_BLANK})?[:：]?{_BLANK}(\d{{4}}-\d\d-\d\d)(?!\d)", re.IGNORECASE)


def _ascii(digits: str) -> str:
    """The same date in ASCII digits: a header may be written in Arabic ones."""
    return "".join(str(int(char)) if char.isdecimal() else char for char in digits)
