"""One source that says one thing twice in the same words and dates it in two ways."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chrono.chronology.checks.retold import whole_day
from chrono.chronology.facts import Facts
from chrono.chronology.phrases import number_of, words
from chrono.chronology.wording import WORD, Term, Wording, forms, shared, terms, wording
from chrono.document.model import Document
from chrono.temporal.civil import DAY
from chrono.timex.model import Timex

_FARTHEST = 40 * DAY
"""Dates further apart are of two events."""

_NEXT = 3
"""So many dates on, a thing is told again."""

_WINDOW = 240
"""Code points of a statement that are read."""

_LEAST = 2
"""Words that two statements share at least."""


@dataclass(frozen=True, slots=True)
class Said:
    """A day with the words of its statement, and those behind the word that says who tells it."""

    day: Timex
    words: tuple[Term, ...]
    told: tuple[Term, ...]
    sources: frozenset[str]
    same: bool
    sentence: int


def said_twice(facts: Facts) -> Iterator[tuple[Said, Said]]:
    """Pairs of statements of one source with the same words and two days."""
    for document in facts.chronology.documents:
        table = wording(document.lang)
        said = list(_said(facts, document, table)) if table else []
        for n, first in enumerate(said):
            again = next((s for s in said[n + 1 : n + 1 + _NEXT] if _same(first, s, document.lang)), None)
            if again is not None:
                yield first, again


def _said(facts: Facts, document: Document, table: Wording) -> Iterator[Said]:
    """The whole days of a document, each with the words from the day before it to the next, as far as it has them."""
    timexes = facts.timexes_in.get(document.id, [])
    days = [t for t in timexes if _one_day(t)]
    for before, day, after in _around(days):
        sentence = facts.sentence(document.id, day.start)
        start = max(sentence.start, before.end if before else 0, day.start - _WINDOW)
        alone = after is None or after.start >= sentence.end
        end = min(sentence.end, day.end + _WINDOW) if alone else day.end
        spans = [(t.start, t.end) for t in facts.timexes_between(document.id, start, end)]
        said = [w for w in WORD.finditer(document.text, start, end) if not any(b <= w.start() < e for b, e in spans)]
        if any(table.denied.intersection(forms(w[0], document.lang)) for w in said):
            continue
        cues = [n for n, w in enumerate(said) if table.sources.intersection(forms(w[0], document.lang))]
        sources = frozenset(f for n in cues for f in forms(said[n][0], document.lang)) & table.sources
        kept = terms(document, [w for n, w in enumerate(said) if n not in cues])
        behind = terms(document, said[cues[-1] + 1 :]) if cues else kept
        same = bool(cues) and any(table.same.intersection(forms(w[0], document.lang)) for w in said[cues[-1] + 1 :])
        yield Said(day, kept, behind or kept, sources, same, sentence.start)


def _one_day(timex: Timex) -> bool:
    """Whether an expression is a day of the calendar, or a part of one that is written in full."""
    if whole_day(timex):
        return True
    interval = timex.interval
    told = timex.type == "TIME" and timex.anchor is None and not timex.approximate
    return told and bool(interval and interval.begin is not None and interval.end is not None)


def _around(days: Sequence[Timex]) -> Iterator[tuple[Timex | None, Timex, Timex | None]]:
    padded = (None, *days, None)
    for (before, day), (_, after) in pairwise(pairwise(padded)):
        if day is not None:
            yield before, day, after


def _same(first: Said, second: Said, lang: str) -> bool:
    """Whether a source says the same of two days: every word of the shorter statement, no number but in both."""
    told = first.sources and second.sources
    carried = first.sentence == second.sentence and (first.sources or second.sources)
    if not (told or carried) or not _apart(first.day, second.day):
        return False
    if second.same and _covered(second.told, first.told, lang, least=1):
        return True
    if _second(first, second, lang):
        return False
    return _covered(first.words, second.words, lang) or bool(carried and _covered(first.told, second.told, lang))


def _covered(first: Sequence[Term], second: Sequence[Term], lang: str, least: int = _LEAST) -> bool:
    """Whether the longer statement has all words of the shorter, and not much more to say."""
    short, long_ = sorted((len(first), len(second)))
    return short >= least and shared(first, second, lang) == short and long_ <= 2 * short + 1


def _second(first: Said, second: Said, lang: str) -> bool:
    """Whether a statement speaks of a second such thing, or of another number."""
    numbers = [{n for t in s.words if (n := number_of(t.text, lang)) is not None} for s in (first, second)]
    again = words(lang).again
    fresh = [{f for t in s.words for f in forms(t.text, lang)} & again for s in (first, second)]
    return numbers[0] != numbers[1] or fresh[0] != fresh[1]


def _apart(first: Timex, second: Timex) -> bool:
    a, b = first.interval, second.interval
    if a is None or b is None or a.begin is None or b.begin is None:
        return False
    return 0 < abs(a.begin - b.begin) <= _FARTHEST and not a.overlaps(b)
