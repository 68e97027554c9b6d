"""``timelinejs``: the JSON of TimelineJS 3: slides, groups by source, eras from the periods that the texts name.

TimelineJS has one date for a begin and one for an end; the uncertainty stands in ``display_date``. Its texts are HTML,
so everything is escaped.
"""

from html import escape
from typing import Any

from chrono.chronology.json import encode
from chrono.chronology.model import Chronology, Entry
from chrono.export.shown import counted, shown
from chrono.export.when import edtf_words, first_day, last_day, when
from chrono.temporal.civil import DAY, civil, date_text, parse_moment
from chrono.timex.model import Range

Json = dict[str, Any]

_HARMLESS = str.maketrans({"<": "‹", ">": "›", "&": "＆", '"': "″"})
"""TimelineJS 3.9 unescapes the names of groups before it puts them into the page, so escaping is no help there."""


def dumps(chronology: Chronology) -> str:
    """The timeline; entries that no date bounds are left out."""
    names = {document.id: document.title or document.id for document in chronology.documents}
    timeline: Json = {
        "title": {"text": {"headline": _html(", ".join(names.values())), "text": _published(chronology)}},
        "events": [_event(entry, names) for entry in chronology.entries if _days(entry)],
        "eras": _eras(chronology.ranges),
    }
    return encode(timeline) + "\n"


def lost(chronology: Chronology) -> tuple[str, ...]:
    """Entries without any date, order, findings."""
    undated = sum(_days(entry) is None for entry in chronology.entries)
    notes = [f"{counted(undated, 'entry')} without a date left out"] if undated else []
    if chronology.entries:
        notes.append("order among entries of one day, bounds, offsets and confidence left out")
    if chronology.findings:
        notes.append(f"{counted(len(chronology.findings), 'finding')} left out")
    return tuple(notes)


def _days(entry: Entry) -> tuple[str, str | None] | None:
    """First and last day; where only the last is known it stands for the first."""
    begin, last = first_day(entry.bounds), last_day(entry.bounds)
    if begin is None:
        return (last, None) if last else None
    return begin, last


def _event(entry: Entry, names: dict[str, str]) -> Json:
    begin, last = _days(entry) or ("", None)
    documents = list(dict.fromkeys(source.document for source in entry.sources))
    mark = "" if entry.factuality == "asserted" else f" [{entry.factuality}]"
    return {
        "start_date": _date(begin),
        **({"end_date": _date(last)} if last and last != begin else {}),
        "display_date": when(entry),
        "text": {"headline": _html(entry.label + mark), "text": _quotes(entry)},
        "group": shown(names.get(documents[0], documents[0])).translate(_HARMLESS)
        if len(documents) == 1
        else "several sources",
        "unique_id": entry.id,
        "autolink": False,
    }


def _quotes(entry: Entry) -> str:
    return "".join(
        f'<blockquote dir="auto">{_html(source.quote)}</blockquote><p>{_html(source.document)}</p>'
        for source in entry.sources
    )


def _published(chronology: Chronology) -> str:
    dates = (f"{_html(one.id)}: {one.published or 'unknown'}" for one in chronology.documents)
    return f"<p>Publication dates: {'; '.join(dates)}</p>"


def _eras(ranges: tuple[Range, ...]) -> list[Json]:
    """Periods with both ends, each once."""
    spans = {(one.begin, one.finish): one for one in reversed(ranges) if one.begin and one.finish}
    return [_era(spans[key]) for key in sorted(spans)]


def _era(range_: Range) -> Json:
    last = ((parse_moment(range_.finish or "") or 0) - 1) // DAY
    return {
        "start_date": _date((range_.begin or "").partition("T")[0]),
        "end_date": {**_date(date_text(last)), **({"display_date": edtf_words(range_.edtf)} if range_.edtf else {})},
        "text": {"headline": _html(range_.text)},
    }


def _date(day: str) -> dict[str, Any]:
    year, month, number = civil((parse_moment(day) or 0) // DAY)
    return {"year": year, "month": month, "day": number}


def _html(text: str) -> str:
    return escape(shown(text), quote=True)
