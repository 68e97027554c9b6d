"""Recognising: from a document to its anchored temporal expressions, in one pass from left to right."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from chrono.document.fold import Folded, fold
from chrono.document.model import Document
from chrono.grammar.chart import Match, parse_run, select
from chrono.grammar.named import NamedTime, load_named
from chrono.grammar.pack import Pack, load_pack
from chrono.grammar.scan import Refused, Token, runs, tokenize
from chrono.meaning.context import Context, Policy, Window
from chrono.temporal.civil import DAY, parse_moment
from chrono.temporal.partial import Partial

from .anchor import Reading, anchor, moment, said
from .confidence import confidence
from .cues import direction
from .guards import GUARDS, Site
from .model import Range, Rejected, Timex
from .people import last_person

CACHED_RUNS = 20_000
"""Runs whose parse is remembered, a language; a run's parse depends on its words alone."""


_OPENING = re.compile(r"(?:[.!?:\n]\s*|^)(?:[^\W\d_]+ ){0,3}$")

RETRIES = 3
"""How often a run is looked at again when its best reading has no meaning."""

NO_SUCH_TIME = "no such time in the calendar"


@lru_cache(maxsize=CACHED_RUNS)
def _parsed(lang: str, run: str) -> tuple[tuple[Match, ...], int]:
    pack = load_pack(lang)
    tokens: list[Token] = tokenize(run, pack)
    return parse_run(tokens, pack), len(tokens)


@dataclass(slots=True)
class State:
    """What one pass over a document has reached."""

    document: Document
    folded: Folded
    pack: Pack
    context: Context
    contexts: Mapping[str, tuple[str, ...]]
    cues: Mapping[str, tuple[str, ...]]
    timexes: list[Timex] = field(default_factory=list)
    ranges: list[Range] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    story: str | None = None
    period: str | None = None


def recognize(
    document: Document, named: Callable[[str], NamedTime | None] | None = None
) -> tuple[tuple[Timex, ...], tuple[Range, ...], tuple[Rejected, ...]]:
    """Timexes, ranges and refused candidates of a document, in order; ids are t1.., r1.. ."""
    state = _start(document, named)
    refused: list[Refused] = []
    text = state.folded.text
    for begin, end in runs(text, state.pack, lambda *site: _allow(state, *site), refused):
        matches, length = _parsed(document.lang, text[begin:end])
        allowed = _allowed(state, matches, begin)
        for match in _meaningful(state, allowed, length, begin):
            _add(state, match, begin)
    state.rejected += [_rejected(state, one.start, one.end, one.reason) for one in refused]
    return _numbered(state)


def _start(document: Document, named: Callable[[str], NamedTime | None] | None) -> State:
    pack = load_pack(document.lang)
    published = parse_moment(document.published) if document.published else None
    settings = pack.settings
    context = Context(
        dct=None if published is None else published // DAY,
        kind=document.kind,
        day_first=bool(settings.get("day_first", True)),
        weekend=_integer(settings.get("weekend", 6)),
        policy=_policy(settings.get("windows", {})),
        named=named or _named,
    )
    return State(document, fold(document.text), pack, context, _tuples(settings.get("contexts")), _tuples(settings.get("cues")))


def _named(key: str) -> NamedTime | None:
    return load_named().entries.get(key)


def _integer(value: object) -> int:
    return value if isinstance(value, int) else 0


def _tuples(table: object) -> dict[str, tuple[str, ...]]:
    return {key: tuple(words) for key, words in table.items()} if isinstance(table, dict) else {}


def _policy(table: Any) -> Policy:
    return Policy(tuple((key, Window(row["value"], row["begin"], row["end"])) for key, row in table.items()))


def _site(state: State, start: int, end: int) -> Site:
    return Site(state.document.text, state.folded.text, start, end, state.folded.start(start), state.contexts)


def _allow(state: State, guard: str, word: str, start: int, end: int) -> str | None:
    return GUARDS[guard](_site(state, start, end))


def _allowed(state: State, matches: tuple[Match, ...], begin: int) -> tuple[Match, ...]:
    """The matches whose guards let them stand; the others are noted as refused."""
    if not any(match.rule.guards for match in matches):
        return matches
    kept: list[Match] = []
    for match in matches:
        site = _site(state, begin + match.start, begin + match.end)
        reason = next((found for guard in match.rule.guards if (found := GUARDS[guard](site))), None)
        if reason is None:
            kept.append(match)
        else:
            state.rejected.append(_rejected(state, site.start, site.end, reason))
    return tuple(kept)


def _meaningful(state: State, matches: tuple[Match, ...], length: int, begin: int) -> tuple[Match, ...]:
    """The best matches of a run; one without a meaning ("May forty-nine") gives way to what it covers."""
    for _ in range(RETRIES):
        chosen = select(matches, length)
        empty = {match for match in chosen if not match.ends and anchor(match.tree, state.context) is None}
        if not empty:
            return chosen
        for match in empty:
            state.rejected.append(_rejected(state, begin + match.start, begin + match.end, NO_SUCH_TIME))
        matches = tuple(match for match in matches if match not in empty)
    return select(matches, length)


def _rejected(state: State, start: int, end: int, reason: str) -> Rejected:
    left, right = state.folded.start(start), state.folded.end(end, state.document.text)
    return Rejected(left, right, state.document.text[left:right], reason)


def _add(state: State, match: Match, begin: int) -> None:
    if not match.ends:
        _add_one(state, match, begin)
        return
    found = [timex for end in match.ends if (timex := _add_one(state, end, begin)) is not None]
    if match.rule.head == "range" and match.rule.id.rpartition("/")[2].startswith("range") and len(found) == 2:
        _add_range(state, found[0], found[1])


def _add_one(state: State, match: Match, begin: int) -> Timex | None:
    start, end = begin + match.start, begin + match.end
    context = _context(state, match, start, end)
    reading = anchor(match.tree, context)
    if reading is None:
        state.rejected.append(_rejected(state, start, end, NO_SUCH_TIME))
        return None
    timex = _timex(state, match, reading, context, start, end)
    state.timexes.append(timex)
    _advance(state, timex, reading)
    return timex


def _context(state: State, match: Match, start: int, end: int) -> Context:
    context = replace(state.context, direction=direction(state.folded.text, start, end, state.cues))
    if "term(" in str(match.tree):
        person = last_person(state.folded.text, start, state.document.lang)
        context = replace(context, person=person)
    return context


def _advance(state: State, timex: Timex, reading: Reading) -> None:
    """The story moves on to a date that stands for itself; a quarter or half becomes the period spoken of."""
    if reading.anchor == "period":
        return
    partial = reading.partial
    if partial is not None and partial.year is not None and (partial.quarter or partial.half):
        state.context = replace(state.context, period=partial)
        state.period = timex.id
    if reading.type in {"DATE", "TIME"} and partial is not None and partial.year is not None:
        if state.context.kind != "narrative" or (reading.anchor != "t0" and _frames(state, timex, partial)):
            state.context = replace(state.context, story=_story(reading.partial))
            state.story = timex.id


FRAME = 30
"""Code points from the begin of a sentence within which a bare year sets the time of a narrative."""


def _frames(state: State, timex: Timex, partial: Partial) -> bool:
    """Whether a date moves a narrative on: a bare year in the middle of a sentence ("elected again in 1976") does not."""
    story = state.context.story
    if story is None or story.month is None or partial.month is not None or partial.season is not None:
        return True
    before = state.document.text[max(0, timex.start - FRAME) : timex.start]
    return bool(_OPENING.search(before)) or timex.start < FRAME


def _story(partial: Partial) -> Partial:
    return replace(partial, hour=None, minute=None, second=None, zone=None, part=None)


def _timex(state: State, match: Match, reading: Reading, context: Context, start: int, end: int) -> Timex:
    left, right = state.folded.start(start), state.folded.end(end, state.document.text)
    interval = reading.interval
    anchored = {"story": state.story, "period": state.period}.get(reading.anchor or "", reading.anchor)
    return Timex(
        id=f"~{len(state.timexes)}",
        start=left,
        end=right,
        text=state.document.text[left:right],
        type=reading.type,
        value=reading.value,
        said=said(match.tree, context) or reading.value,
        mod=reading.mod,
        quant=reading.quant,
        freq=reading.freq,
        begin=moment(interval and interval.begin),
        finish=moment(interval and interval.end),
        approximate=reading.approximate,
        edtf=reading.edtf,
        granularity=None if reading.granularity is None else str(reading.granularity),
        calendar=reading.calendar,
        anchor=anchored,
        rule=match.rule.id,
        confidence=confidence(match.rule.id, reading),
        alternatives=reading.alternatives,
        why=(f"{match.rule.id}: {match.tree}", *reading.why),
    )


def _add_range(state: State, first: Timex, last: Timex) -> None:
    begin = first.begin
    finish = last.finish
    if begin is not None and finish is not None and parse_moment(begin) is not None:
        low, high = parse_moment(begin), parse_moment(finish)
        if low is not None and high is not None and low >= high:
            index = state.timexes.index(last)
            state.timexes[index] = replace(last, why=(*last.why, f"conflict:reversed-range: {first.text} to {last.text}"))
            begin = finish = None
    text = state.document.text[first.start : last.end]
    edtf = f"{first.edtf}/{last.edtf}" if first.edtf and last.edtf and "/" not in first.edtf + last.edtf else None
    state.ranges.append(Range("", first.start, last.end, text, first.id, last.id, begin, finish, edtf))


def _numbered(state: State) -> tuple[tuple[Timex, ...], tuple[Range, ...], tuple[Rejected, ...]]:
    """Everything in order of (start, end), with its final id."""
    order = sorted(state.timexes, key=lambda timex: (timex.start, timex.end))
    ids = {timex.id: f"t{number}" for number, timex in enumerate(order, 1)}
    timexes = tuple(
        replace(timex, id=ids[timex.id], anchor=ids.get(timex.anchor or "", timex.anchor)) for timex in order
    )
    ranges = tuple(
        replace(one, id=f"r{number}", from_=ids.get(one.from_ or ""), to=ids.get(one.to or ""))
        for number, one in enumerate(sorted(state.ranges, key=lambda one: (one.start, one.end)), 1)
    )
    rejected = sorted(dict.fromkeys(state.rejected), key=lambda one: (one.start, one.end))
    covered = [(timex.start, timex.end) for timex in timexes]
    free = tuple(one for one in rejected if not any(s <= one.start and one.end <= e for s, e in covered))
    return timexes, ranges, free
