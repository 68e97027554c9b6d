"""The Textual explorer; imports the rest, nothing imports it."""
