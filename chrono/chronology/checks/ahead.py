"""Dates after publication of what is told as past in other words than a verb that a link dates."""

import re
from collections.abc import Iterator

from chrono.chronology.facts import Facts
from chrono.chronology.joints import joints, split
from chrono.chronology.names import naming
from chrono.chronology.phrases import words
from chrono.chronology.wording import forms, wording
from chrono.document.fold import fold_word
from chrono.document.model import Document, Span
from chrono.event.model import Event
from chrono.temporal.civil import DAY
from chrono.timex.model import Timex

_UNITS = frozenset({"day", "month", "season", "quarter", "half", "year"})
_EDGES = (None, "START", "MID", "END")
_YEAR = re.compile(r"\d{4}")
_FRONT, _REACH, _BESIDE, _NEAR = 4, 60, 40, 3


def told_past(facts: Facts, document: Document, day: int) -> Iterator[tuple[Span, Event | None, Timex]]:
    """(place, event, date after publication) for what is told as past by the build of its sentence."""
    ranges = {i for r in facts.chronology.ranges for i in (r.from_, r.to)}
    for timex in facts.timexes_in.get(document.id, ()):
        if not _lies_ahead(timex, day) or _hedged(facts, document, timex):
            continue
        sentence = facts.sentence(document.id, timex.start)
        if _leads(facts, document, sentence, timex, timex.id in ranges) and (verb := _told(facts, document, timex)):
            yield Span(verb.start, verb.end), verb, timex
        elif (
            place := _unplanned(document, timex)
            or _headline(facts, document, sentence, timex)
            or _was(facts, document, sentence, timex)
        ) is not None:
            yield place, None, timex
        elif (done := _done(facts, document, timex)) is not None:
            yield Span(done.start, done.end), done, timex


def _lies_ahead(timex: Timex, day: int) -> bool:
    """Whether an expression with a year of its own begins after publication."""
    span = timex.interval
    dated = timex.type == "DATE" and timex.granularity in _UNITS and _YEAR.match(timex.said) is not None
    plain = not timex.approximate and timex.mod in _EDGES
    return bool(dated and plain and span and span.begin is not None and span.begin >= day + DAY)


def _hedged(facts: Facts, document: Document, timex: Timex) -> bool:
    """Whether a sentence speaks of what is to come, or may: "will", "would", "forecast", "if"."""
    sentence = facts.sentence(document.id, timex.start)
    text = document.text[sentence.start : sentence.end]
    for other in facts.timexes_between(document.id, sentence.start, sentence.end):
        text = text.replace(other.text, " ", 1)  # "May" is a month there
    said, events = split(text), facts.events_between(document.id, sentence.start, sentence.end)
    future = any(e.tense == "FUTURE" or e.modality is not None for e in events)
    hedges = words(document.lang).hedges
    return future or any(hedges.intersection(forms(w, document.lang)) for w in said)


def _leads(facts: Facts, document: Document, sentence: Span, timex: Timex, in_range: bool) -> bool:
    """Whether only small words and other expressions stand before a date in its sentence."""
    before = document.text[sentence.start : timex.start]
    for other in facts.timexes_between(document.id, sentence.start, timex.start):
        before = before.replace(other.text, " ", 1)
    table, lang = words(document.lang), document.lang
    small = table.within | joints(lang).day_prepositions | table.leading | (table.spans if in_range else frozenset())
    said = split(before)
    led = len(said) <= _FRONT and all(w.isdecimal() or small.intersection(forms(w, lang)) for w in said)
    return bool(said) and led and timex.start - sentence.start <= _REACH


def _told(facts: Facts, document: Document, timex: Timex) -> Event | None:
    """The verb of the clause that a date leads, where it is told as past and sets no date."""
    behind = facts.events_between(document.id, timex.end, timex.end + _REACH)
    verb = next((e for e in behind if e.pos == "VERB"), None)
    if verb is None or set(document.text[timex.end : verb.start]) & set(".;:؛!?؟\n"):
        return None
    past = verb.tense == "PAST" and verb.polarity == "POS" and verb.factuality in ("asserted", "reported", "alleged")
    plain = verb.class_ in ("OCCURRENCE", "STATE", "PERCEPTION") and not is_imperfect(facts, document, verb)
    sets = words(document.lang).sets.intersection(forms(verb.text.split()[0], document.lang))
    return verb if past and plain and not sets else None


def is_imperfect(facts: Facts, document: Document, verb: Event) -> bool:
    """Whether a verb has the letters of a present one, alone or like the present one told before it."""
    heads = words(document.lang).imperfect
    said = next((h for f in forms(verb.text, document.lang) for h in heads if f.startswith(h)), "")
    if not said or said in words(document.lang).sure_imperfect:
        return bool(said)
    sentence = facts.sentence(document.id, verb.start)
    others = facts.events_between(document.id, sentence.start, verb.start)
    return any(e.pos == "VERB" and e.tense == "PRESENT" for e in others)


def counted_on(document: Document, timex: Timex) -> bool:
    """Whether what an expression is counted from follows it: "the day after the safe was opened"."""
    table, last = words(document.lang), fold_word(timex.text.split()[-1])
    behind = document.text[timex.end : timex.end + 3]
    verbs = wording(document.lang)
    bound = verbs is not None and behind.lstrip().startswith(verbs.to_it)
    return (last in table.after | table.before and behind[1:2].isalnum()) or bound


def in_construct(document: Document, event: Event, timex: Timex) -> bool:
    """Whether a date stands behind a noun that it describes, with nothing between: "the budget of the year 2026"."""
    if naming(document.lang).capitals or timex.start < event.end:
        return False
    said, table = split(document.text[event.end : timex.start])[-1:], words(document.lang)
    led = table.within | joints(document.lang).day_prepositions | joints(document.lang).part
    definite = any(w.startswith(a) for w in said for a in table.definite)
    return bool(said) and not definite and not any(led.intersection(forms(w, document.lang)) for w in said)


def _unplanned(document: Document, timex: Timex) -> Span | None:
    """The word right before a date for what nobody plans: "the earthquake of 3 May", "dies on 3 May"."""
    ahead = document.text[max(0, timex.start - _BESIDE) : timex.start]
    table, found = words(document.lang), [*re.finditer(r"\w+", ahead)]
    led = table.within | joints(document.lang).day_prepositions
    while found and led.intersection(forms(found[-1][0], document.lang)):
        found.pop()
    if not found or not table.unplanned.intersection(_bare(found[-1][0], document.lang)):
        return None
    start = max(0, timex.start - _BESIDE) + found[-1].start()
    between = ahead[found[-1].end() :]
    return None if set(between) & set(".;:؛!?؟\n,،") else Span(start, start + len(found[-1][0]))


def _headline(facts: Facts, document: Document, sentence: Span, timex: Timex) -> Span | None:
    """The word for what nobody plans that begins a sentence without a verb: "Attack on convoy, 1 May: six dead"."""
    first = re.compile(r"\w+").search(document.text, sentence.start, timex.start)
    verbs = [e for e in facts.events_between(document.id, sentence.start, sentence.end) if e.pos == "VERB"]
    known = first and words(document.lang).unplanned.intersection(_bare(first[0], document.lang))
    return Span(first.start(), first.end()) if first and known and not verbs else None


def _bare(word: str, lang: str) -> tuple[str, ...]:
    glued = forms(word, lang)
    return (*glued, *(f.removeprefix(a) for f in glued for a in words(lang).definite if not naming(lang).capitals))


def _was(facts: Facts, document: Document, sentence: Span, timex: Timex) -> Span | None:
    """ "Rainfall in autumn 2026 was the lowest": the past copula of a clause without another verb."""
    events = facts.events_between(document.id, sentence.start, sentence.end)
    copulas = words(document.lang).past_copula
    found = [*re.finditer(r"\w+", document.text[sentence.start : sentence.end])]
    place = next((m for m in found if copulas.intersection(forms(m[0], document.lang))), None)
    if place is None or any(e.pos == "VERB" for e in events if e.start != sentence.start + place.start()):
        return None
    start, table = sentence.start + place.start(), words(document.lang)
    low, high = (start, timex.start) if start < timex.start else (timex.end, start)
    between = split(document.text[low:high])
    apart = (table.after | table.before | table.since | table.relative | joints(document.lang).background).intersection
    behind = [m[0] for m in found if m.start() > place.start()][:1]
    participle = any(w.endswith(table.participles) for w in behind) if table.participles else False
    near = high - low <= (_NEAR if naming(document.lang).capitals else _REACH)
    if not near or participle or any(apart(forms(w, document.lang)) for w in between):
        return None
    return Span(start, start + len(place[0]))


def _done(facts: Facts, document: Document, timex: Timex) -> Event | None:
    """A noun of an event behind a verb that only says that it took place, dated close behind."""
    table = words(document.lang)
    for event in facts.events_between(document.id, timex.start - _REACH, timex.start):
        before = split(document.text[max(0, event.start - _BESIDE) : event.start])[-1:]
        light = any(table.done.intersection(forms(w, document.lang)) for w in before)
        between = split(document.text[event.end : timex.start])
        led = bool(between) and bool((joints(document.lang).day_prepositions | table.within).intersection(between[-1:]))
        others = facts.events_between(document.id, event.end, timex.start)
        sets = table.sets.intersection(_bare(event.text, document.lang))
        if light and led and not sets and not any(e.pos == "VERB" for e in others):
            return event
    return None
