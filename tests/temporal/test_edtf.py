"""EDTF codec: half-open instants against EDTF's inclusive text, both ways."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chrono.temporal.civil import DAY, day_number, instant, shift_months
from chrono.temporal.edtf import edtf_text, parse_edtf
from chrono.temporal.granularity import Granularity
from chrono.temporal.interval import Interval

G = Granularity
YEARS = st.integers(-5000, 9000)
PLAIN = [
    ("2025-08-19", instant(2025, 8, 19), instant(2025, 8, 20), G.DAY),
    ("2025-08", instant(2025, 8), instant(2025, 9), G.MONTH),
    ("2025", instant(2025), instant(2026), G.YEAR),
    ("-0493", instant(-493), instant(-492), G.YEAR),
    ("0000-02-29", instant(0, 2, 29), instant(0, 3, 1), G.DAY),
    ("Y12000", instant(12_000), instant(12_001), G.YEAR),
    ("199X", instant(1990), instant(2000), G.DECADE),
    ("000X", instant(0), instant(10), G.DECADE),
    ("-049X", instant(-499), instant(-489), G.DECADE),
    ("19XX", instant(1900), instant(2000), G.CENTURY),
    ("-04XX", instant(-499), instant(-399), G.CENTURY),
    ("1XXX", instant(1000), instant(2000), G.MILLENNIUM),
    ("2025-21", instant(2025, 3), instant(2025, 6), G.SEASON),
    ("2025-24", instant(2025, 12), instant(2026, 3), G.SEASON),
    ("2025-33", instant(2025, 1), instant(2025, 4), G.QUARTER),
    ("2025-36", instant(2025, 10), instant(2026, 1), G.QUARTER),
    ("2025-40", instant(2025, 1), instant(2025, 7), G.HALF),
    ("2025-41", instant(2025, 7), instant(2026, 1), G.HALF),
    ("2025-08-19/2025-08-25", instant(2025, 8, 19), instant(2025, 8, 26), G.DAY),
    ("1914/1918", instant(1914), instant(1919), G.YEAR),
    ("2021/..", instant(2021), None, G.YEAR),
    ("../2025-03", None, instant(2025, 4), G.MONTH),
    ("2018-07-19T21:00:05", instant(2018, 7, 19, 21, 0, 5), instant(2018, 7, 19, 21, 0, 6), G.SECOND),
]


@pytest.mark.parametrize(("text", "begin", "end", "unit"), PLAIN)
def test_both_ways(text, begin, end, unit):
    assert edtf_text(begin, end, unit) == text
    assert parse_edtf(text) == (Interval(begin, end), unit, False)


@pytest.mark.parametrize(("text", "begin", "end", "unit"), PLAIN)
def test_approximate_both_ways(text, begin, end, unit):
    marked = edtf_text(begin, end, unit, True)
    assert marked.replace("~", "") == text
    assert parse_edtf(marked) == (Interval(begin, end), unit, unit is not G.SECOND)  # no mark on clock times


@pytest.mark.parametrize(
    ("begin", "end", "unit", "end_unit", "text"),
    [
        (instant(2021), instant(2025, 1, 20), G.YEAR, G.DAY, "2021/2025-01-19"),
        (instant(2021), instant(2025, 1, 20), G.YEAR, None, "2021-01-01/2025-01-19"),
        (instant(2021), instant(2021, 5), G.YEAR, None, "2021-01/2021-04"),
        (instant(2021), None, G.YEAR, G.DAY, "2021/.."),
        (None, instant(2025, 1, 20), G.YEAR, G.DAY, "../2025-01-19"),
        (instant(2018, 5, 14), instant(2018, 5, 21), G.WEEK, None, "2018-05-14/2018-05-20"),
        (instant(2025, 1, 15), instant(2025, 4, 15), G.QUARTER, None, "2025-01-15/2025-04-14"),
        (instant(1995), instant(2005), G.DECADE, None, "1995/2004"),
        (instant(-5), instant(5), G.DECADE, None, "-0005/0004"),
        (instant(2025, 7, 19, 20), instant(2025, 7, 20, 4), G.DAYPART, None, "2025-07-19T20:00:00/2025-07-20T03:59:59"),
        (instant(2025, 7, 19, 21), instant(2025, 7, 19, 21, 1), G.MINUTE, None, "2025-07-19T21:00:00"),
        (instant(2025, 7, 19), instant(2025, 7, 20), None, None, "2025-07-19"),
        (None, None, G.DAY, None, None),
    ],
)
def test_text(begin, end, unit, end_unit, text):
    assert edtf_text(begin, end, unit, end_granularity=end_unit) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-08~", (Interval(instant(2025, 8), instant(2025, 9)), G.MONTH, True)),
        ("2025-08?", (Interval(instant(2025, 8), instant(2025, 9)), G.MONTH, False)),
        ("2025-08%", (Interval(instant(2025, 8), instant(2025, 9)), G.MONTH, True)),
        ("2004-XX", (Interval(instant(2004), instant(2005)), G.YEAR, False)),
        ("2004-XX-XX", (Interval(instant(2004), instant(2005)), G.YEAR, False)),
        ("2004-06-XX", (Interval(instant(2004, 6), instant(2004, 7)), G.MONTH, False)),
        ("2021/", (Interval(instant(2021), None), G.YEAR, False)),
        ("/2021", (Interval(None, instant(2022)), G.YEAR, False)),
        ("2021/2025-01-19", (Interval(instant(2021), instant(2025, 1, 20)), G.DAY, False)),
        ("2021-24/2022-21", (Interval(instant(2021, 12), instant(2022, 6)), G.SEASON, False)),
        ("2018-07-19T21:00", (Interval(instant(2018, 7, 19, 21), instant(2018, 7, 19, 21, 1)), G.MINUTE, False)),
    ],
)
def test_parse(text, expected):
    assert parse_edtf(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "../..",
        "x",
        "2025-13",
        "2025-02-30",
        "2025-24-01",
        "2025-XX-05",
        "19X",
        "19XXX",
        "2026/2025",
        "2021/2022/2023",
        "2025-08-19T25:00",
        "٢٠٢٥",
        "2025-00",
        "2025-01-00",
        "{2025,2026}",
    ],
)
def test_refused(text):
    with pytest.raises(ValueError, match=r"edtf|interval"):
        parse_edtf(text)


@given(YEARS, st.integers(1, 12))
def test_months_round_trip(year, month):
    begin = day_number(year, month)
    _round_trip(begin * DAY, shift_months(begin, 1) * DAY, G.MONTH)


@given(
    st.integers(-2_000_000, 2_500_000),
    st.integers(1, 5000),
    st.sampled_from([G.DAY, G.WEEK, G.MONTH, G.YEAR, G.DECADE]),
)
def test_any_days_keep_their_bounds(number, length, unit):
    begin, end = number * DAY, (number + length) * DAY
    interval, _, _ = parse_edtf(edtf_text(begin, end, unit))
    assert interval == Interval(begin, end)


@given(YEARS, st.integers(0, 3), st.sampled_from([G.DECADE, G.CENTURY, G.MILLENNIUM]))
def test_years_together_keep_their_bounds(year, more, unit):
    span = 10 ** (unit - G.YEAR)
    interval, _, _ = parse_edtf(edtf_text(instant(year), instant(year + span + more), unit))
    assert interval == Interval(instant(year), instant(year + span + more))


@given(st.integers(-(10**11), 10**11), st.integers(1, 10**7))
def test_any_seconds_keep_their_bounds(begin, length):
    interval, _, _ = parse_edtf(edtf_text(begin, begin + length, G.SECOND))
    assert interval == Interval(begin, begin + length)


@given(YEARS, st.sampled_from([G.DAY, G.MONTH, G.YEAR]), st.booleans())
def test_open_sides_round_trip(year, unit, approximate):
    for begin, end in ((instant(year), None), (None, instant(year))):
        text = edtf_text(begin, end, unit, approximate)
        assert parse_edtf(text)[::2] == (Interval(begin, end), approximate)


@given(st.text(alphabet="0123456789-/.XYT:~?%", max_size=24))
def test_any_text_is_read_or_refused(text):
    with suppress(ValueError):
        interval, unit, approximate = parse_edtf(text)
        written = edtf_text(interval.begin, interval.end, unit, approximate)
        assert parse_edtf(written)[0] == interval or unit is G.MINUTE


def _round_trip(begin, end, unit):
    for approximate in (False, True):
        assert parse_edtf(edtf_text(begin, end, unit, approximate)) == (Interval(begin, end), unit, approximate)
