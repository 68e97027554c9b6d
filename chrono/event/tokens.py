"""Tokens of a text: words with their analysis, and marks, in sentences."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from chrono.document.model import Span
from chrono.event.lexicon import Lexicon, Word

_MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u200c-\u200f\u202a-\u202e\u2066-\u2069"
_TOKEN = re.compile(rf"['’]\w+|\d+(?:[.,٫٬]\d+)+(?!\w)|\w+(?:[{_MARKS}]+\w*|-\w+)*|[^\w\s]")

TIMEX = Word("", "⟨time⟩", 0, "", "⟨time⟩", "⟨time⟩", ("timex",), "timex", "t")
"""Stands for every word inside a temporal expression: such words are context, never events."""


@dataclass(slots=True)
class Tokens:
    """Tokens in order as parallel lists; ``bounds`` are half-open token indices of the sentences."""

    starts: list[int]
    ends: list[int]
    words: list[Word]
    bounds: list[tuple[int, int]]

    def at(self, offset: int) -> int:
        """Index of the token that covers a code point, or of the last one before it (0 when there is none)."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def sentence(self, index: int) -> tuple[int, int]:
        """Half-open token bounds of the sentence of a token."""
        k = max(0, bisect_right(self.bounds, (index, len(self.words) + 1)) - 1)
        return self.bounds[k] if self.bounds else (0, len(self.words))


def tokenize(text: str, sentences: Sequence[Span], lexicon: Lexicon, times: Sequence[tuple[int, int]] = ()) -> Tokens:
    """The tokens of a text; ``times`` are the spans of its temporal expressions."""
    tokens = Tokens([], [], [], [])
    starts, ends, words, analyse = tokens.starts, tokens.ends, tokens.words, lexicon.word
    for sentence in sentences:
        first = len(words)
        for found in _TOKEN.finditer(text, sentence.start, sentence.end):
            starts.append(found.start())
            ends.append(found.end())
            words.append(analyse(found[0]))
        tokens.bounds.append((first, len(words)))
    for start, end in times:
        _cover(tokens, start, end)
    return tokens


def _cover(tokens: Tokens, start: int, end: int) -> None:
    """Put TIMEX in the place of the words inside a temporal expression."""
    index = bisect_right(tokens.starts, start)
    if index and tokens.ends[index - 1] > start:
        index -= 1
    while index < len(tokens.words) and tokens.starts[index] < end:
        tokens.words[index] = TIMEX
        index += 1
