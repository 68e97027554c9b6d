"""The Chronology: order, findings, merging across sources."""
