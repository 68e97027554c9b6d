"""The documents of a command line: options of reading, inputs one by one, a complaint for each that fails."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import IO

from chrono.chronology.annotation import Annotation
from chrono.cli.output import complain
from chrono.document.model import Document
from chrono.document.read import Settings, Unreadable, read_paths, split_dated, unique
from chrono.errors import DocumentError
from chrono.pipeline import annotate_in, settings


def options(arguments: Namespace, *, given: bool = True) -> Settings:
    """What the options say about all inputs. Raises UsageError."""
    own = settings(arguments.published, arguments.lang, arguments.kind, given=given)
    return replace(own, text_field=arguments.text_field, date_field=arguments.date_field)


@dataclass(slots=True)
class Inputs:
    """The documents of the command line, read one by one; ``failed`` tells afterwards whether some could not be."""

    paths: list[str]
    settings: Settings
    failed: bool = False
    stdin: IO[bytes] | None = None
    """Read for ``-``; standard input itself where it is None."""

    def __post_init__(self) -> None:
        """Check the dates of all paths. Raises UsageError."""
        for path in self.paths:
            split_dated(path)  # an impossible date is a fault of usage: it is told before anything is read

    def annotations(self) -> Iterator[Annotation]:
        """Every document that can be read, annotated."""
        for item in unique(read_paths(self.paths, self.settings, self.stdin or sys.stdin.buffer)):
            try:
                if isinstance(item, Document):
                    yield annotate_in(item)
                    continue
                message = _message(item)
            except DocumentError as error:
                message = str(error)
            self.failed = True
            complain(message)


def _message(item: Unreadable) -> str:
    inside = item.path is not None and not item.message.startswith(item.path)
    return f"{item.path}: {item.message}" if inside else item.message
