"""Checks against the publication date: "today, Tuesday", past and plans told of the wrong side of it, vague windows."""

import re
from collections.abc import Iterator

from chrono.chronology.checks.ahead import counted_on, in_construct, is_imperfect, told_past
from chrono.chronology.checks.calendar import DAYS, beside_other_weekday, says_date, weekday_beside
from chrono.chronology.checks.pairs import neighbours
from chrono.chronology.checks.remarks import remarks
from chrono.chronology.checks.schedule import scheduled
from chrono.chronology.dating import dates
from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft, Kind
from chrono.chronology.fit import fitting_dates, still_open
from chrono.chronology.light import NOMINAL
from chrono.chronology.model import Statement
from chrono.chronology.phrases import Words, words
from chrono.document.dct import find_header
from chrono.document.fold import fold_word
from chrono.document.model import Document
from chrono.event.model import Event
from chrono.temporal.civil import DAY, parse_moment
from chrono.timex.model import Timex

TODAY = Kind(
    "CHR102",
    "today-against-publication",
    "error",
    "A weekday of today, yesterday or tomorrow that the publication date denies",
)
FUTURE = Kind("CHR110", "past-after-publication", "warning", "A thing of the past dated after the publication")
STALE = Kind("CHR111", "plan-already-past", "warning", "A plan whose date had passed when the text was published")
UNKNOWN = Kind("CHR901", "publication-unknown", "note", "The publication date is unknown")
CONFIRMED = Kind("CHR902", "anchor-confirmed", "note", "A weekday that confirms the publication date")
OPTION = Kind("CHR903", "option-against-header", "note", "The publication date given differs from the one in the text")
OPEN = Kind("CHR904", "unresolved-reference", "note", "An expression counted from something that has no date")

_DATED = frozenset({"day", "hour", "minute", "second", "daypart", "weekend", "week", "month"})
_LONG = frozenset({"year", "half", "quarter", "season"})
_ADJACENT = 30
"""What is announced may well lie ahead: only a date so close to the announcing dates it."""

_EDGES = (None, "START", "MID", "END")
_MONTH = re.compile(r"(?:XXXX|\d{4})-\d\d")
_PLAN_REACH, _LEADS = 60, 20
_LATELY, _FAR = 90 * DAY, 200 * DAY
_STOPS = frozenset(".;:؛!?؟\n")
_POINT = re.compile(r"(?<=\d)[.:](?=\d)")
"""The point of a figure ends no sentence."""


def today_against_publication(facts: Facts) -> Iterator[Draft]:
    """ "today, Tuesday" in a text of a Wednesday."""
    told = {t.id for t in beside_other_weekday(facts)}
    for timex, remark in remarks(facts, "conflict:today-weekday"):
        if timex.id in told or says_date(timex):
            continue
        document = facts.documents[timex.document or ""]
        yield Draft(
            f'"{timex.text}" does not fit the publication date {document.published}',
            remark[:1].upper() + remark[1:] + ("" if remark.endswith(".") else "."),
            (*_publication(facts, document), facts.quote(timex)),
            "correct the publication date (--published) or the weekday",
        )
    for pair in neighbours(facts, 24):
        number, deictic = weekday_beside(facts, pair)
        if deictic is not None and number:
            document = facts.documents[deictic.document or ""]
            yield Draft(
                f'"{pair.first.text}" beside "{pair.second.text}": not at publication, {document.published}',
                f"{deictic.text} is {deictic.begin}, a {DAYS[number - 1]}.",
                (*_publication(facts, document), facts.quote(pair.first), facts.quote(pair.second)),
                "correct the publication date (--published) or the weekday",
            )


def past_after_publication(facts: Facts) -> Iterator[Draft]:
    """ "attacked on 3 December 2025" in a text of September 2025."""
    told: set[str] = set()
    for dated, timex, day in _dated_events(facts, _DATED | _LONG):
        event = _governing(facts, dated, timex) or dated
        if timex.granularity in _LONG and not _in_year(facts, event, timex):
            continue
        interval, document = timex.interval, facts.documents[event.document or ""]
        if not interval or interval.begin is None or interval.begin < day + DAY or not _told_as_past(event):
            continue
        anchored = timex.anchor in (None, f"{timex.document}#t0")
        near = (
            event.class_ != "REPORTING" or abs(timex.start - event.end) <= _ADJACENT
        )  # what is announced may lie ahead
        sure = near and anchored and not timex.alternatives and _one_clause(facts, event, timex)
        of_noun = (timex.granularity in _LONG and in_construct(document, event, timex)) or is_imperfect(
            facts, document, event
        )
        if (
            sure
            and not of_noun
            and not counted_on(document, timex)
            and not _planned(facts, event)
            and not _sets(facts, event)
        ):
            yield Draft(
                f'"{event.text}" is told as past, "{timex.text}" lies after publication',
                f"{timex.text} is {timex.value}; the text was published on {document.published}.",
                (facts.quote(event, timex) if _close(event, timex) else facts.quote(event), facts.quote(timex)),
                "correct the date, or tell it as a plan",
                facts.entries([event]),
            )
            told.add(timex.id)
    for document in facts.chronology.documents:
        published = parse_moment(document.published or "")
        if published is not None and document.kind != "narrative":
            for place, found, timex in told_past(facts, document, published - published % DAY):
                if timex.id not in told:
                    told.add(timex.id)
                    yield _ahead(
                        facts,
                        facts.span(document.id, place.start, place.end),
                        timex,
                        facts.entries([found] if found else []),
                    )


def _ahead(facts: Facts, said: Statement, timex: Timex, entries: tuple[str, ...]) -> Draft:
    published = facts.documents[timex.document or ""].published
    return Draft(
        f'"{said.quote}" is told as past, "{timex.text}" lies after publication',
        f"{timex.text} is {timex.value}; the text was published on {published}.",
        tuple(sorted((said, facts.quote(timex)), key=lambda s: s.start)),
        "correct the date, or tell it as a plan",
        entries,
    )


def _in_year(facts: Facts, event: Event, timex: Timex) -> bool:
    """Whether a year stands close behind a verb, led to by a preposition or a word for a year."""
    document = facts.documents[timex.document or ""]
    between = document.text[event.end : timex.start]
    led = not timex.text.strip().isdecimal() or fold_word(between.split()[-1] if between.split() else "") in (
        words(document.lang).within
    )
    near = 0 <= timex.start - event.end <= (_ADJACENT if timex.granularity == "year" else _PLAN_REACH)
    return event.pos == "VERB" and near and led and timex.said[0].isdecimal()


def _governing(facts: Facts, noun: Event, timex: Timex) -> Event | None:
    """The past verb before a noun that a date behind it dates: "they escaped an attempt on 25 March"."""
    if noun.pos not in NOMINAL or timex.start < noun.start or not _MONTH.match(timex.said):
        return None
    document = facts.documents[noun.document or ""]
    start = facts.sentence(document.id, noun.start).start
    verbs = facts.events_between(document.id, max(start, noun.start - _PLAN_REACH), noun.start)
    last = next((e for e in reversed(verbs) if e.pos == "VERB"), None)
    if (
        last is None
        or last.class_ != "OCCURRENCE"
        or timex.start - last.end > _PLAN_REACH
        or set(document.text[last.end : timex.start]) & (_STOPS | set(",،"))
    ):
        return None
    between = {fold_word(w) for w in re.findall(r"\w+", document.text[last.end : timex.start])}
    table = words(document.lang)
    return None if between & (table.after | table.before | table.since | table.leads_on) else last


def _sets(facts: Facts, event: Event) -> bool:
    """Whether a verb gives something a date, which may well lie ahead ("scheduled", "agreed")."""
    return fold_word(event.text) in words(facts.documents[event.document or ""].lang).sets


def _planned(facts: Facts, event: Event) -> bool:
    """Whether a phrase of a plan stands close before a verb ("is expected to arrive")."""
    document = facts.documents[event.document or ""]
    parting = _STOPS | set(",،")
    return any(
        0 <= event.start - end <= _LEADS and not set(document.text[end : event.start]) & parting
        for _, end in _plans(facts, document)
    )


def plan_already_past(facts: Facts) -> Iterator[Draft]:
    """ "will visit on 3 August 2025" in a text of September 2025."""
    told: set[str] = set()
    for event, timex, day in _dated_events(facts):
        past = _past(timex, day)
        if event.tense == "FUTURE" and event.polarity == "POS" and past and _one_clause(facts, event, timex):
            told.add(timex.id)
            yield _stale(facts, facts.quote(event), timex, past, facts.entries([event]))
    for document in facts.chronology.documents:
        day_text = parse_moment(document.published or "")
        if day_text is not None and document.kind != "narrative":
            for id_, draft in _written_plans(facts, document, day_text):
                if id_ not in told:
                    told.add(id_)
                    yield draft
            for place, timex in scheduled(facts, document, day_text - day_text % DAY):
                if timex.id not in told:
                    told.add(timex.id)
                    plan = facts.span(document.id, place.start, place.end)
                    entries = facts.entries(facts.events[e] for e in facts.events_dated_by(timex.id))
                    yield _stale(facts, plan, timex, timex.value, entries)


def _stale(facts: Facts, plan: Statement, timex: Timex, past: str, entries: tuple[str, ...]) -> Draft:
    document = facts.documents[timex.document or ""]
    return Draft(
        f'"{plan.quote}" is a plan, "{timex.text}" was over at publication',
        f"{timex.text} is {past}; the text was published on {document.published}.",
        (plan, facts.quote(timex)),
        "say whether it happened, or correct the date",
        entries,
    )


def _written_plans(facts: Facts, document: Document, day: int) -> Iterator[tuple[str, Draft]]:
    """(id of an expression, draft) for a phrase such as "is scheduled" with a past date behind it in its clause."""
    table = words(document.lang)
    for start, end in _plans(facts, document):
        before = re.findall(r"\w+", document.text[max(0, start - 40) : start])[-3:]
        timex = next(iter(facts.timexes_between(document.id, end, end + _PLAN_REACH)), None)
        if (
            timex is None
            or timex.type != "DATE"
            or timex.granularity not in (_DATED | _LONG if timex.said[0].isdecimal() else _DATED)
            or timex.alternatives
            or timex.mod not in _EDGES
        ):
            continue
        between = document.text[end : timex.start]
        free = not set(between) & (_STOPS | set(",،")) and not _set_back(between, before, table)
        past = _past(timex, day - day % DAY) if free else None
        if past:
            events = [facts.events[e] for e in facts.events_dated_by(timex.id)]
            yield timex.id, _stale(facts, facts.span(document.id, start, end), timex, past, facts.entries(events))


def _plans(facts: Facts, document: Document) -> list[tuple[int, int]]:
    """Where a text tells of what is to come: by a phrase of the table, or by a verb in the future."""
    folded, plans = facts.folded(document), words(document.lang).plans
    written = [(folded.start(m.start()), folded.end(m.end(), document.text)) for m in plans.finditer(folded.text)]
    events = facts.events_in.get(document.id, ())
    future = [(e.start, e.end) for e in events if e.tense == "FUTURE" and e.pos == "VERB"]
    return sorted({*written, *future})


def _set_back(between: str, before: list[str], table: Words) -> bool:
    """Whether the plan is told of a time gone by, or the date belongs to something it is counted from."""
    behind = {fold_word(w) for w in re.findall(r"\w+", between)}
    last = {fold_word(w) for w in re.findall(r"\w+", between)[-1:]}
    apart = (table.after | table.before | table.since) & (behind - (last & table.before))
    compared = table.compares & behind
    return bool(table.was & {fold_word(w) for w in before} or apart or compared)


def _past(timex: Timex, day: int) -> str | None:
    """The value of an expression that was over at publication; of a day without a year, when the next is far off."""
    interval = timex.interval
    if interval is None or interval.begin is None or interval.end is None:
        return None
    if not timex.alternatives:
        return timex.value if interval.end <= day else None
    other = timex.alternatives[0]
    ended = parse_moment(other.finish or "")
    lately = ended is not None and day - _LATELY <= ended <= day
    return other.value if lately and timex.granularity == "day" and interval.begin > day + _FAR else None


def _one_clause(facts: Facts, event: Event, timex: Timex) -> bool:
    """Whether no stop and no other verb stands between an event and the expression that dates it."""
    if (event.id, timex.id) in facts.given_pairs:
        return True
    low, high = min(event.end, timex.end), max(event.start, timex.start)
    others = facts.events_between(event.document or "", low, high)
    text = facts.documents[event.document or ""].text
    return not set(_POINT.sub("", text[low:high])) & _STOPS and not any(e.pos == "VERB" for e in others)


def publication_unknown(facts: Facts) -> Iterator[Draft]:
    """A text without a date, in which expressions stay open."""
    for document in facts.chronology.documents:
        if document.published is None and (timexes := facts.timexes_in.get(document.id)):
            still = still_open(timexes)
            waiting = [t for t in still if t.type in ("DATE", "TIME")]
            if waiting:
                yield Draft(
                    _unknown(len(still), len(timexes)),
                    _candidates(timexes),
                    (facts.quote(waiting[0]),),
                    "give --published YYYY-MM-DD",
                )


def _unknown(still: int, total: int) -> str:
    return f"publication date unknown: {still} of {total} expressions stay open; give --published YYYY-MM-DD"


def _candidates(timexes: list[Timex]) -> str:
    """The dates of the text that it could have been published on or soon after; none is assumed."""
    fitting, reason = fitting_dates(timexes)
    if fitting:
        return f"The text itself would fit {', '.join(fitting)} ({reason}); none is assumed."
    days = sorted({t.begin for t in timexes if t.granularity == "day" and t.begin}, reverse=True)
    if not days:
        return "No full date in the text says when it was written."
    return f"The text itself would fit {days[0]} or later; no date is assumed."


def anchor_confirmed(facts: Facts) -> Iterator[Draft]:
    """ "today, Tuesday" in a text of a Tuesday."""
    for timex, remark in remarks(facts, "note:anchor-confirmed"):
        document = facts.documents[timex.document or ""]
        yield Draft(
            f'"{timex.text}" confirms the publication date {document.published}',
            remark[:1].upper() + remark[1:] + ("" if remark.endswith(".") else "."),
            (*_publication(facts, document), facts.quote(timex)),
            "nothing to do",
        )


def option_against_header(facts: Facts) -> Iterator[Draft]:
    """``--published`` beside another date in the header."""
    for document in facts.chronology.documents:
        for note in document.notes:
            kind, _, words = note.partition(": ")
            if kind == OPTION.name:
                header = find_header(document.text)
                quoted = (facts.span(document.id, *header[1], refs=(f"{document.id}#t0",)),) if header else ()
                yield Draft(words[:1].upper() + words[1:], words, quoted, "check which of the two dates is right")


def unresolved_reference(facts: Facts) -> Iterator[Draft]:
    """ "two days after the attack", where nothing dates the attack, nor what came two days after."""
    counted = {k.from_: k for k in facts.chronology.links if k.min_gap is not None}
    known = {k.from_ for k in facts.chronology.links if k.to in facts.timexes and facts.timexes[k.to].begin}
    told = {k.to for k in facts.chronology.links if k.from_ in known}
    for timex in facts.chronology.timexes:
        link = counted.get(timex.id)
        is_open = timex.begin is None and timex.finish is None and timex.id not in told
        if link and is_open and link.to in facts.events:
            event = facts.events[link.to]
            yield Draft(
                f'"{timex.text}" is counted from "{event.text}", which has no date',
                "The expression stays open; what it dates is ordered only.",
                (facts.quote(timex), facts.quote(event)),
                "date the event it is counted from",
                facts.entries([event]),
            )


def _dated_events(facts: Facts, units: frozenset[str] = _DATED) -> Iterator[tuple[Event, Timex, int]]:
    """(event, expression that dates it, instant of the publication day), from links that speak of whole dates."""
    kept = {c.id for c in facts.solution.accepted}
    for link in facts.chronology.links:
        event, timex = facts.events.get(link.from_), facts.timexes.get(link.to)
        if (
            link.id in kept
            and event
            and timex
            and dates(link.rel)
            and link.rel != "ENDED_BY"
            and timex.type in ("DATE", "TIME")
            and timex.granularity in units
        ):
            day = parse_moment(facts.documents[event.document or ""].published or "")
            told = facts.documents[event.document or ""].kind != "narrative"
            if told and day is not None and not timex.approximate and not timex.mod:
                yield event, timex, day - day % DAY


def _told_as_past(event: Event) -> bool:
    factual = event.factuality in ("asserted", "reported", "alleged") and event.polarity == "POS"
    return event.tense == "PAST" and event.pos == "VERB" and factual and event.modality is None


def _close(event: Event, timex: Timex) -> bool:
    return abs(event.start - timex.start) < 120


def _publication(facts: Facts, document: Document) -> tuple[Statement, ...]:
    """The header or dateline that gives the publication date, quoted; nothing when it came from outside."""
    span = document.published_span
    return (facts.span(document.id, *span, refs=(f"{document.id}#t0",)),) if span else ()


CHECKS = (
    (TODAY, today_against_publication),
    (FUTURE, past_after_publication),
    (STALE, plan_already_past),
    (UNKNOWN, publication_unknown),
    (CONFIRMED, anchor_confirmed),
    (OPTION, option_against_header),
    (OPEN, unresolved_reference),
)
