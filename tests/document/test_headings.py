"""Headings: short lines between paragraphs, and nothing that only looks like one."""

import pytest

from chrono.document.headings import headings

LONG = "The army attacked the base near the river on 19 August and looted the depots for several days."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{LONG}\n\nA new front\n\n{LONG}", ["A new front"]),
        (f"{LONG}\n\nتوسع النفوذ\n\n{LONG}", ["توسع النفوذ"]),
        (f"Army attacks base\n\n{LONG}", []),
        (f"{LONG}\n\nTalks failed.\n\n{LONG}", []),
        (f"{LONG}\n\n- A new front\n\n{LONG}", []),
        (f"{LONG}\n\nThe war in 2021\n\n{LONG}", []),
        (f"{LONG}\n\nArmy attacks base\nTalks begin\nArmy leaves", []),
        (f"{LONG}\n\nA new front", []),
        ("", []),
    ],
)
def test_headings(text: str, found: list[str]) -> None:
    assert [text[span.start : span.end] for span in headings(text)] == found
