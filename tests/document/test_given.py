"""Given lists: kept as they are when they fit the text, one clear error when they do not."""

from typing import Any

import pytest

from chrono.document.given import read_given
from chrono.errors import DocumentError

TEXT = "The army attacked."
EVENT = {"id": "e1", "start": 9, "end": 17, "class": "OCCURRENCE", "score": 0.5}


def test_lists_are_kept_with_their_unknown_keys() -> None:
    given = read_given({"events": [EVENT], "timexes": []}, TEXT, "line 1")
    assert given == {"events": (EVENT,), "timexes": (), "links": None, "entities": None}


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"events": {}}, 'line 1: "events" is no list of objects; give one, or leave it out'),
        ({"events": [1]}, 'line 1: "events" is no list of objects; give one, or leave it out'),
        (
            {"events": [{**EVENT, "end": 19}]},
            "line 1: events[1]: start 9, end 19 are no span of the text (18 code points)",
        ),
        ({"events": [{**EVENT, "end": 9}]}, "line 1: events[1]: start 9, end 9 are no span"),
        ({"events": [{**EVENT, "start": -1}]}, "line 1: events[1]: start -1, end 17 are no span"),
        ({"events": [{**EVENT, "start": True}]}, "line 1: events[1]: start True, end 17 are no span"),
        ({"events": [{"id": "e1"}]}, "line 1: events[1]: start None, end None are no span"),
        ({"events": [EVENT, EVENT]}, 'line 1: id "e1" is given twice; ids are unique in their document'),
        ({"events": [EVENT], "timexes": [{"id": "e1", "start": 0, "end": 3}]}, 'line 1: id "e1" is given twice'),
        ({"timexes": [{"id": "t0", "start": 0, "end": 3}]}, "line 1: timexes id 't0' cannot be used"),
        (
            {"events": [{**EVENT, "class": "ACTION"}]},
            'line 1: events[1]: class "ACTION" is unknown; use one of OCCURRENCE',
        ),
        (
            {"timexes": [{"start": 0, "end": 3, "type": "DAY"}]},
            'line 1: timexes[1]: type "DAY" is unknown; use one of DATE',
        ),
        ({"timexes": [{"start": 0, "end": 3, "begin": "May"}]}, "line 1: timexes[1]: begin 'May' is no moment; write"),
        (
            {"events": [EVENT], "timexes": [], "links": [{"from": "e1", "to": "zz", "rel": "BEFORE"}]},
            'line 1: links[1]: to "zz" is no given event or timex; give it an id',
        ),
        ({"links": [{"from": "e1", "to": "t0"}]}, 'line 1: links[1]: no "rel"; a link needs from, to and rel'),
        ({"links": [{"from": "e1", "to": "t0", "rel": "SOON"}]}, 'line 1: links[1]: rel "SOON" is unknown; use one of'),
    ],
)
def test_what_does_not_fit_is_one_error(record: dict[str, Any], message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_given(record, TEXT, "line 1")
    assert str(caught.value).startswith(message)
