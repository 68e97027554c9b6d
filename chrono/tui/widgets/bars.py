"""The bars above and below the views: tabs with the state of the chronology, and the filter with its chips."""

from dataclasses import dataclass
from typing import Any, ClassVar

from rich.text import Text
from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.dom import DOMNode
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static

from chrono.tui import bidi
from chrono.tui.filter import FilterError, Term, parse
from chrono.tui.keymap import ACTIONS
from chrono.tui.messages import Dropped, Typed

VIEWS = (
    ("chronology", "Chronology"),
    ("sources", "By source"),
    ("matrix", "Matrix"),
    ("findings", "Findings"),
    ("text", "Text"),
)


class Bar(Widget):
    """A line of words; one that cannot be made says so in its place."""

    def words(self) -> Text:
        """The words."""
        raise NotImplementedError

    def render(self) -> Text:
        """The words, or what is wrong with them."""
        try:
            return self.words()
        except Exception as error:  # one broken line must not take the screen away
            return Text(f"✖ cannot be drawn: {type(error).__name__}: {error}", no_wrap=True, overflow="ellipsis")


class Tabs(Bar):
    """The views, one of them open, and at the right what is shown and changed."""

    @dataclass
    class Picked(Message):
        """A tab was clicked."""

        view: str

    view = reactive("chronology")
    status = reactive("")
    findings = reactive(0)

    def words(self) -> Text:
        """One line: ``1 Chronology  2 By source …``; the open view stands between brackets."""
        text = Text(no_wrap=True, overflow="crop")
        for start, _, name, words in self._places():
            text.append(" " * (start - len(text)))
            text.append(words, style="bold reverse" if name == self.view else "")
        room = self.size.width - bidi.width(self.status)
        if len(text) + 2 <= room:
            text.append(" " * (room - len(text)) + self.status)
        return text

    def _places(self) -> list[tuple[int, int, str, str]]:
        """(start, end, view, words) of each tab."""
        short = self.size.width < 70
        places, at = [], 0
        for number, (name, title) in enumerate(VIEWS, 1):
            count = f" {self.findings}" if name == "findings" and self.findings else ""
            words = f"{number} {title}{count}"
            words = f"[{words}]" if name == self.view else f" {words} "
            places.append((at, at + len(words), name, words))
            at += len(words) + (0 if short else 1)
        return places

    def on_click(self, event: events.Click) -> None:
        """Open the view whose tab was clicked."""
        for start, end, name, _ in self._places():
            if start <= event.x < end:
                self.post_message(self.Picked(name))


class Keys(Bar):
    """The keys that work now, each with its action; a click does it. As many as have room, the most used first."""

    def on_mount(self) -> None:
        """Hear of every change of focus and state."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def words(self) -> Text:
        """``? Help  / Filter …``"""
        text = Text(no_wrap=True, overflow="crop")
        for _, _, key, words, _ in self._places():
            text.append(f" {key} ", style="bold reverse")
            text.append(f"{words} ")
        return text

    def _places(self) -> list[tuple[int, int, str, str, str]]:
        """(start, end, key, words, action) of each that has room."""
        actions = {one.binding.action: one for one in reversed(self.screen.active_bindings.values())}
        order = {action.call: at for at, action in enumerate(ACTIONS)}
        some = [one for one in actions.values() if one.enabled and one.binding.show]
        places, at = [], 0
        for one in sorted(some, key=lambda one: order.get(one.binding.action, -1)):
            key, words = self.app.get_key_display(one.binding), one.binding.description
            end = at + bidi.width(key) + bidi.width(words) + 3
            if end > self.size.width:
                break
            places.append((at, end, key, words, one.binding.action))
            at = end
        return places

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked, in the panel that has the keys."""
        for start, end, _, _, action in self._places():
            if start <= event.x < end:
                await self.app.run_action(action, default_namespace=self._owner(action))

    def _owner(self, action: str) -> DOMNode:
        found = [node for _, (node, one, _, _) in self.screen.active_bindings.items() if one.action == action]
        return found[0] if found else self.screen


class Chips(Bar):
    """The terms of the filter; a click takes one away."""

    terms: reactive[tuple[Term, ...]] = reactive(())
    hint = reactive("")
    turned = reactive(False)

    def words(self) -> Text:
        """``/ [after:2021 ×] [-word ×]``, or how to begin."""
        text = Text(no_wrap=True, overflow="ellipsis")
        if not self.terms:
            text.append(f"/ filter  {self.hint}", style="dim")
            return text
        text.append("/ ")
        for _, _, words in self._places():
            text.append(bidi.told(words, visual=self.turned), style="reverse")
            text.append(" ")
        text.append(self.hint, style="dim")
        return text

    def _places(self) -> list[tuple[int, int, str]]:
        places, at = [], 2
        for term in self.terms:
            words = f"[{bidi.plain(term.text())} ×]"
            places.append((at, at + bidi.width(words), words))
            at += bidi.width(words) + 1
        return places

    async def on_click(self, event: events.Click) -> None:
        """Drop the chip under the mouse; elsewhere, type a filter."""
        for number, (start, end, _) in enumerate(self._places()):
            if start <= event.x < end:
                self.post_message(Dropped(number))
                event.stop()
                return
        await self.app.run_action("filter", default_namespace=self.screen)


class FilterInput(Input):
    """The line in which a filter is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Give up", show=True)]

    def action_give_up(self) -> None:
        """Leave the filter as it was."""
        bar = self.parent
        if isinstance(bar, FilterBar):
            bar.close(take_back=True)


class FilterBar(Vertical):
    """Chips, or the line being typed with what is wrong in it, at the place."""

    def __init__(self, **options: Any) -> None:
        """No filter."""
        super().__init__(**options)
        self._before = ""

    def compose(self) -> Any:
        """Chips, input and problem, one above the other; the last two only while typing."""
        yield Chips(id="chips")
        yield FilterInput(
            id="filter-input", compact=True, placeholder='words "a phrase" after:2021 src:a is:disputed -word'
        )
        yield Static(id="problem")

    def on_mount(self) -> None:
        """Start closed."""
        self.query_one(FilterInput).display = False
        self.query_one("#problem").display = False

    def open(self, text: str) -> None:
        """Begin to type."""
        self._before = text
        field = self.query_one(FilterInput)
        field.value = text + (" " if text else "")
        field.cursor_position = len(field.value)
        field.display = True
        self.query_one(Chips).display = False
        field.focus()

    def close(self, *, take_back: bool) -> None:
        """Stop typing."""
        field = self.query_one(FilterInput)
        field.display = False
        self.query_one("#problem").display = False
        self.query_one(Chips).display = True
        self.post_message(Typed(self._before if take_back else field.value, final=True))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if not self.query_one(FilterInput).display:
            return
        if self._check(event.value):
            self.post_message(Typed(event.value, final=False))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._check(event.value):
            self.close(take_back=False)

    def _check(self, text: str) -> bool:
        """Whether the filter can be read; if not, say why under the place."""
        problem = self.query_one("#problem", Static)
        try:
            parse(text)
        except FilterError as error:
            problem.update(pointed(text, error, self.size.width))
            problem.display = True
            return False
        problem.display = False
        return True


def pointed(text: str, error: FilterError, cells: int) -> Text:
    """``^^^`` under the place of an error, and what is wrong, in a line of its own where there is no room beside it."""
    before = bidi.width(text[: error.start])
    marks = "^" * max(bidi.width(text[error.start : error.end]), 1)
    fits = before + len(marks) + 1 + bidi.width(str(error)) <= cells
    return Text(f"{' ' * before}{marks}{' ' if fits else chr(10)}{error}", no_wrap=fits, overflow="ellipsis")
