"""Operators of direction, of years that are no calendar years, and of the Islamic calendar."""

import pytest

from chrono.grammar.named import load_named
from chrono.meaning.context import Context
from chrono.meaning.evaluate import evaluate
from chrono.meaning.tree import parse
from chrono.temporal.civil import day_number
from chrono.temporal.partial import value_of
from chrono.timex.anchor import anchor

DCT = day_number(2018, 10, 1)  # a Monday


def value(tree, dct=DCT, **more):
    return anchor(parse(tree), Context(dct=dct, named=load_named().entries.get, **more)).value


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        ("toward(on(weekday=5), -1)", "2018-09-28"),
        ("toward(on(weekday=5), -2)", "2018-09-21"),
        ("toward(on(weekday=5), 1)", "2018-10-05"),
        ("toward(on(weekday=5), 2)", "2018-10-12"),
        ("toward(on(month=7), -1)", "2018-07"),
        ("toward(on(month=7), -2)", "2017-07"),
        ("toward(on(month=7), 0)", "2018-07"),
        ("weekend(1)", "2018-W40-WE"),
        ("weekend(-1)", "2018-W39-WE"),
        ("weekend(?)", "2018-W40-WE"),
        ("year_of(fiscal, 0)", "2018-07-01/2019-07-01"),
        ("year_of(fiscal, -1)", "2017-07-01/2018-07-01"),
        ("year_of(school, 0)", "2018/2019"),
        ("fiscal_pair(2018, 19)", "2018-07-01/2019-07-01"),
        ("short_year(48)", "1948"),
        ("short_year(12)", "2012"),
        ("year_in_words(1967)", "1967"),
        ("with_year_of(on(month=6, day=14), on(year=2018, month=7, day=15))", "2018-06-14"),
        ("with_year_of(on(month=12), on(year=2018, month=2))", "2017-12"),
        ("ending(on(month=2), on(year=2017, month=11))", "2018-02"),
        ("beside_day(on(weekday=5), on(year=2018, month=9, day=29))", "2018-09-28"),
        ("before_hour(clock(9), 10)", "2018-10-01T08:50"),
        ("same_half(clock(8), clock(22))", "2018-10-01T20:00"),
        ("half_of(1, on(year=2018, month=2))", "2018-02"),
        ("hijri(1436, 10, 26)", "2015-08-11"),
        ("hijri_toward(9, -1)", "2018-05-16/2018-06-15"),
        ("hijri_toward(9, 1, 1)", "2019-05-06"),
        ("hijri_before(on(month=4, day=26), hijri(1437, 5, 11))", "2016-02-05"),
        ("day_month(3, 10)", "2018-10-03"),
        ("twin(hijri(1438, 9, 1), on(year=2017, month=5, day=28))", "2017-05-28"),
        ("eid_day(1)", "2018-08-21"),
        ("feast_day(2, eid-al-fitr)", "2018-06-16"),
    ],
)
def test_values(tree, expected):
    assert value(tree) == expected


@pytest.mark.parametrize("tree", ["fiscal_pair(2018, 2020)", "year_in_words(12)", "hijri(1436, 13, 1)"])
def test_no_meaning(tree):
    assert evaluate(parse(tree), Context(dct=DCT)) is None


def test_day_and_month_are_hijri_where_the_text_reckons_so():
    assert value("day_month(2, 10)", dct=day_number(2015, 7, 24), hijri=True) == "2015-07-18"


def test_twins_too_far_apart_are_a_conflict():
    sense = evaluate(parse("twin(hijri(1438, 9, 1), on(year=2017, month=6, day=28))"), Context(dct=DCT))
    assert sense.conflicts[0].startswith("calendar-twin")
    assert value_of(sense.partial) == "2017-05-27"


def test_the_same_period_of_a_year_is_the_one_told():
    told = evaluate(parse("on(year=2016, quarter=4)"), Context()).partial
    context = {"dct": day_number(2017, 2, 2), "period": told, "compared": told}
    assert value("same_period(shift(year, -1))", **context) == "2015-Q4"


def test_relative_words_without_publication_date_stay_open():
    assert "XX" in anchor(parse("weekend(1)"), Context()).value
    assert "XX" in anchor(parse("year_of(school, 1)"), Context()).value


@pytest.mark.parametrize(
    ("tree", "clash"),
    [
        ("meet(on(weekday=2), on(year=1453, month=5, day=29))", False),  # Tuesday by the Julian calendar
        ("meet(on(weekday=7), on(year=1453, month=5, day=29))", False),  # Sunday by the Gregorian one
        ("meet(on(weekday=3), on(year=1453, month=5, day=29))", True),
        ("meet(on(weekday=2), on(year=1753, month=5, day=29))", False),
        ("meet(on(weekday=6), on(year=1753, month=5, day=29))", True),  # a Saturday in Russia only
        ("twin(hijri(583, 7, 27), on(year=1187, month=10, day=2))", False),
        ("twin(hijri(583, 7, 27), on(year=1187, month=10, day=9))", False),
        ("twin(hijri(583, 7, 27), on(year=1187, month=10, day=22))", True),
    ],
)
def test_days_of_old_may_be_julian(tree, clash):
    assert bool(evaluate(parse(tree), Context(dct=DCT)).conflicts) == clash


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        ("reckoned(solar-hijri-11, 1357, 22)", "1979-02-11"),
        ("reckoned(coptic-1, 1740, 1)", "2023-09-12"),
        ("reckoned(coptic, 1740)", "2023-09-12/2024-09-11"),
        ("reckoned(hebrew-2, 5708)", "1948-05-10/1948-06-08"),
        ("hijri_century(4)", "0913-08-12/1010-08-21"),
    ],
)
def test_other_calendars(tree, expected):
    assert value(tree) == expected


@pytest.mark.parametrize("tree", ["reckoned(coptic-13, 1740, 6)", "reckoned(solar-hijri-1, 2021)", "hijri_century(16)"])
def test_no_such_date_in_that_calendar(tree):
    assert evaluate(parse(tree), Context(dct=DCT)) is None
