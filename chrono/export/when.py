"""The date of an entry in words and as days: what the text said of it, else the window it lies in."""

import re
from collections.abc import Mapping
from datetime import date

from chrono.chronology.model import Entry, EntryBounds, Source
from chrono.grammar.files import read_table
from chrono.temporal.civil import DAY, civil, date_text, parse_moment

Words = Mapping[str, str]
"""Templates of the table ``when`` of a language's ``page.toml``."""

_PART = re.compile(r"(-?)([\dX]{4})(?:-(\d\d))?(?:-(\d\d))?(T[\d:]+)?([?~%]?)")
_OPEN = ("", "..")
_DOUBT = {"": (), "?": ("perhaps",), "~": ("about",), "%": ("about", "perhaps")}


def words(lang: str) -> Words:
    """The words of a language for dates, English where it has none."""
    table = read_table(lang, "page") or read_table("en", "page")
    result: Words = table["when"]
    return result


def when(entry: Entry, lang: str = "en") -> str:
    """The date for a reader: ``2025-08-19``, ``494 BC``, ``since 2021``, ``on or after 2025-08-19``, ``undated``."""
    if entry.status == "dated" and entry.edtf:
        return edtf_words(entry.edtf, lang)
    return window_words(entry.bounds, lang)


def is_undated(entry: Entry) -> bool:
    """Whether ``when`` has nothing to tell."""
    bounds = entry.bounds
    return not (entry.status == "dated" and entry.edtf) and bounds.earliest_begin is None and bounds.latest_end is None


def edtf_words(edtf: str, lang: str = "en") -> str:
    """An EDTF string as words; what is not understood here stays as it is."""
    say = words(lang)
    if edtf.startswith("[") and ".." in edtf:
        return _one_of(edtf.strip("[]"), say)
    begin, slash, end = edtf.partition("/")
    if not slash:
        return _part_words(edtf, say)
    if begin in _OPEN:
        return say["undated"] if end in _OPEN else say["until"].format(_part_words(end, say))
    if end in _OPEN:
        return say["since"].format(_part_words(begin, say))
    return say["from-to"].format(_part_words(begin, say), _part_words(end, say))


def _one_of(between: str, say: Words) -> str:
    """EDTF's "one of these days": ``[..2025-08-19]``, ``[2025-08-01..2025-08-19]``."""
    first, _, last = (part and _part_words(part, say) for part in between.partition(".."))
    if first and last:
        return say["between"].format(first, last)
    return say["after"].format(first) if first else say["before"].format(last)


def _part_words(part: str, say: Words) -> str:
    match = _PART.fullmatch(part)
    if not match or ("X" in part and match[1]):
        return part
    minus, year, month, day, clock, doubt = match.groups("")
    text = _year_words(minus, year, month, day, say)
    for word in _DOUBT[doubt]:
        text = say[word].format(text)
    return text + clock.replace("T", " ")


def _year_words(minus: str, year: str, month: str, day: str, say: Words) -> str:
    if "X" in year:
        return say["masked"].format(year.replace("X", "0"))
    before = bool(minus) or year == "0000"
    number = str(1 + int(year)) if before else year  # year 0 is 1 BC
    seasonal = month > "12"
    if not seasonal:
        number += "".join(f"-{one}" for one in (month, day) if one)
    number = say["before-year-one"].format(number) if before else number
    return say["season"].format(say.get(month, month), number) if seasonal else number


def _day_words(day: str, say: Words) -> str:
    """A day; before year 1 the year says enough."""
    return _part_words(day[:-6] if day.startswith(("-", "0000")) else day, say)


def window_words(bounds: EntryBounds, lang: str = "en") -> str:
    """The window between the earliest begin and the latest end, both days included."""
    say = words(lang)
    begin, last = (day and _day_words(day, say) for day in (first_day(bounds), last_day(bounds)))
    if begin and last:
        return begin if begin == last else say["between"].format(begin, last)
    if begin:
        return say["after"].format(begin)
    return say["before"].format(last) if last else say["undated"]


def source_words(source: Source, lang: str = "en") -> str:
    """The date that a source gives; nothing where it gives none."""
    if source.begin is None and source.finish is None:
        return ""
    return window_words(EntryBounds(source.begin, None, None, source.finish), lang)


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
