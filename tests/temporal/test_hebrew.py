"""Hebrew days against feasts that were kept."""

import pytest

from chrono.temporal.civil import civil, date_text, weekday
from chrono.temporal.hebrew import hebrew_day, hebrew_new_year


@pytest.mark.parametrize(
    ("year", "month", "day", "date"),
    [
        (1967, 1, 15, "1967-04-25"),  # Passover
        (1973, 7, 10, "1973-10-06"),  # Yom Kippur, when the war began
        (2023, 7, 22, "2023-10-07"),  # Simchat Torah
        (2024, 1, 15, "2024-04-23"),
        (2024, 12, 14, "2024-03-24"),  # Purim of a leap year
        (2024, 9, 25, "2024-12-26"),
        (2025, 12, 14, "2025-03-14"),
        (2025, 7, 1, "2025-09-23"),
        (2025, 8, 1, "2025-10-23"),
        (2025, 9, 25, "2025-12-15"),
        (2025, 3, 6, "2025-06-02"),
        (2025, 5, 9, "2025-08-03"),
    ],
)
def test_feasts_that_were_kept(year, month, day, date):
    assert date_text(hebrew_day(year, month, day)) == date


def test_year_begins_on_no_sunday_wednesday_or_friday():
    for year in range(4000, 6500):
        assert weekday(hebrew_new_year(year)) not in {7, 3, 5}


def test_length_of_the_year():
    lengths = {hebrew_new_year(year + 1) - hebrew_new_year(year) for year in range(4000, 6500)}
    assert lengths == {353, 354, 355, 383, 384, 385}


def test_day_lies_in_its_civil_year():
    for year in range(1600, 2300):
        for month in (1, 2, 3, 4, 5, 6, 7, 8, 9, 12):
            assert civil(hebrew_day(year, month, 1))[0] == year
