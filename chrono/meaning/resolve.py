"""Completing a partial: which July, which Friday. The one place where the reading policy stands.

The order of authority is: direction words in the expression, tense of the governing verb, the time the story has
reached,
the default of the text kind (news: nearest past; colloquial: nearest future; narrative: the story runs forward).
"""

from dataclasses import dataclass
from functools import lru_cache

from chrono.temporal.civil import CACHED, DAY, civil, iso_week, week_start, weekday
from chrono.temporal.granularity import Granularity
from chrono.temporal.partial import Partial, day_of, exists, interval_of, is_complete, weekday_of

from .context import Context

_Placed = tuple[int, int, Partial]


@dataclass(frozen=True, slots=True)
class Choice:
    """A completed partial, the reading that lost (with why), and the reason for the choice."""

    partial: Partial
    loser: Partial | None
    why: str


def reference_day(context: Context, *, deictic: bool) -> int | None:
    """The day from which an expression counts: publication for deictic words in news, else the time the story has
    reached."""
    if context.story is not None and (context.kind == "narrative" or not deictic):
        interval = interval_of(context.story)
        if interval is not None and interval.begin is not None:
            return interval.begin // DAY
    return context.dct


MONTHS_TO_AGREE = 14
"""Months within which a day of the month falls on a named weekday at least once: "Friday the 13th"."""


@lru_cache(maxsize=CACHED)
def candidates(partial: Partial, reference: int) -> tuple[Partial, ...]:
    """The completions nearest to a reference day, in time order; at most one of them holds the reference."""
    if partial.year is None and (partial.month or partial.quarter or partial.half or partial.season or partial.week):
        year = civil(reference)[0]
        return _fitting(tuple(partial._replace(year=year + k) for k in (-2, -1, 0, 1, 2)), partial.weekday)
    if partial.year is not None:
        return ()
    if partial.day is not None:
        reach = 2 if partial.weekday is None else MONTHS_TO_AGREE
        near = range(-reach, reach + 1)
        return _fitting(tuple(_in_month(partial, reference, k) for k in near), partial.weekday)
    if partial.weekday is not None:
        monday = week_start(*iso_week(reference))
        return tuple(_on_day(partial, monday + 7 * k + partial.weekday - 1) for k in (-2, -1, 0, 1, 2))
    if partial.weekend is not None or partial.open == Granularity.WEEK:
        return tuple(_in_week(partial, reference + 7 * k) for k in (-1, 0, 1))
    if partial.part is not None or partial.hour is not None:
        return (_on_day(partial, reference),)
    return ()


def _in_month(partial: Partial, reference: int, months: int) -> Partial:
    year, month, _ = civil(reference)
    year, month = divmod(year * 12 + month - 1 + months, 12)
    return partial._replace(year=year, month=month + 1)


def _in_week(partial: Partial, day: int) -> Partial:
    year, week = iso_week(day)
    return partial._replace(year=year, week=week, open=None)


def _on_day(partial: Partial, number: int) -> Partial:
    year, month, day = civil(number)
    return partial._replace(year=year, month=month, day=day, weekday=None)


def _fitting(found: tuple[Partial, ...], weekday: int | None) -> tuple[Partial, ...]:
    """The existing candidates; a named weekday leaves only the years in which it falls on the date, where there are
    any."""
    found = tuple(one for one in found if exists(one))
    if weekday is None:
        return found
    agreeing = tuple(one for one in found if weekday_of(one) == weekday)
    return agreeing or found


def complete(partial: Partial, context: Context, direction: int = 0) -> Choice | None:
    """The partial with its larger fields chosen, or None where nothing is known to choose from.

    ``direction`` is what the expression itself says; it outweighs the verb.
    """
    if is_complete(partial):
        return Choice(partial, None, "")
    reference = reference_day(context, deictic=True)
    if reference is None:
        return None
    if (
        context.beside
        and context.day is not None
        and (named := _on_named_day(_in_part(partial, context.part), context.day, reference, context)) is not None
    ):
        return Choice(named, None, "on the day named before it")
    if context.direction <= 0 and (told := _after_month(partial, context, reference)) is not None:
        return Choice(told, None, "in the year of the date told in the same sentence")
    if context.direction <= 0 and (told := _after_day(partial, context, reference)) is not None:
        return Choice(told, None, "in the year of the date told just before it")
    found = candidates(partial, reference)
    if not found:
        return None
    if (
        context.kind == "narrative"
        and context.story is not None
        and (partial.month is not None or partial.season is not None)
    ):
        return _along_story(partial, context.story, found)
    wanted, reason = _direction(direction, context, partial)
    if partial.quarter is not None and not direction:
        wanted = -1
    placed = _placements(partial, reference)
    if not direction and partial.weekday is None and partial.year is None and len(found) > 1 and _coarse(partial):
        return _nearest(placed, reference, wanted, context)
    past = next((one for begin, _, one in reversed(placed) if begin <= reference), found[0])
    future = next((one for _, end, one in placed if end > reference), found[-1])
    winner, loser = (future, past) if wanted > 0 else (past, future)
    return Choice(winner, loser if loser != winner else None, reason)


def _after_month(partial: Partial, context: Context, reference: int) -> Partial | None:
    """A month that follows a date told with a year gone by: "from June 1987 ... until August"; or this year, told by
    itself."""
    told = context.month
    if told is None or told.year is None or (context.kind == "narrative" and told.month is not None):
        return None
    this_year, month = civil(reference)[:2]
    ahead = told.year > this_year or (
        told.year == this_year and (told.month is not None or (partial.month or 0) > month)
    )
    if ahead and context.kind != "narrative":
        return None
    if partial.year is not None or partial.month is None or partial.weekday is not None:
        return None
    return partial._replace(year=told.year + (partial.month < (told.month or 1)))


AFTER_DAY = 183
"""Days behind a date with its year within which a day without one goes on with that year."""


def _after_day(partial: Partial, context: Context, reference: int) -> Partial | None:
    """A day that follows a date of a year gone by: "On 2 May 2022 she complained. The complaint was rejected on 23
    May"; so does one of the very month named before it."""
    if partial.day is None or partial.month is None or partial.weekday is not None or partial.year is not None:
        return None
    (this_year, month, _), named = civil(reference), context.named_month
    if (
        named is not None
        and named.month == partial.month
        and (named.year or this_year) < this_year
        and (month - partial.month) % 12 > 1
    ):
        return partial._replace(year=named.year)
    told = context.day if context.beside else None
    if told is None or told.year is None or told.year >= this_year:
        return None
    chosen = partial._replace(year=told.year)
    first, second = day_of(told), day_of(chosen)
    return chosen if first is not None and second is not None and 0 < second - first <= AFTER_DAY else None


EVENING = 18
"""The hour from which a clock time is late in the day."""


def is_late(context: Context) -> bool:
    """Whether the last clock time or part of the day told was an evening or a night."""
    told = context.clock
    return told is not None and (told.part in {"EV", "NI"} or (told.hour or 0) >= EVENING)


NEAR = 7
"""Days from publication within which a weekday may repeat a date named before it."""


def _in_part(partial: Partial, part: str | None) -> Partial:
    """A clock time in the half of the day that was named before it: "on Friday night ... at eleven past eleven"."""
    first, after = _LATE.get(part or "", (0, 0))
    if partial.hour is None or not first <= partial.hour < after:
        return partial
    return partial._replace(hour=partial.hour + 12)


_LATE = {"AF": (1, 12), "EV": (1, 12), "NI": (6, 12)}
"""The hours of a clock of twelve that mean the second half of the day, by part of the day."""


SMALL_HOURS = 6
"""Hours of the clock that are of the next day behind an evening: "at 23:10 ... at 0:05"."""


def _on_named_day(partial: Partial, day: Partial, reference: int, context: Context) -> Partial | None:
    """A clock time or part of the day on the day named before it (the small hours behind an evening on the next one),
    and a weekday that is this very day, unless it lies against the direction of the verb."""
    number = day_of(day)
    if number is None or partial.day or partial.month or partial.week or partial.weekend or partial.year is not None:
        return None
    if partial.weekday is not None:
        near = abs(number - reference) <= NEAR and (number - reference) * context.direction >= 0
        same = partial.weekday == weekday(number) and near
        return _on_day(partial, number) if same else None
    if partial.hour is None and partial.part is None:
        return None
    return _on_day(partial, number + (is_late(context) and partial.hour is not None and partial.hour < SMALL_HOURS))


AGAINST = 6
"""How many times further a reading may lie in the direction of the verb than one against it, and still win."""

AGAINST_PERIOD = 20
"""The same for a month, quarter or season: a verb of the past seldom means the one that is about to begin."""

DEFAULT = 2.0
"""The same for the default direction, where no verb decides."""


FAR_AHEAD = 270
"""Days ahead from which a bare month is named with its year, or with a word for the next one ..."""

JUST_OVER = 92
"""... so that a month that began within these days is meant, though a verb of the future stands by."""


def _coarse(partial: Partial) -> bool:
    named = partial.month, partial.quarter, partial.half, partial.season
    return any(value is not None for value in named)


def _against(partial: Partial, direction: int) -> float:
    """The weight of a reading against the verb; figures of a quarter are reported after its end, whatever the verb."""
    if not direction or (partial.quarter is not None and direction > 0):
        return DEFAULT
    return AGAINST if partial.day is not None else AGAINST_PERIOD


def _nearest(placed: tuple[_Placed, ...], reference: int, wanted: int, context: Context) -> Choice:
    """The nearest month, season or quarter; one against the direction of the verb counts as further away.

    A quarter is reported soon after its end: with a verb of the future, one over for long is not meant.
    """
    factor = _against(placed[0][2], context.direction)
    if placed[0][2].quarter is not None and context.direction > 0:
        placed = tuple(one for one in placed if reference - one[1] < JUST_OVER)

    def distance(begin: int, end: int) -> float:
        if begin <= reference < end:
            return 0.0
        away = begin - reference if begin > reference else end - 1 - reference
        return abs(away) * (factor if (away > 0) != (wanted > 0) else 1)

    ordered = sorted((distance(begin, end), begin, one) for begin, end, one in placed)
    if placed[0][2].day is None and wanted > 0 and ordered[0][1] - reference > FAR_AHEAD:
        just_over = [one for one in ordered[1:] if 0 <= reference - one[1] < JUST_OVER]
        ordered = just_over + [one for one in ordered if one not in just_over]
    side = "past" if ordered[0][1] <= reference else "future"
    verb = "; the verb is " + ("past" if context.direction < 0 else "future") if context.direction else ""
    return Choice(ordered[0][2], ordered[1][2], f"nearest {side} to t0{verb}")


WRAP = 7
"""Months by which a bare month may lie before the story's month in the same year; from there on it is the next
year's."""


def _along_story(partial: Partial, story: Partial, found: tuple[Partial, ...]) -> Choice:
    """A bare month or date of a narrative is of the year that the story has reached; in late autumn, January is the
    next one's."""
    year = story.year or 0
    if story.month is not None and partial.month is not None and story.month - partial.month > WRAP:
        year += 1
    chosen = partial._replace(year=year)
    if not exists(chosen):
        chosen = found[-1]
    return Choice(chosen, None, "the year that the story has reached")


def _direction(direction: int, context: Context, partial: Partial) -> tuple[int, str]:
    if direction:
        return direction, "nearest past: the words say so" if direction < 0 else "nearest future: the words say so"
    if context.direction:
        return (
            context.direction,
            "nearest past; the verb is past" if context.direction < 0 else "nearest future; the verb is future",
        )
    if context.kind == "colloquial":
        return 1, "nearest future, as in everyday speech"
    if context.kind == "narrative" and partial.month is not None:
        return 1, "the story runs forward"
    return -1, "nearest past, as in reports"


def _placed(partial: Partial) -> _Placed:
    """First day number, the one after the last, and the partial itself."""
    interval = interval_of(partial)
    if interval is None or interval.begin is None or interval.end is None:
        return 0, 0, partial
    return interval.begin // DAY, -(-interval.end // DAY), partial


@lru_cache(maxsize=CACHED)
def _placements(partial: Partial, reference: int) -> tuple[_Placed, ...]:
    return tuple(map(_placed, candidates(partial, reference)))


def strictly(partial: Partial, reference: int, direction: int) -> Partial | None:
    """The nearest completion wholly before (-1) or after (+1) the reference day: "last July", "next Friday"."""
    if is_complete(partial):
        return partial
    found = candidates(partial, reference)
    if direction < 0:
        return next((one for one in reversed(found) if _placed(one)[1] <= reference), None)
    return next((one for one in found if _placed(one)[0] > reference), None)
