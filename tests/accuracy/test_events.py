"""Floors of the event finder on annotated texts, which lie beside the repository and are no part of it.

English: the shipped model, trained on te3-timebank alone, on te3-aquaint. Arabic: five folds of ar-events-dev.
"""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from chrono.document.model import Document
from chrono.event import find_events
from chrono.event.train import cross_validate, read
from chrono.timex.model import Timex

SHARED = Path(__file__).parents[2].parent / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "corpora").is_dir(), reason="the annotated corpora are not here")

Record = Mapping[str, Any]


@pytest.fixture(scope="module")
def scorer() -> Any:
    sys.path.insert(0, str(SHARED / "tools"))
    import score_events

    sys.path.pop(0)
    return score_events


def by_id(records: Iterable[Record]) -> dict[str, Record]:
    return {record["id"]: record for record in records}


def found(record: Record) -> dict[str, Any]:
    times = tuple(Timex(t["id"], t["start"], t["end"], t["text"], t["type"], "", "") for t in record["timexes"])
    events = find_events(Document(record["id"], record["text"], lang=record["lang"]), times)
    return {"id": record["id"], "events": [asdict(event) | {"class": event.class_} for event in events]}


def test_english_floor(scorer: Any) -> None:
    gold = read([SHARED / "corpora" / "te3-aquaint.jsonl"])
    figures, _ = scorer.score(by_id(gold), by_id(map(found, gold)))
    assert figures["strict"]["f1"] > 0.84
    assert figures["class_f1"] > 0.69


def arabic(*, given: bool) -> tuple[dict[str, Record], dict[str, Record]]:
    gold = read([SHARED / "corpora" / "ar-events-dev.jsonl"], ["ar-mali"])
    parts = cross_validate(gold, "ar", 5, 1, given)
    return by_id(gold), {id_: {"id": id_, "events": events} for id_, events in parts}


def test_arabic_floor(scorer: Any) -> None:
    gold, predicted = arabic(given=False)
    figures, _ = scorer.score(gold, predicted)
    tense, _ = scorer.score_field(gold, predicted, "tense", {"VERB", "PARTICIPLE"})
    assert figures["strict"]["f1"] > 0.73
    assert figures["class_f1"] > 0.59
    assert tense["accuracy"] > 0.88


def test_arabic_floor_of_given_events(scorer: Any) -> None:
    gold, described = arabic(given=True)
    main, _ = scorer.score_field(gold, described, "main")
    chain, _ = scorer.score_field(gold, described, "same_as")
    assert main["f1"] > 0.56
    assert chain["p"] > 0.6
