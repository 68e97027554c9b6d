"""Folding: the text as it is matched, with exact offsets back to the text as it was given.

What is matched is lower case, with plain digits, without vowel signs, tatweel and invisible marks, and with the letters
that Arabic typists confuse made one. One-to-one changes keep offsets; what is left out is kept as a sorted list of
places, so that the way back costs one bisection.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_VOWELS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_COMPOSING = "\u0300-\u036f\u1161-\u1175\u11a8-\u11c2"
_INVISIBLE = "\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_DROP = re.compile(f"[{_VOWELS}{_COMPOSING}{_INVISIBLE}]+")
_MARKS = re.compile(f"[{_VOWELS}{_COMPOSING}\u0640]*")
_ARABIC = re.compile("[\u0600-\u06ff]")
_FOREIGN_DIGIT = re.compile("[\u0660-\u0669\u06f0-\u06f9]")

_PLAIN = (
    *zip("\u00a0\u202f\u2007_\t\r", "      ", strict=True),
    *zip("\u2010\u2011\u2012\u2013\u2014\u2212", "------", strict=True),
    *zip("\u2019\u2018\u02bc\u02bb\u02be\u02bf", "''''''", strict=True),
)
_LETTERS = tuple(zip("أإآٱىئؤةیکۀہھ", "ااااييوهيكههه", strict=True))
_DIGITS = tuple((chr(zero + i), str(i)) for zero in (0x660, 0x6F0) for i in range(10))
_LONGEST_CLUSTER = 8
"""Marks looked at when a letter is composed; more of them is no writing (and sorting them would be quadratic)."""


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` to match on; ``gaps[k]`` is the place in ``text`` before which the k-th left-out code point stood."""

    text: str
    gaps: tuple[int, ...] = ()

    def start(self, at: int) -> int:
        """Offset in the original text of the folded code point at ``at``."""
        return at + bisect_right(self.gaps, at) if self.gaps else at

    def end(self, at: int, original: str) -> int:
        """Offset in the original text of the half-open end ``at``; the vowel signs of the last letter belong to the
        span.
        """
        if not self.gaps or not at:
            return at
        last = self.start(at - 1) + 1
        marks = _MARKS.match(original, last)
        return marks.end() if marks else last


def fold(text: str) -> Folded:
    """The folded form of a text in any script; folding twice changes nothing more."""
    gaps: tuple[int, ...] = ()
    if not text.isascii() and _DROP.search(text):
        text, gaps = _without_marks(text)
    text = _replace(_lower(text), _PLAIN)
    if not text.isascii() and _ARABIC.search(text):
        text = _replace(text, _LETTERS)
        if _FOREIGN_DIGIT.search(text):
            text = _replace(text, _DIGITS)
    return Folded(text, gaps)


def fold_word(text: str) -> str:
    """The folded form of a word of a lexicon."""
    return fold(text).text


def _without_marks(text: str) -> tuple[str, tuple[int, ...]]:
    """The text without marks (a letter takes up its composing ones) and the places of what was left out."""
    pieces: list[str] = []
    gaps: list[int] = []
    at = kept = 0
    for run in _DROP.finditer(text):
        start, end = run.span()
        piece = text[at:start]
        if piece:
            piece = piece[:-1] + unicodedata.normalize("NFC", piece[-1] + text[start : start + _LONGEST_CLUSTER])[0]
        pieces.append(piece)
        kept += start - at
        gaps.extend([kept] * (end - start))
        at = end
    pieces.append(text[at:])
    return "".join(pieces), tuple(gaps)


def _lower(text: str) -> str:
    """Lower case with every code point in its place (a letter that would become two, such as U+0130, stays)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(one if len(one) == 1 else char for char in text for one in (char.lower(),))


def _replace(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """One-to-one replacements; a chain of ``str.replace`` is far faster than ``str.translate``."""
    for old, new in pairs:
        text = text.replace(old, new)
    return text
