"""Event to expression: which expression dates which event, and how."""

from collections.abc import Iterator, Sequence

from chrono.timex.model import Timex
from chrono.tlink.model import TLink
from chrono.tlink.sentence import COMMAS, Happening, Sentence, Time
from chrono.tlink.signals import Signal

_RELATIONS = (
    ("since", "BEGUN_BY"),
    ("from", "BEGUN_BY"),
    ("by", "ENDED_BY"),
    ("until", "ENDED_BY"),
    ("before", "BEFORE"),
    ("after", "AFTER"),
)
"""Kind of the signal before an expression, and what it makes of the event; the first that fits."""

_HEAD_WORDS = 4
"""An adverb within so many words of the start of its clause stands at its head."""


def date_events(sentence: Sentence, taken: frozenset[str] = frozenset()) -> Iterator[TLink]:
    """Links from the events of a sentence to the expressions that date them; ``taken``: expressions used otherwise.

    The owner of an expression is the nearest event before it, or, for an adverb at the head of its clause, the first
    event after it. Such an adverb spreads over the verbs joined after it, up to the first one with a date of its own.
    """
    times = [time for time in sentence.times if time.timex.id not in taken]
    owners = {time.timex.id: _owner(sentence, time) for time in times}
    dated = {owner.event.id for owner in owners.values() if owner}
    for time in times:
        owner = owners[time.timex.id]
        if owner is None:
            continue
        head = owner.first > time.first
        yield _link(sentence, owner, time, "adverb-at-head" if head else "adverb-of-clause", 0.9)
        if head:
            for joined in _joined(sentence, owner, dated):
                yield _link(sentence, joined, time, "adverb-spread", 0.7)


def _owner(sentence: Sentence, time: Time) -> Happening | None:
    """The event that an expression dates first of all."""
    before = [h for h in sentence.happenings if h.last <= time.first]
    after = [h for h in sentence.happenings if h.first >= time.last]
    if after and _at_head(sentence, time, before):
        return after[0]
    return before[-1] if before else None


def _at_head(sentence: Sentence, time: Time, before: Sequence[Happening]) -> bool:
    """Whether nothing but a signal stands between the expression and the start of its clause."""
    if not before:
        return True
    cut = max((i for i in range(before[-1].last, time.first) if sentence.words[i] in COMMAS), default=None)
    return False if cut is None else time.first - cut <= _HEAD_WORDS and _followed_by_comma(sentence, time)


def _followed_by_comma(sentence: Sentence, time: Time) -> bool:
    return time.last < len(sentence.words) and sentence.words[time.last] in COMMAS


def _joined(sentence: Sentence, owner: Happening, dated: set[str]) -> Iterator[Happening]:
    """The verbs joined to the owner by a conjunction, up to the first with a date of its own."""
    for happening in sentence.happenings:
        if happening.first <= owner.first:
            continue
        if happening.event.id in dated:
            return
        if happening.finite and happening.event.tense == owner.event.tense and _conjoined(sentence, happening):
            yield happening


def _conjoined(sentence: Sentence, happening: Happening) -> bool:
    signal = sentence.ending_at(happening.first)
    return happening.joined or bool(signal and "and" in signal.kinds)


def _link(sentence: Sentence, happening: Happening, time: Time, cue: str, trust: float) -> TLink:
    signal = _signal_before(sentence, time)
    rel, word = relation(signal, time.timex)
    cue = cue if rel == "IS_INCLUDED" else word
    return TLink("", happening.event.id, time.timex.id, rel, sentence.span(signal), cue, trust)


def _signal_before(sentence: Sentence, time: Time) -> Signal | None:
    """The signal just before an expression, one small word apart at most."""
    return sentence.ending_at(time.first) or sentence.ending_at(time.first - 1)


def relation(signal: Signal | None, timex: Timex) -> tuple[str, str]:
    """What a signal before an expression makes of the event it dates: relation, and the kind of signal that says so."""
    kinds = signal.kinds if signal else frozenset()
    for kind, rel in _RELATIONS:
        if kind in kinds:
            return rel, kind
    if timex.type == "DURATION" and timex.begin is None and timex.finish is None:
        return "DURING", "duration"
    if timex.type == "SET":
        return "SIMULTANEOUS", "repeated"
    return "IS_INCLUDED", "in"
