"""Corrections of a chronology: merge, split, another reading of an expression; order and findings follow at once.

Nothing here knows how to solve: the chronology goes through ``chrono.chronology`` again, with the entries grouped as
the reader wants them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from chrono.chronology.anchored import dated_by_events, restore
from chrono.chronology.assemble import EXACT, arrange
from chrono.chronology.check import findings_of
from chrono.chronology.claims import Claim
from chrono.chronology.entries import Group
from chrono.chronology.model import Chronology, Entry
from chrono.chronology.resolve import Solver
from chrono.document.model import Document
from chrono.errors import DocumentError
from chrono.event.model import Event
from chrono.temporal.civil import moment_text, parse_moment
from chrono.temporal.edtf import edtf_text, parse_edtf
from chrono.timex.model import Alternative, Timex

BY_HAND = 0.98
"""Trust in a merge that the reader made: above what texts say, below calendar dates."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression shall mean: a TIMEX3 value and its half-open interval in the contract's moments."""

    value: str
    begin: str | None
    finish: str | None


def key_of(entry: Entry) -> str:
    """A name of an entry that survives solving again: its first mention."""
    return entry.events[0] if entry.events else entry.id


def find(chronology: Chronology, key: str) -> Entry | None:
    """The entry with this key (see ``key_of``)."""
    return next((entry for entry in chronology.entries if key_of(entry) == key), None)


def readings(timex: Timex) -> tuple[Reading, ...]:
    """The other readings of an expression."""
    return tuple(Reading(one.value, one.begin, one.finish) for one in timex.alternatives)


def typed(text: str, published: str | None, lang: str) -> Reading | None:
    """What a typed date means: EDTF, or words as ``chrono find`` reads them; None when it is no one date."""
    try:
        interval = parse_edtf(text.strip())[0]
    except ValueError:
        return _in_words(text, published, lang)
    begin, end = (None if m is None else moment_text(m) for m in (interval.begin, interval.end))
    return Reading(text.strip(), begin, end)


def _in_words(text: str, published: str | None, lang: str) -> Reading | None:
    from chrono.timex import recognize  # noqa: PLC0415 - compiles the grammar of the language

    timexes = recognize(Document("typed", text, lang, published=published))[0]
    found = [timex for timex in timexes if timex.begin or timex.finish]
    return Reading(found[0].value, found[0].begin, found[0].finish) if len(found) == 1 else None


def read(chronology: Chronology, timex: str, reading: Reading, solver: Solver | None = None) -> Chronology:
    """The chronology with an expression read otherwise; the reading that goes becomes an alternative."""
    timexes = tuple(_reread(one, reading) if one.id == timex else one for one in chronology.timexes)
    return solved(replace(chronology, timexes=timexes), [entry.events for entry in chronology.entries], solver)


def _reread(timex: Timex, reading: Reading) -> Timex:
    before = Alternative(timex.value, timex.begin, timex.finish, "before the correction")
    others = (one for one in timex.alternatives if (one.value, one.begin) != (reading.value, reading.begin))
    begin, finish = (None if moment is None else parse_moment(moment) for moment in (reading.begin, reading.finish))
    return replace(
        timex,
        value=reading.value,
        begin=reading.begin,
        finish=reading.finish,
        edtf=edtf_text(begin, finish, None),
        approximate=False,
        confidence=1.0,
        alternatives=(before, *others),
        why=(*timex.why, f"corrected by hand: {timex.value} → {reading.value}"),
    )


def merge(chronology: Chronology, keys: Sequence[str], solver: Solver | None = None) -> Chronology:
    """The chronology with the mentions of several entries in one, in the order of the texts."""
    place = {event.id: at for at, event in enumerate(chronology.events)}
    together = [entry for entry in chronology.entries if key_of(entry) in keys]
    merged = tuple(sorted((id_ for entry in together for id_ in entry.events), key=place.__getitem__))
    rest = [entry.events for entry in chronology.entries if key_of(entry) not in keys]
    return solved(chronology, [merged, *rest], solver)


def split(chronology: Chronology, key: str, solver: Solver | None = None) -> Chronology:
    """The chronology with an entry for each mention of one entry."""
    entry = find(chronology, key)
    mentions = entry.events if entry else ()
    alone = frozenset(mentions)
    events = tuple(replace(event, same_as=None) if event.id in alone else event for event in chronology.events)
    rest = [one.events for one in chronology.entries if key_of(one) != key]
    return solved(replace(chronology, events=events), [*((id_,) for id_ in mentions), *rest], solver)


def solved(chronology: Chronology, groups: Iterable[Sequence[str]], solver: Solver | None = None) -> Chronology:
    """Order, bounds and findings anew, with these mentions in one entry each; a ``solver`` used before does what is
    new.

    Raises:
        DocumentError: the chronology was written without the events of its entries.
    """
    events = {event.id: event for event in chronology.events}
    lines = [_group(events, ids) for ids in groups]
    place = {id_: at for at, id_ in enumerate(events)}
    lines.sort(key=lambda group: place[group.events[0].id])
    stated = replace(chronology, timexes=tuple(restore(one) for one in chronology.timexes))
    solver = solver or Solver()
    stated = replace(stated, timexes=dated_by_events(stated, solver.solve(stated)))
    solution = solver.solve(stated, _same(lines))
    entries = arrange(stated, solution, lines)
    answer = replace(stated, entries=entries, rank_exact=len(entries) <= EXACT)
    return replace(answer, findings=findings_of(answer, solution))


def _group(events: Mapping[str, Event], ids: Sequence[str]) -> Group:
    missing = [id_ for id_ in ids if id_ not in events]
    if missing or not ids:
        raise DocumentError("chronology: entries without their events cannot be solved again; open the texts instead")
    return Group(tuple(events[id_] for id_ in ids))


def _same(lines: Iterable[Group]) -> tuple[Claim, ...]:
    """The claim that all mentions of a group are one happening."""
    pairs = ((group.events[0].id, event.id) for group in lines for event in group.events[1:])
    return tuple(Claim(f"{b}/merge", a, "SIMULTANEOUS", b, trust=BY_HAND, refs=(a, b)) for a, b in pairs)
