"""Event to event: what connectives, reported speech, aspect and the words of sequence say."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from chrono.tlink.governor import governing
from chrono.tlink.model import TLink
from chrono.tlink.sentence import COMMAS, Happening, Sentence
from chrono.tlink.signals import Signal, Signals

_CONNECTIVES = (
    ("since", "AFTER", 0.85),
    ("after", "AFTER", 0.85),
    ("before", "BEFORE", 0.85),
    ("till", "BEFORE", 0.75),
    ("during", "IS_INCLUDED", 0.7),
    ("when", "OVERLAP", 0.6),
    ("while", "OVERLAP", 0.6),
)
"""Kind of connective, relation of the governing event to the event behind it, trust."""

_WITHIN = frozenset(("in", "during"))
_REACH = 4
"""The event of a connective stands within so many words behind it."""


def order_events(sentences: Sequence[Sentence], signals: Signals) -> list[TLink]:
    """Links between events, sentence by sentence."""
    order: list[TLink] = []
    told: Happening | None = None
    for sentence in sentences:
        order += connected(sentence)
        order += suffered(sentence, signals)
        order += reported(sentence)
        order += sequenced(sentence, told, signals)
        told = main_event(sentence) or told
    return order


def main_event(sentence: Sentence) -> Happening | None:
    """The event that carries the story on: the first finite verb in the past that is asserted and no mere saying."""
    told = (h for h in sentence.happenings if h.event.tense == "PAST" and h.event.polarity == "POS")
    happened = [h for h in told if h.event.pos == "VERB"]
    return next((h for h in happened if h.event.class_ != "REPORTING"), happened[0] if happened else None)


def connected(sentence: Sentence) -> Iterator[TLink]:
    """Links of connectives: "A after B", "after B, A", and what is joined to B."""
    for signal in sentence.signals:
        meaning = next(((rel, kind, trust) for kind, rel, trust in _CONNECTIVES if kind in signal.kinds), None)
        dependent = meaning and behind(sentence, signal.last)
        if not meaning or not dependent:
            continue
        governor = governing(sentence, signal, dependent)
        if governor:
            rel, cue, trust = meaning
            for event in (dependent, *coordinated(sentence, dependent)):
                if event.event.id != governor.event.id:
                    yield TLink("", governor.event.id, event.event.id, rel, sentence.span(signal), cue, trust)


def suffered(sentence: Sentence, signals: Signals) -> Iterator[TLink]:
    """ "killed in an attack": what is done to people happens within the event that does it."""
    for happening in sentence.happenings:
        if happening.event.pos == "VERB" and signals.within.intersection(signals.bare(sentence.words[happening.first])):
            cause = _cause(sentence, happening)
            if cause:
                signal, event = cause
                yield TLink(
                    "", happening.event.id, event.event.id, "IS_INCLUDED", sentence.span(signal), "within", 0.65
                )


def _cause(sentence: Sentence, happening: Happening) -> tuple[Signal, Happening] | None:
    """The noun of an event right behind a word such as "in", before any other verb or comma."""
    for event in (h for h in sentence.happenings if h.first >= happening.last):
        if event.finite or COMMAS.intersection(sentence.words[happening.last : event.first]):
            return None
        signal = next((s for s in sentence.signals if 0 <= event.first - s.last <= 1 and s.kinds & _WITHIN), None)
        if signal and signal.first >= happening.last:
            return signal, event
    return None


def behind(sentence: Sentence, word: int, reach: int = _REACH) -> Happening | None:
    """The first event within reach behind a word, with no expression and no comma before it."""
    for happening in sentence.happenings:
        if happening.first >= word:
            near = happening.first - word <= reach
            free = not any(word <= time.first < happening.first for time in sentence.times)
            plain = not any(w in COMMAS for w in sentence.words[word : happening.first])
            return happening if near and free and plain else None
    return None


def coordinated(sentence: Sentence, happening: Happening) -> Iterator[Happening]:
    """The nominal events joined directly to a nominal event ("after the attack and the arrests")."""
    if happening.finite:
        return
    behind_it = (h for h in sentence.happenings if h.first >= happening.last)
    joined = takewhile(lambda h: h.joined and not h.finite and h.first - happening.last <= _REACH, behind_it)
    yield from joined


def reported(sentence: Sentence) -> Iterator[TLink]:
    """What is said in the past of the past happened before the saying; what is said of the future comes after it."""
    for number, saying in enumerate(sentence.happenings):
        if saying.event.class_ != "REPORTING" or saying.event.tense != "PAST":
            continue
        told = _complement(sentence, number)
        rel = told and {"PAST": "BEFORE", "FUTURE": "AFTER", "PRESENT": "OVERLAP"}.get(told.event.tense)
        if told and rel:
            yield TLink("", told.event.id, saying.event.id, rel, None, f"reported-{told.event.tense.lower()}", 0.6)


def _complement(sentence: Sentence, number: int) -> Happening | None:
    """The first finite verb of what is said, when a word such as "that" or a quotation mark opens it."""
    saying = sentence.happenings[number]
    for happening in sentence.happenings[number + 1 :]:
        if happening.finite:
            opened = [s for s in sentence.between(saying.last, happening.first) if "complement" in s.kinds]
            return happening if opened else None
    return None


def sequenced(sentence: Sentence, told: Happening | None, signals: Signals) -> Iterator[TLink]:
    """Links of words of sequence: "then", verbs that follow or precede what was told, and the pluperfect."""
    for happening in sentence.happenings:
        before = _told_before(sentence, happening) or told
        if before is None or before.event.id == happening.event.id:
            continue
        found = _by_verb(sentence, happening, signals) or (happening.finite and _by_adverb(sentence, happening))
        if found:
            rel, cue, trust, signal = found
            yield TLink("", happening.event.id, before.event.id, rel, sentence.span(signal), cue, trust)


Reading = tuple[str, str, float, Signal | None]
"""Relation, cue, trust and signal of a word of sequence."""


def _by_verb(sentence: Sentence, happening: Happening, signals: Signals) -> Reading | None:
    forms = signals.bare(sentence.words[happening.first])
    if any(form in signals.follows for form in forms):
        return "AFTER", "verb-of-following", 0.8, None
    if any(form in signals.precedes for form in forms):
        return "BEFORE", "verb-of-preceding", 0.7, None
    return None


def _by_adverb(sentence: Sentence, happening: Happening) -> Reading | None:
    signal = sentence.ending_at(happening.first)
    kinds = signal.kinds if signal else frozenset()
    if "then" in kinds:
        return "AFTER", "then", 0.75, signal
    if "earlier" in kinds:
        return "BEFORE", "earlier", 0.75, signal
    if happening.event.tense == "PAST" and _pluperfect(sentence, happening):
        return "BEFORE", "pluperfect", 0.65, None
    return None


def _pluperfect(sentence: Sentence, happening: Happening) -> bool:
    """Whether an auxiliary of the past stands before a past verb ("had left")."""
    if happening.event.aspect == "PERFECTIVE":
        return True
    return any("was" in s.kinds for s in sentence.between(max(0, happening.first - _REACH), happening.first))


def _told_before(sentence: Sentence, happening: Happening) -> Happening | None:
    """The nearest finite verb before an event in its sentence."""
    before = [h for h in sentence.happenings if h.last <= happening.first and h.finite]
    return before[-1] if before else None
