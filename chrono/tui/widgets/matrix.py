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

    def heading(self, cells: int) -> Sequence[Line]:
        """The names of the documents."""
        return (matrix.heading(self.index, self._columns(cells), cells),) if self.index else ()

    def draw(self, at: int, cells: int) -> Line:
        """One entry."""
        row = self.row(at)
        return matrix.row_line(row, self._columns(cells), cells) if row else line()

    def _columns(self, cells: int) -> list[str]:
        return matrix.columns(self.index, cells, self.first) if self.index else []

    def action_pan(self, direction: int) -> None:
        """Show the documents to the left or right."""
        if self.index:
            self.first = min(max(self.first + direction, 0), max(len(self.index.documents) - 1, 0))
            self.refresh()
