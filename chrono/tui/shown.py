"""What is shown of a chronology under a filter: made in a worker, then only read."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from chrono.tui import axis
from chrono.tui.facets import Group, groups
from chrono.tui.filter import Term
from chrono.tui.matching import Remarks, select
from chrono.tui.rows import Index, Item


@dataclass(frozen=True, slots=True)
class Shown:
    """The rows a filter keeps, in order of rank, as the views need them.

    ``dated`` are on the axis, ``undated`` in the lane below; ``items`` are the lines of the axis list; ``moments``
    (sorted) are where the entries count in densities; ``span`` is the time they cover; ``documents`` tell of them.
    """

    terms: tuple[Term, ...] = ()
    rows: tuple[int, ...] = ()
    dated: tuple[int, ...] = ()
    undated: tuple[int, ...] = ()
    items: tuple[Item, ...] = ()
    moments: tuple[int, ...] = ()
    span: tuple[int, int] | None = None
    facets: tuple[Group, ...] = ()
    documents: tuple[str, ...] = ()

    def holds(self, row: int) -> bool:
        """Whether a row is kept."""
        at = bisect_left(self.rows, row)
        return at < len(self.rows) and self.rows[at] == row


def show(index: Index, terms: tuple[Term, ...], remarks: Remarks) -> Shown:
    """Apply a filter."""
    rows = tuple(select(terms, index, remarks))
    stretches = [(at, index.rows[at].reach) for at in rows]
    dated = tuple([at for at, reach in stretches if reach])
    undated = tuple([at for at, reach in stretches if not reach])
    reaches = [reach for _, reach in stretches if reach]
    moments = tuple(sorted([begin for begin, _ in reaches]))
    span = (moments[0], max([end for _, end in reaches])) if reaches else None
    telling = {source.document for at in rows for source in index.rows[at].entry.sources}
    documents = tuple(id_ for id_ in index.documents if id_ in telling)
    facets = groups(index, rows, terms)
    return Shown(terms, rows, dated, undated, _items(index, dated), moments, span, facets, documents)


def _items(index: Index, dated: Sequence[int]) -> tuple[Item, ...]:
    """The lines of the axis; before an entry with an unknown begin nobody knows of any silence."""
    rows = map(index.rows.__getitem__, dated)
    gaps = axis.gaps([row.reach if row.bounds.earliest_begin is not None else None for row in rows])
    if not gaps:
        return tuple(map(index.items.__getitem__, dated))
    items: list[Item] = []
    for place, at in enumerate(dated):
        if place in gaps:
            items.append(Item(words=f"{axis.duration(gaps[place])} of silence"))
        items.append(index.items[at])
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
        items += map(index.items.__getitem__, told[id_])
    return tuple(items)


def _heading(index: Index, id_: str, count: int) -> str:
    document = index.documents.get(id_)
    published = f", published {document.published}" if document and document.published else ""
    return f"{index.name(id_)}{published}, {count} entr{'y' if count == 1 else 'ies'}"
