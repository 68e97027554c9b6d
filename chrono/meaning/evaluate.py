"""Evaluating a tree against a context: each operator is one plain function in the table below."""

from collections.abc import Callable, Mapping
from typing import Any

from chrono.errors import GrammarError

from . import amounts, calendar, hijri, named, parts, reckoned, relative, sets, toward, yearly
from .context import Context, Sense
from .tree import Argument, Node, Slot

Operator = Callable[..., Sense | None]

OPERATORS: Mapping[str, Operator] = {
    "on": calendar.on,
    "meet": calendar.meet,
    "on_weekday": calendar.on_weekday,
    "date": calendar.numeric,
    "iso": calendar.iso,
    "yy": calendar.two_digit_year,
    "century": calendar.century,
    "bc": calendar.before_christ,
    "decade_of": calendar.decade_of,
    "clock": calendar.clock,
    "half_past": calendar.clock_offset,
    "minutes_to": calendar.minutes_to,
    "zone": calendar.zone,
    "split_year": calendar.split_year,
    "fiscal": calendar.fiscal,
    "like": calendar.like,
    "same_year": calendar.same_year,
    "in_year": calendar.in_year,
    "year_after": calendar.year_after,
    "clock_time": calendar.clock_time,
    "spoken_year": calendar.spoken_year,
    "year_ago": relative.year_ago,
    "reported": relative.reported,
    "new_year": relative.new_year,
    "year_shift": relative.year_shift,
    "length": amounts.length,
    "period_in": relative.period_in,
    "story_now": relative.story_now,
    "today_in": relative.today_in,
    "month_named": relative.month_named,
    "month_in": relative.month_in,
    "quarter_ended": relative.quarter_ended,
    "half_more": amounts.half_more,
    "vague_duration": amounts.vague_duration,
    "mod_unit": parts.mod_unit,
    "nth_of": parts.nth_of,
    "feast": named.feast,
    "noon": calendar.fixed_clock,
    "same_value": calendar.dual,
    "checked_year": calendar.checked_year,
    "hijri": hijri.hijri,
    "hijri_before": hijri.hijri_before,
    "hijri_century": hijri.hijri_century,
    "reckoned": reckoned.reckoned,
    "hijri_year_toward": hijri.hijri_year_toward,
    "hijri_toward": hijri.hijri_toward,
    "half_of": parts.half_of,
    "day_month": hijri.day_month,
    "twin": hijri.twin,
    "toward": toward.toward,
    "weekend": toward.weekend,
    "same_period": toward.same_period,
    "with_year_of": toward.with_year_of,
    "rest_of": toward.rest_of,
    "day_after": toward.day_after,
    "later_half": toward.later_half,
    "hour_on_day_of": toward.hour_on_day_of,
    "half_beside": toward.half_beside,
    "closing": toward.closing,
    "past_midnight": toward.past_midnight,
    "leading": toward.leading,
    "ending": toward.ending,
    "beside_day": toward.beside_day,
    "year_in_words": yearly.year_in_words,
    "short_year": yearly.short_year,
    "year_of": yearly.year_of,
    "fiscal_pair": yearly.fiscal_pair,
    "named_year": yearly.named_year,
    "school_year": yearly.school_year,
    "week_number": yearly.week_number,
    "unit_of": toward.unit_of,
    "ago_on": toward.ago_on,
    "this_or_next_day": toward.this_or_next_day,
    "coming": toward.coming,
    "seasons_ago": toward.seasons_ago,
    "day_of_story": toward.day_of_story,
    "same_half": calendar.same_half,
    "before_hour": calendar.before_hour,
    "feast_toward": named.feast_toward,
    "feast_day": named.feast_day,
    "yearly_feast": named.yearly_feast,
    "feast_of_story": named.feast_of_story,
    "eid_day": named.eid_day,
    "shift": relative.shift,
    "near": relative.near,
    "this": relative.this,
    "story": relative.story,
    "ago": relative.ago,
    "away": relative.away,
    "tied": relative.tied,
    "window": relative.window,
    "vague": relative.vague,
    "ref": relative.reference,
    "nth": parts.nth,
    "several_of": parts.multi,
    "part": parts.part,
    "mod": parts.modify,
    "part_of": parts.part_of,
    "amount": amounts.amount,
    "plus": amounts.plus,
    "open_amount": amounts.open_amount,
    "set": sets.every,
    "times": sets.times,
    "named": named.named_time,
    "term": named.term,
    "era": named.era,
}
"""The closed set of operators; a rule that names another one is refused by the loader."""


TIMELESS = frozenset(
    {
        "on",
        "meet",
        "on_weekday",
        "amount",
        "plus",
        "half_more",
        "length",
        "open_amount",
        "vague_duration",
        "set",
        "times",
        "iso",
        "century",
        "hijri_century",
        "reckoned",
        "bc",
        "noon",
        "zone",
        "spoken_year",
        "year_in_words",
        "same_half",
        "same_year",
        "in_year",
        "year_after",
        "mod",
    }
)
"""Operators that ask nothing of the context."""


def is_timeless(tree: Any) -> bool:
    """Whether a tree means the same in every context."""
    if not isinstance(tree, Node):
        return True
    parts = (*tree.args, *(arg for _, arg in tree.named))
    return tree.op in TIMELESS and all(map(is_timeless, parts))


def settled(tree: Argument | Slot, context: Context) -> Any:
    """The tree with its timeless parts evaluated, once for all texts; the context gives them nothing."""
    if not isinstance(tree, Node):
        return tree
    if is_timeless(tree):
        sense = _value(tree, context)
        return tree if sense is None else sense
    named = tuple((name, settled(arg, context)) for name, arg in tree.named)
    return Node(tree.op, tuple(settled(arg, context) for arg in tree.args), named)


def evaluate(tree: Any, context: Context) -> Sense | None:
    """The sense of a tree, or None where an operator finds no meaning (30 June of nothing, the sixth week of a month).

    Parts of the tree may be settled already: senses stand in their place.
    """
    sense = _value(tree, context)
    return sense if isinstance(sense, Sense) else None


def _value(tree: Any, context: Context) -> Any:
    if not isinstance(tree, Node):
        return tree
    operator = OPERATORS.get(tree.op)
    if operator is None:
        raise GrammarError(f"meaning {tree}: no operator {tree.op}; use one of {', '.join(OPERATORS)}")
    given: tuple[Any, ...] = tree.args
    named: tuple[tuple[str, Any], ...] = tree.named
    args = []
    for arg in given:
        value = arg
        if isinstance(arg, Node) and (value := _value(arg, context)) is None:
            return None
        args.append(value)
    fields = {name: _value(arg, context) for name, arg in named}
    return operator(context, *args, **fields)
