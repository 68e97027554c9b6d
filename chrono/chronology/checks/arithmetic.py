"""Checks of arithmetic: ages and anniversaries against dates, counts against what is listed."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft, Kind
from chrono.chronology.light import NOMINAL
from chrono.chronology.model import Statement
from chrono.chronology.phrases import Phrase, find, places, words
from chrono.document.fold import fold_word
from chrono.document.model import Document
from chrono.temporal.civil import DAY, civil, parse_moment
from chrono.timex.model import Timex

AGE = Kind("CHR114", "age-against-dates", "error", "An age that the dates of birth and event do not give")
ANNIVERSARY = Kind("CHR115", "anniversary-against-dates", "error", "An anniversary that the dates do not give")
COUNT = Kind("CHR116", "count-against-list", "warning", "A number of events that the list does not have")

_BORN_REACH = 45
_COUNT_REACH = 60
_NEXT = 12
"""The event counted begins within so many code points behind its number."""
_FINE = frozenset({"day", "month", "year"})
_WORD = re.compile(r"\w+")


def age_against_dates(facts: Facts) -> Iterator[Draft]:
    """ "born in 1980, he was 30 in 2021"."""
    for document in facts.chronology.documents:
        table = words(document.lang)
        births = _after_words(facts, document, places(document, facts.folded(document), table.born))
        deaths = _after_words(facts, document, places(document, facts.folded(document), table.died)) if births else []
        for age in find(document, facts.folded(document), table.ages) if births else ():
            birth = _birth(facts, document, age, births)
            when = birth and _reference(facts, document, age, birth)
            if birth and when and not _fits(age.number, birth, when[0]):
                yield _age(facts, document, age, birth, when[1])
        for death in deaths:
            birth = next((b for b in births if facts.together(document, b.start, death.start)), None)
            if birth and _years(death)[1] < _years(birth)[0]:
                yield _early_death(facts, birth, death)


def _after_words(facts: Facts, document: Document, ends: Sequence[int]) -> list[Timex]:
    """The expressions that follow one of these places closely, in its sentence."""
    found = []
    for end in ends:
        timex = next(iter(facts.timexes_between(document.id, end, end + _BORN_REACH + 1)), None)
        if timex and timex.granularity in _FINE and timex.begin and facts.together(document, end - 1, timex.start):
            found.append(timex)
    return found


def _birth(facts: Facts, document: Document, age: Phrase, births: Sequence[Timex]) -> Timex | None:
    """The one birth told in the sentence of an age or in the one before it; None when there are several."""
    sentence = facts.sentence(document.id, age.start)
    before = facts.sentence(document.id, max(0, sentence.start - 2))
    near = [b for b in births if before.start <= b.start < sentence.end]
    return near[0] if len(near) == 1 else None


def _reference(
    facts: Facts, document: Document, age: Phrase, birth: Timex
) -> tuple[tuple[int, int], Timex | None] | None:
    """The span of time at which somebody has this age: the nearest other date of the sentence, else publication."""
    sentence = facts.sentence(document.id, age.start)
    others = [
        t
        for t in facts.timexes_between(document.id, sentence.start, sentence.end)
        if t.id != birth.id and not (t.start < age.end and age.start < t.end)
    ]
    dated = [t for t in others if t.type == "DATE" and t.granularity in _FINE and t.begin and t.finish]
    if dated:
        nearest = min(dated, key=lambda t: (max(t.start - age.end, age.start - t.end), t.start))
        return _span(nearest), nearest
    day = parse_moment(document.published or "")
    return None if others or day is None else ((day, day + DAY), None)


def _span(timex: Timex) -> tuple[int, int]:
    begin, end = parse_moment(timex.begin or ""), parse_moment(timex.finish or "")
    return begin or 0, end or 0


def _fits(age: int, birth: Timex, when: tuple[int, int]) -> bool:
    """Whether somebody born then can be so old at that time."""
    born = _span(birth)
    return _full_years(born[1] - 1, when[0]) <= age <= _full_years(born[0], when[1] - 1)


def _full_years(begin: int, end: int) -> int:
    """Full years from one instant to another."""
    first, last = civil(begin // DAY), civil(end // DAY)
    return last[0] - first[0] - (last[1:] < first[1:])


def _years(timex: Timex) -> tuple[int, int]:
    begin, end = _span(timex)
    return civil(begin // DAY)[0], civil((end - 1) // DAY)[0]


def _age(facts: Facts, document: Document, age: Phrase, birth: Timex, when: Timex | None) -> Draft:
    phrase = facts.span(document.id, age.start, age.end)
    year = f'"{when.text}"' if when else f"publication ({document.published})"
    parts = (facts.quote(birth), phrase, *((facts.quote(when),) if when else ()))
    return Draft(
        f'"{phrase.quote}" does not fit a birth "{birth.text}"',
        f"Whoever was born {birth.value} was not {age.number} at {year}.",
        _in_order(parts),
        "correct the age or one of the dates",
    )


def _early_death(facts: Facts, birth: Timex, death: Timex) -> Draft:
    return Draft(
        f'a death "{death.text}" before the birth "{birth.text}"',
        f"The birth is {birth.value}, the death {death.value}.",
        _in_order((facts.quote(birth), facts.quote(death))),
        "correct one of the dates",
    )


def anniversary_against_dates(facts: Facts) -> Iterator[Draft]:
    """ "the tenth anniversary of the war of 2014", told of 2025."""
    for document in facts.chronology.documents:
        anniversaries = find(document, facts.folded(document), words(document.lang).anniversaries)
        phrases = [*anniversaries, *_counted(facts, document)]
        for phrase in phrases:
            timexes = _dated_in_sentence(facts, document, phrase)
            base = next((t for t in timexes if t.start >= phrase.end and t.said[:4].isdigit()), None)
            if base is not None:
                yield from _anniversary(facts, document, phrase, base, [t for t in timexes if t is not base])


def _counted(facts: Facts, document: Document) -> Iterator[Phrase]:
    """ "ten years after": a number of years and a word such as "after" behind it."""
    after = words(document.lang).after
    for timex in facts.timexes_in.get(document.id, ()):
        years = re.fullmatch(r"P(\d+)Y", timex.value)
        ahead = _WORD.findall(document.text[max(0, timex.start - 12) : timex.start])[-1:]
        following = _WORD.match(document.text, timex.end + 1)
        behind = [following[0]] if following else []
        if timex.type == "DURATION" and years and timex.mod is None and after & {fold_word(w) for w in ahead + behind}:
            yield Phrase(timex.start, following.end() if behind and following else timex.end, int(years[1]))


def _dated_in_sentence(facts: Facts, document: Document, phrase: Phrase) -> list[Timex]:
    sentence = facts.sentence(document.id, phrase.start)
    inside = facts.timexes_between(document.id, sentence.start, sentence.end)
    return [t for t in inside if t.type == "DATE" and t.granularity in _FINE and t.begin and t.finish]


def _anniversary(
    facts: Facts, document: Document, phrase: Phrase, base: Timex, others: Sequence[Timex]
) -> Iterator[Draft]:
    """The finding when no date of the sentence (or publication, without one) lies so many years after the base."""
    day = parse_moment(document.published or "")
    spans = [_years(t) for t in others] or ([] if day is None else [(civil(day // DAY)[0],) * 2])
    first, last = _years(base)
    if not spans or any(low - last <= phrase.number <= high - first for low, high in spans):
        return
    when = f'"{others[0].text}"' if others else f"publication ({document.published})"
    quotes = (facts.span(document.id, phrase.start, phrase.end), facts.quote(base), *map(facts.quote, others[:1]))
    yield Draft(
        f'{quotes[0].quote!r} does not fit "{base.text}"',
        f"From {base.value} to {when} are {spans[0][0] - first} years, not {phrase.number}.",
        _in_order(quotes),
        "correct the number or one of the dates",
    )


def count_against_list(facts: Facts) -> Iterator[Draft]:
    """ "three attacks, on 3 May, 5 May, 7 May and 9 May"."""
    for document in facts.chronology.documents:
        for listed in _lists(facts, document):
            count = _count_before(facts, document, listed)
            if count is not None and count.number != len(listed):
                yield Draft(
                    f'"{document.text[count.start : count.end]}" and a list of {len(listed)}',
                    f"The text counts {count.number} and names {len(listed)} dates.",
                    (facts.span(document.id, count.start, count.end), facts.quote(listed[0], *listed[1:])),
                    "correct the number or complete the list",
                )


def _lists(facts: Facts, document: Document) -> Iterator[list[Timex]]:
    """Runs of two dates or more with nothing between them but commas and small words."""
    run: list[Timex] = []
    between = words(document.lang).list_words
    dates = [t for t in facts.timexes_in.get(document.id, ()) if t.type == "DATE" and t.granularity in _FINE]
    for first, second in pairwise(dates):
        gap = document.text[first.end : second.start]
        joined = len(gap) <= 16 and all(fold_word(w) in between for w in _WORD.findall(gap))
        if joined and first.granularity == second.granularity and "\n" not in gap:
            run = [*run, second] if run else [first, second]
        elif run:
            yield run
            run = []
    if run:
        yield run


def _count_before(facts: Facts, document: Document, listed: Sequence[Timex]) -> Phrase | None:
    """A number with an event behind it, close before a list: the nearest one that no expression holds."""
    sentence, start = facts.sentence(document.id, listed[0].start), listed[0].start
    floor = max(sentence.start, start - _COUNT_REACH)
    timexes = facts.timexes_between(document.id, floor, start)
    events = facts.events_between(document.id, floor, start)
    numbers = find(document, facts.folded(document), words(document.lang).numbers)
    for phrase in reversed([p for p in numbers if floor <= p.start < start]):
        held = any(t.start < phrase.end and phrase.start < t.end for t in timexes)
        event = next(
            (e for e in events if 0 < e.start - phrase.end <= _NEXT and e.pos in NOMINAL and e.end <= start), None
        )
        end = event.end if event else None if held else _set_off(document, phrase, start)
        if not held and end:
            return Phrase(phrase.start, end, phrase.number) if phrase.number > 1 else None
    return None


def _set_off(document: Document, phrase: Phrase, start: int) -> int | None:
    """The end of the noun counted, when only light verbs and a comma or colon part it from the list."""
    table = words(document.lang)
    said = [*_WORD.finditer(document.text, phrase.end, start)]
    between = document.text[said[0].end() : start] if said else ""
    small = all(fold_word(w[0]) in table.light | table.list_words | table.within for w in said[1:])
    return said[0].end() if said and small and set(between) & set(",:،") else None


def _in_order(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(statements, key=lambda s: (s.start, s.end)))


CHECKS = (
    (AGE, age_against_dates),
    (ANNIVERSARY, anniversary_against_dates),
    (COUNT, count_against_list),
)
