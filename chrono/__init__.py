"""chrono reconstructs timelines from Arabic and English text.

    import chrono

    chronology = chrono.build("date 2025-09-16 Talks began last Tuesday. The army attacked on 19 August.")
    for entry in chronology.entries:
        print(entry.edtf, entry.label)

The names are loaded when they are first used: ``import chrono`` costs almost nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chrono.chronology.annotation import Annotation as Annotation
    from chrono.chronology.model import Chronology as Chronology
    from chrono.chronology.model import Entry as Entry
    from chrono.chronology.model import Finding as Finding
    from chrono.document.model import Document as Document
    from chrono.errors import ChronoError as ChronoError
    from chrono.event.model import Event as Event
    from chrono.pipeline import annotate as annotate
    from chrono.pipeline import build as build
    from chrono.pipeline import check as check
    from chrono.pipeline import explain as explain
    from chrono.pipeline import find as find
    from chrono.timex.model import Range as Range
    from chrono.timex.model import Timex as Timex
    from chrono.tlink.model import TLink as TLink

_HOMES = {
    "Annotation": "chronology.annotation",
    "ChronoError": "errors",
    "Chronology": "chronology.model",
    "Document": "document.model",
    "Entry": "chronology.model",
    "Event": "event.model",
    "Finding": "chronology.model",
    "Range": "timex.model",
    "TLink": "tlink.model",
    "Timex": "timex.model",
    "annotate": "pipeline",
    "build": "pipeline",
    "check": "pipeline",
    "explain": "pipeline",
    "find": "pipeline",
}

__all__ = [*_HOMES]  # noqa: PLE0604 - the keys are strings


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"chrono.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
