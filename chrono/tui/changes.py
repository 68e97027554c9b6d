"""Changes: what a reader may do to a chronology, as values with a line of JSON each, and what they do to the state."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from chrono.chronology import correct
from chrono.chronology.correct import Solver
from chrono.chronology.model import Chronology
from chrono.errors import ChronoError
from chrono.tui.matching import Remarks

Json = dict[str, Any]


class ChangeError(ChronoError):
    """A change that cannot be made to this chronology."""


@dataclass(frozen=True, slots=True)
class State:
    """A chronology and what the reader said of it. Entries go by key (see ``rows.Row``), findings by fingerprint."""

    chronology: Chronology
    notes: Mapping[str, str]
    disputed: frozenset[str] = frozenset()
    marked: frozenset[str] = frozenset()
    settled: Mapping[str, str] | None = None

    @property
    def remarks(self) -> Remarks:
        """What filters ask for."""
        return Remarks(frozenset(self.notes), self.disputed, self.marked)


@dataclass(frozen=True, slots=True)
class Note:
    """A note on an entry; the empty text takes it away."""

    entry: str
    text: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """An entry is disputed, or no more."""

    entry: str
    on: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """Entries are marked (for merging), or no more."""

    entries: tuple[str, ...]
    on: bool


@dataclass(frozen=True, slots=True)
class Settle:
    """A finding (by fingerprint) needs no more attention, for a reason; the empty reason opens it again."""

    finding: str
    reason: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Entries tell of one event."""

    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """The mentions of an entry are events of their own."""

    entry: str


@dataclass(frozen=True, slots=True)
class Read:
    """An expression is read otherwise: value, and the half-open interval in the contract's moments."""

    timex: str
    value: str
    begin: str | None
    finish: str | None


Change = Note | Dispute | Mark | Settle | Merge | Split | Read

NAMES: dict[str, type[Change]] = {
    "note": Note, "dispute": Dispute, "mark": Mark, "settle": Settle, "merge": Merge, "split": Split, "read": Read,
}  # fmt: skip
"""The word of the journal -> the change."""

SOLVING = (Merge, Split, Read)
"""Changes after which the order is solved anew and the findings are checked again."""


def to_dict(change: Change) -> Json:
    """The change as the journal writes it."""
    name = next(name for name, kind in NAMES.items() if isinstance(change, kind))
    values = {one.name: getattr(change, one.name) for one in fields(change)}
    return {"do": name, **{key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}}


def from_dict(line: Json) -> Change:
    """The change of a line of the journal.

    Raises:
        ChangeError: no such change, or wrong keys or types.
    """
    kind = NAMES.get(str(line.get("do")))
    if kind is None:
        raise ChangeError(f'"{line.get("do")}" is no change; one of {", ".join(NAMES)}')
    names = [one.name for one in fields(kind)]
    if {*line} - {"n"} != {"do", *names}:
        raise ChangeError(f"{line['do']}: has keys {', '.join(line)}; needs {', '.join(names)}")
    values = [tuple(value) if isinstance(value, list) else value for value in (line[name] for name in names)]
    if not all(_fits(value, str(one.type)) for value, one in zip(values, fields(kind), strict=True)):
        raise ChangeError(f"{line['do']}: a value of the wrong type; the line was not written by chrono")
    make: Callable[..., Change] = kind
    return make(*values)


def _fits(value: object, hint: str) -> bool:
    if "tuple" in hint:
        return isinstance(value, tuple) and all(isinstance(one, str) for one in value)
    if "bool" in hint:
        return isinstance(value, bool)
    return isinstance(value, str) or ("None" in hint and value is None)


def apply(state: State, change: Change, solver: Solver | None = None) -> State:
    """The state after a change; a ``solver`` of before makes solving again cheap.

    Raises:
        ChangeError: the change names an entry, expression or finding that is not there.
    """
    if isinstance(change, SOLVING):
        return _SOLVE[type(change)](state, change, solver)
    return _APPLY[type(change)](state, change)


def describe(change: Change, label: Callable[[str], str]) -> str:  # noqa: PLR0911 - a case for each change
    """The change in words, for a reader; ``label`` gives the words of a key."""
    match change:
        case Note(entry, text):
            return f"note on {label(entry)}: {text}" if text else f"no note on {label(entry)}"
        case Dispute(entry, on):
            return f"{'disputed' if on else 'not disputed'}: {label(entry)}"
        case Mark(entries, on):
            return f"{'marked' if on else 'unmarked'}: {len(entries)}"
        case Settle(_, reason):
            return f"finding settled: {reason}" if reason else "finding open again"
        case Merge(entries):
            return f"merged {len(entries)} entries"
        case Split(entry):
            return f"split {label(entry)}"
        case Read(timex, value, _, _):
            return f"{label(timex)} read as {value}"


def about(change: Change) -> str:
    """The key of the entry that a change is about, the first of several; "" for none."""
    match change:
        case Note(entry) | Dispute(entry) | Split(entry):
            return entry
        case Mark(entries) | Merge(entries):
            return entries[0] if entries else ""
    return ""


# --- one function a change ---


def _note(state: State, change: Note) -> State:
    _entry(state, change.entry)
    notes = {**state.notes, change.entry: change.text}
    return replace(state, notes={key: text for key, text in notes.items() if text})


def _dispute(state: State, change: Dispute) -> State:
    _entry(state, change.entry)
    return replace(state, disputed=_toggled(state.disputed, (change.entry,), change.on))


def _mark(state: State, change: Mark) -> State:
    return replace(state, marked=_toggled(state.marked, change.entries, change.on))


def _toggled(keys: frozenset[str], some: tuple[str, ...], on: bool) -> frozenset[str]:
    return keys | frozenset(some) if on else keys - frozenset(some)


def _settle(state: State, change: Settle) -> State:
    settled = {**(state.settled or {}), change.finding: change.reason}
    return replace(state, settled={key: reason for key, reason in settled.items() if reason})


def _merge(state: State, change: Merge, solver: Solver | None) -> State:
    for key in change.entries:
        _entry(state, key)
    if len(change.entries) < 2:
        raise ChangeError("merge: one entry alone; mark two or more")
    merged = replace(state, chronology=correct.merge(state.chronology, change.entries, solver), marked=frozenset())
    return _carried(merged, change.entries)


def _carried(state: State, keys: tuple[str, ...]) -> State:
    """What was said of any of the merged entries is said of the one that is left."""
    kept = next(key for key in keys if correct.find(state.chronology, key) is not None)
    notes = [state.notes[key] for key in keys if key in state.notes]
    rest = {key: text for key, text in state.notes.items() if key not in keys}
    gone = frozenset(keys)
    disputed = (state.disputed - gone) | ({kept} if state.disputed & gone else frozenset())
    return replace(state, notes={**rest, kept: "\n".join(notes)} if notes else rest, disputed=disputed)


def _split(state: State, change: Split, solver: Solver | None) -> State:
    entry = _entry(state, change.entry)
    if len(entry.events) < 2:
        raise ChangeError("split: the entry has one mention only; nothing to split")
    return replace(state, chronology=correct.split(state.chronology, change.entry, solver))


def _read(state: State, change: Read, solver: Solver | None) -> State:
    if all(timex.id != change.timex for timex in state.chronology.timexes):
        raise ChangeError(f"{change.timex}: no such expression in this chronology")
    reading = correct.Reading(change.value, change.begin, change.finish)
    return replace(state, chronology=correct.read(state.chronology, change.timex, reading, solver))


def _entry(state: State, key: str) -> Any:
    entry = correct.find(state.chronology, key)
    if entry is None:
        raise ChangeError(f"{key}: no such entry in this chronology")
    return entry


_APPLY: dict[type[Change], Callable[[State, Any], State]] = {
    Note: _note, Dispute: _dispute, Mark: _mark, Settle: _settle,
}  # fmt: skip

_SOLVE: dict[type[Change], Callable[[State, Any, Solver | None], State]] = {Merge: _merge, Split: _split, Read: _read}
