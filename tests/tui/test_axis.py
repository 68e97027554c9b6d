"""The axis: windows, ticks, bars, densities and gaps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chrono.temporal.bounds import Bounds
from chrono.temporal.civil import DAY, parse_moment
from chrono.tui import axis
from chrono.tui.axis import Window, fit


def at(text):
    return parse_moment(text)


MARCH = Window(at("2024-03-01"), 30 * DAY, 30)
moments = st.integers(-(10**11), 10**11)
windows = st.builds(Window, moments, st.integers(axis.NARROWEST, axis.WIDEST), st.integers(1, 200))

BARS = [
    # earliest begin, latest begin, earliest end, latest end, from column, bar
    ("2024-03-03", None, None, "2024-03-04", 2, "◆"),
    ("2024-03-03", None, None, "2024-03-06", 2, "░░░"),
    ("2024-03-03", "2024-03-04", "2024-03-06", "2024-03-07", 2, "░██░"),
    ("2024-03-03", "2024-03-03", "2024-03-06", "2024-03-06", 2, "███"),
    ("2024-03-03", None, None, None, 2, "░?"),
    (None, None, None, "2024-03-03", 0, " ?░"),
    (None, "2024-03-04", "2024-03-06", None, 2, "?██?"),
    (None, None, None, None, 0, ""),
    ("2024-02-01", None, None, "2024-03-03", 0, "‹░"),
    ("2024-03-29", None, None, "2024-05-01", 28, "░›"),
    ("2023-01-01", None, None, "2023-01-02", 0, "‹"),
    ("2025-01-01", None, None, "2025-01-02", 29, "›"),
]


@pytest.mark.parametrize("case", BARS, ids=[str(n) for n in range(len(BARS))])
def test_bars(case):
    *sides, column, bar = case
    bounds = Bounds(*(moment and at(moment) for moment in sides))
    assert axis.bar(bounds, MARCH) == (" " * column + bar).ljust(30)


def test_approximate_bars_begin_with_a_tilde():
    bounds = Bounds(at("2024-03-03"), None, None, at("2024-03-06"))
    assert axis.bar(bounds, MARCH, approximate=True).strip() == "~░░░"
    assert axis.bar(Bounds(at("2024-03-05"), None, None, at("2024-03-06")), MARCH, approximate=True).strip() == "~◆"


def test_small_periods_are_no_instants():
    years = fit(at("1990-01-01"), at("2030-01-01"), 40)
    assert axis.bar(Bounds(at("2009-06-01"), None, None, at("2009-07-01")), years).strip() == axis.SMALL
    assert axis.bar(Bounds(at("2009-06-01"), None, None, at("2009-06-02")), years).strip() == axis.INSTANT


bounds_ = st.builds(Bounds, *[st.none() | moments] * 4)


@given(bounds_, windows, st.booleans())
def test_a_bar_is_as_wide_as_the_window(bounds, window, approximate):
    assert len(axis.bar(bounds, window, approximate=approximate)) == window.columns


@given(windows, st.integers(0, 199))
def test_column_and_moment_agree(window, column):
    if column < window.columns <= window.span:
        assert window.column(window.moment(column)) == column
        assert window.column(window.moment(column) - 1) < column or column == 0


@given(windows, st.integers(-50, 50))
def test_panning_keeps_the_span(window, columns):
    moved = window.panned(columns)
    assert (moved.span, moved.columns) == (window.span, window.columns)
    assert abs(moved.begin - window.begin - columns * window.span / window.columns) <= 1


@given(windows, st.sampled_from([0.5, 2.0]), st.floats(0, 1))
def test_zooming_keeps_the_focus_in_its_column(window, factor, part):
    focus = window.begin + int(part * window.span)
    zoomed = window.zoomed(1.0, focus).zoomed(factor, focus)
    assert axis.NARROWEST <= zoomed.span <= axis.WIDEST
    assert abs(zoomed.column(focus) - window.column(focus)) <= 1


def test_zoom_goes_from_centuries_to_minutes():
    window, names = fit(at("0001-01-01"), at("2000-01-01"), 60), []
    while window.span > axis.NARROWEST:
        names.append(axis.unit(window).name)
        window = window.zoomed(0.5)
    names.append(axis.unit(window).name)
    assert names[-1] == "minute"
    assert {"century", "decade", "year", "month", "day", "hour"} <= set(names)
    assert axis.unit(Window(0, axis.NARROWEST, 120)).name == "minute"


@pytest.mark.parametrize(
    ("begin", "end", "columns", "expected"),
    [
        ("2020-01-01", "2025-01-01", 40, ["2020", "2021", "2022", "2023", "2024"]),
        ("2024-01-01", "2024-04-01", 30, ["2024-01", "2024-02", "2024-03"]),
        ("2024-03-01", "2024-03-04", 20, ["03-01", "03-02", "03-03"]),
        ("1980-01-01", "2010-01-01", 20, ["1980s", "1990s", "2000s"]),
        ("-0100-01-01", "0101-01-01", 20, ["-0100s", "0000s", "0100s"]),
    ],
)
def test_ticks(begin, end, columns, expected):
    window = Window(at(begin), at(end) - at(begin), columns)
    assert [words for _, _, words in axis.ticks(window)] == expected


@given(windows)
def test_ticks_go_forward_and_begin_units(window):
    found = list(axis.ticks(window))
    assert [moment for _, moment, _ in found] == sorted({moment for _, moment, _ in found})
    one = axis.unit(window)
    assert all(axis.floor(moment, one) == moment for _, moment, _ in found)
    assert len(found) <= max(window.columns, window.span // one.seconds) + 2


@given(st.lists(moments, max_size=50), windows)
def test_counts_lose_nothing_inside_the_window(some, window):
    some.sort()
    inside = sum(window.begin <= moment < window.end for moment in some)
    assert sum(axis.counts(some, window)) == inside


@given(st.lists(st.integers(0, 1000), max_size=80))
def test_density_is_blank_exactly_where_nothing_is(numbers):
    strip = axis.density(numbers)
    assert [char == " " for char in strip] == [not n for n in numbers]
    if any(numbers):
        assert strip[numbers.index(max(numbers))] == axis.LEVELS[-1]


def test_gaps_are_long_silences():
    days = [0, 1, 2, 3, 400, 401, 402]
    reaches = [(day * DAY, day * DAY + DAY) for day in days]
    assert axis.gaps(reaches) == {4: 396 * DAY}
    assert axis.gaps([(n * DAY, n * DAY + DAY) for n in range(10)]) == {}
    assert axis.gaps([(0, 500 * DAY), *reaches]) == {}, "something goes on all the while"
    late = [(0, DAY), (DAY, 2 * DAY), (900 * DAY, 901 * DAY), (2 * DAY, 3 * DAY), (3 * DAY, 4 * DAY)]
    assert axis.gaps(late) == {}, "no silence before what is followed by earlier things"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(60, "1 minute"), (7200, "2 hours"), (3 * DAY, "3 days"), (90 * DAY, "2 months"), (800 * DAY, "2 years")],
)
def test_durations(seconds, words):
    assert axis.duration(seconds) == words
