"""Headings between the paragraphs of a text: they repeat or announce, and tell of nothing that the text does not."""

import re
from collections.abc import Iterator
from itertools import pairwise

from chrono.document.model import Span

_LINE = re.compile(r"[^\n]+")
_CLOSED = re.compile(r"[.!?؟:،,;؛…\"»”)\]]\s*$|\d")
_LISTED = ("-", "*", "•", "–", "—", "·")
_LONGEST = 7
_PARAGRAPH = 12


def headings(text: str) -> Iterator[Span]:
    """Half-open spans of the lines that are headings: a few words, no number and no stop, before a real paragraph.

    The first line of a text is never one here: a headline tells the news.
    """
    lines = [(match.start(), match.end(), match[0].split()) for match in _LINE.finditer(text) if match[0].strip()]
    for (start, end, words), (_, _, following) in pairwise(lines[1:]):
        short = len(words) <= _LONGEST and len(following) >= _PARAGRAPH
        if short and not words[0].startswith(_LISTED) and not _CLOSED.search(text[start:end]):
            yield Span(start, end)
