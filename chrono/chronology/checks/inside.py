"""A month told of as a part of the period before it: "in summer 2023, with a peak in February"."""

from collections.abc import Iterator

from chrono.chronology.checks.pairs import Pair, neighbours
from chrono.chronology.facts import Facts
from chrono.chronology.phrases import words
from chrono.document.fold import fold_word
from chrono.temporal.civil import DAY, civil
from chrono.timex.model import Timex

_REACH, _TAIL, _BEHIND = 60, 24, 3
"""Most code points between a period and its month, those looked at behind the month, and how many words of them."""
_PERIODS = frozenset({"quarter", "season", "half"})
_FINE = frozenset({"day", "month"})


def told_inside(facts: Facts) -> Iterator[Pair]:
    """Pairs of a period and a day or month that the words between call a part of it, and that it does not hold."""
    for pair in neighbours(facts, _REACH):
        period, month = pair.first, pair.second
        fitting = period.granularity in _PERIODS and month.granularity in _FINE and "-" not in period.text
        if fitting and _is_part(facts, pair) and not _may_hold(period, month):
            yield pair


def _is_part(facts: Facts, pair: Pair) -> bool:
    """Whether a word such as "peak" or "especially" joins the two and nothing sets the second apart ("since")."""
    document = facts.documents[pair.first.document or ""]
    table = words(document.lang)
    between = _folded(pair.between)
    behind = _folded(document.text[pair.second.end : pair.second.end + _TAIL])[:_BEHIND]
    return bool(table.parts & {*between, *behind}) and not (table.after | table.before | table.since) & set(between)


def _folded(text: str) -> list[str]:
    return [w.strip(',.;:()،؛!?؟"') for w in fold_word(text).split()]


def _may_hold(period: Timex, month: Timex) -> bool:
    """Whether a period can hold a day or month; the year of one that says none is free."""
    outer, inner = period.interval, month.interval
    if not outer or not inner or outer.begin is None or outer.end is None or inner.begin is None or inner.end is None:
        return True
    if not month.said.startswith("XXXX-"):
        return outer.overlaps(inner)
    first, last, said = civil(outer.begin // DAY), civil((outer.end - 1) // DAY), month.said[5:7]
    length = (last[0] - first[0]) * 12 + last[1] - first[1]
    return not said.isdecimal() or (int(said) - first[1]) % 12 <= length
