"""Checks across mentions: one source against itself, two sources against each other."""

from collections.abc import Iterator

from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft, Kind

DIFFER = Kind("CHR301", "sources-differ", "warning", "Two sources that date one event differently")
ITSELF = Kind("CHR302", "source-against-itself", "warning", "One source that dates one event in two ways")


def sources_differ(facts: Facts) -> Iterator[Draft]:
    """Two reports of what seems one event, with dates that do not meet."""
    return iter(())


def source_against_itself(facts: Facts) -> Iterator[Draft]:
    """A headline against the body, or two sentences of one text."""
    for refusal in facts.solution.refusals:
        if refusal.claim.id.endswith("/same"):
            pair = [facts.events[x] for x in (refusal.claim.source, refusal.claim.target)]
            times = [facts.timexes[c.source] for c in refusal.against if c.anchors and c.source in facts.timexes]
            if len(times) > 1:
                yield Draft(
                    f'"{pair[0].text}" and "{pair[1].text}" are one event with two dates',
                    "; ".join(f'"{t.text}" is {t.value}' for t in times) + ".",
                    tuple(facts.quote(t) for t in sorted(times, key=lambda t: t.start)),
                    "correct one of the dates",
                    facts.entries(pair),
                )


CHECKS = ((DIFFER, sources_differ), (ITSELF, source_against_itself))
