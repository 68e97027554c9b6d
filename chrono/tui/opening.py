"""Opening: texts or a finished chronology, in steps that report progress and can be cancelled, within a text too."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from chrono.chronology.json import loads
from chrono.chronology.model import Annotation, Chronology
from chrono.document.model import Document
from chrono.document.read import Unreadable, read_paths, unique
from chrono.errors import ChronoError, DocumentError
from chrono.pipeline import annotate_in, assemble, settings
from chrono.tui.journal import path_beside

MARK, HEAD = b'"schema"', 64
"""What stands in the first bytes of a finished chronology, and how many of them are looked at."""

Report = Callable[[str, int, int], None]
"""Called with words, steps done and steps in all (0: unknown)."""


class Cancelled(ChronoError):
    """The reader gave up loading."""


@dataclass(frozen=True, slots=True)
class Request:
    """What ``chrono explore`` was asked to open, and how to read texts."""

    paths: tuple[str, ...]
    published: str | None = None
    lang: str | None = None
    kind: str = "auto"
    stdin: bytes | None = None

    @property
    def name(self) -> str:
        """What stands at the top of the screen."""
        more = f" and {len(self.paths) - 1} more" if len(self.paths) > 1 else ""
        return (Path(self.paths[0]).name or self.paths[0]) + more if self.paths else "chrono"

    @property
    def journal(self) -> Path:
        """The journal: beside the first path."""
        return path_beside(self.paths[0] if self.paths else "-")


def spare(request: Request, target: Path, *, saving: bool = False) -> None:
    """Nothing that was opened is written over, but by ``saving`` the one chronology.

    Raises:
        DocumentError: the target is a text that was opened, or the journal.
    """
    if saving and _finished(request.paths) is not None and target.resolve() == Path(request.paths[0]).resolve():
        return
    there = target.resolve()
    opened = [Path(path).resolve() for path in request.paths if path != "-"]
    if there in (*opened, request.journal.resolve()) or (target.exists() and not set(opened).isdisjoint(there.parents)):
        raise DocumentError(f"{target}: was opened here and is not written over; give another name")


@dataclass(frozen=True, slots=True)
class Opened:
    """A chronology, and a line for each input that could not be read."""

    chronology: Chronology
    problems: tuple[str, ...] = ()


def open_all(request: Request, report: Report, cancelled: Callable[[], bool]) -> Opened:
    """The chronology of a request: read as it is, or built from texts.

    Raises:
        ChronoError: a file that cannot be read, or no text in it.
        Cancelled: ``cancelled`` said so between two steps.
    """
    if request.stdin is not None and request.paths == ("-",) and MARK in request.stdin[:HEAD]:
        return Opened(loads(request.stdin))
    finished = _finished(request.paths)
    if finished is not None:
        report(f"reading {finished.name}", 0, 0)
        return Opened(loads(finished.read_bytes()))
    return _built(request, report, cancelled)


def _finished(paths: Sequence[str]) -> Path | None:
    """The one path that holds a finished chronology."""
    if len(paths) != 1 or not paths[0].endswith(".json"):
        return None
    path = Path(paths[0])
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise DocumentError(
            f"{paths[0]}: {(error.strerror or 'not readable').lower()}; give a file that exists"
        ) from error
    return path if MARK in head else None


def _built(request: Request, report: Report, cancelled: Callable[[], bool]) -> Opened:
    documents, problems = _documents(request)
    if not documents:
        raise DocumentError(
            problems[0] if problems else f"{request.name}: no text in it; give a text, a folder or a chronology.json"
        )

    def between() -> None:
        if cancelled():
            raise Cancelled("loading was given up")

    def annotated() -> Iterator[Annotation]:
        for number, document in enumerate(documents):
            between()
            report(f"reading {document.id}", number, len(documents) + 1)
            yield annotate_in(document, between=between)
        report("ordering and checking", len(documents), len(documents) + 1)

    return Opened(assemble(annotated(), between=between), problems)


def _documents(request: Request) -> tuple[list[Document], tuple[str, ...]]:
    options = settings(request.published, request.lang, request.kind)
    stdin = BytesIO(request.stdin) if request.stdin is not None else None
    found = list(unique(read_paths(request.paths, options, stdin)))
    problems = tuple(one.message for one in found if isinstance(one, Unreadable))
    return [one for one in found if isinstance(one, Document)], problems
