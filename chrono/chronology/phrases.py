"""Phrases with a number in a text: ages, anniversaries; the words are data of the language pack (``checks.toml``)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache

from chrono.document.fold import Folded, fold_word
from chrono.document.model import Document
from chrono.grammar.files import read_table
from chrono.grammar.numbers import read
from chrono.grammar.pack import load_pack

_TOKEN = re.compile(r"\w+")
_NEVER = re.compile(r"(?!)")
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with a number in it; offsets in the document, half-open."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language that the checks look for, compiled; one without a table finds nothing."""

    born: re.Pattern[str] = _NEVER
    died: re.Pattern[str] = _NEVER
    ages: re.Pattern[str] = _NEVER
    bare_ages: re.Pattern[str] = _NEVER
    under_ages: re.Pattern[str] = _NEVER
    anniversaries: re.Pattern[str] = _NEVER
    numbers: re.Pattern[str] = _NEVER
    plans: re.Pattern[str] = _NEVER
    twice: re.Pattern[str] = _NEVER
    duals: re.Pattern[str] = _NEVER
    not_duals: frozenset[str] = _NONE
    article: str = ""
    definite_numbers: re.Pattern[str] = _NEVER
    counted_things: frozenset[str] = _NONE
    elapsed: re.Pattern[str] = _NEVER
    after: frozenset[str] = _NONE
    before: frozenset[str] = _NONE
    since: frozenset[str] = _NONE
    reigns: frozenset[str] = _NONE
    titles: frozenset[str] = _NONE
    light: frozenset[str] = _NONE
    ending: frozenset[str] = _NONE
    apart: frozenset[str] = _NONE
    again: frozenset[str] = _NONE
    within: frozenset[str] = _NONE
    definite: frozenset[str] = _NONE
    list_words: frozenset[str] = _NONE
    was: frozenset[str] = _NONE
    times: frozenset[str] = _NONE
    parts: frozenset[str] = _NONE
    when: frozenset[str] = _NONE
    sets: frozenset[str] = _NONE
    then: frozenset[str] = _NONE
    offices: frozenset[str] = _NONE
    spans: frozenset[str] = _NONE
    lasts: frozenset[str] = _NONE
    takes: frozenset[str] = _NONE
    moved: frozenset[str] = _NONE
    leads_on: frozenset[str] = _NONE
    next: frozenset[str] = _NONE
    old_style: frozenset[str] = _NONE
    at_most: frozenset[str] = _NONE
    separates: frozenset[str] = _NONE
    counted_from: frozenset[str] = _NONE
    placed: frozenset[str] = _NONE
    lived: frozenset[str] = _NONE
    age_units: frozenset[str] = _NONE
    explains: frozenset[str] = _NONE
    remembers: frozenset[str] = _NONE
    totals: frozenset[str] = _NONE
    these: frozenset[str] = _NONE
    parting: frozenset[str] = _NONE
    relative: frozenset[str] = _NONE
    covers: frozenset[str] = _NONE
    season_things: frozenset[str] = _NONE
    season_verbs: frozenset[str] = _NONE
    season_names: frozenset[str] = _NONE
    peaks: frozenset[str] = _NONE
    amid: frozenset[str] = _NONE
    ruled: frozenset[str] = _NONE
    acts: frozenset[str] = _NONE
    hedges: frozenset[str] = _NONE
    leading: frozenset[str] = _NONE
    imperfect: frozenset[str] = _NONE
    sure_imperfect: frozenset[str] = _NONE
    unplanned: frozenset[str] = _NONE
    past_copula: frozenset[str] = _NONE
    done: frozenset[str] = _NONE
    schedules: re.Pattern[str] = _NEVER
    upcoming: frozenset[str] = _NONE
    works: frozenset[str] = _NONE
    owners: frozenset[str] = _NONE
    months: Mapping[str, int] = field(default_factory=dict)
    month_words: re.Pattern[str] = _NEVER
    moon_months: frozenset[str] = _NONE
    month_ranks: re.Pattern[str] = _NEVER
    dated: frozenset[str] = _NONE
    day_ranks: re.Pattern[str] = _NEVER
    each: frozenset[str] = _NONE
    falls: frozenset[str] = _NONE
    day_parts: frozenset[str] = _NONE
    compares: frozenset[str] = _NONE
    participles: tuple[str, ...] = ()
    wages: frozenset[str] = _NONE
    bygone: frozenset[str] = _NONE
    serving: frozenset[str] = _NONE
    raging: frozenset[str] = _NONE
    articles: frozenset[str] = _NONE
    away: frozenset[str] = _NONE
    rates: frozenset[str] = _NONE
    parted: frozenset[str] = _NONE
    later: frozenset[str] = _NONE
    joiners: frozenset[str] = _NONE
    superlatives: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    ordinals: Mapping[str, int] = field(default_factory=dict)
    seasons: Mapping[str, int] = field(default_factory=dict)
    season_words: re.Pattern[str] = _NEVER
    weekdays: Mapping[str, int] = field(default_factory=dict)
    weekday_words: re.Pattern[str] = _NEVER
    jubilees: Mapping[str, int] = field(default_factory=dict)
    jubilee_words: re.Pattern[str] = _NEVER


_SETS = tuple(f.name for f in fields(Words) if f.type == "frozenset[str]" or f.type == frozenset[str])
"""The tables that are sets of words."""


@cache
def words(lang: str) -> Words:
    """The table of a language."""
    table = read_table(lang, "checks")
    if not table:
        return Words()
    ordinals = {fold_word(word): value for word, value in table.get("ordinals", {}).items()}
    seasons = {fold_word(word): value for word, value in table.get("seasons", {}).items()}
    jubilees = {fold_word(word): value for word, value in table.get("jubilees", {}).items()}
    weekdays = {fold_word(word): value for word, value in table.get("weekdays", {}).items()}
    months = {fold_word(word): value for word, value in table.get("months", {}).items()}
    number, prefixes = _number(lang), table.get("prefixes", "")
    tails, glued = _any(map(fold_word, table.get("age_tails", ()))), f"[{prefixes}]?" if prefixes else ""
    slots = {
        "{n}": f"(?P<n>{number})",
        "{o}": rf"(?P<o>{_ordinal(lang, ordinals)}|\d+(?:st|nd|rd|th))",
        "{y}": f"(?:{_any(map(fold_word, table.get('years', ())))})",
    }
    return Words(
        born=_listed(table.get("born", ()), prefixes),
        died=_listed(table.get("died", ()), prefixes),
        ages=_phrases(table.get("ages", ()), slots, prefixes),
        under_ages=_phrases(table.get("under_ages", ()), slots, prefixes),
        anniversaries=_phrases(table.get("anniversaries", ()), slots, prefixes),
        elapsed=_phrases(table.get("elapsed", ()), slots, prefixes),
        day_ranks=_phrases(table.get("day_ranks", ()), slots, prefixes),
        numbers=re.compile(rf"(?<!\w)(?P<n>{number})(?!\w)"),
        plans=_listed(table.get("plans", ())),
        twice=_phrases(_split(table.get("twice", ())), {}, prefixes),
        duals=_duals(table.get("dual_ends", ()), prefixes, table.get("article", "")),
        article=table.get("article", ""),
        definite_numbers=re.compile(rf"(?<=\s){table['article']}(?P<n>{number})(?!\w)")
        if "article" in table
        else _NEVER,
        bare_ages=_phrases(table.get("bare_ages", ()), slots, prefixes, tails),
        superlatives=tuple(table.get("superlatives", ())),
        participles=tuple(table.get("participles", ())),
        schedules=_listed(table.get("schedules", ())),
        beyond=tuple(table.get("beyond", ())),
        ordinals=ordinals,
        jubilees=jubilees,
        jubilee_words=re.compile(rf"(?<!\w){glued}(?P<s>{_any(jubilees)})(?!\w)"),
        weekdays=weekdays,
        weekday_words=re.compile(rf"(?<!\w)(?P<w>{_any(weekdays)})(?!\w)"),
        months=months,
        month_words=re.compile(rf"(?<!\w){glued}(?P<m>{_any(months)})(?!\w)"),
        month_ranks=_phrases(table.get("month_ranks", ()), slots, prefixes),
        seasons=seasons,
        season_words=re.compile(rf"(?<!\w)(?P<s>{_any(seasons)})(?!\w)"),
        **{name: _set(table.get(name, ())) for name in _SETS if name != "joiners"},
        joiners=frozenset(load_pack(lang).numbers.joiners),
    )


def _set(entry: str | Sequence[str]) -> frozenset[str]:
    """Folded words of a list, or of a text with blanks between."""
    return frozenset(map(fold_word, _split(entry)))


def _split(entry: str | Sequence[str]) -> Sequence[str]:
    return entry.split() if isinstance(entry, str) else entry


def find(document: Document, folded: Folded, pattern: re.Pattern[str]) -> Iterator[Phrase]:
    """The phrases of a document with the number that each has."""
    for match in pattern.finditer(folded.text):
        number = _value(match, document.lang)
        if number is not None:
            start, end = folded.start(match.start()), folded.end(match.end(), document.text)
            yield Phrase(start, end, number)


def places(document: Document, folded: Folded, pattern: re.Pattern[str]) -> list[int]:
    """Where a word of a list ends in a document."""
    return [folded.end(m.end(), document.text) for m in pattern.finditer(folded.text)]


def number_of(text: str, lang: str) -> int | None:
    """The number that a phrase is, in figures or words."""
    folded = fold_word(text)
    if folded.isdecimal():
        return int(folded)
    tokens = _TOKEN.findall(folded)
    values = [value for end, value in read(tokens, 0, load_pack(lang).numbers) if end == len(tokens)]
    return values[-1] if values else None


def _value(match: re.Match[str], lang: str) -> int | None:
    for name, text in match.groupdict().items():
        if text and name.startswith("n"):
            return number_of(text, lang)
        if text:
            digits = re.match(r"\d+", text)
            return int(digits[0]) if digits else _rank(text, lang)
    return None


def _rank(text: str, lang: str) -> int | None:
    """The number of an ordinal: one word of the table, or two parts that add up ("forty-fifth")."""
    ordinals = words(lang).ordinals
    if text in ordinals:
        return ordinals[text]
    joiners = load_pack(lang).numbers.joiners
    for match in re.finditer(_glue(joiners), text):
        first, last = text[: match.start()], ordinals.get(text[match.end() :])
        high = ordinals.get(first, number_of(first, lang))
        if high is not None and last is not None:
            return high + last
    return None


def _ordinal(lang: str, ordinals: Mapping[str, int]) -> str:
    """A pattern for an ordinal of one or two parts."""
    numbers = load_pack(lang).numbers
    return rf"(?:(?:{_any({*ordinals, *numbers.values})}){_glue(numbers.joiners)})?(?:{_any(ordinals)})"


def _glue(joiners: Iterable[str]) -> str:
    """What stands between the parts of a number."""
    joiner = "|".join(re.escape(j) for j in sorted(joiners, key=len, reverse=True))
    return f"[ -](?:(?:{joiner})[ -]?)?" if joiner else "[ -]"


def _number(lang: str) -> str:
    """A pattern for a number in figures or in at most four words."""
    table = load_pack(lang).numbers
    word = _any(table.values)
    glue = _glue(table.joiners)
    return rf"\d{{1,3}}|(?:{word})(?:{glue}(?:{word})){{0,3}}"


def _phrases(patterns: Sequence[str], slots: Mapping[str, str], prefixes: str, tails: str = "") -> re.Pattern[str]:
    """One pattern for all phrases; each has its own group names, since a name may stand only once.

    With ``tails`` a stop, the end of the text or one of these words must follow.
    """
    if not patterns:
        return _NEVER
    parts = []
    for index, pattern in enumerate(patterns):
        text = re.escape(fold_word(pattern)).replace(r"\{", "{").replace(r"\}", "}")
        for slot, expression in slots.items():
            text = text.replace(
                slot, expression.replace("(?P<n>", f"(?P<n{index}>").replace("(?P<o>", f"(?P<o{index}>")
            )
        parts.append(text)
    glued = f"[{prefixes}]?" if prefixes else ""
    behind = rf"(?=\s*(?:[.,;:)،؛!?؟\n]|$)|\s+(?:{tails})(?!\w))" if tails else ""
    return re.compile(rf"(?<!\w){glued}(?:{'|'.join(parts)})(?!\w){behind}")


def _listed(table: Sequence[str], prefixes: str = "") -> re.Pattern[str]:
    glued = f"[{prefixes}]?" if prefixes else ""
    return re.compile(rf"(?<!\w){glued}(?:{_any(map(fold_word, table))})(?!\w)") if table else _NEVER


def _duals(ends: Sequence[str], prefixes: str, article: str) -> re.Pattern[str]:
    """A pattern for nouns that mean two by their ending, perhaps with an article."""
    glued = f"[{prefixes}]?(?:{article})?" if article else ""
    return re.compile(rf"(?<!\w){glued}\w{{3,}}(?:{_any(map(fold_word, ends))})(?!\w)") if ends else _NEVER


def _any(items: object) -> str:
    found = sorted(items, key=lambda w: (-len(w), w)) if items else []  # type: ignore[call-overload]
    return "|".join(re.escape(w) for w in found) or "(?!)"
