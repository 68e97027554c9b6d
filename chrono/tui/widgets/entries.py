"""Entry lists: the axis with its entries, the lane of undated ones, and the entries of each source."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import events
from textual.binding import BindingType

from chrono.tui import axis, bidi
from chrono.tui.changes import State
from chrono.tui.evidence import SIGNS
from chrono.tui.lines import Line, Piece, line
from chrono.tui.messages import Opened, Selected
from chrono.tui.rows import Index, Item, Row
from chrono.tui.shown import Shown
from chrono.tui.widgets.panel import Panel, bindings

SMALL = 18
"""Rows of a panel below which the axis has two lines above it instead of three."""


def date_cells(cells: int) -> int:
    """Columns of the date in a line of so many."""
    return 11 if cells < 56 else 14 if cells < 76 else 17 if cells < 100 else 22


class Entries(Panel):
    """Rows of an index with their flags, date and label."""

    def __init__(self, **options: Any) -> None:
        """An empty list."""
        super().__init__(**options)
        self.index: Index | None = None
        self.state: State | None = None
        self.items: Sequence[Item] = ()

    def show(self, index: Index, state: State, items: Sequence[Item]) -> None:
        """Show other rows."""
        self.index, self.state, self.items = index, state, items
        self.update()
        if items and not self.selectable(self.cursor):
            self.step(1)

    def count(self) -> int:
        """How many lines there are."""
        return len(self.items)

    def selectable(self, at: int) -> bool:
        """Rows can be selected; the words between them cannot."""
        return self.items[at].row >= 0

    def row(self, at: int | None = None) -> Row | None:
        """The row of a line, by default of the one under the cursor."""
        at = self.cursor if at is None else at
        if self.index is None or not 0 <= at < len(self.items) or self.items[at].row < 0:
            return None
        return self.index.rows[self.items[at].row]

    def go(self, key: str) -> bool:
        """Put the cursor on an entry; False when it is not in the list."""
        place = self.index.by_key.get(key) if self.index else None
        for at, item in enumerate(self.items):
            if item.row == place and place is not None:
                self.cursor = at
                return True
        return False

    def moved(self) -> None:
        """Tell which entry is looked at."""
        row = self.row()
        if row is not None and self.has_focus:
            self.post_message(Selected(row.key, listed=True))

    def action_activate(self) -> None:
        """Show the evidence of the entry."""
        row = self.row()
        if row is not None:
            self.post_message(Opened(key=row.key))

    def draw(self, at: int, cells: int) -> Line:
        """One entry, or the words between two."""
        row = self.row(at)
        if row is None:
            return line(
                (f"┄┄ {self.items[at].words} ┄┄" if self.SCOPE == "axis" else self.items[at].words, "gap label")
            )
        pieces = [self._flags(row), *self.before(row, cells)]
        used = sum(bidi.width(text) for text, _ in pieces)
        return line(*pieces, *self._label(row, cells - used))

    def before(self, row: Row, cells: int) -> list[Piece]:
        """What stands between flags and label: the date."""
        room = date_cells(cells)
        return [(bidi.pad(row.date_in(room), room), "date"), (" ", "")]

    @property
    def flag_cells(self) -> int:
        """Columns of the signs: one for each kind of them that there is, at least one, and a blank."""
        state, index = self.state, self.index
        kinds = (state.marked, state.disputed, state.notes) if state else ()
        return max(sum(map(bool, (*kinds, index and index.findings))), 1) + 1

    def _flags(self, row: Row) -> Piece:
        state = self.state
        signs = ""
        if state is not None:
            signs += "●" if row.key in state.marked else ""
            signs += "≠" if row.key in state.disputed else ""
            signs += "✎" if row.key in state.notes else ""
        signs += self._worst(row)
        return bidi.pad(signs, self.flag_cells), "mark"

    def _worst(self, row: Row) -> str:
        if self.index is None or not row.findings:
            return ""
        severities = {self.index.findings[id_].severity for id_ in row.findings if id_ in self.index.findings}
        return next((sign for severity, sign in SIGNS.items() if severity in severities), "")

    def _label(self, row: Row, cells: int) -> list[Piece]:
        unreal = "" if row.entry.factuality in ("asserted", "reported") else f"[{row.entry.factuality}] "
        pieces: list[Piece] = [(unreal, "warning")] if unreal else []
        return [*pieces, (bidi.clip(bidi.plain(row.entry.label), cells - len(unreal)), "label")]


class AxisList(Entries):
    """The axis: ticks and density above, and an entry a line with its bar."""

    SCOPE: ClassVar[str] = "axis"
    BINDINGS: ClassVar[list[BindingType]] = bindings("axis")

    def __init__(self, **options: Any) -> None:
        """An axis without entries."""
        super().__init__(**options)
        self.window = axis.Window(0, 86_400, 10)
        self.shown = Shown()
        self._grip: int | None = None
        self._dragged = False

    def show_all(self, index: Index, state: State, shown: Shown) -> None:
        """Show what a filter keeps; the window is fitted to it when it was made for nothing or shows nothing of it."""
        fresh = self.index is None or (shown.span is not None and not self.window.shows(*shown.span))
        self.shown = shown
        self.show(index, state, shown.items)
        if fresh:
            self.action_fit()

    def bar_cells(self, cells: int) -> int:
        """Columns of the axis in a line of so many."""
        share = 6 if cells < 56 else 7 if cells < 100 else 9
        return max(min((cells - self.flag_cells - date_cells(cells)) * share // 20, 80), 8)

    def _fitted(self, cells: int) -> axis.Window:
        self.window = self.window.resized(self.bar_cells(cells))
        return self.window

    def heading(self, cells: int) -> Sequence[Line]:
        """Ticks, counts and density over the bars."""
        window = self._fitted(cells)
        left = self.flag_cells + date_cells(cells) + 1
        density = axis.density(axis.counts(self.shown.moments, window))
        strip = line((bidi.pad("density", left), "dim"), (density, "solid"))
        if self.size.height < SMALL:
            return self._ticks(window, left, extra=3)[0], strip
        return *self._ticks(window, left), strip

    def _ticks(self, window: axis.Window, left: int, extra: int = 0) -> tuple[Line, Line]:
        """Labels of the units, and how many entries begin in each (in the first line, where there is room for both)."""
        labels, numbers = [" "] * window.columns, [" "] * window.columns
        for column, words, count in axis.binned(self.shown.moments, window, extra):
            _write(labels, column, *((f"{words}·{count}",) if extra and count else ()), words)
            _write(numbers, column, f"{count}" if count else "·")
        unit = axis.unit(window, extra).name
        head = line((bidi.pad(f"by {unit}", left), "dim"), ("".join(labels), "title"))
        return head, line((bidi.pad("entries", left), "dim"), ("".join(numbers), "dim"))

    def before(self, row: Row, cells: int) -> list[Piece]:
        """The date, and the bar in pieces by what its characters mean."""
        bar = axis.bar(row.bounds, self._fitted(cells), approximate=row.approximate)
        pieces: list[Piece] = []
        for char in bar:
            style = (
                "solid" if char == axis.SOLID else "light" if char == axis.LIGHT else "instant" if char != " " else ""
            )
            if pieces and pieces[-1][1] == style:
                pieces[-1] = (pieces[-1][0] + char, style)
            else:
                pieces.append((char, style))
        return [*super().before(row, cells), *pieces, (" ", "")]

    def action_pan(self, direction: int) -> None:
        """Move the window a quarter of its width."""
        self._look(self.window.panned(direction * max(self.window.columns // 4, 1)))

    def action_zoom(self, direction: int) -> None:
        """Twice as much time, or half as much, around the entry under the cursor."""
        row = self.row()
        reach = row.reach if row else None
        self._look(
            self.window.zoomed(2.0 if direction > 0 else 0.5, reach[0] if reach and self.window.shows(*reach) else None)
        )

    def action_fit(self) -> None:
        """All shown entries on the axis."""
        if self.shown.span is not None:
            self._look(axis.fit(*self.shown.span, self.window.columns))

    def action_centre(self) -> None:
        """The entry under the cursor in the middle."""
        row = self.row()
        reach = row.reach if row else None
        if reach:
            self._look(self.window.centred((reach[0] + reach[1]) // 2))

    def _look(self, window: axis.Window) -> None:
        self.window = window
        self.refresh()

    def _column(self, x: int) -> int:
        return x - 2 - self.flag_cells - date_cells(self.cells) - 1

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the axis."""
        if 0 <= self._column(event.x) < self.window.columns:
            self._grip, self._dragged = self._column(event.x), False
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the axis."""
        if self._grip is not None and self._column(event.x) != self._grip:
            self._look(self.window.panned(self._grip - self._column(event.x)))
            self._grip, self._dragged = self._column(event.x), True

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        """Let go of the axis."""
        self._grip = None
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """A click selects; the end of a drag does not."""
        if self._dragged:
            event.prevent_default()
            self._dragged = False

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel over the bars zooms in; elsewhere it scrolls."""
        self._wheel(event, 0.5)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel over the bars zooms out; elsewhere it scrolls."""
        self._wheel(event, 2.0)

    def _wheel(self, event: events.MouseEvent, factor: float) -> None:
        column = self._column(event.x)
        if 0 <= column < self.window.columns:
            event.stop()
            event.prevent_default()
            self._look(self.window.zoomed(factor, self.window.moment(column)))


def _write(cells: list[str], at: int, *words: str) -> None:
    """Put the first of the words that fits at a place."""
    fitting = next((one for one in words if at + len(one) <= len(cells)), "")
    cells[at : at + len(fitting)] = fitting


class Undated(Entries):
    """The lane of entries of which no time is known, in the order that is known of them."""

    SCOPE: ClassVar[str] = "undated"

    def before(self, _row: Row, _cells: int) -> list[Piece]:
        """No date: they have none."""
        return []

    def draw(self, at: int, cells: int) -> Line:
        """The entry, and what it is known to come after."""
        row, index = self.row(at), self.index
        earlier = [id_ for id_ in row.entry.after if id_ in index.by_entry] if row and index else []
        if row is None or index is None or not earlier:
            return super().draw(at, cells)
        own, other = super().draw(at, cells * 3 // 5), index.rows[index.by_entry[earlier[-1]]].entry.label
        used = bidi.width(own.text)
        return line(*own.pieces, ("  after ", "dim"), (bidi.clip(bidi.plain(other), cells - used - 8), "dim label"))


class Sources(Entries):
    """The entries under a heading for each document."""

    SCOPE: ClassVar[str] = "sources"
