"""Rows: the entries of a chronology as the explorer looks at them, with the look-ups that every view needs."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from chrono.chronology.correct import key_of
from chrono.chronology.model import Chronology, Entry, Finding
from chrono.document.fold import fold
from chrono.document.model import Document
from chrono.event.model import Event
from chrono.temporal.bounds import Bounds
from chrono.temporal.civil import parse_moment
from chrono.timex.model import Timex
from chrono.tui import bidi
from chrono.tui.axis import known
from chrono.tui.dates import column, notations


@dataclass(frozen=True, slots=True)
class Row:
    """An entry with its bounds as instants, and what the views and filters ask of it.

    ``key`` stays the same when the chronology is solved again: it is the entry's first event. ``reach`` is the stretch
    between the outermost known moments.
    """

    key: str
    entry: Entry
    bounds: Bounds
    approximate: bool
    findings: tuple[str, ...]
    reach: tuple[int, int] | None

    @property
    def date(self) -> str:
        """The date as exactly as it is known, made when it is looked at."""
        return next(notations(self.entry, self.bounds))

    def date_in(self, cells: int) -> str:
        """The date for a column of so many cells."""
        return column(self.entry, self.bounds, cells)

    @property
    def undated(self) -> bool:
        """Whether nothing at all is known of its place in time."""
        return self.reach is None


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list: a row (``row`` is its place in the index), or words between rows (a gap, a heading)."""

    row: int = -1
    words: str = ""


class Index:
    """A chronology with its rows in order of rank and look-ups by id; made once, then only read."""

    def __init__(self, chronology: Chronology, before: "Index | None" = None) -> None:
        """Look at every entry once; what is as it was ``before`` is taken from there."""
        self.chronology = chronology
        self._known = before.known_words() if before is not None else {}
        self.documents: Mapping[str, Document] = {one.id: one for one in chronology.documents}
        self.timexes: Mapping[str, Timex] = {one.id: one for one in chronology.timexes}
        self.events: Mapping[str, Event] = {one.id: one for one in chronology.events}
        self.findings: Mapping[str, Finding] = {one.id: one for one in chronology.findings}
        told = _told(chronology)
        ordered = sorted(chronology.entries, key=lambda entry: entry.rank)
        rows: dict[str, Row] = {row.key: row for row in before.rows} if before is not None else {}
        self.rows: tuple[Row, ...] = tuple(
            _row(entry, told.get(entry.id, ()), self.timexes, rows.get(key_of(entry))) for entry in ordered
        )
        self.by_key: Mapping[str, int] = {row.key: at for at, row in enumerate(self.rows)}
        kept = before.items if before is not None and len(before.items) >= len(self.rows) else ()
        self.items: tuple[Item, ...] = kept or tuple([Item(at) for at in range(len(self.rows))])
        self.by_entry: Mapping[str, int] = {row.entry.id: at for at, row in enumerate(self.rows)}

    def place_of(self, key: str) -> int:
        """The row with this key, else the one that the entry with this key was merged into; -1 when there is none."""
        place = self.by_key.get(key)
        if place is not None:
            return place
        return next((at for at, row in enumerate(self.rows) if key in row.entry.events), -1)

    @cached_property
    def rtl(self) -> bool:
        """Whether some document is written from right to left."""
        return any(one.lang in bidi.LANGUAGES for one in self.documents.values())

    @cached_property
    def words(self) -> tuple[str, ...]:
        """What words are looked for in, for each row: label and quotes, folded."""
        known = self._known
        return tuple(_told_words(row, known.get(row.key)) for row in self.rows)

    def known_words(self) -> Mapping[str, tuple[Row, str]]:
        """Key -> row and words, as far as they were asked for."""
        words = self.__dict__.get("words")
        if words is None:
            return self._known
        return {row.key: (row, told) for row, told in zip(self.rows, words, strict=True)}

    @cached_property
    def followers(self) -> Mapping[str, tuple[str, ...]]:
        """Entry id -> entries that come after it directly."""
        found: dict[str, list[str]] = {}
        for row in self.rows:
            for before in row.entry.after:
                found.setdefault(before, []).append(row.entry.id)
        return {key: tuple(ids) for key, ids in found.items()}

    @cached_property
    def names(self) -> Mapping[str, tuple[tuple[str, str, int, int], ...]]:
        """Document id -> given people and places as (type, text, start, end)."""
        return {one.id: tuple(_entities(one)) for one in self.chronology.documents if one.entities}

    @cached_property
    def timexes_in(self) -> Mapping[str, tuple[Timex, ...]]:
        """Document id -> its expressions, in the order of the text."""
        found: dict[str, list[Timex]] = {}
        for one in self.chronology.timexes:
            found.setdefault(one.document or "", []).append(one)
        return {key: tuple(sorted(some, key=lambda one: one.start)) for key, some in found.items()}

    @cached_property
    def events_in(self) -> Mapping[str, tuple[Event, ...]]:
        """Document id -> its events, in the order of the text."""
        found: dict[str, list[Event]] = {}
        for one in self.chronology.events:
            found.setdefault(one.document or "", []).append(one)
        return {key: tuple(sorted(some, key=lambda one: one.start)) for key, some in found.items()}

    def names_in(self, row: Row) -> list[tuple[str, str]]:
        """Given people and places (type, text) inside the quotes of a row."""
        if not self.names:
            return []
        found = {
            (kind, text): None
            for source in row.entry.sources
            for kind, text, start, end in self.names.get(source.document, ())
            if source.start <= start and end <= source.end
        }
        return list(found)

    def title(self, document: str) -> str:
        """What a document is called: its title, else its source, else its id."""
        found = self.documents.get(document)
        return (found and (found.title or found.source)) or document

    def name(self, document: str) -> str:
        """The same on the screen: of an id that is a path, only as many folders as tell it from the others."""
        title = self.title(document)
        return self._tails.get(document, title) if title == document else title

    @cached_property
    def _tails(self) -> Mapping[str, str]:
        paths = {id_: id_.split("/") for id_ in self.documents}
        used = Counter("/".join(parts[-n:]) for parts in paths.values() for n in range(1, len(parts) + 1))
        tails = {id_: ["/".join(parts[-n:]) for n in range(1, len(parts) + 1)] for id_, parts in paths.items()}
        return {id_: next((one for one in some if used[one] == 1), id_) for id_, some in tails.items()}


def instants(entry: Entry) -> Bounds:
    """The bounds of an entry in instants."""
    b = entry.bounds
    moments = (_instant(moment) for moment in (b.earliest_begin, b.latest_begin, b.earliest_end, b.latest_end))
    return Bounds(*moments)


def _instant(moment: str | None) -> int | None:
    return None if moment is None else parse_moment(moment)


def _row(entry: Entry, findings: tuple[str, ...], timexes: Mapping[str, Timex], before: Row | None = None) -> Row:
    if before is not None and before.entry is entry and before.findings == findings:
        return before
    if before is not None and before.entry.bounds is entry.bounds and before.entry.sources is entry.sources:
        return Row(before.key, entry, before.bounds, before.approximate, findings, before.reach)
    bounds = instants(entry)
    about = bool(entry.edtf and "~" in entry.edtf) or any(
        source.timex in timexes and timexes[source.timex].approximate for source in entry.sources if source.timex
    )
    return Row(key_of(entry), entry, bounds, about, findings, known(bounds))


def _told(chronology: Chronology) -> dict[str, tuple[str, ...]]:
    told: dict[str, list[str]] = {}
    for finding in chronology.findings:
        for entry in finding.entries:
            told.setdefault(entry, []).append(finding.id)
    return {entry: tuple(ids) for entry, ids in told.items()}


def _told_words(row: Row, known: tuple[Row, str] | None) -> str:
    if known is not None and known[0].entry.sources is row.entry.sources and known[0].entry.label == row.entry.label:
        return known[1]
    return fold(_words(row.entry)).text


def _words(entry: Entry) -> str:
    return "\n".join((entry.label, *(source.quote for source in entry.sources)))


def _entities(document: Document) -> list[tuple[str, str, int, int]]:
    found = []
    for one in document.entities or ():
        start, end = one.get("start"), one.get("end")
        if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(document.text):
            found.append((str(one.get("type", "name")), document.text[start:end], start, end))
    return found
