"""Check: every contradiction and doubt in a chronology, as findings; a table of small functions, one a kind."""

from collections.abc import Callable, Container, Iterator

from chrono.chronology.checks.network import ASIDE
from chrono.chronology.checks.table import CHECKS
from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft, Kind, numbered
from chrono.chronology.merge import entry_claims
from chrono.chronology.model import Chronology, Finding
from chrono.chronology.solution import Solution, solve

Check = tuple[Kind, Callable[[Facts], Iterator[Draft]]]


def check(chronology: Chronology) -> tuple[Finding, ...]:
    """The findings on any chronology, in order of their first statement."""
    solution = solve(chronology)
    joined = entry_claims(chronology, solution) if len(chronology.documents) > 1 else ()
    if joined:
        del solution  # as large as the chronology; one at a time
        solution = solve(chronology, joined)
    return findings_of(chronology, solution)


def findings_of(
    chronology: Chronology, solution: Solution, between: Callable[[], object] = lambda: None
) -> tuple[Finding, ...]:
    """The findings on a chronology that is solved already; ``between`` is called before each check."""
    facts = Facts(chronology, solution)
    found: list[tuple[Kind, Draft]] = []
    for kind, find in CHECKS:
        between()
        found += [(kind, draft) for draft in find(facts)]
    return numbered(without_echoes(found, facts.timexes), {d.id: n for n, d in enumerate(chronology.documents)})


def without_echoes(found: list[tuple[Kind, Draft]], timexes: Container[str]) -> list[tuple[Kind, Draft]]:
    """Without the readings left out over a date that an alarm speaks of anyway; ``timexes`` are the ids of all."""
    told = {ref for kind, draft in found if kind.severity != "note" for s in draft.statements for ref in s.refs}
    times = {ref for ref in told if ref in timexes}
    return [(k, d) for k, d in found if k is not ASIDE or not times & {r for s in d.statements for r in s.refs}]
