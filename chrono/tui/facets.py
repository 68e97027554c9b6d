"""Facets: how many shown entries each source, certainty, factuality, name and check has, with the term to add."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chrono.tui.filter import CERTAINTIES, FACTUALITIES, Term, parse
from chrono.tui.rows import Index, Row

MOST_NAMES = 20


@dataclass(frozen=True, slots=True)
class Facet:
    """One value with the number of shown entries that have it; ``term`` filters by it, ``on`` tells that it does."""

    label: str
    count: int
    term: str
    on: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A heading with its values."""

    title: str
    facets: tuple[Facet, ...]


def groups(index: Index, shown: Sequence[int], terms: Iterable[Term]) -> tuple[Group, ...]:
    """The facets of the shown rows; groups without a value are left out."""
    rows = [index.rows[at] for at in shown]
    held = {term.text() for term in terms}
    found = (
        Group("Sources", _sources(index, rows)),
        Group("Certainty", _fixed("cert", CERTAINTIES, Counter(row.entry.certainty for row in rows))),
        Group("Factuality", _fixed("fact", FACTUALITIES, Counter(row.entry.factuality for row in rows))),
        Group("People and places", _names(index, rows)),
        Group("Findings", _findings(index, rows)),
    )
    some = tuple(one for one in found if one.facets)
    return tuple(Group(one.title, tuple(_lit(facet, held) for facet in one.facets)) for one in some) if held else some


def _lit(facet: Facet, held: set[str]) -> Facet:
    on = parse(facet.term)[0].text() in held
    return Facet(facet.label, facet.count, facet.term, on)


def _term(key: str, value: str) -> str:
    return f'{key}:"{value.replace(chr(34), "")}"'


def _sources(index: Index, rows: Iterable[Row]) -> tuple[Facet, ...]:
    counts = Counter(document for row in rows for document in {source.document: None for source in row.entry.sources})
    ids = [one.id for one in index.chronology.documents]
    return tuple(Facet(index.name(id_), counts[id_], _term("src", id_)) for id_ in ids if counts[id_])


def _fixed(key: str, values: Iterable[str], counts: Counter[str]) -> tuple[Facet, ...]:
    return tuple(Facet(value, counts[value], f"{key}:{value}") for value in values if counts[value])


def _names(index: Index, rows: Iterable[Row]) -> tuple[Facet, ...]:
    if not index.names:
        return ()
    counts = Counter(text for row in rows for _, text in index.names_in(row))
    most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_NAMES]
    return tuple(Facet(text, count, _term("name", text)) for text, count in most)


def _findings(index: Index, rows: Iterable[Row]) -> tuple[Facet, ...]:
    checks = {id_: finding.check for id_, finding in index.findings.items()}
    counts = Counter(check for row in rows for check in {checks[id_]: None for id_ in row.findings if id_ in checks})
    return tuple(Facet(check, count, f"has:{check}") for check, count in sorted(counts.items()))
