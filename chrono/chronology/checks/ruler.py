"""Named times told as the time of something: "under Biden", "when Merkel was chancellor", "in the Cold War"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from chrono.chronology.facts import Facts
from chrono.chronology.joints import split
from chrono.chronology.names import naming
from chrono.chronology.phrases import words
from chrono.document.fold import Folded, fold_word
from chrono.document.model import Document
from chrono.event.model import Event
from chrono.grammar.named import NamedTime, load_named
from chrono.temporal.civil import DAY
from chrono.temporal.interval import Interval

_NEVER = re.compile(r"(?!)")
_BESIDE, _CLOSE, _GLUED = 24, 12, 4
_UNSURE = 3 * 365 * DAY
_AGENTS = frozenset({"war", "state"})
_CROWNED = frozenset({"monarch", "emperor", "sultan", "caliph", "khedive"})
"""Offices that are left by death, as good as always."""


def mentions(document: Document, folded: Folded) -> Iterator[tuple[int, int, tuple[Interval, ...]]]:
    """(start, end, the stretches that it may mean) of each mention, in order."""
    for pattern, kinds in ((_rulers(document.lang), {"office"}), (_wars(document.lang), {"war", "era"})):
        for match in pattern.finditer(folded.text):
            name = next(text for text in match.groups() if text)
            entries = [e for e in _entries(document.lang).get(name, ()) if e.kind in kinds]
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


@cache
def _entries(lang: str) -> dict[str, tuple[NamedTime, ...]]:
    """Folded label -> the entries that bear it."""
    named = load_named()
    return {name: tuple(named.entries[k] for k in keys) for name, keys in named.labels(lang, fold_word).items()}


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
        rf"({names})(?:,|،)?(?: \w+){{0,4}} (?:{_any(table.serving)}) (?:(?:{small}) ){{0,2}}(?:{offices})",
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
    other = "" if naming(lang).capitals else r"|\s+(?!ال|\w+ي(?:ة)?(?!\w))"  # no adjective, which would be another war
    behind = rf"(?=\s*(?:[.,;:()،؛\n-]|$)|\s+(?:{small_behind})(?!\w)|\s+\d{other})"
    parts = (
        rf"(?:{_any(table.amid)}) {small}{glued}({names}){behind}",
        rf"{glued}({names}) (?:\w+ ){{0,3}}(?:{_any(table.raging)})",
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def subjects(facts: Facts, document: Document) -> Iterator[tuple[int, int, tuple[Interval, ...]]]:
    """(start, end behind its verb, stretches) of the wars and states that a clause tells of: "the Cold War ended"."""
    folded, table = facts.folded(document), words(document.lang)
    for match in _names(document.lang).finditer(folded.text):
        start, end = folded.start(match.start("name")), folded.end(match.end("name"), document.text)
        named = _entries(document.lang).get(match["name"], ())
        entries = [e for e in named if (e.kind in _AGENTS or e.office in _CROWNED) and e.begin is not None]
        around = {
            *split(document.text[max(0, start - _BESIDE) : start])[-1:],
            *split(document.text[end:][:_BESIDE])[:1],
        }
        verb = _verb(facts, document, start, end) if entries and not table.bygone & around else None
        fitting = [e for e in entries if verb and _fits(verb, e, document.lang)]
        if verb and fitting and not _counted(document, start):
            yield start, max(end, verb.end), tuple(_spell(e) for e in fitting)


def _spell(entry: NamedTime) -> Interval:
    """The time of a war or state, with some years more at each end where it is not sure; a reign ends what one does."""
    spare = _UNSURE if entry.approximate or entry.kind == "office" else 0
    begin, end = None if entry.kind == "office" else entry.begin, entry.end
    return Interval(None if begin is None else begin - spare, None if end is None else end + spare)


def _fits(verb: Event, entry: NamedTime, lang: str) -> bool:
    """Whether a verb tells how a war went, or what a state did."""
    said = fold_word(verb.text.split()[0])
    return said in words(lang).wages if entry.kind == "war" else verb.tense == "PAST" and verb.class_ != "REPORTING"


def _verb(facts: Facts, document: Document, start: int, end: int) -> Event | None:
    """The verb right behind a subject, or right before it where the verb comes first."""
    if naming(document.lang).capitals:
        near = facts.events_between(document.id, end, end + _BESIDE)
        return next((e for e in near if e.pos == "VERB" and e.start - end <= _CLOSE), None)
    before = facts.events_between(document.id, max(0, start - _BESIDE), start)
    return next((e for e in reversed(before) if e.pos == "VERB" and start - e.end <= _GLUED), None)


@cache
def _names(lang: str) -> re.Pattern[str]:
    names = _labels(lang, {*_AGENTS, "office"})
    return _NEVER if names == "(?!)" else re.compile(rf"(?<!\w)(?P<name>{names})(?!\w)")
