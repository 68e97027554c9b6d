"""Feast rules against dates that were kept."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chrono.temporal.civil import civil, date_text, day_number, month_days, weekday
from chrono.temporal.feasts import (
    Easter,
    Feast,
    Fixed,
    HijriDate,
    NthWeekday,
    easter,
    hijri_occurrence,
    nth_weekday,
    occurrences,
    orthodox_easter,
)


@pytest.mark.parametrize(
    ("year", "western", "orthodox"),
    [
        (1943, "1943-04-25", "1943-04-25"),
        (1961, "1961-04-02", "1961-04-09"),
        (2000, "2000-04-23", "2000-04-30"),
        (2008, "2008-03-23", "2008-04-27"),
        (2016, "2016-03-27", "2016-05-01"),
        (2024, "2024-03-31", "2024-05-05"),
        (2025, "2025-04-20", "2025-04-20"),
        (2038, "2038-04-25", "2038-04-25"),
    ],
)
def test_easter(year, western, orthodox):
    assert date_text(easter(year)) == western
    assert date_text(orthodox_easter(year)) == orthodox


def test_easter_is_a_sunday_inside_its_limits():
    for year in range(1583, 2600):
        assert weekday(easter(year)) == weekday(orthodox_easter(year)) == 7
        assert (year, 3, 22) <= civil(easter(year)) <= (year, 4, 25)
        assert orthodox_easter(year) >= easter(year)


@pytest.mark.parametrize(
    ("feast", "year", "dates"),
    [
        (Feast(Fixed(12, 25)), 2025, [("2025-12-25", "2025-12-26")]),
        (Feast(Fixed(2, 29)), 2025, []),
        (Feast(NthWeekday(11, 4, 4)), 2025, [("2025-11-27", "2025-11-28")]),
        (Feast(NthWeekday(11, 4, 4), shift=1), 2024, [("2024-11-29", "2024-11-30")]),
        (Feast(NthWeekday(11, 1, 1), shift=1), 2016, [("2016-11-08", "2016-11-09")]),
        (Feast(NthWeekday(11, 1, 1), shift=1), 2022, [("2022-11-08", "2022-11-09")]),
        (Feast(NthWeekday(5, 1, -1)), 2025, [("2025-05-26", "2025-05-27")]),
        (Feast(NthWeekday(1, 1, 3)), 2025, [("2025-01-20", "2025-01-21")]),
        (Feast(Easter(), shift=-2), 2025, [("2025-04-18", "2025-04-19")]),
        (Feast(Easter(), shift=-21), 2025, [("2025-03-30", "2025-03-31")]),
        (Feast(Easter(orthodox=True), shift=1), 2024, [("2024-05-06", "2024-05-07")]),
        (Feast(HijriDate(10, 1)), 2018, [("2018-06-15", "2018-06-16")]),
        (Feast(HijriDate(12, 10)), 2015, [("2015-09-23", "2015-09-24")]),
        (Feast(HijriDate(9)), 2017, [("2017-05-27", "2017-06-25")]),
        (Feast(HijriDate(10, 1)), 2033, [("2033-01-02", "2033-01-03"), ("2033-12-23", "2033-12-24")]),
        (Feast(HijriDate(None)), 2025, [("2025-06-26", "2026-06-16")]),
    ],
)
def test_occurrences(feast, year, dates):
    assert [(date_text(one.begin), date_text(one.end)) for one in occurrences(feast, year)] == dates


def test_hijri_feasts_say_that_a_day_may_be_missing():
    assert [one.tolerance for one in occurrences(Feast(HijriDate(10, 1)), 2018)] == [1]
    assert [one.tolerance for one in occurrences(Feast(HijriDate(10, 1)), 1850)] == [2]
    assert [one.tolerance for one in occurrences(Feast(Fixed(3, 21), tolerance=1), 2018)] == [1]


def test_feast_of_a_hijri_year():
    found = hijri_occurrence(Feast(HijriDate(10, 1)), 1436)
    assert date_text(found.begin) == "2015-07-17"
    assert hijri_occurrence(Feast(HijriDate(10, 1)), 0) is None
    assert hijri_occurrence(Feast(Fixed(1, 1)), 1436) is None


def test_before_the_hijra_there_is_none():
    assert occurrences(Feast(HijriDate(9)), 500) == ()


@given(st.integers(-500, 3000), st.integers(1, 12), st.integers(1, 7), st.sampled_from([1, 2, 3, 4, 5, -1, -2, -5]))
def test_nth_weekday_counts(year, month, day_of_week, nth):
    days = range(day_number(year, month), day_number(year, month) + month_days(year, month))
    same = [number for number in days if weekday(number) == day_of_week]
    index = nth - 1 if nth > 0 else nth
    expected = same[index] if -len(same) <= index < len(same) else None
    assert nth_weekday(year, month, day_of_week, nth) == expected


@given(st.integers(700, 2400), st.integers(1, 12), st.integers(1, 29))
def test_hijri_feasts_recur_every_lunar_year(year, month, day):
    begins = [one.begin for y in range(year, year + 3) for one in occurrences(Feast(HijriDate(month, day)), y)]
    assert all(353 <= after - before <= 357 for before, after in pairwise(begins))
    assert 3 <= len(begins) <= 4
