"""Subjects of clauses that begin with their verb ("which took power", "but collapsed"), where a language tells them
first."""

from chrono.event.clauses import Clause, is_finite
from chrono.event.cues import Cues
from chrono.event.tokens import TIMEX, Tokens

LONGEST = 6
"""A longer stretch is no subject a label can hold."""


def subject_of(tokens: Tokens, clause: Clause, cues: Cues) -> Clause | None:
    """The words before a clause that name who does it, None where the clause names them or nothing does."""
    first, _ = tokens.sentence(clause.first)
    verb = clause.first
    while verb < clause.last - 1 and _links(tokens, verb, cues):
        verb += 1
    if not cues.subject_first or verb == first or not is_finite(tokens.words[verb]):
        return None
    linked = clause.first if verb > clause.first else verb - 1
    end = linked
    while end > first and tokens.words[end - 1].norm in cues.commas:
        end -= 1
    if tokens.words[linked].norm in cues.coordinators:
        return _of_first_verb(tokens, first, end, cues)
    return _stretch(tokens, first, end, cues) if tokens.words[linked].norm in cues.openers else None


def _links(tokens: Tokens, index: int, cues: Cues) -> bool:
    return tokens.words[index].norm in cues.openers or tokens.words[index].norm in cues.coordinators


def _stretch(tokens: Tokens, first: int, end: int, cues: Cues) -> Clause | None:
    """What stands right before ``end``, back to a verb, a mark or another clause."""
    start = end
    while start > first and not _ends_a_name(tokens, start - 1, cues):
        start -= 1
    return Clause(start, end) if 0 < end - start <= LONGEST else None


def _of_first_verb(tokens: Tokens, first: int, end: int, cues: Cues) -> Clause | None:
    """What stands before the first verb of the clause that ends at ``end``."""
    start = end
    while start > first and tokens.words[start - 1].norm not in cues.breakers and not _links(tokens, start - 1, cues):
        start -= 1
    verb = next((k for k in range(start, end) if _is_lower_verb(tokens, k)), start)
    named = not any(tokens.words[k] is TIMEX for k in range(start, verb))
    return Clause(start, verb) if named and 0 < verb - start <= LONGEST else None


def _is_lower_verb(tokens: Tokens, index: int) -> bool:
    """Whether a word is a verb and no part of a name ("United")."""
    return is_finite(tokens.words[index]) and tokens.words[index].shape == "x"


def _ends_a_name(tokens: Tokens, index: int, cues: Cues) -> bool:
    word = tokens.words[index]
    return word is TIMEX or _is_lower_verb(tokens, index) or word.norm in cues.breakers or _links(tokens, index, cues)
