"""Assemble: annotations of documents into one ordered and checked chronology."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from chrono.chronology.anchored import dated_by_events
from chrono.chronology.check import findings_of
from chrono.chronology.claims import Claim
from chrono.chronology.dating import dating
from chrono.chronology.entries import Group, Sources, entry, groups
from chrono.chronology.joined import joined
from chrono.chronology.merge import merge_claims
from chrono.chronology.model import Annotation, Chronology, Entry
from chrono.chronology.order import exact_ranges, extension, placements, ranges_by_bounds, sort_key
from chrono.chronology.precedence import reduction, sparse_reduction
from chrono.chronology.qualify import qualify
from chrono.chronology.quotes import quotes
from chrono.chronology.similar import witnesses
from chrono.chronology.solution import Solution, solve
from chrono.temporal.bounds import Bounds

EXACT = 5_000
"""Above this number of entries rank intervals come from the bounds alone."""


def assemble(
    annotations: Iterable[Annotation],
    *,
    merge: bool = True,
    every: bool = False,
    between: Callable[[], object] = lambda: None,
) -> Chronology:
    """The chronology of some annotated documents; the order they come in does not matter.

    ``merge`` joins mentions of one event across documents; ``every`` gives each event a line, not only the main ones.
    A solution is let go before the next is made: of many documents it is as large as all that was found. ``between`` is
    called between the steps: to give up, raise there.
    """
    stated = qualify(annotations)
    between()
    solution = solve(stated)
    between()
    timexes = dated_by_events(stated, solution)
    if timexes != stated.timexes:
        stated = replace(stated, timexes=timexes)
        del solution
        solution = solve(stated)
        between()
    merges = merge_claims(stated, solution) if merge and len(stated.documents) > 1 else ()
    between()
    if merges:
        del solution
        solution = solve(stated, merges)
    between()
    lines = groups(stated, solution.accepted, every)
    entries = arrange(stated, solution, lines)
    chronology = replace(stated, entries=entries, rank_exact=len(entries) <= EXACT)
    return replace(chronology, findings=findings_of(chronology, solution, between))


def arrange(chronology: Chronology, solution: Solution, lines: Sequence[Group]) -> tuple[Entry, ...]:
    """The entries of these groups, in order."""
    bounds = [solution.bounds(g.lead, g.real) for g in lines]
    if len(lines) <= EXACT:
        before = solution.before([g.lead for g in lines], [g.real for g in lines])
        after, ranges = reduction(before), exact_ranges(before)
    else:
        after, ranges = (
            sparse_reduction(bounds, said_order(solution.accepted, {g.lead: n for n, g in enumerate(lines) if g.real})),
            ranges_by_bounds(bounds),
        )
    line = extension(after, ordinal_keys(lines, bounds))
    places = placements(line, _ties(lines, solution), ranges)
    sources = Sources(dating(chronology, solution.accepted), quotes(chronology), witnesses(chronology.documents))
    made = []
    for n in sorted(range(len(lines)), key=lambda n: places[n].number):
        earlier = [f"n{number}" for number in sorted(places[m].number for m in after[n])]
        made.append(entry(lines[n], places[n], bounds[n], earlier, sources))
    return tuple(made)


def ordinal_keys(lines: Sequence[Group], bounds: Sequence[Bounds]) -> list[tuple[float, int]]:
    """Sort keys of groups: the middle of where they begin.

    What is known only to have happened by some day stands with what was told just before it, if that is earlier.
    """
    keys: list[tuple[float, int]] = []
    last: dict[str | None, float] = {}
    for n, (group, limits) in enumerate(zip(lines, bounds, strict=True)):
        document = group.events[0].document
        key = sort_key(limits)
        if key is not None and limits.earliest_begin is not None:
            last[document] = key
        else:
            key = min(last.get(document, key), key) if key is not None else last.get(document, 0.0)
        keys.append((key, n))
    return keys


def _ties(lines: Sequence[Group], solution: Solution) -> list[int]:
    """A number for each group, shared by those that the text calls simultaneous."""
    place = {e.id: n for n, g in enumerate(lines) for e in g.events}
    same = (c for c in solution.accepted if c.rel == "SIMULTANEOUS" and c.source in place and c.target in place)
    first = joined((place[claim.source], place[claim.target]) for claim in same)
    return [first.get(n, n) for n in range(len(lines))]


def said_order(accepted: Iterable[Claim], place: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Pairs of lines one of which is said to come before the other: facts only, ``place`` by their leading mentions."""
    for claim in accepted:
        if claim.source in place and claim.target in place and not claim.unreal:
            pair = place[claim.source], place[claim.target]
            if claim.rel in ("BEFORE", "IBEFORE"):
                yield pair
            elif claim.rel in ("AFTER", "IAFTER"):
                yield pair[::-1]
