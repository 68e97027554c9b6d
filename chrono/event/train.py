"""Training of the event models: ``python -m chrono.event.train CORPUS.jsonl... --lang xx -o FILE``.

The corpora are JSONL with ``id, text, timexes, events``; lines of another language are left out, as are ``--without`` ids.
The same corpora give the same bytes. With ``--folds N`` nothing is shipped: each document is annotated by a model trained
on the others, and FILE is JSONL for the scorers (``--shuffle K`` is another division into folds).
"""

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from chrono.document.sentences import sentences
from chrono.event import learn
from chrono.event.detect import Detector, all_features, event_features, is_candidate, padded
from chrono.event.features import EDGE
from chrono.event.lexicon import lexicon
from chrono.event.tokens import Tokens, tokenize
from chrono.event.weights import SCALE, Table, dump

CLASSES = ("OCCURRENCE", "STATE", "REPORTING", "PERCEPTION", "ASPECTUAL", "I_ACTION", "I_STATE")
LEAST = 2
EPOCHS = 10
THRESHOLD = {"en": -0.08, "ar": -0.25}
"""Score from which a word is taken as an event, chosen by cross-validation on the development corpora."""
COST = {"event": 0.02, "class": 0.04, "pos": 0.04, "tense": 0.04}

DECISIONS = {
    "class": CLASSES,
    "pos": ("VERB", "NOUN", "MASDAR", "PARTICIPLE", "ADJECTIVE", "OTHER"),
    "tense": ("PAST", "PRESENT", "FUTURE", "NONE", "INFINITIVE", "PRESPART", "PASTPART"),
}
"""What is decided about an event, and the labels that are learned."""

Record = Mapping[str, Any]
Sample = tuple[list[int], list[int] | None, Mapping[str, Any]]
"""Features of a candidate; those of its event and the event, where there is one."""


def read(paths: Iterable[Path], lang: str, without: Sequence[str] = ()) -> list[Record]:
    """The documents of the corpora in their order."""
    lines = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [record for record in lines if record.get("lang", lang) == lang and record["id"] not in without]


def tokens_of(record: Record, lang: str) -> Tokens:
    """Tokens of a record, its temporal expressions marked."""
    times = [(t["start"], t["end"]) for t in record.get("timexes", ())]
    return tokenize(record["text"], sentences(record["text"], lang), lexicon(lang), times)


def samples(record: Record, lang: str) -> list[Sample]:
    """The candidates of a record; an event belongs to the token it ends with."""
    tokens = tokens_of(record, lang)
    events = {event["end"]: event for event in record["events"]}
    found: list[Sample] = []
    for first, last in tokens.bounds:
        words = [EDGE, EDGE, *tokens.words[first:last], EDGE, EDGE]
        for i in range(2, len(words) - 2):
            if is_candidate(words[i]):
                event = events.get(tokens.ends[first + i - 2])
                found.append((all_features(words, i), event and event_features(words, i), event or {}))
    return found


def event_table(data: Sequence[Sample], lang: str) -> Table:
    """Event or not."""
    features, rows = learn.index_features([row for row, *_ in data], LEAST)
    weights = learn.train_binary(rows, [more is not None for _, more, _ in data], len(features), COST["event"], EPOCHS)
    weights[-1] -= THRESHOLD.get(lang, 0.0)
    return learn.table(("EVENT",), features, [weights])


def decision_table(data: Sequence[Sample], name: str) -> Table:
    """Which label an event has: each one against the rest."""
    known = [(more, event[name]) for _, more, event in data if more is not None and event.get(name) in DECISIONS[name]]
    labels = [label for label in DECISIONS[name] if any(label == given for _, given in known)]
    features, rows = learn.index_features([row for row, _ in known], LEAST)
    columns = [
        learn.train_binary(rows, [given == label for _, given in known], len(features), COST[name], EPOCHS)
        for label in labels
    ]
    return learn.table(labels, features, columns)


def train(data: Sequence[Sample], lang: str) -> dict[str, Table]:
    """The tables of a model."""
    return {"event": event_table(data, lang), **{name: decision_table(data, name) for name in DECISIONS}}


def folds(records: Sequence[Record], n: int, shuffle: int) -> list[list[int]]:
    """Indices of the records of each fold."""
    order = list(range(len(records)))
    random.Random(shuffle).shuffle(order)
    return [order[k::n] for k in range(n)]


def predict(record: Record, tables: Mapping[str, Table], lang: str) -> dict[str, Any]:
    """The record's id with the events that the tables find."""
    tokens = tokens_of(record, lang)
    detector = Detector(tables)
    found = []
    for n, trigger in enumerate(detector.triggers(tokens), 1):
        start = tokens.starts[trigger.index] + tokens.words[trigger.index].skip
        features = event_features(*padded(tokens, trigger.index))
        decided = {name: detector.decide(name, features) for name in DECISIONS}
        found.append({"id": f"e{n}", "start": start, "end": tokens.ends[trigger.index], **decided})
    return {"id": record["id"], "events": found}


def cross_validate(records: Sequence[Record], lang: str, n: int, shuffle: int) -> Iterator[dict[str, Any]]:
    """Each record annotated by a model that has not seen it."""
    data = [samples(record, lang) for record in records]
    for fold in folds(records, n, shuffle):
        held = set(fold)
        tables = train([s for i, part in enumerate(data) if i not in held for s in part], lang)
        yield from (predict(records[i], tables, lang) for i in fold)


def main() -> None:
    """Command line; see the module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--lang", required=True)
    parser.add_argument("-o", "--output", required=True, type=Path)
    parser.add_argument("--without", nargs="*", default=[], help="ids of documents that are left out")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--shuffle", type=int, default=1)
    options = parser.parse_args()
    records = read(options.corpora, options.lang, options.without)
    if options.folds:
        lines = cross_validate(records, options.lang, options.folds, options.shuffle)
        options.output.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    else:
        data = [sample for record in records for sample in samples(record, options.lang)]
        options.output.write_bytes(dump(train(data, options.lang), {"lang": options.lang, "scale": SCALE}))


if __name__ == "__main__":
    main()
