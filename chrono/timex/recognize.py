"""Recognising: from a document to its anchored temporal expressions, in one pass from left to right."""

from collections.abc import Callable

from chrono.document.model import Document
from chrono.grammar.scan import Refused, runs

from .choose import choose
from .emit import emit, finished
from .eras import add_eras
from .guards import GUARDS
from .model import Range, Rejected, Timex
from .state import Named, refuse, site, start


def recognize(
    document: Document, named: Named | None = None, between: Callable[[], object] = lambda: None
) -> tuple[tuple[Timex, ...], tuple[Range, ...], tuple[Rejected, ...]]:
    """Timexes, ranges and refused candidates of a document, in order; ids are t1.., r1.. .

    ``named`` looks up named times by key; the packaged ones are the default. ``between`` is called at each
    stretch with an expression: to give up within a long document, raise there.
    """
    state = start(document, named)
    refused: list[Refused] = []

    def allow(guard: str, _word: str, begin: int, end: int) -> str | None:
        return GUARDS[guard](site(state, begin, end))

    eras = add_eras(state)
    for begin, end in runs(state.folded.text, state.pack, allow, refused):
        between()
        for chosen in choose(state, begin, end):
            match, _ = chosen
            if not (eras and any(low < begin + match.end and begin + match.start < high for low, high in eras)):
                emit(state, chosen, begin)
    for one in refused:
        refuse(state, one.start, one.end, one.reason)
    return finished(state)
