"""Statements with a date, and the date of a thing looked up among them by its words: "before the election"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chrono.chronology.checks.distance import points
from chrono.chronology.facts import Facts
from chrono.chronology.joints import joints
from chrono.chronology.light import NOMINAL, is_light
from chrono.chronology.phrases import words
from chrono.chronology.wording import WORD, Term, Wording, forms, kin, one_word, roots, terms, wording
from chrono.document.model import Document, Span
from chrono.timex.model import Timex

NEAR = 400
"""Code points from a thing to the statement that dates it."""

MARK = re.compile(r"[,،;؛!?؟()\[\]\"«»“”—–\n]|(?<!\d)[.:]|[.:](?!\d)|\s-\s")
_DATED = re.compile(r"\d{4}|XXXX-\d\d")
COMMAS = frozenset(",،")
_LEAD, _LEAD_WORDS = 30, 3


@dataclass(frozen=True, slots=True)
class Stated:
    """A date with the words of its statement; ``heads`` are those of what it dates, ``plain`` all of them."""

    timex: Timex
    start: int
    said: tuple[Term, ...]
    heads: tuple[Term, ...]
    plain: frozenset[str]


def stated(facts: Facts, document: Document, table: Wording) -> Sequence[Stated]:
    """The statements of a document with a date of their own, in order."""
    return facts.once("stated", document.id, lambda: _all(facts, document, table))


def _all(facts: Facts, document: Document, table: Wording) -> list[Stated]:
    dates = [t for t in points(facts, document, Span(0, len(document.text))) if _DATED.match(t.said)]
    return [s for n, t in enumerate(dates) if (s := _stated(facts, document, table, dates, n)) is not None]


def order_words(lang: str) -> frozenset[str]:
    """Words behind which stands the thing that something is told to be before or after."""
    table, verbs = words(lang), wording(lang)
    both = table.before | table.after | (verbs.before | verbs.after if verbs else frozenset())
    return both - table.since - (table.later - joints(lang).background)


def mark_after(facts: Facts, document: Document, start: int, stop: int) -> int | None:
    """Where the next mark stands that is no part of an expression of time, as that of "May 3, 2025" is."""
    held = [(t.start, t.end) for t in facts.timexes_between(document.id, start - _LEAD, stop)]
    marks = (m.start() for m in MARK.finditer(document.text, start, stop))
    return next((at for at in marks if not any(b <= at < e for b, e in held)), None)


def set_apart(facts: Facts, document: str, thing: int, date: int) -> bool:
    """Whether a thing behind a word of order is parted from a date by a mark: "after the vote, on 9 July"."""
    lang, text = facts.documents[document].lang, facts.documents[document].text
    start = facts.sentence(document, thing).start
    said = WORD.findall(text[max(start, thing - _LEAD) : thing])[-_LEAD_WORDS:]
    led = any(order_words(lang).intersection(forms(w, lang)) for w in said)
    return led and thing < date and mark_after(facts, facts.documents[document], thing, date) is not None


def _stated(facts: Facts, document: Document, table: Wording, dates: Sequence[Timex], n: int) -> Stated | None:
    """The statement of one date: the words before it, or behind it where it leads."""
    timex = dates[n]
    sentence = facts.sentence(document.id, timex.start)
    before = max([sentence.start, *(t.end for t in dates[max(0, n - 1) : n])])
    after = min([sentence.end, *(t.start for t in dates[n + 1 : n + 2])])
    ahead = _ahead(facts, document, Span(before, timex.start))
    if ahead is None:
        return None
    behind = _behind(document, Span(timex.end, after)) if not _says(facts, document, ahead) else []
    counted = [(t.start, t.end) for t in facts.timexes_between(document.id, before, after)]
    said = [w for w in (*ahead, *behind) if not any(b <= w.start() < e for b, e in counted)]
    if not said or any(table.denied.intersection(forms(w[0], document.lang)) for w in said):
        return None
    plain = frozenset(f for w in said for f in forms(w[0], document.lang))
    heads = tuple(_term(w, document.lang) for w in _heads(facts, document, table, said, timex))
    whole = (*terms(document, said), *verbs_of(facts, document, said))
    return Stated(timex, said[0].start(), whole, heads, plain) if heads else None


def _term(word: re.Match[str], lang: str) -> Term:
    return Term(word[0], frozenset(r for f in forms(word[0], lang) for r in roots(f, lang)))


def _says(facts: Facts, document: Document, said: Sequence[re.Match[str]]) -> bool:
    return bool(terms(document, said) or verbs_of(facts, document, said))


def verbs_of(facts: Facts, document: Document, said: Sequence[re.Match[str]]) -> tuple[Term, ...]:
    """The words that are verbs which happen, also those of begin and end."""
    events = facts.events_between(document.id, said[0].start(), said[-1].end()) if said else ()
    verbs = [e for e in events if e.pos == "VERB"]
    found = (w for w in said if any(e.start < w.end() and w.start() < e.end for e in verbs))
    return tuple(_term(w, document.lang) for w in found)


def _ahead(facts: Facts, document: Document, span: Span) -> list[re.Match[str]] | None:
    """The words before a date that may be dated by it; None where a word of order makes this unsure."""
    said = list(WORD.finditer(document.text, span.start, span.end))
    table = words(document.lang)
    order = order_words(document.lang) | table.since
    at = next((n for n in range(len(said) - 1, -1, -1) if order.intersection(forms(said[n][0], document.lang))), None)
    if at is None:
        return said
    mark = next((m for m in MARK.finditer(document.text, said[at].end(), span.end)), None)
    inner = [w for w in said[at + 1 :] if mark is None or w.start() < mark.start()]
    outer = said[at + 1 + len(inner) :]
    if outer and mark is not None and table.relative.intersection(forms(outer[0][0], document.lang)):
        return [*inner, *outer]  # "after the truce, which was signed on 10 May"
    if mark is not None:
        return [*said[:at], *outer]  # "before the election, on 10 May": no date of the election
    verbs = [e for e in facts.events_between(document.id, said[at].end(), span.end) if e.pos == "VERB"]
    return None if verbs and not table.since.intersection(forms(said[at][0], document.lang)) else inner


def _behind(document: Document, span: Span) -> list[re.Match[str]]:
    """The words behind a date that leads its statement, to the first mark or word of order."""
    lead = document.text[span.start : span.end]
    begin = span.start + (len(lead) - len(lead.lstrip(" ,،):")))
    mark = MARK.search(document.text, begin, span.end)
    said = list(WORD.finditer(document.text, begin, mark.start() if mark else span.end))
    table = wording(document.lang)
    order = order_words(document.lang) | (table.into if table else frozenset())
    at = next((n for n, w in enumerate(said) if order.intersection(forms(w[0], document.lang))), len(said))
    return said[:at]


def _heads(
    facts: Facts, document: Document, table: Wording, said: Sequence[re.Match[str]], timex: Timex
) -> Iterator[re.Match[str]]:
    """The words of the events that a date dates, and of nouns beside a light verb; all of what a verb brings about."""
    events = facts.events_between(document.id, said[0].start(), said[-1].end())
    dated = frozenset(facts.events_dated_by(timex.id))
    some = [e for e in events if e.id in dated]
    some = [e for e in some if not table.sources.intersection(forms(e.text, document.lang))] or some
    brings = any(table.brings.intersection(forms(e.text, document.lang)) for e in some)
    if any(is_light(e, document.lang) for e in some) or not any(e.pos == "VERB" for e in events):
        some += [e for e in events if e.pos in NOMINAL]
    if document.text[: timex.start].endswith("("):
        yield from (w for w in said[-2:] if w.end() <= timex.start)  # "the Karsk flood (2 July 1952)"
    happens = [w for w in said if table.happens.intersection(forms(w[0], document.lang))]
    only = all(any(e.start < w.end() and w.start() < e.end for w in happens) for e in some)
    for word in said:
        held = any(e.start < word.end() and word.start() < e.end for e in some)
        small = table.small.intersection(forms(word[0], document.lang))
        idle = word in happens and not only
        if (held and not idle) or ((brings or not events) and len(word[0]) > 2 and not small):
            yield word


def date_of(thing: Sequence[Term], at: int, told: Sequence[Stated], lang: str) -> Timex | None:
    """The one date of a thing: of the statements near a place that have all its words and date one of them."""
    again = words(lang).again
    near = [s for s in told if abs(s.timex.start - at) <= NEAR]
    found = [s for s in near if _names(thing, s, lang) and not {t.text for t in thing} & (again - s.plain)]
    spans = {(s.timex.begin, s.timex.finish) for s in found}
    return found[-1].timex if len(spans) == 1 else None


def _names(thing: Sequence[Term], told: Stated, lang: str) -> bool:
    """Whether all words of a thing are in a statement, and one alone is what its date dates."""
    every = all(any(_like(t, s, lang) for s in told.said) for t in thing)
    return every and (len(thing) > 1 or any(_like(t, h, lang) for t in thing for h in told.heads))


def _like(first: Term, second: Term, lang: str) -> bool:
    return one_word(first, second, lang) or kin(first, second, lang)
