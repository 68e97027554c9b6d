"""Periods that the user knows by name: found as whole words and put among the other expressions."""

import re
from collections.abc import Mapping
from dataclasses import replace

from chrono.document.fold import fold, fold_word
from chrono.document.model import Document
from chrono.errors import UsageError
from chrono.temporal.civil import parse_moment
from chrono.timex.model import Range, Timex

Names = Mapping[str, tuple[str, str]]
"""Label to the half-open ``(begin, finish)`` of the period, as moments."""

RULE = "own/named"
"""The rule name of these expressions."""


def with_own_names(
    document: Document, timexes: tuple[Timex, ...], ranges: tuple[Range, ...], names: Names
) -> tuple[tuple[Timex, ...], tuple[Range, ...]]:
    """The expressions with the named ones among them, numbered anew in order; a name wins over what lies inside it.

    Raises:
        UsageError: a name without a label, or whose begin is not before its finish.
    """
    found = _find(document, {fold_word(label): _checked(label, span) for label, span in names.items()})
    if not found:
        return timexes, ranges
    kept = [one for one in timexes if not any(name.start < one.end and one.start < name.end for name in found)]
    ordered = sorted((*kept, *found), key=lambda one: (one.start, one.end))
    ids = {one.id: f"t{number}" for number, one in enumerate(ordered, 1)}
    renamed = tuple(replace(one, id=ids[one.id], anchor=_moved(one.anchor, ids)) for one in ordered)
    return renamed, tuple(
        replace(one, from_=_moved(one.from_, ids), to=_moved(one.to, ids))
        for one in ranges
        if not {one.from_, one.to} - {None} - ids.keys()
    )


def _checked(label: str, span: tuple[str, str]) -> tuple[str, str]:
    begin, finish = (parse_moment(moment) for moment in span)
    if not label.strip() or begin is None or finish is None or begin >= finish:
        raise UsageError(f'named times: "{label}" {span}; give a label and two moments, the first before the second')
    return span


def _find(document: Document, names: Names) -> list[Timex]:
    if not names:
        return []
    folded = fold(document.text)
    longest_first = "|".join(re.escape(label) for label in sorted(names, key=len, reverse=True))
    matches = re.finditer(rf"(?<!\w)(?:{longest_first})(?!\w)", folded.text)
    return [
        _timex(document, number, (folded.start(one.start()), folded.end(one.end(), document.text)), names[one[0]])
        for number, one in enumerate(matches, 1)
    ]


def _timex(document: Document, number: int, span: tuple[int, int], period: tuple[str, str]) -> Timex:
    begin, finish = period
    text = document.text[slice(*span)]
    value = f"{begin}/{finish}"
    why = f'"{text}" is one of your named times: {begin} to {finish}'
    return Timex(
        f"own{number}",
        *span,
        text,
        "DATE",
        value,
        value,
        begin=begin,
        finish=finish,
        rule=RULE,
        confidence=0.99,
        why=(why,),
    )


def _moved(id_: str | None, ids: Mapping[str, str]) -> str | None:
    """An id after renumbering; what is no timex (``t0``, an event) keeps its own."""
    return ids.get(id_, id_) if id_ else None
