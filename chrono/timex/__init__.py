"""Temporal expressions: recognising, cues of the governing verb, anchoring."""

from .recognize import recognize

__all__ = ["recognize"]
