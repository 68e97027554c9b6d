"""Claims: what the texts of a chronology say to the network, each with its trust and the ids it rests on.

Semantics (research/reasoning.md section 5): the publication date is an instant somewhere inside its day; a calendar
expression is its interval; one with a modifier, or a vague one, lies somewhere inside; an event dated by an expression
lies inside it. Negated, possible and counterfactual happenings, and plans, never constrain what really happened.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chrono.chronology.model import Chronology
from chrono.event.model import Event
from chrono.temporal.civil import DAY, parse_moment
from chrono.timex.model import Range, Timex
from chrono.tlink.model import TLink

UNREAL = frozenset({"planned", "possible", "negated", "counterfactual"})
"""Factualities of events that are not points of the actual timeline."""

CALENDAR_TRUST = 0.99
LINK_TRUST_CAP = 0.97
SAME_TRUST = 0.45

INSIDE = frozenset({"IS_INCLUDED", "DURING", "SIMULTANEOUS", "BEGINS", "ENDS"})
"""Relations that put an event inside an expression: being dated by a calendar unit does not make it as long."""

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


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement: ``source`` lies at or inside ``[begin, end)``, or stands in ``rel`` to ``target``.

    ``rel`` is a TLINK relation, ``AT`` or ``INSIDE``. ``refs`` are the ids of what says so (links, timexes, events, ``t0``).
    ``unreal`` marks a claim about something that did not (yet) happen.
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
    events = {e.id: e for e in chronology.events}
    times: dict[str, Timex | Range] = {t.id: t for t in chronology.timexes} | {r.id: r for r in chronology.ranges}
    return (
        *_publications(chronology),
        *(c for t in times.values() for c in _anchor(t)),
        *(c for k in chronology.links for c in _link(k, events, times)),
        *(c for e in chronology.events for c in _identity(e, events)),
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
    rel = "INSIDE" if isinstance(time, Timex) and (time.mod or time.approximate) else "AT"
    yield Claim(f"{time.id}/at", time.id, rel, "", begin, end, trust=CALENDAR_TRUST, refs=(time.id,))


def _link(link: TLink, events: dict[str, Event], times: dict[str, Timex | Range]) -> Iterator[Claim]:
    """A link between two entities that are known; the publication date is ``<document>#t0``."""
    rel, source, target = link.rel, link.from_, link.to
    known = [x in events or x in times or x.endswith("#t0") for x in (source, target)]
    if not all(known) or source == target or rel not in CONVERSE:
        return
    if source not in events and target in events:
        rel, source, target = CONVERSE[rel], target, source
    about = unreal(events.get(source)) or unreal(events.get(target))
    yield from _related(link, rel, source, target, about, target not in events)


def _related(link: TLink, rel: str, source: str, target: str, about: bool, to_time: bool) -> Iterator[Claim]:
    trust = min(link.trust, LINK_TRUST_CAP)
    tail = {"trust": trust, "refs": (link.id,), "unreal": about}
    if to_time and target.endswith("#t0") and rel in INSIDE:
        target = day_of(target)
    if to_time and rel in ("BEGUN_BY", "ENDED_BY"):
        edge = f"{link.id}/edge"  # the event begins or ends somewhere inside the expression
        yield Claim(link.id, edge, "IS_INCLUDED", target, **tail)  # type: ignore[arg-type]
        yield Claim(f"{link.id}/of", source, rel, edge, **tail)  # type: ignore[arg-type]
        return
    if to_time and rel in INSIDE:
        rel = "IS_INCLUDED"
    gaps = (link.min_gap, link.max_gap)
    yield Claim(link.id, source, rel, target, None, None, *gaps, **tail)  # type: ignore[arg-type]


def _identity(event: Event, events: dict[str, Event]) -> Iterator[Claim]:
    """Two mentions of one event happen at the same time, unless one of them is no fact."""
    first = events.get(event.same_as or "")
    if first is not None and not unreal(event) and not unreal(first):
        refs = (first.id, event.id)
        yield Claim(f"{event.id}/same", first.id, "SIMULTANEOUS", event.id, trust=SAME_TRUST, refs=refs)
