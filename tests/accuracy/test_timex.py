"""Floors of finding and anchoring on annotated texts, which lie beside the repository and are no part of it.

The figures stand in ``docs/explanation/accuracy.md``; a floor is raised with each improvement.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from chrono.document.language import detect_kind
from chrono.document.model import Document
from chrono.timex import recognize

SHARED = Path(__file__).parents[2].parent / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "corpora").is_dir(), reason="the annotated corpora are not here")

# corpus -> strict, relaxed, type, value F1 in per cent, over all its documents
FLOORS = {
    "ar-news-dev": (93, 97, 95, 92),
    "te3-timebank": (87, 93, 90, 79),
    "te3-aquaint": (80, 91, 82, 74),
    "wikiwars-dev": (89, 94, 92, 85),
}


@pytest.fixture(scope="module")
def scorer() -> Any:
    sys.path.insert(0, str(SHARED / "tools"))
    import score_timex

    sys.path.pop(0)
    return score_timex


def _gold(corpus: str) -> dict[str, dict[str, Any]]:
    lines = (SHARED / "corpora" / f"{corpus}.jsonl").read_text("utf-8").splitlines()
    return {record["id"]: record for record in map(json.loads, lines)}


def _found(record: Mapping[str, Any]) -> dict[str, Any]:
    text, lang, published = record["text"], record["lang"], record["published"]
    kind = detect_kind(text, lang, published)
    timexes = recognize(Document(record["id"], text, lang=lang, kind=kind, published=published))[0]
    return {"timexes": [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in timexes]}


@pytest.mark.parametrize("corpus", FLOORS)
def test_floor(corpus: str, scorer: Any) -> None:
    gold = _gold(corpus)
    figures, _ = scorer.score(gold, {id_: _found(record) for id_, record in gold.items()})
    reached = (figures["strict"]["f1"], figures["relaxed"]["f1"], figures["type_f1"], figures["value_f1"])
    assert all(100 * figure >= floor for figure, floor in zip(reached, FLOORS[corpus], strict=True)), reached


def test_wojood_spans(scorer: Any) -> None:
    gold = scorer.only(_gold("ar-wojood-dev"), {"DATE", "TIME"})
    found = scorer.only({id_: _found(record) for id_, record in gold.items()}, {"DATE", "TIME"})
    relaxed = scorer.score(gold, found)[0]["relaxed"]
    assert relaxed["r"] > 0.90
    assert relaxed["p"] > 0.85
