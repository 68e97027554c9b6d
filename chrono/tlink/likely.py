"""Likely relations of pairs that no statement of the text relates: for ``--pairs``, never evidence in a chronology.

They are guesses of classifiers trained on annotated corpora, each about one pair. They are never put into a network:
what it concludes from many guesses is worth less than the guesses themselves.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from chrono.document.model import Document
from chrono.event.model import Event
from chrono.event.weights import Table
from chrono.timex.model import Timex
from chrono.tlink.event_dct import TENSE
from chrono.tlink.features import when
from chrono.tlink.linear import chances, link_model
from chrono.tlink.model import TLink
from chrono.tlink.pair_features import Place, dct_features, event_pair_features, time_features
from chrono.tlink.sentence import Happening, Time, read_sentences

VAGUE = "VAGUE"
_TRUST = 0.4
"""Trust of a guess that is certain; a statement has at least 0.45."""

_LEAST = {True: (0.5, 0.9), False: (0.7, 0.8)}
"""For two finite verbs, and for other two verbs: the least chance of a guess on which begins first, and the chance of
VAGUE from which on it is not made; chosen by cross-validation on timebank-dense-dev and matres-dev together.
"""


@dataclass(frozen=True, slots=True)
class Dated:
    """What the statements say of when each event happened: event id to the link and the expression that date it."""

    links: Mapping[str, tuple[TLink, Timex]]

    def marks(self, place: Place) -> str:
        """Where the event's own expression lies against the publication date, "-" without one."""
        found = self.links.get(place.id)
        if found is None:
            return "-"
        link, timex = found
        return when(place.sentence, timex) + ("" if link.rel == "IS_INCLUDED" else link.rel)

    def against(self, event: str, timex: Timex) -> str:
        """How the event's own interval lies to another expression, "-" without one."""
        found = self.links.get(event)
        return compare(found[1], timex) if found else "-"


def likely_links(
    document: Document,
    timexes: Sequence[Timex],
    events: Sequence[Event],
    links: Sequence[TLink],
    tables: Mapping[str, Table] | None = None,
) -> tuple[TLink, ...]:
    """Guesses for pairs of a sentence or two neighbours and for events against ``t0``, ids g1.. in text order.

    ``links`` are the statements of the document; ``tables`` those of the language, unless given. None without a model
    of the language, none beside given links.
    """
    tables = link_model(document.lang) if tables is None else tables
    if "event-event" not in tables or document.links is not None:
        return ()
    found = guesses(document, timexes, events, dated_by(timexes, links), tables)
    return tuple(replace(link, id=f"g{number}") for number, link in enumerate(found, 1))


def firm(links: Sequence[TLink]) -> tuple[TLink, ...]:
    """The links without what tense alone says of ``t0``: the guesses know tense among other things."""
    return tuple(link for link in links if not link.cue.startswith(TENSE))


def guesses(
    document: Document, timexes: Sequence[Timex], events: Sequence[Event], dated: Dated, tables: Mapping[str, Table]
) -> Iterator[TLink]:
    """The guess of the tables for every pair in reach that they do not call vague."""
    places = places_of(document, timexes, events)
    for n, place in enumerate(places):
        if document.published is not None and isinstance(place.thing, Happening):
            yield from _guess(place.id, "t0", chances(tables["event-dct"], dct_features(place, dated.marks(place))))
        for other in places[n + 1 :]:
            if other.number - place.number > 1:
                break
            yield from _pair(place, other, dated, tables)


def places_of(document: Document, timexes: Sequence[Timex], events: Sequence[Event]) -> list[Place]:
    """Every event and expression with its sentence, in the order of the text."""
    found: list[Place] = []
    for number, sentence in enumerate(read_sentences(document, timexes, events)):
        members: list[Happening | Time] = [*sentence.happenings, *sentence.times]
        for thing in sorted(members, key=lambda one: one.first):
            found.append(Place(sentence, number, len(found), thing))
    return found


def dated_by(timexes: Sequence[Timex], links: Sequence[TLink]) -> Dated:
    """The first statement on the date of each event."""
    times = {timex.id: timex for timex in timexes}
    found: dict[str, tuple[TLink, Timex]] = {}
    for link in links:
        if link.to in times and link.from_ not in times:
            found.setdefault(link.from_, (link, times[link.to]))
    return Dated(found)


def _pair(one: Place, two: Place, dated: Dated, tables: Mapping[str, Table]) -> Iterator[TLink]:
    first, second = one.thing, two.thing
    if isinstance(first, Happening) and isinstance(second, Happening):
        yield from _guess(one.id, two.id, event_chances(one, two, dated, tables))
    elif isinstance(first, Happening) != isinstance(second, Happening):
        event, time = (one, two) if isinstance(first, Happening) else (two, one)
        yield from _event_time(event, time, dated, tables)


def _event_time(event: Place, time: Place, dated: Dated, tables: Mapping[str, Table]) -> Iterator[TLink]:
    yield from _guess(event.id, time.id, chances(tables["event-time"], time_marks(event, time, dated)))


def time_marks(event: Place, time: Place, dated: Dated) -> list[str]:
    """Features of an event and an expression, what the statements say among them."""
    expression = time.thing
    assert isinstance(expression, Time)
    known = dated.links.get(event.id)
    linked = "none" if known is None else known[0].rel if known[1].id == time.id else "other"
    return time_features(event, time, linked, dated.against(event.id, expression.timex))


def pair_marks(one: Place, two: Place, dated: Dated) -> list[str]:
    """Features of two events, what the statements say of their dates among them."""
    first, second = dated.links.get(one.id), dated.links.get(two.id)
    order = compare(first[1], second[1]) if first and second else "?"
    both = f"when={dated.marks(one)}>{dated.marks(two)}"
    return [*event_pair_features(one, two), f"dates={order}", both, f"{both}{int(one.number == two.number)}"]


def event_chances(one: Place, two: Place, dated: Dated, tables: Mapping[str, Table]) -> dict[str, float]:
    """Chances of two events; of two verbs the order in which they begin is asked for as well."""
    marks = pair_marks(one, two, dated)
    whole = chances(tables["event-event"], marks)
    events = [place.thing for place in (one, two) if isinstance(place.thing, Happening)]
    if not all(happening.finite or happening.event.pos == "VERB" for happening in events):
        return whole
    mixed = _mixed(whole, chances(tables["begin-begin"], marks))
    sure, vague = _LEAST[all(happening.finite for happening in events)]
    return mixed if max(mixed.values()) > sure and whole[VAGUE] < vague else whole


def _mixed(whole: Mapping[str, float], begins: Mapping[str, float]) -> dict[str, float]:
    """Four parts of the order of the beginnings and one of the whole relation, VAGUE left out of both."""
    mixed: dict[str, float] = {}
    for table, share in ((whole, 0.2), (begins, 0.8)):
        mass = 1 - table[VAGUE]
        for rel, chance in table.items():
            if rel != VAGUE:
                mixed[rel] = mixed.get(rel, 0.0) + share * chance / mass
    return mixed


def _guess(source: str, target: str, found: Mapping[str, float]) -> Iterator[TLink]:
    rel, chance = max(found.items(), key=lambda item: (item[1], item[0]))
    if rel != VAGUE:
        yield TLink("", source, target, rel, None, "guess", round(_TRUST * chance, 3))


def compare(one: Timex, two: Timex) -> str:
    """How two intervals lie: < > = and i (inside), o (around), x (across), ? (unknown)."""
    if not (one.begin and one.finish and two.begin and two.finish):
        return "?"
    a, b = one.interval, two.interval
    if a is None or b is None or None in (a.begin, a.end, b.begin, b.end):
        return "?"
    if a == b:
        return "="
    begins, ends = (a.begin or 0) - (b.begin or 0), (a.end or 0) - (b.end or 0)
    if (a.end or 0) <= (b.begin or 0):
        return "<"
    if (a.begin or 0) >= (b.end or 0):
        return ">"
    return "o" if begins <= 0 <= ends else "i" if begins >= 0 >= ends else "x"
