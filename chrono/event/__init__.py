"""Event mentions: trigger, class, tense, polarity, modality, label."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chrono.event.find import find_events
    from chrono.event.model import Event

__all__ = ["Event", "find_events"]


def __getattr__(name: str) -> Any:
    """Load the stage when it is asked for."""
    if name == "find_events":
        from chrono.event.find import find_events  # noqa: PLC0415

        return find_events
    if name == "Event":
        from chrono.event.model import Event  # noqa: PLC0415

        return Event
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
