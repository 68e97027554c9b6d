"""Check of ages against the dates of birth and event."""

from collections.abc import Iterator, Sequence

from chrono.chronology.checks.reckoning import FINE, in_order, span_of, years_of
from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft, Kind
from chrono.chronology.joints import joints, split
from chrono.chronology.phrases import Phrase, find, places, words
from chrono.document.fold import fold_word
from chrono.document.model import Document, Span
from chrono.temporal.civil import DAY, civil, parse_moment
from chrono.timex.model import Timex

AGE = Kind("CHR114", "age-against-dates", "error", "An age that the dates of birth and event do not give")

_BORN_REACH, _BORN_BEHIND = 45, 24
_LEAD = 24
_MOON_YEAR = 354.367
"""Days of a year of twelve moons."""
_PAST_REACH, _STOPS = 40, frozenset(".,،;؛:!?؟")


def age_against_dates(facts: Facts) -> Iterator[Draft]:
    """ "born in 1980, he was 30 in 2021"."""
    for document in facts.chronology.documents:
        table = words(document.lang)
        births = [*_after_words(facts, document, places(document, facts.folded(document), table.born))]
        births += (t for t in _lives(facts, document) if t not in births)
        deaths = _after_words(facts, document, places(document, facts.folded(document), table.died)) if births else []
        for age in _ages(facts, document) if births else ():
            turn = _turned(document, age)
            birth = _birth(facts, document, age, births)
            when = birth and _reference(facts, document, age, birth)
            if birth and when and not any(_fits(age.number, birth, span, turn) for span in when[0]):
                yield _age(facts, document, age, birth, when[1])
        for death in deaths:
            birth = next((b for b in births if facts.together(document, b.start, death.start)), None)
            if birth and years_of(death)[1] < years_of(birth)[0]:
                yield _early_death(facts, birth, death)


def _turned(document: Document, age: Phrase) -> int:
    """-1 for an age not reached yet ("not yet forty"), 1 for one that was passed ("after he turned thirty")."""
    table = words(document.lang)
    if table.under_ages.match(fold_word(document.text[age.start : age.end])):
        return -1
    ahead = split(document.text[max(0, age.start - _LEAD) : age.start])[-2:]
    return -1 if table.before.intersection(ahead) else 1 if table.after.intersection(ahead) else 0


def _lives(facts: Facts, document: Document) -> Iterator[Timex]:
    """The births of lives told as a period: "(1880-1950)", "lived from 1900 to 1980"."""
    lived = words(document.lang).lived
    for range_ in facts.chronology.ranges:
        first, last = facts.timexes.get(range_.from_ or ""), facts.timexes.get(range_.to or "")
        if range_.document == document.id and first and last and first.granularity in ("day", "year"):
            ahead, behind = document.text[max(0, first.start - 2) : first.start], document.text[last.end : last.end + 1]
            bracket = ahead.endswith("(") or (ahead in (", ", "، ") and behind in tuple(",،"))
            if bracket or lived.intersection(split(document.text[max(0, first.start - 20) : first.start])):
                yield first


def _ages(facts: Facts, document: Document) -> Iterator[Phrase]:
    """The ages of a document, also numbers that are ages only where a birth is told: "at 92", "she was 46"."""
    table, folded = words(document.lang), facts.folded(document)
    under = list(find(document, folded, table.under_ages))
    whole_ages = (a for a in find(document, folded, table.ages) if not _of_unit(document, a))
    told = [*under, *(a for a in whole_ages if not any(u.start < a.end and a.start < u.end for u in under))]
    yield from told
    for phrase in (p for p in find(document, folded, table.bare_ages) if p.number > 1):  # "was one of": no age
        held = [t for t in facts.timexes_between(document.id, phrase.start - 12, phrase.end) if t.end > phrase.start]
        known = any(a.start < phrase.end and phrase.start < a.end for a in told)
        whole = all(phrase.start <= t.start and t.end < phrase.end for t in held)
        if not known and (whole or all(t.type == "DURATION" and t.granularity == "year" for t in held)):
            yield phrase


def _of_unit(document: Document, age: Phrase) -> bool:
    """Whether an ordinal counts months, weeks or days of a life: "the second month of his life"."""
    ahead = split(document.text[max(0, age.start - _LEAD) : age.start])[-1:]
    return bool(words(document.lang).age_units.intersection(ahead))


def _after_words(facts: Facts, document: Document, ends: Sequence[int]) -> list[Timex]:
    """The expressions that follow one of these places closely, in its sentence."""
    found = []
    for end in ends:
        timex = next(iter(facts.timexes_between(document.id, end, end + _BORN_REACH + 1)), None)
        if timex is None or set(document.text[end : timex.start]) & set(",،;؛."):
            before = facts.timexes_between(document.id, max(0, end - _BORN_REACH), end)
            timex = next((t for t in before[::-1] if t.granularity in FINE and end - t.end <= _BORN_BEHIND), None)
            if timex and timex.begin:
                found.append(timex)
            continue
        if timex and timex.granularity in FINE and timex.begin and facts.together(document, end - 1, timex.start):
            found.append(timex)
    return found


def _birth(facts: Facts, document: Document, age: Phrase, births: Sequence[Timex]) -> Timex | None:
    """The one birth told in the sentence of an age or in the one before it; None when there are several."""
    sentence = facts.sentence(document.id, age.start)
    before = facts.sentence(document.id, max(0, sentence.start - 2))
    near = [b for b in births if before.start <= b.start < sentence.end]
    if not near and sentence.end < len(document.text):
        behind = facts.sentence(document.id, sentence.end + 2)
        lead = split(document.text[behind.start : behind.start + _LEAD])[:1]
        about = joints(document.lang).takes_up.intersection(lead) or words(document.lang).born.match(" ".join(lead))
        near = [b for b in births if about and behind.start <= b.start < behind.end]
    return near[0] if len(near) == 1 else None


def _reference(
    facts: Facts, document: Document, age: Phrase, birth: Timex
) -> tuple[tuple[tuple[int, int], ...], Timex | None] | None:
    """The times at which somebody may have this age: of the nearest date of the sentence, or of the one with the birth,
    else publication.
    """
    sentence, other = facts.sentence(document.id, age.start), facts.sentence(document.id, birth.start)
    others = _others(facts, document, age, birth, sentence)
    before = _others(facts, document, age, birth, other) if other.start != sentence.start else []
    dated = [t for t in others if _is_dated(t)]
    if dated:
        nearest = min(dated, key=lambda t: (max(t.start - age.end, age.start - t.end), t.start))
        return (span_of(nearest), *(span_of(t) for t in before if t.begin and t.finish)), nearest
    if told := [t for t in before if _is_dated(t)]:
        return tuple(map(span_of, told)), told[-1]
    day = parse_moment(document.published or "")
    told_now = not (others or before or _is_past(facts, document, age))
    return (((day, day + DAY),), None) if told_now and day is not None else None


def _is_dated(timex: Timex) -> bool:
    """Whether an expression is a date, or a part of a day that is written in full."""
    told = timex.type == "DATE" and timex.granularity in FINE
    return bool(timex.begin and timex.finish) and (told or (timex.type == "TIME" and timex.said[:4].isdigit()))


def _is_past(facts: Facts, document: Document, age: Phrase) -> bool:
    """Whether an age is told of something that happened ("married when she was seventeen"), not of today."""
    events = facts.events_between(document.id, max(0, age.start - _PAST_REACH), age.start)
    last = next((e for e in reversed(events) if e.pos == "VERB"), None)
    if last is None or last.class_ in ("REPORTING", "STATE"):
        return False
    clause = document.text[last.end : age.start]
    born = words(document.lang).born
    said = fold_word(last.text)
    return last.tense == "PAST" and not set(clause) & _STOPS and not born.search(said)


def _others(facts: Facts, document: Document, age: Phrase, birth: Timex, sentence: Span) -> list[Timex]:
    """The expressions of a sentence besides the birth and the age."""
    inside = facts.timexes_between(document.id, sentence.start, sentence.end)
    return [t for t in inside if t.id != birth.id and not (t.start < age.end and age.start < t.end)]


def _fits(age: int, birth: Timex, when: tuple[int, int], turn: int) -> bool:
    """Whether somebody born then can be so old at that time, not yet so old (``turn`` -1), or so old at least (1)."""
    born = span_of(birth)
    least, most = _full_years(born[1] - 1, when[0]), _full_years(born[0], when[1] - 1)
    if birth.calendar == "hijri":  # whose years are shorter
        most = max(most, int((when[1] - born[0]) / (_MOON_YEAR * DAY)))
    return (turn < 0 or age <= most) and (turn > 0 or least <= age - (turn < 0))


def _full_years(begin: int, end: int) -> int:
    """Full years from one instant to another."""
    first, last = civil(begin // DAY), civil(end // DAY)
    return last[0] - first[0] - (last[1:] < first[1:])


def _age(facts: Facts, document: Document, age: Phrase, birth: Timex, when: Timex | None) -> Draft:
    phrase = facts.span(document.id, age.start, age.end)
    year = f'"{when.text}"' if when else f"publication ({document.published})"
    parts = (facts.quote(birth), phrase, *((facts.quote(when),) if when else ()))
    return Draft(
        f'"{phrase.quote}" does not fit a birth "{birth.text}"',
        f"Whoever was born {birth.value} was not {age.number} at {year}.",
        in_order(parts),
        "correct the age or one of the dates",
    )


def _early_death(facts: Facts, birth: Timex, death: Timex) -> Draft:
    return Draft(
        f'a death "{death.text}" before the birth "{birth.text}"',
        f"The birth is {birth.value}, the death {death.value}.",
        in_order((facts.quote(birth), facts.quote(death))),
        "correct one of the dates",
    )


CHECKS = ((AGE, age_against_dates),)
