"""Corrections of a chronology: merge, split, another reading of an expression; order and findings follow at once.

Nothing here knows how to solve: the chronology goes through ``chrono.chronology`` again, with the entries grouped as
the reader wants them.
"""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from threading import Lock

from chrono.chronology.anchored import dated_by_events, restore
from chrono.chronology.assemble import EXACT, arrange
from chrono.chronology.check import findings_of
from chrono.chronology.entries import Group
from chrono.chronology.live import Live
from chrono.chronology.model import Chronology, Entry
from chrono.chronology.rearrange import merges_of
from chrono.chronology.solution import solve
from chrono.document.model import Document
from chrono.errors import DocumentError
from chrono.temporal.civil import moment_text, parse_moment
from chrono.temporal.edtf import edtf_text, parse_edtf
from chrono.timex.model import Alternative, Timex


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


def read(chronology: Chronology, timex: str, reading: Reading, solver: "Solver | None" = None) -> Chronology:
    """The chronology with an expression read otherwise; the reading that goes becomes an alternative."""
    timexes = tuple(_reread(one, reading) if one.id == timex else one for one in chronology.timexes)
    return solved(
        replace(chronology, timexes=timexes), [entry.events for entry in chronology.entries], solver, chronology
    )


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


def merge(chronology: Chronology, keys: Sequence[str], solver: "Solver | None" = None) -> Chronology:
    """The chronology with the mentions of several entries in one, in the order of the texts."""
    place = {event.id: at for at, event in enumerate(chronology.events)}
    together = [entry for entry in chronology.entries if key_of(entry) in keys]
    merged = tuple(sorted((id_ for entry in together for id_ in entry.events), key=place.__getitem__))
    rest = [entry.events for entry in chronology.entries if key_of(entry) not in keys]
    return solved(chronology, [merged, *rest], solver, chronology)


def split(chronology: Chronology, key: str, solver: "Solver | None" = None) -> Chronology:
    """The chronology with an entry for each mention of one entry."""
    entry = find(chronology, key)
    mentions = entry.events if entry else ()
    alone = frozenset(mentions)
    events = tuple(replace(event, same_as=None) if event.id in alone else event for event in chronology.events)
    rest = [one.events for one in chronology.entries if key_of(one) != key]
    return solved(replace(chronology, events=events), [*((id_,) for id_ in mentions), *rest], solver, chronology)


class Solver:
    """Corrects one chronology again and again: what it found before it need not find again."""

    def __init__(self) -> None:
        """Nothing is known."""
        self._live: Live | None = None
        self._lock = Lock()

    def prepare(self, chronology: Chronology, between: Callable[[], None] = lambda: None) -> None:
        """Read beforehand what corrections need to know of all texts, in small steps with a call ``between`` them.

        A correction made meanwhile reads the rest itself.
        """
        with self._lock:
            live = self._live = self._live or Live(chronology)
        while self._step(live):
            between()

    def _step(self, live: Live) -> bool:
        with self._lock:
            return self._live is live and live.prepare()

    def solved(self, chronology: Chronology, groups: Iterable[Sequence[str]], finished: Chronology) -> Chronology:
        """What ``solved`` gives; ``finished`` is the chronology before the correction."""
        told = [tuple(ids) for ids in groups]
        with self._lock:
            live, self._live = self._live, None  # what breaks on the way is made anew the next time
            if live is None or not live.fits(chronology):
                live = Live(finished)
            _checked(told, live.known)
            found = live.again(chronology, told, merges_of(told))
            self._live = live
            return found


def solved(
    chronology: Chronology,
    groups: Iterable[Sequence[str]],
    solver: "Solver | None" = None,
    finished: Chronology | None = None,
) -> Chronology:
    """Order, bounds and findings anew, with these mentions in one entry each.

    With a ``solver`` only what differs from the ``finished`` chronology, before the correction, is solved.

    Raises:
        DocumentError: the chronology was written without the events of its entries.
    """
    if solver is not None:
        return solver.solved(chronology, groups, finished or chronology)
    events = {event.id: event for event in chronology.events}
    told = [tuple(ids) for ids in groups]
    _checked(told, events)
    place = {id_: at for at, id_ in enumerate(events)}
    lines = [Group(tuple(events[id_] for id_ in ids)) for ids in sorted(told, key=lambda ids: place[ids[0]])]
    stated = replace(chronology, timexes=tuple(restore(one) for one in chronology.timexes))
    stated = replace(stated, timexes=dated_by_events(stated, solve(stated)))
    solution = solve(stated, merges_of(told).values())
    entries = arrange(stated, solution, lines)
    answer = replace(stated, entries=entries, rank_exact=len(entries) <= EXACT)
    return replace(answer, findings=findings_of(answer, solution))


def _checked(groups: Iterable[Sequence[str]], events: Container[str]) -> None:
    if any(not ids or any(id_ not in events for id_ in ids) for ids in groups):
        raise DocumentError("chronology: entries without their events cannot be solved again; open the texts instead")
