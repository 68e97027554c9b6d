"""The main screen: three panes, five views of what the filter keeps, and one entry that all of them look at."""

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.screen import Screen
from textual.widgets import ContentSwitcher

from chrono.tui import bidi
from chrono.tui.changes import State
from chrono.tui.keymap import ANYWHERE, EVERY_LIST, Action
from chrono.tui.messages import Failed, Left, Opened, Selected
from chrono.tui.rows import Index, Row
from chrono.tui.screens.editing import Editing
from chrono.tui.screens.filtering import Filtering
from chrono.tui.screens.guard import guarded
from chrono.tui.session import Session
from chrono.tui.shown import Shown, by_source
from chrono.tui.widgets.bars import VIEWS, Chips, FilterBar, Keys, Tabs
from chrono.tui.widgets.entries import AxisList, Entries, Sources, Undated
from chrono.tui.widgets.facets import Facets
from chrono.tui.widgets.matrix import Matrix
from chrono.tui.widgets.panel import Panel, bindings
from chrono.tui.widgets.reading import Article, Evidence, Findings

NAMES = tuple(name for name, _ in VIEWS)


class Main(Filtering, Editing, Screen[None]):
    """What is open and looked at. Panels and workers post messages; only this screen changes what is shown."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(ANYWHERE)
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it per instance
        (0, "-one"),
        (70, "-two"),
        (100, "-wide"),
        (130, "-roomy"),
    ]

    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012 - Textual declares it per instance

    def __init__(self, session: Session, index: Index, shown: Shown, *, visual: bool = False) -> None:
        """Show a session that is open."""
        super().__init__()
        self.session = session
        self.index = index
        self.shown = shown
        self.selected = index.rows[shown.rows[0]].key if shown.rows else ""
        self.visual = visual
        self.round = 0
        self._works: tuple[bool, ...] = ()

    def compose(self) -> ComposeResult:
        """Tabs, filter, the panes, and the keys that work now."""
        yield Tabs()
        yield FilterBar(id="bar")
        with Container(id="body"):
            yield Facets(id="facets")
            with Vertical(id="centre"):
                with ContentSwitcher(id="views", initial="chronology"):
                    yield AxisList(id="chronology")
                    yield Sources(id="sources")
                    yield Matrix(id="matrix")
                    yield Findings(id="findings")
                    yield Article(id="text")
                yield Undated(id="undated")
            yield Evidence(id="evidence")
        yield Keys()

    def on_mount(self) -> None:
        """Fill the panes."""
        for name, title in {"facets": "Facets", "undated": "Undated", "evidence": "Evidence", **dict(VIEWS)}.items():
            self.query_one(f"#{name}").border_title = title
        self._turn()
        self.fill()
        self.view_panel.focus()
        if self.selected:
            self.select(self.selected, ends_meet=False)

    async def perform(self, action: Action) -> None:
        """Do an action of the palette, in the panel that it belongs to; a failure is shown."""
        panel = "chronology" if action.scope == "axis" else action.scope if action.scope in NAMES else None
        listed = self.focused if isinstance(self.focused, Panel) else self.view_panel
        target: Any = self.query_one(f"#{panel}") if panel else listed if action.scope == EVERY_LIST else self
        if panel in NAMES and self.view != panel:
            self.action_view(panel or "chronology")
        try:
            await self.app.run_action(action.call, default_namespace=target)
        except Exception as error:  # shown, instead of losing the screen
            self.post_message(Failed(error, action.title))

    async def action_leave(self) -> None:
        """Leave."""
        await self.app.action_quit()

    def action_theme(self) -> None:
        """Light or dark."""
        app: Any = self.app
        app.action_theme()

    # what is looked at

    @property
    def state(self) -> State:
        """The chronology and what was said of it."""
        return self.session.state

    @property
    def view(self) -> str:
        """The open view."""
        return self.query_one("#views", ContentSwitcher).current or "chronology"

    @property
    def view_panel(self) -> Panel:
        """The panel of the open view."""
        return self.query_one(f"#{self.view}", Panel)

    @property
    def row(self) -> Row | None:
        """The entry that is looked at: under the cursor of the list that has the keys, even before that is told."""
        panel = self.focused
        if isinstance(panel, Entries) and panel.index is self.index and (row := panel.row()) is not None:
            return row
        place = self.index.by_key.get(self.selected)
        return None if place is None else self.index.rows[place]

    @guarded
    def select(self, key: str, *, ends_meet: bool = True) -> None:
        """Look at an entry, in every pane that is on the screen."""
        self.selected = key
        self.query_one(Evidence).show(self.index, self.state, key)
        for panel in self.query(Entries):
            if panel.display and not (panel.has_focus and ends_meet):
                panel.go(key)
        article = self.query_one(Article)
        if self.view == "text":
            article.show(self.index, self.state, key, follow=not article.has_focus)
        self.refresh_keys()

    def look_at(self, key: str) -> None:
        """Look at an entry, if it is shown; one that is still to come is looked at when it is there."""
        self.selected = key
        if self.shown.holds(self.index.by_key.get(key, -1)):
            self.select(key, ends_meet=False)

    def refresh_keys(self) -> None:
        """Show other keys below, if other actions make sense now."""
        now = tuple(bool(self.check_action(name, ())) for name in self.rules)
        if now != self._works:
            self._works = now
            self.refresh_bindings()

    @guarded
    def fill(self) -> None:
        """Show what the filter keeps, in the open view and the panes beside it."""
        shown, index, state = self.shown, self.index, self.state
        self.query_one(Facets).show(shown.facets)
        lane = self.query_one(Undated)
        lane.show(index, state, [index.items[at] for at in shown.undated])
        lane.border_title = f"Undated, in their known order: {len(shown.undated)}"
        lane.set_class(not shown.undated or self.view != "chronology", "empty")
        lane.styles.height = len(shown.undated) + 1
        self._fill_view()
        self._fill_bars()
        self.query_one(Evidence).show(index, state, self.selected)
        self.refresh_keys()

    def _fill_view(self) -> None:
        shown, index, state, panel = self.shown, self.index, self.state, self.view_panel
        if isinstance(panel, AxisList):
            panel.show_all(index, state, shown)
        elif isinstance(panel, Sources):
            panel.show(index, state, by_source(index, shown))
        elif isinstance(panel, Matrix):
            panel.documents = shown.documents
            panel.show(index, state, [index.items[at] for at in shown.rows])
        elif isinstance(panel, Findings):
            panel.show(index, state, shown)
        elif isinstance(panel, Article):
            panel.show(index, state, self.selected)

    def _fill_bars(self) -> None:
        tabs, chips = self.query_one(Tabs), self.query_one(Chips)
        tabs.view = self.view
        tabs.findings = len(self.index.findings) - len(self.state.settled or ())
        many = len(self.index.rows)
        tabs.status = f"{len(self.shown.rows)} of {many}" + (f" ±{self.session.steps}" if self.session.steps else "")
        chips.terms = self.shown.terms
        chips.hint = (
            _told(many, len(self.index.documents))
            if not self.shown.terms
            else ""
            if self.shown.rows
            else " nothing fits"
        )

    # views and panes

    def action_view(self, name: str) -> None:
        """Open a view."""
        self.query_one("#views", ContentSwitcher).current = name
        self.remove_class("facets-open", "evidence-open")
        self.fill()
        if isinstance(self.view_panel, Entries):
            self.view_panel.go(self.selected)
        self.view_panel.focus()

    def action_next_view(self, by: int) -> None:
        """Open the view to the right or left."""
        self.action_view(NAMES[(NAMES.index(self.view) + by) % len(NAMES)])

    def action_panel(self, name: str) -> None:
        """Go to a pane, or back from it; where there is no room for it, it takes the place of another."""
        panel = self.query_one(f"#{name}", Panel)
        if panel.has_focus:
            self.action_back()
            return
        self.set_class(name == "facets", "facets-open")
        self.set_class(name == "evidence", "evidence-open")
        self.call_after_refresh(panel.focus)

    def action_back(self) -> None:
        """Back to the view."""
        self.remove_class("facets-open", "evidence-open")
        self.call_after_refresh(self.view_panel.focus)

    @on(Tabs.Picked)
    @guarded
    def _picked(self, message: Tabs.Picked) -> None:
        self.action_view(message.view)

    @on(Selected)
    @guarded
    def _selected(self, message: Selected) -> None:
        place = self.index.by_key.get(message.key, -1)
        if message.key != self.selected and (not message.listed or self.shown.holds(place)):
            self.select(message.key)

    @on(Left)
    @guarded
    def _left(self, message: Left) -> None:
        lane = self.query_one(Undated)
        if self.view == "chronology" and lane.items:
            (lane if message.by > 0 else self.view_panel).focus()

    @on(Opened)
    @guarded
    def _opened(self, message: Opened) -> None:
        if message.term:
            self.toggle_term(message.term)
            return
        self.select(message.key, ends_meet=False)
        if self.view == "findings":
            self.action_view("chronology")
        elif not self.query_one(Evidence).has_focus:
            self.action_panel("evidence")
        else:
            self.action_back()

    def action_next_finding(self, by: int) -> None:
        """Look at the next shown entry with a finding, or the one before."""
        rows = self.shown.rows
        at = next((n for n, place in enumerate(rows) if self.index.rows[place].key == self.selected), -1)
        around = (
            [*range(at + 1, len(rows)), *range(max(at, 0))]
            if by > 0
            else [*range(at - 1, -1, -1), *range(len(rows) - 1, at, -1)]
        )
        for n in around:
            if self.index.rows[rows[n]].findings:
                self.select(self.index.rows[rows[n]].key, ends_meet=False)
                return
        self.notify("no shown entry has a finding", timeout=3)

    def action_bidi(self) -> None:
        """Logical or visual order."""
        if not bidi.available():
            self.notify(bidi.MISSING, severity="warning", timeout=10, markup=False)
            return
        self.visual = not self.visual
        self._turn()

    def _turn(self) -> None:
        self.query_one(Chips).turned = self.visual
        for panel in self.query(Panel):
            panel.turned = self.visual


def _told(entries: int, texts: int) -> str:
    return f"{entries} entr{'y' if entries == 1 else 'ies'} of {texts} text{'' if texts == 1 else 's'}"
