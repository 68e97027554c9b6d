"""TIMEX3 values read back into intervals."""

import pytest

from chrono.temporal.civil import moment_text
from chrono.temporal.partial import value_of
from chrono.temporal.timex_value import parse_value, value_interval


@pytest.mark.parametrize(
    ("value", "begin", "end", "unit"),
    [
        ("2025", "2025-01-01", "2026-01-01", "year"),
        ("2025-08", "2025-08-01", "2025-09-01", "month"),
        ("2025-08-19", "2025-08-19", "2025-08-20", "day"),
        ("2025-08-19T10:30", "2025-08-19T10:30:00", "2025-08-19T10:31:00", "minute"),
        ("2025-08-19TMO", "2025-08-19T06:00:00", "2025-08-19T12:00:00", "daypart"),
        ("2025-W37", "2025-09-08", "2025-09-15", "week"),
        ("2025-W37-2", "2025-09-09", "2025-09-10", "day"),
        ("2025-W37-WE", "2025-09-13", "2025-09-15", "weekend"),
        ("2025-SU", "2025-06-01", "2025-09-01", "season"),
        ("2025-Q3", "2025-07-01", "2025-10-01", "quarter"),
        ("2025-H2", "2025-07-01", "2026-01-01", "half"),
        ("198", "1980-01-01", "1990-01-01", "decade"),
        ("19", "1900-01-01", "2000-01-01", "century"),
        ("BC0494", "-0493-01-01", "-0492-01-01", "year"),
    ],
)
def test_interval_and_granularity(value: str, begin: str, end: str, unit: str) -> None:
    found = value_interval(value)
    assert found is not None
    interval, granularity = found
    assert (moment_text(interval.begin or 0), moment_text(interval.end or 0), str(granularity)) == (begin, end, unit)


@pytest.mark.parametrize(
    "value",
    ["2025", "2025-08", "2025-08-19", "2025-W37", "2025-SU", "2025-Q3", "198", "19", "BC0494", "2025-08-19T10:30"],
)
def test_round_trip(value: str) -> None:
    partial = parse_value(value)
    assert partial is not None
    assert value_of(partial) == value


@pytest.mark.parametrize(
    "value", ["P3D", "PXD", "PRESENT_REF", "XXXX-08-19", "XXXX-WXX-2", "2025-02-30", "", "x", "2025-09-16/2025-09-01"]
)
def test_no_interval_of_its_own(value: str) -> None:
    assert value_interval(value) is None


def test_an_era_is_its_half_open_interval() -> None:
    found = value_interval("2021-01-20/2025-01-20")
    assert found is not None
    assert (moment_text(found[0].begin or 0), moment_text(found[0].end or 0), found[1]) == (
        "2021-01-20",
        "2025-01-20",
        None,
    )
