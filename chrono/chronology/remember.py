"""Remembering: the mentions of a corrected chronology with their keys, made anew only where something changed."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from chrono.chronology.mentions import COMMON, Mention, names_of, told, widened
from chrono.chronology.parts import Parts
from chrono.chronology.quotes import Quotes
from chrono.chronology.solution import Solution
from chrono.document.fold import fold


@dataclass(frozen=True, slots=True)
class Stir:
    """Which parts a change stirs: ``own`` have other mentions, ``common`` share a key that became a commonplace or
    ceased to be one, ``beside`` hold mentions that some of ``own`` may be compared with.
    """

    own: frozenset[int]
    common: frozenset[int]
    beside: frozenset[int]


class Memory:
    """The mentions of each part, what they name, and who shares which key."""

    def __init__(self, parts: Parts, quotes: Quotes) -> None:
        """Nothing is remembered."""
        self.mentions: dict[str, Mention] = {}
        self._parts, self._quotes = parts, quotes
        self._bare: dict[int, list[Mention]] = {}
        self._wide: dict[int, list[Mention]] = {}
        self._names: dict[str, Counter[str]] = defaultdict(Counter)
        self._counts: Counter[str] = Counter()
        self._holders: dict[str, Counter[int]] = defaultdict(Counter)
        self._folded = {one.id: fold(one.text).text for one in parts.chronology.documents}

    def update(self, numbers: Collection[int], solution: Callable[[Iterable[int]], Solution]) -> Stir:
        """Look at some parts again."""
        named = self._name(numbers, solution)
        own = frozenset(numbers) | {n for lang, names in named.items() for n in self._naming(lang, names)}
        before = self._partners(own)
        common = {key for key, count in self._counts.items() if count > COMMON}
        for number in own:
            self._widen(number)
        now = {key for key, count in self._counts.items() if count > COMMON}
        holders = {number for key in common ^ now for number in self._holders.get(key, ())}
        for number in own | holders:
            self._remember(number, now)
        return Stir(own, frozenset(holders), frozenset(before | self._partners(own)))

    def around(self, stir: Stir) -> dict[str, Mention]:
        """The mentions that a change stirs, and those beside them with the keys that they may share."""
        fresh = {m.id: self.mentions[m.id] for n in stir.own | stir.common for m in self._wide[n]}
        keys = frozenset(key for one in fresh.values() for key in one.rare)
        beside = (self.mentions[m.id] for n in stir.beside - stir.own - stir.common for m in self._wide[n])
        return fresh | {one.id: replace(one, rare=one.rare & keys, fresh=False) for one in beside}

    def _name(self, numbers: Iterable[int], solution: Callable[[Iterable[int]], Solution]) -> dict[str, set[str]]:
        """The keys that the parts' own documents give; by language the names that came into the world or left it."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for number in numbers:
            for by, some in ((-1, self._bare.get(number, [])), (1, self._told(number, solution))):
                for mention in some:
                    counts[mention.document.lang].update(dict.fromkeys(names_of(mention), by))
        changed: dict[str, set[str]] = {}
        for lang, steps in counts.items():
            known = self._names[lang]
            changed[lang] = {name for name, by in steps.items() if (known[name] > 0) != (known[name] + by > 0)}
            known.update(steps)
            for name in changed[lang]:
                if not known[name]:
                    del known[name]
        return changed

    def _told(self, number: int, solution: Callable[[Iterable[int]], Solution]) -> list[Mention]:
        self._bare[number] = told(self._parts.parts[number].stated, solution([number]))
        return self._bare[number]

    def _naming(self, lang: str, names: Collection[str]) -> Iterator[int]:
        """The parts in whose texts some names may stand."""
        for document in self._parts.chronology.documents if names else ():
            if document.lang == lang and any(name in self._folded[document.id] for name in names):
                yield self._parts.home[document.id]

    def _widen(self, number: int) -> None:
        for mention in self._wide.get(number, ()):
            self.mentions.pop(mention.id, None)
            self._count(number, mention, -1)
        stated = self._parts.parts[number].stated
        times: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for timex in stated.timexes:
            times[timex.document or ""].append((timex.start, timex.end))
        bare = self._bare[number]
        self._wide[number] = [widened(m, self._quotes, times, self._names[m.document.lang]) for m in bare]
        for mention in self._wide[number]:
            self._count(number, mention, 1)

    def _count(self, number: int, mention: Mention, by: int) -> None:
        for key in mention.keys:
            self._counts[key] += by
            self._holders[key][number] += by
            if not self._holders[key][number]:
                del self._holders[key][number]

    def _remember(self, number: int, common: AbstractSet[str]) -> None:
        for mention in self._wide[number]:
            self.mentions[mention.id] = replace(mention, rare=mention.keys - common)

    def _partners(self, numbers: Iterable[int]) -> set[int]:
        """The parts that hold a mention with a rare key of some parts'."""
        keys = {key for n in numbers for m in self._wide.get(n, ()) for key in m.keys if self._counts[key] <= COMMON}
        return {number for key in keys for number in self._holders.get(key, ())}
