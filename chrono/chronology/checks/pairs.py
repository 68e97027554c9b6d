"""Pairs of expressions that stand next to each other in a sentence, with what is written between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from chrono.chronology.facts import Facts
from chrono.chronology.joints import split
from chrono.timex.model import Range, Timex

_APPOSED = re.compile(r"[\s(,،\-–—\[/:]*")
_STOPS = frozenset(".;:؛!?؟\n")
_CLAUSE_END = re.compile(r"[.;:؛!?؟\n]")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two neighbouring expressions of one sentence, in the order of the text, and the text between them."""

    first: Timex
    second: Timex
    between: str

    @property
    def apposed(self) -> bool:
        """Whether only blanks, a comma, a bracket or a dash parts the two."""
        return _APPOSED.fullmatch(self.between) is not None

    def linked(self, small: frozenset[str]) -> bool:
        """Whether nothing but blanks, commas, brackets and these small words parts the two."""
        return not set(self.between) & _STOPS and all(word in small for word in split(self.between))

    @property
    def same_clause(self) -> bool:
        """Whether no stop of any kind parts the two."""
        return _CLAUSE_END.search(self.between) is None


def neighbours(facts: Facts, reach: int, *, vague: bool = True) -> Iterator[Pair]:
    """Neighbouring expressions at most ``reach`` code points apart, in the same sentence.

    Without ``vague`` one such as "some weeks" is passed over.
    """
    for document in facts.chronology.documents:
        timexes = facts.timexes_in.get(document.id, ())
        kept = timexes if vague else [t for t in timexes if not t.value.startswith("PX")]
        for first, second in pairwise(kept):
            if 0 <= second.start - first.end <= reach and document.text:
                between = document.text[first.end : second.start]
                if "\n\n" not in between and facts.together(document, first.start, second.start):
                    yield Pair(first, second, between)


def near(facts: Facts, first: Timex | Range, second: Timex | Range, reach: int) -> bool:
    """Whether two values of one document stand in one clause, at most ``reach`` code points apart."""
    left, right = (first, second) if first.start <= second.start else (second, first)
    document = facts.documents.get(first.document or "")
    if document is None or first.document != second.document or not 0 <= right.start - left.end <= reach:
        return False
    between = document.text[left.end : right.start].replace(":", "", 1)
    return _CLAUSE_END.search(between) is None and facts.together(document, left.start, right.start)
