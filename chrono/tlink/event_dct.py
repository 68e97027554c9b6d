"""Event to publication date: what tense and aspect say, never on a date that nobody gave."""

from collections.abc import Iterator, Sequence

from chrono.document.model import Document
from chrono.event.model import Event
from chrono.tlink.model import TLink

TENSE = "tense-"
"""How the cues of these links begin."""

_TRUST = {"BEFORE": 0.65, "AFTER": 0.6, "INCLUDES": 0.55, "OVERLAP": 0.45}


def against_publication(document: Document, events: Sequence[Event]) -> Iterator[TLink]:
    """Links from events with a tense to ``t0``; none when the publication date is unknown, none for nominal events."""
    if document.published is None:
        return
    for event in events:
        rel = by_tense(event)
        if rel:
            cue = f"{event.tense.lower()}-{event.aspect.lower()}" if event.aspect != "NONE" else event.tense.lower()
            yield TLink("", event.id, "t0", rel, None, f"{TENSE}{cue}", _TRUST[rel])


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
