"""``timeml``: TimeML 1.2.1 with inline TIMEX3, EVENT and SIGNAL, then MAKEINSTANCE and TLINK; one document a file.

TimeML marks cannot overlap: of two that do, the earlier stays, a longer one before a shorter.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count

from chrono.chronology.model import Chronology
from chrono.document.model import Document
from chrono.errors import ExportError
from chrono.event.model import Event
from chrono.export.shown import counted
from chrono.timex.model import Timex
from chrono.tlink.model import TLink

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>'
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TENSES = ("FUTURE", "INFINITIVE", "PAST", "PASTPART", "PRESENT", "PRESPART", "NONE")
_ASPECTS = ("PROGRESSIVE", "PERFECTIVE", "PERFECTIVE_PROGRESSIVE", "NONE")
_PARTS_OF_SPEECH = ("ADJECTIVE", "NOUN", "VERB", "PREPOSITION", "OTHER")
_NO_TIMEML_RELATIONS = ("OVERLAP", "VAGUE")
_OTHER_NAMES = {"EQUAL": "SIMULTANEOUS"}
_ID_NAMES = {"TIMEX3": "tid", "EVENT": "eid", "SIGNAL": "sid"}
_FILE_NAME = re.compile(r"[^\w.-]+")


def dumps(chronology: Chronology) -> str:
    """The one document of a chronology. Raises ExportError for several: write those to a folder."""
    if len(chronology.documents) != 1:
        found = counted(len(chronology.documents), "document")
        raise ExportError(f"timeml: {found}, TimeML has one a file; write to a folder that exists, with -o FOLDER")
    return _Writer(chronology, chronology.documents[0]).text()


def files(chronology: Chronology) -> dict[str, str]:
    """File name to text, one for each document."""
    named: dict[str, str] = {}
    for document in chronology.documents:
        stem = _FILE_NAME.sub("_", document.id).strip(".") or "document"
        name, number = f"{stem}.tml", 1
        while name in named:
            number += 1
            name = f"{stem}-{number}.tml"
        named[name] = _Writer(chronology, document).text()
    return named


def lost(chronology: Chronology) -> tuple[str, ...]:
    """What TimeML has no place for."""
    writers = [_Writer(chronology, document) for document in chronology.documents]
    overlapping = sum(writer.overlapping for writer in writers)
    links = sum(writer.links_lost for writer in writers)
    notes = []
    if overlapping:
        notes.append(f"{counted(overlapping, 'mark')} left out, for another stands at the same place")
    if links:
        notes.append(f"{counted(links, 'link')} left out, for TimeML has no OVERLAP or an end is left out")
    if chronology.ranges:
        notes.append(f"{counted(len(chronology.ranges), 'range')} left out")
    if chronology.entries or chronology.findings:
        notes.append("entries, findings, bounds, confidence and explanations left out")
    return tuple(notes)


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    tag: str
    attributes: dict[str, str]


class _Writer:
    """The TimeML of one document; ids lose the document's name, as TimeML ids are local."""

    def __init__(self, chronology: Chronology, document: Document) -> None:
        self._document = document
        timexes = [one for one in chronology.timexes if one.document == document.id]
        self._events = [one for one in chronology.events if one.document == document.id]
        links = [one for one in chronology.links if one.document == document.id]
        self._timex_ids = self._ids("t", timexes) | {f"{document.id}#t0": "t0"}
        self._event_ids = self._ids("e", self._events)
        signals = sorted({one.signal for one in links if one.signal})
        self._signals = {span: f"s{number}" for number, span in enumerate(signals, 1)}
        marks = [*map(self._timex, timexes), *map(self._event, self._events), *self._signal()]
        self._marks, self.overlapping = _apart(marks)
        self._kept = {mark.attributes[_ID_NAMES[mark.tag]] for mark in self._marks}
        self._links = [link for link in links if self._writable(link)]
        self.links_lost = len(links) - len(self._links)

    def text(self) -> str:
        body = [_HEAD, f"<DOCID>{_escaped(self._document.id)}</DOCID>", self._created()]
        if self._document.title:
            body.append(f"<TITLE>{_escaped(self._document.title)}</TITLE>")
        body.append(f"<TEXT>{''.join(self._inline())}</TEXT>")
        body += [self._instance(event) for event in self._events if self._event_ids[event.id] in self._kept]
        body += [self._link(link, number) for number, link in enumerate(self._links, 1)]
        body += self._identities(len(self._links))
        return "\n".join((*body, "</TimeML>\n"))

    def _ids(self, letter: str, values: Sequence[Timex | Event]) -> dict[str, str]:
        """TimeML ids, a letter and a number; ids of another shape, which users may give, get the next free number."""
        local = {one.id: one.id.removeprefix(f"{self._document.id}#") for one in values}
        fits = {id_ for id_ in local.values() if re.fullmatch(rf"{letter}[1-9]\d{{0,8}}", id_)}
        free = count(1 + max((int(id_[1:]) for id_ in fits), default=0))
        return {full: id_ if id_ in fits else f"{letter}{next(free)}" for full, id_ in local.items()}

    def _created(self) -> str:
        """The publication date; TimeML has none that is unknown, so it stays underspecified."""
        day = self._document.published or "XXXX-XX-XX"
        attributes = {
            "tid": "t0",
            "type": "DATE",
            "value": day,
            "temporalFunction": "false",
            "functionInDocument": "CREATION_TIME",
        }
        return f"<DCT>{_tag('TIMEX3', attributes)}{day}</TIMEX3></DCT>"

    def _timex(self, timex: Timex) -> _Mark:
        anchor = self._timex_ids.get(timex.anchor or "")
        attributes = {
            "tid": self._timex_ids[timex.id],
            "type": timex.type,
            "value": timex.value,
            "mod": timex.mod,
            "quant": timex.quant,
            "freq": timex.freq,
            "temporalFunction": "true" if timex.said != timex.value else "false",
            "functionInDocument": "NONE",
            "anchorTimeID": anchor,
        }
        return _Mark(timex.start, timex.end, "TIMEX3", {key: value for key, value in attributes.items() if value})

    def _event(self, event: Event) -> _Mark:
        return _Mark(event.start, event.end, "EVENT", {"eid": self._event_ids[event.id], "class": event.class_})

    def _signal(self) -> Iterator[_Mark]:
        for (start, end), id_ in self._signals.items():
            yield _Mark(start, end, "SIGNAL", {"sid": id_})

    def _writable(self, link: TLink) -> bool:
        ends = (self._end(link.from_), self._end(link.to))
        return link.rel not in _NO_TIMEML_RELATIONS and all(one == "t0" or one in self._kept for one in ends)

    def _end(self, id_: str) -> str | None:
        return self._event_ids.get(id_) or self._timex_ids.get(id_)

    def _inline(self) -> Iterator[str]:
        at, text = 0, self._document.text
        for mark in self._marks:
            yield _escaped(text[at : mark.start])
            yield f"{_tag(mark.tag, mark.attributes)}{_escaped(text[mark.start : mark.end])}</{mark.tag}>"
            at = mark.end
        yield _escaped(text[at:])

    def _instance(self, event: Event) -> str:
        id_ = self._event_ids[event.id]
        attributes = {
            "eventID": id_,
            "eiid": f"ei{id_[1:]}",
            "tense": _allowed(event.tense, _TENSES, "NONE"),
            "aspect": _allowed(event.aspect, _ASPECTS, "NONE"),
            "polarity": event.polarity,
            "pos": _allowed(event.pos, _PARTS_OF_SPEECH, "OTHER"),
            **({"modality": event.modality} if event.modality else {}),
        }
        return _tag("MAKEINSTANCE", attributes, closed=True)

    def _link(self, link: TLink, number: int) -> str:
        first, second = self._end(link.from_) or "", self._end(link.to) or ""
        signal = self._signals.get(link.signal) if link.signal else None
        attributes = {
            "lid": f"l{number}",
            "relType": _OTHER_NAMES.get(link.rel, link.rel),
            **({"timeID": first} if first[0] == "t" else {"eventInstanceID": f"ei{first[1:]}"}),
            **({"relatedToTime": second} if second[0] == "t" else {"relatedToEventInstance": f"ei{second[1:]}"}),
            **({"signalID": signal} if signal in self._kept and signal else {}),
        }
        return _tag("TLINK", attributes, closed=True)

    def _identities(self, number: int) -> Iterator[str]:
        """``same_as`` is the relation IDENTITY of TimeML, written where no link says it already."""
        said = {frozenset((link.from_, link.to)) for link in self._links if link.rel == "IDENTITY"}
        for event in self._events:
            first, second = self._event_ids[event.id], self._event_ids.get(event.same_as or "", "")
            if first in self._kept and second in self._kept and {event.id, event.same_as} not in said:
                number += 1
                ends = {"eventInstanceID": f"ei{first[1:]}", "relatedToEventInstance": f"ei{second[1:]}"}
                yield _tag("TLINK", {"lid": f"l{number}", "relType": "IDENTITY", **ends}, closed=True)


def _apart(marks: list[_Mark]) -> tuple[list[_Mark], int]:
    """The marks that do not overlap, in order, and how many had to go."""
    kept: list[_Mark] = []
    for mark in sorted(marks, key=lambda one: (one.start, -one.end, one.tag != "TIMEX3")):
        if mark.start < mark.end and (not kept or kept[-1].end <= mark.start):
            kept.append(mark)
    return kept, len(marks) - len(kept)


def _allowed(value: str, values: tuple[str, ...], other: str) -> str:
    return value if value in values else other


def _tag(name: str, attributes: dict[str, str], *, closed: bool = False) -> str:
    pairs = "".join(f' {key}="{_escaped(value)}"' for key, value in attributes.items())
    return f"<{name}{pairs}{' /' if closed else ''}>"


def _escaped(text: str) -> str:
    """XML text; a carriage return is written as a reference, as a parser would make it a line feed."""
    return escape(_ILLEGAL.sub("\ufffd", text), quote=True).replace("\r", "&#13;")
