"""Event to publication date: what tense and aspect say, never on a date that nobody gave."""

from collections.abc import Collection, Iterator, Sequence

from chrono.document.fold import fold_word
from chrono.document.model import Document
from chrono.event.model import Event
from chrono.tlink.model import TLink
from chrono.tlink.signals import signals_of

TENSE = "tense-"
"""How the cues of these links begin."""

_WORD = 12
"""Code points before a verb that hold the word on which it depends."""

_TRUST = {"BEFORE": 0.65, "AFTER": 0.6, "INCLUDES": 0.55, "OVERLAP": 0.45}


def against_publication(document: Document, events: Sequence[Event]) -> Iterator[TLink]:
    """Links from events with a tense to ``t0``; none when the publication date is unknown, none for nominal events."""
    if document.published is None:
        return
    words = signals_of(document.lang).subjunctive
    for event in events:
        rel = by_tense(event)
        if rel and not (rel == "OVERLAP" and _is_subjunctive(document.text, event, words)):
            cue = f"{event.tense.lower()}-{event.aspect.lower()}" if event.aspect != "NONE" else event.tense.lower()
            yield TLink("", event.id, "t0", rel, None, f"{TENSE}{cue}", _TRUST[rel])


def _is_subjunctive(text: str, event: Event, words: Collection[str]) -> bool:
    """Whether a present form only depends on the word before it ("before he leaves"), which gives it no time."""
    before = text[max(0, event.start - _WORD) : event.start].split()
    return bool(words and before and fold_word(before[-1]) in words)


def by_tense(event: Event) -> str | None:
    """The relation to the time of writing that tense and aspect give.

    A present perfect has happened; a present state or progressive holds at the time of writing; other present forms
    (habits, headlines) only share some time with it. What is possible only has no place on the line.
    """
    if event.tense == "PAST" or (event.tense == "PRESENT" and event.aspect == "PERFECTIVE" and event.class_ != "STATE"):
        return "BEFORE"
    if event.tense == "FUTURE":
        return "AFTER"
    if event.tense != "PRESENT":
        return None
    return "INCLUDES" if event.aspect.startswith("PROG") or event.class_ in ("STATE", "I_STATE") else "OVERLAP"
