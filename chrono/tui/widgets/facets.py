"""The facets pane: values of the shown entries with counts; opening one puts it into the filter or takes it out."""

from typing import Any, ClassVar

from chrono.tui import bidi
from chrono.tui.facets import Facet, Group
from chrono.tui.lines import Line, line
from chrono.tui.messages import Opened
from chrono.tui.widgets.panel import Panel


class Facets(Panel):
    """Groups of values."""

    SCOPE: ClassVar[str] = "facets"
    CLICKS: ClassVar[int] = 1

    def __init__(self, **options: Any) -> None:
        """No facets yet."""
        super().__init__(**options)
        self.rows: list[str | Facet] = []
        self.digits = 1

    def show(self, groups: tuple[Group, ...]) -> None:
        """Show other facets."""
        self.rows = []
        for group in groups:
            self.rows += [group.title, *group.facets]
        self.digits = max((len(str(row.count)) for row in self.rows if isinstance(row, Facet)), default=1)
        self.update()
        if self.rows and not self.selectable(self.cursor):
            self.step(1)

    def count(self) -> int:
        """Headings and values."""
        return len(self.rows)

    def selectable(self, at: int) -> bool:
        """Values can be selected, headings cannot."""
        return isinstance(self.rows[at], Facet)

    def draw(self, at: int, cells: int) -> Line:
        """A heading, or a value with its count."""
        row = self.rows[at]
        if isinstance(row, str):
            return line((row, "heading"))
        number = f"{row.count:>{self.digits + 1}}"
        sign, room = "✓ " if row.on else "  ", cells - 2 - len(number)
        return line(
            (sign, "on"),
            (bidi.pad(bidi.clip_path(bidi.plain(row.label), room), room), "label on" if row.on else "label"),
            (number, "dim"),
        )

    def action_activate(self) -> None:
        """Filter by the value."""
        if self.rows and isinstance(row := self.rows[self.cursor], Facet):
            self.post_message(Opened(term=row.term))
