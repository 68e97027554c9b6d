"""Choosing: the expressions of one run that guards, calendar and coverage let stand."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from chrono.grammar.chart import Match, parse_run, select
from chrono.grammar.pack import load_pack
from chrono.grammar.scan import tokenize
from chrono.meaning.context import Context
from chrono.meaning.evaluate import is_timeless, settled
from chrono.meaning.tree import mentions

from .anchor import Reading, anchor
from .cues import direction, is_habit
from .guards import GUARDS
from .people import last_person
from .state import State, is_ahead, is_beside, month_before, month_beside, packaged, part_before, refuse, settings, site

CACHED_RUNS = 20_000
"""Runs whose parse is remembered; it depends on the language and the words of the run alone."""

CLOCK_ALONE = "XXXX-XX-XXT"
"""How the value of a clock time or part of a day begins that names no day."""

NO_SUCH_TIME = "no such time in the calendar"

Chosen = tuple[Match, Reading | None]
"""A match and its reading; a range has none, but its ends do."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A run's matches, the best of them where no guard objects, and the number of its tokens."""

    matches: tuple[Match, ...]
    best: tuple[Match, ...]
    length: int


@lru_cache(maxsize=CACHED_RUNS)
def parsed(lang: str, run: str) -> Parsed:
    """The parse of a run of folded text."""
    pack = load_pack(lang)
    tokens = tokenize(run, pack)
    context = Context(day_first=settings(lang).day_first, named=packaged)
    matches = tuple(_prepared(match, context) for match in parse_run(tokens, pack))
    return Parsed(matches, select(matches, len(tokens)), len(tokens))


def _prepared(match: Match, context: Context) -> Match:
    """A match with all that its words alone tell: its value without a date to stand on, and whether a verb must
    decide."""
    if match.ends:
        return replace(match, ends=tuple(_prepared(end, context) for end in match.ends))
    tree, printed = settled(match.tree, context), f"{match.rule.id}: {match.tree}"
    reading = anchor(tree, context)
    if reading is None:
        return replace(match, tree=tree, printed=printed)
    whole = reading if is_timeless(tree) and _is_settled(reading) else None
    return replace(match, tree=tree, printed=printed, said=reading.value, open=reading.chosen, settled=whole)


def _is_settled(reading: Reading) -> bool:
    """Whether nothing is left to complete from a context."""
    return not reading.alternatives and (reading.partial is not None or reading.type in {"DURATION", "SET"})


def choose(state: State, begin: int, end: int) -> Iterator[Chosen]:
    """The best matches of a run, read one after the other, so that each stands on the story that those before it
    reached.

    A match that a guard refuses, or that has no meaning ("May forty-nine"), gives way to what it covers.
    """
    run = parsed(state.document.lang, state.folded.text[begin:end])
    matches, waiting = run.matches, deque(run.best)
    done = 0
    while waiting:
        match = waiting.popleft()
        reason = _objection(state, match, begin) if match.rule.guards else None
        reading = None if match.ends or reason is not None else read(state, match, begin)
        if reason is None and (match.ends or reading is not None):
            yield match, reading
            done = match.last
            continue
        refuse(state, begin + match.start, begin + match.end, reason or NO_SUCH_TIME)
        matches = tuple(one for one in matches if one is not match and one.first >= done)
        waiting = deque(select(matches, run.length))


def _objection(state: State, match: Match, begin: int) -> str | None:
    place = site(state, begin + match.start, begin + match.end)
    for guard in match.rule.guards:
        if reason := GUARDS[guard](place):
            return reason
    return None


def _of_clock(state: State, context: Context, match: Match, begin: int) -> Context:
    """What a clock time or part of the day without a day stands on: nothing where it is a habit, else also the part of
    the day named before it, if it has none of its own."""
    if is_habit(state.folded.text, begin + match.start, begin + match.end, state.cues):
        return context._replace(dct=None, day=None, story=None)
    halved = mentions(match.tree, "clock_time") or mentions(match.tree, "zone")
    return context if halved else context._replace(part=part_before(state, state.folded.start(begin + match.start)))


def read(state: State, match: Match, begin: int, whole: Match | None = None) -> Reading | None:
    """The reading of a match where it stands; the verb is looked at only where the words leave the direction open, and
    for the ends of a range around the whole of it.
    """
    whole = whole or match
    if isinstance(match.settled, Reading):
        return match.settled
    context = state.context
    if match.terms:
        context = context._replace(person=last_person(state.folded.text, begin + match.start, state.document.lang))
    if match.open:
        way = direction(state.folded.text, begin + whole.start, begin + whole.end, state.cues)
        at = state.folded.start(begin + match.start)
        context = context._replace(
            direction=way,
            beside=is_beside(state, at, way),
            month=month_before(state, at),
            named_month=month_beside(state, at),
        )
        if (match.said or "").startswith(CLOCK_ALONE):
            context = _of_clock(state, context, match, begin)
    reading = anchor(match.tree, context)
    if reading is None or reading.anchor != "story" or not is_ahead(state) or not _counts(match):
        return reading
    way = direction(state.folded.text, begin + whole.start, begin + whole.end, state.cues)
    return reading if way >= 0 else anchor(match.tree, _before_publication(state))


def _counts(match: Match) -> bool:
    """Whether an expression counts from the time of the story ("the day before", "two days later")."""
    return mentions(match.tree, "story") or mentions(match.tree, "ago")


def _before_publication(state: State) -> Context:
    """The context of a verb of the past behind a date to come: the last one gone by ("It runs until Oct. 2. Shares rose
    the day before")."""
    return state.context._replace(story=state.behind, told=state.behind, day=None)
