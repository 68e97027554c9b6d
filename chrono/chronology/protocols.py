"""What users bring themselves: plain callables with these shapes, passed to ``chrono.build``. There is no registry.

A lambda, a function or an object with ``__call__`` will do. One that is used by several processes must pickle.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, runtime_checkable

from chrono.chronology.model import Chronology, Finding
from chrono.document.model import Document
from chrono.event.model import Event


@runtime_checkable
class EventSource(Protocol):
    """Finds the events of a document in our place: an extractor, a language model, a database of annotations."""

    def __call__(self, document: Document, /) -> Iterable[Event | Mapping[str, Any]]:
        """The events; of a mapping only ``start`` and ``end`` (half-open code points of the trigger) are required."""


@runtime_checkable
class NamedTimes(Protocol):
    """Knows periods by name (eras, campaigns, school years) that the shipped tables lack."""

    def __call__(self, document: Document, /) -> Mapping[str, tuple[str, str]]:
        """Label, as it may stand in the text, to half-open ``(begin, finish)``: ``YYYY-MM-DD[THH:MM:SS]``."""


@runtime_checkable
class Check(Protocol):
    """Looks for doubts of its own in a finished chronology."""

    def __call__(self, chronology: Chronology, /) -> Iterable[Finding]:
        """The findings, listed after ours; their ids are set anew, a fingerprint left empty is filled in."""
