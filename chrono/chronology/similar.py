"""Similarity: of two triggers, and of two documents (agency copy)."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from chrono.chronology.names import Naming, bare_word, naming
from chrono.document.fold import fold
from chrono.document.model import Document

ALIKE = 0.5
"""Dice coefficient of the trigrams of two triggers from which they count as one (research/reasoning.md section 7)."""

COPY = 0.6
"""Share of the smaller document's runs of five words that a copy has."""

_RUN = 5
_CROWD = 20
"""A run of words that stands in more documents than this is a formula."""

_WORD = re.compile(r"\w+")


def dice(a: frozenset[str], b: frozenset[str]) -> float:
    """Dice coefficient of two sets, 0 for empty ones."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def trigrams(word: str) -> frozenset[str]:
    """Runs of three letters of a word with its edges marked."""
    marked = f"^{word}$"
    return frozenset(marked[i : i + 3] for i in range(len(marked) - 2))


def alike(first: str, second: str, lang_first: str, lang_second: str) -> bool:
    """Whether two triggers tell of the same kind of thing: by letters, by skeleton, or by the language's table."""
    if lang_first != lang_second:
        return False
    table = naming(lang_first)
    a, b = (bare_word(_first_word(t), table) for t in (first, second))
    if dice(trigrams(a), trigrams(b)) >= ALIKE or a == b:
        return True
    return _skeletons(a, b, table) or bool(_families(a, table) & _families(b, table))


def _skeletons(a: str, b: str, table: Naming) -> bool:
    """Whether two words have the same consonants, three of them at least."""
    if not table.weak:
        return False
    first, second = ("".join(c for c in w if c not in table.weak) for w in (a, b))
    return len(first) >= 3 and first == second


def _families(word: str, table: Naming) -> set[int]:
    return {n for n, line in enumerate(table.triggers) if any(word.startswith(stem) for stem in line)}


def _first_word(text: str) -> str:
    match = _WORD.search(text)
    return match[0] if match else text


def witnesses(documents: Sequence[Document]) -> dict[str, str]:
    """Document id -> id of the first document that it is a copy of, itself when of none."""
    runs = {d.id: _runs(d.text) for d in documents}
    holders: dict[int, list[str]] = defaultdict(list)
    for id_, marks in runs.items():
        for mark in sorted(marks):
            holders[mark].append(id_)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for ids in holders.values():
        if 1 < len(ids) <= _CROWD:
            for n, first in enumerate(ids):
                for second in ids[n + 1 :]:
                    shared[first, second] += 1
    return _first_of_kin([d.id for d in documents], _copies(shared, runs))


def _copies(shared: dict[tuple[str, str], int], runs: dict[str, frozenset[int]]) -> set[tuple[str, str]]:
    return {pair for pair, n in shared.items() if n >= 4 and n >= COPY * min(len(runs[pair[0]]), len(runs[pair[1]]))}


def _first_of_kin(ids: Iterable[str], copies: set[tuple[str, str]]) -> dict[str, str]:
    """The first of each group of copies, copies of copies included."""
    kin: dict[str, str] = {}
    place, before = {id_: n for n, id_ in enumerate(ids)}, defaultdict[str, list[str]](list)
    for first, second in copies:
        before[second].append(first)
    for id_ in place:
        earlier = [other for other in before[id_] if other in kin]
        kin[id_] = kin[min(earlier, key=place.__getitem__)] if earlier else id_
    return kin


def _runs(text: str) -> frozenset[int]:
    """Hashes of every run of five words of a text."""
    words = _WORD.findall(fold(text).text)
    return frozenset(_digest(" ".join(words[i : i + _RUN])) for i in range(len(words) - _RUN + 1))


def _digest(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode("utf-8", "replace"), digest_size=8).digest())
