"""``chrono build``, ``check``, ``export`` and ``explore``: what makes or takes a whole chronology."""

import sys
from argparse import Namespace
from pathlib import Path

from chrono.chronology.model import Chronology
from chrono.cli.inputs import Inputs, options
from chrono.cli.output import DONE, FAILED, complain, deliver, write_bytes
from chrono.errors import DocumentError, UsageError
from chrono.pipeline import assemble


def build(arguments: Namespace) -> int:
    """Run ``chrono build``."""
    from chrono.chronology.json import dumps

    inputs = Inputs(_paths(arguments.paths, "build"), options(arguments))
    chronology = assemble(inputs.annotations(), merge=not arguments.no_merge, every=arguments.all)
    if arguments.format == "json":
        deliver(dumps(chronology, text=not arguments.no_text) + "\n", arguments.output)
    else:
        deliver(_readable(chronology, arguments.output), arguments.output)
    return FAILED if inputs.failed else DONE


def _readable(chronology: Chronology, output: str | None) -> str:
    from chrono.cli.screen import style
    from chrono.export.text import render

    return render(chronology, style(output))


def _paths(paths: list[str], command: str) -> list[str]:
    """The paths, or standard input; a terminal is no input."""
    if not paths and sys.stdin.isatty():
        raise UsageError(f"chrono {command}: no input; give a file, a folder, or text on stdin")
    return paths or ["-"]


def export(arguments: Namespace) -> int:
    """Run ``chrono export``."""
    from chrono.chronology.json import loads
    from chrono.export import formats, render, write

    if arguments.list:
        deliver("".join(f"{name}\n" for name in formats()), arguments.output)
        return DONE
    if arguments.to is None:
        raise UsageError(f"chrono export: no format; give --to and one of {', '.join(formats())}")
    if arguments.to not in formats():
        raise UsageError(f'chrono export: format "{arguments.to}" is unknown; use one of {", ".join(formats())}')
    if arguments.chronology is None:
        raise UsageError("chrono export: no chronology; give a JSON file, or - for stdin")
    name = arguments.chronology
    data = sys.stdin.buffer.read() if name == "-" else _bytes(name)
    try:
        chronology = loads(data)
    except DocumentError as error:
        raise DocumentError(f"{name}: {error}") from None
    if arguments.output in (None, "-"):
        rendered = render(chronology, arguments.to)
        write_bytes(rendered.data)
        notes = rendered.notes
    else:
        notes = write(chronology, arguments.to, arguments.output)
    for note in notes:
        complain(f"note: {note}")
    return DONE


def _bytes(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
        raise DocumentError(f"{name}: {problem}; give the path of a readable file") from None


def explore(arguments: Namespace) -> int:
    """Run ``chrono explore``."""
    from chrono.tui import run

    return run(
        arguments.paths,
        published=arguments.published,
        lang=arguments.lang,
        kind=arguments.kind,
        bidi=arguments.bidi,
        keymap=arguments.keymap,
    )
