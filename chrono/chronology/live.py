"""Live: a chronology that is corrected again and again, at the cost of what each correction touches.

A finished chronology is taken at its word: only the parts that corrections touch, and what merges join them with, are
solved. What comes out is what rebuilding gives; a property test compares the two. See docs/decisions.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from chrono.chronology import assemble
from chrono.chronology.claims import Claim
from chrono.chronology.model import Chronology
from chrono.chronology.parts import Parts
from chrono.chronology.quotes import quotes
from chrono.chronology.rearrange import Ids, Lines
from chrono.chronology.recheck import Findings
from chrono.chronology.resolve import Solver
from chrono.chronology.similar import witnesses
from chrono.temporal.bounds import Bounds


class Live:
    """One chronology with everything that was found of it; not for two threads."""

    def __init__(self, finished: Chronology) -> None:
        """Nothing is solved yet."""
        whole = is_whole(finished)
        told = finished if whole else replace(finished, entries=(), findings=())
        sources = quotes(finished)
        self._parts = Parts(finished)
        self._lines = Lines(self._parts, sources, witnesses(finished.documents), told.entries)
        self._solver = Solver(self._parts)
        self._findings = Findings(self._parts, self._lines, sources, told.findings if whole else None)
        self._rest = self._findings.memory.read(self._where)
        self._stale = set() if whole else set(self._parts.numbers)
        self.chronology = finished

    @property
    def known(self) -> Collection[str]:
        """The ids of all events."""
        return self._lines.place

    def fits(self, chronology: Chronology) -> bool:
        """Whether this is the same chronology, but for corrections."""
        return self._parts.fits(chronology)

    def prepare(self) -> bool:
        """Read a little of what corrections need to know of all texts; False when there is nothing left to read."""
        return next(self._rest, False)

    def again(self, chronology: Chronology, groups: Iterable[Ids], merges: Mapping[str, Claim]) -> Chronology:
        """The chronology after corrections."""
        while self.prepare():
            pass
        gone, came = self._lines.difference(groups)
        changed = self._parts.changed(chronology)
        touched = changed | self._parts.of(id_ for ids in (*gone, *came) for id_ in ids) | self._stale
        few = len(self._lines.groups) + len(came) - len(gone) <= assemble.EXACT
        self._make(self._parts.numbers if few else touched)
        touched |= self._stale
        before = self._parts.update(chronology, changed | (self._stale & self._parts.parts.keys()))
        self._lines.regroup(gone, came)
        made = self._parts.parts
        touched |= self._solver.again(
            before, {id_: one for id_, one in merges.items() if self._parts.owner[one.source] in made}
        )
        self._stale = set()
        self.chronology = self._found(touched)
        return self.chronology

    def _found(self, touched: set[int]) -> Chronology:
        entries = self._lines.update(touched, self._solver, self._gone())
        stated = replace(self._parts.stated(), entries=entries, rank_exact=len(entries) <= assemble.EXACT)
        return replace(stated, findings=self._findings.update(touched, self._solver, self._make, self._where))

    def _gone(self) -> frozenset[str]:
        return frozenset(one.claim.id for one in self._solver.refusals)

    def _make(self, numbers: Iterable[int]) -> None:
        """Solve some parts and what merges join them with as they are, if they were not; they may prove stale."""
        fresh = {n for n in numbers if n not in self._parts.parts}
        if not fresh:
            return
        fresh = self._joined(fresh) - self._parts.parts.keys()
        self._stale |= self._parts.make(fresh)
        owner = self._parts.owner
        merges = {id_: one for id_, one in self._lines.merges().items() if owner[one.source] in fresh}
        self._solver.take(sorted(fresh), merges)
        self._stale |= self._lines.take(fresh, self._solver, self._gone())

    def _joined(self, numbers: Iterable[int]) -> set[int]:
        """Some parts and all that lines join with them."""
        found, beside = set(numbers), dict[int, set[int]]()
        for parts in self._lines.joined():
            for number in parts:
                beside.setdefault(number, set()).update(parts)
        waiting = list(found)
        while waiting:
            new = beside.get(waiting.pop(), set()) - found
            found |= new
            waiting += new
        return found

    def _where(self, event: str, real: bool) -> Bounds:
        """Where an event lies: as it was solved, else as its line in the finished chronology says."""
        if self._parts.owner[event] in self._parts.parts:
            return self._solver.bounds(event, real)
        return self._lines.bounds(event)


def is_whole(chronology: Chronology) -> bool:
    """Whether a chronology holds all that a finished one does, as it is written here."""
    events = {event.id for event in chronology.events}
    entries = chronology.entries
    numbered = all(entry.id == f"n{n}" for n, entry in enumerate(entries, 1))
    told = [id_ for entry in entries for id_ in entry.events]
    full = all(entry.events for entry in entries) and len(told) == len(events.intersection(told))
    return numbered and full and bool(entries) and chronology.rank_exact == (len(entries) <= assemble.EXACT)
