"""Which expressions date an event, and in what way its place on the axis is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chrono.chronology.claims import CONVERSE, INSIDE, Claim, is_counted
from chrono.chronology.model import Chronology
from chrono.event.model import Event
from chrono.temporal.bounds import Bounds
from chrono.timex.model import Range, Timex
from chrono.tlink.model import TLink

_EDGES = frozenset({"BEGUN_BY", "ENDED_BY", "BEGINS", "ENDS"})


@dataclass(frozen=True)
class Dating:
    """For each event (full id) the accepted links that place it: by an expression, or only by order."""

    expressions: Mapping[str, tuple[Timex | Range, ...]]
    containers: Mapping[str, tuple[str, ...]]
    neighbours: Mapping[str, tuple[str, ...]]

    def of(self, events: Iterable[str]) -> tuple[Timex | Range, ...]:
        """The expressions that date any of these events, finest first."""
        found = {t.id: t for e in events for t in self.expressions.get(e, ())}
        return tuple(sorted(found.values(), key=_width))


def dating(chronology: Chronology, accepted: Iterable[Claim]) -> Dating:
    """Read the accepted links of a chronology."""
    held = tuple(accepted)
    kept = {c.id for c in held}
    times: dict[str, Timex | Range] = {t.id: t for t in chronology.timexes} | {r.id: r for r in chronology.ranges}
    events = {e.id: e for e in chronology.events}
    expressions: dict[str, list[Timex | Range]] = {}
    containers: dict[str, list[str]] = {}
    neighbours: dict[str, list[str]] = {}
    for link in chronology.links:
        if link.id in kept:
            for event, rel, other in _ends(link, events):
                neighbours.setdefault(event, []).append(other)
                if other in times and dates(rel) and _dated(times[other]):
                    expressions.setdefault(event, []).append(times[other])
                elif rel in INSIDE:
                    containers.setdefault(event, []).append(other)
    for claim in held:
        if claim.id.endswith("/shared") and claim.target in times and _dated(times[claim.target]):
            expressions.setdefault(claim.source, []).append(times[claim.target])
    return Dating({k: tuple(v) for k, v in expressions.items()}, _frozen(containers), _frozen(neighbours))


def _frozen(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in table.items()}


def dates(rel: str) -> bool:
    """Whether an event in this relation to an expression is dated by it."""
    return rel in INSIDE or rel in _EDGES


def status(events: Iterable[str], dating: Dating) -> str:
    """dated: an expression dates the event itself; ordered: only relations place it; undated: neither."""
    events = tuple(events)
    if dating.of(events):
        return "dated"
    return "ordered" if any(dating.neighbours.get(e) for e in events) else "undated"


def certainty(events: Iterable[str], dating: Dating, bounds: Bounds) -> str:
    """How the place of an event is known: explicit, derived, bounded, relative or unknown."""
    events = tuple(events)
    expressions = dating.of(events)
    if expressions:
        direct = any(isinstance(t, Range) or not is_counted(t) for t in expressions)
        return "explicit" if direct else "derived"
    closed = bounds.earliest_begin is not None and bounds.latest_end is not None
    if closed and any(dating.containers.get(e) for e in events):
        return "derived"
    others = [o for e in events for o in dating.neighbours.get(e, ())]
    if not others:
        return "unknown"
    return "bounded" if all(_is_time(o) for o in others) else "relative"


def _ends(link: TLink, events: Mapping[str, Event]) -> list[tuple[str, str, str]]:
    """(event, its relation to the other end, the other end) for each end of a link that is an event."""
    found = []
    if link.from_ in events:
        found.append((link.from_, link.rel, link.to))
    if link.to in events:
        found.append((link.to, CONVERSE.get(link.rel, "VAGUE"), link.from_))
    return found


def _dated(time: Timex | Range) -> bool:
    return time.begin is not None or time.finish is not None


def _is_time(id_: str) -> bool:
    return id_.rpartition("#")[2][:1] in ("t", "r")


def _width(time: Timex | Range) -> tuple[int, str]:
    interval = time.interval if isinstance(time, Timex) else None
    if interval is None or interval.begin is None or interval.end is None:
        return 1 << 60, time.id
    return interval.end - interval.begin, time.id
