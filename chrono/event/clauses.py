"""Clauses: the stretch of a sentence that tells one event, by punctuation, conjunctions and relative words."""

from collections.abc import Collection
from dataclasses import dataclass

from chrono.event.cues import Cues
from chrono.event.tokens import Tokens


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
        return any(near in triggers and _is_verb(tokens, near) for near in range(index + 1, index + 4))
    return word.clitic[:1] in cues.coordinators and word.clitic != "" and _is_verb(tokens, index) and index in triggers


def _is_verb(tokens: Tokens, index: int) -> bool:
    tags = tokens.words[index].tags
    return any(tag[:5] == "verb." for tag in tags) and not any(tag[:5] == "noun." for tag in tags)
