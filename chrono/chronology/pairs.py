"""Relations of pairs as the solved network entails them, for ``chrono annotate --pairs`` and for scoring."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Literal

from chrono.chronology.claims import CONVERSE, day_of, unreal
from chrono.chronology.model import Annotation
from chrono.chronology.qualify import qualify
from chrono.chronology.solution import Solution, solve
from chrono.document.sentences import sentences
from chrono.tlink.likely import VAGUE, firm, likely_links

Relation = tuple[str, str, str]
_NEAR = 1
"""Sentences between two members of a pair that still counts as adjacent."""


def relations(annotation: Annotation, pairs: Literal["all", "adjacent"]) -> Iterator[Relation]:
    """(from, to, rel) with local ids, in the order of the text, VAGUE where nothing is entailed.

    Where nothing is entailed for a pair of neighbours, a likely relation stands, if the language has a model for it.
    ``adjacent`` leaves out pairs that stand more than one sentence apart; every member is paired with ``t0``.
    """
    document = annotation.document
    likely = likely_links(document, annotation.timexes, annotation.events, annotation.links)
    chronology = qualify([replace(annotation, links=firm(annotation.links)) if likely else annotation])
    solution = solve(chronology)
    guessed = {(k.from_, k.to): k.rel for k in likely} | {(k.to, k.from_): CONVERSE.get(k.rel, k.rel) for k in likely}
    fancies = {event.id for event in annotation.events if unreal(event)}
    spans = [(one.start, one.end, one.id) for one in annotation.events]
    members = sorted([*spans, *((one.start, one.end, one.id) for one in annotation.timexes)])
    sentence = _sentence_of([start for start, _, _ in members], document.text, document.lang)
    for id_ in (one[2] for one in members):
        found = _relation(solution, document.id, "t0", id_, real=id_ not in fancies)
        yield "t0", id_, _or_likely(found, guessed.get(("t0", id_)))
    for (n, one), (m, other) in combinations(enumerate(members), 2):
        if pairs == "all" or sentence[m] - sentence[n] <= _NEAR:
            real = one[2] not in fancies and other[2] not in fancies
            found = _relation(solution, document.id, one[2], other[2], real=real)
            yield one[2], other[2], _or_likely(found, guessed.get((one[2], other[2])))


def _or_likely(found: str, likely: str | None) -> str:
    """What is entailed, unless it is nothing or no more than some time in common."""
    return likely or found if found in (VAGUE, "OVERLAP") else found


def _relation(solution: Solution, document: str, one: str, other: str, *, real: bool) -> str:
    """The entailed relation; with the publication, that to the moment, else that to its day."""
    network = solution.actual if real else solution.imagined
    source, target = f"{document}#{one}", f"{document}#{other}"
    network.add_entity(source)
    name = network.relation_name(source, target)
    day = day_of(source)
    if name == "VAGUE" and one == "t0" and day in network.entities:
        return network.relation_name(day, target)
    return name


def _sentence_of(starts: list[int], text: str, lang: str) -> list[int]:
    """The number of the sentence in which each offset lies; offsets are in order."""
    spans = sentences(text, lang)
    numbers, n = [], 0
    for start in starts:
        while n + 1 < len(spans) and spans[n + 1].start <= start:
            n += 1
        numbers.append(n)
    return numbers
