"""Checks of distances as they are written: "on 20 May, three days after the talks of 5 May"."""

import re
from collections.abc import Iterator

from chrono.chronology.checks.distance import Amount, counted_amount, fits, measurable
from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft, Kind
from chrono.chronology.phrases import words
from chrono.chronology.wording import forms, one_thing, terms
from chrono.document.fold import fold_word
from chrono.document.model import Document
from chrono.temporal.civil import DAY
from chrono.timex.model import Timex

OFFSET = Kind("CHR203", "offset-against-date", "error", "A distance between two events that their dates deny")

_WORD = re.compile(r"\w+")
_COUNT = re.compile(r"P(\d+)([YMWD])")
_REACH = 90
_WIDE_DAYS = {"day": 0.5, "week": 7.0, "month": 31.0, "year": 366.0}
_BETWEEN = 16
_COMMA = re.compile(r"[,،]")


def written_offsets(facts: Facts) -> Iterator[tuple[Draft, frozenset[str]]]:
    """(draft, ids of the expressions) for a date, a distance and a second date of one sentence that do not fit."""
    for document in facts.chronology.documents:
        timexes = facts.timexes_in.get(document.id, [])
        for n, counted in enumerate(timexes):
            match, sign = _COUNT.fullmatch(counted.value), _sign(document, counted)
            if counted.type == "DURATION" and match and sign and counted.mod is None:
                base, dated = _ends(facts, document, timexes, n)
                count = int(match[1])
                if base and dated and not _fits(base, dated, count * sign, match[2]):
                    if set_off(document, counted) and _fits(dated, base, count * sign, match[2]):
                        continue  # "and died after three days, on 6 May": counted from the date before
                    yield offset_draft(facts, counted, base, dated), frozenset((counted.id, base.id, dated.id))
            elif (
                counted.type == "DATE"
                and (ends := _later(facts, document, timexes, n))
                and _misses(counted, timexes[n - 1], *ends)
            ):
                yield offset_draft(facts, counted, *ends), frozenset((counted.id, *(t.id for t in ends)))


def _later(facts: Facts, document: Document, timexes: list[Timex], n: int) -> tuple[Timex, Timex] | None:
    """The dates beside "three days later", which is counted from the date before it: one apposed ahead or behind."""
    counted = timexes[n]
    if not n or counted.anchor != timexes[n - 1].id or not _follows(facts, document, timexes[n - 1], counted):
        return None
    table = words(document.lang)
    small = table.within | table.list_words | table.was
    for near, ends in ((n + 1, (n - 1, n + 1)), (n - 1, (n - 2, n - 1))):
        if min(ends) < 0 or max(ends) >= len(timexes):
            continue
        base, dated = (timexes[k] for k in ends)
        pair = sorted((counted, timexes[near]), key=lambda t: t.start)
        between = document.text[pair[0].end : pair[1].start]
        joined = between.lstrip()[:1] in (",", "،", "(") and all(fold_word(w) in small for w in _WORD.findall(between))
        if joined and _is_date(base) and _is_date(dated) and _follows(facts, document, base, dated):
            return base, dated
    return None


def _follows(facts: Facts, document: Document, first: Timex, second: Timex) -> bool:
    """Whether two expressions stand in one sentence, or in two that follow each other."""
    start = facts.sentence(document.id, second.start).start
    return facts.sentence(document.id, max(0, start - 2)).start <= first.start or first.start >= start


def _misses(counted: Timex, origin: Timex, base: Timex, dated: Timex) -> bool:
    """Whether a distance that was counted from a date does not lead from one date to the other."""
    said = counted_amount(counted)
    if said is not None:
        return measurable(said, (base, dated)) and not fits(base, dated, said)
    spans = [t.interval for t in (origin, counted, base, dated)]
    begins = [s.begin for s in spans if s is not None and s.begin is not None]
    if len(begins) < len(spans) or counted.granularity not in _WIDE_DAYS or begins[1] == begins[0]:
        return False  # "that day" is no distance
    told, length = abs(begins[3] - begins[2]), abs(begins[1] - begins[0])
    return abs(told - length) > _WIDE_DAYS[counted.granularity] * DAY


def _ends(facts: Facts, document: Document, timexes: list[Timex], n: int) -> tuple[Timex | None, Timex | None]:
    """The date a distance is counted from and the date that it leads to."""
    base, dated = _base(facts, document, timexes, n), _dated(facts, document, timexes, n)
    return (timexes[n - 1], base) if base and n and _taken_up(facts, document, timexes, n) else (base, dated)


def _taken_up(facts: Facts, document: Document, timexes: list[Timex], n: int) -> bool:
    """ "a raid on 2 May, and three days after that raid, on 9 May": the thing counted from was told with a date."""
    told, counted, dated = timexes[n - 1 : n + 2]
    if not _is_date(told) or not facts.together(document, told.start, counted.start):
        return False
    thing, comma, link = _COMMA.sub(",", document.text[counted.end : dated.start]).rpartition(",")
    table = words(document.lang)
    small = table.within | table.list_words
    if not comma or any(fold_word(w) not in small for w in _WORD.findall(link)):
        return False
    spans = (facts.sentence(document.id, told.start).start, told.start), (counted.end, counted.end + len(thing))
    first, second = (terms(document, list(_WORD.finditer(document.text, *s))) for s in spans)
    return len(second) <= len(first) and one_thing(first, second, document.lang)


def set_off(document: Document, counted: Timex, behind_at: int = 1) -> bool:
    """Whether a distance stands alone, counted from what was told before it: "and after three days, on 6 May".

    What it is counted from may stand so many words behind it.
    """
    table = words(document.lang)
    ahead = _WORD.findall(document.text[max(0, counted.start - 12) : counted.start])[-1:]
    behind = [fold_word(w) for w in _WORD.findall(document.text[counted.end : counted.end + 16])[:behind_at]]
    led = any((table.after | table.before | table.later).intersection(forms(w, document.lang)) for w in ahead)
    return led and not (table.counted_from | table.after | table.before).intersection(behind)


def _sign(document: Document, counted: Timex) -> int:
    """+1 for a distance after something, -1 before, 0 when no such word stands beside it."""
    table = words(document.lang)
    behind = _WORD.findall(document.text[counted.end : counted.end + 12])[:1]
    ahead = _WORD.findall(document.text[max(0, counted.start - 12) : counted.start])[-1:]
    for word in (*ahead, *behind):
        said = set(forms(word, document.lang))
        if said & (table.after | table.before):
            return 1 if said & table.after else -1
    return 0


def _base(facts: Facts, document: Document, timexes: list[Timex], n: int) -> Timex | None:
    """The date behind the distance, from which it is counted."""
    following = timexes[n + 1 : n + 2]
    near = (t for t in following if t.start - timexes[n].end <= _REACH and _is_date(t))
    found = next((t for t in near if facts.together(document, timexes[n].start, t.start)), None)
    return None if found is None or facts.is_of_another(timexes[n].id, found.id) else found


def _dated(facts: Facts, document: Document, timexes: list[Timex], n: int) -> Timex | None:
    """The date just before the distance, or else the one set off by commas behind the date it is counted from."""
    if n and _is_date(timexes[n - 1]) and facts.together(document, timexes[n - 1].start, timexes[n].start):
        between = document.text[timexes[n - 1].end : timexes[n].start]
        table = words(document.lang)
        small = table.within | table.after | table.before
        said = [w for w in _WORD.findall(between) if fold_word(w) not in small]
        return timexes[n - 1] if len(between) <= _BETWEEN and len(said) <= 1 else None
    for timex in timexes[n + 2 : n + 3]:
        between = document.text[timexes[n + 1].end : timex.start]
        if _is_date(timex) and len(between) <= 8 and facts.together(document, timexes[n].start, timex.start):
            return timex
    return None


def _is_date(timex: Timex) -> bool:
    interval = timex.interval
    whole = interval is not None and interval.begin is not None and interval.end is not None
    return whole and timex.type == "DATE" and timex.granularity in ("day", "month", "year") and not timex.approximate


def _fits(base: Timex, dated: Timex, count: int, unit: str) -> bool:
    """Whether two dates can lie so far apart."""
    first, second = base.interval, dated.interval
    if first is None or second is None or None in (first.begin, first.end, second.begin, second.end):
        return True
    assert first.begin is not None and first.end is not None and second.begin is not None and second.end is not None  # noqa: PT018
    said = Amount(count, unit)
    return second.begin - first.end <= said.most and said.least <= second.end - first.begin


def offset_draft(facts: Facts, counted: Timex, base: Timex, dated: Timex) -> Draft:
    """The finding for a distance and two dates."""
    return Draft(
        f'"{counted.text}" does not lie between "{base.text}" and "{dated.text}"',
        f'"{base.text}" is {base.value}, "{dated.text}" is {dated.value}.',
        tuple(facts.quote(t) for t in sorted((counted, base, dated), key=lambda t: t.start)),
        "correct a date or the distance",
        facts.entries(facts.events[e] for e in facts.events_dated_by(dated.id)),
    )
