"""The events of a document: found, or taken as they were given and completed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from chrono.document.model import Document, Span
from chrono.document.sentences import sentences
from chrono.event.attributes import Attributes, attributes, with_plans, with_sources
from chrono.event.clauses import Clause, clause_of, exception_end
from chrono.event.cues import Cues, cues
from chrono.event.detect import Detector, detector, find_triggers
from chrono.event.labels import JOINT, Spans, label_spans
from chrono.event.lexicon import lexicon
from chrono.event.mentions import chains
from chrono.event.model import Event
from chrono.event.salience import owners, salience_features
from chrono.event.tokens import Tokens, tokenize
from chrono.timex.model import Timex

_SAID = {"class": "class_", "pos": "pos", "tense": "tense", "aspect": "aspect", "polarity": "polarity"}
_NULLABLE = ("modality", "same_as")
_TAKEN = (
    "class",
    "pos",
    "tense",
    "aspect",
    "polarity",
    "modality",
    "factuality",
    "main",
    "same_as",
    "label",
    "confidence",
)
_KNOWN = frozenset(("id", "start", "end", "text", "given", "document", "label_spans", *_TAKEN))

Record = Mapping[str, Any]


def find_events(document: Document, timexes: Sequence[Timex]) -> tuple[Event, ...]:
    """The events of a document in order of (start, end); those given with it are kept, only completed.

    ``timexes`` are the document's temporal expressions: no word of one is an event. Ids are e1, e2, ... unless given.
    """
    times = [(timex.start, timex.end) for timex in timexes]
    tokens = tokenize(document.text, _sentences(document), lexicon(document.lang), times)
    if document.events is not None:
        return _complete(document, tokens)
    found = find_triggers(tokens, document.lang)
    records = [
        {
            "start": tokens.starts[t.index] + tokens.words[t.index].skip,
            "end": tokens.ends[t.index],
            "confidence": t.confidence,
        }
        for t in found
    ]
    return _describe(document, tokens, [t.index for t in found], records)


def _sentences(document: Document) -> list[Span]:
    """The sentences of the text proper: a header with the publication date belongs to none."""
    header = document.published_span if document.published_from == "header" else None
    body = header[1] if header else 0
    spans = sentences(document.text, document.lang)
    return [Span(max(span.start, body), span.end) for span in spans if span.end > body]


def _describe(document: Document, tokens: Tokens, at: Sequence[int], records: Sequence[Record]) -> tuple[Event, ...]:
    """Events with every field, for triggers at these tokens; what a record says of its event stands."""
    words, finder, triggers = cues(document.lang), detector(document.lang), frozenset(at)
    clauses = [clause_of(tokens, index, triggers, words) for index in at]
    said = [
        _as_given(attributes(tokens, index, finder, words), record) for index, record in zip(at, records, strict=True)
    ]
    said = with_plans(tokens, at, with_sources(tokens, at, said))
    repeated = chains(tokens, at, [what.class_ for what in said])
    main = _main(tokens, at, clauses, said, finder)
    labels = [_label(tokens, index, clauses[n], words, said[n]) for n, index in enumerate(at)]
    ids = _ids(records)
    earlier = [None if k is None else ids[k] for k in repeated]
    return tuple(
        _event(document.text, record, ids[n], said[n], earlier=earlier[n], main=main[n], spans=labels[n])
        for n, record in enumerate(records)
    )


def _label(tokens: Tokens, index: int, clause: Clause, cues: Cues, said: Attributes) -> Spans:
    """The spans of a label; what came to pass at last is told with its time ("did not return until 1979")."""
    spans = label_spans(tokens, index, clause, cues, said.pos)
    end = exception_end(tokens, index, cues) if (said.polarity, said.factuality) == ("NEG", "asserted") else None
    return (*spans[:-1], (spans[-1][0], tokens.ends[end - 1])) if end and spans else spans


def _as_given(said: Attributes, record: Record) -> Attributes:
    """Our reading of an event with the attributes that came with it."""
    known = {field: record[key] for key, field in _SAID.items() if record.get(key) is not None}
    return replace(said, **known) if known else said


def _event(
    text: str, record: Record, id_: str, said: Attributes, *, earlier: str | None, main: bool, spans: Spans
) -> Event:
    start, end = record["start"], record["end"]
    return Event(
        id=id_,
        start=start,
        end=end,
        text=text[start:end],
        class_=said.class_,
        pos=said.pos,
        tense=said.tense,
        aspect=said.aspect,
        polarity=said.polarity,
        modality=said.modality,
        factuality=said.factuality,
        main=main and earlier is None,
        same_as=earlier,
        label=JOINT.join(text[a:b] for a, b in spans),
        label_spans=spans,
        confidence=record.get("confidence") or 1.0,
    )


def _main(
    tokens: Tokens, at: Sequence[int], clauses: Sequence[Clause], said: Sequence[Attributes], finder: Detector | None
) -> list[bool]:
    """Which events a reader's chronology lists, by the model; without one, those that are dated and no speech acts."""
    if finder is None or not finder.knows_salience:
        own = owners(tokens, at, clauses, said)
        return [count > 0 and what.class_ != "REPORTING" for count, what in zip(own, said, strict=True)]
    return [finder.is_main(features) for features in salience_features(tokens, at, clauses, said)]


def _ids(records: Sequence[Record]) -> list[str]:
    """The given ids, and for the others the first of e1, e2, ... that are free."""
    taken = {record["id"] for record in records if record.get("id")}
    fresh = (name for name in map("e{}".format, range(1, 2 * len(records) + 2)) if name not in taken)
    return [record.get("id") or next(fresh) for record in records]


def _complete(document: Document, tokens: Tokens) -> tuple[Event, ...]:
    """The given events, what they lack filled in by our own reading of their spans."""
    given = sorted(document.events or (), key=lambda item: (item["start"], item["end"]))
    if not tokens.words:
        bare = zip(given, _ids(given), strict=True)
        ours = tuple(Event(id_, e["start"], e["end"], document.text[e["start"] : e["end"]]) for e, id_ in bare)
    else:
        ours = _describe(document, tokens, [tokens.at(item["end"] - 1) for item in given], given)
    return tuple(_taken(event, item) for event, item in zip(ours, given, strict=True))


def _taken(event: Event, item: Record) -> Event:
    """An event as it was given: its own values win, keys that chrono does not know go to ``extra``."""
    values = {key: item[key] for key in _TAKEN if key in item and (item[key] is not None or key in _NULLABLE)}
    values.setdefault("main", True)  # whoever hands in an event wants to see it
    if "class" in values:
        values["class_"] = values.pop("class")
    if "label" in values:
        values["label_spans"] = tuple((a, b) for a, b in item.get("label_spans") or ())
    extra = tuple((key, value) for key, value in item.items() if key not in _KNOWN)
    return replace(event, **values, given=True, extra=extra)
