"""One event told twice in a text with two dates: "struck on 3 May ... the earthquake of 6 May"."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from chrono.chronology.facts import Facts
from chrono.chronology.names import bare_word, keys, naming
from chrono.chronology.phrases import words
from chrono.chronology.similar import alike
from chrono.document.fold import fold_word
from chrono.document.model import Document, Span
from chrono.event.model import Event
from chrono.temporal.civil import DAY
from chrono.timex.model import Timex

_NEAREST, _FARTHEST = 1, 40 * DAY
"""Dates further apart are of two events."""

_BESIDE = 16

Told = tuple[Event, Timex]


def retold(facts: Facts) -> Iterator[tuple[Event, Event, tuple[Timex, Timex]]]:
    """Pairs of mentions of one document that seem one event and are dated apart."""
    for document in facts.chronology.documents:
        told = _told(facts, document)
        counts = {t.id: sum(1 for _, other in told if other.id == t.id) for _, t in told}
        for (a, first), (b, second) in combinations(told, 2):
            alone = counts[first.id] == counts[second.id] == 1
            if alone and _apart(first, second) and _one(facts, document, a, b) and not _series(told, a, b, document):
                yield a, b, (first, second)


def _told(facts: Facts, document: Document) -> list[Told]:
    """Events with the one whole day that dates each of them, in order."""
    found = []
    for event in facts.events_in.get(document.id, ()):
        days = [t for t in facts.timexes_in.get(document.id, ()) if (event.id, t.id) in facts.dated_by]
        if len(days) == 1 and days[0].granularity == "day" and not days[0].approximate and event.polarity == "POS":
            found.append((event, days[0]))
    return found


def _apart(first: Timex, second: Timex) -> bool:
    a, b = first.interval, second.interval
    if a is None or b is None or a.begin is None or b.begin is None:
        return False
    return _NEAREST <= abs(a.begin - b.begin) <= _FARTHEST and not a.overlaps(b)


def _one(facts: Facts, document: Document, a: Event, b: Event) -> bool:
    """Whether the second mention takes up the first: a definite noun, like triggers, and a shared name or number."""
    told = words(document.lang)
    spans = [facts.sentence(document.id, e.start) for e in (a, b)]
    taken_up = alike(a.text, b.text, document.lang, document.lang) or _said(document, a, b)
    if not taken_up or not _definite(document, b, told.definite) or spans[0] == spans[1]:
        return False
    if _again(document, spans[1], told.again):
        return False
    times = [(t.start, t.end) for t in facts.timexes_in.get(document.id, ())]
    found = [keys(document, s, [*times, (e.start, e.end)]) for s, e in zip(spans, (a, b), strict=True)]
    return bool(found[0] & found[1])


def _said(document: Document, first: Event, event: Event) -> bool:
    """Whether the noun of an event stands right beside an earlier one, as its subject or object."""
    table = naming(document.lang)
    noun = bare_word(event.text.split()[0], table)
    around = document.text[max(0, first.start - _BESIDE) : first.start] + " " + document.text[first.end :][:_BESIDE]
    return any(bare_word(w.strip(".,،"), table) == noun for w in around.split())


def _definite(document: Document, event: Event, marks: frozenset[str]) -> bool:
    """Whether a noun has the definite article, before it or joined to it."""
    before = document.text[max(0, event.start - 12) : event.start].split()[-1:]
    glued = any(fold_word(event.text).startswith(m) for m in marks if len(m) < 3)
    return event.pos == "NOUN" and (glued or bool(before and fold_word(before[0]) in marks))


def _again(document: Document, span: Span, again: frozenset[str]) -> bool:
    return any(fold_word(w.strip(".,،")) in again for w in document.text[span.start : span.end].split())


def _series(told: Sequence[Told], a: Event, b: Event, document: Document) -> bool:
    """Whether the text has a third event of the kind, so that the two may well be two."""
    lang = document.lang
    return any(e.id not in (a.id, b.id) and alike(e.text, a.text, lang, lang) for e, _ in told)
