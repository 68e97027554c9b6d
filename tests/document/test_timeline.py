"""Timelines made elsewhere: every form the contract lists, on their own line numbers."""

import json

import pytest

from chrono.document.timeline import Timeline, read_timeline

ITEM = {"date": "last Tuesday", "text": "Talks began", "id": "1", "end": None, "source": "report.txt", "after": []}


def read(text: str) -> Timeline:
    timeline = read_timeline(text)
    assert timeline is not None
    return timeline


def shown(timeline: Timeline) -> list[tuple[int, str, str]]:
    """(line, date, text) of every item."""
    return [
        (
            timeline.text.count("\n", 0, item.date.start) + 1,
            timeline.text[item.date.start : item.date.end],
            timeline.text[item.text.start : item.text.end],
        )
        for item in timeline.items
    ]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (json.dumps({"published": "2025-09-16", "events": [ITEM]}), [(1, "last Tuesday", "Talks began")]),
        (json.dumps([ITEM]), [(1, "last Tuesday", "Talks began")]),
        (
            json.dumps([ITEM, {"date": "2021", "text": "x"}], indent=0),
            [(2, "last Tuesday", "Talks began"), (10, "2021", "x")],
        ),
        (json.dumps({**ITEM, "end": "Friday"}), [(1, "last Tuesday - Friday", "Talks began")]),
        (
            f"{json.dumps(ITEM)}\n\n{json.dumps(ITEM)}\n",
            [(1, "last Tuesday", "Talks began"), (3, "last Tuesday", "Talks began")],
        ),
        ("date,text\n2025-09-09,Talks began\n", [(2, "2025-09-09", "Talks began")]),
        ('id;text;date\n1;"Talks; a first\nround";3 May\n', [(3, "3 May", "Talks; a first round")]),
        ("\ufeffDate,Description\n2021,x\n", [(2, "2021", "x")]),
        (
            "# title\n- 3 May 2024: Talks began\n* 10:30 on Monday: x: y\n",
            [(2, "3 May 2024", "Talks began"), (3, "10:30 on Monday", "x: y")],
        ),
        ("- 19 أغسطس/آب: هاجم الجيش القاعدة\n", [(1, "19 أغسطس/آب", "هاجم الجيش القاعدة")]),
    ],
    ids=[
        "object",
        "list",
        "pretty list",
        "one with end",
        "lines",
        "csv",
        "quoted csv",
        "csv with mark",
        "list of lines",
        "arabic",
    ],
)
def test_items(text: str, items: list[tuple[int, str, str]]) -> None:
    assert shown(read(text)) == items


@pytest.mark.parametrize(
    "text",
    [
        "The army attacked the base on 19 August.\nTalks began.",
        '{"text": "x", "published": "2025-09-16"}',
        '{"schema": "chrono/1", "documents": [], "events": []}',
        '{"id": "a"}',
        '[{"text": "x"}]',
        '{"text": "x", "date": "2021", "published": "2025-09-16"}\n{"text": "y"}',
        "[1, 2]",
        "",
        "a,b\n1,2\n",
    ],
    ids=["article", "record", "chronology", "other object", "records", "documents", "numbers", "empty", "other csv"],
)
def test_anything_else_is_none(text: str) -> None:
    assert read_timeline(text) is None


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("- 2021: a\nno item\n- 2022: b\n", "no line of the form - DATE: text", 2),
        ('{"date": "2021", "text": "a"}\nnot json\n', "not JSON", 2),
        ('[{"date": "2021", "text": "a"}, {"text": "b"}]', "no date", 2),
        ('[{"date": "2021", "text": "a"}, 5]', "no object with date and text", 2),
        ("date,text\n2021,a\n,\n", "no date and no text", 3),
    ],
)
def test_what_cannot_be_read_is_kept_with_its_problem(text: str, problem: str, line: int) -> None:
    timeline = read(text)
    assert timeline.items
    assert [one.problem for one in timeline.unread] == [problem]
    assert timeline.text.count("\n", 0, timeline.unread[0].span.start) + 1 == line


def test_what_an_object_says_of_the_whole() -> None:
    timeline = read(
        json.dumps({"published": "2025-09-16", "ordered": True, "events": [ITEM, {**ITEM, "id": "2", "after": ["1"]}]})
    )
    assert (timeline.published, timeline.ordered) == ("2025-09-16", True)
    assert [(item.id, item.after) for item in timeline.items] == [("1", ()), ("2", ("1",))]
