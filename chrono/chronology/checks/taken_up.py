"""One event dated twice, told again by a pronoun, a noun of the same sense, or the same words: "It took place on".

The second statement must say nothing that the first did not: what stands before its date is held against the first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chrono.chronology.checks.clause_starts import inner_starts
from chrono.chronology.checks.distance import counted_amount, points
from chrono.chronology.checks.stated import MARK, Stated, order_words, set_apart, stated, verbs_of
from chrono.chronology.facts import Facts
from chrono.chronology.joints import joints
from chrono.chronology.light import NOMINAL
from chrono.chronology.names import bare_word, naming
from chrono.chronology.phrases import number_of, words
from chrono.chronology.wording import WORD, Term, Wording, forms, kin, one_word, terms, wording
from chrono.document.fold import fold_word
from chrono.document.model import Document, Span
from chrono.temporal.civil import DAY
from chrono.timex.model import Timex

_FARTHEST = {"day": 40 * DAY, "daypart": 40 * DAY, "minute": 2 * DAY, "month": 370 * DAY, "year": 11000 * DAY}
"""Dates further apart are of two events."""
_LEAD = 3
_BACK, _NEAR = 2, 260
"""So many dates back, and so many code points, an event is told again."""
_DATED = re.compile(r"(?:(?:XXXX|\d{4})-\d\d(?:-\d\d)?|\d{4})(?:T\d\d:\d\d)?")
_CLAUSE = re.compile(r"[,،;؛:(—–\n]|\s-\s")
_Words = Sequence[re.Match[str]]


@dataclass(frozen=True, slots=True)
class Again:
    """A statement with a date, read against an earlier one."""

    document: Document
    table: Wording
    said: _Words
    told: tuple[Term, ...]
    """What the first statement says."""
    earlier: frozenset[str]
    """All its words."""
    heads: tuple[Term, ...] = ()
    """What its date dates, where that is known."""


def taken_up(facts: Facts) -> Iterator[tuple[Timex, Timex, str]]:
    """(first date, second date, the words that take up the event) for events with two dates."""
    ends = {id_ for r in facts.chronology.ranges for id_ in (r.from_, r.to)}
    for document in facts.chronology.documents:
        table = wording(document.lang)
        dates = points(facts, document, Span(0, len(document.text))) if table else []
        dates = [t for t in dates if _DATED.fullmatch(t.said) and t.id not in ends]
        known = {s.timex.id: s for s in stated(facts, document, table)} if table and len(dates) > 1 else {}
        for n, second in enumerate(dates):
            for first in dates[max(0, n - _BACK) : n][::-1]:
                close = table and _near(first, second)
                if (
                    table
                    and close is not None
                    and (said := _again(facts, document, table, (first, second), known.get(first.id)))
                ):
                    if close or _once(said, document.lang, table):
                        yield first, second, said
                    break


def _once(said: str, lang: str, table: Wording) -> bool:
    """Whether words tell of what happens once: a birth, a death, the founding of a firm."""
    return any(f.startswith(table.once) for w in WORD.finditer(said) for f in _bare_forms(w[0], lang))


def _bare_forms(word: str, lang: str) -> tuple[str, ...]:
    return (*forms(word, lang), bare_word(word, naming(lang)))


def _near(first: Timex, second: Timex) -> bool | None:
    """Whether two dates may be of one event; None where they are too far apart even for what happens once."""
    a, b = first.interval, second.interval
    if first.granularity != second.granularity or a is None or b is None or a.begin is None or b.begin is None:
        return None
    gap = abs(a.begin - b.begin)
    if not 0 < gap <= _FARTHEST["year"] or a.overlaps(b) or second.start - first.end > _NEAR:
        return None
    return gap <= _FARTHEST.get(first.granularity or "", 0)


def _again(facts: Facts, document: Document, table: Wording, dates: tuple[Timex, Timex], known: Stated | None) -> str:
    """The words that take up the event of the first date, or nothing."""
    first, second = dates
    heads = (*known.heads, *_behind_date(document, first, table)) if known else ()
    one, two = facts.sentence(document.id, first.start), facts.sentence(document.id, second.start)
    ahead = facts.sentence(document.id, max(0, two.start - 2)) if two.start else two
    before = facts.sentence(document.id, max(0, ahead.start - 2)) if ahead.start else ahead
    if one.start not in (two.start, ahead.start, before.start) or _listed(document, first, second):
        return ""
    floor = first.end if one.start == two.start else two.start
    for start in (*_starts(document, floor, second.start), *inner_starts(facts, document, table, floor, second)):
        end = min(one.end, start)
        earlier = [w for w in WORD.finditer(document.text, one.start, end) if not first.start <= w.start() < first.end]
        plain = frozenset(f for w in earlier for f in forms(w[0], document.lang))
        said = list(WORD.finditer(document.text, start, second.start))
        told = (*terms(document, earlier), *verbs_of(facts, document, earlier))
        again = Again(document, table, said, told, plain, heads)
        if (
            said
            and not _of_another(facts, again, known)
            and _holds(facts, again, second, within=one.start == two.start)
        ):
            return document.text[said[0].start() : said[-1].end()]
    return _behind(facts, document, table, first, second)


def _behind_date(document: Document, date: Timex, table: Wording) -> tuple[Term, ...]:
    """What stands behind a date in its clause: "12 May as the date of its foundation"."""
    mark = MARK.search(document.text, date.end)
    said = list(WORD.finditer(document.text, date.end, mark.start() if mark else len(document.text)))
    order = order_words(document.lang)
    cut = next((n for n, w in enumerate(said) if order.intersection(forms(w[0], document.lang))), len(said))
    return terms(document, said[:cut]) if table else ()


def _of_another(facts: Facts, again: Again, known: Stated | None) -> bool:
    """Whether a relative clause speaks of a thing that was not told with the first date: "the murder, which took"."""
    document, lead = again.document, again.said[0]
    if not words(document.lang).relative.intersection(forms(lead[0], document.lang)):
        return False
    sentence = facts.sentence(document.id, lead.start())
    dated = [(t.start, t.end) for t in facts.timexes_between(document.id, sentence.start, lead.start())]
    ahead = WORD.finditer(document.text, sentence.start, lead.start())
    ahead_terms = terms(document, [w for w in ahead if not any(b <= w.start() < e for b, e in dated)])
    told = known.said if known else again.told
    return bool(ahead_terms) and not any(_like(ahead_terms[-1], t, again) for t in told)


def _holds(facts: Facts, again: Again, second: Timex, *, within: bool) -> bool:
    """Whether a statement takes up the event, and its date is no other's."""
    document = again.document
    if any(set_apart(facts, document.id, w.start(), second.start) for w in again.said):
        return False
    inside = facts.timexes_between(document.id, again.said[0].start(), second.start)
    if any(t.type == "DURATION" or counted_amount(t) for t in inside):
        return False  # "and two years later, in 1957"
    return not _vetoed(again, second, within) and _says_same(facts, again, second)


def _behind(facts: Facts, document: Document, table: Wording, first: Timex, second: Timex) -> str:
    """What stands behind a date that leads its statement: "and 29 June for the detention in chapter five"."""
    one, two = facts.sentence(document.id, first.start), facts.sentence(document.id, second.start)
    lead = list(WORD.finditer(document.text, first.end if one.start == two.start else two.start, second.start))
    if terms(document, lead[-_LEAD:]) or one.start != two.start:
        return ""
    stop = _CLAUSE.search(document.text, second.end, two.end)
    said = list(WORD.finditer(document.text, second.end, stop.start() if stop else two.end))
    earlier = list(WORD.finditer(document.text, one.start, second.start))
    known = frozenset(f for w in earlier for f in forms(w[0], document.lang))
    again = Again(document, table, said, terms(document, earlier), known)
    passages = any(table.passages.intersection(forms(w[0], document.lang)) for w in said)
    same = passages and not _vetoed(again, second, within=False) and _says_same(facts, again, second)
    return document.text[said[0].start() : said[-1].end()] if same else ""


def _starts(document: Document, floor: int, end: int) -> list[int]:
    """Where the clause of a date may begin: behind the last mark before it, or the one before that."""
    marks = [floor, *(m.end() for m in _CLAUSE.finditer(document.text, floor, end))]
    return marks[::-1][:3]


def _listed(document: Document, first: Timex, second: Timex) -> bool:
    """Whether nothing but a joiner and small words part two dates."""
    table = words(document.lang)
    said = [fold_word(w[0]) for w in WORD.finditer(document.text, first.end, second.start)]
    small = table.list_words | table.within | table.spans | table.joiners
    return all(w in small for w in said) and len(said) < 4


def _vetoed(again: Again, second: Timex, within: bool) -> bool:
    """Whether a statement speaks of a second such thing, of a begin or an end, is a background or denies."""
    lang, text = again.document.lang, again.document.text
    each = [set(forms(w[0], lang)) for w in again.said]
    said = {f for found in each for f in found}
    edges, idle = words(lang).light | words(lang).ending, again.table.happens | again.earlier | words(lang).was
    phase = any(found & edges and not found & idle for found in each)
    fresh = words(lang).again - again.table.passages - again.earlier
    behind = WORD.search(text, second.end)
    relative = (
        behind is not None
        and text[second.end : behind.start()].strip() == ""
        and fold_word(behind[0]) in (words(lang).relative - {"where"})
    )
    aside = (
        (words(lang).after - again.table.passages) | words(lang).before | words(lang).since | joints(lang).background
    )
    if within and (said & aside or not (joints(lang).takes_up | again.table.passages | again.table.sources) & said):
        return True
    another = {f for w in list(WORD.finditer(text, second.end, second.end + 16))[:1] for f in forms(w[0], lang)}
    if another & words(lang).again:
        return True
    told = bool(said & again.table.passages) or bool(said & again.table.sources)
    return bool(
        phase or (said & fresh and not told) or {fold_word(w[0]) for w in again.said} & again.table.denied or relative
    )


def _says_same(facts: Facts, again: Again, second: Timex) -> bool:
    """Whether what stands before the second date says only what was told with the first one."""
    lang, table = again.document.lang, again.table
    cues = [n for n, w in enumerate(again.said) if table.sources.intersection(forms(w[0], lang))]
    that = [n for n, w in enumerate(again.said) if cues and fold_word(w[0]) in table.that]
    begin = max((cues[-1], *that)) + 1 if cues else 0
    said = again.said[begin:]
    folded = [set(forms(w[0], lang)) for w in said]
    passages = any(table.passages.intersection(forms(w[0], lang)) for w in again.said)
    kept = [w for w, f in zip(said, folded, strict=True) if not f & (table.passages | table.happens)]
    rest = [t for t in terms(again.document, kept) if number_of(t.text, lang) is None and not _ordinal(t, lang)]
    if not passages and _numbers(terms(again.document, kept), lang) - _numbers(again.told, lang):
        return False  # three men and five men are not one group
    if passages:  # "in the next paragraph"
        rest = [t for t in rest if not words(lang).again.intersection(forms(t.text, lang))]
    matched = [t for t in rest if _known(t, again)]
    other = matched and again.heads and not any(_like(t, h, again) for t in matched for h in again.heads)
    if other or len(matched) < len(rest):  # what is told again must be what the first date dates
        last = bool(matched) and not other and matched[-1] is rest[-1]
        return last and _names(facts, again, rest[-1], second)
    twice = bool(cues) and bool(again.earlier & table.sources)
    pronoun = any(f & (joints(lang).takes_up | table.pronouns) for f in folded)
    if not matched:
        return passages or (any(f & table.happens for f in folded) and (pronoun or table.verb_first))
    once = _once(" ".join(w[0] for w in said), lang, table)
    if passages or (len(matched) > 1 and (second.granularity != "year" or twice or once)):
        return True
    literal = all(f & again.earlier for f in folded)
    if twice:
        events = (w for w in kept if facts.events_between(again.document.id, w.start(), w.end()))
        return (literal and second.granularity == "day") or any(w[0] == matched[0].text for w in events)
    return _noun(facts, again, matched[0]) if once or second.granularity not in ("month", "year") else False


def _numbers(said: Sequence[Term], lang: str) -> frozenset[int]:
    return frozenset(n for t in said if (n := number_of(t.text, lang)) is not None)


def _names(facts: Facts, again: Again, term: Term, second: Timex) -> bool:
    """Whether a date is written onto the noun that takes up the event: "the earthquake of 6 May"."""
    at = max(n for n, w in enumerate(again.said) if w[0] == term.text)
    behind = [fold_word(w[0]) for w in again.said[at + 1 :]]
    bound = behind == [] if again.table.verb_first else behind == ["of"]
    return second.granularity == "day" and bound and _noun(facts, again, term)


def _ordinal(term: Term, lang: str) -> bool:
    return fold_word(term.text) in words(lang).ordinals


def _like(first: Term, second: Term, again: Again) -> bool:
    lang = again.document.lang
    general = again.table.general.intersection(forms(first.text, lang))
    return bool(general) or one_word(first, second, lang) or kin(first, second, lang)


def _known(term: Term, again: Again) -> bool:
    """Whether a word has its like in the first statement, or is a word for whatever happened."""
    lang = again.document.lang
    general = again.table.general.intersection(forms(term.text, lang))
    return bool(general) or any(one_word(term, t, lang) or kin(term, t, lang) for t in again.told)


def _noun(facts: Facts, again: Again, term: Term) -> bool:
    """Whether the one word that takes up an event is a definite noun for it, or a verb behind a pronoun."""
    table, lang = words(again.document.lang), again.document.lang
    at = next(n for n, w in enumerate(again.said) if w[0] == term.text)
    before = [fold_word(w[0]) for w in again.said[max(0, at - 2) : at]]
    place = again.said[at].start()
    events = facts.events_between(again.document.id, place, place + 1)
    if again.table.verb_first:
        return (
            bool(events)
            or _once(term.text, lang, again.table)
            or bool(again.table.general.intersection(forms(term.text, lang)))
        )
    definite = (table.definite | again.table.owners).intersection(before) or any("'" in w for w in before)
    named = definite or again.document.text[max(0, place - 3) : place].rstrip().endswith(("'s", "s'", "’s"))
    pronoun = again.table.pronouns.intersection(before)
    nominal = any(e.pos in NOMINAL for e in events) or again.table.general.intersection(forms(term.text, lang))
    return bool((named and nominal) or (pronoun and events))
