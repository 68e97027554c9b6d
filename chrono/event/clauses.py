"""Clauses: the stretch of a sentence that tells one event, by punctuation, conjunctions and relative words."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from chrono.event.cues import Cues
from chrono.event.lexicon import CACHED_WORDS, Word, is_verbal
from chrono.event.tokens import TIMEX, Tokens

APPOSITION = 5
"""Longest apposition between commas, in tokens."""
VERBAL_FORMS = ("ed", "past", "participle")
"""Forms that nouns do not have, though a noun of the lexicon may share the stem."""
AUXILIARY = ("be", "have", "modal", "was", "do")


@dataclass(frozen=True, slots=True)
class Clause:
    """Half-open token bounds of a clause."""

    first: int
    last: int


def clause_of(tokens: Tokens, index: int, triggers: Collection[int], cues: Cues) -> Clause:
    """The clause around a token, up to a breaker, a word that opens another clause, or a conjunction with a verb."""
    first, last = tokens.sentence(index)
    left, right = index, index + 1
    while (
        left > first and not _opens(tokens, left, triggers, cues) and tokens.words[left - 1].norm not in cues.breakers
    ):
        left -= 1
    while right < last and tokens.words[right].norm not in cues.breakers and not _opens(tokens, right, triggers, cues):
        right += 1
    return Clause(left, right)


def _opens(tokens: Tokens, index: int, triggers: Collection[int], cues: Cues) -> bool:
    """Whether a new clause begins with this token."""
    word = tokens.words[index]
    if word.norm in cues.openers:
        return True
    if word.norm in cues.coordinators:
        return any(near in triggers and is_finite(tokens.words[near]) for near in range(index + 1, index + 4))
    return word.clitic[:1] in cues.coordinators and word.clitic != "" and is_finite(word) and index in triggers


def around_appositions(tokens: Tokens, clause: Clause, cues: Cues) -> tuple[Clause | None, Clause | None]:
    """What a clause has before and after an apposition between two commas ("The envoy, a general, arrived").

    Before: the subject of a clause that begins with its verb. After: the rest, where it begins no clause of its own.
    """
    first, last = tokens.sentence(clause.first)
    before = after = None
    left = _across(tokens, clause.first - 1, -1, first, cues)
    if left is not None and is_finite(tokens.words[clause.first]):
        before = _plain(tokens, left, -1, first, cues)
    right = _across(tokens, clause.last, 1, last - 1, cues)
    if right is not None:
        after = _plain(tokens, right, 1, last - 1, cues)
    return before, after


def _across(tokens: Tokens, comma: int, step: int, end: int, cues: Cues) -> int | None:
    """The token beyond an apposition that starts at a comma and ends at another; None where there is none."""
    if (comma - end) * step >= 0 or tokens.words[comma].norm not in cues.commas:
        return None
    for k in range(comma + step, comma + step * (APPOSITION + 2), step):
        if (k - end) * step >= 0:
            return None
        if tokens.words[k].norm in cues.commas:
            return k + step if k != comma + step else None
        if _is_verbal_or_opens(tokens, k, cues):
            return None
    return None


def _plain(tokens: Tokens, start: int, step: int, end: int, cues: Cues) -> Clause | None:
    """The stretch from a token to the next mark, if it holds no verb and no word that opens a clause."""
    k = start
    while (end - k) * step >= 0 and tokens.words[k].norm not in cues.breakers:
        if _is_verbal_or_opens(tokens, k, cues):
            return None
        k += step
    return None if k == start else Clause(start, k) if step > 0 else Clause(k + 1, start + 1)


def _is_verbal_or_opens(tokens: Tokens, index: int, cues: Cues) -> bool:
    word = tokens.words[index]
    if is_finite(word) or word.norm in cues.openers or word.norm in cues.coordinators:
        return True
    known = any("." in tag for tag in word.tags)  # else the letter may belong to a name
    return known and word.clitic[:1] in cues.coordinators


@lru_cache(maxsize=CACHED_WORDS)
def is_finite(word: Word) -> bool:
    """Whether a word can only be a verb (or an auxiliary)."""
    nominal = any("noun." in tag and tag.split(".")[1] not in VERBAL_FORMS for tag in word.tags)
    return (is_verbal(word.tags) and not nominal) or word.kind in AUXILIARY


def exception_end(tokens: Tokens, index: int, cues: Cues) -> int | None:
    """Where the time ends that a denied event is told to have come with ("did not return until 1979"), as a token."""
    for k in range(index + 1, tokens.sentence(index)[1]):
        word = tokens.words[k]
        if word.norm in cues.excepting:
            times = [n for n in range(k + 1, min(k + 3, len(tokens.words))) if tokens.words[n] is TIMEX]
            return _run_end(tokens, times[0]) if times else None
        if word.norm in cues.breakers or word.norm in cues.openers:
            return None
    return None


def _run_end(tokens: Tokens, index: int) -> int:
    while index < len(tokens.words) and tokens.words[index] is TIMEX:
        index += 1
    return index
