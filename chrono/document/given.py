"""Lists handed in with a document (events, timexes, links, entities): checked against its text, kept as they are."""

from collections.abc import Mapping
from typing import Any

from chrono.document.model import Given
from chrono.errors import DocumentError
from chrono.temporal.civil import parse_moment

LISTS = ("events", "timexes", "links", "entities")
"""The keys of a record that hold given lists."""

_CLASSES = ("OCCURRENCE", "STATE", "REPORTING", "PERCEPTION", "ASPECTUAL", "I_ACTION", "I_STATE")
_TYPES = ("DATE", "TIME", "DURATION", "SET")
_RELATIONS = (
    "BEFORE", "AFTER", "IBEFORE", "IAFTER", "INCLUDES", "IS_INCLUDED", "DURING", "DURING_INV", "SIMULTANEOUS",
    "IDENTITY", "EQUAL", "BEGINS", "BEGUN_BY", "ENDS", "ENDED_BY", "OVERLAP", "VAGUE",
)  # fmt: skip
_CLOSED = {"events": ("class", _CLASSES), "timexes": ("type", _TYPES), "links": ("rel", _RELATIONS)}


def read_given(record: Mapping[str, Any], text: str, where: str) -> dict[str, Given]:
    """The given lists of a record by key, None where a key is absent or null.

    Raises DocumentError for offsets that do not fit the text, ids that occur twice and classes outside TimeML.
    """
    lists = {key: _read_list(record.get(key), key, text, where) for key in LISTS}
    _check_ids([(key, item) for key in ("events", "timexes", "links") for item in lists[key] or ()], where)
    if lists["events"] is not None and lists["timexes"] is not None:
        _check_known(lists, where)
    return lists


def _read_list(value: Any, key: str, text: str, where: str) -> Given:
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise DocumentError(f'{where}: "{key}" is no list of objects; give one, or leave it out')
    for number, item in enumerate(value, 1):
        _check_item(item, key, text, f"{where}: {key}[{number}]")
    return tuple(value)


def _check_item(item: Mapping[str, Any], key: str, text: str, where: str) -> None:
    if key == "links":
        _check_ends(item, where)
    else:
        _check_offsets(item, len(text), where)
    for moment in ("begin", "finish") if key == "timexes" else ():
        if item.get(moment) is not None and (not isinstance(item[moment], str) or parse_moment(item[moment]) is None):
            raise DocumentError(f"{where}: {moment} {item[moment]!r} is no moment; write YYYY-MM-DD[THH:MM:SS]")
    name, allowed = _CLOSED.get(key, ("", ()))
    value = item.get(name)
    if allowed and value is not None and value not in allowed:
        raise DocumentError(f'{where}: {name} "{value}" is unknown; use one of {", ".join(allowed)}')


def _check_offsets(item: Mapping[str, Any], length: int, where: str) -> None:
    start, end = item.get("start"), item.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= length:
        raise DocumentError(
            f"{where}: start {start}, end {end} are no span of the text ({length} code points); "
            "count code points, end not included"
        )


def _check_ends(item: Mapping[str, Any], where: str) -> None:
    for name in ("from", "to", "rel"):
        if not isinstance(item.get(name), str):
            raise DocumentError(f'{where}: no "{name}"; a link needs from, to and rel as strings')


def _check_ids(items: list[tuple[str, Mapping[str, Any]]], where: str) -> None:
    seen: set[str] = set()
    for key, item in items:
        id_ = item.get("id")
        if id_ is None:
            continue
        if not isinstance(id_, str) or not id_ or id_ == "t0":
            raise DocumentError(
                f'{where}: {key} id {id_!r} cannot be used; give a string other than "t0", the publication date'
            )
        if id_ in seen:
            raise DocumentError(f'{where}: id "{id_}" is given twice; ids are unique in their document')
        seen.add(id_)


def _check_known(lists: Mapping[str, Given], where: str) -> None:
    """Where events and expressions are all given, a link can only join those."""
    known = {"t0", *(item.get("id") for key in ("events", "timexes") for item in lists[key] or ())}
    for number, link in enumerate(lists["links"] or (), 1):
        for side in ("from", "to"):
            if link[side] not in known:
                raise DocumentError(
                    f'{where}: links[{number}]: {side} "{link[side]}" is no given event or timex; give it an id'
                )
