"""Operators for named times: feasts of a year, wars, terms of office, eras. The look-up is handed in by the context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.temporal.civil import DAY, civil, moment_text
from chrono.temporal.granularity import Granularity
from chrono.temporal.interval import Interval
from chrono.temporal.partial import Partial, day_of, interval_of, of_day

from .context import Context, NamedLike, Sense
from .resolve import AGAINST, reference_day
from .sets import every

if TYPE_CHECKING:
    from chrono.temporal.feasts import Feast


HIJRI_YEARS = range(1300, 1500)
"""A feast of such a year is of a Hijri year."""


def named_time(context: Context, key: str, year: Sense | None = None, direction: int = 0) -> Sense | None:
    """A feast (of a year, or the nearest one) or a war by its key."""
    entry = context.named(key)
    if entry is None:
        return None
    if entry.feast is None:
        return era(context, key)
    wanted = None if year is None or year.partial is None else year.partial.year
    if wanted is not None:
        held = _in_hijri_year(entry.feast, wanted) if wanted in HIJRI_YEARS else _occurrences(entry.feast, wanted)
        return _feast_sense(entry.feast, *held[0]) if held else None
    return _nearest(context, entry.feast, direction)


def _in_hijri_year(found: Feast, year: int) -> list[tuple[int, int]]:
    """The occurrences of a feast in a Hijri year, as half-open day numbers."""
    from chrono.temporal.hijri import hijri_year  # noqa: PLC0415 - needed only where a Hijri year is met

    span = hijri_year(year)
    if span is None:
        return []
    first = civil(span[0])[0]
    return [one for k in (0, 1) for one in _occurrences(found, first + k) if span[0] <= one[0] < span[1]]


def feast(context: Context, key: str, year: Sense | None = None, direction: int | None = None) -> Sense | None:
    """A feast, of a year or by direction word (last -1, next 1)."""
    return named_time(context, key, year, direction or 0)


def feast_toward(context: Context, key: str, steps: int) -> Sense | None:
    """The last (negative), present or next feast of a name."""
    return named_time(context, key, None, (steps > 0) - (steps < 0))


def feast_of_story(context: Context, key: str, steps: int) -> Sense | None:
    """The feast before or after the time that the story has reached: "the following Christmas"."""
    entry = context.named(key)
    told = context if context.told is None else context._replace(story=context.told)
    reference = reference_day(told, deictic=False)
    if entry is None or entry.feast is None:
        return None
    if reference is None:
        return _open_feast(entry.feast)
    year = civil(reference)[0]
    spans = [span for k in (-1, 0, 1) for span in _occurrences(entry.feast, year + k)]
    return _feast_sense(entry.feast, *_strictly(spans, reference, steps)) if spans else None


def yearly_feast(context: Context, key: str) -> Sense | None:
    """A feast as what recurs: its day where that is fixed, else every year."""
    entry = context.named(key)
    if entry is None or entry.feast is None:
        return None
    partial = _open_feast(entry.feast).partial
    if partial is None or partial.month is None:
        return every(context, "year", "EVERY")
    return every(context, Sense("date", partial), "EVERY")


def feast_day(context: Context, number: int, key: str, year: Sense | None = None) -> Sense | None:
    """The n-th day of a feast that lasts days or a month; -1 is its last. The feast is held to last four days at
    least."""
    found = feast(context, key, year)
    if found is None:
        return None
    span = found.interval or (interval_of(found.partial) if found.partial is not None else None)
    if span is None or span.begin is None or span.end is None:
        return found
    first, after = span.begin // DAY, span.end // DAY
    day = first + number - 1 if number > 0 else after - 1
    return Sense("date", of_day(day), explicit=True, approximate=found.approximate)


def eid_day(context: Context, number: int) -> Sense | None:
    """The n-th day of "the feast" without its name: the one of the two Eids that is nearest to publication."""
    reference = reference_day(context, deictic=True)
    found = [one for key in ("eid-al-fitr", "eid-al-adha") if (one := feast_day(context, number, key)) is not None]
    days = [
        (abs(day - reference), at)
        for at, one in enumerate(found)
        if reference is not None and one.partial is not None and (day := day_of(one.partial)) is not None
    ]
    if days:
        return found[min(days)[1]]
    return Sense("date", Partial(open=Granularity.DAY), explicit=True)


def _nearest(context: Context, found: Feast, direction: int) -> Sense | None:
    reference = reference_day(context, deictic=True)
    if reference is None:
        return _open_feast(found)
    year = civil(reference)[0]
    spans = [span for k in (-1, 0, 1) for span in _occurrences(found, year + k)]
    if not spans:
        return None
    if not direction:
        forward = context.kind == "narrative" and context.story is not None
        way = 1 if forward else context.direction
        return _feast_sense(found, *min(spans, key=lambda span: _away(span, reference, way)))
    # the words say so: wholly before or after now
    wholly = [one for one in spans if (one[1] <= reference if direction < 0 else one[0] > reference)]
    return _feast_sense(found, *_strictly(wholly or spans, reference, direction))


def _away(span: tuple[int, int], reference: int, direction: int) -> tuple[int, int]:
    """The days to a feast; against the direction of the verb they count several times."""
    days = span[0] - reference
    wrong = days > 0 if direction < 0 else span[1] <= reference
    return abs(days) * (AGAINST if direction and wrong else 1), span[0]


def _strictly(spans: list[tuple[int, int]], reference: int, direction: int) -> tuple[int, int]:
    """The last occurrence that has begun by a day, or the first that is not over."""
    if direction > 0:
        return next((span for span in spans if span[1] > reference), spans[-1])
    return next((span for span in reversed(spans) if span[0] <= reference), spans[0])


def _occurrences(found: Feast, year: int) -> list[tuple[int, int]]:
    """Half-open day numbers of a feast in a year."""
    from chrono.temporal.feasts import occurrences  # noqa: PLC0415 - most texts name no feast

    return [(one.begin, one.end) for one in occurrences(found, year)]


def _open_feast(found: Feast) -> Sense:
    from chrono.temporal.feasts import Fixed  # noqa: PLC0415 - as above

    if isinstance(found.rule, Fixed) and not found.shift and found.days == 1:
        return Sense("date", Partial(month=found.rule.month, day=found.rule.day))
    return Sense("date", Partial(open=Granularity.DAY))


def _feast_sense(found: Feast, begin: int, end: int) -> Sense:
    from chrono.temporal.feasts import HijriDate  # noqa: PLC0415 - as above

    approximate = isinstance(found.rule, HijriDate)
    if end - begin == 1:
        return Sense("date", of_day(begin), explicit=True, approximate=approximate)
    return Sense(
        "date",
        interval=Interval(begin * DAY, end * DAY),
        value=_span(begin * DAY, end * DAY),
        explicit=True,
        granularity=Granularity.MONTH if end - begin > 20 else Granularity.DAY,
        approximate=approximate,
    )


def _span(begin: int | None, end: int | None) -> str:
    return f"{moment_text(begin) if begin is not None else ''}/{moment_text(end) if end is not None else ''}"


def era(context: Context, key: str) -> Sense | None:
    """The time in office of a person, or of a war or regime, as far as it had begun by publication."""
    entry = context.named(key)
    if entry is None:
        return None
    spell = entry.era(None if context.dct is None else (context.dct + 1) * DAY)
    return None if spell is None else _interval_sense(entry, spell)


def term(context: Context, ordinal: int | None = None, key: str | None = None) -> Sense | None:
    """A term of office by its ordinal, of the person named last before it; without such a person it stays open."""
    entry = context.named(key or context.person or "")
    if entry is None or not entry.terms:
        why = "no person with known terms of office is named before it"
        return Sense("open", value="XXXX", why=(f"note:unresolved-reference: {why}",), explicit=True)
    if ordinal is None:
        now = None if context.dct is None else context.dct * DAY
        holding = [t for t in entry.terms if now is not None and t.begin <= now and (t.end is None or now < t.end)]
        found = holding[0] if holding else entry.terms[-1]
    else:
        chosen = entry.term(ordinal)
        if chosen is None:
            why = f"{entry.key} has no term number {ordinal} in the named times"
            return Sense("open", value="XXXX", why=(f"note:unresolved-reference: {why}",), explicit=True)
        found = chosen
    sense = _interval_sense(entry, Interval(found.begin, found.end))
    return sense._replace(why=(f"term {found.ordinal} of {entry.key}, {entry.source}",))


def _interval_sense(entry: NamedLike, spell: Interval) -> Sense:
    return Sense(
        "date",
        interval=spell,
        value=_span(spell.begin, spell.end),
        explicit=True,
        approximate=entry.approximate,
        why=(f"{entry.key}: {_span(spell.begin, spell.end)}, {entry.source}",),
    )
