"""Floors of finding and anchoring on annotated texts, which lie beside the repository and are no part of it.

The figures stand in ``docs/explanation/accuracy.md``; a floor is raised with each improvement.
"""

import json
from pathlib import Path

import pytest

from tests.accuracy.timex_report import SHARED, found, gold, reached, scorer

pytestmark = pytest.mark.skipif(not (SHARED / "corpora").is_dir(), reason="the annotated corpora are not here")

# corpus -> strict, relaxed, type, value F1 in per cent, over all its documents
FLOORS = {
    "ar-news-dev": (97, 99, 98, 95),
    "te3-timebank": (90.7, 94.2, 91.4, 83),
    "te3-aquaint": (81.5, 92.7, 83.5, 78.2),
    "wikiwars-dev": (90, 94.7, 93.3, 87.8),
}


@pytest.mark.parametrize("corpus", FLOORS)
def test_floor(corpus):
    records = gold(corpus)
    figures, _ = scorer().score(records, {id_: found(record) for id_, record in records.items()})
    assert [f for f, floor in zip(reached(figures), FLOORS[corpus], strict=True) if f < floor] == [], reached(figures)


OWN = Path(__file__).with_name("own-en.jsonl")

# English texts of our own in many genres: those read while rules were written, those kept aside
OWN_FLOORS = {"read": (96, 98.5, 98, 92.5), "aside": (91, 97.2, 95, 85.4)}


@pytest.mark.parametrize("split", OWN_FLOORS)
def test_floor_on_own_texts(split):
    records = {record["id"]: record for record in map(json.loads, OWN.read_text("utf-8").splitlines())}
    records = {id_: record for id_, record in records.items() if record["split"] == split}
    figures, _ = scorer().score(records, {id_: found(record) for id_, record in records.items()})
    assert [f for f, floor in zip(reached(figures), OWN_FLOORS[split], strict=True) if f < floor] == [], reached(
        figures
    )


def test_spans_under_other_guidelines():
    score = scorer()
    spans = score.only(gold("ar-wojood-dev"), {"DATE", "TIME"})
    predicted = score.only({id_: found(record) for id_, record in spans.items()}, {"DATE", "TIME"})
    relaxed = score.score(spans, predicted)[0]["relaxed"]
    assert relaxed["r"] > 0.90
    assert relaxed["p"] > 0.85
