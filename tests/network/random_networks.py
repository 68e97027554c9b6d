"""Random small networks: 2 to 6 entities, up to 14 constraints of any kind, three confidences, small numbers."""

from hypothesis import strategies as st

from chrono.network.encode import RELATIONS
from chrono.network.model import Constraint
from chrono.temporal.bounds import Bounds

NAMES = ["a", "b", "c", "d", "e", "f"]
LEVELS = st.sampled_from([0.9, 0.6, 0.3])
SMALL = st.integers(-8, 8)
MAYBE = st.none() | SMALL


@st.composite
def constraints(draw, names):
    source, target = draw(st.sampled_from(names)), draw(st.sampled_from(names))
    tail = {
        "confidence": draw(LEVELS),
        "hard": draw(st.sampled_from([False] * 5 + [True])),
        "evidence": (draw(st.integers(0, 3)),),
    }
    form = draw(st.integers(0, 9))
    if form == 0:
        low = draw(st.none() | st.integers(0, 6))
        return dict(kind="DURATION", source=source, low=low, high=draw(st.none() | st.integers(0, 9)), **tail)
    if form <= 2:
        return dict(kind="BOUNDS", source=source, bounds=Bounds(*(draw(MAYBE) for _ in range(4))), **tail)
    if form == 3:
        begin = draw(SMALL)
        end = begin + draw(st.integers(1, 4))
        return dict(kind="BOUNDS", source=source, bounds=Bounds(earliest_begin=begin, latest_end=end), **tail)
    if form == 4:
        gap = sorted([draw(st.integers(0, 5)), draw(st.integers(0, 5))])
        return dict(
            kind=draw(st.sampled_from(["BEFORE", "AFTER"])),
            source=source,
            target=target,
            low=gap[0],
            high=gap[1],
            **tail,
        )
    return dict(kind=draw(st.sampled_from(RELATIONS)), source=source, target=target, **tail)


@st.composite
def networks(draw, most=14):
    """(entities, constraints, strict)"""
    names = NAMES[: draw(st.integers(2, 6))]
    stated = draw(st.lists(constraints(names), max_size=most))
    return names, [Constraint(id=f"k{i}", **fields) for i, fields in enumerate(stated)], draw(st.booleans())
