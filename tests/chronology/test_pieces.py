"""Reading value by value gives what reading the whole gives, and refuses what that refuses."""

import json

import pytest

from chrono.chronology.assemble import assemble
from chrono.chronology.json import loads
from chrono.chronology.pieces import pieces
from chrono.errors import DocumentError
from tests.tui import story

STORY = assemble(story.annotations(), merge=False)
TEXT = STORY.to_json()
DECODER = json.JSONDecoder()


@pytest.mark.parametrize("text", [TEXT, json.dumps(json.loads(TEXT), indent=2), f" {TEXT}\n"])
def test_all_values_are_read(text):
    plain, typed = pieces(text, DECODER)
    assert [one["id"] for one in plain["documents"]] == [one.id for one in STORY.documents]
    assert all(typed[name] == getattr(STORY, name) for name in ("timexes", "events", "links", "entries", "findings"))


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}x", "{1: 2}", '{"a": 1,}', '{"a": 1 "b": 2}', '{"a": 1, "a": 2}', '{"a": 1', '{"events": [1]}',
     '{"events": [],}', '{"events": [{},]}', '{"events": [} '],
)  # fmt: skip
def test_what_is_no_object_or_no_value_is_refused(text):
    with pytest.raises((ValueError, IndexError, DocumentError)):
        pieces(text, DECODER)


def test_equal_ids_are_one_object():
    read = loads(TEXT)
    ids = {id_: id_ for id_ in (event.id for event in read.events)}
    assert all(id_ is ids[id_] for entry in read.entries for id_ in entry.events)
