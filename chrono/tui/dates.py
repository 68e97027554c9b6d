"""Dates beside entries: in a column each is written as exactly as fits, and never more exactly than is known.

What does not fit is written coarser, with a sign that more is known: ``2025-08-19 …``, ``2025-08…09``, ``2021…2025``.
"""

import re
from collections.abc import Iterable, Iterator

from chrono.chronology.model import Entry
from chrono.export.when import edtf_words, when
from chrono.temporal.bounds import Bounds
from chrono.temporal.civil import DAY, moment_text, parse_moment
from chrono.tui import bidi
from chrono.tui.axis import known

MORE = "…"
MINUTE = 60


def column(entry: Entry, bounds: Bounds, cells: int) -> str:
    """The date of an entry in at most so many cells."""
    return _fitting(notations(entry, bounds), cells)


def in_words(entry: Entry, bounds: Bounds, lang: str = "en") -> str:
    """The date for a sentence, as ``chrono build`` tells it; a window without a name of its own as an interval."""
    closed = bounds.earliest_begin is not None and bounds.latest_end is not None
    return next(notations(entry, bounds)) if closed and not entry.edtf else when(entry, lang)


def _fitting(some: Iterable[str], cells: int) -> str:
    found = ""
    for found in some:
        if len(found) <= cells:
            return found
    return bidi.clip(found, cells)


def notations(entry: Entry, bounds: Bounds) -> Iterator[str]:
    """The date of an entry, the most exact notation first.

    Its EDTF when that is one date, else its outer bounds: ``≥`` from, ``≤`` until; ``~`` approximate.
    """
    first, last = bounds.earliest_begin, bounds.latest_end
    about = "~" if entry.edtf and re.search("[~%]", entry.edtf) else ""
    if entry.edtf and not set(entry.edtf) & set("/[]"):
        some = _one(entry.edtf)
    elif first is None and last is None:
        return iter(("undated" if known(bounds) is None else "open",))
    else:
        some = _between(first, last)
    return (about + one for one in some)


def _one(edtf: str) -> Iterator[str]:
    """``2025-08-19``, ``summer 1895``, ``1960s``; a clock time without its ``:00`` seconds, or the day alone."""
    edtf = re.sub(r"(T\d\d:\d\d):00\b", r"\1", re.sub("[~%]", "", edtf))
    day, clock, _ = edtf.partition("T")
    if clock:
        yield from (edtf, f"{day} {MORE}", day)
    else:
        yield edtf_words(edtf)


def _open(sign: str, moment: int) -> Iterator[str]:
    day = moment_text(moment - moment % DAY)
    clock = moment % DAY // 60
    if sign == "≥" and clock:
        yield f"{sign} {day}T{clock // 60:02}:{clock % 60:02}"
    yield from (f"{sign} {day}", f"{sign}{day}", f"{sign}{day[:-3]} {MORE}", f"{sign}{day[:-6]} {MORE}")


def stretch(begin: int, end: int) -> Iterator[str]:
    """A half-open interval, as exact as it is to a day at least, then coarser: days, months, years."""
    if (begin % DAY >= MINUTE or -end % DAY >= MINUTE) and end - begin <= DAY:
        first, last = _clock(begin), _clock(end - 1)
        yield first if first == last else f"{first}/{last[11:] if first[:10] == last[:10] else last}"
        if first[:10] == last[:10]:
            yield from (f"{first[:-6]} {MORE}", first[:-6])
            return
    begin, end = begin - begin % DAY, end + -end % DAY
    first, last = _blunt(moment_text(begin), moment_text(end))
    yield _joined(first, last)
    day, late = moment_text(begin), moment_text(end - DAY)
    if len(first) == len(day) and day[:-6] == late[:-6]:
        yield f"{day}/{late[-5:]}"
    if len(first) >= len(day) - 3:
        yield _coarse(day[:-3], late[:-3])
    yield _coarse(day[:-6], late[:-6])


def _joined(first: str, last: str) -> str:
    """``1998``, ``2009-06/08``, ``2024-03-10/20``, ``2024-03-28/2024-04-01``."""
    if first == last:
        return first
    head, _, tail = last.rpartition("-")
    return f"{first}/{tail}" if head and head == first.rpartition("-")[0] else f"{first}/{last}"


def _coarse(first: str, last: str) -> str:
    """From somewhere in one unit to somewhere in another: ``2025-08…09``, ``2021…2025``, ``2025-08 …``."""
    if first == last:
        return f"{first} {MORE}"
    head, _, tail = last.rpartition("-")
    return f"{first}{MORE}{tail if head and head == first.rpartition('-')[0] else last}"


def _clock(moment: int) -> str:
    return f"{moment_text(moment - moment % DAY)}T{moment % DAY // 3600:02}:{moment // 60 % 60:02}"


def _blunt(begin: str, after: str) -> tuple[str, str]:
    """First and last unit of whole years, months or days."""
    last = moment_text((parse_moment(after) or 0) - DAY)
    if begin.endswith("-01-01") and last.endswith("-12-31"):
        return begin[:-6], last[:-6]
    if begin.endswith("-01") and after.endswith("-01"):
        return begin[:-3], last[:-3]
    return begin, last


def interval_in(begin: str | None, finish: str | None, cells: int) -> str:
    """An interval of the contract's moments (half-open, an open side None) in at most so many cells; "" for none."""
    first, last = (None if one is None else parse_moment(one) for one in (begin, finish))
    return _fitting(_between(first, last), cells)


def _between(first: int | None, last: int | None) -> Iterator[str]:
    if first is not None and last is not None:
        return stretch(first, last)
    if first is not None:
        return _open("≥", first)
    return _open("≤", last - 1) if last is not None else iter(())
