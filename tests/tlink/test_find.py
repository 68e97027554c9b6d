"""find_links over whole documents: given links, ids, and texts with their own events and expressions."""

from chrono.document.model import Document
from chrono.event.model import Event
from chrono.tlink import find_links
from chrono.tlink.find import numbered
from chrono.tlink.model import TLink


def test_given_links_come_back_as_they_are():
    record = {"id": "k7", "from": "a", "to": "t0", "rel": "before", "note": "by hand"}
    (link,) = find_links(Document("d", "x", "en", links=(record,)), (), (), ())
    assert (link.id, link.from_, link.to, link.rel, link.given) == ("k7", "a", "t0", "BEFORE", True)
    assert link.extra == (("note", "by hand"),)


def test_an_empty_list_of_links_is_given_too():
    assert find_links(Document("d", "He left on Monday.", "en", links=()), (), (), ()) == ()


def test_ids_leave_no_hole_after_links_were_moved_and_dropped():
    events = (Event("e1", 0, 2, "He"), Event("e2", 3, 7, "left"))
    moved = [
        TLink("l7", "e2", "t0", "BEFORE"),
        TLink("l9", "e1", "e2", "AFTER", trust=0.4),
        TLink("l3", "e1", "e2", "AFTER"),
    ]
    assert [(k.id, k.from_, k.to, k.trust) for k in numbered(moved, (), events)] == [
        ("l1", "e1", "e2", moved[2].trust),
        ("l2", "e2", "t0", moved[0].trust),
    ]
