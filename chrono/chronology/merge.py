"""Merging: mentions of one event in several documents become one entry; precision before recall.

Two mentions are one event when they have like triggers, lie at the same time (give or take a day) and share a name, a
place or a number. A merge is a soft claim, made after all others; where it does not fit, the mentions stay apart.
"""

from collections.abc import Iterable

from chrono.chronology.claims import Claim
from chrono.chronology.mentions import FINE, Mention, mentions, neighbours
from chrono.chronology.model import Chronology
from chrono.chronology.solution import Solution
from chrono.temporal.civil import DAY

MERGE_TRUST = 0.3


def merge_claims(chronology: Chronology, solution: Solution) -> tuple[Claim, ...]:
    """The claims that mentions of different documents are one event, best supported first."""
    found = mentions(chronology, solution)
    fitting = [(a, b, shared) for a, b, shared in neighbours(found) if _same(a, b, shared)]
    ranked = sorted(fitting, key=lambda pair: (-len(pair[2]), abs(pair[0].begin - pair[1].begin)))
    return tuple(_claim(a, b) for a, b in _one_a_document(ranked))


def entry_claims(chronology: Chronology, solution: Solution) -> tuple[Claim, ...]:
    """The same claims read back from the entries of a finished chronology."""
    found = {m.id: m for m in mentions(chronology, solution)}
    claims = []
    for entry in chronology.entries:
        members = [found[e] for e in entry.events if e in found]
        firsts = {m.document.id: m for m in reversed(members)}
        ordered = sorted(firsts.values(), key=members.index)
        claims += [_claim(ordered[0], other) for other in ordered[1:]]
    return tuple(claims)


def _same(a: Mention, b: Mention, shared: frozenset[str]) -> bool:
    fine = a.width <= FINE and b.width <= FINE
    return a.meets(b, DAY // 2) and len(shared) >= (1 if fine else 2)


def _one_a_document(ranked: Iterable[tuple[Mention, Mention, frozenset[str]]]) -> list[tuple[Mention, Mention]]:
    """Pairs joined best first, so that no group holds two mentions of one document."""
    group: dict[str, dict[str, Mention]] = {}
    chosen = []
    for a, b, _ in ranked:
        first = group.setdefault(a.id, {a.document.id: a})
        second = group.setdefault(b.id, {b.document.id: b})
        if first is not second and not first.keys() & second.keys() and _together(first, second):
            first.update(second)
            group.update((m.id, first) for m in second.values())
            chosen.append((a, b))
    return chosen


def _together(first: dict[str, Mention], second: dict[str, Mention]) -> bool:
    """Whether all of two groups lie at the same time, give or take a day."""
    return all(a.meets(b, DAY // 2) for a in first.values() for b in second.values())


def _claim(a: Mention, b: Mention) -> Claim:
    """A merge; days that only touch are joined without a word to the network, which could not have both."""
    rel = "SIMULTANEOUS" if a.meets(b) else "JOINED"
    trust, about = MERGE_TRUST, a.event.factuality == "planned"
    return Claim(f"{a.id}|{b.id}/merge", a.id, rel, b.id, trust=trust, refs=(a.id, b.id), unreal=about)
