"""Durations counted from the story: "after two weeks he was freed" counts from what was told just before."""

from collections.abc import Collection, Iterator, Sequence

from chrono.event.weights import Table
from chrono.tlink.event_timex import date_events
from chrono.tlink.metric import Distance, counted, is_open
from chrono.tlink.model import TLink
from chrono.tlink.sentence import COMMAS, Happening, Sentence, Time
from chrono.tlink.signals import Signal

_NEAR = 2
"""A verb behind an adverb at the head of its clause stands so many words away at most, if no comma comes first."""

_BACK = 8
"""So many words from an adverb its verb is looked for."""

_TRUST = 0.6
_ENDS = frozenset('.!?…:;؛،,)»”"')


def counted_on(
    sentence: Sentence, table: Table | None, measured: Sequence[Distance], told: Happening | None
) -> list[Distance]:
    """Durations behind a word such as "after" that hang on no event of their own: from what was told last.

    That is the last dated event before the one they date, in the sentence or else before it (``told``).
    """
    owned = [*_owned(sentence, {d.time.timex.id for d in measured})]
    dated = _dated(date_events(sentence, table, measured)) if owned else set()
    found = []
    for time, signal, owner in owned:
        origin = _origin(sentence, owner, dated) or told
        if origin:
            link = counted(time, origin, "AFTER", sentence.span(signal), _TRUST)
            found.append(Distance(time, owner, origin, link))
    return found


def last_told(sentence: Sentence, dates: Sequence[TLink], told: Happening | None) -> Happening | None:
    """What a sentence tells last among the dated events that happened, or what was told before it."""
    dated = _dated(dates)
    return next((h for h in reversed(sentence.happenings) if h.event.id in dated and _happened(h)), told)


def _dated(links: Iterator[TLink] | Sequence[TLink]) -> set[str]:
    return {link.from_ for link in links if link.rel == "IS_INCLUDED"}


def _owned(sentence: Sentence, taken: Collection[str]) -> Iterator[tuple[Time, Signal, Happening]]:
    for time in sentence.times:
        signal = sentence.ending_at(time.first)
        if signal and "after" in signal.kinds and is_open(time.timex) and time.timex.id not in taken:
            owner = _behind(sentence, time) if _at_head(sentence, signal) else _before(sentence, signal, time)
            if owner and owner.event.tense != "FUTURE":
                yield time, signal, owner


def _origin(sentence: Sentence, owner: Happening, dated: Collection[str]) -> Happening | None:
    """The event of the sentence that a duration before or behind ``owner`` is counted from."""
    earlier = [h for h in sentence.happenings if h.first < owner.first and _happened(h)]
    return next((h for h in reversed(earlier) if h.event.id in dated), None) or next(
        (h for h in reversed(earlier) if h.finite), None
    )


def _happened(happening: Happening) -> bool:
    event = happening.event
    return event.polarity == "POS" and event.tense in ("PAST", "NONE") and event.class_ != "REPORTING"


def _at_head(sentence: Sentence, signal: Signal) -> bool:
    """Whether a signal opens its clause: at the start, behind a comma, or joined to what stands before it."""
    before = sentence.words[signal.first - 1] if signal.first else "."
    conjunction = sentence.ending_at(signal.first)
    return before in _ENDS or signal.joined or bool(conjunction and "and" in conjunction.kinds)


def _behind(sentence: Sentence, time: Time) -> Happening | None:
    """The verb of the clause that an adverb at its head belongs to."""
    comma = time.last < len(sentence.words) and sentence.words[time.last] in COMMAS
    found = next((h for h in sentence.happenings if h.first >= time.last and h.finite), None)
    return found if found and found.first - time.last <= (_BACK if comma else _NEAR) else None


def _before(sentence: Sentence, signal: Signal, time: Time) -> Happening | None:
    """The verb of the clause that ends with an adverb."""
    if time.last < len(sentence.words) and sentence.words[time.last] not in _ENDS:
        return None
    low = max(0, signal.first - _BACK)
    found = next((h for h in reversed(sentence.happenings) if low <= h.first < signal.first and h.finite), None)
    return None if found is None or COMMAS.intersection(sentence.words[found.last : signal.first]) else found
