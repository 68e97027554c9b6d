"""Keymap: every action with its id, keys, words and the panel it belongs to; a file in TOML can change the keys.

[keys]
"undo" = "z"
"move.down" = ["j", "down"]
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from chrono.errors import ChronoError

ANYWHERE = "anywhere"
EVERY_LIST = "every list"


class KeymapError(ChronoError):
    """A keymap file that cannot be used."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something the reader can do. ``id`` is its name in keymap files, ``call`` the method, ``scope`` the panel."""

    id: str
    call: str
    keys: tuple[str, ...]
    title: str
    help: str
    scope: str = ANYWHERE
    footer: bool = False


def _a(  # noqa: PLR0917 - a row of the table below
    id_: str, call: str, keys: str, title: str, help_: str, scope: str = ANYWHERE, *, footer: bool = False
) -> Action:
    return Action(id_, call, tuple(keys.split()), title, help_, scope, footer)


ACTIONS: tuple[Action, ...] = (
    # first in the footer
    _a("help", "help", "question_mark f1", "Help", "the keys of the focused panel", footer=True),
    _a("filter", "filter", "slash", "Filter", "type a filter; it holds in every view", footer=True),
    _a("quit", "leave", "q ctrl+q", "Quit", "leave; nothing is lost", footer=True),
    _a("bidi", "bidi", "b", "Bidi", "logical order, or visual order for terminals without bidi", footer=True),
    # moving
    _a("move.down", "cursor_down", "j down", "Down", "the next line", EVERY_LIST),
    _a("move.up", "cursor_up", "k up", "Up", "the line before", EVERY_LIST),
    _a("move.page-down", "page_down", "pagedown ctrl+f", "Page down", "a screen on", EVERY_LIST),
    _a("move.page-up", "page_up", "pageup ctrl+b", "Page up", "a screen back", EVERY_LIST),
    _a("move.first", "first", "g home", "First", "the first line", EVERY_LIST),
    _a("move.last", "last", "G end", "Last", "the last line", EVERY_LIST),
    _a(
        "open",
        "activate",
        "enter",
        "Open",
        "act on the line: evidence of an entry, entries of a facet, place of a finding",
        EVERY_LIST,
    ),
    # the axis
    _a("axis.left", "pan(-1)", "h left", "Earlier", "pan the axis towards the past", "axis"),
    _a("axis.right", "pan(1)", "l right", "Later", "pan the axis towards the future", "axis"),
    _a("axis.in", "zoom(-1)", "plus equals_sign", "Zoom", "half as much time, down to minutes", "axis", footer=True),
    _a("axis.out", "zoom(1)", "minus", "Zoom out", "twice as much time, up to centuries", "axis"),
    _a("axis.fit", "fit", "0", "Fit", "all shown entries on the axis", "axis"),
    _a("axis.here", "centre", "full_stop", "Centre", "the entry in the middle of the axis", "axis"),
    # the matrix and the text
    _a("matrix.left", "pan(-1)", "h left", "Sources left", "the sources to the left", "matrix"),
    _a("matrix.right", "pan(1)", "l right", "Sources right", "the sources to the right", "matrix"),
    _a("text.previous", "turn(-1)", "h left", "Text before", "the document before", "text"),
    _a("text.next", "turn(1)", "l right", "Next text", "the next document", "text"),
    # panels and views
    _a("panel.next", "app.focus_next", "tab", "Next panel", "focus the next panel"),
    _a("panel.previous", "app.focus_previous", "shift+tab", "Previous panel", "focus the panel before"),
    _a("panel.facets", "panel('facets')", "f", "Facets", "sources, certainty, factuality, names, findings"),
    _a("panel.evidence", "panel('evidence')", "e", "Evidence", "the quote in its paragraph, its reading and findings"),
    _a("view.chronology", "view('chronology')", "1", "Chronology", "the axis with the entries"),
    _a("view.sources", "view('sources')", "2", "By source", "the entries of each document"),
    _a("view.matrix", "view('matrix')", "3", "Matrix", "entries against sources"),
    _a("view.findings", "view('findings')", "4", "Findings", "contradictions and doubts with their statements"),
    _a("view.text", "view('text')", "5", "Text", "the article with dates in its margin"),
    _a("view.next", "next_view(1)", "right_square_bracket", "Next view", "the view to the right"),
    _a("view.previous", "next_view(-1)", "left_square_bracket", "Previous view", "the view to the left"),
    # filter and search
    _a("filter.drop", "drop_chip", "backspace", "Drop last chip", "take the last term of the filter away"),
    _a("filter.clear", "clear_filter", "ctrl+l", "Clear filter", "show everything"),
    _a("finding.next", "next_finding(1)", "exclamation_mark", "Finding", "the next entry with a finding", footer=True),
    _a("finding.previous", "next_finding(-1)", "at", "Previous finding", "the entry with a finding before"),
    # changing
    _a("note", "note", "m", "Note", "write a note on the entry", footer=True),
    _a("dispute", "dispute", "d", "Dispute", "mark the entry as disputed, or no more", footer=True),
    _a("mark", "mark", "space", "Mark", "mark the entry, or no more", footer=True),
    _a("merge", "merge", "M", "Merge", "make the marked entries one", footer=True),
    _a("split", "split", "U", "Split", "make the mentions of the entry entries of their own", footer=True),
    _a("reading", "reading", "r", "Reading", "choose another reading of the date, or type one", footer=True),
    _a(
        "settle",
        "screen.settle",
        "i",
        "Settle finding",
        "the finding needs no more attention, for a reason",
        "findings",
        footer=True,
    ),
    _a("undo", "undo", "z", "Undo", "take the last change back", footer=True),
    _a("redo", "redo", "Z", "Redo", "make it again", footer=True),
    # out
    _a("cite", "cite", "c", "Cite", "copy quote, source and date to the clipboard", footer=True),
    _a("export", "export", "x", "Export", "write the chronology in a format of `chrono export`", footer=True),
    _a("save", "save", "ctrl+s", "Save", "write the changed chronology as JSON"),
    _a("theme", "theme", "T", "Light or dark", "change between the light and the dark theme"),
    _a("palette", "app.command_palette", "ctrl+p colon", "Palette", "every action by name"),
    _a("back", "back", "escape", "Back", "close what is open, clear a selection"),
)
"""Every action of the explorer; keys of one scope, and of ``anywhere`` with any scope, never collide."""

FIXED = ("escape", "tab", "shift+tab", "enter")
"""Keys that dialogs need; no other action can take them."""


def load(path: Path) -> tuple[Action, ...]:
    """The actions with the keys of a file.

    Raises:
        KeymapError: no TOML, an unknown action, keys of a wrong type, or two actions on one key.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        problem = (error.strerror or "not readable").lower()
        raise KeymapError(f"{path.name}: {problem}; give a file that exists") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KeymapError(f"{path.name}: {error}; give a TOML file with a [keys] table") from error
    keys = table.get("keys", {})
    if not isinstance(keys, dict) or {*table} - {"keys"}:
        raise KeymapError(f"{path.name}: only a table [keys] is known; put action = key lines under it")
    return changed(ACTIONS, keys, path.name)


def changed(actions: Iterable[Action], keys: Mapping[str, object], where: str) -> tuple[Action, ...]:
    """The actions with other keys (a string, or a list of them; an empty list takes the keys away)."""
    known = {action.id: action for action in actions}
    for id_, value in keys.items():
        if id_ not in known:
            raise KeymapError(f'{where}: "{id_}" is no action; one of {", ".join(known)}')
        known[id_] = replace(known[id_], keys=_allowed(_keys(value, f"{where}: {id_}"), known[id_], where))
    result = tuple(known.values())
    problems = conflicts(result)
    if problems:
        raise KeymapError(f"{where}: {problems[0]}; give one of them another key")
    return result


def _keys(value: object, where: str) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(one, str) and one.strip() for one in values):
        raise KeymapError(f"{where}: keys are a string or a list of strings")
    keys = tuple(_named(one.strip()) for one in values)
    unknown = [key for key in keys if not _is_key(key)]
    if unknown:
        raise KeymapError(f'{where}: "{unknown[0]}" is no key; write one such as a, A, ctrl+a, f5, space or pageup')
    return keys


def _is_key(key: str) -> bool:
    """Whether a key can be typed: a character, a key with a name, or one of them with modifiers."""
    from textual.keys import Keys  # noqa: PLC0415 - the table above is read without a terminal library

    *modifiers, name = key.rsplit("+", 1)
    named = {one.value for one in Keys} | {*_PUNCTUATION.values()}
    return key in named or (
        all(one in ("ctrl", "shift", "alt") for part in modifiers for one in part.split("+"))
        and (name in named or (len(name) == 1 and name.isprintable()))
    )


def _allowed(keys: tuple[str, ...], action: Action, where: str) -> tuple[str, ...]:
    taken = [key for key in keys if key in FIXED and key not in action.keys]
    if taken:
        raise KeymapError(f"{where}: {action.id}: {taken[0]} is needed in dialogs; choose another key")
    return keys


def _named(key: str) -> str:
    """The terminal library's name of a key typed as itself: ``/`` is ``slash``."""
    return _PUNCTUATION.get(key, key)


def conflicts(actions: Iterable[Action]) -> list[str]:
    """A line for every key with two meanings in one place."""
    owners: dict[str, list[Action]] = {}
    for action in actions:
        for key in action.keys:
            owners.setdefault(key, []).append(action)
    return [
        f"{shown(key)} is both {a.id} and {b.id}"
        for key, some in owners.items()
        for at, a in enumerate(some)
        for b in some[at + 1 :]
        if _collide(a.scope, b.scope)
    ]


def _collide(a: str, b: str) -> bool:
    return a == b or ANYWHERE in (a, b) or EVERY_LIST in (a, b)


def of_scope(actions: Iterable[Action], *scopes: str) -> tuple[Action, ...]:
    """The actions of some panels."""
    return tuple(action for action in actions if action.scope in scopes)


_PUNCTUATION = {
    "/": "slash", "?": "question_mark", "+": "plus", "-": "minus", "=": "equals_sign", "!": "exclamation_mark",
    "@": "at", "[": "left_square_bracket", "]": "right_square_bracket", ":": "colon", ".": "full_stop", " ": "space",
    ",": "comma", ";": "semicolon", "<": "less_than_sign", ">": "greater_than_sign", "*": "asterisk",
    "#": "number_sign",
    "$": "dollar_sign", "%": "percent_sign", "&": "ampersand", "_": "underscore", "|": "vertical_line", "~": "tilde",
}  # fmt: skip

_SHOWN = {name: char for char, name in _PUNCTUATION.items() if char != " "} | {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "escape": "esc", "pagedown": "pgdn", "pageup": "pgup",
    "backspace": "⌫",
}  # fmt: skip


def shown(key: str) -> str:
    """A key as a reader knows it."""
    return _SHOWN.get(key, key.replace("ctrl+", "^"))


SCOPES = {
    ANYWHERE: "Everywhere", EVERY_LIST: "In every list", "axis": "On the axis", "matrix": "In the matrix",
    "findings": "In the findings", "text": "In the text",
}  # fmt: skip
"""Scope -> its heading in the reference."""


def reference(actions: Iterable[Action] = ACTIONS) -> str:
    """The page of the documentation that lists every action with its keys."""
    some = tuple(actions)
    lines = ["# Keys of the explorer", "", "Ids are what a keymap file uses; see [explore](../how-to/explore.md)."]
    for scope, title in SCOPES.items():
        lines += ["", f"## {title}", "", "| keys | action | id | what it does |", "| --- | --- | --- | --- |"]
        for action in of_scope(some, scope):
            keys = " ".join(f"`{shown(key)}`" for key in action.keys).replace("|", "\\|")
            lines.append(f"| {keys} | {action.title} | `{action.id}` | {action.help} |")
    return "\n".join(lines) + "\n"
