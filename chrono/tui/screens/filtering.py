"""Filtering: terms are typed, dropped and toggled here; the rows they keep are found in the background."""

from typing import TYPE_CHECKING

from textual import on, work
from textual.screen import Screen

from chrono.tui.filter import FilterError, Term, joined, parse
from chrono.tui.messages import Changed, Dropped, Filtered, Typed
from chrono.tui.rows import Index
from chrono.tui.screens.guard import guarded
from chrono.tui.session import Session
from chrono.tui.shown import Shown, show
from chrono.tui.widgets.bars import FilterBar
from chrono.tui.widgets.entries import Entries
from chrono.tui.widgets.panel import Panel


class Filtering(Screen[None]):
    """The filter of the main screen."""

    session: Session
    index: Index
    shown: Shown
    selected: str
    round: int

    if TYPE_CHECKING:

        @property
        def view_panel(self) -> Panel:
            """The panel of the open view."""

        def fill(self) -> None:
            """Show everything anew."""

        def look_at(self, key: str) -> None:
            """Look at an entry, if it is shown; one that is still to come is looked at when it is there."""

    def action_filter(self) -> None:
        """Type a filter."""
        self.query_one(FilterBar).open(joined(self.shown.terms))

    def action_clear_filter(self) -> None:
        """Show everything."""
        self.apply_filter(())

    def action_drop_chip(self) -> None:
        """Take the last term away."""
        self.apply_filter(self.shown.terms[:-1])

    def toggle_term(self, text: str) -> None:
        """Put a term into the filter, or take it out."""
        term = parse(text)[0]
        kept = tuple(one for one in self.shown.terms if one.text() != term.text())
        self.apply_filter(kept if len(kept) < len(self.shown.terms) else (*self.shown.terms, term))

    @on(Dropped)
    @guarded
    def _dropped(self, message: Dropped) -> None:
        self.apply_filter(tuple(one for n, one in enumerate(self.shown.terms) if n != message.number))

    @on(Typed)
    @guarded
    def _typed(self, message: Typed) -> None:
        try:
            self.apply_filter(parse(message.text))
        except FilterError:
            return
        if message.final:
            self.view_panel.focus()

    def apply_filter(self, terms: tuple[Term, ...]) -> None:
        """Apply a filter in the background, to the chronology as it now stands."""
        self.round += 1
        self._select(terms, self.round)

    @work(thread=True, exclusive=True, group="filter", name="the filter", exit_on_error=False)
    def _select(self, terms: tuple[Term, ...], number: int) -> None:
        chronology = self.session.chronology
        index = self.index if self.index.chronology is chronology else Index(chronology, self.index)
        self.post_message(Filtered(index, show(index, terms, self.session.state.remarks), number))

    @on(Filtered)
    @guarded
    def _filtered(self, message: Filtered) -> None:
        if message.round != self.round:
            return  # a later one is on its way
        self.index, self.shown = message.index, message.shown
        rows, place = self.shown.rows, self.index.place_of(self.selected)
        if rows:
            self.selected = self.index.rows[place if self.shown.holds(place) else rows[0]].key
        self.fill()
        if isinstance(self.view_panel, Entries):
            self.view_panel.go(self.selected)

    @on(Changed)
    @guarded
    def _changed(self, message: Changed) -> None:
        if message.words:
            self.notify(message.words, timeout=3, markup=False)
        if message.about:
            self.look_at(message.about)
        if message.solved or any(term.key in ("is", "has") for term in self.shown.terms):
            self.apply_filter(self.shown.terms)
            return
        self.fill()
