"""A language pack, compiled: lexicon, phrases, number words and one trie of all rules.

``languages/<xx>/``: ``language.toml`` (name, switches), ``lexicon.toml`` (classes of words), ``numbers.toml``, and
``rules/*.toml``. All of it is checked here; a fault is one line ``where: problem; cure``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from chrono.document.stored import listed, stored
from chrono.grammar.numbers import NumberWords
from chrono.meaning.tree import Argument, Slot

HEADS = ("date", "duration", "set", "range")
"""Heads whose matches are expressions; other heads are sub-expressions only."""


class Word(NamedTuple):
    """One meaning of a word: its lexical class and value; ``strong`` words make a run worth parsing."""

    cls: str
    value: Argument
    strong: bool = True


class Phrase(NamedTuple):
    """A form of several words: the words after the first, and what the whole means."""

    rest: tuple[str, ...]
    word: Word


class Rule(NamedTuple):
    """A rule of a pack: ``span`` names the slot that is the expression, empty for the whole match."""

    id: str
    head: str
    meaning: "Argument | Slot"
    span: str = ""
    guards: tuple[str, ...] = ()
    priority: int = 0
    order: int = 0


@dataclass(slots=True)
class TrieNode:
    """A state of the rule trie: next states by symbol, and the rules that end here with the names of their captures."""

    next: dict[str, "TrieNode"] = field(default_factory=dict)
    ends: list[tuple[Rule, tuple[str | None, ...]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pack:
    """A compiled pack; treat it as read-only."""

    lang: str
    name: str
    base: bool
    words: Mapping[str, tuple[Word, ...]]
    phrases: Mapping[str, tuple[Phrase, ...]]
    openers: Mapping[str, tuple[str, ...]]
    numbers: NumberWords
    strong: frozenset[str]
    telltale: frozenset[str]
    prefixes: Mapping[str, tuple[str, ...]]
    article: str
    guards: Mapping[str, str]
    abbreviations: frozenset[str]
    root: TrieNode
    rules: tuple[Rule, ...]
    settings: Mapping[str, object]


def is_strong(words: tuple[Word, ...]) -> bool:
    """Whether any meaning of a word makes a run worth parsing."""
    return any(word.strong for word in words)


@cache
def load_pack(lang: str) -> Pack:
    """The compiled pack of a language; compiled once a process. GrammarError where the pack is missing or faulty."""
    return stored(f"{lang}/pack", pack_sources(lang), lambda: _compiled(lang))


def pack_sources(lang: str) -> tuple[str, ...]:
    """The files that a compiled pack is made of, the compiler's own among them."""
    return (
        *(f"languages/{lang}/{name}.toml" for name in ("language", "lexicon", "numbers")),
        *listed(f"languages/{lang}/rules", ".toml"),
        *listed("languages/base/rules", ".toml"),
        *listed("languages/named", ".toml"),
        *listed("grammar", ".py"),
        "document/fold.py",
        "meaning/tree.py",
    )


def _compiled(lang: str) -> Pack:
    from chrono.grammar.compile import compile_pack  # noqa: PLC0415 - the compiler is not needed to use a stored pack

    return compile_pack(lang)
