"""Sentences of a text by sentencex, as spans of code points."""

import re
from collections.abc import Iterator

from chrono.document.model import Span

LONGEST = 2000
"""Code points of a sentence at most: to compare all that a longer one holds would take its square."""

_INK = re.compile(r"\S")
_CLAUSE_ENDS = (", ", "، ", "; ", "؛ ")


def sentences(text: str, lang: str) -> tuple[Span, ...]:
    """Half-open spans of the sentences in order, trimmed of blanks; line breaks end a sentence, blank ones are left
    out. One of more than LONGEST code points is cut, after a clause where there is one.
    """
    from sentencex import get_sentence_boundaries  # noqa: PLC0415 - compiled package, only when sentences are asked for

    spans: list[Span] = []
    text = text.encode("utf-8", "replace").decode()  # a lone surrogate becomes one "?", so offsets stay
    for boundary in get_sentence_boundaries(lang, text):
        _split_lines(text, boundary["start_index"], boundary["end_index"], spans)
    return tuple(spans)


def _split_lines(text: str, start: int, end: int, spans: list[Span]) -> None:
    """Append the non-blank, trimmed paragraphs of a stretch (an empty line always ends a sentence)."""
    at = start
    for piece in text[start:end].split("\n\n"):
        left = at + len(piece) - len(piece.lstrip())
        right = at + len(piece.rstrip())
        if left < right:
            spans.extend(_cut(text, left, right))
        at += len(piece) + 2


def _cut(text: str, left: int, right: int) -> Iterator[Span]:
    while right - left > LONGEST:
        end = _last_break(text, left + LONGEST // 2, left + LONGEST)
        yield Span(left, left + len(text[left:end].rstrip()))
        ink = _INK.search(text, end, right)
        left = ink.start() if ink else right
    yield Span(left, right)


def _last_break(text: str, low: int, high: int) -> int:
    """The end of the last clause between two offsets, else the last blank, else the second offset."""
    clause = max(text.rfind(sign, low, high) for sign in _CLAUSE_ENDS)
    blank = text.rfind(" ", low, high)
    return clause + 1 if clause >= 0 else blank if blank >= 0 else high
