"""Axis: a window on time laid over columns of a terminal, its ticks, the bar of an entry, and density.

All moments are instants (seconds, see ``temporal.civil``); all ranges are half-open. Nothing here draws.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from chrono.temporal.bounds import Bounds
from chrono.temporal.civil import DAY, civil, day_number, weekday, year_text

YEAR = 31_556_952
"""Mean Gregorian year in seconds."""

NARROWEST = 2 * 60
WIDEST = 60 * 100 * YEAR

SOLID, LIGHT, INSTANT, SMALL, OPEN, LEFT, RIGHT, ABOUT = "█", "░", "◆", "◇", "?", "‹", "›", "~"
"""Certain part, possible part, instant, short period, unknown end, goes on outside (left, right), approximate."""

LEVELS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class Unit:
    """A calendar unit of ticks: ``months`` or else ``seconds`` long; a label takes ``label`` columns."""

    name: str
    seconds: int
    months: int
    label: int


UNITS = (
    Unit("minute", 60, 0, 5), Unit("15 minutes", 900, 0, 5), Unit("hour", 3600, 0, 5),
    Unit("6 hours", 21_600, 0, 5), Unit("day", DAY, 0, 5), Unit("week", 7 * DAY, 0, 5),
    Unit("month", YEAR // 12, 1, 7),
    Unit("quarter", YEAR // 4, 3, 7), Unit("year", YEAR, 12, 4), Unit("5 years", 5 * YEAR, 60, 4),
    Unit("decade", 10 * YEAR, 120, 5), Unit("50 years", 50 * YEAR, 600, 5),
    Unit("century", 100 * YEAR, 1200, 5), Unit("millennium", 1000 * YEAR, 12_000, 5),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Window:
    """``[begin, begin + span)`` in seconds over ``columns`` cells."""

    begin: int
    span: int
    columns: int

    @property
    def end(self) -> int:
        """First moment after the window."""
        return self.begin + self.span

    def column(self, moment: int) -> int:
        """The column of a moment; negative or beyond ``columns`` when it lies outside."""
        return (moment - self.begin) * self.columns // self.span

    def moment(self, column: int) -> int:
        """First moment of a column."""
        return self.begin - (-column * self.span // self.columns)

    def resized(self, columns: int) -> "Window":
        """The same time over another number of columns."""
        return Window(self.begin, self.span, max(columns, 1))

    def panned(self, columns: int) -> "Window":
        """Moved by so many columns."""
        return Window(self.begin + columns * self.span // self.columns, self.span, self.columns)

    def zoomed(self, factor: float, focus: int | None = None) -> "Window":
        """``factor`` times as much time (below 1 is nearer); the focus (the middle by default) stays in its column."""
        span = min(max(int(self.span * factor), NARROWEST, self.columns), WIDEST)
        at = self.begin + self.span // 2 if focus is None else min(max(focus, self.begin), self.end)
        return Window(at - (at - self.begin) * span // self.span, span, self.columns)

    def centred(self, moment: int) -> "Window":
        """The same span around a moment."""
        return Window(moment - self.span // 2, self.span, self.columns)

    def shows(self, begin: int, end: int) -> bool:
        """Whether some of ``[begin, end)`` lies inside."""
        return begin < self.end and end > self.begin


def fit(begin: int, end: int, columns: int) -> Window:
    """The window that shows ``[begin, end)`` with a little room on both sides."""
    span = min(max(end - begin, NARROWEST), WIDEST)
    room = max(span // 24, 1)
    return Window(begin - room, span + 2 * room, max(columns, 1))


# --- ticks ---


def unit(window: Window, extra: int = 0) -> Unit:
    """The finest unit whose labels, with so many columns more, have room in the window."""
    for one in UNITS:
        if one.seconds * window.columns >= (one.label + extra + 1) * window.span:
            return one
    return UNITS[-1]


def floor(moment: int, one: Unit) -> int:
    """Begin of the unit that holds a moment."""
    if one.months:
        year, month, _ = civil(moment // DAY)
        first = (year * 12 + month - 1) // one.months * one.months
        return day_number(first // 12, first % 12 + 1) * DAY
    if one.name == "week":
        number = moment // DAY
        return (number - weekday(number) + 1) * DAY
    return moment - moment % one.seconds


def following(moment: int, one: Unit) -> int:
    """Begin of the unit after the one that begins at a moment."""
    if not one.months:
        return moment + one.seconds
    year, month, _ = civil(moment // DAY)
    total = year * 12 + month - 1 + one.months
    return day_number(total // 12, total % 12 + 1) * DAY


def ticks(window: Window, extra: int = 0) -> Iterator[tuple[int, int, str]]:
    """(column, moment, label) of every unit in the window; labels have room for so many columns more.

    The unit in which the window begins stands in column 0, if enough of it is left for its label.
    """
    one = unit(window, extra)
    moment = floor(window.begin, one)
    if moment < window.begin and window.column(following(moment, one)) <= one.label + extra:
        moment = following(moment, one)
    while moment < window.end:
        yield max(window.column(moment), 0), moment, label(moment, one)
        moment = following(moment, one)


def label(moment: int, one: Unit) -> str:
    """What stands at the tick of a unit: 14:05, 08-19, 2025-08, 2025, 1980s, 1900s."""
    number, seconds = divmod(moment, DAY)
    year, month, day = civil(number)
    if one.seconds < DAY and seconds:
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}"
    if one.seconds < YEAR // 12:
        return f"{month:02}-{day:02}"
    if one.months < 12:
        return f"{year_text(year)}-{month:02}"
    return year_text(year) + ("s" if one.months > 60 and one.months != 600 else "")


# --- bars ---


def bar(bounds: Bounds, window: Window, *, approximate: bool = False) -> str:
    """The bar of an entry, one character a column.

    From the latest begin to the earliest end it certainly goes on (solid); from the earliest begin to the latest end it
    may (light). What is no longer than a column is an instant (a day or less) or a small period. An end that is unknown
    is ``?`` at the edge of what is known; one outside the window an arrow.
    """
    first, last = extent(bounds)
    if first is not None and last is not None and (last - first) * window.columns <= window.span:
        return _dot(first, last, window, approximate)
    return _stretch(bounds, window, approximate)


def extent(bounds: Bounds) -> tuple[int | None, int | None]:
    """What an entry may cover at most: from the earliest begin to the latest end, as far as each is known.

    An entry of which only the inner moments are known (it began before A and ended after B) is open on both sides.
    """
    return bounds.earliest_begin, bounds.latest_end


def known(bounds: Bounds) -> tuple[int, int] | None:
    """The stretch between the outermost known moments; None when nothing is known."""
    moments = [
        m for m in (bounds.earliest_begin, bounds.latest_begin, bounds.earliest_end, bounds.latest_end) if m is not None
    ]
    return (min(moments), max(*moments, min(moments) + 1)) if moments else None


def _dot(first: int, last: int, window: Window, approximate: bool) -> str:
    cells = [" "] * window.columns
    at = window.column((first + last) // 2)
    if 0 <= at < window.columns:
        cells[at] = INSTANT if last - first <= DAY else SMALL
        if approximate and at > 0:
            cells[at - 1] = ABOUT
    return "".join(_outside(cells, at, at))


def _stretch(bounds: Bounds, window: Window, approximate: bool) -> str:
    reach = known(bounds)
    if reach is None:
        return " " * window.columns
    cells = [" "] * window.columns
    left, right = window.column(reach[0]), window.column(reach[1] - 1)
    _fill(cells, left, right + 1, LIGHT)
    if (
        bounds.latest_begin is not None
        and bounds.earliest_end is not None
        and bounds.latest_begin < bounds.earliest_end
    ):
        _fill(cells, window.column(bounds.latest_begin), window.column(bounds.earliest_end - 1) + 1, SOLID)
    begins, ends = bounds.earliest_begin is not None, bounds.latest_end is not None
    if not begins or approximate:
        _put(cells, max(left - 1, 0) if left >= 0 else left, ABOUT if begins else OPEN)
    if not ends:
        _put(cells, min(right + 1, window.columns - 1) if right < window.columns else right, OPEN)
    return "".join(_outside(cells, left, right))


def _fill(cells: list[str], begin: int, end: int, char: str) -> None:
    for at in range(max(begin, 0), min(end, len(cells))):
        cells[at] = char


def _put(cells: list[str], at: int, char: str) -> None:
    if 0 <= at < len(cells):
        cells[at] = char


def _outside(cells: list[str], left: int, right: int) -> list[str]:
    if cells and left < 0:
        cells[0] = LEFT
    if cells and right >= len(cells):
        cells[-1] = RIGHT
    return cells


# --- many entries ---


def counts(moments: Sequence[int], window: Window) -> list[int]:
    """How many of the sorted moments lie in each column."""
    edges = [bisect_left(moments, window.moment(column)) for column in range(window.columns + 1)]
    return [b - a for a, b in pairwise(edges)]


def binned(moments: Sequence[int], window: Window, extra: int = 0) -> list[tuple[int, str, int]]:
    """(column, label, count) of every unit in the window, over the sorted moments; see ``ticks``."""
    one = unit(window, extra)
    return [(column, words, _between(moments, at, following(at, one))) for column, at, words in ticks(window, extra)]


def _between(moments: Sequence[int], begin: int, end: int) -> int:
    return bisect_left(moments, end) - bisect_left(moments, begin)


def density(column_counts: Sequence[int]) -> str:
    """One character a column, higher where more entries lie; blank where none does."""
    most = max(column_counts, default=0)
    return "".join(LEVELS[(n * len(LEVELS) - 1) // most] if n else " " for n in column_counts)


def gaps(reaches: Sequence[tuple[int, int] | None]) -> dict[int, int]:
    """Place of an entry -> seconds of silence before it, where that is long.

    Long is at least a day, a tenth of the whole, and four times the median step between entries. What stands further
    down may have begun earlier: before it there was no silence. None is an entry that nothing can be said of here.
    """
    spans = [(at, reach) for at, reach in enumerate(reaches) if reach]
    if len(spans) < 3:
        return {}
    begins = list(accumulate((begin for _, (begin, _) in reversed(spans)), min))[::-1]
    silences: list[tuple[int, int]] = []
    end = spans[0][1][1]
    for (at, (_, finish)), begin in zip(spans[1:], begins[1:], strict=True):
        silences.append((at, begin - end))
        end = max(end, finish)
    steps = sorted(max(silence, 0) for _, silence in silences)
    least = max(DAY, (end - spans[0][1][0]) // 10, 4 * steps[len(steps) // 2])
    return {at: silence for at, silence in silences if silence >= least}


def duration(seconds: int) -> str:
    """A length of time in its largest whole unit, rounded down: 3 years, 5 months, 12 days, 40 minutes."""
    for name, size in (("year", YEAR), ("month", YEAR // 12), ("day", DAY), ("hour", 3600), ("minute", 60)):
        if seconds >= 2 * size or (name == "minute"):
            return f"{seconds // size} {name}{'' if seconds // size == 1 else 's'}"
    raise AssertionError("unreachable: every length has minutes")
