"""The rows of pairs in ``docs/explanation/accuracy.md``: ``python -m tests.accuracy.pairs_report``.

What ``chrono annotate --pairs all`` answers for timebank-dense-dev and matres-dev, events and expressions given, each
document by a model trained on the documents of the other four folds.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chrono.chronology.annotation import Annotation
from chrono.chronology.pairs import relations
from chrono.event.weights import Table
from chrono.tlink.find import links_by, numbered
from chrono.tlink.heads import to_heads
from chrono.tlink.train import Corpora, Lesson, read, tables_of

SHARED = Path(__file__).parents[2].parent / "shared"
DATING, DENSE, MATRES = "te3-timebank", "timebank-dense-dev", "matres-dev"
FOLDS, SHUFFLE = 5, 0


def lessons(corpus: str) -> tuple[Lesson, ...]:
    """The documents of a corpus."""
    return read([SHARED / "corpora" / f"{corpus}.jsonl"], "en", (), True)


def answers(lesson: Lesson, tables: dict[str, Table]) -> dict[str, Any]:
    """All pairs of a document, in the shape of the scorer."""
    document, events, timexes = lesson.document, lesson.events, lesson.timexes
    links = to_heads(links_by(document, timexes, (), events, tables), events, timexes, document.text)
    found = Annotation(document, timexes, events=events, links=numbered(links, timexes, events))
    pairs = [{"from": a, "to": b, "rel": rel} for a, b, rel in relations(found, "all", tables)]
    return {**lesson.record, "links": None, "relations": pairs}


def folds() -> Iterator[tuple[str, dict[str, Any]]]:
    """(corpus, answers) of every document of the two corpora of pairs."""
    dating, dense, matres = map(lessons, (DATING, DENSE, MATRES))
    ids = sorted({lesson.document.id for lesson in (*dating, *dense, *matres)})
    random.Random(SHUFFLE).shuffle(ids)
    for number in range(FOLDS):
        test = frozenset(ids[number::FOLDS])
        tables = tables_of(Corpora("en", dating, (), dense, matres, test))
        for corpus, some in ((DENSE, dense), (MATRES, matres)):
            yield from ((corpus, answers(one, tables)) for one in some if one.document.id in test)


def main() -> None:
    """Print the share of right answers over all pairs, and F1 without VAGUE."""
    sys.path.insert(0, str(SHARED / "tools"))
    import score_tlinks

    found: dict[str, list[dict[str, Any]]] = {DENSE: [], MATRES: []}
    for corpus, answer in folds():
        found[corpus].append(answer)
    for corpus, records in found.items():
        gold = {lesson.document.id: lesson.record for lesson in lessons(corpus)}
        figures = score_tlinks.score(gold, {record["id"]: record for record in records})[0]["all"]
        right, sure = figures["all"]["f1"], figures["no_vague"]["f1"]
        print(f"| {corpus} | all pairs {100 * right:.1f} | without VAGUE {100 * sure:.1f} |")


if __name__ == "__main__":
    main()
