"""State: what one pass over a document has reached, and how the story moves on."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from chrono.document.fold import Folded, fold
from chrono.document.model import Document
from chrono.grammar.named import NamedTime, load_named
from chrono.grammar.pack import Pack, load_pack
from chrono.meaning.context import Context, Policy, Window
from chrono.temporal.civil import DAY, parse_moment
from chrono.temporal.granularity import Granularity
from chrono.temporal.partial import Partial, grain, interval_of

from .anchor import Reading
from .cues import Cues, cues_of
from .guards import Site
from .model import Range, Rejected, Timex
from .reckoning import reckons_hijri

Named = Callable[[str], NamedTime | None]

BESIDE = 250
"""Code points within which a clock time or weekday without a date belongs to the day named before it."""

SAME_BREATH = 80
"""Code points within which a month without a year shares the year of a full date before it."""

_SENTENCE_END = re.compile(r"[.!?\u061f;\u061b]\s|\n")

FRAME = 30
"""Code points from the begin of a sentence within which a bare year sets the time of a narrative."""

BRACKET = 80
"""Code points within which the bracket around an expression is looked for."""

LONGER_PERIODS = {"P6M", "P9M"}
"""Amounts of several quarters: what a report says next is compared with the year before, not with one quarter of it."""

LEAP = 2
"""Years by which a date in the middle of a sentence must lie ahead to be a look forward and no step of the story."""

_OPENING = re.compile(r"(?:[.!?:\n]\s*|^)(?:[^\W\d_]+ ){0,3}$")


@dataclass(slots=True)
class State:
    """The document, its folded form and context, and what was found so far."""

    document: Document
    folded: Folded
    pack: Pack
    context: Context
    contexts: Mapping[str, tuple[str, ...]]
    cues: Cues
    timexes: list[Timex] = field(default_factory=list)
    ranges: list[Range] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    story: str | None = None
    period: str | None = None
    day_end: int = 0
    behind: Partial | None = None
    month: Partial | None = None
    month_end: int = 0
    named_end: int = 0
    part: str | None = None
    part_end: int = 0


@dataclass(frozen=True, slots=True)
class Settings:
    """What a language pack says of matching, in the types that recognising uses."""

    day_first: bool
    weekend: int
    hijri: bool
    policy: Policy
    contexts: Mapping[str, tuple[str, ...]]
    cues: Cues


@cache
def settings(lang: str) -> Settings:
    """The settings of a pack."""
    table: Mapping[str, Any] = load_pack(lang).settings
    windows = table.get("windows", {})
    policy = Policy(tuple((key, Window(row["value"], row["begin"], row["end"])) for key, row in windows.items()))
    return Settings(
        day_first=bool(table.get("day_first", True)),
        weekend=int(table.get("weekend", 6)),
        hijri=bool(table.get("hijri", False)),
        policy=policy,
        contexts=_tuples(table.get("contexts", {})),
        cues=cues_of(_tuples(table.get("cues", {}))),
    )


def _tuples(table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(words) for key, words in table.items()}


def packaged(key: str) -> NamedTime | None:
    """A named time of the packaged tables."""
    return load_named().entries.get(key)


def start(document: Document, named: Named | None) -> State:
    """The state at the begin of a document."""
    known = settings(document.lang)
    published = parse_moment(document.published) if document.published else None
    folded = fold(document.text)
    context = Context(
        dct=None if published is None else published // DAY,
        kind=document.kind,
        day_first=known.day_first,
        weekend=known.weekend,
        policy=known.policy,
        hijri=reckons_hijri(folded.text) if known.hijri else False,
        named=named or packaged,
    )
    return State(document, folded, load_pack(document.lang), context, known.contexts, known.cues)


def site(state: State, begin: int, end: int) -> Site:
    """The place of a stretch of the folded text, for guards."""
    return Site(state.document.text, state.folded.text, begin, end, state.folded.start(begin), state.contexts)


def refuse(state: State, begin: int, end: int, reason: str) -> None:
    """Note a candidate that was refused (half-open offsets into the folded text)."""
    left, right = state.folded.start(begin), state.folded.end(end, state.document.text)
    state.rejected.append(Rejected(left, right, state.document.text[left:right], reason))


def advance(state: State, timex: Timex, reading: Reading) -> None:
    """The story moves on to a date that stands for itself; a quarter or half becomes the period spoken of."""
    partial = reading.partial
    if reading.value in LONGER_PERIODS or (partial is not None and partial == state.context.period):
        state.context = state.context._replace(compared=partial)
    if reading.anchor == "period" or partial is None or partial.year is None or reading.type not in {"DATE", "TIME"}:
        return
    changed: dict[str, Partial] = {}
    if partial.quarter or partial.half:
        changed["period"] = changed["compared"] = partial
        state.period = timex.id
    if partial.month is not None:
        changed["last_month"] = Partial(year=partial.year, month=partial.month)
        state.named_end = timex.end
    if not _is_since(state, timex):
        _tell(state, timex, reading, partial, changed)
    if changed:
        state.context = state.context._replace(**changed)  # type: ignore[arg-type]  # all of these fields are partials


def _tell(state: State, timex: Timex, reading: Reading, partial: Partial, changed: dict[str, Partial]) -> None:
    """Note a date as told, as the last month or day named, and as the time that the story has reached. No story of the
    past goes on to what lies behind its publication.
    """
    day = _whole_day(partial)
    dct = state.context.dct
    if state.context.kind == "narrative" and dct is not None and _begin(partial) >= (dct + 1) * DAY:
        return
    if not _in_brackets(state, timex):
        changed["told"] = day
    if (reading.anchor is None and partial.month is not None) or _is_frame(state, timex, partial):
        state.month, state.month_end = Partial(year=partial.year, month=partial.month), timex.end
    elif reading.anchor == "t0" and not reading.chosen:
        state.month = None
    if partial.part is not None:
        state.part, state.part_end = partial.part, timex.end
    if partial.day is not None:
        changed["day"] = day
        state.day_end = timex.end
        state.context = state.context._replace(clock=None if day is partial else partial)
    if state.context.kind != "narrative" or (reading.anchor != "t0" and _moves(state, timex, reading, partial)):
        changed["story"] = day
        state.story = timex.id
        if dct is not None and _begin(day) < (dct + 1) * DAY:
            state.behind = day


def _is_frame(state: State, timex: Timex, partial: Partial) -> bool:
    """Whether a year holds the months behind it in its sentence: it opens it, or the text is a narrative ("In 2003 she
    was ill from May to July")."""
    before = state.document.text[max(0, timex.start - FRAME) : timex.start]
    if grain(partial) != Granularity.YEAR or not (state.context.kind == "narrative" or _OPENING.search(before)):
        return False
    word = before.split()[-1:]
    return not word or word[0][-1] in ".!?:" or word[0].lower() in state.contexts.get("year-prepositions", ())


def _whole_day(partial: Partial) -> Partial:
    if grain(partial) >= Granularity.DAY and partial.zone is None:
        return partial
    return partial._replace(hour=None, minute=None, second=None, zone=None, part=None)


def _is_since(state: State, timex: Timex) -> bool:
    """A date from which something lasts, or in a report until which it does, is not what the text goes on to speak of
    ("the highest since 2002", "bailed until June 8")."""
    words = state.contexts.get("since-words", ())
    if state.context.kind != "narrative":
        words += state.contexts.get("bound-words", ())
    return bool(words) and state.document.text[max(0, timex.start - FRAME) : timex.start].rstrip().endswith(words)


def month_before(state: State, begin: int) -> Partial | None:
    """The last month told with its year, where it stands shortly before an offset in the same sentence."""
    if state.month is None or begin - state.month_end > SAME_BREATH:
        return None
    return None if _SENTENCE_END.search(state.document.text[state.month_end : begin]) else state.month


def month_beside(state: State, begin: int) -> Partial | None:
    """The last month named, where it stands shortly before an offset in its paragraph."""
    if state.context.last_month is None or begin - state.named_end > BESIDE:
        return None
    return None if "\n" in state.document.text[state.named_end : begin] else state.context.last_month


def is_ahead(state: State) -> bool:
    """Whether a report has reached a date behind its publication: no verb of the past counts from there ("It runs until
    Oct. 2. Shares rose the day before")."""
    return state.context.story is not None and _is_to_come(state, state.context.story)


def part_before(state: State, begin: int) -> str | None:
    """The last part of the day named, where it stands shortly before an offset in the same sentence."""
    if state.part is None or begin - state.part_end > SAME_BREATH:
        return None
    return None if _SENTENCE_END.search(state.document.text[state.part_end : begin]) else state.part


def is_beside(state: State, begin: int, way: int = 0) -> bool:
    """Whether the last day named stands shortly before an offset, in its paragraph; a day to come also in its sentence,
    where a verb of the past stands by the offset."""
    if state.context.day is None or begin - state.day_end > BESIDE:
        return False
    between = state.document.text[state.day_end : begin]
    if "\n" in between:
        return False
    return way >= 0 or not _is_to_come(state, state.context.day) or _SENTENCE_END.search(between) is None


def _is_to_come(state: State, partial: Partial) -> bool:
    """Whether a report speaks of a time that begins behind its publication."""
    dct = state.context.dct
    return dct is not None and state.context.kind != "narrative" and _begin(partial) >= (dct + 1) * DAY


def _in_brackets(state: State, timex: Timex) -> bool:
    """Whether an open bracket stands before an expression in its line: what brackets add is no step of the story."""
    before = state.document.text[max(0, timex.start - BRACKET) : timex.start].rpartition("\n")[2]
    return before.rfind("(") > before.rfind(")")


def _moves(state: State, timex: Timex, reading: Reading, partial: Partial) -> bool:
    """Whether a date moves a narrative on.

    What brackets add does not, nor what is counted back from the story. In the middle of a sentence neither a bare year
    ("elected again in 1976") nor an earlier month ("after the vote of December 2005") nor a leap over years does; a
    full date always does.
    """
    story = state.context.story
    if story is None or story.year is None or partial.year is None:
        return True
    if _in_brackets(state, timex) or (
        reading.anchor == "story" and not reading.chosen and _begin(partial) < _begin(story)
    ):
        return False
    before = state.document.text[max(0, timex.start - FRAME) : timex.start]
    if _OPENING.search(before) or timex.start < FRAME or (partial.day is not None and reading.anchor is None):
        return True
    dated = partial.month is not None or partial.season is not None
    if story.month is None and story.season is None:
        return partial.year >= story.year - LEAP if dated else partial.year >= story.year
    return dated and _begin(partial) >= _begin(story) and partial.year - story.year < LEAP


def _begin(partial: Partial) -> int:
    interval = interval_of(partial)
    return 0 if interval is None or interval.begin is None else interval.begin
