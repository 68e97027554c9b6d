"""Other calendars: dates that histories give in both, months that meet, years of the right length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chrono.temporal.calendars import CALENDARS, calendar_day, calendar_span
from chrono.temporal.civil import date_text

NAMES = st.sampled_from(sorted(CALENDARS))


@st.composite
def years(draw):
    name = draw(NAMES)
    span = CALENDARS[name].years
    return name, draw(st.integers(span.start, span.stop - 2))


@pytest.mark.parametrize(
    ("name", "parts", "date"),
    [
        ("solar-hijri", (1357, 11, 22), "1979-02-11"),
        ("solar-hijri", (1388, 3, 22), "2009-06-12"),
        ("solar-hijri", (1399, 1, 1), "2020-03-20"),
        ("solar-hijri", (1403, 12, 30), "2025-03-20"),
        ("coptic", (1740, 1, 1), "2023-09-12"),
        ("coptic", (1741, 1, 1), "2024-09-11"),
        ("coptic", (1, 1, 1), "0284-08-29"),  # the same day in the Julian calendar
        ("ethiopian", (2000, 1, 1), "2007-09-12"),
        ("hebrew", (5708, 2, 5), "1948-05-14"),
        ("hebrew", (5784, 7, 1), "2023-09-16"),
        ("hebrew", (5784, 12, 14), "2024-03-24"),
        ("hebrew", (5784, 13, 1), "2024-02-10"),
        ("hebrew", (5786, 9, 25), "2025-12-15"),
        ("republican", (2, 11, 9), "1794-07-27"),
        ("republican", (8, 2, 18), "1799-11-09"),
        ("republican", (14, 4, 10), "1805-12-31"),
    ],
)
def test_known_dates(name, parts, date):
    assert date_text(calendar_day(name, *parts)) == date


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("solar-hijri", (1402, 12, 30)),
        ("solar-hijri", (2021, 1, 1)),
        ("coptic", (1740, 13, 6)),
        ("coptic", (1740, 14, 1)),
        ("hebrew", (5783, 13, 30)),
        ("republican", (15, 1, 1)),
        ("republican", (2, 1, 31)),
        ("ethiopian", (2000, 0, 1)),
    ],
)
def test_no_such_date(name, parts):
    assert calendar_day(name, *parts) is None


@given(years())
def test_a_year_ends_where_the_next_begins(when):
    name, year = when
    assert calendar_span(name, year)[1] == calendar_span(name, year + 1)[0]
    assert 353 <= calendar_span(name, year)[1] - calendar_span(name, year)[0] <= 385


@given(years(), st.integers(1, 11))
def test_months_meet(when, month):
    name, year = when
    if name == "hebrew":  # begins with month 7, and month 13 stands before 12
        following = {6: None, 11: 13, 12: 1}.get(month, month + 1)
        if following is None:
            return
        after = calendar_span(name, year, following)[0]
        before = calendar_span(name, year, month)[1]
        assert after == before or month == 11
    else:
        assert calendar_span(name, year, month)[1] == calendar_span(name, year, month + 1)[0]
