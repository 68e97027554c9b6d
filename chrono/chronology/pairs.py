"""Relations of pairs as the solved network entails them, for ``chrono annotate --pairs`` and for scoring."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from typing import Literal

from chrono.chronology.claims import CONVERSE, day_of, unreal
from chrono.chronology.model import Annotation
from chrono.chronology.qualify import qualify
from chrono.chronology.solution import Solution, solve
from chrono.document.sentences import sentences
from chrono.event.weights import Table
from chrono.tlink.likely import VAGUE, firm, likely_links

Relation = tuple[str, str, str]
_APART = {"IBEFORE": "BEFORE", "IAFTER": "AFTER"}
"""How two expressions lie that touch, as one day the next: nobody calls that immediate."""
_NEAR = 1
"""Sentences between two members of a pair that still counts as adjacent."""


def relations(
    annotation: Annotation, pairs: Literal["all", "adjacent"], tables: Mapping[str, Table] | None = None
) -> Iterator[Relation]:
    """(from, to, rel) with local ids, in the order of the text, VAGUE where nothing is entailed.

    Where nothing is entailed for a pair of neighbours, a likely relation stands, if the language has a model for it.
    ``adjacent`` leaves out pairs that stand more than one sentence apart; every member is paired with ``t0``.
    ``tables``: a link model instead of that of the language.
    """
    document = annotation.document
    likely = likely_links(document, annotation.timexes, annotation.events, annotation.links, tables)
    chronology = qualify([replace(annotation, links=firm(annotation.links)) if likely else annotation])
    solution = solve(chronology)
    guessed = {(k.from_, k.to): k.rel for k in likely} | {(k.to, k.from_): CONVERSE.get(k.rel, k.rel) for k in likely}
    times = {timex.id for timex in annotation.timexes}
    fancies = {event.id for event in annotation.events if unreal(event)}
    spans = [(one.start, one.end, one.id) for one in annotation.events]
    members = sorted([*spans, *((one.start, one.end, one.id) for one in annotation.timexes)])
    sentence = _sentence_of([start for start, _, _ in members], document.text, document.lang)
    for id_ in (one[2] for one in members):
        found = _relation(solution, document.id, "t0", id_, real=id_ not in fancies, day=id_ in times)
        yield "t0", id_, _or_likely(found, guessed.get(("t0", id_)))
    for (n, one), (m, other) in combinations(enumerate(members), 2):
        if pairs == "all" or sentence[m] - sentence[n] <= _NEAR:
            real = one[2] not in fancies and other[2] not in fancies
            found = _relation(solution, document.id, one[2], other[2], real=real)
            found = _APART.get(found, found) if one[2] in times and other[2] in times else found
            yield one[2], other[2], _or_likely(found, guessed.get((one[2], other[2])))


def _or_likely(found: str, likely: str | None) -> str:
    """What is entailed, unless it is nothing or no more than some time in common."""
    return likely or found if found in (VAGUE, "OVERLAP") else found


def _relation(solution: Solution, document: str, one: str, other: str, *, real: bool, day: bool = False) -> str:
    """The entailed relation; with the publication, that to its day (``day``), or where the moment tells nothing."""
    network = solution.actual if real else solution.imagined
    source, target = f"{document}#{one}", f"{document}#{other}"
    network.add_entity(source)
    whole = day_of(source) if one == "t0" and day_of(source) in network.entities else source
    if day:
        found = network.relation_name(whole, target)
        return _APART.get(found, found)
    found = network.relation_name(source, target)
    return network.relation_name(whole, target) if found == "VAGUE" else found


def _sentence_of(starts: list[int], text: str, lang: str) -> list[int]:
    """The number of the sentence in which each offset lies; offsets are in order."""
    spans = sentences(text, lang)
    numbers, n = [], 0
    for start in starts:
        while n + 1 < len(spans) and spans[n + 1].start <= start:
            n += 1
        numbers.append(n)
    return numbers
