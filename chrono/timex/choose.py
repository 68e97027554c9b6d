"""Choosing: the expressions of one run that guards, calendar and coverage let stand."""

from collections import deque
from collections.abc import Iterator
from functools import lru_cache

from chrono.grammar.chart import Match, parse_run, select
from chrono.grammar.pack import load_pack
from chrono.grammar.scan import tokenize
from chrono.meaning.context import Context

from .anchor import Reading, anchor
from .cues import direction
from .guards import GUARDS
from .people import last_person
from .state import State, refuse, site

CACHED_RUNS = 20_000
"""Runs whose parse is remembered; it depends on the language and the words of the run alone."""

NO_SUCH_TIME = "no such time in the calendar"

Chosen = tuple[Match, Reading | None]
"""A match and its reading; a range has none, but its ends do."""


@lru_cache(maxsize=CACHED_RUNS)
def parsed(lang: str, run: str) -> tuple[tuple[Match, ...], tuple[Match, ...], int]:
    """Every match of a run of folded text, those of them that are chosen where no guard objects, the number of tokens."""
    pack = load_pack(lang)
    tokens = tokenize(run, pack)
    matches = parse_run(tokens, pack)
    return matches, select(matches, len(tokens)), len(tokens)


def choose(state: State, begin: int, end: int) -> Iterator[Chosen]:
    """The best matches of a run, read one after the other, so that each stands on the story that those before it reached.

    A match without a meaning ("May forty-nine") gives way to what it covers.
    """
    every, best, length = parsed(state.document.lang, state.folded.text[begin:end])
    matches = _allowed(state, every, begin)
    waiting = deque(best if matches == every else select(matches, length))
    while waiting:
        match = waiting.popleft()
        reading = None if match.ends else read(state, match, begin)
        if reading is not None or match.ends:
            yield match, reading
            continue
        refuse(state, begin + match.start, begin + match.end, NO_SUCH_TIME)
        matches = tuple(one for one in matches if one is not match and one.first >= match.first)
        waiting = deque(select(_allowed(state, matches, begin), length))


def _allowed(state: State, matches: tuple[Match, ...], begin: int) -> tuple[Match, ...]:
    """The matches whose guards let them stand; the others are noted as refused."""
    if not any(match.rule.guards for match in matches):
        return matches
    kept: list[Match] = []
    for match in matches:
        reason = _objection(state, match, begin) if match.rule.guards else None
        if reason is None:
            kept.append(match)
        else:
            refuse(state, begin + match.start, begin + match.end, reason)
    return tuple(kept)


def _objection(state: State, match: Match, begin: int) -> str | None:
    place = site(state, begin + match.start, begin + match.end)
    return next((reason for guard in match.rule.guards if (reason := GUARDS[guard](place))), None)


def read(state: State, match: Match, begin: int) -> Reading | None:
    """The reading of a match where it stands; the verb is looked at only where the words leave the direction open."""
    context = state.context
    if match.terms:
        context = context._replace(person=last_person(state.folded.text, begin + match.start, state.document.lang))
    reading = _remembered(state, match, context)
    if reading is None or not reading.chosen:
        return reading
    way = direction(state.folded.text, begin + match.start, begin + match.end, state.cues)
    return reading if way == 0 else _remembered(state, match, context._replace(direction=way))


def _remembered(state: State, match: Match, context: Context) -> Reading | None:
    key = (match.tree, context)
    if key not in state.readings:
        state.readings[key] = anchor(match.tree, context)
    return state.readings[key]
