"""Emitting: a match and its reading become a Timex; two of them a Range; at the end everything gets its id."""

from dataclasses import replace

from chrono.grammar.chart import Match
from chrono.temporal.civil import parse_moment

from .anchor import Reading, moment
from .choose import NO_SUCH_TIME, Chosen, read
from .confidence import confidence, features
from .model import Range, Rejected, Timex
from .state import State, advance, refuse


def emit(state: State, chosen: Chosen, begin: int) -> None:
    """Add the expressions of a match to the state."""
    match, reading = chosen
    if reading is not None:
        _add(state, match, reading, begin)
        return
    found: list[Timex] = []
    for end in match.ends:
        reading = read(state, end, begin, match)
        if reading is None:
            refuse(state, begin + end.start, begin + end.end, NO_SUCH_TIME)
        else:
            found.append(_add(state, end, reading, begin))
    if match.rule.id.rpartition("/")[2].startswith("range") and len(found) == 2:
        _add_range(state, found[0], found[1])


def _add(state: State, match: Match, reading: Reading, begin: int) -> Timex:
    timex = _timex(state, match, reading, begin)
    state.timexes.append(timex)
    advance(state, timex, reading)
    return timex


def _timex(state: State, match: Match, reading: Reading, begin: int) -> Timex:
    text = state.document.text
    left, right = state.folded.start(begin + match.start), state.folded.end(begin + match.end, text)
    low, high = (None, None) if reading.interval is None else (reading.interval.begin, reading.interval.end)
    said = match.said or reading.value
    anchor = _timex_id(state, reading.anchor)
    why = (match.printed, *reading.why)
    shown = features(reading.type, reading.value, said, reading.mod, anchor, len(reading.alternatives), why)
    return Timex(
        id=f"t{len(state.timexes) + 1}",
        start=left,
        end=right,
        text=text[left:right],
        type=reading.type,
        value=reading.value,
        said=said,
        mod=reading.mod,
        quant=reading.quant,
        freq=reading.freq,
        begin=moment(low),
        finish=moment(high),
        approximate=reading.approximate,
        edtf=reading.edtf,
        granularity=None if reading.granularity is None else str(reading.granularity),
        calendar=reading.calendar,
        anchor=anchor,
        rule=match.rule.id,
        confidence=confidence(shown),
        alternatives=reading.alternatives,
        why=why,
    )


def _timex_id(state: State, anchor: str | None) -> str | None:
    """The expression that gave the story or the period its time; ``t0`` and None stay."""
    if anchor == "story":
        return state.story
    return state.period if anchor == "period" else anchor


def _add_range(state: State, first: Timex, last: Timex) -> None:
    begin, finish = first.begin, last.finish
    if begin is not None and finish is not None and (parse_moment(begin) or 0) >= (parse_moment(finish) or 0):
        conflict = f"conflict:reversed-range: {first.text} to {last.text}"
        state.timexes[-1] = replace(last, why=(*last.why, conflict))
        begin = finish = None
    text = state.document.text[first.start : last.end]
    edtf = f"{first.edtf}/{last.edtf}" if first.edtf and last.edtf and "/" not in first.edtf + last.edtf else None
    number = len(state.ranges) + 1
    state.ranges.append(Range(f"r{number}", first.start, last.end, text, first.id, last.id, begin, finish, edtf))


def finished(state: State) -> tuple[tuple[Timex, ...], tuple[Range, ...], tuple[Rejected, ...]]:
    """Timexes, ranges and refused candidates in order of (start, end), with ids t1.., r1.. in that order."""
    timexes = sorted(state.timexes, key=lambda timex: (timex.start, timex.end))
    ranges = sorted(state.ranges, key=lambda one: (one.start, one.end))
    if timexes != state.timexes:
        ids = {timex.id: f"t{number}" for number, timex in enumerate(timexes, 1)}
        timexes = [replace(one, id=ids[one.id], anchor=ids.get(one.anchor or "", one.anchor)) for one in timexes]
        ranges = [replace(one, from_=ids.get(one.from_ or ""), to=ids.get(one.to or "")) for one in ranges]
    ranges = [replace(one, id=f"r{number}") for number, one in enumerate(ranges, 1)]
    return tuple(timexes), tuple(ranges), _outside(state.rejected, timexes)


def _outside(rejected: list[Rejected], timexes: list[Timex]) -> tuple[Rejected, ...]:
    """The refused candidates that lie in no expression, each once."""
    free: list[Rejected] = []
    at = 0
    for one in sorted(dict.fromkeys(rejected), key=lambda one: (one.start, one.end)):
        while at < len(timexes) and timexes[at].end <= one.start:
            at += 1
        if at == len(timexes) or one.end > timexes[at].end or one.start < timexes[at].start:
            free.append(one)
    return tuple(free)
