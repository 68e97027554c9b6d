"""Hijri dates: Umm al-Qura inside its tables, the arithmetic calendar outside, no gap where they meet."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chrono.temporal.civil import date_text, day_number
from chrono.temporal.hijri import FIRST_YEAR, LAST_YEAR, hijri_day, hijri_month, hijri_year, to_hijri

MONTHS = st.tuples(st.integers(1, 2500), st.integers(1, 12))


@pytest.mark.parametrize(
    ("parts", "date", "exact"),
    [
        ((1447, 3, 24), "2025-09-16", True),
        ((1436, 10, 26), "2015-08-11", True),
        ((1438, 9, 1), "2017-05-27", True),
        ((1343, 1, 1), "1924-08-01", True),
        ((1500, 12, 30), "2077-11-16", True),
        ((1, 1, 1), "0622-07-19", False),  # 16 July in the Julian calendar of the day
        ((1342, 1, 1), "1923-08-14", False),
        ((656, 2, 4), "1258-02-17", False),  # Baghdad falls: 10 February (Julian)
    ],
)
def test_known_dates(parts, date, exact):
    number, found_exact = hijri_day(*parts)
    assert (date_text(number), found_exact) == (date, exact)


@pytest.mark.parametrize("parts", [(0, 1, 1), (-5, 1, 1), (1447, 0, 1), (1447, 13, 1), (1447, 1, 0), (1447, 1, 31)])
def test_no_such_date(parts):
    assert hijri_day(*parts) is None


def test_no_such_month_or_year():
    assert hijri_month(1447, 13) is None
    assert hijri_month(0, 1) is None
    assert hijri_year(0) is None
    assert to_hijri(day_number(622, 7, 18)) is None


def test_thirtieth_of_a_short_month_counts_on_and_is_not_exact():
    short = next(month for month in range(1, 13) if _length(1439, month) == 29)
    assert hijri_day(1439, short, 30) == (hijri_month(1439, short)[1], False)


@given(st.integers(day_number(622, 7, 19), day_number(2900)))
def test_day_round_trip(number):
    year, month, day, exact = to_hijri(number)
    assert hijri_day(year, month, day) == (number, exact)
    assert exact == (FIRST_YEAR <= year <= LAST_YEAR)


@given(MONTHS)
def test_months_meet(when):
    year, month = when
    following = hijri_month(year + month // 12, month % 12 + 1)
    assert hijri_month(year, month)[1] == following[0]


@pytest.mark.parametrize("year", [1, 1341, 1342, 1343, 1344, 1447, 1499, 1500, 1501, 1502])
def test_year_is_its_months(year):
    first, after, exact = hijri_year(year)
    assert first == hijri_month(year, 1)[0]
    assert after == hijri_month(year, 12)[1]
    assert 353 <= after - first <= 356
    assert exact == (FIRST_YEAR <= year <= LAST_YEAR)


def test_every_month_has_a_lunar_length():
    odd = {(1342, 12), (1500, 12)}  # where the two calendars meet
    early = range(1343, 1365)  # months as they were proclaimed, 28 to 31 days
    odd |= {(year, month) for year in early for month in range(1, 13)}
    for year in range(1330, 1515):
        for month in range(1, 13):
            assert _length(year, month) in ({28, 29, 30, 31} if (year, month) in odd else {29, 30}), (year, month)


def test_thirty_year_cycle_of_the_arithmetic_calendar():
    for year in range(1, 1300, 7):
        assert hijri_year(year + 30)[0] - hijri_year(year)[0] == 10_631


def test_import_is_cheap():
    code = "import sys, chrono.temporal.hijri, chrono.temporal.feasts; sys.exit('hijridate' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def _length(year, month):
    first, after, _ = hijri_month(year, month)
    return after - first
