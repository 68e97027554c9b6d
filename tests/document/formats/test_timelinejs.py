import json
from typing import Any

import pytest

from chrono.document.formats.timelinejs import from_slide
from chrono.document.timeline import read_timeline
from chrono.export import render
from tests.export.story import STORY


@pytest.mark.parametrize(
    ("start", "date"),
    [
        ({"year": 2025, "month": 8, "day": 19}, "2025-08-19"),
        ({"year": "2025", "month": "8", "day": ""}, "2025-08"),
        ({"year": 2025}, "2025"),
        ({"year": -493, "month": 1}, "494 BC"),
        ({"year": 0}, "1 BC"),
        ({"year": 2025, "month": 13, "day": 40}, "2025-13-40"),
        ({"year": "soon"}, ""),
        ({}, ""),
    ],
)
def test_dates(start: dict[str, Any], date: str) -> None:
    assert from_slide({"start_date": start, "text": {"headline": "<b>A &amp; b</b>"}}) == {
        "date": date,
        "end": None,
        "text": "A & b",
        "id": None,
    }


def test_what_we_export_is_read_as_a_timeline() -> None:
    timeline = read_timeline(render(STORY, "timelinejs").data.decode())
    assert timeline
    dates = [timeline.text[item.date.start : item.date.end] for item in timeline.items]
    assert dates == ["494 BC - 494 BC", "494 BC", "2021-01-01", "2025-08-19", "2025-08-19 - 2025-09-16", "2025-10-03"]
    assert timeline.items[0].id == "n1"
    assert "<script>alert('x')</script> was read aloud" in timeline.text


def test_a_slide_without_a_date_is_told() -> None:
    timeline = read_timeline(
        json.dumps(
            {
                "events": [
                    {"start_date": {"year": 2025}, "text": {"headline": "a"}},
                    {"start_date": {}, "text": {"headline": "b"}},
                ]
            }
        )
    )
    assert timeline
    assert [one.problem for one in timeline.unread] == ["no date"]
