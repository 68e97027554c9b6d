"""The matrix view: entries against sources."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.binding import BindingType

from chrono.tui import matrix
from chrono.tui.lines import Line, line
from chrono.tui.widgets.entries import Entries
from chrono.tui.widgets.panel import bindings


class Matrix(Entries):
    """A line for each entry, a column for each document."""

    SCOPE: ClassVar[str] = "matrix"
    BINDINGS: ClassVar[list[BindingType]] = bindings("matrix")

    def __init__(self, **options: Any) -> None:
        """An empty matrix."""
        super().__init__(**options)
        self.first = 0
        self.documents: Sequence[str] = ()

    def heading(self, cells: int) -> Sequence[Line]:
        """The names of the documents."""
        shown = self._columns(cells)
        return (matrix.heading(self.index, shown, len(self.documents) - len(shown), cells),) if self.index else ()

    def draw(self, at: int, cells: int) -> Line:
        """One entry."""
        row = self.row(at)
        return matrix.row_line(row, self._columns(cells), cells) if row else line()

    def _columns(self, cells: int) -> Sequence[str]:
        return matrix.columns(self.documents, cells, self.first)

    def action_pan(self, direction: int) -> None:
        """Show the documents to the left or right."""
        if self.index:
            last = len(self.documents) - len(self._columns(self.cells))
            self.first = min(max(self.first + direction, 0), last)
            self.refresh()
