"""Mentions of dated events, as they are compared across documents."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from chrono.chronology.claims import unreal
from chrono.chronology.model import Chronology
from chrono.chronology.names import keys
from chrono.chronology.quotes import Quotes, quotes
from chrono.chronology.similar import alike
from chrono.chronology.solution import Solution
from chrono.document.model import Document
from chrono.event.model import Event
from chrono.temporal.bounds import Bounds
from chrono.temporal.civil import DAY, parse_moment

LONGEST = 31 * DAY
"""A mention dated more coarsely than by a month is compared with nothing."""

FINE = 3 * DAY
"""Up to this width one shared key is enough."""

APART = 366 * DAY
"""Events further from each other than this are never taken for one."""

COMMON = 300
"""A key that more mentions have leads to no pair by itself."""

Where = Callable[[str, bool], Bounds]
"""Bounds of an event, given whether it is a fact."""

_SPEECH = frozenset({"REPORTING", "PERCEPTION", "I_STATE", "STATE"})


@dataclass(frozen=True, slots=True)
class Mention:
    """An event of one document with the interval it lies in there, and the keys (names, places, numbers) around it.

    ``rare`` are the keys that are no commonplace of the whole collection. Two that are not ``fresh`` were compared
    before.
    """

    event: Event
    document: Document
    begin: int
    end: int
    keys: frozenset[str]
    rare: frozenset[str] = frozenset()
    fresh: bool = True

    @property
    def id(self) -> str:
        """Full id of the event."""
        return self.event.id

    @property
    def width(self) -> int:
        """Length in seconds of the interval it lies in."""
        return self.end - self.begin

    def meets(self, other: "Mention", slack: int = 0) -> bool:
        """Whether the two intervals share some time, each widened by ``slack`` seconds at most."""
        return self.begin < other.end + slack and other.begin < self.end + slack

    def published(self) -> int | None:
        """Instant of the publication day."""
        return parse_moment(self.document.published) if self.document.published else None


def mentions(chronology: Chronology, solution: Solution) -> tuple[Mention, ...]:
    """The main dated events of a chronology that are no mere speech, in order of the text."""
    if solution.mentions is not None:
        return tuple(m for e in chronology.events if (m := solution.mentions.get(e.id)) is not None)
    found = told(chronology, solution.bounds)
    known: dict[str, set[str]] = defaultdict(set)
    for mention in found:
        known[mention.document.lang] |= names_of(mention)
    times, quoted = _times(chronology), quotes(chronology)
    wide = [widened(m, quoted, times, known[m.document.lang]) for m in found]
    counts = Counter(key for m in wide for key in m.keys)
    common = frozenset(key for key, count in counts.items() if count > COMMON)
    return tuple(replace(m, rare=m.keys - common) for m in wide)


def told(chronology: Chronology, where: Where) -> list[Mention]:
    """The same with the keys that their own documents give them; ``where`` tells an event's bounds."""
    documents, quoted, times = {d.id: d for d in chronology.documents}, quotes(chronology), _times(chronology)
    some = [e for e in chronology.events if e.main and _happens(e)]
    return [m for e in some if (m := _mention(e, documents, quoted, times, where)) is not None]


def names_of(mention: Mention) -> set[str]:
    """The keys of a mention that are names: words that name somebody elsewhere too."""
    return {key for key in mention.keys if not key.startswith("#")}


def _times(chronology: Chronology) -> Mapping[str, list[tuple[int, int]]]:
    times: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for timex in chronology.timexes:
        times[timex.document or ""].append((timex.start, timex.end))
    return times


def widened(
    mention: Mention, quoted: Quotes, times: Mapping[str, Sequence[tuple[int, int]]], known: Collection[str]
) -> Mention:
    """A mention with the words around it that are names in some other place."""
    event, document = mention.event, mention.document
    apart = [*times.get(document.id, ()), (event.start, event.end)]
    return replace(mention, keys=keys(document, quoted.sentence(document.id, event.start), apart, known))


def _happens(event: Event) -> bool:
    return event.class_ not in _SPEECH and event.polarity == "POS"


def _mention(
    event: Event,
    documents: Mapping[str, Document],
    quoted: Quotes,
    times: Mapping[str, Sequence[tuple[int, int]]],
    where: Where,
) -> Mention | None:
    bounds = where(event.id, not unreal(event))
    begin, end = bounds.earliest_begin, bounds.latest_end
    name = event.document or ""
    if begin is None or end is None or end - begin > LONGEST or not documents[name].text:
        return None
    sentence = quoted.sentence(name, event.start)
    apart = [*times.get(name, ()), (event.start, event.end)]
    return Mention(event, documents[name], begin, end, keys(documents[name], sentence, apart))


def neighbours(found: Sequence[Mention]) -> Iterator[tuple[Mention, Mention, frozenset[str]]]:
    """Pairs of mentions of different documents with like triggers and a shared key, and the keys they share.

    Candidates share a key that is no commonplace of the whole collection, and lie less than ``APART`` from each other.
    """
    like: dict[tuple[str, str, str, str], bool] = {}
    for n, m in _candidates(found):
        a, b = found[n], found[m]
        words = (a.event.text, b.event.text, a.document.lang, b.document.lang)
        if words not in like:
            like[words] = alike(*words)
        if like[words] and unreal(a.event) == unreal(b.event):
            yield a, b, a.keys & b.keys


def _candidates(found: Sequence[Mention]) -> list[tuple[int, int]]:
    """Pairs of positions that share a rare key and lie near each other, of different documents, in order."""
    holders: dict[str, list[int]] = defaultdict(list)
    for n, mention in enumerate(found):
        for key in sorted(mention.rare):
            holders[key].append(n)
    pairs: set[tuple[int, int]] = set()
    for members in holders.values():
        pairs.update((n, m) for n, m in combinations(members, 2) if _near(found[n], found[m]))
    return sorted(pairs)


def _near(a: Mention, b: Mention) -> bool:
    return (a.fresh or b.fresh) and a.document.id != b.document.id and a.meets(b, APART)
