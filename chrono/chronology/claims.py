"""Claims: what the texts of a chronology say to the network, each with its trust and the ids it rests on.

Semantics (research/reasoning.md section 5): the publication date is an instant somewhere inside its day; a calendar
expression is its interval; one with a modifier, or a vague one, lies somewhere inside; an event dated by an expression
lies inside it. Negated, possible and counterfactual happenings, and plans, never constrain what really happened.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from chrono.chronology.clause import before, by_document, governing, same_clause
from chrono.chronology.light import NOMINAL, is_ending, light_pairs
from chrono.chronology.model import Chronology
from chrono.document.dct import stamp
from chrono.event.model import Event
from chrono.temporal.civil import DAY, parse_moment
from chrono.timex.model import Range, Timex
from chrono.tlink.model import TLink

UNREAL = frozenset({"planned", "possible", "negated", "counterfactual"})
"""Factualities of events that are not points of the actual timeline."""

CALENDAR_TRUST = 0.99
LINK_TRUST_CAP = 0.97
SAME_TRUST = 0.45
LIGHT_TRUST = 0.7
SHARED = 0.8

INSIDE = frozenset({"IS_INCLUDED", "DURING", "SIMULTANEOUS", "BEGINS", "ENDS"})
"""Relations that put an event inside an expression."""

CONVERSE = {
    "BEFORE": "AFTER",
    "IBEFORE": "IAFTER",
    "INCLUDES": "IS_INCLUDED",
    "DURING": "INCLUDES",
    "BEGINS": "BEGUN_BY",
    "ENDS": "ENDED_BY",
    "SIMULTANEOUS": "SIMULTANEOUS",
    "OVERLAP": "OVERLAP",
}
CONVERSE |= {b: a for a, b in CONVERSE.items() if a != "DURING"}

_SEQUENCE = frozenset({"BEFORE", "AFTER", "IBEFORE", "IAFTER"})

_SYNONYMS = {"DURING_INV": "INCLUDES", "IDENTITY": "SIMULTANEOUS", "EQUAL": "SIMULTANEOUS"}
"""Relations that given links may carry, and what they are called here."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement: ``source`` lies at or inside ``[begin, end)``, or stands in ``rel`` to ``target``.

    ``rel`` is a TLINK relation, ``AT``, ``INSIDE``, or ``JOINED`` (one event, whatever its dates). ``refs`` are the ids
    of what says so (links, timexes, events, ``t0``). ``unreal``: about something that did not, or not yet, happen.
    """

    id: str
    source: str
    rel: str
    target: str = ""
    begin: int | None = None
    end: int | None = None
    min_gap: int | None = None
    max_gap: int | None = None
    trust: float = 1.0
    hard: bool = False
    refs: tuple[str, ...] = ()
    unreal: bool = False

    @property
    def anchors(self) -> bool:
        """Whether the claim places its source on the axis."""
        return self.rel in ("AT", "INSIDE")


def claims(chronology: Chronology, merges: Iterable[Claim] = ()) -> tuple[Claim, ...]:
    """Everything the chronology states, dates first, merges of sources last."""
    stamps = {d.id: span for d in chronology.documents if (span := stamp(d))}
    events = {e.id: e for e in chronology.events}
    times: dict[str, Timex | Range] = {t.id: t for t in chronology.timexes if not _stamps(t, stamps)}
    times |= {r.id: r for r in chronology.ranges}
    return (
        *_publications(chronology),
        *(c for t in times.values() for c in _anchor(t)),
        *(c for e in chronology.events for c in _given(e, events)),
        *(c for k in _by_distance(chronology.links, events, times) for c in _link(k, events, times)),
        *(c for e in chronology.events for c in _identity(e, events)),
        *_light(chronology),
        *_shared(chronology, events, times),
        *_clauses(chronology),
        *merges,
    )


def moments(time: Timex | Range) -> tuple[int | None, int | None]:
    """Begin and end of an expression or range in instants; both None when it has none or they are reversed."""
    begin = parse_moment(time.begin) if time.begin else None
    end = parse_moment(time.finish) if time.finish else None
    return (None, None) if begin is not None and end is not None and begin >= end else (begin, end)


def day_of(publication: str) -> str:
    """The entity that is the whole publication day of a ``t0``."""
    return f"{publication}/day"


def unreal(event: Event | None) -> bool:
    """Whether an event is no point of the actual timeline."""
    return event is not None and event.factuality in UNREAL


def _stamps(timex: Timex, stamps: Mapping[str, tuple[int, int]]) -> bool:
    """Whether an expression is the header or dateline itself, which dates the text and no event."""
    start, end = stamps.get(timex.document or "", (0, 0))
    return timex.start < end and start < timex.end


def _publications(chronology: Chronology) -> Iterator[Claim]:
    for document in chronology.documents:
        t0 = f"{document.id}#t0"
        day = parse_moment(document.published) if document.published else None
        if day is not None:
            day -= day % DAY
            yield Claim(f"{t0}/at", t0, "INSIDE", begin=day, end=day + DAY, hard=True, refs=(t0,))
            yield Claim(f"{t0}/day", day_of(t0), "AT", begin=day, end=day + DAY, hard=True, refs=(t0,))


def _anchor(time: Timex | Range) -> Iterator[Claim]:
    """The claim that puts an expression or range on the axis, when it has an interval."""
    begin, end = moments(time)
    if begin is None and end is None:
        return
    rel = "INSIDE" if isinstance(time, Timex) and (time.mod or time.approximate or is_counted(time)) else "AT"
    yield Claim(f"{time.id}/at", time.id, rel, "", begin, end, trust=CALENDAR_TRUST, refs=(time.id,))


def is_counted(timex: Timex) -> bool:
    """Whether an expression is counted from an event, and so known only as well as that one."""
    return (timex.anchor or "").rpartition("#")[2].startswith("e")


def _given(event: Event, events: dict[str, Event]) -> Iterator[Claim]:
    """What a given event says of itself: ``interval`` (it lies inside) and ``before`` (ids of later events)."""
    extra = dict(event.extra)
    interval, before = extra.get("interval"), extra.get("before")
    fancy = unreal(event)
    if isinstance(interval, dict):
        begin, end = (
            parse_moment(side) if isinstance(side, str) else None for side in map(interval.get, ("begin", "end"))
        )
        if (begin is not None or end is not None) and not (begin is not None and end is not None and begin >= end):
            tail = {"trust": CALENDAR_TRUST, "refs": (event.id,), "unreal": fancy}
            yield Claim(f"{event.id}/given", event.id, "INSIDE", "", begin, end, **tail)  # type: ignore[arg-type]
    for n, later in enumerate(before if isinstance(before, list | tuple) else ()):
        target = f"{event.document}#{later}"
        if target in events and target != event.id:
            about = fancy or unreal(events[target])
            yield Claim(
                f"{event.id}/before{n}",
                event.id,
                "BEFORE",
                target,
                trust=LINK_TRUST_CAP,
                refs=(event.id,),
                unreal=about,
            )


def _by_distance(links: Iterable[TLink], events: dict[str, Event], times: dict[str, Timex | Range]) -> Iterator[TLink]:
    """The links, those of ours that date an event trusted less the more expressions stand nearer to it."""
    dating: dict[str, list[tuple[int, str]]] = {}
    for link in links:
        if not link.given and link.from_ in events and link.to in times:
            event, time = events[link.from_], times[link.to]
            gap = max(time.start - event.end, event.start - time.end, 0)
            dating.setdefault(event.id, []).append((gap, link.id))
    place = {id_: n for group in dating.values() for n, (_, id_) in enumerate(sorted(group))}
    for link in links:
        yield replace(link, trust=link.trust - 0.02 * min(place[link.id], 9)) if place.get(link.id) else link


def _link(link: TLink, events: dict[str, Event], times: dict[str, Timex | Range]) -> Iterator[Claim]:
    """A link between two entities that are known; the publication date is ``<document>#t0``."""
    rel, source, target = link.rel, link.from_, link.to
    known = [x in events or x in times or x.endswith("#t0") for x in (source, target)]
    rel = _SYNONYMS.get(rel, rel)
    if not all(known) or source == target or rel not in CONVERSE:
        return
    if source not in events and target in events:
        rel, source, target = CONVERSE[rel], target, source
    tail = _Tail(min(link.trust, LINK_TRUST_CAP), (link.id,), unreal(events.get(source)) or unreal(events.get(target)))
    if target in events:
        yield tail.claim(link.id, source, rel, target, gaps=(link.min_gap, link.max_gap))
    elif source in events and rel in ("BEGUN_BY", "ENDED_BY"):
        edge = f"{link.id}/edge"  # the event begins or ends somewhere inside the expression
        yield tail.claim(link.id, edge, "IS_INCLUDED", target)
        yield tail.claim(f"{link.id}/of", source, rel, edge)
    else:
        inside = source in events and rel in INSIDE
        day = day_of(target) if inside and target.endswith("#t0") else target
        yield tail.claim(link.id, source, "IS_INCLUDED" if inside else rel, day, gaps=(link.min_gap, link.max_gap))


@dataclass(frozen=True, slots=True)
class _Tail:
    """What all claims of one link have in common."""

    trust: float
    refs: tuple[str, ...]
    unreal: bool

    def claim(
        self, id_: str, source: str, rel: str, target: str, *, gaps: tuple[int | None, int | None] = (None, None)
    ) -> Claim:
        low, high = gaps
        return Claim(id_, source, rel, target, None, None, low, high, self.trust, False, self.refs, self.unreal)


def _light(chronology: Chronology) -> Iterator[Claim]:
    """ "The vote was held" is one happening; a verb of beginning or end shares that edge with its noun."""
    documents = {d.id: d for d in chronology.documents}
    for noun, verb in light_pairs(documents, chronology.events):
        if unreal(noun) == unreal(verb) and not verb.given:  # given events are what they are
            edge = "ENDS" if is_ending(verb, documents[verb.document or ""].lang) else "BEGINS"
            rel = edge if verb.class_ == "ASPECTUAL" else "SIMULTANEOUS"
            refs = (noun.id, verb.id)
            yield Claim(f"{verb.id}/light", verb.id, rel, noun.id, trust=LIGHT_TRUST, refs=refs, unreal=unreal(verb))


def _shared(chronology: Chronology, events: Mapping[str, Event], times: Mapping[str, Timex | Range]) -> Iterator[Claim]:
    """ "The army signed a truce on 5 May": the date found for a noun is also that of its verb without one."""
    documents = {d.id: d for d in chronology.documents}
    dated = {k.from_ for k in chronology.links if k.to in times}
    apart = _apart(chronology)
    grouped = by_document(chronology.events)
    for link in chronology.links:
        noun = events.get(link.from_)
        if not link.given and noun is not None and noun.pos in NOMINAL and link.to in times and link.rel in INSIDE:
            verb = governing(documents[noun.document or ""], noun, before(noun, grouped[noun.document or ""]))
            if verb is None or frozenset((verb.id, noun.id)) in apart:
                continue
            if verb.id not in dated and unreal(verb) == unreal(noun):
                trust = link.trust * SHARED
                ends = (verb.id, "IS_INCLUDED", link.to)
                yield Claim(f"{verb.id}/shared", *ends, trust=trust, refs=(link.id, verb.id), unreal=unreal(verb))
                dated.add(verb.id)


def _clauses(chronology: Chronology) -> Iterator[Claim]:
    """A verb and a noun or verb of its clause stand on one line, unless a date of its own parts them.

    A noun that only takes up or prepares another mention would draw that one's clause to the same line.
    """
    documents = {d.id: d for d in chronology.documents}
    apart = _apart(chronology)
    dates = _dates(chronology)
    taken_up = {e.same_as for e in chronology.events}
    for first, second in same_clause(documents, chronology.events):
        bridge = second.same_as or (second.id in taken_up and not second.main)
        if bridge or frozenset((first.id, second.id)) in apart or _parted(first, second, dates):
            continue
        noun = second.pos in NOMINAL and second.main and first.label == second.label  # "talks may begin": no facts
        as_real = unreal(first) == unreal(second) or noun
        if as_real and not second.given:
            refs = (first.id, second.id)
            yield Claim(
                f"{second.id}/clause", first.id, "JOINED", second.id, trust=0.0, refs=refs, unreal=unreal(first)
            )


def _parted(first: Event, second: Event, dates: Mapping[str, set[str]]) -> bool:
    """Whether the second event of a clause has a date that its verb has not."""
    one, two = dates.get(first.id), dates.get(second.id)
    return two is not None and one != two and (one is not None or second.pos not in NOMINAL)


def _dates(chronology: Chronology) -> dict[str, set[str]]:
    """Event id to the expressions with a place in time that date it or the event within which it happened."""
    times = {t.id for t in chronology.timexes if t.begin or t.finish}
    times |= {r.id for r in chronology.ranges}
    found: dict[str, set[str]] = {}
    for link in chronology.links:
        if link.to in times:
            found.setdefault(link.from_, set()).add(link.to)
    for link in chronology.links:
        if link.rel in INSIDE and link.to in found:
            found.setdefault(link.from_, found[link.to])
    return found


def _apart(chronology: Chronology) -> frozenset[frozenset[str]]:
    """Pairs of events that the text sets apart: "ignored since they seized power" is two happenings."""
    return frozenset(frozenset((k.from_, k.to)) for k in chronology.links if k.signal and k.rel in _SEQUENCE)


def _identity(event: Event, events: dict[str, Event]) -> Iterator[Claim]:
    """Two mentions of one event happen at the same time, unless one of them is no fact."""
    first = events.get(event.same_as or "")
    if first is not None and not unreal(event) and not unreal(first):
        refs = (first.id, event.id)
        yield Claim(f"{event.id}/same", first.id, "SIMULTANEOUS", event.id, trust=SAME_TRUST, refs=refs)
