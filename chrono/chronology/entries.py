"""Entries: the lines of a chronology, each with its mentions, place, certainty and quotes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from chrono.chronology.claims import Claim, unreal
from chrono.chronology.dating import Dating, certainty, dating, status
from chrono.chronology.joined import joined
from chrono.chronology.model import Chronology, Entry, EntryBounds, Source
from chrono.chronology.order import Placement
from chrono.chronology.quotes import Quotes
from chrono.event.model import Event
from chrono.temporal.bounds import Bounds
from chrono.temporal.civil import DAY, date_text, moment_text
from chrono.temporal.edtf import edtf_text
from chrono.temporal.granularity import Granularity
from chrono.timex.model import Range, Timex

FACTUALITY = ("asserted", "reported", "alleged", "planned", "possible", "negated", "counterfactual")
"""Strongest first: an entry is as factual as its most factual mention."""

_UNITS = (
    (1, Granularity.SECOND), (60, Granularity.MINUTE), (3600, Granularity.HOUR), (DAY - 1, Granularity.DAYPART),
    (DAY, Granularity.DAY), (7 * DAY, Granularity.WEEK), (31 * DAY, Granularity.MONTH), (92 * DAY, Granularity.QUARTER),
    (184 * DAY, Granularity.HALF), (366 * DAY, Granularity.YEAR), (3653 * DAY, Granularity.DECADE),
    (36525 * DAY, Granularity.CENTURY),
)  # fmt: skip
"""Longest length in seconds of what is called by a unit."""


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one happening, first in the text first; ``chosen`` is the one that is dated best, if any is."""

    events: tuple[Event, ...]
    chosen: str = ""

    @property
    def lead(self) -> str:
        """The mention that stands for all in the network: the chosen one, else the first that is a fact."""
        return self.chosen or next((e.id for e in self.events if not unreal(e)), self.events[0].id)

    @property
    def real(self) -> bool:
        """Whether the happening is a point of the actual timeline."""
        return any(not unreal(e) for e in self.events)


def groups(chronology: Chronology, accepted: Sequence[Claim], every: bool) -> tuple[Group, ...]:
    """Mentions joined by ``same_as`` and by merges that hold: groups with a main event (or all), in order."""
    first = joined(_pairs(chronology, accepted, every))
    together: dict[str, list[Event]] = {}
    for event in chronology.events:
        together.setdefault(first.get(event.id, event.id), []).append(event)
    dated = dating(chronology, accepted).expressions
    return tuple(Group(tuple(g), _lead(g, dated)) for g in together.values() if every or any(e.main for e in g))


def _lead(events: Sequence[Event], dated: Mapping[str, object]) -> str:
    """The first mention that is a fact and dated, else the first fact, else the first."""
    return min(events, key=lambda e: (unreal(e), e.id not in dated)).id


def _pairs(chronology: Chronology, accepted: Iterable[Claim], every: bool) -> Iterable[tuple[str, str]]:
    """Pairs of mentions that are one happening; a noun and its verb stand on one line unless each event has its own."""
    events = {e.id: e for e in chronology.events}
    for claim in accepted:
        if claim.id.endswith(("/same", "/merge") if every else ("/same", "/merge", "/light", "/clause")):
            yield claim.source, claim.target
    for event in chronology.events:
        first = events.get(event.same_as or "")
        if first is not None and unreal(event) and unreal(first):
            yield first.id, event.id


@dataclass(frozen=True, slots=True)
class Sources:
    """What entries take from the documents: dates, quotes, and which documents are one witness."""

    dating: Dating
    quotes: Quotes
    witnesses: Mapping[str, str]


def entry(group: Group, place: Placement, bounds: Bounds, after: Sequence[str], sources: Sources) -> Entry:
    """The line of a group at its place."""
    told = sources.dating
    ids = tuple(e.id for e in group.events)
    expressions = told.of(ids)
    state = status(ids, told)
    unit = _granularity(bounds, expressions)
    return Entry(
        id=f"n{place.number}",
        rank=place.rank,
        rank_min=place.rank_min,
        rank_max=place.rank_max,
        after=tuple(after),
        status=state,
        label=_label(group),
        events=ids,
        bounds=entry_bounds(bounds),
        edtf=_edtf(bounds, expressions, unit, state),
        granularity=None if unit is None else str(unit),
        certainty=certainty(ids, told, bounds),
        factuality=min((e.factuality for e in group.events), key=_strength),
        confidence=_confidence(group.events, sources),
        sources=tuple(_source(e, told, sources.quotes) for e in group.events),
    )


def entry_bounds(bounds: Bounds) -> EntryBounds:
    """Bounds in the contract's spelling."""
    sides = (bounds.earliest_begin, bounds.latest_begin, bounds.earliest_end, bounds.latest_end)
    return EntryBounds(*(None if s is None else moment_text(s) for s in sides))


def _strength(factuality: str) -> int:
    return FACTUALITY.index(factuality) if factuality in FACTUALITY else len(FACTUALITY)


def _label(group: Group) -> str:
    """The label of the first main mention, or that of the clause around it where one line holds both."""
    lead = next((e for e in group.events if e.main and e.label), group.events[0])
    verbs = (e for e in group.events if e.pos == "VERB" and e.class_ != "REPORTING")
    around = (e.label for e in verbs if lead.label and lead.label in e.label)
    return next(around, lead.label) or lead.text


def _granularity(bounds: Bounds, expressions: Sequence[Timex | Range]) -> Granularity | None:
    """The unit of the finest expression that dates the entry, else the smallest unit its bounds fit into."""
    for time in expressions:
        if isinstance(time, Timex) and time.granularity:
            return Granularity.__members__.get(time.granularity.upper())
    if bounds.earliest_begin is None or bounds.latest_end is None:
        return None
    width = bounds.latest_end - bounds.earliest_begin
    return next((unit for size, unit in _UNITS if width <= size), Granularity.MILLENNIUM)


def _edtf(bounds: Bounds, expressions: Sequence[Timex | Range], unit: Granularity | None, state: str) -> str | None:
    """The finest dating expression's own EDTF; for an entry placed by order alone "one day of" its bounds."""
    begin, end = _whole(bounds, unit)
    for time in expressions:
        if time.edtf and _fits(time, begin, end):
            return time.edtf
    if begin is None and end is None:
        return None
    if state == "dated":
        return edtf_text(begin, end, unit, any(isinstance(t, Timex) and t.approximate for t in expressions))
    first = "" if begin is None else date_text(begin // DAY)
    last = "" if end is None else date_text((end - 1) // DAY)
    return first if first == last else f"[{first}..{last}]"


def _whole(bounds: Bounds, unit: Granularity | None) -> tuple[int | None, int | None]:
    """Earliest begin and latest end, in whole days unless the unit is finer: an order by a second is no clock time."""
    begin, end = bounds.earliest_begin, bounds.latest_end
    if unit is not None and unit < Granularity.DAY:
        return begin, end
    return None if begin is None else begin // DAY * DAY, None if end is None else -(-end // DAY) * DAY


def _fits(time: Timex | Range, begin: int | None, end: int | None) -> bool:
    """Whether these bounds are no narrower than the expression."""
    sides = [None if side is None else moment_text(side) for side in (begin, end)]
    return sides == [time.begin, time.finish]


def _confidence(events: Sequence[Event], sources: Sources) -> float:
    """The chance that not all witnesses are wrong; each is as good as its best mention with its date, to two places."""
    best: dict[str, float] = {}
    for event in events:
        dated = [t.confidence for t in sources.dating.of([event.id]) if isinstance(t, Timex)]
        witness = sources.witnesses.get(event.document or "", event.document or "")
        best[witness] = max(best.get(witness, 0.0), event.confidence * max(dated, default=1.0))
    return round(1 - prod(1 - c for c in best.values()), 2)


def _source(event: Event, dating: Dating, quotes: Quotes) -> Source:
    """Where this mention tells of the entry, and the date it gives there."""
    time = next(iter(dating.of([event.id])), None)
    start, end = quotes.around(event, time)
    begin, finish = (time.begin, time.finish) if time else (None, None)
    quote = quotes.text(event.document or "", start, end)
    return Source(event.document or "", start, end, quote, time.id if time else None, begin, finish)
