"""Editing: what the reader does to the entry that is looked at, each change on disk before it is shown."""

from asyncio import wrap_future
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import work
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from chrono.chronology.correct import typed
from chrono.tui import bidi
from chrono.tui.changes import SOLVING, Change, Dispute, Mark, Merge, Note, Read, Settle, Split, about, describe
from chrono.tui.cite import citation
from chrono.tui.keymap import ANYWHERE, EVERY_LIST
from chrono.tui.messages import Changed, Failed
from chrono.tui.opening import Request, spare
from chrono.tui.screens.dialogs import Ask, Help, Pick
from chrono.tui.widgets.bars import Tabs
from chrono.tui.widgets.panel import Panel
from chrono.tui.widgets.reading import Findings

if TYPE_CHECKING:
    from chrono.timex.model import Timex
    from chrono.tui.rows import Index, Row
    from chrono.tui.session import Session

NEEDS_ENTRY = ("note", "dispute", "mark", "cite")


class Editing(Screen[None]):
    """The actions that change, copy and write; a part of the main screen."""

    session: "Session"
    index: "Index"
    selected: str
    visual: bool

    if TYPE_CHECKING:

        def fill(self) -> None:
            """Show everything anew."""

        @property
        def row(self) -> Row | None:
            """The entry that is looked at."""

        @property
        def view(self) -> str:
            """The open view."""

    @cached_property
    def rules(self) -> dict[str, Callable[[], bool]]:
        """Action -> whether it makes sense now; the others always do."""
        return {
            "merge": lambda: len(self.session.state.marked) > 1,
            "split": lambda: self.row is not None and len(self.row.entry.events) > 1,
            "reading": lambda: bool(self._timexes()),
            "undo": lambda: bool(self.session.done),
            "redo": lambda: bool(self.session.undone),
            "next_finding": lambda: bool(self.index.findings),
            "bidi": lambda: self.index.rtl,
            "settle": lambda: self.view == "findings",
            **{name: lambda: self.row is not None for name in NEEDS_ENTRY},
        }

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Whether an action makes sense now; the line below shows those that do."""
        return self.rules[action]() if action in self.rules else True

    # changing

    @cached_property
    def turns(self) -> ThreadPoolExecutor:
        """One thread for all changes, so that each is made after the one before it."""
        return ThreadPoolExecutor(1, "changes")

    def on_unmount(self) -> None:
        """What was asked for is done before the program ends."""
        self.turns.shutdown()

    def change(self, change: Change) -> None:
        """Make a change in the background: it may have to solve the order again, and waits for the disk."""
        if isinstance(change, SOLVING):
            self.query_one(Tabs).status = "solving …"
        self._follow(self.turns.submit(self._made, change))

    def _made(self, change: Change) -> Changed | None:
        self.session.do(change)
        solved = isinstance(change, SOLVING)
        return Changed(describe(change, self.label) if solved else "", solved, about(change) if solved else "")

    def back_and_forth(self, *, forth: bool) -> None:
        """Undo or redo in the background."""
        self._follow(self.turns.submit(self._gone, forth))

    def _gone(self, forth: bool) -> Changed | None:
        change = self.session.redo() if forth else self.session.undo()
        if change is None:
            return None
        words = f"{'again' if forth else 'undone'}: {describe(change, self.label)}"
        return Changed(words, isinstance(change, SOLVING), about(change))

    @work(group="change", name="the change", exit_on_error=False)
    async def _follow(self, done: "Future[Changed | None]") -> None:
        found = await wrap_future(done)
        if found is not None:
            self.post_message(found)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Work that failed is shown; the screen stays."""
        if event.state is WorkerState.ERROR and isinstance(event.worker.error, Exception):
            self.post_message(Failed(event.worker.error, event.worker.name))
            self.fill()

    def label(self, key: str) -> str:
        """The words of an entry or expression, short enough for a message."""
        timex, place = self.index.timexes.get(key), self.index.place_of(key)
        words = timex.text if timex else self.index.rows[place].entry.label if place >= 0 else key
        return self.told(words, 30)

    def told(self, words: str, cells: int = 48) -> str:
        """Words of a text between words of ours."""
        return bidi.told(bidi.clip(bidi.plain(words), cells), visual=self.visual)

    def action_undo(self) -> None:
        """Take the last change back."""
        self.back_and_forth(forth=False)

    def action_redo(self) -> None:
        """Make it again."""
        self.back_and_forth(forth=True)

    @work(name="note", exit_on_error=False)
    async def action_note(self) -> None:
        """Write a note."""
        row = self.row
        if row is None:
            return
        text = await self.app.push_screen_wait(
            Ask(f"Note on {self.told(row.entry.label)}", self.session.state.notes.get(row.key, ""), "empty: no note")
        )
        if text is not None and text != self.session.state.notes.get(row.key, ""):
            self.change(Note(row.key, text))

    def action_dispute(self) -> None:
        """Disputed, or no more."""
        if self.row is not None:
            self.change(Dispute(self.row.key, self.row.key not in self.session.state.disputed))

    def action_mark(self) -> None:
        """Marked, or no more."""
        if self.row is not None:
            self.change(Mark((self.row.key,), self.row.key not in self.session.state.marked))

    def action_merge(self) -> None:
        """Make the marked entries one."""
        marked = self.session.state.marked
        if len(marked) > 1:
            self.change(Merge(tuple(row.key for row in self.index.rows if row.key in marked)))

    def action_split(self) -> None:
        """Make the mentions entries of their own."""
        if self.row is not None:
            self.change(Split(self.row.key))

    @work(name="reading", exit_on_error=False)
    async def action_reading(self) -> None:
        """Choose another reading of an expression that dates the entry, or type a date."""
        timexes = self._timexes()
        which: int | None = 0
        if len(timexes) > 1:
            which = await self.app.push_screen_wait(
                Pick("Which expression?", [f"{one.text}  {one.value}" for one in timexes], visual=self.visual)
            )
        if not timexes or which is None:
            return
        timex = timexes[which]
        others = [f"{one.value}  {one.why}" for one in timex.alternatives]
        hint = "a date such as 2025-08-19, 2025-08 or 198X, or words"
        question = f"{self.told(timex.text)} is read as {bidi.date(timex.value)}"
        answer = await self.app.push_screen_wait(Ask(question, "", hint, others, visual=self.visual))
        if answer is not None and answer.strip():
            self._read(timex, answer, others)

    def _read(self, timex: "Timex", answer: str, others: list[str]) -> None:
        if answer in others:
            chosen = timex.alternatives[others.index(answer)]
            self.change(Read(timex.id, chosen.value, chosen.begin, chosen.finish))
            return
        document = self.index.documents.get(timex.document or "")
        reading = typed(answer, document.published if document else None, document.lang if document else "en")
        if reading is None:
            self.notify(
                f'"{answer}" is no date; write 2021, 2021-08, 2021-08-19, 198X or 2021/2023',
                severity="warning",
                markup=False,
            )
            return
        self.change(Read(timex.id, reading.value, reading.begin, reading.finish))

    def _timexes(self) -> "list[Timex]":
        sources = self.row.entry.sources if self.row else ()
        ids = dict.fromkeys(one.timex for one in sources if one.timex)
        return [self.index.timexes[id_] for id_ in ids if id_ in self.index.timexes]

    @work(name="settle", exit_on_error=False)
    async def action_settle(self) -> None:
        """The finding needs no more attention, for a reason."""
        finding = self.query_one(Findings).current()
        if finding is None:
            return
        before = (self.session.state.settled or {}).get(finding.fingerprint, "")
        reason = await self.app.push_screen_wait(
            Ask(f"Why is this settled? {self.told(finding.title)}", before, "empty: open again")
        )
        if reason is not None and reason != before:
            self.change(Settle(finding.fingerprint, reason))

    # out

    def action_cite(self) -> None:
        """The citation to the clipboard, as it stands in the texts."""
        if self.row is not None:
            self.app.copy_to_clipboard(citation(self.row, self.index))
            self.notify("citation copied", timeout=3)

    @work(name="export", exit_on_error=False)
    async def action_export(self) -> None:
        """Write the chronology in a format."""
        from chrono import export  # noqa: PLC0415 - only when asked for

        names = export.formats()
        which = await self.app.push_screen_wait(Pick("Export as", names))
        if which is None:
            return
        target = await self.app.push_screen_wait(
            Ask(
                f"Write {names[which]} to",
                self._beside(_ending(names[which])),
                "an existing file is replaced",
            )
        )
        if target:
            self.write(names[which], target)

    @work(thread=True, group="write", name="export", exit_on_error=False)
    def write(self, name: str, target: str) -> None:
        """Export in the background."""
        from chrono import export  # noqa: PLC0415

        spare(self.request, Path(target))
        lost = export.write(self.session.chronology, name, target)
        self.post_message(Changed(f"written: {target}" + (f" (not in it: {lost[0]})" if lost else ""), False))

    @work(name="save", exit_on_error=False)
    async def action_save(self) -> None:
        """Write the changed chronology as JSON."""
        target = await self.app.push_screen_wait(
            Ask("Save the chronology to", self._beside(".chrono.json"), "an existing file is replaced")
        )
        if not target:
            return
        spare(self.request, Path(target), saving=True)
        journal = self.session.save(Path(target))
        self.post_message(Changed(f"saved: {target}" + (f"; notes are in {journal.name}" if journal else ""), False))

    @property
    def request(self) -> Request:
        """What was opened."""
        app: Any = self.app
        request: Request = app.request
        return request

    def _beside(self, ending: str) -> str:
        from chrono.tui.journal import SUFFIX  # noqa: PLC0415

        return str(self.session.path.with_name(self.session.path.name.removesuffix(SUFFIX) + ending))

    def action_help(self) -> None:
        """The keys of the focused panel."""
        panel = self.focused if isinstance(self.focused, Panel) else None
        scopes = (panel.SCOPE, EVERY_LIST, ANYWHERE) if panel else (ANYWHERE,)
        app: Any = self.app
        actions = [(action, action.keys) for scope in scopes for action in app.actions if action.scope == scope]
        self.app.push_screen(Help((panel and panel.SCOPE) or "everywhere", actions))


def _ending(name: str) -> str:
    return ".chrono" + {"markdown": ".md", "text": ".txt"}.get(name, f".{name}")
