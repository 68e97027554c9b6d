"""Slides of TimelineJS 3 as items of a timeline: dates of numbers to ISO text, headlines of HTML to plain text."""

from collections.abc import Mapping
from typing import Any

from chrono.document.formats.markup import text_of_markup


def is_slide(value: Mapping[str, Any]) -> bool:
    """Whether an object of a timeline is a slide of TimelineJS."""
    return isinstance(value.get("start_date"), Mapping)


def from_slide(value: Mapping[str, Any]) -> dict[str, Any]:
    """``date``, ``end``, ``text`` and ``id`` of a slide; a date that is no date stays one that cannot be read."""
    text = value.get("text")
    headline = text.get("headline") or text.get("text") if isinstance(text, Mapping) else text
    return {
        "date": _iso(value["start_date"]),
        "end": _iso(value["end_date"]) if isinstance(value.get("end_date"), Mapping) else None,
        "text": text_of_markup(headline) if isinstance(headline, str) else "",
        "id": value.get("unique_id"),
    }


def _iso(date: Mapping[str, Any]) -> str:
    """``2025``, ``2025-08``, ``2025-08-19`` or ``494 BC``; TimelineJS writes numbers as text as well."""
    parts = []
    for key in ("year", "month", "day"):
        try:
            parts.append(int(date[key]))
        except (KeyError, TypeError, ValueError):
            break
    if parts and parts[0] <= 0:
        return f"{1 - parts[0]} BC"
    return "-".join(f"{part:0{4 if not number else 2}}" for number, part in enumerate(parts))
