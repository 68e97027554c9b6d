"""Order as it is written between two dates: "on 10 May, before the election of 3 March"."""

import re
from collections.abc import Iterator

from chrono.chronology.checks.distance import points
from chrono.chronology.checks.pairs import Pair, neighbours
from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft
from chrono.chronology.joints import joints
from chrono.chronology.phrases import words
from chrono.chronology.wording import forms, wording
from chrono.document.fold import fold_word
from chrono.document.model import Document
from chrono.temporal.civil import DAY
from chrono.timex.model import Timex

_WORD = re.compile(r"\w+")
_REACH = 90
_LEAD = 6
_CLOSE, _PAIR = 4, 2
"""The word of order stands within so many words behind the first date."""

_YEAR = 4
LITTLE = 92 * DAY
"""Dates without a year that lie further apart may be of two years."""

_FINE = frozenset({"day", "month", "year"})


def written_order(facts: Facts) -> Iterator[tuple[Draft, frozenset[str]]]:
    """(draft, ids of the expressions) for two dates of one clause that deny the word of order between them."""
    for pair in neighbours(facts, _REACH, vague=False):
        first, second = pair.first, pair.second
        document = facts.documents[first.document or ""]
        if _elsewhere(pair, document.lang):
            continue
        turn = _turn(pair, document.lang) or _turn_ahead(facts, document, pair) or _turn_on(document, pair)
        if turn and _is_date(first) and _is_date(second) and pair.same_clause and _denied(first, second, turn):
            yield order_draft(facts, first, second, turn), frozenset((first.id, second.id))


def _elsewhere(pair: Pair, lang: str) -> bool:
    """Whether the second date stands at another place of a source: "and later in the statement"."""
    table, said = wording(lang), set(_WORD.findall(pair.between))
    told = table is not None and any(table.passages.intersection(forms(w, lang)) for w in said)
    return told and table is not None and any(table.sources.intersection(forms(w, lang)) for w in said)


def _turn(pair: Pair, lang: str) -> int:
    """1 for a word "before" between the dates, -1 for "after", 0 for none, for both, or for one too far on."""
    said = [fold_word(w) for w in _WORD.findall(pair.between)]
    found = [(n, turn) for n, w in enumerate(said) if (turn := _order(w, said[n + 1 : n + 2], lang))]
    return found[0][1] if len(found) == 1 and found[0][0] <= _CLOSE and len(said) > found[0][0] + 1 else 0


def _order(word: str, following: list[str], lang: str) -> int:
    """1 for a word by which what stands before it comes first, -1 where it comes last, 0 for other words."""
    table, verbs = words(lang), wording(lang)
    before, after = (table.before, table.after) if verbs is None else (verbs.before, verbs.after)
    if word in before or word in after:
        return 1 if word in before else -1
    if verbs is None or verbs.verb_first or word not in verbs.precedes | verbs.follows:
        return 0
    if following and following[0] in table.within - table.definite - table.articles:
        return 0  # "the voyage followed in July" says nothing of what stands behind
    turn = 1 if word in verbs.precedes else -1
    return -turn if verbs.passive.intersection(following) else turn


def _turn_ahead(facts: Facts, document: Document, pair: Pair) -> int:
    """ "Before the floods of 3 March, on 10 April the dam was closed": the word stands first in its sentence."""
    table = words(document.lang)
    start = facts.sentence(document.id, pair.first.start).start
    ahead = [fold_word(w) for w in _WORD.findall(document.text[start : pair.first.start])]
    joined = set(pair.between) & set(",،") and (pair.linked(table.within) or _told_next(facts, document, pair))
    verbs = wording(document.lang)
    if ahead and verbs and verbs.verb_first and not _order(ahead[0], [], document.lang):
        said = set(forms(ahead[0], document.lang))
        inside = points(facts, document, facts.sentence(document.id, pair.first.start))
        if len(inside) == _PAIR and not (table.before | table.after) & {*ahead, *_WORD.findall(pair.between)}:
            return 1 if said & verbs.precedes else -1 if said & verbs.follows else 0
    if joined and verbs and len(ahead) > 1 and verbs.passive.intersection(ahead[1:2]):
        return 1 if ahead[0] in verbs.precedes else -1 if ahead[0] in verbs.follows else 0
    if not ahead or not joined or len(ahead) > _LEAD or set(ahead[1:]) & (table.before | table.after):
        return 0
    return -1 if ahead[0] in table.before else 1 if ahead[0] in table.after else 0


def _told_next(facts: Facts, document: Document, pair: Pair) -> bool:
    """Whether the second date dates the one verb behind a comma: "After the ruling of 5 March, they appealed on"."""
    table, said = words(document.lang), {fold_word(w) for w in _WORD.findall(pair.between)}
    verbs = [e for e in facts.events_between(document.id, pair.first.end, pair.second.start) if e.pos == "VERB"]
    apart = table.after | table.before | table.since | joints(document.lang).background | table.parting
    return pair.between[:1] in tuple(",،") and len(verbs) == 1 and len(said) <= 2 * _LEAD and not apart & said


def _turn_on(document: Document, pair: Pair) -> int:
    """1 for a word such as "then" close before the second date: "signed on 14 July, then the men were freed on"."""
    table = words(document.lang)
    said = _WORD.findall(pair.between)
    small = table.within - table.definite - table.articles
    verbs, last = wording(document.lang), [fold_word(w) for w in said[-_LEAD:]]
    lasting = verbs.precedes | verbs.follows if verbs and not verbs.verb_first else frozenset()
    last = [w for n, w in enumerate(last) if w not in lasting or set(last[n + 1 : n + 2]) <= small]
    near = [f for w in last for f in forms(w, document.lang)]
    apart = table.after | table.before | table.since | joints(document.lang).background
    free = not apart.intersection(fold_word(w) for w in said)
    return 1 if free and table.next.intersection(near) and not table.was.intersection(near) else 0


def _is_date(timex: Timex) -> bool:
    whole = (
        timex.type == "DATE"
        and not timex.said.startswith("XXXX-XX")
        and timex.granularity in _FINE
        and not timex.approximate
    )
    return whole and all(_other_year(timex, a.value) for a in timex.alternatives)


def _other_year(timex: Timex, value: str) -> bool:
    """Whether a second reading of a date is the same day of another year."""
    return timex.granularity == "day" and timex.value[_YEAR:] == value[_YEAR:]


def _denied(first: Timex, second: Timex, turn: int) -> bool:
    """Whether the dates stand the other way round; by little where a year is not written."""
    early, late = (first, second) if turn > 0 else (second, first)
    a, b = early.interval, late.interval
    if a is None or b is None or a.begin is None or b.end is None or a.begin < b.end:
        return False
    unsaid = any(t.alternatives or t.said.startswith("XXXX") for t in (first, second))
    return not unsaid or a.begin - b.end <= LITTLE


def order_draft(facts: Facts, first: Timex, second: Timex, turn: int) -> Draft:
    """The finding for two dates that deny that the first is before (``turn`` 1) or after (-1) the second."""
    word = "before" if turn > 0 else "after"
    events = [*facts.events_dated_by(first.id), *facts.events_dated_by(second.id)]
    quotes = (
        (facts.quote(first, second),) if _beside(facts, first, second) else (facts.quote(first), facts.quote(second))
    )
    return Draft(
        f'"{first.text}" {word} "{second.text}": the dates deny this order',
        f'"{first.text}" is {first.value}, "{second.text}" is {second.value}.',
        tuple(sorted(quotes, key=lambda s: s.start)),
        "correct a date or the word of order",
        facts.entries(facts.events[e] for e in events),
    )


def _beside(facts: Facts, first: Timex, second: Timex) -> bool:
    return facts.together(facts.documents[first.document or ""], first.start, second.start)
