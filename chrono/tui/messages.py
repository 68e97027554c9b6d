"""Messages: how workers and panels speak to the screen, which alone changes what is shown."""

from dataclasses import dataclass

from textual.message import Message

from chrono.tui.rows import Index
from chrono.tui.session import Session
from chrono.tui.shown import Shown


@dataclass
class Progress(Message):
    """Loading has come so far: ``done`` of ``total`` steps (0: unknown), and what it is about."""

    words: str
    done: int = 0
    total: int = 0


@dataclass
class Loaded(Message):
    """A chronology is open."""

    session: Session
    index: Index
    shown: Shown
    problems: tuple[str, ...] = ()


@dataclass
class Failed(Message):
    """Work in the background failed, and what it was about."""

    error: Exception
    what: str


@dataclass
class Filtered(Message):
    """A filter was applied; ``index`` is new when the chronology changed. ``round`` counts the filters applied."""

    index: Index
    shown: Shown
    round: int


@dataclass
class Changed(Message):
    """A change holds (it is in the journal); ``words`` tell of it, if any, ``solved`` that the chronology changed.

    ``about`` is the key of an entry that the reader should now see.
    """

    words: str
    solved: bool
    about: str = ""


@dataclass
class Selected(Message):
    """The reader moved to an entry; ``listed`` when it was in a list, which may have changed meanwhile."""

    key: str
    listed: bool = False


@dataclass
class Left(Message):
    """The cursor was at the end of a list and wanted further: ``by`` is 1 downwards, -1 upwards."""

    by: int


@dataclass
class Opened(Message):
    """The reader wants to see an entry (``key``) or to add a term to the filter (``term``)."""

    key: str = ""
    term: str = ""


@dataclass
class Dropped(Message):
    """A chip of the filter is to go."""

    number: int


@dataclass
class Typed(Message):
    """A filter is being typed (``final``: it is complete)."""

    text: str
    final: bool
