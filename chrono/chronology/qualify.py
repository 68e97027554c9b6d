"""Full ids: inside a Chronology every id is ``<document id>#<id>``; and the way back to one annotation a document."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from chrono.chronology.anchored import restore
from chrono.chronology.model import Annotation, Chronology
from chrono.event.model import Event
from chrono.timex.model import Range, Timex
from chrono.tlink.model import TLink

_T = TypeVar("_T", Timex, Range, Event, TLink)


def full(document: str, id_: str | None) -> str | None:
    """The full id of a local one; None stays None."""
    return None if id_ is None else f"{document}#{id_}"


def sort_annotations(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """The contract's order of documents: publication date ("" when unknown), then id."""
    return tuple(sorted(annotations, key=lambda a: (a.document.published or "", a.document.id)))


def qualify(annotations: Iterable[Annotation]) -> Chronology:
    """A Chronology without entries and findings: all documents together under full ids, everything in order.

    What was given with a document stands in the lists now and no longer in the document.
    """
    ordered = sort_annotations(annotations)
    place = {a.document.id: n for n, a in enumerate(ordered)}
    return Chronology(
        documents=tuple(replace(a.document, events=None, timexes=None, links=None) for a in ordered),
        timexes=tuple(_timex(a.document.id, t) for a in ordered for t in sorted(a.timexes, key=_span)),
        ranges=tuple(_range(a.document.id, r) for a in ordered for r in sorted(a.ranges, key=_span)),
        events=tuple(_event(a.document.id, e) for a in ordered for e in sorted(a.events, key=_span)),
        links=_links(ordered, place),
    )


def annotations_of(chronology: Chronology) -> tuple[Annotation, ...]:
    """The annotations a Chronology was made of, with local ids and without what the solver wrote into timexes."""
    parts = {d.id: Annotation(d) for d in chronology.documents}
    timexes, ranges = _grouped(chronology.timexes), _grouped(chronology.ranges)
    events, links = _grouped(chronology.events), _grouped(chronology.links)
    return tuple(
        Annotation(
            document=annotation.document,
            timexes=tuple(_local_timex(t, f"{id_}#") for t in timexes[id_]),
            ranges=tuple(_local_range(r, f"{id_}#") for r in ranges[id_]),
            events=tuple(_local_event(e, f"{id_}#") for e in events[id_]),
            links=tuple(_local_link(k, f"{id_}#") for k in links[id_]),
        )
        for id_, annotation in parts.items()
    )


def _span(value: Timex | Range | Event) -> tuple[int, int, str]:
    return value.start, value.end, value.id


def _timex(document: str, timex: Timex) -> Timex:
    return replace(timex, id=f"{document}#{timex.id}", anchor=full(document, timex.anchor), document=document)


def _range(document: str, range_: Range) -> Range:
    from_, to = full(document, range_.from_), full(document, range_.to)
    return replace(range_, id=f"{document}#{range_.id}", from_=from_, to=to, document=document)


def _event(document: str, event: Event) -> Event:
    return replace(event, id=f"{document}#{event.id}", same_as=full(document, event.same_as), document=document)


def _link(document: str, link: TLink) -> TLink:
    from_, to = f"{document}#{link.from_}", f"{document}#{link.to}"
    return replace(link, id=f"{document}#{link.id}", from_=from_, to=to, document=document)


def _links(ordered: tuple[Annotation, ...], place: dict[str, int]) -> tuple[TLink, ...]:
    """All links, each document's in the order of their source's place in the text."""
    links: list[tuple[tuple[int, int, int, str], TLink]] = []
    for annotation in ordered:
        name = annotation.document.id
        spans = {x.id: (x.start, x.end) for x in _spanned(annotation)}
        for n, link in enumerate(annotation.links):
            start, end = spans.get(link.from_, (0, 0))
            links.append(((place[name], start, end, f"{n:08}"), _link(name, link)))
    return tuple(link for _, link in sorted(links, key=lambda pair: pair[0]))


def _grouped(values: Iterable[_T]) -> dict[str, list[_T]]:
    groups: dict[str, list[_T]] = defaultdict(list)
    for value in values:
        groups[value.document or ""].append(value)
    return groups


def _spanned(annotation: Annotation) -> tuple[Timex | Event, ...]:
    return (*annotation.timexes, *annotation.events)


def _local(prefix: str, id_: str | None) -> str | None:
    return None if id_ is None else id_.removeprefix(prefix)


def _local_timex(timex: Timex, prefix: str) -> Timex:
    return restore(replace(timex, id=timex.id.removeprefix(prefix), anchor=_local(prefix, timex.anchor), document=None))


def _local_range(range_: Range, prefix: str) -> Range:
    from_, to = _local(prefix, range_.from_), _local(prefix, range_.to)
    return replace(range_, id=range_.id.removeprefix(prefix), from_=from_, to=to, document=None)


def _local_event(event: Event, prefix: str) -> Event:
    return replace(event, id=event.id.removeprefix(prefix), same_as=_local(prefix, event.same_as), document=None)


def _local_link(link: TLink, prefix: str) -> TLink:
    id_, from_, to = (x.removeprefix(prefix) for x in (link.id, link.from_, link.to))
    return replace(link, id=id_, from_=from_, to=to, document=None)
