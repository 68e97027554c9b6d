"""Floors of order and checks on annotated texts, which lie beside the repository and are no part of it."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import chrono
from chrono.chronology.report import alarms

SHARED = Path(__file__).parents[2].parent / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "corpora").is_dir(), reason="the annotated corpora are not here")


def corpus(name: str) -> dict[str, dict[str, Any]]:
    lines = (SHARED / "corpora" / f"{name}.jsonl").read_text("utf-8").splitlines()
    return {record["id"]: record for record in map(json.loads, lines)}


@pytest.fixture(scope="module")
def tools() -> Any:
    sys.path.insert(0, str(SHARED / "tools"))
    import score_chronology

    sys.path.pop(0)
    return score_chronology


def figures(tools: Any, keys: tuple[str, ...]) -> Mapping[str, Any]:
    """The scores with these keys of the gold events given, and the gold expressions."""
    gold, texts = corpus("ar-chronology-dev"), corpus("ar-news-dev")
    built = []
    for id_, record in gold.items():
        events = [{key: e[key] for key in ("id", "start", "end", *keys)} for e in record["events"]]
        times = [
            {k: v for k, v in t.items() if k not in ("begin", "finish") or "Z" not in str(v)}
            for t in texts[id_]["timexes"]
        ]
        given = {"id": id_, "lang": "ar", "published": record["dct"], "text": texts[id_]["text"]}
        built.append(json.loads(chrono.build([{**given, "events": events, "timexes": times}]).to_json()))
    scored: Mapping[str, Any] = tools.score(gold, built)["all"]
    return scored


def test_order_of_what_is_given(tools: Any) -> None:
    """Intervals and order handed in with the events: everything that follows is entailed, nothing the wrong way."""
    found = figures(tools, ("interval", "before"))
    assert found["entailed"] >= 0.95
    assert found["reversed"] == 0
    assert found["rank"] >= 0.8


def test_order_found_in_the_text(tools: Any) -> None:
    found = figures(tools, ())
    assert found["entailed"] >= 0.25
    assert found["reversed"] <= 8
    assert found["rank"] >= 0.65


@pytest.mark.parametrize(("name", "most"), [("te3-timebank", 0.05), ("te3-aquaint", 0.05), ("ar-news-dev", 0.25)])
def test_alarms_are_rare(name: str, most: float) -> None:
    """One alarm in twenty documents; those of ar-news-dev are real faults of the texts but for one in twenty."""
    records = corpus(name)
    plain = [{key: r[key] for key in ("id", "text", "lang", "published")} for r in records.values()]
    assert sum(len(alarms(chrono.build([r]).findings)) for r in plain) <= most * len(plain)


def test_conflicts_of_the_texts_are_found() -> None:
    """Weekday against the stamp twice, weekday against a full date once."""
    records = corpus("ar-news-dev")
    wanted = {"ar-fr-633": "CHR102", "ar-fr-455": "CHR102", "ar-ja-148": "CHR101"}
    for id_, code in wanted.items():
        record = {key: records[id_][key] for key in ("id", "text", "lang", "published")}
        assert code in {f.code for f in chrono.build([record]).findings}, id_
