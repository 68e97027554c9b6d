"""Circles of order as the words say them: "the vote came before the march, the march before the vote".

Statements near each other are read from their words alone: what stands before and behind the one word of order of a
clause. They serve the finding only and never move an entry.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chrono.chronology.checks.stated import order_words
from chrono.chronology.facts import Facts
from chrono.chronology.joints import split
from chrono.chronology.phrases import words
from chrono.chronology.wording import WORD, Term, Wording, forms, one_thing, shared, terms, wording
from chrono.document.fold import fold_word
from chrono.document.model import Document

_CLAUSE = re.compile(r"[^.,;:!?()\[\]\"«»“”،؛؟—–\n]+")
_NEAR = 160
"""Code points from one statement to the next of a circle."""

_LONGEST, _HEAD = 5, 5
_Words = Sequence[re.Match[str]]


@dataclass(frozen=True, slots=True)
class Order:
    """A statement of a clause: one thing before another."""

    start: int
    end: int
    first: tuple[Term, ...]
    second: tuple[Term, ...]


def rounds(facts: Facts) -> Iterator[tuple[Document, tuple[Order, ...]]]:
    """Statements of one document of which each ends with the thing that the next begins with, round to the first."""
    for document in facts.chronology.documents:
        table = wording(document.lang)
        for group in groups(orders(facts, document, table)) if table else ():
            found = next((path for one in group if (path := _path((one,), group, document.lang))), None)
            if found:
                yield document, found


def groups(orders: Iterable[Order]) -> Iterator[list[Order]]:
    """Statements that stand near each other."""
    group: list[Order] = []
    for order in orders:
        if group and order.start - group[-1].end > _NEAR:
            yield group
            group = []
        group.append(order)
    yield group


def _path(path: tuple[Order, ...], group: Sequence[Order], lang: str) -> tuple[Order, ...] | None:
    """The path, lengthened until it comes back to its begin."""
    if len(path) > 1 and joined(path[-1], path[0], lang, short=len(path) == 2):
        return path
    if len(path) == _LONGEST:
        return None
    following = (o for o in group if o not in path and joined(path[-1], o, lang, short=False))
    return next((found for o in following if (found := _path((*path, o), group, lang))), None)


def joined(early: Order, late: Order, lang: str, *, short: bool) -> bool:
    """Whether the later thing of one statement is the earlier one of another; two statements need it in full."""
    a, b = early.second, late.first
    if not one_thing(a, b, lang):
        return False
    return not short or len(a) == len(b) or shared(a, b, lang) > 1


def orders(facts: Facts, document: Document, table: Wording) -> Sequence[Order]:
    """The statements of order of a document, in order of the text; those with a date have a check of their own."""
    return facts.once("orders", document.id, lambda: list(_orders(facts, document, table)))


def _orders(facts: Facts, document: Document, table: Wording) -> Iterator[Order]:
    clauses = list(_clauses(document, table))
    for n, said in enumerate(clauses):
        if any(_sign(w[0], document.lang, table) for w in said):
            for part in _parts(said, document.lang, table):
                order = _order(facts, document, part, table) or _fronted(facts, document, part, clauses[n + 1 :], table)
                if order is not None:
                    yield order
        else:
            yield from _chain(facts, document, said, clauses[max(0, n - 1) : n], table)


def _fronted(
    facts: Facts, document: Document, said: _Words, following: Sequence[_Words], table: Wording
) -> Order | None:
    """ "Before the goal, the captain was sent off": what comes before stands behind the comma, or behind the verb."""
    turn = _sign(said[0][0], document.lang, table)
    inner = _own_verb(facts, document, said, table)
    left = said[inner:] if inner else following[0] if following else []
    right = said[1 : inner or len(said)]
    together = left and facts.together(document, said[0].start(), left[0].start())
    signs = sum(bool(_sign(w[0], document.lang, table)) for w in (*left, *right))
    return _pair(facts, document, left, right, turn) if turn and together and not signs else None


def _own_verb(facts: Facts, document: Document, said: _Words, table: Wording) -> int:
    """Where a clause of its own begins behind a thing told first, in a language whose verbs lead; 0 for nowhere."""
    if not table.verb_first or len(said) < 3:
        return 0
    events = [e for e in facts.events_between(document.id, said[1].start(), said[-1].end()) if e.pos == "VERB"]
    places_ = [n for n, w in enumerate(said) if any(e.start < w.end() and w.start() < e.end for e in events)]
    led = fold_word(said[1][0]) in table.that
    skipped = places_[1:] if led or fold_word(said[0][0]).endswith("ما") else places_
    return skipped[0] if skipped and skipped[0] > 1 else 0


def _chain(facts: Facts, document: Document, said: _Words, before: Sequence[_Words], table: Wording) -> Iterator[Order]:
    """ "First the envoy left, then the bombing started, then": each is before the next."""
    cuts = [n for n, w in enumerate(said) if table.then.intersection(forms(w[0], document.lang))]
    if not cuts or any(fold_word(w[0]) in table.that for n in cuts for w in said[n + 1 : n + 2]):
        return  # "ثم إن": "moreover", no step in time
    steps = [said[a:b] for a, b in zip([0, *cuts], [*cuts, len(said)], strict=True) if said[a:b]]
    lead = [w for w in steps[0] if not (table.then | table.joiners).intersection(forms(w[0], document.lang))]
    if cuts[0] <= 1 and before and facts.together(document, before[0][0].start(), said[0].start()):
        if len(steps) > 1 and not lead:
            steps = steps[1:]
        steps = [_last_step(before[0], document.lang, table), *steps]
    for first, second in pairwise(steps):
        order = _pair(facts, document, first, second, 1)
        if order is not None:
            yield order


def _last_step(said: _Words, lang: str, table: Wording) -> _Words:
    """The words behind the last "then" of a clause."""
    cuts = [n for n, w in enumerate(said) if table.then.intersection(forms(w[0], lang))]
    return said[cuts[-1] :] if cuts else said


def _clauses(document: Document, table: Wording) -> Iterator[_Words]:
    """The words of each clause, without one that is put into it: "the pardon, everyone agrees, came before"."""
    text = document.text
    found = [list(WORD.finditer(text, c.start(), c.end())) for c in _CLAUSE.finditer(text)]
    found = [said for said in found if said]
    while found:
        head, *rest = found
        lang = document.lang
        if len(rest) > 1 and _open(text, head, rest[0], lang, table) and _goes_on(rest[1], lang, table):
            yield [*head, *rest[1]]
            found = rest[2:]
        else:
            yield head
            found = rest


def _open(text: str, head: _Words, inner: _Words, lang: str, table: Wording) -> bool:
    """Whether a clause of a few words, without a word of order, is followed by another such between commas."""
    short = len(head) <= _HEAD and len(inner) <= _HEAD
    comma = text[head[-1].end() : inner[0].start()].strip() in (",", "،")
    return short and comma and not any(_sign(w[0], lang, table) for w in (*head, *inner))


def _goes_on(said: _Words, lang: str, table: Wording) -> bool:
    """Whether a clause begins with its verb, and has a word of order."""
    verbs = words(lang).light | words(lang).was | table.precedes | table.follows
    led = bool(verbs.intersection(forms(said[0][0], lang)))
    return led and any(_sign(w[0], lang, table) for w in said)


def _sign(word: str, lang: str, table: Wording) -> int:
    """1 for a word by which what stands before it comes first, -1 where it comes last, 0 for other words."""
    said = set(forms(word, lang))
    return 1 if said & (table.before | table.precedes) else -1 if said & (table.after | table.follows) else 0


def _parts(said: _Words, lang: str, table: Wording) -> Iterator[_Words]:
    """A clause, parted before the conjunctions between two words of order."""
    begin, last = 0, -1
    for n, word in enumerate(said):
        if not _sign(word[0], lang, table):
            continue
        cut = next((k for k in range(n, last, -1) if _joins(said[k][0], table)), None) if last >= 0 else None
        if cut is not None:
            yield said[begin:cut]
            begin = cut
        last = n
    yield said[begin:]


def _joins(word: str, table: Wording) -> bool:
    folded = fold_word(word)
    return folded in table.joiners or (len(folded) > 3 and folded.startswith(table.glued or ("\0",)))


def _order(facts: Facts, document: Document, said: _Words, table: Wording) -> Order | None:
    """What a clause with one word of order says."""
    signs = [(n, turn) for n, w in enumerate(said) if (turn := _sign(w[0], document.lang, table))]
    if len(signs) != 1:
        return None
    at, turn = signs[0]
    left, right = _sides(said, at, document.lang, table)
    if right and fold_word(right[0][0]) in table.passive:
        turn = -turn
    return _pair(facts, document, _told(left, document.lang, table), right, turn)


def _told(said: _Words, lang: str, table: Wording) -> _Words:
    """What is told, without who tells it: "the report says that"."""
    cues = [n for n, w in enumerate(said) if table.sources.intersection(forms(w[0], lang))]
    that = [n for n, w in enumerate(said) if cues and n > cues[0] and fold_word(w[0]) in table.that]
    return said[that[-1] + 1 :] if that else said


def _pair(facts: Facts, document: Document, left: _Words, right: _Words, turn: int) -> Order | None:
    """One thing before (``turn`` 1) or after another; nothing for one that has a date, or for what is denied."""
    table, said = wording(document.lang), sorted((*left, *right), key=lambda w: w.start())
    if (
        table is None
        or not left
        or not right
        or any(table.denied.intersection(forms(w[0], document.lang)) for w in said)
    ):
        return None
    timexes = facts.timexes_between(document.id, said[0].start(), said[-1].end())
    dated = [t for t in timexes if t.type in ("DATE", "TIME") and t.interval is not None]
    if any(not order_words(document.lang).intersection(split(t.text)) for t in dated):
        return None  # "the day after" is no date
    spans = [(t.start, t.end) for t in timexes]
    a, b = (terms(document, [w for w in s if not _inside(w, spans)]) for s in (left, right))
    first, second = (a, b) if turn > 0 else (b, a)
    apart = a and b and not one_thing(a, b, document.lang)
    return Order(said[0].start(), said[-1].end(), first, second) if apart else None


def _sides(said: _Words, at: int, lang: str, table: Wording) -> tuple[_Words, _Words]:
    """The words before and behind the word of order; of a verb that stands first, its subject and its object."""
    left, right = said[:at], said[at + 1 :]
    verb = set(forms(said[at][0], lang)) & (table.precedes | table.follows)
    if not verb or not table.verb_first or left:
        return left, right
    marks = tuple(words(lang).definite)
    cut = next((n + 1 for n, w in enumerate(right) if w[0].startswith(marks)), 0)
    marked = cut > 0 and right[cut - 1][0].endswith(table.object_marks)
    return (right[cut:], right[:cut]) if marked else (right[:cut], right[cut:])


def _inside(word: re.Match[str], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word.start() < end for start, end in spans)
