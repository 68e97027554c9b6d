"""Training of the event models: ``python -m chrono.event.train CORPUS.jsonl... --lang xx -o FILE``.

The corpora are JSONL with ``id, text, timexes, events``. Lines of another language only teach salience; ids after
``--without`` are left out. The same corpora give the same bytes. With ``--folds N`` nothing is shipped: each document
is annotated by a model trained on the others, and FILE is JSONL for the scorers (``--shuffle K`` divides otherwise,
``--given`` describes the given events instead of finding some).
"""

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from chrono.document.sentences import sentences
from chrono.event import learn
from chrono.event.attributes import attributes, with_sources
from chrono.event.clauses import clause_of
from chrono.event.cues import cues
from chrono.event.detect import Detector, all_features, detector, event_features, is_candidate
from chrono.event.features import EDGE
from chrono.event.lexicon import lexicon
from chrono.event.mentions import chains
from chrono.event.salience import salience_features
from chrono.event.tokens import Tokens, tokenize
from chrono.event.weights import SCALE, Table, dump

CLASSES = ("OCCURRENCE", "STATE", "REPORTING", "PERCEPTION", "ASPECTUAL", "I_ACTION", "I_STATE")
LEAST = 2
EPOCHS = 10
THRESHOLD = {"en": -0.08, "ar": 0.0}
"""Score from which a word is taken as an event, chosen by cross-validation on the development corpora."""
COST = {"event": 0.02, "class": 0.01, "pos": 0.04, "tense": 0.04, "main": 0.005}
"""Price of an error in each decision (see ``learn.train_binary``)."""
SALIENT = -0.35
"""Score from which an event is listed by itself, chosen in the same way."""

DECISIONS = {
    "class": CLASSES,
    "pos": ("VERB", "NOUN", "MASDAR", "PARTICIPLE", "ADJECTIVE", "OTHER"),
    "tense": ("PAST", "PRESENT", "FUTURE", "NONE", "INFINITIVE", "PRESPART", "PASTPART"),
}
"""What is decided about an event, and the labels that are learned."""

Record = Mapping[str, Any]
Sample = tuple[list[int], list[int] | None, Mapping[str, Any]]
"""Features of a candidate; those of its event and the event, where there is one."""


def read(paths: Iterable[Path], without: Sequence[str] = ()) -> list[Record]:
    """The documents of the corpora in their order."""
    lines = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [record for record in lines if record["id"] not in without]


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


def decide_table(data: Sequence[Sample]) -> Table:
    """Which label an event has in each decision: every label against the rest, side by side."""
    columns: dict[str, dict[int, float]] = {}
    biases: list[float] = []
    for name, labels in DECISIONS.items():
        known = [(more, event[name]) for _, more, event in data if more is not None and event.get(name) in labels]
        features, rows = learn.index_features([row for row, _ in known], LEAST)
        for label in [label for label in labels if any(label == given for _, given in known)]:
            targets = [given == label for _, given in known]
            weights = learn.train_binary(rows, targets, len(features), COST[name], EPOCHS)
            columns[f"{name}:{label}"] = dict(zip(features, weights, strict=False))
            biases.append(weights[-1])
    union = sorted(set().union(*columns.values()))
    full = [[column.get(f, 0.0) for f in union] + [bias] for column, bias in zip(columns.values(), biases, strict=True)]
    return learn.table(tuple(columns), union, full)


def main_samples(record: Record, lang: str, detector: Detector) -> list[tuple[list[int], bool]]:
    """Features of salience of the events that say whether they are main."""
    events = sorted((e for e in record["events"] if "main" in e), key=lambda e: (e["start"], e["end"]))
    tokens, words = tokens_of(record, lang), cues(lang)
    at = [tokens.at(event["end"] - 1) for event in events]
    clauses = [clause_of(tokens, index, frozenset(at), words) for index in at]
    said = with_sources(tokens, at, [attributes(tokens, index, detector, words) for index in at])
    rows = salience_features(tokens, at, clauses, said)
    return [(row, event["main"]) for row, event in zip(rows, events, strict=True)]


def main_table(data: Sequence[tuple[list[int], bool]]) -> Table:
    """Whether an event is main."""
    features, rows = learn.index_features([row for row, _ in data], LEAST)
    weights = learn.train_binary(rows, [target for _, target in data], len(features), COST["main"], EPOCHS)
    weights[-1] -= SALIENT
    return learn.table(("MAIN",), features, [weights])


def train(data: Sequence[Sample], lang: str, records: Sequence[Record]) -> dict[str, Table]:
    """The tables of a model: ``data`` are samples of its language, ``records`` may be of any language with a model."""
    tables = {"event": event_table(data, lang), "decide": decide_table(data)}
    own = Detector(tables)
    salient = []
    for record in records:
        finder = own if record.get("lang", lang) == lang else detector(record["lang"])
        if finder and any("main" in event for event in record["events"]):
            salient += main_samples(record, record.get("lang", lang), finder)
    return {**tables, "main": main_table(salient)} if salient else tables


def folds(records: Sequence[Record], n: int, shuffle: int) -> list[list[int]]:
    """Indices of the records of each fold."""
    order = list(range(len(records)))
    random.Random(shuffle).shuffle(order)
    return [order[k::n] for k in range(n)]


def predict(record: Record, detector: Detector, lang: str) -> list[dict[str, Any]]:
    """The events that a model finds in a record."""
    tokens = tokens_of(record, lang)
    found = []
    for n, trigger in enumerate(detector.triggers(tokens), 1):
        start = tokens.starts[trigger.index] + tokens.words[trigger.index].skip
        said = attributes(tokens, trigger.index, detector, cues(lang))
        decided = {"class": said.class_, "pos": said.pos, "tense": said.tense, "polarity": said.polarity}
        found.append({"id": f"e{n}", "start": start, "end": tokens.ends[trigger.index], **decided})
    return found


def describe(record: Record, detector: Detector, lang: str) -> list[dict[str, Any]]:
    """The record's own events with what a model says of each span."""
    events = sorted(record["events"], key=lambda e: (e["start"], e["end"]))
    tokens = tokens_of(record, lang)
    found = []
    at = [tokens.at(event["end"] - 1) for event in events]
    rows = main_samples({**record, "events": [{**event, "main": False} for event in events]}, lang, detector)
    said = [attributes(tokens, index, detector, cues(lang)) for index in at]
    repeated = chains(tokens, at, [what.class_ for what in said])
    for n, event in enumerate(events):
        earlier = repeated[n]
        same = None if earlier is None else events[earlier]["id"]
        main = detector.is_main(rows[n][0]) and same is None
        fields = {"class": said[n].class_, "tense": said[n].tense, "main": main, "same_as": same}
        found.append({**{k: event[k] for k in ("id", "start", "end")}, **fields})
    return found


def cross_validate(
    records: Sequence[Record], lang: str, n: int, shuffle: int, given: bool
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """(id, events) of each record, by a model that has not seen it; ``given``: its own spans are described."""
    data = [samples(record, lang) for record in records]
    work = describe if given else predict
    for fold in folds(records, n, shuffle):
        held = set(fold)
        seen = [i for i in range(len(records)) if i not in held]
        model = Detector(train([s for i in seen for s in data[i]], lang, [records[i] for i in seen]))
        yield from ((records[i]["id"], work(records[i], model, lang)) for i in fold)


def main() -> None:
    """Command line; see the module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--lang", required=True)
    parser.add_argument("-o", "--output", required=True, type=Path)
    parser.add_argument("--without", nargs="*", default=[], help="ids of documents that are left out")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--shuffle", type=int, default=1)
    parser.add_argument("--given", action="store_true", help="with --folds: describe the given events, do not find any")
    options = parser.parse_args()
    records = read(options.corpora, options.without)
    own = [record for record in records if record.get("lang", options.lang) == options.lang]
    if options.folds:
        parts = cross_validate(own, options.lang, options.folds, options.shuffle, options.given)
        lines = (json.dumps({"id": name, "events": events}) for name, events in parts)
        options.output.write_text("".join(line + "\n" for line in lines), "utf-8")
    else:
        data = [sample for record in own for sample in samples(record, options.lang)]
        tables = train(data, options.lang, records)
        options.output.write_bytes(dump(tables, {"lang": options.lang, "scale": SCALE}))


if __name__ == "__main__":
    main()
