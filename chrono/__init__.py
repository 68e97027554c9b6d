"""chrono: reconstructs timelines from text. Public names are loaded on first use (PEP 562)."""
