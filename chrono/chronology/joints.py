"""Joints: the words between two expressions of time that tell how they belong together, data of ``joints.toml``."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from chrono.document.fold import fold_word
from chrono.grammar.files import read_table

_WORD = re.compile(r"\w+")
_TABLES = ("periods", "windows", "vague", "distances", "counted")
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Joints:
    """The sets of one language, folded; a language without a table has none. ``periods`` are pairs (begin, end).

    ``windows`` are vague phrases with the first and the last day that each may mean, counted from publication, and
    ``vague`` finds them; ``distances`` and ``counted`` are those of phrases that count from another event.
    ``described`` are vague words that stand before a noun ("the recent fire of").
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
    one_name: frozenset[str] = _NONE
    degree: frozenset[str] = _NONE
    described: frozenset[str] = _NONE
    windows: Mapping[tuple[str, ...], tuple[int, int]] = field(default_factory=dict)
    vague: re.Pattern[str] = re.compile(r"(?!)")
    distances: Mapping[tuple[str, ...], tuple[int, int]] = field(default_factory=dict)
    counted: re.Pattern[str] = re.compile(r"(?!)")
    periods: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()


@cache
def joints(lang: str) -> Joints:
    """The joints of a language."""
    table = read_table(lang, "joints")
    names = (f.name for f in fields(Joints) if f.name not in _TABLES)
    sets: dict[str, Any] = {name: _set(table.get(name.rstrip("_"), "")) for name in names}
    pairs = tuple((_set(entry["begin"]), _set(entry["end"])) for entry in table.get("periods", ()))
    windows, distances = (
        {tuple(split(words)): (days[0], days[1]) for words, days in table.get(name, {}).items()}
        for name in ("windows", "distances")
    )
    glued = f"[{table['glued']}]?" if table.get("glued") else ""
    vague, counted = _phrases(windows, glued), _phrases(distances, glued)
    return Joints(**sets, periods=pairs, windows=windows, distances=distances, vague=vague, counted=counted)


def _phrases(windows: Iterable[tuple[str, ...]], glued: str = "") -> re.Pattern[str]:
    """A pattern for phrases of several words, the longest first, perhaps with a letter glued to the first.

    Single words are left to the recogniser.
    """
    texts = sorted((r"\s".join(map(re.escape, words)) for words in windows if len(words) > 1), key=len, reverse=True)
    return re.compile(rf"(?<!\w){glued}(?P<p>{'|'.join(texts) or '(?!)'})(?!\w)")


def _set(text: str) -> frozenset[str]:
    return frozenset(split(text))


def split(text: str) -> list[str]:
    """The folded words of a stretch of text, in order."""
    return _WORD.findall(fold_word(text))
