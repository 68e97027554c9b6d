"""Eras told by a person: "the Biden era", "the presidency of Barack Obama", the era of a president with titles and
name.

A word for an era starts it (data of the pack: ``[matching.eras]``); beside it stand titles and adjectives, then a name
of the named times. The names are no part of the lexicon: they are looked up only where such a word stands.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from chrono.document.fold import fold_word
from chrono.grammar.chart import Match
from chrono.grammar.named import NamedTime, load_named
from chrono.grammar.pack import Rule, load_pack
from chrono.meaning.tree import Node
from chrono.temporal.civil import DAY

from .anchor import anchor
from .emit import emit
from .state import State

MOST_WORDS = 9
"""Words between the word for the era and the end of the name: titles, adjectives, names of several words."""

LONGEST_NAME = 5
"""Words of the longest name that is looked up."""

_WORD = re.compile(r"[^\W\d_]+(?:\.(?= ))?")


@dataclass(frozen=True, slots=True)
class EraWords:
    """The words of a language: ``before`` a name, ``behind`` it; those in ``timed`` need a word of ``prepositions``
    before them.
    """

    before: tuple[str, ...]
    behind: tuple[str, ...]
    clitics: str
    timed: frozenset[str]
    prepositions: frozenset[str]
    titles: re.Pattern[str]
    articles: frozenset[str]


@cache
def era_words(lang: str) -> EraWords | None:
    """The words of a pack, None where it has none."""
    table = load_pack(lang).settings.get("eras")
    if not isinstance(table, Mapping):
        return None
    return EraWords(
        tuple(map(fold_word, table.get("before", ()))),
        tuple(map(fold_word, table.get("behind", ()))),
        "".join(table.get("clitics", ())),
        frozenset(map(fold_word, table.get("timed", ()))),
        frozenset(map(fold_word, table.get("prepositions", ()))),
        re.compile(_choice(table.get("titles", ())) or "$."),
        frozenset(map(fold_word, table.get("articles", ()))),
    )


def _choice(words: tuple[str, ...]) -> str:
    parts = (re.escape(fold_word(word)).replace(r"\*", r"\w*") for word in words)
    return "|".join(sorted(parts, key=lambda part: (-len(part), part)))


def _occurrences(text: str, words: tuple[str, ...], clitics: str) -> list[tuple[int, str]]:
    """(offset, word) of every whole word, a clitic before it allowed; plain searches, since most texts hold none of
    them.
    """
    found: list[tuple[int, str]] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            if _whole(text, at, at + len(word), clitics):
                found.append((at, word))
            at = text.find(word, at + 1)
    return sorted(found)


def _whole(text: str, start: int, end: int, clitics: str) -> bool:
    if text[end : end + 1].isalnum():
        return False
    if start and text[start - 1] in clitics:
        start -= 1
    return start == 0 or not text[start - 1].isalnum()


@cache
def _names(lang: str) -> dict[str, tuple[NamedTime, ...]]:
    entries = load_named().entries
    found = load_named().labels(lang, fold_word)
    return {label: named for label, keys in found.items() if (named := _persons(tuple(entries[key] for key in keys)))}


def _persons(entries: tuple[NamedTime, ...]) -> tuple[NamedTime, ...]:
    return tuple(entry for entry in entries if entry.kind in {"office", "era"})


def add_eras(state: State) -> tuple[tuple[int, int], ...]:
    """Adds the eras of a text to the state; gives their half-open offsets in the folded text, in order."""
    words = era_words(state.document.lang)
    if words is None:
        return ()
    spans: list[tuple[int, int]] = []
    for start, end, entries in _found(state.folded.text, words, state.document.lang):
        tree = Node("era", (_chosen(entries, state).key,))
        reading = anchor(tree, state.context)
        if reading is not None:
            rule = _rule(state.document.lang)
            match = Match(0, 0, start, end, tree, rule, 0, printed=f"{rule.id}: {tree}", said=reading.value)
            emit(state, (match, reading), 0)
            spans.append((start, end))
    return tuple(spans)


def _rule(lang: str) -> Rule:
    return Rule(f"{lang}/eras/person", "date", Node("era", ()))


def _chosen(entries: tuple[NamedTime, ...], state: State) -> NamedTime:
    """Of persons of one name the last who had come to office by publication."""
    day = state.context.dct
    begun = [one for one in entries if one.begin is not None and (day is None or one.begin <= day * DAY)]
    return max(begun or entries, key=lambda one: one.begin or 0)


def _found(text: str, words: EraWords, lang: str) -> Iterator[tuple[int, int, tuple[NamedTime, ...]]]:
    for at, word in _occurrences(text, words.before, words.clitics):
        if _timed(text, at, word, words) and (name := _name_after(text, at + len(word), words, lang)):
            yield _with_article(text, at, words), name[0], name[1]
    for at, word in _occurrences(text, words.behind, words.clitics):
        found = _name_before(text, at, lang)
        if found is None:
            continue
        start = _with_article(text, found[0], words)
        if _timed(text, start, word, words):
            yield start, at + len(word), found[1]


def _timed(text: str, start: int, word: str, words: EraWords) -> bool:
    if word not in words.timed:
        return True
    before = _WORD.findall(text[max(0, start - 30) : start])
    return bool(before) and before[-1] in words.prepositions


def _name_after(text: str, at: int, words: EraWords, lang: str) -> tuple[int, tuple[NamedTime, ...]] | None:
    """The end of a name behind titles, and who bears it."""
    following = list(_WORD.finditer(text, at, at + 120))[:MOST_WORDS]
    following = following[: _unbroken(text, at, following)]
    for first in range(len(following)):
        for count in range(min(LONGEST_NAME, len(following) - first), 0, -1):
            end = following[first + count - 1].end()
            if entries := _names(lang).get(text[following[first].start() : end]):
                return end, entries
        if not words.titles.fullmatch(following[first].group()):
            return None
    return None


def _unbroken(text: str, at: int, found: list[re.Match[str]]) -> int:
    """How many of the words follow each other with nothing but a blank between them."""
    for count, match in enumerate(found):
        if text[at : match.start()].strip(" \"'\u00ab\u201c") or match.start() - at > 2:
            return count
        at = match.end()
    return len(found)


def _name_before(text: str, at: int, lang: str) -> tuple[int, tuple[NamedTime, ...]] | None:
    """The start of a name right before a word, and who bears it."""
    words = list(_WORD.finditer(text, max(0, at - 60), at))[-LONGEST_NAME:]
    for match in words:
        label = text[match.start() : at].rstrip(" -").removesuffix("'s").removesuffix("'")
        if entries := _names(lang).get(label):
            return match.start(), entries
    return None


def _with_article(text: str, start: int, words: EraWords) -> int:
    for article in sorted(words.articles):
        if text.endswith(f"{article} ", 0, start):
            return start - len(article) - 1
    return start
