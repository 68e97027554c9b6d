"""Scanning: one pass over the words of a text that marks temporal ones and yields the runs worth parsing.

The cost of a word that means nothing is one dictionary look-up, however many rules and languages there are.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chrono.meaning.tree import Argument

from .pack import Pack, Word, is_strong
from .shapes import SHAPE, classify

_WORD = re.compile(r"\d+(?:st|nd|rd|th|s)(?![^\W\d_])|\d+|[^\W\d_]+")
_GLUE = re.compile(r"[ \n.,/:()'\[\]\"\u060c\u061b-]{0,4}")
_TOKEN = re.compile(SHAPE.pattern + r"|(?P<word>[^\W\d_]+)|(?P<mark>[^\w\s])")
_YEARISH = re.compile(r"\d{4}|\d ?[/:-] ?\d|\d\.\d+\.\d|'\d\d|\d0'?s")
_LATIN = re.compile(r"[a-z\u00c0-\u024f]")

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
    """Half-open offsets of the runs of temporal words in a folded text that hold at least one strong word or year-like figure."""
    get, guards, prefixes, openers = pack.words.get, pack.guards, pack.prefixes, pack.openers
    strong_words = pack.strong
    begin, end, strong, last_digit = -1, 0, False, -1
    for match in _WORD.finditer(text):
        word = match.group()
        known = get(word)
        start = match.start()
        if known is None:
            if word[0] < ":":
                known = () if not _glued(text, start, end if begin >= 0 else -1) else None
            elif word[0] in prefixes:
                known = _behind_prefix(word, pack)
                strong = strong or bool(known and is_strong(known))
        elif word in guards and (reason := allow(guards[word], word, start, match.end())):
            refused.append(Refused(start, match.end(), reason))
            known = None
        if known is not None and begin >= 0 and not _joined(text, end, start):
            if strong or _YEARISH.search(text, begin, end):
                yield _widened(text, begin, end)
            begin, strong = -1, False
        if known is not None:
            begin = start if begin < 0 else begin
            end = match.end()
            strong = strong or word in strong_words or (word in openers and _opens(text, end, openers[word]))
            last_digit = start if word[0] < ":" else -1
            continue
        if begin >= 0:
            if last_digit >= 0 and start == end and _LATIN.match(word):
                end = last_digit
            if end > begin and (strong or _YEARISH.search(text, begin, end)):
                yield _widened(text, begin, end)
            begin, strong = -1, False
    if begin >= 0 and (strong or _YEARISH.search(text, begin, end)):
        yield _widened(text, begin, end)


def _opens(text: str, end: int, rests: tuple[str, ...]) -> bool:
    """Whether one of the phrases that a word begins goes on behind it, whatever the blanks."""
    longest = len(rests[-1]) if rests else 0
    following = "".join(text[end : end + 2 * longest + 4].split())
    return following.startswith(rests)


def _glued(text: str, start: int, end: int) -> bool:
    """Whether a figure is stuck to a Latin letter or sign that makes it a code: "A320", "$500", "#12"."""
    if start == 0 or start == end:
        return False
    before = text[start - 1]
    return before in "$\u20ac\u00a3#@" or bool(_LATIN.match(before))


def _joined(text: str, end: int, start: int) -> bool:
    if start - end <= 1:
        return start == end or text[end] in " /:-.,'(\n\u060c"
    gap = text[end:start]
    return _GLUE.fullmatch(gap) is not None and gap.count("\n") < 2


def _widened(text: str, begin: int, end: int) -> tuple[int, int]:
    """The run with an apostrophe before its first figure, and the bracket, point or quote that closes it."""
    if begin and text[begin - 1] == "'" and text[begin] < ":":
        begin -= 1
    tail = end
    while tail < len(text) and tail - end < 2 and text[tail] in ".)":
        tail += 1
    return begin, tail


def _behind_prefix(word: str, pack: Pack) -> tuple[Word, ...] | None:
    parts = split_prefix(word, pack)
    return None if parts is None else pack.words[parts[1]]


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
    known = pack.words.get(word)
    if known is None or len(word) < 2:
        return False
    return is_strong(known) or word in pack.numbers.values


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
        if (before.isalpha() and after != " ") or (after.isalpha() and before != " "):
            return
    if text == "." and tokens and tokens[-1].end == start and _is_abbreviation(pack, tokens[-1]):
        last = tokens[-1]
        tokens[-1] = Token(last.start, start + 1, last.text, last.classes)
        return
    tokens.append(Token(start, start + 1, text, ()))


def _is_abbreviation(pack: Pack, token: Token) -> bool:
    return token.text in pack.abbreviations
