"""Dialogs: a question, a choice, help for a panel, a problem, and loading. Each returns a value or None."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, ProgressBar, Static
from textual.widgets.option_list import Option

from chrono.tui import bidi
from chrono.tui.keymap import Action, shown

LEGEND = """
Signs  ● marked  ≠ disputed  ✎ note  ✖ error  ▲ warning  • note of the checker
Axis   █ certainly going on  ░ possibly  ◆ a day or less  ◇ longer, but too short to show
       ? this end is unknown  ‹ › goes on outside  ~ approximate  ┄ silence
Text   underlined: expression of time; bold: event; [in brackets]: the entry's own words
Filter words "a phrase" after:2021 before:2025-03 in:2025-08 src:report cert:bounded fact:planned
       conf<0.6 lang:ar name:… is:disputed is:undated has:finding has:note -word; a comma means or
"""

GIVE_UP: list[BindingType] = [Binding("escape", "give_up", "Give up")]


class Ask(ModalScreen[str | None]):
    """A line of text: Enter gives it, Escape gives None."""

    BINDINGS: ClassVar[list[BindingType]] = GIVE_UP

    def __init__(
        self, question: str, value: str = "", hint: str = "", choices: Sequence[str] = (), *, visual: bool = False
    ) -> None:
        """The question (as it goes to the screen), what stands in the line, and values to pick instead of typing."""
        super().__init__()
        self.question, self.value, self.hint, self.choices, self.visual = question, value, hint, choices, visual

    def compose(self) -> ComposeResult:
        """Question, choices, line, hint."""
        with Vertical(classes="dialog"):
            yield Static(self.question, classes="title", markup=False)
            if self.choices:
                yield OptionList(
                    *(Option(_option(one, visual=self.visual), id=str(n)) for n, one in enumerate(self.choices))
                )
            yield Input(self.value, placeholder="type here, Enter takes it")
            yield Static(self.hint, markup=False)

    def on_mount(self) -> None:
        """Begin where most answers are given."""
        self.query_one(OptionList if self.choices else Input).focus()

    def on_key(self, event: Key) -> None:
        """What is typed goes into the line, also from the list of choices."""
        line = self.query_one(Input)
        if event.is_printable and event.character and not line.has_focus:
            event.stop()
            line.select_on_focus = False
            line.focus()
            line.insert_text_at_cursor(event.character)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The typed answer."""
        self.dismiss(event.value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The picked answer."""
        self.dismiss(self.choices[int(event.option_id or 0)])

    def action_give_up(self) -> None:
        """No answer."""
        self.dismiss(None)


class Pick(ModalScreen[int | None]):
    """One of several lines; its number, or None."""

    BINDINGS: ClassVar[list[BindingType]] = GIVE_UP

    def __init__(self, question: str, choices: Sequence[str], *, visual: bool = False) -> None:
        """The question and its answers."""
        super().__init__()
        self.question, self.choices, self.visual = question, choices, visual

    def compose(self) -> ComposeResult:
        """Question, choices, hint."""
        with Vertical(classes="dialog"):
            yield Static(self.question, classes="title", markup=False)
            yield OptionList(
                *(Option(_option(one, visual=self.visual), id=str(n)) for n, one in enumerate(self.choices))
            )
            yield Static("Enter chooses, Escape gives up", markup=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The answer."""
        self.dismiss(int(event.option_id or 0))

    def action_give_up(self) -> None:
        """No answer."""
        self.dismiss(None)


class Help(ModalScreen[None]):
    """The keys of the focused panel, then those that work everywhere."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,f1,q,enter", "give_up", "Close")]

    def __init__(self, panel: str, actions: Iterable[tuple[Action, Sequence[str]]]) -> None:
        """Actions with the keys they now have."""
        super().__init__()
        self.panel, self.actions = panel, list(actions)

    def compose(self) -> ComposeResult:
        """A line for each action."""
        with Vertical(classes="dialog"):
            yield Static(f"Keys: {self.panel}", classes="title", markup=False)
            with VerticalScroll():
                yield Static("\n".join(_help_line(*pair) for pair in self.actions), markup=False)
                yield Static(LEGEND, markup=False)
            yield Static("Escape closes; ctrl+p finds every action by name", markup=False)

    def action_give_up(self) -> None:
        """Close."""
        self.dismiss(None)


def _help_line(action: Action, keys: Sequence[str]) -> str:
    return f"{' '.join(shown(key) for key in keys):<12} {action.title}: {action.help}"


def _options(choices: Sequence[str], *, visual: bool) -> list[Option]:
    return [Option(_option(one, visual=visual), id=str(n)) for n, one in enumerate(choices)]


def _option(words: str, *, visual: bool = False) -> Any:
    from rich.text import Text  # noqa: PLC0415 - words of a text are no markup

    return Text(bidi.told(words, visual=visual))


class Loading(ModalScreen[None]):
    """Progress; Escape cancels."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,ctrl+q", "cancel", "Cancel")]

    def __init__(self, name: str) -> None:
        """What is being opened."""
        super().__init__()
        self.opening = name

    def compose(self) -> ComposeResult:
        """Words and a bar."""
        with Vertical(classes="dialog"):
            yield Static(f"Opening {bidi.plain(self.opening)}", classes="title", markup=False)
            yield Static("…", id="words", markup=False)
            yield ProgressBar(show_eta=False)
            yield Static("Escape cancels", markup=False)

    def tell(self, words: str, done: int, total: int) -> None:
        """So far it has come."""
        self.query_one("#words", Static).update(bidi.plain(words))
        self.query_one(ProgressBar).update(total=total or None, progress=done)

    def action_cancel(self) -> None:
        """Give up loading."""
        self.app.workers.cancel_all()
        self.app.exit(return_code=0, message="chrono: loading was given up; nothing was changed")


class Problem(ModalScreen[str | None]):
    """Something went wrong; what can be done about it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Close")]

    def __init__(self, title: str, words: str, choices: Sequence[tuple[str, str]]) -> None:
        """``choices`` are (answer, words); Escape gives None."""
        super().__init__()
        self.heading, self.words, self.choices = title, words, choices

    def compose(self) -> ComposeResult:
        """What, why, and the choices."""
        with Vertical(classes="dialog"):
            yield Static(f"✖ {self.heading}", classes="title", markup=False)
            with VerticalScroll():
                yield Static(bidi.plain(self.words) if "\n" not in self.words else self.words, markup=False)
            yield OptionList(*(Option(_option(words), id=answer) for answer, words in self.choices))

    def on_mount(self) -> None:
        """The choices have the keys."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The answer."""
        self.dismiss(event.option_id)

    def action_give_up(self) -> None:
        """No answer."""
        self.dismiss(None)
