"""Language and kind of a text, from its letters and commonest words.

The words are data: ``languages/<code>/detect.toml``. A pack that has this file is a full pack; only those are detected.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from chrono.document.stored import LANGUAGES, stored

UNDETERMINED = "und"
"""The language of a text that is in none of the full packs (ISO 639-2)."""

KINDS = ("news", "narrative", "colloquial")
"""What a text can be: the kind decides what a relative expression is counted from."""

_MARKS = ("language.toml", "detect.toml")
_SAMPLE = 20_000
_SCRIPTS = {"arabic": re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06d5]"), "latin": re.compile(r"[A-Za-z\u00c0-\u024f]")}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_YEAR = re.compile(r"(?<![\d.,/-])(?:(\d{4})(?![\d/%-])|(\d{1,4})(?= (?:BCE?|ق\.م|قبل الميلاد)))")
_LATIN_WORDS_TO_JUDGE = 60


@dataclass(frozen=True, slots=True)
class Signs:
    """What shows that a text is in a language and of a kind."""

    code: str
    script: str
    stop_words: frozenset[str]
    foreign_letters: frozenset[str]
    header_words: tuple[str, ...]
    deictic: frozenset[str]
    colloquial: frozenset[str]
    story_words: frozenset[str]


SURE = 4
"""So many different years make a story of a text, though one word points to the day of writing."""


LONG_PAST = 25
"""Years before publication from which the last year named makes a story of a text that points to no day of
writing."""


LONG_ENOUGH = 60
"""Words from which one year is enough for that."""


def detect_language(text: str) -> str:
    """Code of the full pack whose script and stop words fit the text best; ``und`` where none does.

    A text without letters counts as English. Persian, Urdu and Kurdish are told from Arabic by their letters.
    """
    sample = text[:_SAMPLE]
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS.items()}
    script = max(counts, key=lambda name: (counts[name], name))
    if not counts[script]:
        return UNDETERMINED if any(char.isalpha() for char in sample) else "en"
    words = [word.lower() for word in _WORD.findall(sample)]
    packs = [signs for signs in full_packs().values() if signs.script == script]
    best = max(packs, key=lambda signs: (_known(words, signs), signs.code), default=None)
    return best.code if best is not None and _fits(sample, words, best, counts[script]) else UNDETERMINED


def detect_kind(text: str, lang: str, published: str | None) -> str:
    """``narrative``, ``colloquial`` or ``news`` (the default).

    Narrative: three or more different years, most of them before the publication year, and hardly a word that points to
    the day of writing (4 in 1,000, or one where the years are four or more); also where every year named is long past
    and no word at all points there. Colloquial: one word in 40 is of
    chat, and more than one in a text of over 20 words.
    """
    signs = full_packs().get(lang)
    if signs is None:
        return "news"
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    chat = sum(word in signs.colloquial for word in words)
    if chat * 40 >= len(words) > 0 and (chat > 1 or len(words) <= 20):
        return "colloquial"
    pointing = sum(word in signs.deictic for word in words)
    years = _years_told(sample, len(words), published)
    if _is_long_past(sample, len(words), published) and not (signs.deictic - signs.story_words).intersection(words):
        return "narrative"
    most = max(len(words) // 250, int(years >= SURE))
    return "narrative" if years and pointing <= most else "news"


@cache
def languages() -> tuple[str, ...]:
    """Codes of all packs, full and base, sorted."""
    return tuple(name for name in sorted(os.listdir(LANGUAGES)) if any(_holds(name, mark) for mark in _MARKS))


@cache
def full_packs() -> Mapping[str, Signs]:
    """The full packs by code, in order of code."""
    return stored("detect", signs_sources(), read_packs)


def signs_sources() -> tuple[str, ...]:
    """The files that tell how packs are detected."""
    return (
        "document/language.py",
        *(f"languages/{code}/detect.toml" for code in languages() if _holds(code, "detect.toml")),
    )


def read_packs() -> dict[str, Signs]:
    """The full packs, read from their data."""
    import tomllib  # noqa: PLC0415 - not needed where the packs are stored

    packs = {}
    for code in languages():
        if _holds(code, "detect.toml"):
            with open(os.path.join(LANGUAGES, code, "detect.toml"), "rb") as stream:
                packs[code] = _signs(code, tomllib.load(stream))
    return packs


def _holds(code: str, name: str) -> bool:
    return os.path.isfile(os.path.join(LANGUAGES, code, name))


def _signs(code: str, table: Mapping[str, object]) -> Signs:
    def words(name: str, source: object = table) -> tuple[str, ...]:
        value = source.get(name, ()) if isinstance(source, Mapping) else ()
        return tuple(value) if isinstance(value, list | str) else ()

    kind = table.get("kind", {})
    return Signs(
        code=code,
        script=str(table["script"]),
        stop_words=frozenset(words("stop_words")),
        foreign_letters=frozenset(words("foreign_letters")),
        header_words=words("header_words"),
        deictic=frozenset(words("deictic", kind)),
        colloquial=frozenset(words("colloquial", kind)),
        story_words=frozenset(words("story_words", kind)),
    )


def _known(words: list[str], signs: Signs) -> int:
    return sum(word in signs.stop_words for word in words)


def _fits(sample: str, words: list[str], signs: Signs, letters: int) -> bool:
    """Whether letters foreign to the language are rare, or its own stop words outweigh them."""
    known = _known(words, signs)
    foreign = sum(char in signs.foreign_letters for char in sample)
    if foreign * 100 > letters and known * 12 < len(words):
        return False
    return signs.script != "latin" or len(words) < _LATIN_WORDS_TO_JUDGE or known * 12 >= len(words)


def _years_named(sample: str) -> list[int]:
    years = [-int(early) if early else int(late) for late, early in _YEAR.findall(sample)]
    return [year for year in years if -5000 < year < 2100 and not 0 <= year < 1000]


def _is_long_past(sample: str, words: int, published: str | None) -> bool:
    """Whether years are named, more than once in a short text, and the last of them lies long before publication."""
    years = _years_named(sample)
    return (
        len(years) > (words < LONG_ENOUGH) and published is not None and max(years) <= int(published[:-6]) - LONG_PAST
    )


def _years_told(sample: str, words: int, published: str | None) -> int:
    """How many different years a text tells of, when they are three or more and most of them gone by; else 0."""
    years = _years_named(sample)
    this_year = int(published[:-6]) if published else 2100
    past = sum(year < this_year for year in years)
    told = words >= 60 and len(set(years)) >= 3 and past * 2 > len(years) and len(years) * 250 >= words
    return len(set(years)) if told else 0
