"""Names, places and numbers of a sentence, as keys by which two reports of one event are known; no entity recogniser.

Names come from the entities given with a document, else from words with a capital, or, in a script without capitals,
from the words behind a title or a preposition of place and from what stands in quotation marks.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from chrono.document.fold import fold_word
from chrono.document.model import Document, Span
from chrono.grammar.files import read_table

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_QUOTED = re.compile(r"[\"«“](\w[^\"»”\n]{1,40})[\"»”]")


@dataclass(frozen=True, slots=True)
class Naming:
    """What a language pack says of names."""

    capitals: bool
    plain: frozenset[str]
    titles: frozenset[str]
    places: frozenset[str]
    proclitics: tuple[str, ...]
    weak: str
    triggers: tuple[tuple[str, ...], ...]


@cache
def naming(lang: str) -> Naming:
    """The table of a language; capitals and nothing else where it has none."""
    table = read_table(lang, "names")
    return Naming(
        capitals=table.get("capitals", True),
        plain=_words(table.get("plain", "")),
        titles=_words(table.get("titles", "")),
        places=_words(table.get("places", "")),
        proclitics=tuple(fold_word(p) for p in table.get("proclitics", ())),
        weak=fold_word(table.get("weak_letters", "")),
        triggers=tuple(tuple(fold_word(w) for w in line.split()) for line in table.get("triggers", ())),
    )


def keys(
    document: Document, span: Span, apart: Sequence[tuple[int, int]], known: Collection[str] = frozenset()
) -> frozenset[str]:
    """The keys of a stretch of a document: its own, and words that are names elsewhere (``known``).

    ``apart`` are spans that name nobody (temporal expressions).
    """
    table = naming(document.lang)
    own = (*_names(document, span, apart), *_numbers(document, span, apart))
    if not known or document.entities is not None:
        return frozenset(own)
    words = (bare_word(m[0], table) for m in _WORD.finditer(document.text, span.start, span.end))
    return frozenset((*own, *(w for w in words if w in known)))


def _names(document: Document, span: Span, apart: Sequence[tuple[int, int]]) -> Iterator[str]:
    if document.entities is not None:
        for entity in document.entities:
            if span.start <= entity["start"] and entity["end"] <= span.end:
                yield from _parts(document.text[entity["start"] : entity["end"]], naming(document.lang))
        return
    table = naming(document.lang)
    words = [m for m in _WORD.finditer(document.text, span.start, span.end) if not _inside(m.start(), apart)]
    yield from (_capitals if table.capitals else _behind)(words, table)
    for quoted in _QUOTED.finditer(document.text, span.start, span.end):
        yield from _parts(quoted[1], table)


def _capitals(words: Sequence[re.Match[str]], table: Naming) -> Iterator[str]:
    """Words with a capital; the first of a sentence only in a run of them."""
    for n, word in enumerate(words):
        run = n > 0 or (len(words) > 1 and _capital(words[1][0]))
        if _capital(word[0]) and run:
            yield from _parts(word[0], table)


def _behind(words: Sequence[re.Match[str]], table: Naming) -> Iterator[str]:
    """The two words behind a title, the one behind a preposition of place or glued to one."""
    for n, word in enumerate(words):
        bare = bare_word(word[0], table)
        if {fold_word(word[0]), bare} & table.titles:
            for following in words[n + 1 : n + 3]:
                yield from _parts(following[0], table)
        elif fold_word(word[0]) in table.places and n + 1 < len(words):
            yield from _parts(words[n + 1][0], table)


def _numbers(document: Document, span: Span, apart: Sequence[tuple[int, int]]) -> Iterator[str]:
    for match in _WORD.finditer(document.text, span.start, span.end):
        if match[0][0].isdigit() and not _inside(match.start(), apart):
            yield "#" + fold_word(match[0]).replace(",", "")


def _parts(text: str, table: Naming) -> Iterator[str]:
    """The words of a name that can tell it from another."""
    for word in _WORD.findall(text):
        key = bare_word(word, table)
        if len(key) > 2 and key not in table.plain and fold_word(word) not in table.plain and key not in table.titles:
            yield key


def bare_word(word: str, table: Naming) -> str:
    """A word folded, without what is written together with it before it (while three letters stay)."""
    folded = fold_word(word)
    for proclitic in table.proclitics:
        if folded.startswith(proclitic) and len(folded) - len(proclitic) >= 3:
            return folded[len(proclitic) :]
    return folded.removesuffix("'s")


def _capital(word: str) -> bool:
    return word[0].isupper() and (len(word) > 1 or word == "I")


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _words(text: str) -> frozenset[str]:
    return frozenset(fold_word(w) for w in text.split())
