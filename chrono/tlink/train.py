"""Training of the link models: ``python -m chrono.tlink.train --lang xx --dating CORPUS... -o FILE``.

The corpora are JSONL with ``id, text, published, timexes, events`` and what dates the events: ``links``, or ``timex``
of an event. ``--also`` corpora, of any language, help where languages agree, at less weight. ``--relations`` (``links``
with VAGUE, all pairs) and ``--begins`` (order of the beginnings of verbs) train the guesses of ``--pairs``. Documents
kept aside (a fifth, by SHA-256 of the id) and those of ``--without`` are left out. The same corpora give
the same bytes.

With ``--folds N`` nothing is shipped: every document gets the links of a model trained on the others, as JSONL for the
scorers.
"""

import argparse
import hashlib
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chrono.document.model import Document
from chrono.event.find import find_events
from chrono.event.model import Event
from chrono.event.weights import Table, dump
from chrono.timex.given import given_timexes
from chrono.timex.model import Timex
from chrono.tlink.choice import MARK, Choice, as_table, train_choice
from chrono.tlink.event_timex import DATING, candidates
from chrono.tlink.features import dating_features
from chrono.tlink.find import links_by
from chrono.tlink.likely import Dated, dated_by, firm, guesses, pair_marks, places_of, time_marks
from chrono.tlink.linear import Sample, keys_of, train
from chrono.tlink.pair_features import Place, dct_features
from chrono.tlink.sentence import Happening, read_sentences

ALSO = 0.4
"""Weight of the examples of another language; chosen by cross-validation."""

INVERSE = {"BEFORE": "AFTER", "INCLUDES": "IS_INCLUDED"}
INVERSE |= {b: a for a, b in INVERSE.items()}
_SAME = {"EQUAL": "SIMULTANEOUS", "IDENTITY": "SIMULTANEOUS", "NONE": "VAGUE"}
_EVENT = ("id", "start", "end", "class", "pos", "tense", "aspect", "polarity", "modality")
_TIMEX = ("id", "start", "end", "type", "value", "mod", "quant", "freq", "begin", "finish")

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Lesson:
    """A document of a corpus: its record and the values that are made of it, without what is to be learned."""

    record: Record
    document: Document
    timexes: tuple[Timex, ...]
    events: tuple[Event, ...]

    @property
    def dates(self) -> set[tuple[str, str]]:
        """Pairs (event, expression that dates it)."""
        times = {timex.id for timex in self.timexes}
        events = {event.id for event in self.events}
        found = {(e["id"], e["timex"]) for e in self.record["events"] if e.get("timex")}
        for link in self.record.get("links", ()):
            for one, two in ((link["from"], link["to"]), (link["to"], link["from"])):
                if one in events and two in times and link["rel"] != "VAGUE":
                    found.add((one, two))
        return found


@dataclass(frozen=True)
class Corpora:
    """What a model is trained on."""

    lang: str
    dating: tuple[Lesson, ...] = ()
    also: tuple[Lesson, ...] = ()
    relations: tuple[Lesson, ...] = ()
    begins: tuple[Lesson, ...] = ()
    left_out: frozenset[str] = field(default=frozenset())

    def kept(self, lessons: Iterable[Lesson]) -> list[Lesson]:
        """The lessons that are not left out."""
        return [lesson for lesson in lessons if lesson.document.id not in self.left_out]


def aside(id_: str) -> bool:
    """Whether a document is kept aside for scoring."""
    return int(hashlib.sha256(id_.encode()).hexdigest(), 16) % 5 == 0


def read(paths: Iterable[Path], lang: str, without: Sequence[str], every: bool) -> tuple[Lesson, ...]:
    """The documents of the corpora in their order; ``lang`` is that of records without one."""
    lines = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]
    kept = (r for r in lines if r["id"] not in without and (every or not aside(r["id"])))
    return tuple(_lesson(record, record.get("lang") or lang) for record in kept)


def _lesson(record: Record, lang: str) -> Lesson:
    events = tuple({k: e[k] for k in _EVENT if e.get(k) is not None} for e in record["events"])
    timexes = tuple({k: t[k] for k in _TIMEX if k in t} for t in record["timexes"] if "start" in t)
    published = record.get("published") or record.get("dct")
    document = Document(record["id"], record["text"], lang, published=published, events=events, timexes=timexes)
    found = given_timexes(document, ())
    return Lesson(record, document, found, find_events(document, found))


def tables_of(corpora: Corpora) -> dict[str, Table]:
    """Every table that the corpora allow to train."""
    own = corpora.kept(corpora.dating)
    tables = {}
    if own:
        examples = [c for one in own for c in choices(one, 1.0)]
        examples += [c for one in corpora.kept(corpora.also) for c in choices(one, ALSO)]
        tables[DATING] = as_table(train_choice(examples), corpora.lang)
    for name, samples in _samples(corpora, tables).items():
        tables[name] = train(samples)
    return tables


def choices(lesson: Lesson, weight: float) -> Iterator[Choice]:
    """For each expression its candidates: the events of its sentence."""
    dates, own = lesson.dates, lesson.document.lang + MARK
    for sentence in read_sentences(lesson.document, lesson.timexes, lesson.events):
        for time in sentence.times:
            near = candidates(sentence, time)
            names = [list(dict.fromkeys(dating_features(sentence, h, time))) for h in near]
            right = [n for n, h in enumerate(near) if (h.event.id, time.timex.id) in dates]
            doubled = [[*some, *(own + name for name in some)] for some in names]
            yield Choice(doubled, frozenset(right), weight)


def _samples(corpora: Corpora, tables: Mapping[str, Table]) -> dict[str, list[Sample]]:
    """The samples of every kind of pair."""
    found: dict[str, list[Sample]] = {}
    for lessons, only in ((corpora.relations, None), (corpora.begins, "begin-begin")):
        for lesson in corpora.kept(lessons):
            for name, sample in _pairs(lesson, tables):
                if only is None or name == "event-event":
                    found.setdefault(only or name, []).append(sample)
    return found


def _pairs(lesson: Lesson, tables: Mapping[str, Table]) -> Iterator[tuple[str, Sample]]:
    """The annotated pairs of a document with an event in them, read in the direction of the guesses."""
    stated = links_by(lesson.document, lesson.timexes, (), lesson.events, tables)
    dated = dated_by(lesson.timexes, stated)
    places = {place.id: place for place in places_of(lesson.document, lesson.timexes, lesson.events)}
    for link in lesson.record.get("links", ()):
        rel = _SAME.get(link["rel"], link["rel"])
        one, two = places.get(link["from"]), places.get(link["to"])
        if "t0" in (link["from"], link["to"]):
            place = one or two
            if place and isinstance(place.thing, Happening):
                features = dct_features(place, dated.marks(place))
                yield "event-dct", Sample(keys_of(features), rel if one else INVERSE.get(rel, rel))
        elif one and two:
            yield from _pair(one, two, rel, dated)


def _pair(one: Place, two: Place, rel: str, dated: Dated) -> Iterator[tuple[str, Sample]]:
    turned = INVERSE.get(rel, rel)
    events = isinstance(one.thing, Happening), isinstance(two.thing, Happening)
    if all(events):
        first, second, rel = (one, two, rel) if one.order < two.order else (two, one, turned)
        yield "event-event", Sample(keys_of(pair_marks(first, second, dated)), rel)
    elif any(events):
        event, time, rel = (one, two, rel) if events[0] else (two, one, turned)
        yield "event-time", Sample(keys_of(time_marks(event, time, dated)), rel)


def annotate(lesson: Lesson, tables: Mapping[str, Table]) -> dict[str, Any]:
    """The record of the scorers: events, expressions and our links, guesses behind the statements."""
    links = links_by(lesson.document, lesson.timexes, (), lesson.events, tables)
    if "event-event" in tables:
        dated = dated_by(lesson.timexes, links)
        links = (*firm(links), *guesses(lesson.document, lesson.timexes, lesson.events, dated, tables))
    spans = [[{"id": x.id, "start": x.start, "end": x.end} for x in some] for some in (lesson.events, lesson.timexes)]
    spoken = [{"from": k.from_, "to": k.to, "rel": k.rel, "cue": k.cue, "trust": k.trust} for k in links]
    return {"id": lesson.document.id, "events": spans[0], "timexes": spans[1], "links": spoken}


def folds(corpora: Corpora, count: int, shuffle: int) -> Iterator[dict[str, Any]]:
    """Every document annotated by a model trained on the documents of the other folds."""
    lessons = {lesson.document.id: lesson for lesson in (*corpora.begins, *corpora.relations, *corpora.dating)}
    ids = sorted(lessons)
    random.Random(shuffle).shuffle(ids)
    for number in range(count):
        test = frozenset(ids[number::count])
        fold = Corpora(corpora.lang, corpora.dating, corpora.also, corpora.relations, corpora.begins, test)
        tables = tables_of(fold)
        yield from (annotate(lessons[id_], tables) for id_ in sorted(test))


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and write the model, or the annotation of each fold by the others."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lang", required=True)
    for name in ("dating", "also", "relations", "begins"):
        parser.add_argument(f"--{name}", nargs="*", type=Path, default=[])
    parser.add_argument("--without", nargs="*", default=[], metavar="ID")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--shuffle", type=int, default=0)
    parser.add_argument("-o", dest="out", type=Path, required=True)
    a = parser.parse_args(arguments)
    every = bool(a.folds)
    also = read(a.also, "en", a.without, every)
    own = [read(paths, a.lang, a.without, every) for paths in (a.dating, a.relations, a.begins)]
    corpora = Corpora(a.lang, own[0], also, own[1], own[2])
    if a.folds:
        lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in folds(corpora, a.folds, a.shuffle)]
        a.out.write_text("".join(lines), "utf-8")
    else:
        a.out.write_bytes(dump(tables_of(corpora), {"lang": a.lang}))


if __name__ == "__main__":
    main()
