"""TimeML in: the text of a file, its marks as given lists (TempEval-3, TimeBank and what we write)."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from chrono.document.formats import day_of
from chrono.document.formats.xml import child_text, local, parse_xml
from chrono.errors import DocumentError

Record = dict[str, Any]

_CREATED = ("CREATION_TIME", "PUBLICATION_TIME")
_RELATIONS = {"DURING_INV": "INCLUDES"}
"""The relation of TimeML that has another name here."""


def read(data: bytes, where: str) -> Iterator[Record]:
    """The one record of a TimeML file; keys as in the JSON input.

    Raises:
        DocumentError: no well-formed XML, or no TimeML in it.
    """
    root = parse_xml(data)
    if local(root) != "TimeML":
        raise DocumentError(f"{where}: the root is <{local(root)}>, not <TimeML>; give a TimeML file")
    body = next((one for one in root.iter() if local(one) == "TEXT"), root)
    yield _Reader(root, body).record()


class _Reader:
    """Collects what is marked, with offsets into the text of the body."""

    def __init__(self, root: Element, body: Element) -> None:
        self._root = root
        self._parts: list[str] = []
        self._at = 0
        self._spans: list[tuple[Element, int, int]] = []
        self._walk(body)
        self._instances = [one for one in root.iter() if local(one) == "MAKEINSTANCE"]
        self._event_of = {one.get("eiid", ""): one.get("eventID", "") for one in self._instances}
        self._signals = {one.get("sid"): [start, end] for one, start, end in self._of("SIGNAL")}
        self._marked = {id_ for one, _, _ in self._spans if (id_ := one.get("tid") or one.get("eid"))} | {"t0"}
        self._created = {one.get("tid") for one in root.iter() if one.get("functionInDocument") in _CREATED}

    def record(self) -> Record:
        links = [link for one in self._root.iter() if local(one) == "TLINK" and (link := self._link(one))]
        return {
            "id": child_text(self._root, "DOCID", "DOCNO"),
            "text": "".join(self._parts),
            "title": child_text(self._root, "TITLE", "HEADLINE"),
            "published": self._published(),
            "timexes": [self._timex(*mark) for mark in self._of("TIMEX3") if mark[0].get("tid") not in self._created],
            "events": self._events(),
            "links": links,
        }

    def _walk(self, element: Element) -> None:
        """The text of an element and the spans of the elements inside it, in order."""
        self._add(element.text)
        for child in element:
            start = self._at
            self._walk(child)
            self._spans.append((child, start, self._at))
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self._parts.append(text)
            self._at += len(text)

    def _of(self, name: str) -> list[tuple[Element, int, int]]:
        return [mark for mark in self._spans if local(mark[0]) == name and mark[1] < mark[2]]

    def _published(self) -> str | None:
        """The local date of the creation time, where it has a full one."""
        values = (one.get("value", "") for one in self._root.iter() if one.get("functionInDocument") in _CREATED)
        return day_of(next(values, None))

    def _timex(self, element: Element, start: int, end: int) -> Record:
        known = {"id": element.get("tid"), "start": start, "end": end, "type": element.get("type")}
        more = {key: value for key in ("value", "mod", "quant", "freq") if (value := element.get(key))}
        return {key: value for key, value in {**known, **more}.items() if value is not None}

    def _events(self) -> list[Record]:
        """The events with the attributes of their first instance; IDENTITY links make ``same_as``."""
        instances: dict[str, Element] = {}
        for one in self._instances:
            instances.setdefault(one.get("eventID", ""), one)
        same = self._identities()
        records = []
        for element, start, end in self._of("EVENT"):
            id_ = element.get("eid", "")
            record: Record = {"id": id_, "start": start, "end": end, "class": element.get("class")}
            source = instances.get(id_, element)
            record |= {key: source.get(key) for key in ("tense", "aspect", "polarity", "pos", "modality")}
            record["same_as"] = same.get(id_)
            records.append({key: value for key, value in record.items() if value is not None})
        return records

    def _identities(self) -> dict[str, str]:
        """Event to the earlier event it is identical with."""
        order = {element.get("eid", ""): number for number, (element, _, _) in enumerate(self._of("EVENT"))}
        same = {}
        for one in self._root.iter():
            if local(one) == "TLINK" and one.get("relType") == "IDENTITY":
                pair = [end for end in self._ends(one) if end in order]
                if len(pair) == 2 and pair[0] != pair[1]:
                    first, second = sorted(pair, key=lambda id_: order[id_])
                    same[second] = first
        return same

    def _ends(self, element: Element) -> tuple[str | None, str | None]:
        return (
            self._end(element, "eventInstanceID", "eventID", "timeID"),
            self._end(element, "relatedToEventInstance", "relatedToEvent", "relatedToTime"),
        )

    def _end(self, element: Element, instance: str, event: str, time: str) -> str | None:
        if (value := element.get(instance)) is not None:
            return self._event_of.get(value)
        if (value := element.get(event)) is not None:
            return value
        value = element.get(time)
        return "t0" if value in self._created else value

    def _link(self, element: Element) -> Record | None:
        """A link between two marks of the text, or of one with the creation time."""
        rel = element.get("relType", "")
        first, second = self._ends(element)
        if first not in self._marked or second not in self._marked or first == second:
            return None
        record: Record = {"id": element.get("lid"), "from": first, "to": second, "rel": _RELATIONS.get(rel, rel)}
        if signal := self._signals.get(element.get("signalID")):
            record["signal"] = signal
        return {key: value for key, value in record.items() if value is not None}
