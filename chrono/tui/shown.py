"""What is shown of a chronology under a filter: made in a worker, then only read."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from chrono.tui import axis
from chrono.tui.facets import Group, groups
from chrono.tui.filter import Remarks, Term, select
from chrono.tui.rows import Index


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list: a row (``row`` is its place in the index), or words between rows (a gap, a heading)."""

    row: int = -1
    words: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """The rows a filter keeps, in order of rank, as the views need them.

    ``dated`` are on the axis, ``undated`` in the lane below; ``items`` are the lines of the axis list; ``moments``
    (sorted) are where the entries count in densities; ``span`` is the time they cover.
    """

    terms: tuple[Term, ...] = ()
    rows: tuple[int, ...] = ()
    dated: tuple[int, ...] = ()
    undated: tuple[int, ...] = ()
    items: tuple[Item, ...] = ()
    moments: tuple[int, ...] = ()
    span: tuple[int, int] | None = None
    facets: tuple[Group, ...] = ()

    def holds(self, row: int) -> bool:
        """Whether a row is kept."""
        at = bisect_left(self.rows, row)
        return at < len(self.rows) and self.rows[at] == row


def show(index: Index, terms: tuple[Term, ...], remarks: Remarks) -> Shown:
    """Apply a filter."""
    rows = tuple(select(terms, index, remarks))
    dated = tuple(at for at in rows if not index.rows[at].undated)
    undated = tuple(at for at in rows if index.rows[at].undated)
    reaches = [index.rows[at].reach for at in dated]
    known = [reach for reach in reaches if reach]
    span = (min(begin for begin, _ in known), max(end for _, end in known)) if known else None
    moments = tuple(sorted(begin for begin, _ in known))
    return Shown(terms, rows, dated, undated, _items(dated, reaches), moments, span, groups(index, rows, terms))


def _items(dated: Sequence[int], reaches: Sequence[tuple[int, int] | None]) -> tuple[Item, ...]:
    gaps = axis.gaps(reaches)
    if not gaps:
        return tuple(Item(at) for at in dated)
    items: list[Item] = []
    for place, at in enumerate(dated):
        if place in gaps:
            items.append(Item(words=f"{axis.duration(gaps[place])} of silence"))
        items.append(Item(at))
    return tuple(items)


def by_source(index: Index, shown: Shown) -> tuple[Item, ...]:
    """The shown rows under a heading for each document, in the order of the documents."""
    told: dict[str, list[int]] = {}
    for at in shown.rows:
        for document in {source.document: None for source in index.rows[at].entry.sources}:
            told.setdefault(document, []).append(at)
    ids = [one.id for one in index.chronology.documents if one.id in told]
    ids += [id_ for id_ in told if id_ not in index.documents]
    items: list[Item] = []
    for id_ in ids:
        items.append(Item(words=_heading(index, id_, len(told[id_]))))
        items += [Item(at) for at in told[id_]]
    return tuple(items)


def _heading(index: Index, id_: str, count: int) -> str:
    document = index.documents.get(id_)
    published = f", published {document.published}" if document and document.published else ""
    return f"{index.title(id_)}{published}, {count} entr{'y' if count == 1 else 'ies'}"
