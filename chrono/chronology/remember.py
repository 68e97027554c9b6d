"""Remembering: what the mentions of a corrected chronology name, so that few of them are looked at again."""

import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from chrono.chronology.mentions import COMMON, Mention, Where, names_of, told, widened
from chrono.chronology.parts import Parts
from chrono.chronology.quotes import Quotes
from chrono.document.fold import fold

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stir:
    """Which parts a change stirs: ``own`` have other mentions, ``common`` share a key that became a commonplace or
    ceased to be one, ``beside`` hold mentions that some of ``own`` may be compared with.
    """

    own: frozenset[int]
    common: frozenset[int]
    beside: frozenset[int]


class Memory:
    """The names and keys of each part (a word for each mention that has it), and who shares which key.

    The mentions themselves are made when they are compared.
    """

    def __init__(self, parts: Parts, quotes: Quotes) -> None:
        """Nothing is remembered."""
        self._parts, self._quotes = parts, quotes
        self._named: dict[int, dict[str, Words]] = {}
        self._keys: dict[int, Words] = {}
        self._names: dict[str, Counter[str]] = defaultdict(Counter)
        self._counts: Counter[str] = Counter()
        self._holders: dict[str, list[int]] = {}
        self._common: set[str] = set()
        self._made: dict[int, list[Mention]] = {}
        self._folded: dict[str, str] = {}

    def read(self, where: Where) -> Iterator[bool]:
        """Look at all parts for the first time, one at each step."""
        for number in self._parts.numbers:
            self._name(number, where)
            yield True
        for number in self._parts.numbers:
            self._widen(number, where)
            yield True

    def update(self, numbers: Collection[int], where: Where) -> Stir:
        """Look at some parts again."""
        other = [self._name(number, where) for number in numbers]
        own = frozenset(numbers) | frozenset(self._naming(set().union(*other)))
        before, common = self._partners(own), self._common.copy()
        for number in own:
            self._widen(number, where)
        holders = {number for key in common ^ self._common for number in self._holders.get(key, ())}
        return Stir(own, frozenset(holders), frozenset(before | self._partners(own)))

    def around(self, stir: Stir, where: Where) -> dict[str, Mention]:
        """The mentions that a change stirs, and those beside them with the keys that they may share."""
        changed = stir.own | stir.common
        fresh = {one.id: one for number in changed for one in self._mentions(number, where)}
        keys = frozenset(key for one in fresh.values() for key in one.rare)
        beside = (one for number in stir.beside - changed for one in self._mentions(number, where))
        return fresh | {one.id: replace(one, rare=one.rare & keys, fresh=False) for one in beside}

    def _mentions(self, number: int, where: Where) -> Iterator[Mention]:
        if number not in self._made:
            self._made[number] = self._wide(number, where)
        return (replace(one, rare=one.keys - self._common) for one in self._made[number])

    def _name(self, number: int, where: Where) -> set[tuple[str, str]]:
        """The names that the mentions of a part have; those (by language) that came into the world or left it."""
        now: dict[str, list[str]] = defaultdict(list)
        for mention in told(self._parts.said(number), where):
            now[mention.document.lang] += names_of(mention)
        changed: set[tuple[str, str]] = set()
        for by, some in ((-1, self._named.get(number, {})), (1, now)):
            for lang, words in some.items():
                changed ^= {(lang, word) for word in self._weigh(self._names[lang], words, by)}
        self._named[number] = {lang: tuple(map(sys.intern, words)) for lang, words in now.items()}
        return changed

    def _weigh(self, known: Counter[str], words: Iterable[str], by: int) -> Iterator[str]:
        """Count words; those that are there for the first time, or no longer."""
        for word in words:
            known[word] += by
            if known[word] == max(by, 0):
                yield word
            if not known[word]:
                del known[word]

    def _naming(self, names: Collection[tuple[str, str]]) -> Iterator[int]:
        """The parts in whose texts some names (by language) may stand."""
        for document in self._parts.chronology.documents if names else ():
            text = self._folded.get(document.id)
            if text is None:
                text = self._folded[document.id] = fold(document.text).text
            if any(lang == document.lang and name in text for lang, name in names):
                yield self._parts.home[document.id]

    def _wide(self, number: int, where: Where) -> list[Mention]:
        stated = self._parts.said(number)
        times: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for timex in stated.timexes:
            times[timex.document or ""].append((timex.start, timex.end))
        return [widened(m, self._quotes, times, self._names[m.document.lang]) for m in told(stated, where)]

    def _widen(self, number: int, where: Where) -> None:
        """Count the keys of a part's mentions instead of those it had."""
        had = self._keys.get(number, ())
        made = self._wide(number, where)
        has = tuple(sys.intern(key) for one in made for key in one.keys)
        self._made.pop(number, None)
        if had == has:
            return
        self._keys[number] = has
        for key, by in (Counter(has) - Counter(had)).items():
            self._count(key, by)
        for key, by in (Counter(had) - Counter(has)).items():
            self._count(key, -by)
        self._hold(number, set(had), set(has))

    def _count(self, key: str, by: int) -> None:
        self._counts[key] += by
        if self._counts[key] > COMMON:
            self._common.add(key)
        else:
            self._common.discard(key)

    def _hold(self, number: int, had: set[str], has: set[str]) -> None:
        for key in had - has:
            self._holders[key].remove(number)
        for key in has - had:
            self._holders.setdefault(key, []).append(number)

    def _partners(self, numbers: Iterable[int]) -> set[int]:
        """The parts that hold a mention with a rare key of some parts'."""
        keys = {key for number in numbers for key in self._keys.get(number, ())} - self._common
        return {number for key in keys for number in self._holders.get(key, ())}
