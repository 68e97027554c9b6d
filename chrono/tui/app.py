"""The explorer: loads in the background, opens the main screen, and shows what goes wrong."""

import gc
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar

from textual import on, work
from textual.actions import SkipAction
from textual.app import App
from textual.binding import BindingType
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.worker import Worker, WorkerState, get_current_worker

from chrono.tui import bidi
from chrono.tui.journal import UselessJournal
from chrono.tui.keymap import ACTIONS, Action, shown
from chrono.tui.messages import Failed, Loaded, Progress
from chrono.tui.opening import Cancelled, Request, open_all
from chrono.tui.rows import Index
from chrono.tui.screens.dialogs import Loading, Problem
from chrono.tui.screens.main import Main
from chrono.tui.session import Session, set_aside
from chrono.tui.shown import show

NAMED = 100
"""What the palette finds in the name of an action comes before what it finds in its explanation."""


TURN = "Letters in the wrong order, or not joined? {} writes them for terminals that do not order Arabic."


class Commands(Provider):
    """The palette: every action of the keymap by name."""

    async def discover(self) -> Hits:
        """All of them."""
        for action in self._actions():
            yield DiscoveryHit(action.title, partial(self._run, action), help=self._help(action))

    async def search(self, query: str) -> Hits:
        """Those that fit what was typed."""
        matcher = self.matcher(query)
        for action in self._actions():
            named, told = matcher.match(action.title), matcher.match(action.help)
            if named > 0 or told > 0:
                score = told + (named > 0) * (NAMED + named) + (action.title.casefold() == query.casefold()) * NAMED
                yield Hit(score, matcher.highlight(action.title), partial(self._run, action), help=self._help(action))

    def _actions(self) -> Iterable[Action]:
        app = self.app
        return app.actions if isinstance(app, Explorer) else ()

    def _help(self, action: Action) -> str:
        return f"{action.help} ({' '.join(map(shown, action.keys))})" if action.keys else action.help

    async def _run(self, action: Action) -> None:
        screen = self.screen
        if isinstance(screen, Main):
            await screen.perform(action)


class Explorer(App[int]):
    """``chrono explore``."""

    CSS_PATH = "chrono.tcss"
    TITLE = "chrono"
    COMMANDS = {Commands}  # noqa: RUF012 - as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, request: Request, *, visual: bool = False, actions: tuple[Action, ...] = ACTIONS) -> None:
        """What to open, in which order to write right-to-left text, and the keys."""
        super().__init__()
        self.request = request
        self.visual = visual
        self.actions = actions
        self.session: Session | None = None
        self.problems: tuple[str, ...] = ()

    def on_mount(self) -> None:
        """Begin to load."""
        if self.actions is not ACTIONS:
            self.set_keymap({action.id: ",".join(action.keys) for action in self.actions})
        self.push_screen(Loading(self.request.name))
        self.load()

    @work(thread=True, exclusive=True, group="load", exit_on_error=False)
    def load(self) -> None:
        """Read or build the chronology and replay its journal; only messages leave this thread."""
        worker = get_current_worker()
        opened = open_all(self.request, self._report, lambda: worker.is_cancelled)
        self._report("reading the journal", 0, 0)
        session = Session(opened.chronology, self.request.journal)
        index = Index(session.chronology)
        gc.freeze()  # a large chronology stays; else every collection walks over all of it
        self.post_message(Loaded(session, index, show(index, (), session.state.remarks), opened.problems))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Loading that failed is shown."""
        error = event.worker.error
        if event.state is WorkerState.ERROR and isinstance(error, Exception) and not isinstance(error, Cancelled):
            self.post_message(Failed(error, f"opening {self.request.name}"))

    def _report(self, words: str, done: int, total: int) -> None:
        self.post_message(Progress(words, done, total))

    @on(Progress)
    def _progress(self, message: Progress) -> None:
        if isinstance(self.screen, Loading):
            self.screen.tell(message.words, message.done, message.total)

    @on(Loaded)
    async def _loaded(self, message: Loaded) -> None:
        self.session, self.problems = message.session, message.problems
        visual = self.visual and bidi.available()
        await self.switch_screen(Main(message.session, message.index, message.shown, visual=visual))
        Thread(target=message.session.prepare, name="prepare", daemon=True).start()
        missing = (bidi.MISSING,) if self.visual and not visual else ()
        if message.index.rtl and not self.visual:
            self.notify(TURN.format(shown(_key_of(self.actions, "bidi"))), timeout=6, markup=False)
        for words in (*missing, *self.problems[:5]):
            self.notify(words, severity="warning", timeout=10, markup=False)
        torn = message.session.journal.replay.torn
        if torn is not None:
            words = (
                f"Its last line was torn, perhaps by a crash. It is kept in {torn.name}; everything before it holds."
            )
            self.push_screen(Problem("The journal", words, [("close", "Close")]))

    @on(Failed)
    def failed(self, message: Failed) -> None:
        """Show what went wrong; a journal that cannot be used can be set aside."""
        choices = [("close", "Close")] if self.session else [("quit", "Quit")]
        if isinstance(message.error, UselessJournal):
            choices.insert(0, ("aside", "Keep that journal under another name and begin a new one"))
        self.push_screen(Problem(message.what, _words(message.error), choices), self._answered)

    def _answered(self, answer: str | None) -> None:
        if answer == "aside":
            set_aside(self.request.journal)
            self.load()
        elif self.session is None:
            self.exit(3)

    async def run_action(self, action: Any, *arguments: Any, **options: Any) -> bool:
        """Every key and click passes here: an action that breaks is shown, and the screen stays."""
        try:
            return await super().run_action(action, *arguments, **options)
        except SkipAction:
            raise
        except Exception as error:  # shown, instead of losing the screen
            self.post_message(Failed(error, f"the action {action}"))
            return True

    async def action_quit(self) -> None:
        """Leave; every change is on disk already. The exit code tells whether some input could not be read."""
        if self.session is not None:
            self.session.journal.close()
        self.exit(3 if self.problems else 0)

    def action_theme(self) -> None:
        """Light or dark."""
        self.theme = "textual-light" if self.theme != "textual-light" else "textual-dark"


def _key_of(actions: Iterable[Action], id_: str) -> str:
    return next((key for action in actions if action.id == id_ for key in action.keys), "the palette")


def _words(error: Exception) -> str:
    """An error of ours in its own words; any other with its trace, for a report."""
    from traceback import format_exception  # noqa: PLC0415 - only when something is broken

    from chrono.errors import ChronoError  # noqa: PLC0415

    if isinstance(error, ChronoError | OSError):
        return str(error)
    return f"{type(error).__name__}: {error}\n\n" + "".join(format_exception(error))


def explore(request: Request, *, visual: bool, keymap: Path | None) -> int:
    """Run the explorer; the exit code."""
    from chrono.tui.keymap import load  # noqa: PLC0415

    app = Explorer(request, visual=visual, actions=load(keymap) if keymap else ACTIONS)
    app.run()
    if app.session is not None:
        app.session.journal.close()
    return app.return_value if app.return_value is not None else app.return_code or 0
