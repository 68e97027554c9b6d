"""Temporal links: statements of the text about order, each with evidence and trust."""
