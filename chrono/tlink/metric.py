"""Distances: "two days after the attack" ties an expression, and the event it dates, to another event."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from chrono.timex.model import Timex
from chrono.tlink.governor import governing
from chrono.tlink.model import TLink
from chrono.tlink.sentence import Happening, Sentence, Time
from chrono.tlink.signals import Signal

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_DAY = 86_400
_SECONDS = (366 * _DAY, 31 * _DAY, 7 * _DAY, _DAY, 3600, 60, 1)
"""Longest length of year, month, week, day, hour, minute and second."""

_REACH = 3
AT_MOST, AT_LEAST = frozenset(("LESS_THAN", "EQUAL_OR_LESS")), frozenset(("MORE_THAN", "EQUAL_OR_MORE"))
"""Modifiers that leave one end of a distance open."""


@dataclass(frozen=True, slots=True)
class Distance:
    """A duration counted from an event: the duration, the event that it dates, where it is counted from, the link."""

    time: Time
    owner: Happening | None
    origin: Happening
    link: TLink

    def links(self) -> Iterator[TLink]:
        """From the duration to the event it is counted from, and from the event it dates with the same distance."""
        yield self.link
        if self.owner:
            yield replace(self.link, from_=self.owner.event.id)

    def parts(self, time: Time) -> bool:
        """Whether the origin stands between the owner and an expression, which then is the origin's own."""
        if self.owner is None:
            return False
        return self.owner.first < self.origin.first < time.first or time.first < self.origin.first < self.owner.first


def distances(sentence: Sentence) -> Iterator[Distance]:
    """The durations of a sentence that are counted from an event of it."""
    for time in sentence.times:
        if not is_open(time.timex):
            continue
        found = _prefixed(sentence, time) or _infixed(sentence, time) or _postfixed(sentence, time)
        if found:
            signal, origin = found
            rel = "AFTER" if "after" in signal.kinds else "BEFORE"
            link = counted(time, origin, rel, sentence.span(signal), 0.85)
            yield Distance(time, _dated(sentence, time, signal, origin), origin, link)


def is_open(timex: Timex) -> bool:
    """Whether an expression is a length of time without a place of its own."""
    return timex.type == "DURATION" and timex.begin is None


def counted(time: Time, origin: Happening, rel: str, span: tuple[int, int] | None, trust: float) -> TLink:
    """The link from a duration to the event it is counted from."""
    low, high = gap(time.timex.value, time.timex.mod) or (None, None)
    return TLink("", time.timex.id, origin.event.id, rel, span, "distance", trust, min_gap=low, max_gap=high)


def _dated(sentence: Sentence, time: Time, signal: Signal, origin: Happening) -> Happening | None:
    """The event that happened at the distance: the one on which duration and signal together hang."""
    whole = Signal(min(time.first, signal.first), max(time.last, signal.last), signal.kinds)
    owner = governing(sentence, whole, origin)
    return None if owner is None or owner.event.id == origin.event.id else owner


def _prefixed(sentence: Sentence, time: Time) -> tuple[Signal, Happening] | None:
    """Signal, duration, a word such as "of", event: "after two days of fighting" as Arabic puts "two days after"."""
    signal = sentence.ending_at(time.first)
    anchor = next((s for s in sentence.signals if "anchor" in s.kinds and 0 <= s.first - time.last <= 1), None)
    if not signal or not anchor or not signal.kinds & {"after", "before"}:
        return None
    origin = _behind(sentence, anchor.last)
    return (signal, origin) if origin else None


def _infixed(sentence: Sentence, time: Time) -> tuple[Signal, Happening] | None:
    """Duration, signal, event: "two days after the attack", but not "for two days after the attack"."""
    before = sentence.ending_at(time.first)
    if sentence.glued(time) or (before and "throughout" in before.kinds):
        return None
    signal = next((s for s in sentence.signals if s.first == time.last and s.kinds & {"after", "before"}), None)
    origin = _behind(sentence, signal.last) if signal else None
    return (signal, origin) if signal and origin else None


def _postfixed(sentence: Sentence, time: Time) -> tuple[Signal, Happening] | None:
    """Signal, event, duration with a preposition written together with it: "after the attack by two days"."""
    if not sentence.glued(time):
        return None
    for signal in reversed([s for s in sentence.signals if s.last <= time.first and s.kinds & {"after", "before"}]):
        origin = _behind(sentence, signal.last)
        if origin and 0 <= time.first - origin.last <= _REACH:
            return signal, origin
    return None


def _behind(sentence: Sentence, word: int) -> Happening | None:
    return next((h for h in sentence.happenings if 0 <= h.first - word <= _REACH), None)


def gap(value: str, mod: str | None = None) -> tuple[int, int | None] | None:
    """Least and greatest distance in seconds for a TIMEX3 duration: one unit more or less; None for unsaid numbers.

    "Less than" leaves no least distance, "more than" no greatest one.
    """
    match = _DURATION.fullmatch(value)
    if not match or not any(match.groups()):
        return None
    counts = [int(number or 0) for number in match.groups()]
    length = sum(count * unit for count, unit in zip(counts, _SECONDS, strict=True))
    step = next(unit for count, unit in zip(reversed(counts), reversed(_SECONDS), strict=True) if count)
    return 0 if mod in AT_MOST else max(0, length - step), None if mod in AT_LEAST else length + step
