"""Twins of two calendars and ends of ranges."""

from chrono.timex.model import Range


def test_two_names_of_one_day(stated):
    text = "[عقد|a PAST] المؤتمر في {26 شوال 1436 هـ|t HIJRI 2015-08-11} الموافق {11 أغسطس 2015 م|u 2015-08-11}."
    assert ("t", "SIMULTANEOUS", "u") in stated(text, "ar")


def test_two_days_of_one_calendar_are_no_twins(stated):
    text = "[عقد|a PAST] المؤتمر في {10 أغسطس|t 2015-08-10} ثم {11 أغسطس 2015 م|u 2015-08-11}."
    assert ("t", "SIMULTANEOUS", "u") not in stated(text, "ar")


def test_the_ends_of_a_range(stated):
    span = Range("r1", 10, 20, "x", "t", "u", "2025-07-04", "2025-07-11", None)
    text = "It [lasted|a PAST] from {4 July|t 2025-07-04} to {10 July|u 2025-07-10}."
    assert ("t", "BEFORE", "u") in stated(text, "en", ranges=(span,))
