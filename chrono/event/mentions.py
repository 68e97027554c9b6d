"""Mentions of one event inside a document: joined only with evidence."""

from collections.abc import Sequence

from chrono.event.lexicon import Word

WINDOW = 12
"""How many sentences back a mention is looked for."""


def same_as(
    roots: Sequence[str], definite: Sequence[bool], near: Sequence[frozenset[str]], at: Sequence[int]
) -> list[int | None]:
    """For each mention the index of an earlier one of the same event, or None.

    A mention is taken as a repeated one when it is a definite noun of the same family as an earlier mention and shares a
    word of its surroundings with it. ``roots`` are families, ``near`` telling words around, ``at`` sentence numbers.
    """
    found: list[int | None] = []
    for i, root in enumerate(roots):
        found.append(next((j for j in range(i - 1, -1, -1) if _is_same(i, j, roots, definite, near, at)), None))
        if not root:
            found[-1] = None
    return found


def _is_same(
    i: int, j: int, roots: Sequence[str], definite: Sequence[bool], near: Sequence[frozenset[str]], at: Sequence[int]
) -> bool:
    if roots[i] != roots[j] or len(roots[i]) < 3 or at[i] - at[j] > WINDOW:
        return False
    shared = len(near[i] & near[j])
    return shared >= 2 or (definite[i] and shared >= 1)


def telling(words: Sequence[Word]) -> frozenset[str]:
    """Names, numbers and words without a class of their own: what tells one event of a kind from another."""
    return frozenset(
        w.lemma for w in words if len(w.norm) > 2 and (w.shape in ("Xx", "XX", "9") or w.kind in ("x", "article"))
    )
