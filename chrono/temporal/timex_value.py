"""TIMEX3 values read back: ``2025-08``, ``198``, ``BC0494``, ``2025-W37-WE``, ``2025-09-16TMO``, and intervals."""

import re
from collections.abc import Callable, Mapping

from chrono.temporal.civil import parse_moment
from chrono.temporal.granularity import Granularity
from chrono.temporal.interval import Interval
from chrono.temporal.partial import Partial, grain, interval_of

_YEAR = r"(?P<era>BC)?(?P<year>\d{4})"
_DAY = rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)"
_CLOCK = r"T(?P<hour>\d\d)(?::?(?P<minute>\d\d))?(?::?(?P<second>\d\d))?(?P<zone>Z|[+-]\d\d:?\d\d)?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}(?:-XX(?:-XX)?)?",
        rf"{_YEAR}-(?P<month>\d\d)(?:-XX)?",
        _DAY,
        rf"{_DAY}{_CLOCK}",
        rf"{_DAY}T(?P<part>DA|MO|MI|AF|EV|NI|DT)",
        rf"{_YEAR}-W(?P<week>\d\d)(?:-(?P<weekday>[1-7])|-(?P<weekend>WE))?",
        rf"{_YEAR}-(?P<season>SP|SU|FA|WI)",
        rf"{_YEAR}-Q(?P<quarter>[1-4])",
        rf"{_YEAR}-H(?P<half>[12])",
        r"(?P<era>BC)?(?P<decade>\d{3})",
        r"(?P<era>BC)?(?P<century>\d\d)",
        r"(?P<era>BC)?(?P<millennium>\d)",
    )
)
_SIMPLE = ("month", "day", "hour", "minute", "second", "week", "weekday", "quarter", "half", "decade")


def parse_value(value: str) -> Partial | None:
    """The calendar fields of a TIMEX3 value; None for durations, references, intervals and values with open fields."""
    match = next((found for form in _FORMS if (found := form.fullmatch(value))), None)
    return None if match is None else _partial(match.groupdict())


def value_interval(value: str) -> tuple[Interval, Granularity | None] | None:
    """The interval that a value denotes and its granularity; None where it denotes none of its own."""
    begin, slash, end = value.partition("/")
    if slash:
        low, high = parse_moment(begin), parse_moment(end)
        return (Interval(low, high), None) if low is not None and high is not None and low < high else None
    partial = parse_value(value)
    interval = partial and interval_of(partial)
    return (interval, grain(partial)) if partial and interval else None


def _partial(groups: Mapping[str, str | None]) -> Partial:
    bc = bool(groups.get("era"))
    fields: dict[str, object] = {name: int(text) for name in _SIMPLE if (text := groups.get(name))}
    fields |= {name: text for name in ("season", "part", "zone") if (text := groups.get(name))}
    for name, read in _READERS.items():
        if text := groups.get(name):
            fields[name] = read(int(text), bc)
    if groups.get("weekend"):
        fields["weekend"] = True
    if bc and "year" not in fields:
        fields["bc"] = True
    return Partial(**fields)  # type: ignore[arg-type]


_READERS: Mapping[str, Callable[[int, bool], int]] = {
    "year": lambda number, bc: 1 - number if bc else number,
    "century": lambda number, _: number + 1,
    "millennium": lambda number, _: number + 1,
}
