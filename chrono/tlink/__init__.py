"""Temporal links: what a text says about which event lies when, and which comes first."""

from importlib import import_module
from typing import Any

__all__ = ["find_links"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("chrono.tlink.find"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
