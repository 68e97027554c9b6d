"""Joints: the words between two expressions of time that tell how they belong together, data of ``joints.toml``."""

import re
from dataclasses import dataclass, fields
from functools import cache

from chrono.document.fold import fold_word
from chrono.grammar.files import read_table

_WORD = re.compile(r"\w+")
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Joints:
    """The sets of one language, folded; a language without a table has none. ``periods`` are pairs (begin, end).

    ``windows`` are the last words of vague expressions, and the days that each may lie back.
    """

    equal: frozenset[str] = _NONE
    part: frozenset[str] = _NONE
    takes_up: frozenset[str] = _NONE
    day_prepositions: frozenset[str] = _NONE
    copula: frozenset[str] = _NONE
    articles: frozenset[str] = _NONE
    from_: frozenset[str] = _NONE
    upto: frozenset[str] = _NONE
    upto_alone: frozenset[str] = _NONE
    sure_upto: frozenset[str] = _NONE
    ends: frozenset[str] = _NONE
    earlier: frozenset[str] = _NONE
    background: frozenset[str] = _NONE
    members: frozenset[str] = _NONE
    also: frozenset[str] = _NONE
    degree: frozenset[str] = _NONE
    windows: tuple[tuple[tuple[str, ...], int], ...] = ()
    periods: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()


@cache
def joints(lang: str) -> Joints:
    """The joints of a language."""
    table = read_table(lang, "joints")
    names = (field.name for field in fields(Joints) if field.name not in ("periods", "windows"))
    sets = {name: _set(table.get(name.rstrip("_"), "")) for name in names}
    pairs = tuple((_set(entry["begin"]), _set(entry["end"])) for entry in table.get("periods", ()))
    windows = tuple((tuple(split(words)), days) for words, days in table.get("windows", {}).items())
    return Joints(**sets, periods=pairs, windows=windows)


def _set(text: str) -> frozenset[str]:
    return frozenset(split(text))


def split(text: str) -> list[str]:
    """The folded words of a stretch of text, in order."""
    return _WORD.findall(fold_word(text))
