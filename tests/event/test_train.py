"""Training: the same bytes again, a file that comes back, models small enough to ship."""

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from chrono.event.detect import Detector
from chrono.event.features import EDGE
from chrono.event.learn import index_features, train_binary
from chrono.event.train import folds, read, samples, tokens_of, train
from chrono.event.weights import dump, load, model

SENTENCES = (
    ("Rebels attacked the base in the north.", ("attacked",)),
    ("The minister visited the town and opened a bridge.", ("visited", "opened")),
    ("Police said the meeting ended.", ("said", "ended")),
    ("A quiet day by the river with old friends.", ()),
    ("The army attacked a village and burned houses.", ("attacked", "burned")),
    ("Workers opened the gate, the guard said.", ("opened", "said")),
)


def corpus() -> list[dict[str, object]]:
    documents = []
    for n, (text, triggers) in enumerate(SENTENCES):
        spans = [(text.index(word), text.index(word) + len(word), word) for word in triggers]
        marked = [
            {"id": f"e{k}", "start": a, "end": b, "class": "REPORTING" if word == "said" else "OCCURRENCE"}
            | {"pos": "VERB", "tense": "PAST", "main": word != "said"}
            for k, (a, b, word) in enumerate(spans, 1)
        ]
        documents.append({"id": str(n), "lang": "en", "text": text, "timexes": [], "events": marked})
    return documents


def run(tmp_path: Path, name: str, seed: str, *options: str) -> bytes:
    source = tmp_path / "corpus.jsonl"
    source.write_text("".join(json.dumps(document) + "\n" for document in corpus()), "utf-8")
    command = [
        sys.executable,
        "-m",
        "chrono.event.train",
        str(source),
        "--lang",
        "en",
        "-o",
        str(tmp_path / name),
        *options,
    ]
    subprocess.run(command, check=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])})
    return (tmp_path / name).read_bytes()


def test_training_gives_the_same_bytes(tmp_path: Path) -> None:
    first = run(tmp_path, "a.bin", "1")
    assert first == run(tmp_path, "b.bin", "2")
    assert dump(load(first), json.loads(first.split(b"\n")[1])["meta"]) == first


def test_folds_annotate_every_document_once(tmp_path: Path) -> None:
    lines = [json.loads(line) for line in run(tmp_path, "cv.jsonl", "0", "--folds", "3").splitlines()]
    assert sorted(line["id"] for line in lines) == [str(n) for n in range(len(SENTENCES))]


def test_a_model_knows_what_it_was_taught() -> None:
    records = corpus()
    tables = train([s for record in records for s in samples(record, "en")], "en", records)
    detector = Detector(load(dump(tables, {})))
    for record, (_, triggers) in zip(records, SENTENCES, strict=True):
        tokens = tokens_of(record, "en")
        assert tuple(tokens.words[t.index].raw for t in detector.triggers(tokens)) == triggers


def test_left_out_documents_are_not_read(tmp_path: Path) -> None:
    source = tmp_path / "corpus.jsonl"
    source.write_text("".join(json.dumps(document) + "\n" for document in corpus()), "utf-8")
    assert [record["id"] for record in read([source], ["0", "3"])] == ["1", "2", "4", "5"]


def test_folds_part_the_documents() -> None:
    parts = folds(corpus(), 4, 3)
    assert sorted(i for part in parts for i in part) == list(range(len(SENTENCES)))
    assert parts != folds(corpus(), 4, 4)


def test_a_separable_problem_is_separated() -> None:
    kept, rows = index_features([[1, 2], [1, 3], [4, 2], [4, 3]], 1)
    targets = [True, True, False, False]
    weights = train_binary(rows, targets, len(kept), 10.0, 50)
    scores = [weights[-1] + sum(weights[f] for f in row) for row in rows]
    assert [score > 0 for score in scores] == targets


def test_rare_features_are_left_out() -> None:
    assert index_features([[5, 7], [5]], 2) == ([5], [[0], [0]])


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_shipped_models_are_small_and_complete(lang: str) -> None:
    data = files("chrono").joinpath("languages", lang, "event-model.bin").read_bytes()
    assert len(data) < 5_000_000
    tables = model(lang)
    assert tables is not None
    assert set(tables) == {"event", "decide", "main"}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_word_stands_in_a_model(lang: str) -> None:
    data = files("chrono").joinpath("languages", lang, "event-model.bin").read_bytes()
    head = json.loads(data.split(b"\n")[1])
    assert head["meta"] == {"lang": lang, "scale": 256}
    assert all(len(label) < 30 and label.isascii() for _, labels, *_ in head["tables"] for label in labels)


def test_the_edge_of_a_sentence_is_no_word() -> None:
    assert EDGE.raw == ""
