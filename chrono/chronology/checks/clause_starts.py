"""Where a statement that takes up an event may begin inside its sentence: "I was not there when he died on"."""

import re
from collections.abc import Iterator, Sequence

from chrono.chronology.checks.stated import order_words
from chrono.chronology.facts import Facts
from chrono.chronology.light import NOMINAL
from chrono.chronology.phrases import words
from chrono.chronology.wording import WORD, Wording, forms, terms
from chrono.document.fold import fold_word
from chrono.document.model import Document
from chrono.timex.model import Timex

_FEW, _NEAREST = 2, 5
_Words = Sequence[re.Match[str]]


def inner_starts(facts: Facts, document: Document, table: Wording, floor: int, date: Timex) -> Iterator[int]:
    """Places of a sentence before a date at which what it dates may begin, besides the marks."""
    said = list(WORD.finditer(document.text, floor, date.start))
    for n, word in enumerate(said[1:], start=1):
        if table.opens.intersection(forms(word[0], document.lang)) and _idle(document, table, said[:n]):
            yield word.start()
    cues = [w.end() for w in said if table.sources.intersection(forms(w[0], document.lang))]
    that = any(fold_word(w[0]) in table.that for w in said)
    if table.verb_first and cues and not that:  # "according to its statutes the club was founded on"
        verbs = facts.events_between(document.id, cues[0], date.start)
        yield from (w.start() for w in said for e in verbs if e.pos == "VERB" and w.start() <= e.start < w.end())
    if document.text[: date.start].endswith("("):
        yield from _named(facts, document, said)
    if table.verb_first and (start := _behind_verb(facts, document, table, said, date)):
        yield start


def _idle(document: Document, table: Wording, said: _Words) -> bool:
    """Whether words only lead to what follows: hardly any says something, or somebody tells it."""
    told = any(table.sources.intersection(forms(w[0], document.lang)) for w in said)
    plain = [w for w in said if not table.denied.intersection(forms(w[0], document.lang))]
    return told or len(terms(document, plain)) <= _FEW


def _named(facts: Facts, document: Document, said: _Words) -> Iterator[int]:
    """The begin of the name of a thing right before a bracket: "a photograph of the flood (2 July)"."""
    near = said[-_NEAREST:]
    definite = [w.start() for w in near if words(document.lang).definite.intersection(forms(w[0], document.lang))]
    events = facts.events_between(document.id, near[0].start(), near[-1].end()) if near else ()
    nouns = [
        w.start() for w in near if any(e.pos in NOMINAL and e.start < w.end() and w.start() < e.end for e in events)
    ]
    yield from (definite[-1:] or nouns[-1:])


def _behind_verb(facts: Facts, document: Document, table: Wording, said: _Words, date: Timex) -> int | None:
    """ "The arrest of the banker on 21 October shook the markets", where the verb stands first."""
    if len(said) < 2 or table.denied.intersection(forms(said[0][0], document.lang)):
        return None
    events = facts.events_between(document.id, said[0].start(), said[1].end())
    verb = any(e.pos == "VERB" and e.start < said[0].end() for e in events)
    noun = any(e.pos in NOMINAL and said[1].start() < e.end and e.start < said[1].end() for e in events)
    edges = words(document.lang).light | words(document.lang).ending
    behind = WORD.search(document.text, date.end, facts.sentence(document.id, date.start).end)
    free = behind is not None and document.text[date.end : behind.start()].strip() == ""
    if not (verb and noun and free) or edges.intersection(forms(said[0][0], document.lang)):
        return None
    aside = order_words(document.lang) | words(document.lang).since | (table.small - table.results)
    return said[1].start() if behind and not aside.intersection(forms(behind[0], document.lang)) else None
