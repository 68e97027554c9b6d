"""Adapters to other programs; each imports its package only when used."""
