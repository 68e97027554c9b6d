"""Panel: lines that are drawn only when they are on screen, with a cursor, keys, mouse, and a safe way to fail."""

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from chrono.tui.keymap import ACTIONS, EVERY_LIST, of_scope
from chrono.tui.lines import Line, line, ordered
from chrono.tui.messages import Left

STYLES = (
    "title", "dim", "strong", "date", "expression", "event", "own",
    "quote", "solid", "light", "instant", "error", "warning",
    "note", "settled", "disputed", "mark", "heading", "on", "gap", "cursor",
)  # fmt: skip
"""Names of styles that pieces use; each is a component class in ``chrono.tcss``."""


def bindings(*scopes: str) -> list[BindingType]:
    """The keys of some scopes, from the table of actions."""
    return [
        Binding(",".join(action.keys), action.call, action.title, show=action.footer, id=action.id, tooltip=action.help)
        for action in of_scope(ACTIONS, *scopes)
        if action.keys
    ]


class Panel(ScrollView, can_focus=True):
    """Lines with a cursor. Subclasses say how many there are and draw one; they never hold widgets of their own."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"panel--{name}" for name in STYLES}
    BINDINGS: ClassVar[list[BindingType]] = bindings(EVERY_LIST)
    SCOPE: ClassVar[str] = ""
    CLICKS: ClassVar[int] = 2

    cursor = reactive(0, repaint=False)
    turned = reactive(False)

    def __init__(self, **options: Any) -> None:
        """An empty panel."""
        super().__init__(**options)
        self._drawn: dict[str, Style] = {}
        self._head: Sequence[Line] = ()

    # what a subclass gives

    def count(self) -> int:
        """How many lines there are."""
        return 0

    def draw(self, at: int, cells: int) -> Line:
        """One line."""
        raise NotImplementedError

    def selectable(self, _at: int) -> bool:
        """Whether the cursor may stand on a line."""
        return True

    def heading(self, _cells: int) -> Sequence[Line]:
        """Lines that stay above the list."""
        return ()

    def moved(self) -> None:
        """The cursor went to another line."""

    def action_activate(self) -> None:
        """The reader opened the line under the cursor."""

    # drawing

    @property
    def cells(self) -> int:
        """Columns for a line, beside the cursor's sign."""
        return max(self.scrollable_content_region.width - 2, 1)

    @property
    def top(self) -> int:
        """How many lines the heading takes."""
        return len(self._guarded_heading())

    def update(self) -> None:
        """Draw again, with the number of lines that there are now."""
        self.virtual_size = Size(0, self.count() + self.top)
        self.cursor = min(self.cursor, max(self.count() - 1, 0))
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some rows of the terminal; what is the same for all of them is made once."""
        self._head = self._guarded_heading()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row of the terminal; a line that cannot be drawn says so in its place."""
        width = self.scrollable_content_region.width
        head = self._head
        if y < len(head):
            return self._strip(head[y], width, mark="  ")
        at = y - len(head) + self.scroll_offset.y
        if at >= self.count():
            return Strip.blank(width, self.rich_style)
        here = at == self.cursor and self.count() > 0
        sign = ("▸ " if self.has_focus else "› ") if here else "  "
        return self._strip(self._guarded(at), width, mark=sign, here=here)

    def _guarded(self, at: int) -> Line:
        try:
            return self.draw(at, self.cells)
        except Exception as error:  # one broken line must not take the screen away
            return line((f"✖ cannot be drawn: {type(error).__name__}: {error}", "error"))

    def _guarded_heading(self) -> Sequence[Line]:
        try:
            return self.heading(self.cells)
        except Exception as error:
            return (line((f"✖ cannot be drawn: {type(error).__name__}: {error}", "error")),)

    def _strip(self, one: Line, width: int, *, mark: str, here: bool = False) -> Strip:
        bright = here and self.has_focus
        base = self.rich_style + self._style("cursor") if bright else self.rich_style
        segments = [Segment(mark, base + self._style("strong"))]
        for text, style in ordered(one, max(width - 2, 0), visual=self.turned):
            own = self._style(style)
            segments.append(Segment(text, base + (own.without_color if bright else own)))
        return Strip(segments).adjust_cell_length(width, base)

    def _style(self, names: str) -> Style:
        found = self._drawn.get(names)
        if found is None:
            known = [name for name in names.split() if name in STYLES]
            parts = (self.get_component_rich_style(f"panel--{name}", partial=True) for name in known)
            found = self._drawn[names] = Style.combine((Style.null(), *parts))
        return found

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._drawn = {}

    # moving

    def watch_cursor(self, before: int, after: int) -> None:
        """Keep the cursor in sight and tell of it."""
        if before != after:
            self.show_cursor()
            self.refresh()
            self.moved()

    def show_cursor(self) -> None:
        """Scroll so far that the cursor is in sight."""
        height = max(self.scrollable_content_region.height - self.top, 1)
        top = self.scroll_offset.y
        if self.cursor < top or self.cursor >= top + height:
            to = self.cursor if self.cursor < top else self.cursor - height + 1
            self.scroll_to(y=to, animate=False, immediate=True)

    def step(self, by: int) -> bool:
        """Move by so many lines to one that can be selected; False at the end."""
        at = self.cursor + by
        direction = 1 if by > 0 else -1
        at = min(max(at, 0), self.count() - 1)
        while 0 <= at < self.count() and not self.selectable(at):
            at += direction
        if not 0 <= at < self.count() or at == self.cursor:
            return False
        self.cursor = at
        return True

    def action_cursor_down(self) -> None:
        """The next line."""
        if not self.step(1):
            self.post_message(Left(1))

    def action_cursor_up(self) -> None:
        """The line before."""
        if not self.step(-1):
            self.post_message(Left(-1))

    def action_page_down(self) -> None:
        """A screen on."""
        if not self.step(max(self.size.height - self.top - 1, 1)):
            self.action_last()

    def action_page_up(self) -> None:
        """A screen back."""
        if not self.step(-max(self.size.height - self.top - 1, 1)):
            self.action_first()

    def action_first(self) -> None:
        """The first line."""
        self._end(range(self.count()))

    def action_last(self) -> None:
        """The last line."""
        self._end(range(self.count() - 1, -1, -1))

    def _end(self, places: range) -> None:
        for at in places:
            if self.selectable(at):
                self.cursor = at
                return

    def line_at(self, y: int) -> int | None:
        """The line at a row of the panel; None in the heading or below the last line."""
        at = y - self.top + self.scroll_offset.y
        return at if y >= self.top and 0 <= at < self.count() else None

    def on_click(self, event: events.Click) -> None:
        """Select the line under the mouse, and open it at the second click (``CLICKS``)."""
        place = event.get_content_offset(self)
        at = None if place is None else self.line_at(place.y)
        if at is None or not self.selectable(at):
            return
        self.cursor = at
        if event.chain == self.CLICKS:
            self.action_activate()

    def on_resize(self, _event: events.Resize) -> None:
        """The width changed: lines may be others."""
        self.update()
        self.show_cursor()

    def watch_has_focus(self, value: bool) -> None:
        """Show which panel has the keys; what its cursor stands on is looked at."""
        super().watch_has_focus(value)
        self.refresh()
        if value:
            self.moved()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw the lines that came into sight."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.refresh(Region(0, 0, *self.size))
