"""``jsonl``: one entry a line, with its findings, for tools that stream."""

from chrono.chronology.json import encode, entry_dict
from chrono.chronology.model import Chronology
from chrono.export.rows import findings_of


def dumps(chronology: Chronology) -> str:
    """Each entry as in the contract, with ``findings``, the codes of what was found about it."""
    found = findings_of(chronology)
    return "".join(f"{encode({**entry_dict(one), 'findings': found.get(one.id, [])})}\n" for one in chronology.entries)


def lost(chronology: Chronology) -> tuple[str, ...]:
    """Everything but the entries."""
    return ("texts, expressions, events and links left out; only entries are written",) if chronology.documents else ()
