"""Screens: the explorer itself, and the dialogs in front of it."""
