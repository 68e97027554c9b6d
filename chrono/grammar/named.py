"""Named times: persons in office, wars, eras and feasts whose names stand for a time. Schema and look-up of the data.

A file is TOML with entries under ``[[office]]``, ``[[war]]``, ``[[era]]``, ``[[state]]`` or ``[[feast]]`` (a state
stands for no time by itself: only the checks know how long it was there):

- ``key`` (unique in its file), ``source`` (a list or work that a reader can open), labels under a language code
  (``ar = [...]``, ``en = [...]``), ``country`` (ISO 3166);
- office, war, era and state: ``begin`` and ``end`` (half-open ``YYYY-MM-DD``; no ``end``: still running) or, for
  persons, ``terms = [{ordinal, begin, end}]``; ``approximate = true`` where only the years are sure; ``office``;
- feast: one rule of ``fixed = "MM-DD"``, ``weekday = [month, ISO weekday, nth]``, ``easter = true``,
  ``orthodox = true``, ``hebrew = "MM-DD"`` (Nisan 01) or ``hijri = "MM-DD"`` (``"MM"``: the whole month); with
  ``shift``, ``days`` and ``tolerance`` as in ``temporal.feasts``.

The packaged files are parsed on the first call only. A file of one's own replaces packaged entries of the same key.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from chrono.document.stored import LANGUAGES, listed, stored
from chrono.errors import GrammarError
from chrono.temporal.civil import parse_moment
from chrono.temporal.interval import Interval

if TYPE_CHECKING:
    from pathlib import Path

    from chrono.temporal.feasts import Feast, Rule

KINDS = ("office", "war", "era", "state", "feast")
PACKAGED = ("offices", "wars", "feasts", "history")

_RULES = ("fixed", "weekday", "easter", "orthodox", "hebrew", "hijri")
_COMMON = {"key": str, "source": str}
_ERA: dict[str, type] = _COMMON | {
    "begin": str,
    "end": str,
    "terms": list,
    "approximate": bool,
    "country": str,
    "office": str,
}
_FEAST: dict[str, type] = _COMMON | {
    "fixed": str,
    "weekday": list,
    "easter": bool,
    "orthodox": bool,
    "hebrew": str,
    "hijri": str,
    "shift": int,
    "days": int,
    "tolerance": int,
    "country": str,
}


@dataclass(frozen=True, slots=True)
class Term:
    """One term of office, half-open in instants; ``end`` None: still running."""

    ordinal: int
    begin: int
    end: int | None


@dataclass(frozen=True, slots=True)
class NamedTime:
    """A name that stands for a time: its labels per language, and its interval in instants or its rule (``feast``).

    ``kind`` is office, war, era, state or feast. ``begin``/``end`` are the first begin and the last end of all terms;
    ``era`` cares for persons who came back. ``approximate``: only the years are sure. A feast has neither begin nor
    end.
    """

    key: str
    kind: str
    labels: Mapping[str, tuple[str, ...]]
    begin: int | None
    end: int | None
    terms: tuple[Term, ...]
    source: str
    approximate: bool = False
    country: str | None = None
    office: str | None = None
    feast: "Feast | None" = None

    def term(self, ordinal: int) -> Term | None:
        """The term with an ordinal (1, 2, ...), -1 for the last one; None when the file lists no such term."""
        if ordinal == -1:
            return self.terms[-1] if self.terms else None
        return next((term for term in self.terms if term.ordinal == ordinal), None)

    def spells(self) -> tuple[Interval, ...]:
        """The unbroken stretches of time that the name stands for, in order; terms that meet are one stretch."""
        if self.begin is None:
            return ()
        spells: list[Interval] = []
        for term in self.terms or (Term(1, self.begin, self.end),):
            if spells and spells[-1].end == term.begin:
                spells[-1] = Interval(spells[-1].begin, term.end)
            else:
                spells.append(Interval(term.begin, term.end))
        return tuple(spells)

    def era(self, reference: int | None = None) -> Interval | None:
        """The last stretch that began before an instant, such as the publication date; the last of all without one."""
        spells = self.spells()
        past = [spell for spell in spells if reference is None or spell.begin is None or spell.begin <= reference]
        return past[-1] if past else (spells[0] if spells else None)


@dataclass(frozen=True, slots=True)
class NamedTimes:
    """All named times by key, in the order of their files."""

    entries: Mapping[str, NamedTime]

    def labels(self, lang: str, fold: Callable[[str], str] = str.casefold) -> dict[str, tuple[str, ...]]:
        """Folded label -> keys of the entries that bear it in a language (two Bushes have one surname)."""
        found: dict[str, tuple[str, ...]] = {}
        for entry in self.entries.values():
            for label in dict.fromkeys(map(fold, entry.labels.get(lang, ()))):
                found[label] = (*found.get(label, ()), entry.key)
        return found

    def find(self, label: str, lang: str, fold: Callable[[str], str] = str.casefold) -> tuple[NamedTime, ...]:
        """The entries that bear a label in a language."""
        wanted = fold(label)
        return tuple(e for e in self.entries.values() if any(fold(one) == wanted for one in e.labels.get(lang, ())))


def load_named(extra_files: "Iterable[str | Path]" = ()) -> NamedTimes:
    """The packaged named times and those of files of one's own. GrammarError: ``file: entry: problem; cure``."""
    named = _packaged()
    for path in extra_files:
        named = NamedTimes({**named.entries, **parse_named(_read(str(path)), str(path))})
    return named


def parse_named(text: str, file: str) -> dict[str, NamedTime]:
    """Key -> entry of the text of one file; ``file`` is how errors call it."""
    import tomllib  # noqa: PLC0415 - a start with stored tables reads no TOML

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GrammarError(f"{file}: {error}; mend the TOML") from None
    for kind, value in table.items():
        if kind not in KINDS or not isinstance(value, list):
            raise GrammarError(
                f"{file}: {kind}: no kind of named time; write [[office]], [[war]], [[era]], [[state]] or [[feast]]"
            )
    entries: dict[str, NamedTime] = {}
    for kind, rows in table.items():
        for number, row in enumerate(rows, 1):
            entry = _entry(kind, row, f"{file}: {row.get('key', f'{kind} {number}')}")
            if entry.key in entries:
                raise GrammarError(f"{file}: {entry.key}: the key stands twice; rename one")
            entries[entry.key] = entry
    return entries


@cache
def _packaged() -> NamedTimes:
    return stored("named/named", named_sources(), parse_packaged)


def named_sources() -> tuple[str, ...]:
    """The files that the packaged named times are made of."""
    return (*listed("languages/named", ".toml"), "grammar/named.py", "temporal/feasts.py")


def parse_packaged() -> NamedTimes:
    """The packaged named times, parsed and checked."""
    entries: dict[str, NamedTime] = {}
    for name in PACKAGED:
        text = _read(f"{LANGUAGES}/named/{name}.toml")
        entries |= parse_named(text, f"languages/named/{name}.toml")
    return NamedTimes(entries)


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as stream:
            return stream.read()
    except OSError as error:
        raise GrammarError(f"{path}: {error.strerror or error}; give a readable file of named times") from None
    except UnicodeDecodeError:
        raise GrammarError(f"{path}: not UTF-8; save it as UTF-8") from None


def _entry(kind: str, row: dict[str, Any], where: str) -> NamedTime:
    fields = _FEAST if kind == "feast" else _ERA
    labels = {key: _label_list(value, f"{where}: {key}") for key, value in row.items() if _is_language(key, fields)}
    _check_fields({key: value for key, value in row.items() if key not in labels}, fields, where)
    if not labels:
        raise GrammarError(f'{where}: no label; give one as en = ["..."] or under another language code')
    common = {"key": row["key"], "kind": kind, "labels": labels, "source": row["source"], "country": row.get("country")}
    if kind == "feast":
        return NamedTime(**common, begin=None, end=None, terms=(), feast=_feast(row, where))
    terms = tuple(_term(term, number, where) for number, term in enumerate(row.get("terms", ()), 1))
    begin, end = _hull(row, terms, where)
    return NamedTime(
        **common,
        begin=begin,
        end=end,
        terms=terms,
        approximate=row.get("approximate", False),
        office=row.get("office"),
    )


def _is_language(key: str, fields: Mapping[str, type]) -> bool:
    return key not in fields and len(key) in (2, 3) and key.isalpha() and key.islower()


def _label_list(value: object, where: str) -> tuple[str, ...]:
    if isinstance(value, list) and value and all(isinstance(label, str) and label.strip() == label for label in value):
        return tuple(value)
    raise GrammarError(f'{where}: not a list of names; write it as ["...", "..."]')


def _check_fields(row: Mapping[str, object], fields: Mapping[str, type], where: str) -> None:
    for key, value in row.items():
        if key not in fields:
            raise GrammarError(f"{where}: unknown key {key}; use one of {', '.join(fields)}")
        if type(value) is not fields[key]:
            raise GrammarError(f"{where}: {key} is {value!r}; give a {fields[key].__name__}")
    for key in _COMMON:
        if not row.get(key):
            raise GrammarError(
                f"{where}: no {key}; {'name the entry' if key == 'key' else 'say where the dates stand'}"
            )


def _hull(row: Mapping[str, Any], terms: tuple[Term, ...], where: str) -> tuple[int, int | None]:
    """First begin and last end, from the terms or from the entry itself."""
    if not terms:
        return _pair(row, where)
    if "begin" in row or "end" in row:
        raise GrammarError(f"{where}: terms and begin/end together; give begin and end in the terms only")
    for one, other in pairwise(terms):
        if one.end is None or one.end > other.begin:
            raise GrammarError(f"{where}: term {other.ordinal} begins before term {one.ordinal} ends; mend the dates")
    return terms[0].begin, terms[-1].end


def _term(term: object, number: int, where: str) -> Term:
    if not isinstance(term, dict) or not term.keys() <= {"ordinal", "begin", "end"} or term.get("ordinal") != number:
        raise GrammarError(f'{where}: term {number}: write it as {{ordinal = {number}, begin = "...", end = "..."}}')
    return Term(number, *_pair(term, f"{where}: term {number}"))


def _pair(row: Mapping[str, Any], where: str) -> tuple[int, int | None]:
    begin = _moment(row.get("begin"), f"{where}: begin")
    end = _moment(row["end"], f"{where}: end") if "end" in row else None
    if end is not None and end <= begin:
        raise GrammarError(f"{where}: ends before it begins; the end is the first day after it")
    return begin, end


def _moment(value: object, where: str) -> int:
    moment = parse_moment(value) if isinstance(value, str) else None
    if moment is None:
        raise GrammarError(f"{where}: {value!r} is no date; write YYYY-MM-DD")
    return moment


def _feast(row: Mapping[str, Any], where: str) -> "Feast":
    from chrono.temporal.feasts import Feast  # noqa: PLC0415 - needed only where feasts are parsed

    given = [name for name in _RULES if name in row]
    if len(given) != 1:
        raise GrammarError(f"{where}: {len(given)} rules; give one of {', '.join(_RULES)}")
    try:
        rule = _rule(given[0], row[given[0]])
    except (ValueError, TypeError):
        raise GrammarError(
            f'{where}: {given[0]} is {row[given[0]]!r}; write fixed = "12-25" or weekday = [11, 4, 4]'
        ) from None
    return Feast(rule, row.get("shift", 0), row.get("days", 1), row.get("tolerance", 0))


def _rule(name: str, value: Any) -> "Rule":
    """The rule object; ValueError or TypeError when its numbers are none or out of range."""
    from chrono.temporal.feasts import Easter, Fixed, HebrewDate, HijriDate, NthWeekday  # noqa: PLC0415 - as above

    if name in ("easter", "orthodox"):
        return Easter(orthodox=name == "orthodox")
    if name == "weekday":
        month, day_of_week, nth = value
        return NthWeekday(_within(month, 12), _within(day_of_week, 7), nth if nth < 0 else _within(nth, 5))
    month, *day = (int(part) for part in value.split("-"))
    if name == "hijri" and not day:
        return HijriDate(_within(month, 12))
    (number,) = day
    if name == "hijri":
        return HijriDate(_within(month, 12), _within(number, 30))
    if name == "hebrew":
        return HebrewDate(month if month == 12 else _within(month, 9), _within(number, 30))
    return Fixed(_within(month, 12), _within(number, 31))


def _within(number: int, most: int) -> int:
    if not 1 <= number <= most:
        raise ValueError(number)
    return number
