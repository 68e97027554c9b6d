"""TimeML out and in: against the schema of docs/reference, and back to the same marks."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from chrono.chronology.model import Chronology
from chrono.document.formats import timeml as reader
from chrono.document.model import Document
from chrono.errors import ExportError
from chrono.event.model import Event
from chrono.export import render, write
from chrono.tlink.model import TLink
from tests.export.story import DOCUMENTS, STORY

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parents[2] / "docs" / "reference" / "timeml.xsd"))


def _only(id_: str, chronology: Chronology = STORY) -> Chronology:
    """One document of a chronology with what is marked in it."""
    parts: dict[str, Any] = {
        name: tuple(one for one in getattr(chronology, name) if one.document == id_)
        for name in ("timexes", "ranges", "events", "links")
    }
    return replace(
        chronology,
        documents=tuple(one for one in chronology.documents if one.id == id_),
        entries=(),
        findings=(),
        **parts,
    )


def _written(chronology: Chronology) -> bytes:
    data = render(chronology, "timeml").data
    SCHEMA.assertValid(etree.fromstring(data))
    return data


def _read(data: bytes) -> dict[str, Any]:
    (record,) = reader.read(data, "x.tml")
    return record


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.id)
def test_what_goes_out_comes_in(document: Document) -> None:
    part = _only(document.id)
    record = _read(_written(part))
    assert (record["text"], record["id"], record["published"]) == (document.text, document.id, document.published)
    assert record["title"] == document.title
    assert [(one["start"], one["end"], one["type"], one["value"]) for one in record["timexes"]] == [
        (one.start, one.end, one.type, one.value) for one in part.timexes
    ]
    assert [(one["start"], one["class"], one["tense"], one["pos"]) for one in record["events"]] == [
        (one.start, one.class_, one.tense, one.pos) for one in sorted(part.events, key=lambda one: one.start)
    ]
    assert [(f"{document.id}#{one['from']}", f"{document.id}#{one['to']}", one["rel"]) for one in record["links"]] == [
        (one.from_, one.to, one.rel) for one in part.links
    ]
    assert [one.get("signal") for one in record["links"]] == [one.signal and list(one.signal) for one in part.links]


def test_several_documents_need_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="3 documents"):
        render(STORY, "timeml")
    notes = write(STORY, "timeml", tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a_ar.txt.tml", "a_en.txt.tml", "h.txt.tml"]
    assert any("range" in note for note in notes)


def test_names_of_files_never_leave_the_folder(tmp_path: Path) -> None:
    odd = Chronology(tuple(Document(id_, "x") for id_ in ("../../a", "..", "a b", "a_b", "/etc/passwd", "-")))
    write(odd, "timeml", tmp_path)
    assert len(list(tmp_path.iterdir())) == 6


def _marked(text: str, *marks: tuple[str, int, int]) -> Chronology:
    events = tuple(Event(f"d#{id_}", start, end, text[start:end], document="d") for id_, start, end in marks)
    return Chronology((Document("d", text),), events=events)


def test_marks_that_overlap_are_told_and_left_out() -> None:
    chronology = _marked("the post-war boom", ("e1", 4, 12), ("e2", 9, 12), ("e3", 13, 17))
    link = TLink("d#l1", "d#e3", "d#e2", "AFTER", document="d")
    rendered = render(replace(chronology, links=(link,)), "timeml")
    assert [one["id"] for one in _read(rendered.data)["events"]] == ["e1", "e3"]
    assert rendered.notes[:2] == (
        "timeml: 1 mark left out, for another stands at the same place",
        "timeml: 1 link left out, for TimeML has no OVERLAP or an end is left out",
    )


def test_ids_of_users_become_ids_of_timeml() -> None:
    record = _read(_written(_marked("one two three", ("mine", 0, 3), ("e7", 4, 7), ("e0", 8, 13))))
    assert [one["id"] for one in record["events"]] == ["e8", "e7", "e9"]


def test_same_as_is_identity() -> None:
    chronology = _marked("raid then raid", ("e1", 0, 4), ("e2", 10, 14))
    first, second = chronology.events
    record = _read(_written(replace(chronology, events=(first, replace(second, same_as="d#e1")))))
    assert [one.get("same_as") for one in record["events"]] == [None, "e1"]


def test_characters_that_xml_has_not_keep_the_offsets() -> None:
    text = "a\0b\ud800c\r\nd\x0be\ufffe"
    assert _read(_written(_marked(text)))["text"] == "a\ufffdb\ufffdc\r\nd\ufffde\ufffd"


def test_without_publication_date() -> None:
    assert _read(_written(_only("h.txt")))["published"] is None
