"""Scanning: one pass over the words of a text that marks temporal ones and yields the runs worth parsing.

The cost of a word that means nothing is one dictionary look-up, however many rules and languages there are.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from chrono.meaning.tree import Argument

from .pack import Pack, Word, load_pack
from .shapes import SHAPE, classify

_PIECES = re.compile(r"([^\W\d]+|\d+(?:(?:st|nd|rd|th|s)(?![^\W\d]))?)")
"""Splits folded text (which has no underscores) into what stands between words and, at odd places, the words."""

_PLAIN_PIECES = re.compile(r"([A-Za-z]+|[0-9]+(?:(?:st|nd|rd|th|s)(?![A-Za-z]))?)")
"""The same for text in ASCII; plain classes are faster than those of Unicode."""

_GLUE = re.compile(r"[ \n.,/:()'\[\]\"\u060c\u061b-]{0,4}")
_TOKEN = re.compile(SHAPE.pattern + r"|(?P<word>[^\W\d_]+)|(?P<mark>[^\w\s])")
_YEARISH = re.compile(r"\d{4}|\d ?[/:-] ?\d|\d\.\d+\.\d|'\d\d|\d0'?s")
_LATIN = re.compile(r"[a-z\u00c0-\u024f]")

_SHAPED = re.compile(r"[/:.'-](?:(?:(?<=\d[/:-])|(?<=\d [/:-])) ?\d|(?<=\d\.)\d+\.\d|(?<=')\d\d)")
"""Figures that may be a numeric date, a clock time or a short year; looked for by their marks, which are rarer."""

REGION = 160
"""Code points that a stretch has at least when a text is searched for temporal words."""

LONGEST_ABBREVIATION = 5
"""Letters; a full stop behind a longer word ends a sentence."""

LONGEST_RUN = 60
"""Words of a run; a longer chain is parsed piece by piece, so that the cost stays linear."""

Allow = Callable[[str, str, int, int], str | None]
"""A guard of single words: (guard, word, start, end) -> None when it may be temporal here, else the reason why not."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, figure or mark of a run; offsets count from the begin of the run."""

    start: int
    end: int
    text: str
    classes: tuple[tuple[str, Argument], ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A guarded word that is no time here (offsets into the folded text)."""

    start: int
    end: int
    reason: str


def runs(text: str, pack: Pack, allow: Allow, refused: list[Refused]) -> Iterator[tuple[int, int]]:
    """Half-open offsets of the runs of a folded text that hold a strong word, a strong phrase or a year-like figure."""
    at = 0
    while at < len(text):
        stop = _break(text, at + REGION)
        region = text[at:stop]
        pieces = (_PLAIN_PIECES if region.isascii() else _PIECES).split(region)
        words = pieces[1::2]
        if hits := _hits(region, words, pack):
            edges = list(accumulate(map(len, pieces), initial=at))
            stretch = _Stretch(text, words, pieces[::2], edges[1::2], edges[2::2], pack, allow, refused, {})
            yield from _grown(stretch, hits)
        at = stop


def _break(text: str, at: int) -> int:
    """The next place behind an offset where no run can go on: a full stop behind a word too long to be an
    abbreviation."""
    while (stop := text.find(". ", at)) >= 0:
        if text[stop - LONGEST_ABBREVIATION - 1 : stop].isalpha():
            return stop + 1
        at = stop + 1
    return len(text)


def _hits(region: str, words: list[str], pack: Pack) -> list[int]:
    """Places of the words that tell of time by themselves, and of figures: of four digits, or all where some are
    shaped.
    """
    telltale = pack.telltale
    hits = [at for at, word in enumerate(words) if word in telltale or word < ":"]
    short = [at for at in hits if len(words[at]) < 4 and words[at] not in telltale]
    if short and not _SHAPED.search(region):
        hits = [at for at in hits if at not in short]
    if prefixes := pack.prefixes:
        lang = pack.lang
        hits += [at for at, word in enumerate(words) if word[0] in prefixes and _hidden(lang, word)]
        hits.sort()
    return hits


@lru_cache(maxsize=100_000)
def _hidden(lang: str, word: str) -> tuple[str, str, int] | None:
    """The temporal word that stands behind proclitics, as ``split_prefix`` gives it."""
    pack = load_pack(lang)
    return None if word in pack.words else split_prefix(word, pack)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words with their offsets and the gap before each; ``allowed``: what the guards said of the words at some
    places.
    """

    text: str
    words: list[str]
    gaps: list[str]
    starts: list[int]
    ends: list[int]
    pack: Pack
    allow: Allow
    refused: list[Refused]
    allowed: dict[int, bool]


def _grown(stretch: _Stretch, hits: list[int]) -> Iterator[tuple[int, int]]:
    """The runs around hits: as far to both sides as known words go on without a gap."""
    gaps = stretch.gaps
    done = -1
    for hit in hits:
        if hit <= done or not _stands(stretch, hit):
            continue
        left = right = hit
        first = max(done + 1, hit - LONGEST_RUN)
        while left > first and _joins(gaps[left]) and _stands(stretch, left - 1):
            left -= 1
        last = min(len(stretch.words) - 1, left + LONGEST_RUN)
        while right < last and _joins(gaps[right + 1]) and _stands(stretch, right + 1):
            right += 1
        done = right
        begin, end = stretch.starts[left], _without_code(stretch, right)
        if end > begin and (_YEARISH.search(stretch.text, begin, end) or _is_temporal(stretch, left, right)):
            yield _widened(stretch.text, begin, end)


def _stands(stretch: _Stretch, at: int) -> bool:
    """Whether a word may be part of a run where it stands: a temporal word that no guard refuses, or a figure."""
    word, pack = stretch.words[at], stretch.pack
    offset = 0
    if word not in pack.words:
        if word[0] < ":":
            return not _glued(stretch, at)
        parts = _hidden(pack.lang, word) if word[0] in pack.prefixes else None
        if parts is None:
            return False
        _, word, offset = parts
    if word not in pack.guards:
        return True
    if at not in stretch.allowed:
        stretch.allowed[at] = _allowed(stretch, word, stretch.starts[at] + offset, stretch.ends[at])
    return stretch.allowed[at]


def _allowed(stretch: _Stretch, word: str, start: int, end: int) -> bool:
    """Whether the guard of a word lets it stand; a refusal is noted."""
    reason = stretch.allow(stretch.pack.guards[word], word, start, end)
    if reason:
        stretch.refused.append(Refused(start, end, reason))
    return not reason


def _is_temporal(stretch: _Stretch, left: int, right: int) -> bool:
    """Whether a strong word stands in a run, or a strong phrase begins in it."""
    pack, words = stretch.pack, stretch.words[left : right + 1]
    if not pack.strong.isdisjoint(words):
        return True
    if pack.prefixes:
        words = [parts[1] if (parts := _hidden(pack.lang, word)) else word for word in words]
        if not pack.strong.isdisjoint(words):
            return True
    openers = pack.openers
    return any(
        word in openers and _opens(stretch.text, stretch.ends[at], openers[word]) for at, word in enumerate(words, left)
    )


def _without_code(stretch: _Stretch, right: int) -> int:
    """The end of a run, without a last figure that is stuck to a Latin word ("747b")."""
    start, end = stretch.starts[right], stretch.ends[right]
    if stretch.words[right][0] >= ":" or right + 1 == len(stretch.words) or stretch.gaps[right + 1]:
        return end
    return start if _LATIN.match(stretch.words[right + 1]) else end


def _opens(text: str, end: int, rests: tuple[str, ...]) -> bool:
    """Whether one of the phrases that a word begins goes on behind it, whatever the blanks and hyphens."""
    longest = len(rests[-1]) if rests else 0
    following = "".join(text[end : end + 2 * longest + 4].replace("-", " ").split())
    return following.startswith(rests)


def _glued(stretch: _Stretch, at: int) -> bool:
    """Whether a figure is stuck to an unknown Latin word or a sign that makes it a code or price: "A320", "$500",
    "#12".
    """
    start = stretch.starts[at]
    if start == 0:
        return False
    before = stretch.text[start - 1]
    if before in "$\u20ac\u00a3#@":
        return True
    return bool(_LATIN.match(before)) and (at == 0 or stretch.words[at - 1] not in stretch.pack.words)


@lru_cache(maxsize=1000)
def _joins(gap: str) -> bool:
    """Whether a run goes on over what stands between two words."""
    if len(gap) <= 1:
        return gap in " /:-.,'(\n\u060c"
    return _GLUE.fullmatch(gap) is not None and gap.count("\n") < 2


def _widened(text: str, begin: int, end: int) -> tuple[int, int]:
    """The run with an apostrophe before its first figure, and the bracket, point or quote that closes it."""
    if begin and text[begin - 1] == "'" and text[begin] < ":":
        begin -= 1
    tail = end
    while tail < len(text) and tail - end < 2 and text[tail] in ".)":
        tail += 1
    return begin, tail


def split_prefix(word: str, pack: Pack) -> tuple[str, str, int] | None:
    """(proclitics, temporal word, its offset in the word) of a word with proclitics, or None.

    In ``ll`` + noun the second lam stands for the article, and the noun's span begins with it.
    """
    for prefix in pack.prefixes.get(word[0], ()):
        if not word.startswith(prefix):
            continue
        rest = word[len(prefix) :]
        if _temporal(rest, pack):
            return prefix, rest, len(prefix)
        if prefix[-1] == pack.article[1:2] == rest[:1] and _temporal(pack.article + rest[1:], pack):
            return prefix, pack.article + rest[1:], len(prefix)
    return None


def _temporal(word: str, pack: Pack) -> bool:
    return len(word) > 1 and word in pack.words


def tokenize(run: str, pack: Pack) -> list[Token]:
    """The tokens of a run with their lexical classes; a hyphen inside a compound ("third-quarter") is no token."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(run):
        kind, text = match.lastgroup or "", match.group()
        start, end = match.span()
        if kind == "word":
            _word_tokens(text, start, pack, tokens)
        elif kind == "mark":
            _mark_token(run, text, start, pack, tokens)
        else:
            tokens.append(Token(start, end, text, classify(kind if kind[:3] != "sep" else "ndate", text)))
    return tokens


def _word_tokens(text: str, start: int, pack: Pack, tokens: list[Token]) -> None:
    entries = pack.words.get(text)
    if entries is None and (parts := split_prefix(text, pack)):
        prefix, word, offset = parts
        for at, letter in enumerate(prefix):
            tokens.append(Token(start + at, start + at + 1, letter, ()))
        entries = pack.words[word]
        tokens.append(Token(start + offset, start + len(text), word, _classes(entries)))
        return
    tokens.append(Token(start, start + len(text), text, _classes(entries or ())))


def _classes(entries: tuple[Word, ...]) -> tuple[tuple[str, Argument], ...]:
    return tuple((entry.cls, entry.value) for entry in entries if entry.cls)


def _mark_token(run: str, text: str, start: int, pack: Pack, tokens: list[Token]) -> None:
    if text == "-" and 0 < start < len(run) - 1:
        before, after = run[start - 1], run[start + 1]
        inside = (before.isalpha() and after != " ") or (after.isalpha() and before != " ")
        if inside and not (after.isdecimal() and _is_glued(tokens)):
            return
    if text == "." and tokens and tokens[-1].end == start and _is_abbreviation(pack, tokens[-1]):
        last = tokens[-1]
        tokens[-1] = Token(last.start, start + 1, last.text, last.classes)
        return
    tokens.append(Token(start, start + 1, text, ()))


def _is_glued(tokens: list[Token]) -> bool:
    """Whether the last token is written onto a figure: a hyphen behind "10am" joins two times."""
    return len(tokens) > 1 and tokens[-1].text.isalpha() and tokens[-2].end == tokens[-1].start


def _is_abbreviation(pack: Pack, token: Token) -> bool:
    return token.text in pack.abbreviations
