"""Temporal expressions: recognising, cues of the governing verb, anchoring."""
