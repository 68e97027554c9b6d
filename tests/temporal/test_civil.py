"""Civil dates and instants: exhaustive over small domains, against the standard library where it reaches."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chrono.temporal import civil

NUMBERS = st.integers(-2_000_000, 2_000_000)  # about 3500 BC to AD 7400


def test_agrees_with_the_standard_library_on_four_centuries():
    epoch = date(1970, 1, 1).toordinal()
    for number in range(civil.day_number(1800), civil.day_number(2201)):
        day = date.fromordinal(number + epoch)
        assert civil.civil(number) == (day.year, day.month, day.day)
        assert civil.day_number(day.year, day.month, day.day) == number
        assert civil.weekday(number) == day.isoweekday()
        assert civil.iso_week(number) == tuple(day.isocalendar())[:2]


@pytest.mark.parametrize(
    ("parts", "number"),
    [((1970, 1, 1), 0), ((0, 3, 1), -719_468), ((1, 1, 1), -719_162), ((-4713, 11, 24), -2_440_588)],
)
def test_known_day_numbers(parts, number):
    assert civil.day_number(*parts) == number
    assert civil.civil(number) == parts


@given(NUMBERS)
def test_round_trip_and_order(number):
    assert civil.day_number(*civil.civil(number)) == number
    assert civil.civil(number) < civil.civil(number + 1)
    assert civil.weekday(number + 7) == civil.weekday(number)


@given(NUMBERS)
def test_four_hundred_years_repeat(number):
    year, month, day = civil.civil(number)
    assert civil.civil(number + 146_097) == (year + 400, month, day)


@given(NUMBERS)
def test_week_holds_its_day(number):
    year, week = civil.iso_week(number)
    assert civil.week_start(year, week) <= number < civil.week_start(year, week) + 7
    assert 1 <= week <= 53


@pytest.mark.parametrize(
    ("year", "leap"), [(2000, True), (1900, False), (2024, True), (0, True), (-4, True), (-1, False)]
)
def test_leap_years(year, leap):
    assert civil.is_leap(year) is leap
    assert civil.month_days(year, 2) == 28 + leap
    assert sum(civil.month_days(year, month) for month in range(1, 13)) == 365 + leap


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2025-01-31", 1, "2025-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2025-03-31", -1, "2025-02-28"),
        ("2025-12-15", 1, "2026-01-15"),
        ("2025-01-15", -13, "2023-12-15"),
        ("0000-01-31", -1, "-0001-12-31"),
    ],
)
def test_shift_months(start, months, expected):
    number = civil.parse_moment(start) // civil.DAY
    assert civil.date_text(civil.shift_months(number, months)) == expected


@given(NUMBERS, st.integers(-5000, 5000))
def test_shift_months_keeps_the_day_or_takes_the_last(number, months):
    year, month, day = civil.civil(number)
    shifted_year, shifted_month, shifted_day = civil.civil(civil.shift_months(number, months))
    assert shifted_year * 12 + shifted_month == year * 12 + month + months
    assert shifted_day == min(day, civil.month_days(shifted_year, shifted_month))


@given(st.integers(-(10**11), 10**11))
def test_moment_text_round_trip(moment):
    assert civil.parse_moment(civil.moment_text(moment)) == moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("1970-01-01", 0),
        ("1970-01-01T00:01", 60),
        ("1970-01-01T24:00", 86_400),
        ("-0493-01-01", civil.instant(-493)),
        ("2025-02-29", None),
        ("2025-13-01", None),
        ("2025-01-01T25:00", None),
        ("2025-01-01T10:60", None),
        ("2025-1-1", None),
        ("", None),
    ],
)
def test_parse_moment(text, moment):
    assert civil.parse_moment(text) == moment


@pytest.mark.parametrize(
    ("year", "text"), [(2025, "2025"), (5, "0005"), (0, "0000"), (-493, "-0493"), (12_000, "12000")]
)
def test_year_text(year, text):
    assert civil.year_text(year) == text
