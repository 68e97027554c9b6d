"""Every exception of chrono.

    ChronoError
    ├── UsageError       an option or argument that cannot mean anything (exit code 2)
    ├── DocumentError    an input that cannot be read or does not fit its text (exit code 3)
    ├── GrammarError     a language pack or a table of named times with a fault
    └── ExportError      a chronology that cannot be written as asked

A message reads ``where: problem; cure``. A contradictory text is never an exception: see ``chronology.check``.
"""


class ChronoError(Exception):
    """Base of all errors that chrono raises on purpose; the message is one line for a reader."""


class UsageError(ChronoError):
    """An option or argument that cannot mean anything; nothing was read."""


class DocumentError(ChronoError):
    """An input that cannot be read, or whose offsets, ids or classes do not fit its text."""


class GrammarError(ChronoError):
    """A language pack or a table of named times with a fault."""


class ExportError(ChronoError):
    """A chronology that cannot be written as asked."""
