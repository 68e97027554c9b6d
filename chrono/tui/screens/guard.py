"""A guard for what runs outside of actions: what breaks is shown, and the screen stays."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from textual.screen import Screen

from chrono.tui.messages import Failed

P = ParamSpec("P")
S = TypeVar("S", bound=Screen[None])


def guarded(method: Callable[Concatenate[S, P], None]) -> Callable[Concatenate[S, P], None]:
    """The method, with a dialog instead of an end of the program when it fails."""

    @wraps(method)
    def call(self: S, /, *arguments: P.args, **options: P.kwargs) -> None:
        try:
            method(self, *arguments, **options)
        except Exception as error:  # shown, instead of losing the screen
            self.post_message(Failed(error, f"showing ({method.__name__.strip('_')})"))

    return call
