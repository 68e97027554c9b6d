"""The date of an entry in words and as days: what the text said of it, else the window it lies in."""

import re
from datetime import date

from chrono.chronology.model import Entry, EntryBounds
from chrono.temporal.civil import DAY, civil, date_text, parse_moment

UNDATED = "undated"

_PART = re.compile(r"(-?)([\dX]{4})(?:-(\d\d))?(?:-(\d\d))?(T[\d:]+)?([?~%]?)")
_SEASONS = {
    **{"21": "spring", "22": "summer", "23": "autumn", "24": "winter"},
    **{"33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4", "40": "H1", "41": "H2"},
}
_DOUBT = {"": "", "?": "perhaps ", "~": "about ", "%": "perhaps about "}


def when(entry: Entry) -> str:
    """The date for a reader: ``2025-08-19``, ``494 BC``, ``since 2021``, ``on or after 2025-08-19``, ``undated``."""
    if entry.status == "dated" and entry.edtf:
        return edtf_words(entry.edtf)
    return window_words(entry.bounds)


def edtf_words(edtf: str) -> str:
    """An EDTF string as words; what is not understood here stays as it is."""
    begin, slash, end = edtf.partition("/")
    if not slash:
        return _part_words(edtf)
    if begin in ("", ".."):
        return f"until {_part_words(end)}" if end not in ("", "..") else UNDATED
    return f"since {_part_words(begin)}" if end in ("", "..") else f"{_part_words(begin)} to {_part_words(end)}"


def _part_words(part: str) -> str:
    match = _PART.fullmatch(part)
    if not match:
        return part
    minus, year, month, day, clock, doubt = match.groups("")
    if "X" in year:
        return _DOUBT[doubt] + _masked(year) if not minus else part
    number = str(1 + int(year)) if minus else year
    tail = " BC" if minus else ""
    if month in _SEASONS:
        return f"{_DOUBT[doubt]}{_SEASONS[month]} {number}{tail}"
    days = "".join(f"-{one}" for one in (month, day) if one)
    return f"{_DOUBT[doubt]}{number}{days}{clock.replace('T', ' ')}{tail}"


def _masked(year: str) -> str:
    """``198X`` is the 1980s, ``19XX`` the 1900s."""
    return f"{year.replace('X', '0')}s"


def window_words(bounds: EntryBounds) -> str:
    """The window between the earliest begin and the latest end, both days included."""
    begin, last = first_day(bounds), last_day(bounds)
    if begin and last:
        return _part_words(begin) if begin == last else f"between {_part_words(begin)} and {_part_words(last)}"
    if begin:
        return f"on or after {_part_words(begin)}"
    return f"on or before {_part_words(last)}" if last else UNDATED


def first_day(bounds: EntryBounds) -> str | None:
    """The day of the earliest begin."""
    return bounds.earliest_begin and bounds.earliest_begin.partition("T")[0]


def last_day(bounds: EntryBounds) -> str | None:
    """The last day that the entry can touch (bounds are half-open)."""
    end = _instant(bounds.latest_end)
    return None if end is None else date_text((end - 1) // DAY)


def instants(entry: Entry) -> tuple[int | None, int | None]:
    """Earliest begin and latest end in seconds."""
    return _instant(entry.bounds.earliest_begin), _instant(entry.bounds.latest_end)


def _instant(moment: str | None) -> int | None:
    return parse_moment(moment) if moment else None


def as_date(day: str | None) -> date | None:
    """A ``datetime.date``, None for what it cannot hold (before year 1, after 9999)."""
    moment = _instant(day)
    if moment is None:
        return None
    year, month, number = civil(moment // DAY)
    return date(year, month, number) if 1 <= year <= 9999 else None
