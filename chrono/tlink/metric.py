"""Distances: "two days after the attack" ties an expression, and the event it dates, to another event."""

import re
from collections.abc import Iterator

from chrono.tlink.model import TLink
from chrono.tlink.sentence import Happening, Sentence, Time
from chrono.tlink.signals import Signal

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_DAY = 86_400
_SECONDS = (366 * _DAY, 31 * _DAY, 7 * _DAY, _DAY, 3600, 60, 1)
"""Longest length of year, month, week, day, hour, minute and second."""

_REACH = 3


def metric_links(sentence: Sentence) -> Iterator[TLink]:
    """Links from a duration to the event it is counted from, with the gap that the duration gives."""
    for time in sentence.times:
        if time.timex.type != "DURATION" or time.timex.begin is not None:
            continue
        found = _prefixed(sentence, time) or _infixed(sentence, time)
        if found:
            signal, origin = found
            rel = "AFTER" if "after" in signal.kinds else "BEFORE"
            low, high = gap(time.timex.value) or (None, None)
            yield TLink(
                "", time.timex.id, origin.event.id, rel, sentence.span(signal), "distance", 0.85, False, low, high
            )


def _prefixed(sentence: Sentence, time: Time) -> tuple[Signal, Happening] | None:
    """ "after two days of the attack": signal, duration, a word such as "of", event."""
    signal = sentence.ending_at(time.first)
    anchor = next((s for s in sentence.signals if "anchor" in s.kinds and 0 <= s.first - time.last <= 1), None)
    if not signal or not anchor or not signal.kinds & {"after", "before"}:
        return None
    origin = _behind(sentence, anchor.last)
    return (signal, origin) if origin else None


def _infixed(sentence: Sentence, time: Time) -> tuple[Signal, Happening] | None:
    """ "two days after the attack": duration, signal, event."""
    signal = next((s for s in sentence.signals if s.first == time.last and s.kinds & {"after", "before"}), None)
    origin = _behind(sentence, signal.last) if signal else None
    return (signal, origin) if signal and origin else None


def _behind(sentence: Sentence, word: int) -> Happening | None:
    return next((h for h in sentence.happenings if 0 <= h.first - word <= _REACH), None)


def gap(value: str) -> tuple[int, int] | None:
    """Least and greatest distance in seconds for a TIMEX3 duration: one unit more or less; None for unsaid numbers."""
    match = _DURATION.fullmatch(value)
    if not match or not any(match.groups()):
        return None
    counts = [int(number or 0) for number in match.groups()]
    length = sum(count * unit for count, unit in zip(counts, _SECONDS, strict=True))
    step = next(unit for count, unit in zip(reversed(counts), reversed(_SECONDS), strict=True) if count)
    return max(0, length - step), length + step
