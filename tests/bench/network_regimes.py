"""Generators of large networks from a hidden true timeline: consistent unless contradictions are planted."""

from dataclasses import dataclass, replace
from random import Random

from chrono.network import Constraint, inside
from chrono.temporal.bounds import Bounds
from chrono.temporal.civil import DAY

MINUTE = 60
LEVELS = (0.9, 0.8, 0.7, 0.6, 0.5)


@dataclass(frozen=True)
class Regime:
    """Shares of events with an anchor inside a unit, an "ended before", a duration; share of BEFOREs with a gap."""

    anchored: float = 0.7
    ended: float = 0.2
    lasting: float = 0.1
    gaps: float = 0.08
    relations: float = 1.5


NEWS = Regime()
GAPPY = Regime(lasting=0.6, gaps=0.5)


def truth(events: int, random: Random) -> list[tuple[int, int]]:
    """Hidden intervals: "documents" of about 25 events over three years, 80 % of each near a centre."""
    span = 3 * 365 * DAY
    spans: list[tuple[int, int]] = []
    while len(spans) < events:
        centre = random.uniform(0, span)
        for _ in range(min(random.randint(15, 35), events - len(spans))):
            near = random.random() < 0.8
            begin = int(random.gauss(centre, 20 * DAY) if near else random.uniform(0, span))
            length = int(min(max(random.lognormvariate(6.5, 1.6), 5), 90 * 1440) * MINUTE)
            spans.append((begin, begin + length))
    return spans


def statements(events: int, regime: Regime = NEWS, seed: int = 1) -> list[Constraint]:
    """Constraints that the hidden timeline satisfies, in document order."""
    random = Random(seed)
    spans = truth(events, random)
    found: list[Constraint] = []

    def state(**fields: object) -> None:
        found.append(Constraint(id=f"c{len(found)}", evidence=(len(found),), **fields))

    for event, (begin, end) in enumerate(spans):
        if random.random() < regime.anchored:
            unit, confidence = random.choices(((DAY, 0.95), (30 * DAY, 0.9), (365 * DAY, 0.85)), (5, 3, 2))[0]
            low = begin // unit * unit
            high = -(-end // unit) * unit
            state(kind="BOUNDS", source=f"e{event}", bounds=inside(low, high), confidence=confidence)
        if random.random() < regime.ended:
            published = end + int(random.uniform(0, 60 * DAY))
            state(kind="BOUNDS", source=f"e{event}", bounds=Bounds(latest_end=published), confidence=0.9)
        if random.random() < regime.lasting:
            length = end - begin
            state(kind="DURATION", source=f"e{event}", low=length // 2, high=2 * length, confidence=0.8)
        for _ in range(int(regime.relations) + (random.random() < regime.relations % 1)):
            near = random.random() < 0.9
            other = event + random.choice((-1, 1)) * random.randint(1, 20) if near else random.randrange(events)
            if 0 <= other < events and other != event:
                state(**true_relation(event, other, spans, regime, random))
    return found


def true_relation(
    one: int, two: int, spans: list[tuple[int, int]], regime: Regime, random: Random
) -> dict[str, object]:
    """What holds between two hidden intervals, as the fields of a constraint."""
    (a0, a1), (b0, b1) = spans[one], spans[two]
    fields: dict[str, object] = {"source": f"e{one}", "target": f"e{two}", "confidence": random.choice(LEVELS)}
    if a1 <= b0 or b1 <= a0:
        gap = b0 - a1 if a1 <= b0 else a0 - b1
        fields["kind"] = "BEFORE" if a1 <= b0 else "AFTER"
        if random.random() < regime.gaps:
            fields |= {"low": gap // 2, "high": 2 * gap + DAY}
    elif a0 <= b0 and b1 <= a1:
        fields["kind"] = "INCLUDES"
    elif b0 <= a0 and a1 <= b1:
        fields["kind"] = "IS_INCLUDED"
    else:
        fields["kind"] = "OVERLAP"
    return fields


def with_contradictions(
    found: list[Constraint], share: float, seed: int = 2, confidence: float | None = None
) -> list[Constraint]:
    """Some relations reversed and some dates displaced by 1 to 400 days; ``share`` is of all constraints."""
    random = Random(seed)
    planted = list(found)
    chosen = [at for at, constraint in enumerate(found) if constraint.kind in ("BEFORE", "AFTER") or _dated(constraint)]
    for at in random.sample(chosen, int(share * len(found))):
        wrong = found[at]
        if wrong.bounds is None:
            wrong = replace(wrong, source=wrong.target or "", target=wrong.source)
        else:
            shift = random.choice((-1, 1)) * random.randint(1, 400) * DAY
            low, high = wrong.bounds.earliest_begin or 0, wrong.bounds.latest_end or 0
            wrong = replace(wrong, bounds=inside(low + shift, high + shift))
        planted.append(replace(wrong, id=f"wrong{at}", confidence=confidence or random.choice(LEVELS)))
    return planted


def _dated(constraint: Constraint) -> bool:
    return constraint.bounds is not None and constraint.bounds.earliest_begin is not None


def chain(events: int, anchored: float = 0.02, seed: int = 3) -> list[Constraint]:
    """Only i before i + 1, some with a date."""
    random = Random(seed)
    found = [Constraint(f"c{i}", "BEFORE", f"e{i:06}", f"e{i + 1:06}", evidence=(i,)) for i in range(events - 1)]
    for event in range(events):
        if random.random() < anchored:
            day = event * DAY
            found.append(
                Constraint(f"d{event}", "BOUNDS", f"e{event:06}", bounds=inside(day, day + DAY), evidence=(event,))
            )
    return found


def dense(events: int, seed: int = 4) -> list[Constraint]:
    """Every pair of a few neighbours related at random: most of it contradicts the rest."""
    random = Random(seed)
    kinds = ("BEFORE", "AFTER", "IS_INCLUDED", "INCLUDES", "SIMULTANEOUS", "BEGINS", "ENDS", "IBEFORE")
    return [
        Constraint(
            f"c{i}",
            random.choice(kinds),
            f"e{i // 4}",
            f"e{max(0, i // 4 + random.randint(-8, 8))}",
            evidence=(i,),
            confidence=random.choice(LEVELS),
        )
        for i in range(4 * events)
    ]
