"""Check of a vague window beside a date that lies far outside: "in recent days, ... on 19 August" in October."""

import re
from collections.abc import Iterator

from chrono.chronology.checks.windows import Window, windows
from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft, Kind
from chrono.chronology.joints import joints, split
from chrono.chronology.light import NOMINAL
from chrono.chronology.phrases import words
from chrono.chronology.wording import forms
from chrono.document.model import Document
from chrono.temporal.civil import DAY, date_text, parse_moment
from chrono.timex.model import Timex

VAGUE = Kind("CHR112", "vague-against-date", "warning", "A vague window beside a date that lies far outside")

_RECENT, _REACH, _BESIDE = 366 * DAY, 90, 40
_YEAR = 365 * DAY
_BACK = 10
"""A word such as "since" so many words before a date makes it a background."""
_NOUN, _LED = 4, 2
"""Most words of a described noun before its date, and those before a date in which its preposition stands."""
_WHOLE = re.compile(r"(?:XXXX|\d{4})-\d\d(?:-\d\d)?|\d{4}")
_STOPS = frozenset(".;:؛!?؟\n")
_MARK, _TAIL = re.compile(r"[,،(—–-]"), 6
_PARTING = frozenset(",،(—–-")


def vague_against_date(facts: Facts) -> Iterator[Draft]:
    """ "in recent days ... on 19 August" in a text of 16 September."""
    for document in facts.chronology.documents:
        day = parse_moment(document.published or "")
        if day is None:
            continue
        day -= day % DAY
        for vague in windows(facts, document, day):
            sentence = facts.sentence(document.id, vague.start)
            for timex in facts.timexes_between(document.id, sentence.start, sentence.end + _REACH):
                apart = timex.end <= vague.start or vague.end <= timex.start
                if apart and outside(vague, timex, day) and joined(facts, document, vague, timex, day):
                    yield _vague(facts, document, vague, timex)


def _vague(facts: Facts, document: Document, vague: Window, timex: Timex) -> Draft:
    day, begin = parse_moment(document.published or ""), parse_moment(timex.begin or "")
    gone = 0 if day is None or begin is None else (day - _lately(timex, begin, day)) // DAY
    distance, side = abs(gone), "before" if gone >= 0 else "after"
    events = [facts.events[e] for e in facts.events_dated_by(timex.id)]
    first, last = date_text(vague.first // DAY), date_text(vague.last // DAY)
    held = f"holds an event of {distance} days {side} publication" if vague.told else f'does not hold "{timex.text}"'
    return Draft(
        f'"{vague.text}" {held}',
        f'"{vague.text}" is read as {first} to {last}, give or take; "{timex.text}" is {timex.begin}.',
        (facts.span(document.id, vague.start, vague.end, (vague.id,) if vague.id else ()), facts.quote(timex)),
        "keep the date, and do not let the vague word speak for it",
        facts.entries(events),
    )


def outside(vague: Window, timex: Timex, day: int) -> bool:
    """Whether a date lies outside a window, by more than half its length where that is not sure."""
    if timex.granularity not in ("day", "month", "year") or timex.approximate or not _WHOLE.fullmatch(timex.said):
        return False
    span, slack = timex.interval, DAY if vague.sure else max(DAY, (vague.last - vague.first) // 2)
    if span is None or span.begin is None or span.end is None:
        return False
    begin = _lately(timex, span.begin, day)
    end = begin + span.end - span.begin
    late = begin - vague.last >= (slack if vague.last > day else 0)
    if vague.last <= day and timex.said[0] == "X":
        late = False  # "months ago, in September": perhaps that of another year
    return late or vague.first - end >= slack


def joined(facts: Facts, document: Document, vague: Window, timex: Timex, day: int) -> bool:
    """Whether a window and a date tell of one thing."""
    if not facts.together(document, vague.start, timex.start):
        return _taken_up(document, vague, timex)
    if _beside(document, vague, timex) or _described(facts, document, vague, timex):
        return True
    if vague.first >= day:
        return False
    ended = parse_moment(timex.finish or "") or day
    recent = vague.stretch and timex.granularity == "day" and vague.first - ended <= _RECENT
    return (recent and _goes_on(document, vague, timex)) or _one_verb(facts, document, vague, timex)


def _taken_up(document: Document, vague: Window, timex: Timex) -> bool:
    """Whether the next sentence takes up what a window told: "They met recently. That was on 4 May 1998"."""
    behind = re.split(r"[.;:؛!?؟]\s", document.text[vague.end : timex.start])
    table, said = joints(document.lang), split(behind[-1])
    small = table.part | table.copula | table.takes_up | table.day_prepositions | words(document.lang).light
    known = all(small.intersection(forms(word, document.lang)) for word in said)
    named = any(table.takes_up.intersection(forms(word, document.lang)) for word in said)
    return len(behind) == _LED and known and named and "\n" not in behind[0]


def _described(facts: Facts, document: Document, vague: Window, timex: Timex) -> bool:
    """ "the recent fire of 3 May": a vague word that describes the event which the date behind it dates."""
    table, between = joints(document.lang), document.text[vague.end : timex.start]
    said = split(between)
    if vague.end > timex.start or set(between) & (_STOPS | _PARTING) or not 2 <= len(said) <= _NOUN:
        return False
    nouns = facts.events_between(document.id, vague.end, timex.start)
    led = said[-1] in table.day_prepositions | words(document.lang).within
    described = bool(table.described.intersection(split(vague.text)))
    return described and led and bool(nouns) and all(e.pos in NOMINAL for e in nouns)


def _one_verb(facts: Facts, document: Document, vague: Window, timex: Timex) -> bool:
    """Whether a window and a date stand in a clause of their own with at most one verb, which both date."""
    first, second = (vague, timex) if vague.start < timex.start else (timex, vague)
    sentence, between = facts.sentence(document.id, first.start), document.text[first.end : second.start]
    if set(between.replace(":", "", 1)) & _STOPS or len(between) > _REACH:
        return False
    told = facts.timexes_between(document.id, sentence.start, sentence.end)
    others = [t for t in told if t is not timex and not (t.start < vague.end and vague.start < t.end)]
    verbs = [e for e in facts.events_between(document.id, sentence.start, sentence.end) if e.pos == "VERB"]
    table = words(document.lang)
    apart = joints(document.lang).background | table.after | table.before | table.since | table.parting | table.relative
    free = not any(apart.intersection(forms(w, document.lang)) for w in split(between))
    plain = all(e.class_ == "OCCURRENCE" and e.tense != "FUTURE" for e in verbs)
    return not others and len(verbs) <= 1 and plain and free and _dates_verb(facts, document, timex)


def _dates_verb(facts: Facts, document: Document, timex: Timex) -> bool:
    """Whether a date stands behind its preposition, and no noun of an event before that takes it."""
    ahead = document.text[max(0, timex.start - _BESIDE) : timex.start]
    led = joints(document.lang).day_prepositions | words(document.lang).within
    small = 0
    for word in reversed(split(ahead)):
        if not led.intersection(forms(word, document.lang)):
            break
        small += len(word) + 1
    nouns = facts.events_between(document.id, timex.start - small - _BESIDE, timex.start)
    begin = timex.start - small
    close = (e for e in nouns if e.pos in NOMINAL and 0 <= begin - e.end <= _LED)
    taken = any(not set(document.text[e.end : begin]) & _PARTING for e in close)
    bracket = ahead.rstrip().endswith("(")
    return (small > 0 and not taken) or bracket


def _lately(timex: Timex, begin: int, day: int) -> int:
    """The begin of a date; of one without a year that was read as far ahead, the one before if that is nearer."""
    before = begin - _YEAR
    return before if timex.said[0] == "X" and begin > day and day - before < begin - day else begin


def _beside(document: Document, vague: Window, timex: Timex) -> bool:
    """Whether only a comma and words such as "including on" part a window and a date."""
    if _member(document, vague, timex):
        return True
    first, second = (vague, timex) if vague.start < timex.start else (timex, vague)
    between = document.text[first.end : second.start]
    table, said = joints(document.lang), split(between)
    if not between or len(between) > _BESIDE or set(between) & _STOPS:
        return False
    if not set(between) & _PARTING:  # "recently on 4 May"
        return vague.sure and first is vague and len(said) == 1 and said[0] in table.day_prepositions
    before = split(document.text[max(0, first.start - _BESIDE) : first.start])[-1:] if first is timex else []
    small = all(table.part.intersection(forms(word, document.lang)) for word in said)
    return not table.background & set(before) and small


def _member(document: Document, vague: Window, timex: Timex) -> bool:
    """Whether words such as "the last of them" behind a comma make a date one of what is told under a window."""
    between = document.text[vague.end : timex.start]
    if not vague.end <= timex.start or set(between) & _STOPS or not set(between) & _PARTING:
        return False
    tail = split(_MARK.split(between)[-1])
    return len(tail) <= _TAIL and bool(
        joints(document.lang).members.intersection(tail[:3]) and _leads_to(document, tail)
    )


def _leads_to(document: Document, tail: list[str]) -> bool:
    """Whether no word such as "which" or "after" makes the date that of something else."""
    table = words(document.lang)
    return not (joints(document.lang).background | table.relative | table.after).intersection(tail)


def _goes_on(document: Document, vague: Window, timex: Timex) -> bool:
    """Whether the date dates what is told on, not something that it is told after ("since the attack of ...")."""
    table = words(document.lang)
    between = split(document.text[vague.end : timex.start])
    led = len(between) > 2 or (len(between) > 1 and between[-1] in joints(document.lang).day_prepositions)
    return led and not (table.after | table.before | table.since) & set(between[-_BACK:])


CHECKS = ((VAGUE, vague_against_date),)
