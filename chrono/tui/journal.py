"""The journal: every change is one line in an append-only file beside the chronology, on disk before it is shown.

    {"journal": "chrono/1", "fingerprint": "…", "of": "story.json"}
    {"n": 1, "do": "note", "entry": "a#e58", "text": "ask the army"}
    {"n": 2, "undo": 1}
    {"n": 3, "redo": 1}

``undo`` is the inverse line of a change: nothing is ever taken out of the file.
"""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from chrono.chronology.json import encode
from chrono.chronology.model import Chronology
from chrono.errors import ChronoError
from chrono.tui.changes import Change, ChangeError, Json, from_dict, to_dict

VERSION = "chrono/1"
SUFFIX = ".chrono-journal.jsonl"


class JournalError(ChronoError):
    """A journal that cannot be used: of another chronology, damaged inside, open elsewhere, or not writable."""


class UselessJournal(JournalError):
    """A journal that cannot be replayed: damaged inside, or with a change that this chronology does not take."""


class ForeignJournal(UselessJournal):
    """A journal that belongs to another chronology."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line: a change, or the number of the change it takes back (``undo``) or makes again (``redo``)."""

    n: int
    change: Change | None = None
    undo: int | None = None
    redo: int | None = None


@dataclass(frozen=True, slots=True)
class Replay:
    """What a journal holds: its steps, and where the bytes of a torn last line were put (None when there was none)."""

    steps: tuple[Step, ...] = ()
    torn: Path | None = None


def path_beside(path: str) -> Path:
    """The journal beside a chronology or text: that of ``story.json`` is ``story.chrono-journal.jsonl``."""
    if path == "-":
        return Path(f"stdin{SUFFIX}")
    file = Path(path)
    return file.with_name((file.name if file.is_dir() else file.stem) + SUFFIX)


def fingerprint(chronology: Chronology) -> str:
    """16 hex digits over what changes refer to: documents and their texts, expressions, mentions of entries."""
    digest = hashlib.sha256()
    for document in chronology.documents:
        digest.update(encode([document.id, document.published, document.text]).encode())
    for timex in chronology.timexes:
        digest.update(encode([timex.id, timex.start, timex.end]).encode())
    for entry in sorted(chronology.entries, key=lambda entry: entry.events or (entry.id,)):
        digest.update(encode([*(entry.events or (entry.id,))]).encode())
    return digest.hexdigest()[:16]


class Journal:
    """The open file. One explorer at a time writes to it (where the system can lock files)."""

    def __init__(self, path: Path, chronology: Chronology) -> None:
        """Open or begin the journal and read it; nothing is created before the first change.

        Raises:
            JournalError: see there.
        """
        self.path = path
        self._of = path.name.removesuffix(SUFFIX)
        self._fingerprint = fingerprint(chronology)
        self._file: IO[bytes] | None = None
        self._next = 1
        self._size = 0
        self.replay = self._read() if path.exists() else Replay()

    def append(self, *, change: Change | None = None, undo: int | None = None, redo: int | None = None) -> Step:
        """Write one line and wait until it is on disk.

        Raises:
            JournalError: it cannot be written; nothing of it counts then.
        """
        step = Step(self._next, change, undo, redo)
        try:
            if self._file is None:
                self._file = self._open()
            self._write(_line(step))
        except OSError as error:
            raise JournalError(
                f"{self.path.name}: {error.strerror or error}; the change was not made, free the file or disk"
            ) from error
        self._next += 1
        return step

    def close(self) -> None:
        """Release the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _open(self) -> IO[bytes]:
        fresh = not self._size
        file = self.path.open("ab", buffering=0)
        _lock(file, self.path)
        if file.seek(0, os.SEEK_END) != self._size:
            file.close()
            raise JournalError(f"{self.path.name}: changed since it was read; open the chronology again")
        if fresh:
            self._file = file
            self._write({"journal": VERSION, "fingerprint": self._fingerprint, "of": self._of})
            _sync_folder(self.path.parent)
        return file

    def _write(self, line: Json) -> None:
        assert self._file is not None
        data = (encode(line) + "\n").encode()
        before = self._file.seek(0, os.SEEK_END)
        try:
            written = self._file.write(data)
            if written != len(data):
                raise OSError("only a part of the line could be written")
            os.fsync(self._file.fileno())
            self._size = before + written
        except OSError:
            self._file.truncate(before)
            raise

    def _read(self) -> Replay:
        try:
            data = self.path.read_bytes()
        except OSError as error:
            raise JournalError(f"{self.path.name}: {error.strerror}; make it readable or move it away") from error
        whole, torn = _parted(data)
        lines = whole.split(b"\n")[:-1]
        if lines:
            self._accept(lines[0])
        self._size = len(whole)
        steps = tuple(self._step(number, line) for number, line in enumerate(lines[1:], 2))
        self._next = max((step.n for step in steps), default=0) + 1
        return Replay(steps, self._aside(torn, len(whole)) if torn else None)

    def _accept(self, line: bytes) -> None:
        head = self._parse(1, line)
        if head.get("journal") != VERSION:
            raise UselessJournal(f"{self.path.name}: line 1 is no head of a {VERSION} journal; move the file away")
        if head.get("fingerprint") != self._fingerprint:
            raise ForeignJournal(
                f"{self.path.name}: belongs to another chronology (its fingerprint is {head.get('fingerprint')}, "
                f"this one's {self._fingerprint}); open that one, or move the journal away to begin a new one"
            )

    def _step(self, number: int, line: bytes) -> Step:
        values = self._parse(number, line)
        n, undo, redo = values.get("n"), values.get("undo"), values.get("redo")
        if not isinstance(n, int):
            raise UselessJournal(f"{self.path.name}: line {number} has no number; restore it from a copy")
        if isinstance(undo, int) or isinstance(redo, int):
            return Step(n, None, undo, redo)
        try:
            return Step(n, from_dict(values))
        except ChangeError as error:
            raise UselessJournal(f"{self.path.name}: line {number}: {error}") from error

    def _parse(self, number: int, line: bytes) -> Json:
        try:
            values = json.loads(line)
        except ValueError:
            values = None
        if not isinstance(values, dict):
            raise UselessJournal(
                f"{self.path.name}: line {number} is damaged; restore the journal from a copy or move it away"
            )
        return values

    def _aside(self, torn: bytes, keep: int) -> Path:
        """Keep the torn line in a file of its own (on disk) before it is cut off.

        Under the lock: the line may be one that another explorer is just writing.
        """
        aside = self.path.with_suffix(".torn")
        with self.path.open("r+b") as file:
            _lock(file, self.path)
            with aside.open("ab") as kept:
                kept.write(torn + b"\n")
                kept.flush()
                os.fsync(kept.fileno())
            file.truncate(keep)
            os.fsync(file.fileno())
        return aside


def _line(step: Step) -> Json:
    if step.change is not None:
        return {"n": step.n, **to_dict(step.change)}
    return {"n": step.n, "undo": step.undo} if step.undo is not None else {"n": step.n, "redo": step.redo}


def _parted(data: bytes) -> tuple[bytes, bytes]:
    """Whole lines, and what a broken write left: bytes after the last newline, or a last line that is no JSON."""
    whole, _, torn = data.rpartition(b"\n")
    whole = whole + b"\n" if whole else b"\n" if data.startswith(b"\n") else b""
    if torn:
        return whole, torn
    before, _, last = whole[:-1].rpartition(b"\n")
    if last and not _is_json(last):
        return (before + b"\n" if before else b""), last
    return whole, b""


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def _lock(file: IO[bytes], path: Path) -> None:
    try:
        import fcntl  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.close()
        raise JournalError(f"{path.name}: open in another explorer; close that one first") from error


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable, where a folder can be synced."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
