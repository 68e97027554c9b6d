"""Annotations made by hand: a text in which dates, events and links are named by their words."""

import re
from collections.abc import Callable, Iterable, Mapping

import pytest

from chrono.chronology.model import Annotation
from chrono.document.model import Document
from chrono.event.model import Event
from chrono.temporal.civil import DAY, day_number, moment_text
from chrono.timex.model import Timex
from chrono.tlink.model import TLink

_CLASSES = {"said": "REPORTING", "قال": "REPORTING"}


def interval(value: str) -> tuple[str, str, str]:
    """Begin, finish and granularity of a year, month or day."""
    parts = [int(p) for p in value.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    later = {1: (year + 1, 1, 1), 2: (year, month + 1, 1), 3: (year, month, day + 1)}[len(parts)]
    unit = {1: "year", 2: "month", 3: "day"}[len(parts)]
    if len(parts) == 2 and month == 12:
        later = (year + 1, 1, 1)
    return moment_text(day_number(year, month, day) * DAY), moment_text(day_number(*later) * DAY), unit


def make_timex(number: int, text: str, words: str, value: str, **more: object) -> Timex:
    begin, finish, unit = interval(value)
    start = text.index(words)
    fields = {"begin": begin, "finish": finish, "edtf": value, "granularity": unit, "confidence": 0.9, **more}
    return Timex(f"t{number}", start, start + len(words), words, "DATE", value, value, **fields)  # type: ignore[arg-type]


def make_event(number: int, text: str, words: str, **more: object) -> Event:
    start = text.index(words)
    sentence = re.search(r"[^.]*", text[text.rfind(".", 0, start) + 1 :])
    label = sentence[0].strip() if sentence else words
    at = text.index(label)
    fields = {"tense": "PAST", "class_": _CLASSES.get(words, "OCCURRENCE"), "confidence": 0.8, **more}
    return Event(
        f"e{number}", start, start + len(words), words, label=label, label_spans=((at, at + len(label)),), **fields
    )  # type: ignore[arg-type]


Maker = Callable[..., Annotation]


@pytest.fixture
def annotated() -> Maker:
    """``annotated(id, text, published, dates={words: value}, events={words: fields}, links=[(from, rel, to)])``."""

    def make(
        id: str,
        text: str,
        published: str | None = "2025-09-16",
        *,
        lang: str = "en",
        dates: Mapping[str, str | Timex] | None = None,
        events: Mapping[str, Mapping[str, object]] | Iterable[str] = (),
        links: Iterable[tuple[object, ...]] = (),
    ) -> Annotation:
        timexes = [
            make_timex(n, text, words, value) if isinstance(value, str) else value
            for n, (words, value) in enumerate((dates or {}).items(), 1)
        ]
        named = events.items() if isinstance(events, Mapping) else [(words, {}) for words in events]
        found = [make_event(n, text, words, **fields) for n, (words, fields) in enumerate(named, 1)]
        ids = {t.text: t.id for t in timexes} | {e.text: e.id for e in found} | {"t0": "t0"}
        made = [
            TLink(
                f"l{n}",
                ids[str(a)],
                ids[str(b)],
                str(rel),
                None,
                "by hand",
                *(float(str(x)) for x in trust),
                given=True,
            )
            for n, (a, rel, b, *trust) in enumerate(links, 1)
        ]
        source = "none" if published is None else "option"
        document = Document(id, text, lang, published=published, published_from=source)
        return Annotation(document, tuple(timexes), (), (), tuple(found), tuple(made))

    return make
