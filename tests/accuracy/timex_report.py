"""The table of ``docs/explanation/accuracy.md`` for expressions: ``python -m tests.accuracy.timex_report``.

Runs the recogniser over the corpora beside the repository and scores it with their scorer; the kind of a text is
detected.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from chrono.document.language import detect_kind
from chrono.document.model import Document
from chrono.timex import recognize

SHARED = Path(__file__).parents[2].parent / "shared"
CORPORA = ("ar-news-dev", "te3-timebank", "te3-aquaint", "wikiwars-dev")

Records = dict[str, dict[str, Any]]


def scorer() -> Any:
    """The module ``score_timex`` of the shared tools."""
    sys.path.insert(0, str(SHARED / "tools"))
    import score_timex

    sys.path.pop(0)
    return score_timex


def gold(corpus: str) -> Records:
    """Id -> record of a corpus."""
    lines = (SHARED / "corpora" / f"{corpus}.jsonl").read_text("utf-8").splitlines()
    return {record["id"]: record for record in map(json.loads, lines)}


def found(record: Mapping[str, Any]) -> dict[str, Any]:
    """What the recogniser finds in the text of a record, in the scorer's shape."""
    text, lang, published = record["text"], record["lang"], record["published"]
    kind = detect_kind(text, lang, published)
    timexes = recognize(Document(record["id"], text, lang=lang, kind=kind, published=published))[0]
    return {"timexes": [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in timexes]}


def reached(figures: Mapping[str, Any]) -> tuple[float, ...]:
    """Strict, relaxed, type and value F1 in per cent."""
    shares = figures["strict"]["f1"], figures["relaxed"]["f1"], figures["type_f1"], figures["value_f1"]
    return tuple(100 * share for share in shares)


def main() -> None:
    """Print a row for each corpus and fold."""
    score = scorer()
    for corpus in CORPORA:
        records = gold(corpus)
        predicted = {id_: found(record) for id_, record in records.items()}
        parts = {
            "all": records,
            "open": {id_: one for id_, one in records.items() if not score.aside(id_)},
            "aside": {id_: one for id_, one in records.items() if score.aside(id_)},
            "without ar-mali": {id_: one for id_, one in records.items() if id_ != "ar-mali"},
        }
        for part, some in parts.items():
            if part != "without ar-mali" or corpus == "ar-news-dev":
                row = " | ".join(f"{figure:.1f}" for figure in reached(score.score(some, predicted)[0]))
                print(f"| {corpus} | {part} | {row} |")
    spans = score.only(gold("ar-wojood-dev"), {"DATE", "TIME"})
    predicted = score.only({id_: found(record) for id_, record in spans.items()}, {"DATE", "TIME"})
    relaxed = score.score(spans, predicted)[0]["relaxed"]
    print(
        f"| ar-wojood-dev, DATE and TIME | all | recall {100 * relaxed['r']:.1f}, precision {100 * relaxed['p']:.1f} |"
    )


if __name__ == "__main__":
    main()
