"""Which events the links make worth a line of the chronology."""

import pytest

from chrono.document.model import Document
from chrono.event.model import Event
from chrono.timex.model import Timex
from chrono.tlink.model import TLink
from chrono.tlink.promote import promoted

TEXT = "On Tuesday he said rebels attacked the base and burned trucks."
DAY = Timex("t1", 3, 10, "Tuesday", "DATE", "2025-09-16", "XXXX-WXX-2", begin="2025-09-16", finish="2025-09-17")


def _event(word, **given):
    start = TEXT.index(word)
    return Event(f"e-{word}", start, start + len(word), word, **{"tense": "PAST", "main": False} | given)


def _listed(*events, dated=(), rel="IS_INCLUDED"):
    links = [TLink(f"l{n}", f"e-{word}", "t1", rel, trust=0.9) for n, word in enumerate(dated, 1)]
    document = Document("d", TEXT, "en", published="2025-09-16")
    return [event.text for event in promoted(document, events, links, [DAY]) if event.main]


SAID = _event("said", class_="REPORTING")


@pytest.mark.parametrize(
    ("events", "dated", "listed"),
    [
        ([_event("attacked")], ["attacked"], ["attacked"]),
        ([_event("attacked")], [], []),
        ([_event("attacked", factuality="negated")], ["attacked"], []),
        ([_event("attacked"), _event("burned")], ["attacked"], ["attacked", "burned"]),
        ([_event("attacked"), _event("burned", tense="PRESENT")], ["attacked"], ["attacked"]),
        ([_event("burned")], [], []),
        ([_event("attacked", factuality="negated"), _event("burned")], [], ["burned"]),
        ([SAID, _event("attacked")], ["said"], ["said"]),
        ([_event("attacked", given=True)], ["attacked"], []),
    ],
)
def test_listed(events, dated, listed):
    assert _listed(*events, dated=dated) == listed


def test_only_a_relation_that_dates_counts():
    assert _listed(_event("attacked"), dated=["attacked"], rel="AFTER") == []
