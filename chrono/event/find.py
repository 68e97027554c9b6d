"""The events of a document: found, or taken as they were given and completed."""

from collections.abc import Mapping, Sequence
from typing import Any

from chrono.document.model import Document
from chrono.document.sentences import sentences
from chrono.event.attributes import Attributes, attributes
from chrono.event.clauses import Clause, clause_of
from chrono.event.cues import cues
from chrono.event.detect import Detector, detector, find_triggers
from chrono.event.labels import label
from chrono.event.lexicon import lexicon
from chrono.event.mentions import chains
from chrono.event.model import Event
from chrono.event.salience import owners, salience_features
from chrono.event.tokens import Tokens, tokenize
from chrono.timex.model import Timex

_OWN = (
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
_KNOWN = frozenset(("id", "start", "end", "text", "given", "document", "label_spans", *_OWN))


def find_events(document: Document, timexes: Sequence[Timex]) -> tuple[Event, ...]:
    """The events of a document in order of (start, end); those given with it are kept, only completed.

    ``timexes`` are the document's temporal expressions: no word of one is an event. Ids are e1, e2, ... unless given.
    """
    times = [(timex.start, timex.end) for timex in timexes]
    tokens = tokenize(document.text, sentences(document.text, document.lang), lexicon(document.lang), times)
    if document.events is not None:
        return _complete(document, tokens)
    found = find_triggers(tokens, document.lang)
    spans = [(tokens.starts[t.index] + tokens.words[t.index].skip, tokens.ends[t.index]) for t in found]
    return _describe(document, tokens, [t.index for t in found], spans, [t.confidence for t in found])


def _describe(
    document: Document, tokens: Tokens, at: Sequence[int], spans: Sequence[tuple[int, int]], trust: Sequence[float]
) -> tuple[Event, ...]:
    """Events with every field, for triggers at these tokens."""
    words, finder, triggers = cues(document.lang), detector(document.lang), frozenset(at)
    clauses = [clause_of(tokens, index, triggers, words) for index in at]
    said = [attributes(tokens, i, clause, finder, words) for i, clause in zip(at, clauses, strict=True)]
    repeated = chains(tokens, at, [what.class_ for what in said])
    main = _main(tokens, at, clauses, said, finder)
    events = []
    for n, index in enumerate(at):
        text, label_spans = label(document.text, tokens, index, clauses[n], words)
        start, end = spans[n]
        earlier = repeated[n]
        events.append(
            Event(
                id=f"e{n + 1}",
                start=start,
                end=end,
                text=document.text[start:end],
                class_=said[n].class_,
                pos=said[n].pos,
                tense=said[n].tense,
                aspect=said[n].aspect,
                polarity=said[n].polarity,
                modality=said[n].modality,
                factuality=said[n].factuality,
                main=earlier is None and main[n],
                same_as=None if earlier is None else f"e{earlier + 1}",
                label=text,
                label_spans=label_spans,
                confidence=trust[n],
            )
        )
    return tuple(events)


def _main(
    tokens: Tokens, at: Sequence[int], clauses: Sequence[Clause], said: Sequence[Attributes], finder: Detector | None
) -> list[bool]:
    """Which events a reader's chronology lists, by the model; without one, those that are dated and no speech acts."""
    if finder is None:
        own = owners(tokens, at, clauses, said)
        return [count > 0 and what.class_ != "REPORTING" for count, what in zip(own, said, strict=True)]
    return [finder.is_main(features) for features in salience_features(tokens, at, clauses, said)]


def _complete(document: Document, tokens: Tokens) -> tuple[Event, ...]:
    """The given events, what they lack filled in by our own reading of their spans."""
    given = sorted(document.events or (), key=lambda item: (item["start"], item["end"]))
    spans = [(item["start"], item["end"]) for item in given]
    if not tokens.words:
        return tuple(_bare(item, n, document) for n, item in enumerate(given))
    at = [tokens.at(item["end"] - 1) for item in given]
    ours = _describe(document, tokens, at, spans, [1.0] * len(given))
    ids = _ids(given)
    return tuple(_merge(event, item, ids, n) for n, (event, item) in enumerate(zip(ours, given, strict=True)))


def _ids(given: Sequence[Mapping[str, Any]]) -> list[str]:
    """The given ids, and new ones that collide with none of them."""
    taken = {item["id"] for item in given if item.get("id")}
    fresh = (name for name in map("e{}".format, range(1, 2 * len(given) + 2)) if name not in taken)
    return [item.get("id") or next(fresh) for item in given]


def _merge(event: Event, item: Mapping[str, Any], ids: Sequence[str], n: int) -> Event:
    same = event.same_as and ids[int(event.same_as[1:]) - 1]
    values = {
        "class": event.class_,
        "same_as": same,
        **{k: getattr(event, k) for k in _OWN if k not in ("class", "same_as")},
    }
    values.update(
        {key: item[key] for key in _OWN if key in item and (item[key] is not None or key in ("modality", "same_as"))}
    )
    spans = tuple((a, b) for a, b in item.get("label_spans") or (event.label_spans if "label" not in item else ()))
    extra = tuple((key, value) for key, value in item.items() if key not in _KNOWN)
    class_ = values.pop("class")
    return Event(
        ids[n], event.start, event.end, event.text, class_=class_, label_spans=spans, given=True, extra=extra, **values
    )


def _bare(item: Mapping[str, Any], n: int, document: Document) -> Event:
    """A given event in a text without a word."""
    start, end = item["start"], item["end"]
    return Event(item.get("id") or f"e{n + 1}", start, end, document.text[start:end], given=True)
