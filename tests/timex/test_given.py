"""Given expressions: taken as they are; what they lack is filled in, never overruled."""

from typing import Any

import pytest

from chrono.document.model import Document
from chrono.timex.given import given_timexes
from chrono.timex.model import Timex

TEXT = "The army attacked on 19 August and withdrew last month."
OURS = (
    Timex(
        "t1",
        21,
        30,
        "19 August",
        "DATE",
        "2025-08-19",
        "XXXX-08-19",
        begin="2025-08-19",
        finish="2025-08-20",
        anchor="t0",
    ),
    Timex("t2", 44, 54, "last month", "DATE", "2025-08", "XXXX-XX", begin="2025-08-01", finish="2025-09-01"),
)


def given(*rows: dict[str, Any]) -> list[Timex]:
    document = Document("a", TEXT, "en", published="2025-09-16", timexes=rows)
    return list(given_timexes(document, OURS))


def test_what_is_given_stands_and_unknown_keys_are_kept() -> None:
    (one,) = given({"id": "x", "start": 21, "end": 30, "type": "TIME", "value": "2024-08-19", "note": "mine"})
    assert (one.id, one.type, one.value, one.begin, one.finish) == (
        "x",
        "TIME",
        "2024-08-19",
        "2024-08-19",
        "2024-08-20",
    )
    assert (one.edtf, one.granularity, one.extra) == ("2024-08-19", "day", (("note", "mine"), ("given", True)))


def test_without_a_value_our_reading_of_the_span_is_taken() -> None:
    (one,) = given({"start": 18, "end": 30})
    assert (one.id, one.text, one.value, one.begin) == ("t1", "on 19 August", "2025-08-19", "2025-08-19")


def test_a_span_that_we_cannot_read_has_no_value() -> None:
    (one,) = given({"start": 0, "end": 8})
    assert (one.value, one.begin, one.finish) == ("", None, None)


def test_given_moments_win_over_the_value() -> None:
    (one,) = given({"start": 21, "end": 30, "value": "2025-08-19", "begin": "2025-08-18", "finish": "2025-08-21"})
    assert (one.begin, one.finish, one.edtf) == ("2025-08-18", "2025-08-21", "2025-08-18/2025-08-20")


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        ((None, None), ["t1", "t2"]),
        (("t1", None), ["t1", "t2"]),
        ((None, "t1"), ["t2", "t1"]),
        (("b", "a"), ["b", "a"]),
    ],
)
def test_ids_come_back_and_new_ones_are_free(ids: tuple[str | None, ...], expected: list[str]) -> None:
    rows = [{"id": id_, "start": 21 + 23 * n, "end": 30 + 23 * n} for n, id_ in enumerate(ids)]
    assert [one.id for one in given(*rows)] == expected


def test_now_is_the_publication_day() -> None:
    (one,) = given({"start": 0, "end": 3, "value": "PRESENT_REF"})
    assert (one.begin, one.finish) == ("2025-09-16", "2025-09-17")
