"""TLink: one statement of the text about order, with its evidence and trust."""

from dataclasses import dataclass

from chrono.timex.model import Extra

RELATIONS = (
    "BEFORE", "AFTER", "IBEFORE", "IAFTER", "INCLUDES", "IS_INCLUDED", "DURING", "SIMULTANEOUS",
    "BEGINS", "BEGUN_BY", "ENDS", "ENDED_BY", "OVERLAP",
)  # fmt: skip
"""The relation names a link may carry (``VAGUE`` is written only among solved relations)."""


@dataclass(frozen=True, slots=True)
class TLink:
    """``from_`` stands in ``rel`` to ``to`` (event or timex ids; ``t0`` is the publication date).

    ``signal`` is the span of the word that says so, ``cue`` the name of the pattern that read it, ``trust`` in 0..1
    decides which statement yields in a contradiction. ``min_gap``/``max_gap`` (seconds) bound the distance from the end
    of the earlier to the begin of the later one, for "two days after the attack".
    """

    id: str
    from_: str
    to: str
    rel: str
    signal: tuple[int, int] | None = None
    cue: str = ""
    trust: float = 0.5
    given: bool = False
    min_gap: int | None = None
    max_gap: int | None = None
    document: str | None = None
    extra: Extra = ()
