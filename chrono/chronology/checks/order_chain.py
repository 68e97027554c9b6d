"""Order told in steps, or by the tense, that the dates of the ends deny.

"The audit came before the strike, the strike before the sale": the dates of the audit and of the sale stand elsewhere.
"The refugees arrived on 9 July; they had left on 15 July": what had happened came first.
"""

from collections.abc import Iterator, Sequence

from chrono.chronology.checks.looked_up import Told
from chrono.chronology.checks.round import Order, groups, joined, orders
from chrono.chronology.checks.stated import Stated, date_of, stated
from chrono.chronology.facts import Facts
from chrono.chronology.phrases import words
from chrono.chronology.wording import WORD, Wording, forms, wording
from chrono.document.model import Document

_LONGEST = 4
_HAD, _PAIR = 4, 2


def order_chains(facts: Facts) -> Iterator[Told]:
    """What the steps, and the tense, say of two dates."""
    for document in facts.chronology.documents:
        table = wording(document.lang)
        told = stated(facts, document, table) if table else []
        if table and len(told) > 1:
            for steps in groups(orders(facts, document, table)):
                yield from _by_steps(document, steps, told)
            yield from _by_tense(facts, document, table, told)


def _by_steps(document: Document, steps: Sequence[Order], told: Sequence[Stated]) -> Iterator[Told]:
    """The dates of the two ends of each chain of two steps or more."""
    for start in steps:
        for last in (start, *_ends((start,), steps, document.lang)):
            first = date_of(start.first, start.start, told, document.lang)
            second = date_of(last.second, last.start, told, document.lang)
            if first is not None and second is not None and first.id != second.id:
                yield Told(first, second, 1, None)


def _ends(path: tuple[Order, ...], steps: Sequence[Order], lang: str) -> Iterator[Order]:
    """The last steps of the chains that begin with a path."""
    for step in steps if len(path) < _LONGEST else ():
        if step not in path and joined(path[-1], step, lang, short=False):
            yield step
            yield from _ends((*path, step), steps, lang)


def _by_tense(facts: Facts, document: Document, table: Wording, told: Sequence[Stated]) -> Iterator[Told]:
    """ "They had left on 15 July", beside the one other date of a text, which is that of what is told."""
    if len(told) != _PAIR:
        return
    main, late = told
    between = facts.sentence(document.id, late.timex.start).start
    near = main.timex.start < between or ";" in document.text[main.timex.end : late.timex.start]
    said = list(WORD.finditer(document.text, max(between, main.timex.end), late.timex.start))
    had = [n for n, w in enumerate(said) if table.had.intersection(forms(w[0], document.lang))]
    if not near or not had or _had(facts, document, table, main):
        return
    behind = said[had[-1] + 1 : had[-1] + 1 + _HAD]
    verbs = facts.events_between(document.id, behind[0].start(), late.timex.start) if behind else ()
    turned = words(document.lang).before | words(document.lang).after | words(document.lang).since
    end = facts.sentence(document.id, late.timex.start).end
    whole = (*said, *WORD.finditer(document.text, late.timex.end, end))
    aside = any((turned | table.sources).intersection(forms(w[0], document.lang)) for w in whole)
    told_by = any(e.class_ == "REPORTING" for e in verbs)
    if not aside and not told_by and len([e for e in verbs if e.pos == "VERB"]) == 1:
        yield Told(late.timex, main.timex, 1, None)


def _had(facts: Facts, document: Document, table: Wording, told: Stated) -> bool:
    """Whether a statement is told as what had happened before something."""
    start = facts.sentence(document.id, told.timex.start).start
    said = WORD.finditer(document.text, start, told.timex.start)
    return any(table.had.intersection(forms(w[0], document.lang)) for w in said)
