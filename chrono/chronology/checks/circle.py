"""Circles of order as they are written: "the vote after the march", "the march after the vote".

Mentions are taken for one event here when their words are; this serves the finding only and never moves an entry.
"""

from collections.abc import Iterator, Mapping, Sequence

from chrono.chronology.facts import Facts
from chrono.chronology.light import NOMINAL, REACH, is_light, noun_beside
from chrono.chronology.names import bare_word, naming
from chrono.document.fold import fold_word
from chrono.document.model import Document
from chrono.event.model import Event
from chrono.tlink.model import TLink

STRONG = 0.75
_STEM = 4


def circles(facts: Facts) -> Iterator[tuple[TLink, ...]]:
    """Links of one document, each from an event to the event of the next, the last back to the first."""
    ordered: dict[str, list[TLink]] = {}
    for link in facts.chronology.links:
        if link.trust >= STRONG and _turn(link) and link.from_ in facts.events and link.to in facts.events:
            ordered.setdefault(link.document or "", []).append(link)
    for document in facts.chronology.documents:
        if len(ordered.get(document.id, ())) > 1:
            yield from _in_document(facts, document, ordered[document.id])


def _turn(link: TLink) -> int:
    """1 when the source comes first, -1 when the target does, 0 when the link says no order."""
    return {"BEFORE": 1, "IBEFORE": 1, "AFTER": -1, "IAFTER": -1}.get(link.rel, 0)


def _in_document(facts: Facts, document: Document, links: Sequence[TLink]) -> Iterator[tuple[TLink, ...]]:
    kind = {x: _kind(facts, document, facts.events[x]) for k in links for x in (k.from_, k.to)}
    later: dict[str, list[tuple[str, TLink]]] = {}
    for link in links:
        first, second = (link.from_, link.to) if _turn(link) > 0 else (link.to, link.from_)
        if kind[first] != kind[second]:
            later.setdefault(kind[first], []).append((kind[second], link))
    told: set[str] = set()
    for start in later:
        path = None if start in told else _shortest(later, start)
        if path and len({frozenset((k.from_, k.to)) for k in path}) > 1 and _holds(facts, path):
            told.update(kind[x] for k in path for x in (k.from_, k.to))
            yield path


def _shortest(later: Mapping[str, Sequence[tuple[str, TLink]]], start: str) -> tuple[TLink, ...] | None:
    """The shortest way from a kind back to itself (breadth first)."""
    paths: list[tuple[str, tuple[TLink, ...]]] = [(start, ())]
    seen: set[str] = set()
    for node, path in paths:
        for following, link in later.get(node, ()):
            if following == start:
                return (*path, link)
            if following not in seen:
                seen.add(following)
                paths.append((following, (*path, link)))
    return None


def _holds(facts: Facts, path: Sequence[TLink]) -> bool:
    """Whether two mentions that were taken for one, where they are verbs, speak of the same doer or thing."""
    ends = [(k.from_, k.to) if _turn(k) > 0 else (k.to, k.from_) for k in path]
    joints = [(facts.events[a[1]], facts.events[b[0]]) for a, b in zip(ends, (*ends[1:], ends[0]), strict=True)]
    return all(a.id == b.id or "VERB" not in (a.pos, b.pos) or _share(a, b) for a, b in joints)


def _share(a: Event, b: Event) -> bool:
    first, second = ({fold_word(w) for w in e.label.split() if len(w) > 2 and w != e.text} for e in (a, b))
    return bool(first & second)


def _kind(facts: Facts, document: Document, event: Event) -> str:
    """What tells a mention: the stem of its noun, or of its verb and of the word beside it that acts."""
    table = naming(document.lang)
    if is_light(event, document.lang):
        around = facts.events_between(document.id, event.start - REACH, event.end + REACH)
        nouns = [e for e in around if e.pos in NOMINAL]
        noun = noun_beside(document, event, nouns)
        if noun is not None:
            return _stem(noun.text, document)
    if event.same_as in facts.events:
        return _kind(facts, document, facts.events[event.same_as or ""])
    return bare_word(_stem(event.text, document), table)


def _stem(text: str, document: Document) -> str:
    """The first letters of a word, or its consonants where the language writes vowels as letters."""
    table = naming(document.lang)
    word = bare_word(text.split(maxsplit=1)[0], table)
    consonants = "".join(c for c in word if c not in table.weak)
    return consonants[:_STEM] if table.weak and len(consonants) > 2 else word[: _STEM + 1]
