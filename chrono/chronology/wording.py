"""Wording: whether two stretches of a text tell of one thing by their words, a verb and its noun being one word.

Words are compared by their roots, as far as letters show them; the words of the language are data (``wording.toml``).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from chrono.chronology.names import bare_word, naming
from chrono.chronology.phrases import words
from chrono.chronology.similar import alike
from chrono.document.fold import fold_word
from chrono.document.model import Document
from chrono.grammar.files import read_table

WORD = re.compile(r"(?:\w[\u0300-\u036f\u064b-\u065f\u0670]*)+")
"""A word with the vowel signs on its letters."""

_ROOT = 5
"""Letters of a word that tell it from others where vowels are written."""

_LEAST = 2


@dataclass(frozen=True, slots=True)
class Wording:
    """What a language pack says of words that are compared."""

    small: frozenset[str]
    precedes: frozenset[str]
    follows: frozenset[str]
    passive: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    denied: frozenset[str]
    joiners: frozenset[str]
    sources: frozenset[str]
    same: frozenset[str]
    happens: frozenset[str]
    general: frozenset[str]
    brings: frozenset[str]
    before_it: frozenset[str]
    after_it: frozenset[str]
    into: frozenset[str]
    had: frozenset[str]
    then: frozenset[str]
    opens: frozenset[str]
    results: frozenset[str]
    once: tuple[str, ...]
    owner_tails: tuple[str, ...]
    to_it: tuple[str, ...]
    between: frozenset[str]
    pronouns: frozenset[str]
    owners: frozenset[str]
    that: frozenset[str]
    bound: tuple[str, ...]
    passages: frozenset[str]
    kin: tuple[tuple[str, ...], ...]
    glued: tuple[str, ...]
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    inner: tuple[str, ...]
    verb_first: bool
    feminine: str
    object_marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word that says something, and the roots it may have."""

    text: str
    roots: frozenset[str]


@cache
def wording(lang: str) -> Wording | None:
    """The table of a language; None where it has none."""
    table = read_table(lang, "wording")
    if not table:
        return None
    return Wording(
        small=_folded(table["small"]) | _folded(table["light"]),
        precedes=_folded(table["precedes"]),
        follows=_folded(table["follows"]),
        passive=_folded(table["passive"]),
        before=_folded(table["before"]) | words(lang).before,
        after=_folded(table["after"]) | words(lang).after,
        denied=_folded(table["denied"]),
        joiners=_folded(table["joiners"]),
        sources=_folded(table["sources"]),
        same=_folded(table["same"]),
        happens=_folded(table["happens"]),
        general=_folded(table["general"]),
        brings=_folded(table["brings"]),
        before_it=_folded(table["before_it"]),
        after_it=_folded(table["after_it"]),
        into=_folded(table["into"]),
        had=_folded(table["had"]),
        then=_folded(table["then"]),
        opens=_folded(table["opens"]),
        results=_folded(table["results"]),
        to_it=tuple(table["to_it"]),
        owner_tails=tuple(table["owner_tails"]),
        once=_letters(table["once"].split()),
        between=_folded(table["between"]),
        pronouns=_folded(table["pronouns"]),
        owners=_folded(table["owners"]),
        that=_folded(table["that"]),
        bound=tuple(table["bound"]),
        passages=_folded(table["passages"]),
        kin=tuple(_letters(line.split()) for line in table["kin"]),
        glued=_letters(table["glued"]),
        heads=_letters(table["heads"]),
        tails=_letters(table["tails"]),
        inner=_letters(table["inner"]),
        verb_first=table["verb_first"],
        feminine=table["feminine"],
        object_marks=tuple(table["object_marks"]),
    )


@lru_cache(maxsize=1 << 16)
def forms(word: str, lang: str) -> tuple[str, ...]:
    """A word folded, and without a conjunction that is written together with it."""
    table, folded = wording(lang), fold_word(word)
    glued = table.glued if table else ()
    return (folded, *(folded.removeprefix(g) for g in glued if folded.startswith(g) and len(folded) > 3))


def terms(document: Document, said: Sequence[re.Match[str]]) -> tuple[Term, ...]:
    """The words of a stretch that say something."""
    table = wording(document.lang)
    if table is None:
        return ()
    idle = table.small | table.before | table.after
    kept = [w[0] for w in said if len(w[0]) > 2 and not idle.intersection(forms(w[0], document.lang))]
    return tuple(Term(w, roots(w, document.lang)) for w in kept)


@cache
def roots(word: str, lang: str) -> frozenset[str]:
    """What may be the root of a word: its letters without those that a form adds."""
    table = wording(lang)
    if table is None:
        return frozenset()
    bases = {fold_word(word), bare_word(word, naming(lang))}
    bases |= {b.removesuffix(t) for b in bases for t in table.tails if b.endswith(t) and len(b) - len(t) > _LEAST}
    weak = naming(lang).weak
    if not weak:
        return frozenset(b[:_ROOT] for b in bases)
    bare = {_plain(b.removeprefix(h), weak) for b in bases for h in ("", *table.heads) if b.startswith(h)}
    bare |= {b[0] + b[2:] for b in bare if len(b) > _LEAST and b[1] in table.inner}
    bare |= {b[:-1] for b in bare if len(b) > _LEAST and b[-1] == b[-2]}
    return frozenset(b for b in bare if len(b) >= _LEAST)


def _plain(word: str, weak: str) -> str:
    return "".join(c for c in word if c not in weak)


def shared(first: Sequence[Term], second: Sequence[Term], lang: str) -> int:
    """How many words of the shorter stretch have their like in the other."""
    short, long_ = sorted((first, second), key=len)
    return sum(any(one_word(a, b, lang) or kin(a, b, lang) for b in long_) for a in short)


def one_word(first: Term, second: Term, lang: str) -> bool:
    """Whether two words are one, or a verb and its noun."""
    if _of_two(first.text, second.text, lang):
        return False
    return bool(first.roots & second.roots) or alike(first.text, second.text, lang, lang)


def _of_two(first: str, second: str, lang: str) -> bool:
    """Whether two words are a man and a woman, told apart by the ending of the second: the king and the queen."""
    table = wording(lang)
    if table is None or not table.feminine or first.endswith(table.feminine) == second.endswith(table.feminine):
        return False
    bare = [bare_word(w.removesuffix(table.feminine), naming(lang)) for w in (first, second)]
    return bare[0] == bare[1]


def kin(first: Term, second: Term, lang: str) -> bool:
    """Whether two words are of one line of the table: a verb and a noun of another root for one thing."""
    table = wording(lang)
    lines = [_lines(t.text, lang) for t in (first, second)] if table else []
    return bool(lines and lines[0] & lines[1])


@cache
def _lines(word: str, lang: str) -> frozenset[int]:
    table, said = wording(lang), {*forms(word, lang), bare_word(word, naming(lang))}
    lines = enumerate(table.kin if table else ())
    return frozenset(n for n, line in lines if any(w.startswith(stem) for w in said for stem in line))


def one_thing(first: Sequence[Term], second: Sequence[Term], lang: str) -> bool:
    """Whether every word of the shorter stretch is in the other, and none of the two speaks of a second such thing."""
    least = min(len(first), len(second))
    return least > 0 and shared(first, second, lang) == least and not (_again(first, lang) ^ _again(second, lang))


def _again(said: Sequence[Term], lang: str) -> frozenset[str]:
    return frozenset(fold_word(t.text) for t in said) & words(lang).again


def _folded(text: str) -> frozenset[str]:
    return frozenset(map(fold_word, text.split()))


def _letters(parts: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(fold_word, parts))
