"""Session: a chronology being worked on. The one place that changes; a change is in the journal before it counts."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from time import sleep

from chrono.chronology.correct import Solver
from chrono.chronology.json import dumps
from chrono.chronology.model import Chronology
from chrono.errors import ChronoError
from chrono.export import replace_file
from chrono.tui.changes import Change, Dispute, Mark, Note, Settle, State, apply
from chrono.tui.journal import Journal, Step, UselessJournal, path_beside

PAUSE = 0.002
"""Seconds between two steps of the preparation, about as long as a step: keys and drawing come first."""


@dataclass(frozen=True, slots=True)
class Done:
    """A change that holds, with the state before it, for undoing at once."""

    n: int
    change: Change
    before: State


class Session:
    """The state of a chronology, its journal, and what can be undone and redone."""

    def __init__(self, chronology: Chronology, path: Path) -> None:
        """Open the journal at ``path`` and replay it.

        Raises:
            JournalError: the journal cannot be used.
        """
        self.path = path
        self.base = chronology
        self.state = State(chronology, {}, settled={})
        self.done: list[Done] = []
        self.undone: list[Done] = []
        self._lock = Lock()
        self._solver = Solver()
        self.journal = Journal(path, chronology)
        for step in self.journal.replay.steps:
            try:
                self._replay(step)
            except ChronoError as error:
                self.journal.close()
                raise UselessJournal(f"{path.name}: step {step.n}: {error}") from error

    @property
    def chronology(self) -> Chronology:
        """The chronology as it now stands."""
        return self.state.chronology

    @property
    def steps(self) -> int:
        """How many changes hold."""
        return len(self.done)

    def do(self, change: Change) -> State:
        """Make a change: tried, written to disk, then shown.

        Raises:
            ChangeError, JournalError: it cannot be made or kept; the state is as before.
        """
        with self._lock:
            self._make(change)
            return self.state

    def prepare(self) -> None:
        """Read beforehand what corrections need, so that the first one is as fast as the others; the screen goes on."""
        with suppress(ChronoError):  # a correction will say what is wrong
            self._solver.prepare(self.chronology, lambda: sleep(PAUSE))

    def undo(self) -> Change | None:
        """Take the last change back (an inverse line is written); None when there is none."""
        with self._lock:
            if not self.done:
                return None
            self.journal.append(undo=self.done[-1].n)
            return self._undo()

    def redo(self) -> Change | None:
        """Make the change again that was undone last; None when there is none."""
        with self._lock:
            if not self.undone:
                return None
            after = apply(self.state, self.undone[-1].change, self._solver)
            self.journal.append(redo=self.undone[-1].n)
            return self._redo(after)

    def save(self, path: Path) -> Path | None:
        """Write the chronology as JSON, whole or not at all; notes and marks go on in a new journal beside it.

        Over the file that was opened, the session goes on with what was saved: its journal so far is kept under another
        name. Returns the path of a new journal, None when there was nothing to carry over.
        """
        with self._lock:
            journal = path_beside(str(path))
            own = journal.resolve() == self.path.resolve()
            replace_file(path, (dumps(self.chronology) + "\n").encode())
            if own:
                self._rebase()
                return journal if self.done else None
            return _carried(self.state, journal)

    def _rebase(self) -> None:
        self.journal.close()
        if self.path.exists():
            self.path.replace(_free(self.path.with_suffix(".before-save.jsonl")))
        said = remarks(self.state)
        self.base = self.chronology
        self.state, self.done, self.undone = State(self.base, {}, settled={}), [], []
        self.journal = Journal(self.path, self.base)
        for change in said:
            self._make(change)

    def _make(self, change: Change) -> None:
        after = apply(self.state, change, self._solver)
        step = self.journal.append(change=change)
        self._hold(Done(step.n, change, self.state), after)

    def _replay(self, step: Step) -> None:
        if step.change is not None:
            self._hold(Done(step.n, step.change, self.state), apply(self.state, step.change, self._solver))
        elif step.undo is not None:
            if not self.done or self.done[-1].n != step.undo:
                raise ChronoError(f"undoes {step.undo}, which is not the last; restore the journal")
            self._undo()
        else:
            if not self.undone or self.undone[-1].n != step.redo:
                raise ChronoError(f"redoes {step.redo}, which was not undone; restore the journal")
            self._redo(apply(self.state, self.undone[-1].change, self._solver))

    def _hold(self, done: Done, after: State) -> None:
        self.done.append(done)
        self.undone.clear()
        self.state = after

    def _undo(self) -> Change:
        done = self.done.pop()
        self.undone.append(done)
        self.state = done.before
        return done.change

    def _redo(self, after: State) -> Change:
        done = self.undone.pop()
        self.done.append(Done(done.n, done.change, self.state))
        self.state = after
        return done.change


def _carried(state: State, path: Path) -> Path | None:
    """A journal that says again what the reader said, for a chronology saved elsewhere."""
    changes = remarks(state)
    if not changes or path.exists():
        return None
    fresh = Journal(path, state.chronology)
    for change in changes:
        fresh.append(change=change)
    fresh.close()
    return path


def remarks(state: State) -> list[Change]:
    """The changes that say again what the reader said of entries and findings (a saved chronology holds the rest)."""
    notes: list[Change] = [Note(key, text) for key, text in state.notes.items()]
    disputed: list[Change] = [Dispute(key, True) for key in sorted(state.disputed)]
    settled: list[Change] = [Settle(key, reason) for key, reason in (state.settled or {}).items()]
    marked: list[Change] = [Mark(tuple(sorted(state.marked)), True)] if state.marked else []
    return [*notes, *disputed, *settled, *marked]


def set_aside(path: Path) -> Path:
    """Move a journal that cannot be used out of the way, under a name that is free; nothing is lost."""
    aside = _free(path.with_suffix(".other.jsonl"))
    path.replace(aside)
    return aside


def _free(path: Path) -> Path:
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free
