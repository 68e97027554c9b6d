"""Expressions handed in with a document: taken as they are, read by us only where they have no value."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from chrono.document.model import Document
from chrono.temporal.civil import moment_text, parse_moment
from chrono.temporal.edtf import edtf_text
from chrono.temporal.granularity import Granularity
from chrono.temporal.timex_value import value_interval
from chrono.timex.model import Timex

_OURS = {field.name for field in fields(Timex)} - {"document", "extra"}
_RULE = "given"


def given_timexes(document: Document, found: Sequence[Timex]) -> tuple[Timex, ...]:
    """The given expressions in the order of the text; ``found`` are our own readings, for those without a value."""
    rows = sorted(document.timexes or (), key=lambda row: (row["start"], row["end"]))
    taken = {row["id"] for row in rows if row.get("id")}
    free = (id_ for number in range(1, len(rows) + len(taken) + 1) if (id_ := f"t{number}") not in taken)
    return tuple(_given(row, row.get("id") or next(free), document, found) for row in rows)


def _given(row: Mapping[str, Any], id_: str, document: Document, found: Sequence[Timex]) -> Timex:
    ours = _ours(row, found)
    value = row.get("value") or (ours.value if ours else "")
    begin, finish, edtf, unit = _times(row, value, ours, document)
    return Timex(
        id=id_,
        start=row["start"],
        end=row["end"],
        text=document.text[row["start"] : row["end"]],
        type=row.get("type") or (ours.type if ours else "DATE"),
        value=value,
        said=row.get("said") or (ours.said if ours and not row.get("value") else value),
        mod=row.get("mod") or (ours.mod if ours and "mod" not in row else None),
        quant=row.get("quant"),
        freq=row.get("freq"),
        begin=begin,
        finish=finish,
        approximate=bool(row.get("approximate", ours.approximate if ours and not row.get("value") else False)),
        edtf=row.get("edtf") or edtf,
        granularity=row.get("granularity") or unit,
        calendar=row.get("calendar") or "gregorian",
        anchor=row.get("anchor") or (ours.anchor if ours and not row.get("value") else None),
        rule=row.get("rule") or _RULE,
        confidence=row.get("confidence", 1.0 if row.get("value") else ours.confidence if ours else 0.0),
        why=tuple(row.get("why") or (() if row.get("value") or not ours else ours.why)),
        extra=(*((key, value) for key, value in row.items() if key not in _OURS and key != "given"), ("given", True)),
    )


def _ours(row: Mapping[str, Any], found: Sequence[Timex]) -> Timex | None:
    """Our reading on the given span: of those that overlap it, the one that shares most of it."""
    start, end = row["start"], row["end"]
    shared = [(min(end, one.end) - max(start, one.start), -one.start, one) for one in found]
    best = max(shared, key=lambda item: item[:2], default=None)
    return best[2] if best and best[0] > 0 else None


def _times(
    row: Mapping[str, Any], value: str, ours: Timex | None, document: Document
) -> tuple[str | None, str | None, str | None, str | None]:
    """begin, finish, EDTF, granularity: given, else ours where the value is ours too, else what the value denotes."""
    if "begin" in row or "finish" in row:
        given = row.get("begin"), row.get("finish")
        return *given, _edtf(*given), None
    if ours and (ours.value == value or not row.get("value")):
        return ours.begin, ours.finish, ours.edtf, ours.granularity
    if value == "PRESENT_REF" and document.published:
        value = document.published
    found = value_interval(value)
    if found is None:
        return None, None, None, None
    interval, unit = found
    sides = [None if side is None else moment_text(side) for side in (interval.begin, interval.end)]
    return sides[0], sides[1], edtf_text(interval.begin, interval.end, unit, False), None if unit is None else str(unit)


def _edtf(begin: str | None, finish: str | None) -> str | None:
    """EDTF of given moments, by the day."""
    low = parse_moment(begin) if begin else None
    high = parse_moment(finish) if finish else None
    if (low is None and high is None) or (low is not None and high is not None and low >= high):
        return None
    return edtf_text(low, high, Granularity.DAY, False)
