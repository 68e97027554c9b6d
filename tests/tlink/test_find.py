"""find_links over whole documents: given links, ids, and texts with their own events and expressions."""

from chrono.document.model import Document
from chrono.tlink import find_links


def test_given_links_come_back_as_they_are():
    record = {"id": "k7", "from": "a", "to": "t0", "rel": "before", "note": "by hand"}
    (link,) = find_links(Document("d", "x", links=(record,)), (), (), ())
    assert (link.id, link.from_, link.to, link.rel, link.given) == ("k7", "a", "t0", "BEFORE", True)
    assert link.extra == (("note", "by hand"),)


def test_an_empty_list_of_links_is_given_too():
    assert find_links(Document("d", "He left on Monday.", links=()), (), (), ()) == ()
