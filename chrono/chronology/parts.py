"""Parts: a chronology by documents that speak only of themselves, each with its claims, so that few are made anew."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from chrono.chronology.anchored import dated_by_events, restore
from chrono.chronology.claims import Claim, claims
from chrono.chronology.model import Chronology
from chrono.chronology.solution import solve
from chrono.event.model import Event
from chrono.timex.model import Timex

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part:
    """What some documents state, expressions counted from events dated, and the claims that they make."""

    stated: Chronology
    claims: dict[str, Claim]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the statements of a part stand in the chronology; ``frame`` has those that corrections never change."""

    frame: Chronology
    timexes: tuple[int, ...]
    events: tuple[int, ...]


class Parts:
    """The parts of a chronology that is corrected: its expressions and events change, never their number.

    ``parts`` holds those that were made; of the others the chronology as it was finished is taken at its word.
    """

    def __init__(self, chronology: Chronology) -> None:
        """Take it apart; nothing is made."""
        self.chronology = chronology
        self.timexes: list[Timex] = list(chronology.timexes)
        self.events: list[Event] = list(chronology.events)
        self.home = _homes(chronology)
        self.owner = {id_: self.home[document] for id_, document in _members(chronology)}
        self._places = _places(chronology, self.home)
        self.parts: dict[int, Part] = {}

    @property
    def numbers(self) -> range:
        """All parts, made or not."""
        return range(len(self._places))

    def fits(self, chronology: Chronology) -> bool:
        """Whether this is the same chronology, but for corrections."""
        own = self.chronology
        same = own.documents is chronology.documents and own.links is chronology.links
        many = (len(self.timexes), len(self.events)) == (len(chronology.timexes), len(chronology.events))
        return same and own.ranges is chronology.ranges and many

    def make(self, numbers: Iterable[int]) -> set[int]:
        """Make some parts for the first time; those with an expression that turned out otherwise than it was."""
        return {number for number in numbers if self._make(number)}

    def changed(self, chronology: Chronology) -> set[int]:
        """The parts that corrections changed."""
        timexes = _other(self.timexes, chronology.timexes)
        return {self.owner[one.id] for one in timexes} | {
            self.owner[one.id] for one in _other(self.events, chronology.events)
        }

    def update(self, chronology: Chronology, changed: Iterable[int]) -> dict[int, dict[str, Claim]]:
        """Take the corrections in; the parts that were made anew, each with the claims it made before."""
        self.timexes, self.events = list(chronology.timexes), list(chronology.events)
        before = {number: self.parts[number].claims for number in changed}
        self.make(before)
        self.chronology = chronology
        return before

    def said(self, number: int) -> Chronology:
        """What a part states: as it was made, else as it was finished."""
        made = self.parts.get(number)
        return made.stated if made else self._frame(number)

    def of(self, entities: Iterable[str]) -> set[int]:
        """The parts that some entities of the network belong to."""
        found = (self.owner.get(one, self.owner.get(one.rpartition("/")[0], -1)) for one in entities)
        return {number for number in found if number >= 0}

    def stated(self) -> Chronology:
        """The chronology as the parts now have it."""
        return replace(self.chronology, timexes=tuple(self.timexes), events=tuple(self.events))

    def _frame(self, number: int) -> Chronology:
        place = self._places[number]
        timexes, events = (self.timexes[at] for at in place.timexes), (self.events[at] for at in place.events)
        return replace(place.frame, timexes=tuple(timexes), events=tuple(events))

    def _make(self, number: int) -> bool:
        stated, other = self._frame(number), False
        stated = replace(stated, timexes=tuple(map(restore, stated.timexes)))
        if any(link.min_gap is not None for link in stated.links):
            stated = replace(stated, timexes=dated_by_events(stated, solve(stated)))
        for at, timex in zip(self._places[number].timexes, stated.timexes, strict=True):
            if timex != self.timexes[at]:  # the same value stays the same object, by which corrections are noticed
                self.timexes[at], other = timex, True
        self.parts[number] = Part(stated, {claim.id: claim for claim in claims(stated)})
        return other


def _other(old: Iterable[T], new: Iterable[T]) -> Iterator[T]:
    """The new values that are others than the old ones."""
    return (other for one, other in zip(old, new, strict=True) if one is not other)


def _members(chronology: Chronology) -> Iterator[tuple[str, str]]:
    """(full id, document) of everything that links may name."""
    yield from ((f"{one.id}#t0", one.id) for one in chronology.documents)
    for values in (chronology.timexes, chronology.ranges, chronology.events, chronology.links):
        yield from ((one.id, one.document or "") for one in values)


def _homes(chronology: Chronology) -> dict[str, int]:
    """Document -> the number of its part: documents that name each other's statements are one part."""
    owner = dict(_members(chronology))
    parent = {document: document for document in owner.values()}
    parent |= {one.id: one.id for one in chronology.documents}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for one, other in _named(chronology, owner):
        parent[root(other)] = root(one)
    number = {name: n for n, name in enumerate(dict.fromkeys(map(root, parent)))}
    return {name: number[root(name)] for name in parent}


def _named(chronology: Chronology, owner: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of documents, one of which names a statement of the other."""
    named: list[tuple[str | None, tuple[str, ...]]]
    named = [(one.document, (one.from_, one.to)) for one in chronology.links]
    named += [(one.document, (one.from_ or "", one.to or "")) for one in chronology.ranges]
    named += [(one.document, (one.same_as,)) for one in chronology.events if one.same_as]
    for document, ids in named:
        for id_ in ids:
            if owner.get(id_, document) != document:
                yield document or "", owner[id_]


def _places(chronology: Chronology, homes: dict[str, int]) -> list[_Place]:
    many = 1 + max(homes.values(), default=-1)
    documents = _sorted_by([(homes[one.id], one) for one in chronology.documents], many)
    ranges = _sorted_by([(homes[one.document or ""], one) for one in chronology.ranges], many)
    links = _sorted_by([(homes[one.document or ""], one) for one in chronology.links], many)
    timexes = _sorted_by([(homes[one.document or ""], at) for at, one in enumerate(chronology.timexes)], many)
    events = _sorted_by([(homes[one.document or ""], at) for at, one in enumerate(chronology.events)], many)
    frames = (
        Chronology(documents=d, ranges=r, links=k, texts=chronology.texts)
        for d, r, k in zip(documents, ranges, links, strict=True)
    )
    return [_Place(*three) for three in zip(frames, timexes, events, strict=True)]


def _sorted_by(pairs: Iterable[tuple[int, T]], many: int) -> list[tuple[T, ...]]:
    found: list[list[T]] = [[] for _ in range(many)]
    for number, value in pairs:
        found[number].append(value)
    return [tuple(some) for some in found]
