"""Panes of running text: the evidence of an entry, the article with dates in its margin, the list of findings."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.binding import BindingType

from chrono.chronology.model import Finding
from chrono.document.model import Document
from chrono.tui.article import Place, article, entry_at
from chrono.tui.changes import State
from chrono.tui.evidence import evidence, finding_lines
from chrono.tui.lines import Line, line, wrapped
from chrono.tui.messages import Opened, Selected
from chrono.tui.rows import Index, Row
from chrono.tui.shown import Shown
from chrono.tui.widgets.panel import Panel, bindings


class Pane(Panel):
    """Lines made for the width of the pane, again when the width or what is shown changes."""

    def __init__(self, **options: Any) -> None:
        """An empty pane."""
        super().__init__(**options)
        self.lines: Sequence[Line] = ()
        self.index: Index | None = None
        self.state: State | None = None
        self._made = 0

    def make(self, _cells: int) -> Sequence[Line]:
        """The lines for a width."""
        return ()

    def update(self) -> None:
        """Make the lines, with the cursor on what it was on; a failure is shown in their place."""
        on = self.lines[self.cursor].refers if self.cursor < len(self.lines) else None
        try:
            self.lines = self.make(self.cells)
        except Exception as error:  # shown where the text would stand
            self.lines = [line((f"✖ cannot be shown: {type(error).__name__}: {error}", "error"))]
        super().update()
        place = next((at for at, one in enumerate(self.lines) if on is not None and self.same(one.refers, on)), None)
        if place is not None and not self.same(self.lines[self.cursor].refers, on):
            self.cursor = place

    def same(self, refers: object, on: object) -> bool:
        """Whether a line is about what the cursor was on before."""
        return refers == on

    def count(self) -> int:
        """How many lines were made."""
        return len(self.lines)

    def draw(self, at: int, _cells: int) -> Line:
        """One of them."""
        return self.lines[at]


class Evidence(Pane):
    """Why an entry stands where it stands."""

    SCOPE: ClassVar[str] = "evidence"
    BINDINGS: ClassVar[list[BindingType]] = bindings("evidence")

    def __init__(self, **options: Any) -> None:
        """No entry yet."""
        super().__init__(**options)
        self.row: Row | None = None

    def show(self, index: Index, state: State, key: str) -> None:
        """Show the evidence of an entry (of none when the key is not known)."""
        place = index.by_key.get(key)
        row = None if place is None else index.rows[place]
        fresh = self.row is None or row is None or self.row.key != row.key
        self.index, self.state, self.row = index, state, row
        if fresh:
            self.cursor = 0
            self.scroll_to(y=0, animate=False, immediate=True)
        self.update()

    def make(self, cells: int) -> Sequence[Line]:
        """The evidence, wrapped."""
        if self.index is None or self.state is None or self.row is None:
            return [line(("no entry is selected", "dim"))]
        return wrapped(evidence(self.index, self.row, self.state), cells)

    def action_activate(self) -> None:
        """Go to the entry that the line names."""
        refers = self.lines[self.cursor].refers if self.lines else None
        if self.index is not None and isinstance(refers, str) and refers in self.index.by_entry:
            self.post_message(Opened(key=self.index.rows[self.index.by_entry[refers]].key))


class Article(Pane):
    """The text of the selected entry's source."""

    SCOPE: ClassVar[str] = "text"
    BINDINGS: ClassVar[list[BindingType]] = bindings("text")

    def __init__(self, **options: Any) -> None:
        """No text yet."""
        super().__init__(**options)
        self.document: Document | None = None
        self.row: Row | None = None
        self._key = ""

    def show(self, index: Index, state: State, key: str, *, follow: bool = True) -> None:
        """Show the first source of an entry; ``follow`` scrolls to its quote."""
        place = index.by_key.get(key)
        self.index, self.state = index, state
        self.row = index.rows[place] if place is not None else None
        sources = self.row.entry.sources if self.row else ()
        first = next((index.documents[one.document] for one in sources if one.document in index.documents), None)
        told = {one.document for one in sources}
        if self.document is None or (self.document.id not in told and key != self._key):
            self.document = first or next(iter(index.documents.values()), None)
        self._key = key
        self.update()
        if follow:
            self._follow()

    def action_turn(self, by: int) -> None:
        """Show the next document, or the one before."""
        documents = list(self.index.documents.values()) if self.index else []
        if documents and self.document in documents:
            self.document = documents[(documents.index(self.document) + by) % len(documents)]
            self.cursor = 0
            self.update()

    def _follow(self) -> None:
        own = self._own()
        for at, one in enumerate(self.lines):
            if (
                own
                and isinstance(one.refers, Place)
                and one.refers.start <= own[0][0] < max(one.refers.end, one.refers.start + 1)
            ):
                self.cursor = at
                above = self.scrollable_content_region.height // 4
                self.scroll_to(y=max(at - above, 0), animate=False, immediate=True)
                return

    def same(self, refers: object, on: object) -> bool:
        """Whether a line shows the place where the line of the cursor began."""
        if not isinstance(refers, Place) or not isinstance(on, Place):
            return False
        return refers.document == on.document and refers.start <= on.start < max(refers.end, refers.start + 1)

    def _own(self) -> list[tuple[int, int]]:
        if self.row is None or self.document is None:
            return []
        return [(one.start, one.end) for one in self.row.entry.sources if one.document == self.document.id]

    def make(self, cells: int) -> Sequence[Line]:
        """The article, wrapped."""
        if self.index is None or self.document is None:
            return [line(("no text is given with this chronology", "dim"))]
        if not self.document.text:
            return [line((f"{self.document.id}: the chronology was written without texts", "dim"))]
        return article(self.index, self.document, cells, self._own())

    def action_activate(self) -> None:
        """Go to the entry that the line tells of."""
        refers = self.lines[self.cursor].refers if self.lines else None
        if self.index is not None and isinstance(refers, Place):
            key = entry_at(self.index, refers)
            if key is not None:
                self.post_message(Selected(key))


class Findings(Pane):
    """Contradictions and doubts, each with every statement that takes part."""

    SCOPE: ClassVar[str] = "findings"
    BINDINGS: ClassVar[list[BindingType]] = bindings("findings")

    def __init__(self, **options: Any) -> None:
        """No findings yet."""
        super().__init__(**options)
        self.findings: tuple[Finding, ...] = ()

    def show(self, index: Index, state: State, shown: Shown) -> None:
        """Show the findings on shown entries; without a filter also those that are on none."""
        self.index, self.state = index, state
        ids = {index.rows[at].entry.id for at in shown.rows}
        kept = [one for one in index.findings.values() if not shown.terms or any(id_ in ids for id_ in one.entries)]
        order = ("error", "warning", "note")
        self.findings = tuple(sorted(kept, key=lambda one: order.index(one.severity) if one.severity in order else 3))
        self.update()

    def make(self, cells: int) -> Sequence[Line]:
        """The findings, worst first, wrapped."""
        index, state = self.index, self.state
        if index is None or state is None or not self.findings:
            return [line(("no findings: nothing that was said contradicts itself", "dim"))]
        settled = state.settled or {}
        lines: list[Line] = []
        for one in self.findings:
            lines += [*finding_lines(one, index, settled.get(one.fingerprint)), line()]
        return wrapped(lines, cells)

    def current(self) -> Finding | None:
        """The finding under the cursor."""
        refers = self.lines[self.cursor].refers if self.lines else None
        return self.index.findings.get(refers) if self.index and isinstance(refers, str) else None

    def moved(self) -> None:
        """Look at the first entry of the finding."""
        finding = self.current()
        if finding and finding.entries and self.index and self.has_focus:
            at = self.index.by_entry.get(finding.entries[0])
            if at is not None:
                self.post_message(Selected(self.index.rows[at].key))

    def action_activate(self) -> None:
        """Go to the first entry of the finding."""
        finding = self.current()
        at = self.index.by_entry.get(finding.entries[0]) if self.index and finding and finding.entries else None
        if at is not None and self.index is not None:
            self.post_message(Opened(key=self.index.rows[at].key))
