"""Readers: records, lines, files and folders to documents, one input at a time.

An input that cannot be read becomes an ``Unreadable`` in its place, so that the others go on.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import IO, Any, Literal

from chrono.document.dct import find_header, parse_published
from chrono.document.encoding import decode
from chrono.document.formats import READERS, records
from chrono.document.given import LISTS, read_given
from chrono.document.language import KINDS, detect_kind, detect_language
from chrono.document.model import Document, Given
from chrono.errors import DocumentError, UsageError

SUFFIXES = frozenset({".txt", ".text", ".md", ".json", ".jsonl", *READERS})
"""Files of a folder that are read; a file named on its own is read whatever its name."""

_DATED_PATH = r"(?s)(.+)@([+-]?\d{4,}-\d.*)"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
_AGAINST = "option-against-header: the publication date given, {}, wins over the header's {}"
_SECOND = '"{}": a second document with this id; ids must be unique'
_NO_GIVEN: dict[str, Given] = dict.fromkeys(LISTS)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the caller says about all inputs; a field of the input itself is stronger.

    ``published`` is ``YYYY-MM-DD``, ``lang`` a code (None: detect), ``kind`` a kind or ``auto``, ``languages`` codes
    that may be named, ``given`` whether events, timexes, links and entities of the input are taken, the fields where
    records keep text and publication date.
    """

    published: str | None = None
    lang: str | None = None
    kind: str = "auto"
    languages: tuple[str, ...] = ("ar", "en")
    given: bool = True
    text_field: str = "text"
    date_field: str = "published"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that gave no document: a message ``where: problem; cure``, the line in its file, the file as given."""

    message: str
    line: int | None = None
    path: str | None = None


Read = Document | Unreadable


def from_text(text: str, id: str, settings: Settings, **fields: Any) -> Document:
    """A document of a bare text; ``fields`` are values of Document that the input gives itself."""
    published, source, span, notes = _publication(text, fields.pop("published", None), settings)
    lang = fields.pop("lang", None) or settings.lang or detect_language(text)
    kind = fields.pop("kind", None) or settings.kind
    if kind == "auto":
        kind = detect_kind(text, lang, published)
    return Document(id, text, lang, kind, published, published_from=source, published_span=span, notes=notes, **fields)


def _publication(
    text: str, field: str | None, settings: Settings
) -> tuple[str | None, str, tuple[int, int] | None, tuple[str, ...]]:
    """Date, its source, its span and notes: the field before the option before the header."""
    if field:
        return field, "field", None, ()
    header = find_header(text)
    if settings.published:
        differs = header is not None and header[0] != settings.published
        notes = (_AGAINST.format(settings.published, header[0]),) if header and differs else ()
        return settings.published, "option", None, notes
    return (header[0], "header", header[1], ()) if header else (None, "none", None, ())


def from_record(record: Any, settings: Settings, *, id: str, where: str, notes: Sequence[str] = ()) -> Document:
    """A document of a JSON object; ``id`` is used where it has none. Raises DocumentError for unusable fields."""
    if not isinstance(record, Mapping):
        raise DocumentError(f'{where}: no JSON object; give {{"text": "..."}}')
    text = record.get(settings.text_field)
    if not isinstance(text, str):
        raise DocumentError(f'{where}: no "{settings.text_field}"; give it as a string')
    published = _string(record, settings.date_field, where) or _string(record, "dct", where)
    document = from_text(
        text,
        _id(record, where) or id,
        settings,
        published=published and parse_published(published, where, DocumentError),
        lang=_choice(record, "lang", settings.languages, where),
        kind=_choice(record, "kind", (*KINDS, "auto"), where),
        title=_text_or_none(record, "title"),
        source=_text_or_none(record, "source"),
        **(read_given(record, text, where) if settings.given else _NO_GIVEN),
    )
    return replace(document, notes=(*document.notes, *notes)) if notes else document


def _string(record: Mapping[str, Any], key: str, where: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise DocumentError(f'{where}: "{key}" is {json.dumps(value)[:40]}; give a string or null')
    return value or None


def _text_or_none(record: Mapping[str, Any], key: str) -> str | None:
    """A key that the input need not know: what is no string is none of ours, and ignored."""
    value = record.get(key)
    return value if isinstance(value, str) and value else None


def _id(record: Mapping[str, Any], where: str) -> str | None:
    value = record.get("id")
    return str(value) if type(value) is int else _string(record, "id", where)


def _choice(record: Mapping[str, Any], key: str, values: tuple[str, ...], where: str) -> str | None:
    value = _string(record, key, where)
    if value is not None and value not in values:
        raise DocumentError(f'{where}: {key} "{value}" is unknown; use one of {", ".join(values)}')
    return value


def read_lines(stream: IO[bytes], settings: Settings, path: str | None = None) -> Iterator[Read]:
    """Documents of JSON lines, one at a time as they come; blank lines are passed over, a second one of an id fails."""
    seen: set[str] = set()
    for number, line in _numbered(stream, path):
        if isinstance(line, DocumentError):
            yield Unreadable(str(line), number, path)
        elif line.strip():
            read = _read_line(line, number, settings, path)
            if isinstance(read, Document) and read.id in seen:
                read = Unreadable(f"line {number}: {_SECOND.format(read.id)}", number, path)
            elif isinstance(read, Document):
                seen.add(read.id)
            yield read


def _numbered(stream: IO[bytes], path: str | None) -> Iterator[tuple[int, str | DocumentError]]:
    first = stream.readline()
    if first.startswith(_WIDE_MARKS):  # UTF-16 has no byte that ends a line: the whole has to be read
        yield from enumerate(decode(first + stream.read(), path or "line 1").split("\n"), 1)
        return
    number, line = 1, first
    while line:
        try:
            yield number, decode(line, f"line {number}")
        except DocumentError as error:
            yield number, error
        number, line = number + 1, stream.readline()


def _read_line(line: str, number: int, settings: Settings, path: str | None) -> Read:
    where = f"line {number}"
    try:
        return from_record(parse_json(line, where), settings, id=str(number), where=where)
    except DocumentError as error:
        return Unreadable(str(error), number, path)


def parse_json(text: str, where: str) -> Any:
    """The JSON value of a text. Raises DocumentError."""
    try:
        return json.loads(text.rstrip(), parse_constant=_refuse_constant)
    except RecursionError:
        raise DocumentError(f"{where}: JSON nested too deep; give flat objects") from None
    except json.JSONDecodeError as error:
        place = f"{error.msg.lower()} at column {error.colno}"
        raise DocumentError(f"{where}: not JSON ({place}); give one JSON object a line") from None
    except ValueError as error:
        raise DocumentError(f"{where}: not JSON ({str(error)[:80]}); give one JSON object a line") from None


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON value")


def read_stream(stream: IO[bytes], settings: Settings, mode: Literal["text", "lines", "auto"]) -> Iterator[Read]:
    """Documents of standard input: one text with the id ``-``, JSON lines, or what the first bytes show (``auto``)."""
    if mode == "lines":
        yield from read_lines(stream, settings)
        return
    data = stream.read()
    if mode == "auto" and _looks_like_json(data):
        yield from _read_json(data, "-", settings)
        return
    try:
        yield from_text(decode(data, "-"), "-", settings)
    except DocumentError as error:
        yield Unreadable(str(error))


def _looks_like_json(data: bytes) -> bool:
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[{"))


def read_paths(paths: Iterable[str], settings: Settings, stdin: IO[bytes] | None = None) -> Iterator[Read]:
    """Documents of files and folders (``PATH`` or ``PATH@DATE``) in the order given; ``-`` reads ``stdin``."""
    for given in paths:
        name, published = split_dated(given)
        own = settings if published is None else replace(settings, published=published)
        if name == "-" and stdin is not None:
            yield from read_stream(stdin, own, "auto")
        elif os.path.isdir(name):
            yield from _read_folder(name, own)
        else:
            yield from read_file(name, normal_id(name), own)


def split_dated(given: str) -> tuple[str, str | None]:
    """Path and publication date of ``PATH@DATE``; a file that has that very name wins. Raises UsageError."""
    match = re.fullmatch(_DATED_PATH, given)
    if not match or os.path.lexists(given):
        return given, None
    return match[1], parse_published(match[2], given, UsageError)


def normal_id(name: str) -> str:
    """The path as given, normalised, with ``/``."""
    parts = name.replace(os.sep, "/").split("/")
    kept = [part for part in parts if part not in ("", ".")]
    return "/" * name.startswith("/") + ("/".join(kept) or ".")


def _read_folder(folder: str, settings: Settings) -> Iterator[Read]:
    files = sorted(_files_below(folder))
    if not files:
        yield Unreadable(f"{folder}: no file that can be read; give a folder with {', '.join(sorted(SUFFIXES))} files")
    for id_ in files:
        if not _is_chronology(os.path.join(folder, id_)):
            yield from read_file(os.path.join(folder, id_), id_, settings)


def _is_chronology(path: str) -> bool:
    """Whether a file of a folder is a chronology that was built before; it is no text to build another from."""
    if _suffix(path) != ".json":
        return False
    try:
        with open(path, "rb") as stream:
            return re.match(rb'\s*\{\s*"schema":\s*"chrono/', stream.read(200)) is not None
    except OSError:
        return False


def _files_below(folder: str) -> Iterator[str]:
    """The files that are read, as paths below the folder with ``/``; hidden ones are left out."""
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if _suffix(name) in SUFFIXES and not name.startswith("."):
                yield os.path.relpath(os.path.join(here, name), folder).replace(os.sep, "/")


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()


def read_file(path: str, id: str, settings: Settings, *, whole: bool = False) -> Iterator[Read]:
    """Documents of one file: many of ``.jsonl``, one or many of ``.json``, one of anything else and with ``whole``."""
    suffix = "" if whole else _suffix(path)
    try:
        if suffix == ".jsonl":
            with open(path, "rb") as stream:
                yield from read_lines(stream, settings, id)
        elif suffix == ".json":
            yield from _read_json(_bytes(path), id, settings)
        elif suffix in READERS:
            yield from _read_records(list(records(_bytes(path), suffix, id)), id, settings)
        else:
            yield from_text(decode(_bytes(path), id), id, settings)
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
        yield Unreadable(f"{id}: {problem}; give the path of a readable file", path=id)
    except ValueError as error:  # a path with NUL
        yield Unreadable(f"{id!r}: {error}; give the path of a readable file", path=id)
    except DocumentError as error:
        yield Unreadable(str(error), path=id)


def _bytes(path: str) -> bytes:
    with open(path, "rb") as stream:
        return stream.read()


def _read_json(data: bytes, id: str, settings: Settings) -> Iterator[Read]:
    """A ``.json`` file: one object, a list of them, or JSON lines under the wrong name."""
    import io  # noqa: PLC0415 - only for this rare case

    text = decode(data, id)
    try:
        value = parse_json(text, id)
    except DocumentError:
        if "\n{" not in text.strip():
            raise
        yield from read_lines(io.BytesIO(data), settings, id)
        return
    if isinstance(value, list):
        yield from _read_items(value, id, settings)
        return
    try:
        yield from_record(value, settings, id=id, where=id)
    except DocumentError as error:
        yield Unreadable(str(error), None, id)


def _read_items(values: Sequence[Any], id: str, settings: Settings) -> Iterator[Read]:
    for number, value in enumerate(values, 1):
        try:
            yield from_record(value, settings, id=str(number), where=f"{id}: item {number}")
        except DocumentError as error:
            yield Unreadable(str(error), number, id)


def _read_records(found: Sequence[Mapping[str, Any]], id: str, settings: Settings) -> Iterator[Read]:
    """Records of a file that is no plain text: one has the id of the file, several are numbered below it."""
    own = replace(settings, text_field="text", date_field="published")
    for number, record in enumerate(found, 1):
        name = id if len(found) == 1 else f"{id}/{number}"
        try:
            yield from_record(record, own, id=name, where=name, notes=record.get("notes", ()))
        except DocumentError as error:
            yield Unreadable(str(error), None, id)


def unique(items: Iterable[Read]) -> Iterator[Read]:
    """The same inputs with every second document of an id turned into an Unreadable."""
    seen: set[str] = set()
    for number, item in enumerate(items, 1):
        if isinstance(item, Document):
            if item.id in seen:
                yield Unreadable(_SECOND.format(item.id), number)
                continue
            seen.add(item.id)
        yield item
