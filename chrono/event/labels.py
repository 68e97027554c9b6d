"""Labels: who did what where, in the document's own words."""

from collections.abc import Sequence

from chrono.document.fold import fold_word
from chrono.event.clauses import Clause, around_appositions, is_finite
from chrono.event.cues import Cues
from chrono.event.lexicon import Word
from chrono.event.subjects import subject_of
from chrono.event.tokens import TIMEX, Tokens

LONGEST = 120
NEAR = 4
NOMINAL = ("NOUN", "MASDAR")
JOINT = " … "
Spans = tuple[tuple[int, int], ...]


def label_spans(tokens: Tokens, index: int, clause: Clause, cues: Cues, pos: str = "VERB") -> Spans:
    """The half-open spans that tell the event at a token, about LONGEST code points at most; a label joins them.

    A verb is told by its clause. So is the noun of a light verb ("held a meeting"); any other noun by its own phrase.
    """
    whole = pos not in NOMINAL or _has_light_verb(tokens, index, clause) or _is_argument(tokens, index, clause)
    stretch = None if whole else _phrase(tokens, index, clause, cues)
    first, last = _window(tokens, index, stretch or _widened(tokens, index, clause, cues), cues)
    before, after = (None, None) if stretch else around_appositions(tokens, Clause(first, clause.last), cues)
    before = before or (None if stretch else subject_of(tokens, clause, cues))
    bounds = [(before.first, before.last)] if before else []
    bounds += _without_times(tokens, first, last, cues)
    bounds += _without_times(tokens, after.first, after.last, cues) if after and last == clause.last else []
    pieces = [(a, b) for a, b in bounds if a < b]
    spans = [(_start(tokens, a, stretch is not None and a == index, cues), tokens.ends[b - 1]) for a, b in pieces]
    return _fitting(spans, tokens.starts[index])


def _fitting(spans: Sequence[tuple[int, int]], trigger: int) -> Spans:
    """The spans as long as they fit: the one with the event first, then the nearest ones."""
    core = next((n for n, (start, end) in enumerate(spans) if start <= trigger < end), 0)
    kept = [core]
    length = spans[core][1] - spans[core][0] if spans else 0
    for n in sorted(range(len(spans)), key=lambda n: abs(n - core)):
        size = spans[n][1] - spans[n][0]
        if n != core and length + size <= LONGEST:
            kept.append(n)
            length += size
    return tuple(spans[n] for n in sorted(kept)) if spans else ()


def _widened(tokens: Tokens, index: int, clause: Clause, cues: Cues) -> Clause:
    """The clause, or, where it is the bare event, the clause with what follows the mark after it."""
    first, last = tokens.sentence(index)
    if clause.last - clause.first > 1 or clause.last + 1 >= last:
        return clause
    right = clause.last + 1
    while (
        right < last and tokens.words[right].norm not in cues.breakers and tokens.words[right].norm not in cues.openers
    ):
        right += 1
    return Clause(max(first, clause.first), right)


def _has_light_verb(tokens: Tokens, index: int, clause: Clause) -> bool:
    return any("light" in word.tags for word in tokens.words[max(clause.first, index - NEAR) : index])


def _is_argument(tokens: Tokens, index: int, clause: Clause) -> bool:
    """Whether a noun with its own article stands right after a verb: what follows then belongs to the verb."""
    verb = index > clause.first and is_finite(tokens.words[index - 1])
    return verb and "article" in tokens.words[index].tags


def _phrase(tokens: Tokens, index: int, clause: Clause, cues: Cues) -> Clause | None:
    """The noun with what stands before it as part of it and what follows up to a verb; None when that tells nothing."""
    first, last = index, index + 1
    while first > max(clause.first, index - NEAR) and _modifies(tokens.words[first - 1], cues):
        first -= 1
    while last < clause.last and not is_finite(tokens.words[last]):
        last += 1
    told = sum(len(word.norm) > 2 and word.tags[:1] != ("determiner",) for word in tokens.words[first:last])
    return Clause(first, last) if told >= 2 else None


def _modifies(word: Word, cues: Cues) -> bool:
    return word.kind in cues.modifiers or "possessive" in word.tags


def _start(tokens: Tokens, first: int, phrase: bool, cues: Cues) -> int:
    """Where a piece starts: after a conjunction written on its first word, for a noun's own phrase after any clitic."""
    word = tokens.words[first]
    plain = fold_word(word.raw[word.skip : word.skip + 1]) == word.norm[:1]
    bare = plain and (phrase or (len(word.clitic) == 1 and word.clitic in cues.coordinators))
    return tokens.starts[first] + (word.skip if bare else 0)


def _window(tokens: Tokens, index: int, clause: Clause, cues: Cues) -> tuple[int, int]:
    """The clause, cut from its far ends until it fits; a cut never leaves a preposition hanging at the end."""
    first, last = clause.first, clause.last
    while first < index and _is_lead_in(tokens.words[first], cues):
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


def _is_lead_in(word: Word, cues: Cues) -> bool:
    """Words that tie a clause to the one before, and particles that only mark its tense."""
    return word.norm in cues.openers or word.norm in cues.coordinators or "perfect" in word.tags


def _is_word(tokens: Tokens, index: int) -> bool:
    return tokens.words[index].raw[:1].isalnum() or tokens.words[index] is TIMEX


def _without_times(tokens: Tokens, first: int, last: int, cues: Cues) -> Sequence[tuple[int, int]]:
    """Half-open pieces of a stretch between its temporal expressions (and the prepositions before them)."""
    pieces, start = [], first
    for index in range(first, last):
        if tokens.words[index] is TIMEX:
            pieces.append(_trimmed(tokens, start, index, cues))
            start = index + 1
    return [*pieces, _trimmed(tokens, start, last, cues)]


def _trimmed(tokens: Tokens, start: int, end: int, cues: Cues) -> tuple[int, int]:
    """A piece without the marks before it and the prepositions, conjunctions and marks that hang at its end."""
    while start < end and not _is_word(tokens, start):
        start += 1
    hanging = cues.prepositions | cues.coordinators
    while end > start and (tokens.words[end - 1].norm in hanging or not _is_word(tokens, end - 1)):
        end -= 1
    return start, end
