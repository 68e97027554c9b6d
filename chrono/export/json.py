"""``json``: the Chronology of the contract, whole; the home of its writer is ``chrono.chronology.json``."""

from chrono.chronology import json
from chrono.chronology.model import Chronology


def dumps(chronology: Chronology) -> str:
    """The Chronology as JSON, with a last newline."""
    return json.dumps(chronology) + "\n"
