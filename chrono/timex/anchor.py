"""Anchoring: a tree and its context become the value, interval and reasons of an expression."""

from typing import NamedTuple

from chrono.meaning.amounts import amount_value
from chrono.meaning.context import Context, Sense
from chrono.meaning.evaluate import evaluate
from chrono.meaning.parts import part_interval
from chrono.meaning.resolve import complete
from chrono.meaning.tree import Argument
from chrono.temporal.civil import moment_text
from chrono.temporal.edtf import edtf_text
from chrono.temporal.granularity import Granularity
from chrono.temporal.interval import Interval
from chrono.temporal.partial import Partial, exists, grain, interval_of, is_complete, value_of

from .model import Alternative


class Reading(NamedTuple):
    """What anchoring made of an expression; ``partial`` is the date reached, for the expressions that follow;
    ``chosen``: a policy chose among several completions."""

    type: str
    value: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    interval: Interval | None = None
    approximate: bool = False
    granularity: Granularity | None = None
    calendar: str = "gregorian"
    anchor: str | None = None
    alternatives: tuple[Alternative, ...] = ()
    why: tuple[str, ...] = ()
    partial: Partial | None = None
    chosen: bool = False

    @property
    def edtf(self) -> str | None:
        """The interval in EDTF, inclusive."""
        if self.interval is None:
            return None
        return edtf_text(self.interval.begin, self.interval.end, self.granularity, self.approximate)


def anchor(tree: Argument, context: Context) -> Reading | None:
    """The reading of a tree in a context, or None where it has no meaning there."""
    sense = evaluate(tree, context)
    return None if sense is None else read_sense(sense, context)


def read_sense(sense: Sense, context: Context) -> Reading | None:
    """The reading of a sense by its kind."""
    match sense.kind:
        case "duration":
            value = sense.value or (amount_value(sense.amount) if sense.amount else "PXX")
            unit = sense.amount.parts[-1][1] if sense.amount else sense.granularity
            return _reading(sense, "DURATION", value, sense.interval, unit)
        case "set":
            return _reading(sense, "SET", sense.value or "", None, sense.granularity)
        case "ref":
            return _reading(sense, "DATE", sense.value or "PRESENT_REF", sense.interval, sense.granularity)
        case "open":
            value = sense.value or (amount_value(sense.amount) if sense.amount else "XXXX")
            return _reading(sense, "DURATION" if sense.amount else "DATE", value, None, sense.granularity)
        case _:
            return _date(sense, context)


def _reading(
    sense: Sense, type_: str, value: str, interval: Interval | None, granularity: Granularity | None
) -> Reading:
    """A reading with all that a sense says of itself."""
    return Reading(
        type=type_,
        value=value,
        mod=sense.mod,
        quant=sense.quant,
        freq=sense.freq,
        interval=interval,
        approximate=sense.approximate,
        granularity=granularity,
        calendar=sense.calendar,
        anchor=sense.anchor,
        why=_reasons(sense),
    )


def _reasons(sense: Sense) -> tuple[str, ...]:
    if not sense.conflicts:
        return sense.why
    return (*sense.why, *(f"conflict:{one}" for one in sense.conflicts))


def _date(sense: Sense, context: Context) -> Reading | None:
    if sense.partial is None:
        interval = _with_mod(sense.mod, sense.interval, sense.granularity)
        return _reading(sense, "DATE", sense.value or "", interval, sense.granularity)
    choice = complete(sense.partial, context)
    partial = choice.partial if choice is not None else sense.partial
    granularity = grain(partial)
    value = value_of(partial)
    chosen = choice is not None and choice.why != ""
    why = (f"{value}: {choice.why}",) if choice is not None and chosen else ()
    return Reading(
        type="TIME" if granularity < Granularity.DAY else "DATE",
        value=sense.value or value,
        mod=sense.mod,
        quant=sense.quant,
        freq=sense.freq,
        interval=_with_mod(sense.mod, interval_of(partial), granularity),
        approximate=sense.approximate,
        granularity=granularity,
        calendar=sense.calendar,
        anchor=sense.anchor or (_chooser(context) if chosen else None),
        alternatives=_alternatives(sense, choice.loser if choice is not None else None, context),
        why=why + _reasons(sense),
        partial=partial if is_complete(partial) and exists(partial) else None,
        chosen=chosen or (choice is None and not sense.explicit),
    )


def _chooser(context: Context) -> str:
    return "story" if context.kind == "narrative" and context.story is not None else "t0"


def _with_mod(mod: str | None, interval: Interval | None, granularity: Granularity | None) -> Interval | None:
    if interval is None or mod not in {"START", "MID", "END"}:
        return interval
    if interval.begin is None or interval.end is None or interval.end - interval.begin < 3:
        return interval
    return part_interval(mod, interval, granularity)


def _alternatives(sense: Sense, loser: Partial | None, context: Context) -> tuple[Alternative, ...]:
    if loser is None and not sense.alternatives:
        return ()
    found = [] if loser is None else [(loser, "the other direction; the verb or the default decides")]
    for partial, why in sense.alternatives:
        choice = complete(partial, context)
        found.append((choice.partial if choice is not None else partial, why))
    return tuple(_alternative(partial, why) for partial, why in found)


def _alternative(partial: Partial, why: str) -> Alternative:
    interval = interval_of(partial)
    return Alternative(value_of(partial), *_edges(interval), why)


def _edges(interval: Interval | None) -> tuple[str | None, str | None]:
    return (None, None) if interval is None else (moment(interval.begin), moment(interval.end))


def moment(instant: int | None) -> str | None:
    """The contract's spelling of an instant, None for an open side."""
    return None if instant is None else moment_text(instant)
