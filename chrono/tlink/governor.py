"""Which event a connective hangs on."""

from chrono.tlink.sentence import COMMAS, Happening, Sentence
from chrono.tlink.signals import Signal


def governing(sentence: Sentence, signal: Signal, dependent: Happening) -> Happening | None:
    """The event that a connective hangs on: the verb before it, else the one behind its clause.

    Nominal events yield to verbs; behind a comma, the verbs of relative clauses yield to the main one.
    """
    before = [h for h in sentence.happenings if h.last <= signal.first]
    if before:
        verbs = [h for h in before if h.finite]
        closed = signal.first > 0 and sentence.words[signal.first - 1] in COMMAS
        main = [h for h in verbs if not closed or not _relative(sentence, h)]
        return (main or verbs or before)[-1]
    comma = next((i for i in range(dependent.last, len(sentence.words)) if sentence.words[i] in COMMAS), dependent.last)
    behind = [h for h in sentence.happenings if h.heads_clause and h.first >= dependent.last]
    return next((h for h in behind if h.first > comma), behind[0] if behind else None)


def _relative(sentence: Sentence, happening: Happening) -> bool:
    """Whether a relative word opens the clause of a verb."""
    return any("relative" in s.kinds for s in sentence.between(happening.first - 2, happening.first))
