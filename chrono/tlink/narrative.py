"""What only several clauses together say: "later in July" after a July before, what a place saw next, a frame."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from chrono.timex.model import Timex
from chrono.tlink.model import TLink
from chrono.tlink.sentence import Happening, Sentence
from chrono.tlink.signals import Signal

_DAY = 86_400
_AT_HEAD = frozenset(("adverb-at-head", "adverb-spread"))
_INSIDE = frozenset(("AFTER", "BEFORE"))
"""Modifiers of an expression for a later or an earlier part of the unit that was named before."""


def order_in_unit(timexes: Sequence[Timex], dates: Sequence[TLink]) -> Iterator[TLink]:
    """ "later in July": what it dates comes after what the last plain mention of the same July dates.

    The intervals of both are the whole month, so that this order can only be a link.
    """
    events: dict[str, list[TLink]] = {}
    for link in dates:
        if link.rel == "IS_INCLUDED":
            events.setdefault(link.to, []).append(link)
    for number, timex in enumerate(timexes):
        if timex.mod not in _INSIDE:
            continue
        same = (t for t in reversed(timexes[:number]) if _covers(timex, t) and events.get(t.id))
        earlier = next(same, None)
        for link in events.get(timex.id, ()):
            for other in events[earlier.id] if earlier else ():
                rel = timex.mod or ""
                yield TLink("", link.from_, other.from_, rel, (timex.start, timex.end), f"{rel.lower()}-in-unit", 0.8)


def after_frame(
    sentences: Sequence[Sentence], timexes: Sequence[Timex], dates: Sequence[TLink], order: Sequence[TLink]
) -> Iterator[TLink]:
    """ "ignored since the coup of 2021. In the Biden era, officials urged reforms": after the coup.

    Only where the era of the second sentence holds the date of the frame's beginning; weaker than any connective.
    """
    times = {timex.id: timex for timex in timexes}
    dated = {link.from_: link for link in dates if link.to in times}
    since = {link.from_: link.to for link in order if link.cue == "since"}
    for frame, sentence in pairwise(sentences):
        origins = [since[h.event.id] for h in frame.happenings if since.get(h.event.id) in dated]
        for happening in sentence.happenings if origins else ():
            link = dated.get(happening.event.id)
            if link and link.cue in _AT_HEAD and _holds(times[link.to], times[dated[origins[-1]].to]):
                yield TLink("", happening.event.id, origins[-1], "AFTER", None, "since-frame", 0.4)


def _holds(era: Timex, date: Timex) -> bool:
    """Whether the era goes on beyond a date that it shares time with."""
    outer, inner = era.interval, date.interval
    if not outer or not inner or None in (outer.begin, outer.end, inner.begin, inner.end):
        return False
    return (outer.begin or 0) < (inner.end or 0) < (outer.end or 0)


def _covers(timex: Timex, earlier: Timex) -> bool:
    return earlier.mod is None and earlier.value == timex.value and earlier.begin == timex.begin


def went_on(sentence: Sentence, apart: Collection[str] = ()) -> Iterator[TLink]:
    """ "attacked the base, where they burnt the stores": what a place saw next began within a day.

    ``apart``: events that are told to have come at a distance of their own.
    """
    for signal in sentence.signals:
        if "where" not in signal.kinds:
            continue
        before = [h for h in sentence.happenings if h.last <= signal.first and _told(h)]
        if before:
            for happening in (h for h in _behind(sentence, signal) if h.event.id not in apart):
                span = sentence.span(signal)
                ends = (before[-1].event.id, happening.event.id)
                yield TLink("", *ends, "BEFORE", span, "where", 0.55, min_gap=0, max_gap=_DAY)


def _behind(sentence: Sentence, signal: Signal) -> Iterator[Happening]:
    """The first event of a clause when it is told, and the told ones joined to it."""
    for happening in sentence.happenings:
        if happening.first < signal.last or not happening.finite:
            continue
        if not _told(happening):
            return
        yield happening


def _told(happening: Happening) -> bool:
    event = happening.event
    return happening.finite and event.tense == "PAST" and event.class_ == "OCCURRENCE" and event.polarity == "POS"
