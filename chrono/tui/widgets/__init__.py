"""Widgets: the panels of the explorer. They draw what the modules above them compute, and post messages."""
