"""Events dated by the edge of a range: what begins at one edge ends at the other, what lies between is inside."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chrono.timex.model import Range
from chrono.tlink.model import TLink

_OTHER = {"BEGUN_BY": "ENDED_BY", "ENDED_BY": "BEGUN_BY"}


def over_ranges(dates: Sequence[TLink], ranges: Sequence[Range]) -> Iterator[TLink]:
    """The links with those to an edge of a closed range completed.

    "from the 4th to the 10th" gives both edges; "between 2013 and 2014" puts the event inside the range (by its
    id), since it need not lie in either year. Links to anything else come back unchanged.
    """
    closed = [span for span in ranges if span.from_ and span.to]
    edges = {edge: span for span in closed for edge in (span.from_, span.to)}
    for link in dates:
        span = edges.get(link.to)
        if span is None or link.rel not in (*_OTHER, "IS_INCLUDED"):
            yield link
        elif link.rel == "IS_INCLUDED":
            yield replace(link, to=span.id, cue="range")
        else:
            first, second = (span.from_ or "", "BEGUN_BY"), (span.to or "", "ENDED_BY")
            for to, rel in (first, second):
                yield replace(link, to=to, rel=rel, cue="range")
