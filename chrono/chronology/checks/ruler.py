"""Named times told as the time of something: "under Biden", "when Merkel was chancellor", "in the Cold War"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from chrono.chronology.names import naming
from chrono.chronology.phrases import words
from chrono.document.fold import Folded, fold_word
from chrono.document.model import Document
from chrono.grammar.named import NamedTime, load_named
from chrono.temporal.interval import Interval

_NEVER = re.compile(r"(?!)")


def mentions(document: Document, folded: Folded) -> Iterator[tuple[int, int, tuple[Interval, ...]]]:
    """(start, end, the stretches that it may mean) of each mention, in order."""
    for pattern, kinds in ((_rulers(document.lang), {"office"}), (_wars(document.lang), {"war", "era"})):
        for match in pattern.finditer(folded.text):
            name = next(text for text in match.groups() if text)
            entries = [e for e in load_named().find(name, document.lang, fold_word) if e.kind in kinds]
            spells = tuple(s for entry in entries for s in entry.spells() or (entry.era(),) if s is not None)
            start, end = folded.start(match.start()), folded.end(match.end(), document.text)
            if spells and not _goes_on(document, end, name) and not _counted(document, start):
                yield start, end, spells


def _goes_on(document: Document, end: int, name: str) -> bool:
    """Whether a name with a capital follows: another person's."""
    named = naming(document.lang).capitals and document.text[end : end + 2].strip()[:1].isupper()
    return named and fold_word(document.text[:end]).endswith(name)


def _counted(document: Document, start: int) -> bool:
    """Whether a word such as "before" makes the head a distance: "days before" is no reign."""
    table, before = words(document.lang), document.text[max(0, start - 16) : start].split()[-1:]
    return bool((table.after | table.before | table.since) & set(map(fold_word, before)))


def _labels(lang: str, kinds: set[str]) -> str:
    entries: Iterable[NamedTime] = load_named().entries.values()
    return _any(fold_word(label) for e in entries if e.kind in kinds for label in e.labels.get(lang, ()))


def _any(group: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(group, key=lambda w: (-len(w), w))) or "(?!)"


@cache
def _rulers(lang: str) -> re.Pattern[str]:
    """A person in office with words that speak of the time in office."""
    table, names = words(lang), _labels(lang, {"office"})
    if not table.reigns or names == "(?!)":
        return _NEVER
    title = f"(?:(?:{_any(table.titles)}) )*"
    some = f"(?:{_any(table.titles)}) {title}"
    small = _any(table.was | table.then | table.articles | table.within | {"still"})
    offices, then, acts = _any(table.offices), _any(table.then), _any(table.acts)
    parts = (
        rf"(?:{_any(table.reigns)}) {title}({names})",
        rf"(?:{_any(table.when)}) {title}({names})(?=(?: \w+){{0,2}} (?:{offices})(?!\w))",
        rf"({names})(?:,|،)? (?:(?:{small}) ){{1,4}}(?:{offices})",
        rf"(?:{_any(table.was)}) {title}({names}) (?:{offices})",
        rf"({names})(?:'s)?[ -](?:{_any(table.ruled)})",
        rf"{title}(?:{then})[ -]*(?:(?:{_any(table.titles)}),? )*({names})",
        rf"{some}({names}) (?:{acts})" if naming(lang).capitals else rf"(?:{acts}) {some}({names})",
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


@cache
def _wars(lang: str) -> re.Pattern[str]:
    """A war or a state with words that put something into it."""
    table, names = words(lang), _labels(lang, {"war", "era"})
    if not table.amid or names == "(?!)":
        return _NEVER
    small = rf"(?:(?:{_any(table.articles)}) ){{0,3}}"
    glued = "(?:وال|ال|و)?" if not naming(lang).capitals else ""
    small_behind = _any(table.within | table.was | table.when | table.list_words | table.placed)
    behind = rf"(?=\s*(?:[.,;:()،؛\n-]|$)|\s+(?:{small_behind})(?!\w)|\s+\d)"
    parts = (
        rf"(?:{_any(table.amid)}) {small}{glued}({names}){behind}",
        rf"{glued}({names}) (?:\w+ ){{0,3}}(?:{_any(table.raging)})",
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")
