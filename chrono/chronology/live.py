"""Live: a chronology that is corrected again and again, at the cost of what each correction touches.

What it gives is what rebuilding gives; a property test compares the two. See docs/decisions.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from chrono.chronology.assemble import EXACT
from chrono.chronology.claims import Claim
from chrono.chronology.model import Chronology
from chrono.chronology.parts import Parts
from chrono.chronology.quotes import quotes
from chrono.chronology.rearrange import Ids, Lines
from chrono.chronology.recheck import Findings
from chrono.chronology.resolve import Solver
from chrono.chronology.similar import witnesses


class Live:
    """One chronology with everything that was found of it; not for two threads."""

    def __init__(self, chronology: Chronology, groups: Iterable[Ids], merges: Mapping[str, Claim]) -> None:
        """The first time everything is made."""
        sources, same = quotes(chronology), witnesses(chronology.documents)
        self._parts = Parts(chronology)
        self.known = frozenset(event.id for event in chronology.events)
        self._solver = Solver(self._parts, merges)
        self._lines = Lines(self._parts, sources, same)
        self._findings = Findings(self._parts, self._lines, sources)
        self._lines.regroup(groups)
        self.chronology = self._made(set(range(len(self._parts.parts))))

    def fits(self, chronology: Chronology) -> bool:
        """Whether this is the same chronology, but for corrections."""
        return self._parts.fits(chronology)

    def again(self, chronology: Chronology, groups: Iterable[Ids], merges: Mapping[str, Claim]) -> Chronology:
        """The chronology after corrections."""
        before = self._parts.update(chronology)
        regrouped = self._lines.regroup(groups)
        self.chronology = self._made(self._solver.again(before, merges) | regrouped)
        return self.chronology

    def _made(self, touched: set[int]) -> Chronology:
        gone = frozenset(one.claim.id for one in self._solver.refusals)
        entries = self._lines.update(touched, self._solver, gone)
        stated = replace(self._parts.stated(), entries=entries, rank_exact=len(entries) <= EXACT)
        return replace(stated, findings=self._findings.update(touched, self._solver))
