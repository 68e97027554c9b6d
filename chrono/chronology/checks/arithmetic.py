"""Checks of arithmetic: ages and anniversaries against dates, counts against what is listed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
_APPOSED = 3
"""Code points between a date and the distance set beside it, as in "in 1989, twenty years ago"."""
_COUNT_REACH = 60
_NEXT = 12
"""The event counted begins within so many code points behind its number."""
_FINE = frozenset({"day", "month", "year"})
_GAP, _LEAST = 16, 2
"""Most code points between two members of a list, and the fewest members of one."""
_WORD = re.compile(r"\w+")
_BARE_DAY = re.compile(r"(?<![\d.:/-])(\d{1,2})(?:st|nd|rd|th)?([\s,،]+(?:[^\W\d]+[\s,،]+){0,2}(?:[^\W\d]+)?)\Z")


@dataclass(frozen=True, slots=True)
class Listed:
    """Dates in a row; ``length`` counts the days without a month of their own too, which stand before ``dates``."""

    start: int
    length: int
    dates: tuple[Timex, ...]


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
        for phrase in (*anniversaries, *_counted(facts, document)):
            timexes = _dated_in_sentence(facts, document, phrase)
            base = _commemorated(timexes, phrase)
            if base is not None:
                yield from _anniversary(facts, document, phrase, base, [t for t in timexes if t is not base])
        for phrase in find(document, facts.folded(document), words(document.lang).elapsed):
            timexes = _dated_in_sentence(facts, document, phrase)
            base = next((t for t in timexes if 0 <= phrase.start - t.end <= _APPOSED and t.said[:4].isdigit()), None)
            if base is not None:
                yield from _anniversary(facts, document, phrase, base, [t for t in timexes if t is not base])


def _commemorated(timexes: Sequence[Timex], phrase: Phrase) -> Timex | None:
    """The date that is remembered: the first behind the phrase, unless an older one stands before it."""
    dated = [t for t in timexes if t.said[:4].isdigit()]
    behind = next((t for t in dated if t.start >= phrase.end), None)
    oldest = min(dated, key=lambda t: _span(t)[0], default=None)
    if behind is None:
        return oldest if len(timexes) > 1 else None
    return oldest if behind is max(timexes, key=lambda t: _span(t)[0]) and len(timexes) > 1 else behind


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
    whole = [t for t in inside if t.type == "DATE" and t.granularity in _FINE and t.begin and t.finish]
    return [t for t in whole if t.end <= phrase.start or phrase.end <= t.start]


def _anniversary(
    facts: Facts, document: Document, phrase: Phrase, base: Timex, others: Sequence[Timex]
) -> Iterator[Draft]:
    """The finding when no date of the sentence (or publication, without one) lies so many years after the base."""
    day = parse_moment(document.published or "")
    today = [] if day is None else [(civil(day // DAY)[0],) * 2]
    spans, first = [_years(t) for t in others] or today, _years(base)[0]
    if not spans or _some_apart([_years(base), *spans, *today], phrase.number):
        return
    when = f'"{others[0].text}"' if others else f"publication ({document.published})"
    quotes = (facts.span(document.id, phrase.start, phrase.end), facts.quote(base), *map(facts.quote, others[:1]))
    yield Draft(
        f'{quotes[0].quote!r} does not fit "{base.text}"',
        f"From {base.value} to {when} are {spans[0][0] - first} years, not {phrase.number}.",
        _in_order(quotes),
        "correct the number or one of the dates",
    )


def _some_apart(spans: Sequence[tuple[int, int]], number: int) -> bool:
    """Whether some two of these spans of years can lie so many years apart."""
    return any(later[0] - early[1] <= number <= later[1] - early[0] for early in spans for later in spans)


def count_against_list(facts: Facts) -> Iterator[Draft]:
    """ "three attacks, on 3 May, 5 May, 7 May and 9 May"."""
    for document in facts.chronology.documents:
        for listed in _lists(facts, document):
            count = _count_before(facts, document, listed)
            if count is not None and count.number != listed.length:
                names = f"names {listed.length} dates."
                yield Draft(
                    f'"{document.text[count.start : count.end]}" and a list of {listed.length}',
                    f"The text counts {count.number} and {names}",
                    (facts.span(document.id, count.start, count.end), _quoted(facts, document, listed)),
                    "correct the number or complete the list",
                )


def _quoted(facts: Facts, document: Document, listed: Listed) -> Statement:
    refs = tuple(t.id for t in listed.dates)
    return facts.span(document.id, listed.start, listed.dates[-1].end, refs)


def _lists(facts: Facts, document: Document) -> Iterator[Listed]:
    """Runs of two dates or more with nothing between them but commas and small words."""
    dates = [t for t in facts.timexes_in.get(document.id, ()) if t.type == "DATE" and t.granularity in _FINE]
    run: list[Timex] = []
    for timex in dates:
        if run and not _joined(document, run[-1], timex):
            yield _with_bare_days(facts, document, run)
            run = []
        run.append(timex)
    if run:
        yield _with_bare_days(facts, document, run)


def _joined(document: Document, first: Timex, second: Timex) -> bool:
    """Whether two dates of one unit are neighbours in a list."""
    gap, between = document.text[first.end : second.start], words(document.lang).list_words
    small = len(gap) <= _GAP and all(fold_word(w) in between for w in _WORD.findall(gap))
    return small and first.granularity == second.granularity and "\n" not in gap


def _with_bare_days(facts: Facts, document: Document, run: Sequence[Timex]) -> Listed:
    """A run of dates with the figures before it that share its month and are no expressions: "3, 5, 7 and 9 May"."""
    length, start = len(run), run[0].start
    day = civil(_span(run[0])[0] // DAY)[2] if run[0].granularity == "day" else 0
    floor = facts.sentence(document.id, start).start
    while match := _BARE_DAY.search(document.text, floor, start):
        number, gap = int(match[1]), match[2]
        small = all(fold_word(w) in words(document.lang).list_words for w in _WORD.findall(gap))
        if not (0 < number < day and small and gap.strip() and _parted(document, gap)):
            break
        length, start, day = length + 1, match.start(1), number
    return Listed(start, length, tuple(run))


def _parted(document: Document, gap: str) -> bool:
    """Whether a comma or a word such as "and" stands between two members of a list."""
    joiners = words(document.lang).joiners
    return bool(set(gap) & set(",،")) or bool(joiners & {fold_word(w) for w in _WORD.findall(gap)})


def _count_before(facts: Facts, document: Document, listed: Listed) -> Phrase | None:
    """A number with an event behind it, close before a list: the nearest one that no expression holds."""
    if listed.length < _LEAST:
        return None
    sentence, start = facts.sentence(document.id, listed.start), listed.start
    floor = max(sentence.start, start - _COUNT_REACH)
    held = facts.timexes_between(document.id, floor, start)
    for phrase in sorted(_counts(facts, document, floor, start), key=lambda p: -p.start):
        if not any(t.start < phrase.end and phrase.start < t.end for t in held) and _alone(held, phrase, start):
            return phrase if phrase.number > 1 else None
    return None


def _alone(held: Sequence[Timex], phrase: Phrase, start: int) -> bool:
    """Whether no other date that counts stands between a number and the list: it may belong to that one."""
    return not any(t.granularity == "day" and t.type == "DATE" and phrase.end <= t.start < start for t in held)


def _counts(facts: Facts, document: Document, floor: int, start: int) -> Iterator[Phrase]:
    """What counts events in a stretch of text: a number with its noun, "twice", and a noun that means two itself."""
    table, folded = words(document.lang), facts.folded(document)
    events = [e for e in facts.events_between(document.id, floor, start) if e.pos in NOMINAL and e.end <= start]
    for phrase in find(document, folded, table.numbers):
        if floor <= phrase.start < start:
            event = next((e for e in events if 0 < e.start - phrase.end <= _NEXT), None)
            end = event.end if event else _times(document, phrase, start) or _set_off(document, phrase, start)
            if end:
                yield Phrase(phrase.start, end, phrase.number)
    for match in table.twice.finditer(folded.text):
        at, end = folded.start(match.start()), folded.end(match.end(), document.text)
        if floor <= at and end <= start:
            yield Phrase(at, end, 2)


def _times(document: Document, phrase: Phrase, start: int) -> int | None:
    """The end of "times" or "days" behind a number, perhaps behind one word more."""
    said = [*_WORD.finditer(document.text, phrase.end, min(start, phrase.end + 2 * _NEXT))][:2]
    return next((w.end() for w in said if fold_word(w[0]) in words(document.lang).times), None)


def _set_off(document: Document, phrase: Phrase, start: int) -> int | None:
    """The end of the noun counted, when only light verbs and a comma or colon part it from the list."""
    table = words(document.lang)
    said = [*_WORD.finditer(document.text, phrase.end, start)]
    between = document.text[said[0].end() : start] if said else ""
    small = all(fold_word(w[0]) in table.light | table.list_words | table.within for w in said[1:])
    return said[0].end() if said and small and set(between) & set(",:،(") else None


def _in_order(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(statements, key=lambda s: (s.start, s.end)))


CHECKS = (
    (AGE, age_against_dates),
    (ANNIVERSARY, anniversary_against_dates),
    (COUNT, count_against_list),
)
