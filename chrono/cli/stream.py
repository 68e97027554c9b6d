"""``chrono find`` and ``chrono annotate``: documents in, one JSON line each out, as they come."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import replace

from chrono.chronology.annotation import Annotation, found_dict
from chrono.cli.inputs import options
from chrono.cli.output import DONE, FAILED, complain, write_line
from chrono.document.model import Document
from chrono.document.read import Read, Settings, Unreadable, normal_id, read_file, read_stream, unique
from chrono.errors import DocumentError
from chrono.pipeline import annotate_in, find_in
from chrono.timex.json import Json, encode


def find(arguments: Namespace) -> int:
    """Run ``chrono find``."""
    own = options(arguments, given=False)
    return _run(arguments, own, lambda document: found_dict(_shown(find_in(document), arguments)))


def annotate(arguments: Namespace) -> int:
    """Run ``chrono annotate``."""
    own = options(arguments, given=not arguments.ignore_given)
    return _run(arguments, own, lambda document: _annotated(document, arguments))


def _annotated(document: Document, arguments: Namespace) -> Json:
    from chrono.chronology.json import annotation_dict

    annotation = _shown(annotate_in(document), arguments)
    if arguments.pairs is None:
        return annotation_dict(annotation, level="annotate")
    from chrono.chronology.pairs import relations

    return annotation_dict(annotation, level="annotate", relations=relations(annotation, arguments.pairs))


def _shown(annotation: Annotation, arguments: Namespace) -> Annotation:
    return annotation if arguments.rejected else replace(annotation, rejected=())


def _run(arguments: Namespace, own: Settings, answer: Callable[[Document], Json]) -> int:
    code = DONE
    for item in unique(_inputs(arguments.file, own, whole=arguments.text)):
        try:
            failure = item if isinstance(item, Unreadable) else None
            line = answer(item) if isinstance(item, Document) else None
        except DocumentError as error:
            failure, line = Unreadable(str(error)), None
        if failure is not None:
            code = complain(failure.message, FAILED)
            line = _error_line(failure)
        if line is not None:
            write_line(encode(line))
    return code


def _inputs(name: str, options: Settings, *, whole: bool) -> Iterator[Read]:
    if name == "-":
        return read_stream(sys.stdin.buffer, options, "text" if whole else "lines")
    return read_file(name, normal_id(name), options, whole=whole)


def _error_line(failure: Unreadable) -> Json | None:
    """The line that stands in the place of one that could not be read; a file as a whole has no place."""
    return None if failure.line is None else {"id": None, "line": failure.line, "error": failure.message}
