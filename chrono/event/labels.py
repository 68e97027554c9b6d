"""Labels: who did what where, in the document's own words."""

from collections.abc import Sequence

from chrono.event.clauses import Clause
from chrono.event.cues import Cues
from chrono.event.tokens import TIMEX, Tokens

LONGEST = 120
JOINT = " … "
Spans = tuple[tuple[int, int], ...]


def label(text: str, tokens: Tokens, index: int, clause: Clause, cues: Cues) -> tuple[str, Spans]:
    """The label of the event at a token and the half-open spans it is joined from, about LONGEST code points at most."""
    first, last = _window(tokens, index, clause, cues)
    pieces = [(a, b) for a, b in _without_times(tokens, first, last, cues) if a < b]
    spans = tuple((_start(tokens, a, index), tokens.ends[b - 1]) for a, b in pieces)
    return JOINT.join(text[start:end] for start, end in spans), spans


def _start(tokens: Tokens, first: int, index: int) -> int:
    """A label starts without the conjunction written on its first word; the trigger keeps what belongs to it."""
    word = tokens.words[first]
    conjunction = len(word.clitic) == 1 or first == index
    return tokens.starts[first] + (word.skip if conjunction and word.clitic[:1] in ("و", "ف") else 0)


def _window(tokens: Tokens, index: int, clause: Clause, cues: Cues) -> tuple[int, int]:
    """The clause, cut from its far ends until it fits; a cut never leaves a preposition hanging at the end."""
    first, last = clause.first, clause.last
    while first < index and (tokens.words[first].norm in cues.openers or tokens.words[first].norm in cues.coordinators):
        first += 1
    while tokens.ends[last - 1] - tokens.starts[first] > LONGEST and (first < index or last > index + 1):
        if index - first > 8 or last == index + 1:
            first += 1
        else:
            last -= 1
    while last > index + 1 and (tokens.words[last - 1].norm in cues.prepositions or not _is_word(tokens, last - 1)):
        last -= 1
    while first < index and not _is_word(tokens, first):
        first += 1
    return first, last


def _is_word(tokens: Tokens, index: int) -> bool:
    return tokens.words[index].raw[:1].isalnum() or tokens.words[index] is TIMEX


def _without_times(tokens: Tokens, first: int, last: int, cues: Cues) -> Sequence[tuple[int, int]]:
    """Half-open pieces of a stretch between its temporal expressions (and the prepositions before them)."""
    pieces, start = [], first
    index = first
    while index < last:
        if tokens.words[index] is TIMEX:
            end = index
            while end > start and (tokens.words[end - 1].norm in cues.prepositions or not _is_word(tokens, end - 1)):
                end -= 1
            pieces.append((start, end))
            while index < last and tokens.words[index] is TIMEX:
                index += 1
            start = index
        else:
            index += 1
    return [*pieces, (start, last)]
