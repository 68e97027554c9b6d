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


FOURTH_TO_TENTH = Range("r1", 10, 20, "x", "t", "u", "2025-07-04", "2025-07-11", None)


def test_what_lasts_from_one_edge_to_the_other_has_both(stated):
    text = "The talks [lasted|a PAST] from {4 July|t 2025-07-04} to {10 July|u 2025-07-10}."
    assert {("a", "BEGUN_BY", "t"), ("a", "ENDED_BY", "u")} <= stated(text, "en", ranges=(FOURTH_TO_TENTH,))


def test_what_lies_between_two_edges_lies_in_neither(stated):
    text = "He [escaped|a PAST] between {4 July|t 2025-07-04} and {10 July|u 2025-07-10}."
    links = stated(text, "en", ranges=(FOURTH_TO_TENTH,))
    assert ("a", "IS_INCLUDED", "r1") in links
    assert not {("a", "IS_INCLUDED", "t"), ("a", "IS_INCLUDED", "u")} & links
