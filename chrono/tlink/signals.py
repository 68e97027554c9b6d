"""The signal words of a language pack, ready to be looked up in a run of words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from chrono.document.fold import fold_word
from chrono.grammar.files import read_table


@dataclass(frozen=True, slots=True)
class Signal:
    """A signal phrase: word indices ``first`` .. ``last`` (half-open) of its sentence, and the kinds it can have.

    ``joined``: a conjunction is written together with its first word.
    """

    first: int
    last: int
    kinds: frozenset[str]
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Signals:
    """The signals of one language: phrase (folded words) to kinds, and what may be written together with a word."""

    phrases: dict[tuple[str, ...], frozenset[str]]
    openers: dict[str, int]
    proclitics: tuple[str, ...]
    attached: tuple[str, ...]
    follows: frozenset[str]
    precedes: frozenset[str]
    subjunctive: frozenset[str]
    within: frozenset[str]

    def find(self, words: Sequence[str]) -> tuple[Signal, ...]:
        """The signals in a run of folded words, left to right, the longest phrase at each place."""
        found: list[Signal] = []
        at = 0
        while at < len(words):
            signal = self._at(words, at)
            if signal:
                found.append(signal)
            at = signal.last if signal else at + 1
        return tuple(found)

    def bare(self, word: str) -> tuple[str, ...]:
        """The word as it stands, then without a proclitic."""
        return (word, *(word[len(p) :] for p in self.proclitics if word.startswith(p) and len(word) > len(p) + 1))

    def _at(self, words: Sequence[str], at: int) -> Signal | None:
        for word in self.bare(words[at]):
            for length in range(self.openers.get(word, 0), 0, -1):
                kinds = self.phrases.get((word, *words[at + 1 : at + length]))
                if kinds and at + length <= len(words):
                    return Signal(at, at + length, kinds, word != words[at])
        return None


@cache
def joiners(lang: str) -> tuple[str, ...]:
    """What stands right before a joined verb: "and " as a word, in Arabic the letter written to it."""
    phrases = read_table(lang, "signals").get("signals", {}).get("and", ())
    return tuple(phrase if len(phrase) == 1 else f"{phrase} " for phrase in phrases)


@cache
def signals_of(lang: str) -> Signals:
    """The signals of a language pack (``signals.toml``); a pack without the file has none."""
    table = read_table(lang, "signals")
    kinds: dict[tuple[str, ...], set[str]] = {}
    for kind, phrases in table.get("signals", {}).items():
        for phrase in phrases:
            kinds.setdefault(tuple(fold_word(phrase).split()), set()).add(kind)
    openers: dict[str, int] = {}
    for words in kinds:
        openers[words[0]] = max(openers.get(words[0], 0), len(words))
    events = table.get("events", {})
    return Signals(
        {words: frozenset(names) for words, names in kinds.items()},
        openers,
        tuple(table.get("proclitics", ())),
        tuple(table.get("attached", ())),
        frozenset(map(fold_word, events.get("follows", ()))),
        frozenset(map(fold_word, events.get("precedes", ()))),
        frozenset(map(fold_word, events.get("subjunctive", ()))),
        frozenset(map(fold_word, events.get("within", ()))),
    )
