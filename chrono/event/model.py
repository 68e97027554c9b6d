"""Event: a mention of something that happens or holds."""

from dataclasses import dataclass

from chrono.timex.model import Extra


@dataclass(frozen=True, slots=True)
class Event:
    """An event mention with the attributes of TimeML and a factuality.

    ``start``/``end`` are half-open code points of the trigger. ``class_`` is OCCURRENCE, STATE, REPORTING, PERCEPTION,
    ASPECTUAL, I_ACTION or I_STATE; ``factuality`` is asserted, reported, alleged, planned, possible, negated or
    counterfactual. ``label`` is ``label_spans`` of the source joined by `` … ``. ``same_as`` is the id of an earlier
    mention.
    """

    id: str
    start: int
    end: int
    text: str
    class_: str = "OCCURRENCE"
    pos: str = "VERB"
    tense: str = "NONE"
    aspect: str = "NONE"
    polarity: str = "POS"
    modality: str | None = None
    factuality: str = "asserted"
    main: bool = True
    same_as: str | None = None
    label: str = ""
    label_spans: tuple[tuple[int, int], ...] = ()
    given: bool = False
    confidence: float = 0.5
    document: str | None = None
    extra: Extra = ()
