"""Checks across mentions: one source against itself, two sources against each other, copies."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from chrono.chronology.checks.retold import retold, whole_day
from chrono.chronology.checks.stated import set_apart
from chrono.chronology.checks.taken_up import taken_up
from chrono.chronology.checks.twice import said_twice
from chrono.chronology.claims import unreal
from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft, Kind
from chrono.chronology.light import NOMINAL, is_light
from chrono.chronology.mentions import Mention, mentions, neighbours
from chrono.chronology.model import Entry, Source, Statement
from chrono.chronology.similar import witnesses
from chrono.event.model import Event
from chrono.temporal.civil import DAY, parse_moment
from chrono.timex.model import Timex

DIFFER = Kind("CHR301", "sources-differ", "warning", "Two sources that date one event differently")
ITSELF = Kind("CHR302", "source-against-itself", "warning", "One source that dates one event in two ways")
COPY = Kind("CHR907", "near-duplicate", "note", "A document that is a near copy of another")

_WITHIN = 30 * DAY
"""Reports published further apart are not asked whether they mean one event."""


def sources_differ(facts: Facts) -> Iterator[Draft]:
    """Two reports of what seems one event, with dates that do not meet."""
    for entry in facts.chronology.entries:
        if differing := _differing([s for s in entry.sources if _is_day(facts, s)]):
            yield Draft(
                f'two dates for one event: "{entry.label}"',
                "; ".join(f"{s.document} has {s.begin}" for s in differing) + ".",
                tuple(_statement(s) for s in differing),
                "find out which source is right; both dates are kept",
                (entry.id,),
            )
    told: set[frozenset[tuple[str, int]]] = set()
    for a, b in _disputed(facts):
        draft = _dispute(facts, a, b, facts.entries([a.event, b.event]))
        places = frozenset((s.document, s.end) for s in draft.statements)
        if places not in told:
            told.add(places)
            yield draft


def _differing(sources: Sequence[Source]) -> tuple[Source, ...]:
    """The dated sources of an entry when two of them, of different documents, share no time; copies of a date once."""
    dated = {(s.begin, s.finish): s for s in reversed(sources) if s.begin and s.finish}
    apart = any(_apart(a, b) for a, b in combinations(dated.values(), 2) if a.document != b.document)
    return tuple(s for s in sources if s in dated.values()) if apart else ()


def _is_day(facts: Facts, source: Source) -> bool:
    """Whether a source dates the event by a day or less, and not by "now"."""
    begin, finish = parse_moment(source.begin or ""), parse_moment(source.finish or "")
    timex = facts.timexes.get(source.timex or "")
    here = timex is not None and timex.value != "PRESENT_REF"
    return here and begin is not None and finish is not None and finish - begin <= DAY


def _apart(a: Source, b: Source) -> bool:
    return bool(a.begin and b.begin and a.finish and b.finish and (a.finish <= b.begin or b.finish <= a.begin))


def _disputed(facts: Facts) -> Iterator[tuple[Mention, Mention]]:
    """Pairs with like triggers, two shared keys and dates that do not meet, published within thirty days."""
    if len(facts.documents) < 2:
        return
    found = mentions(facts.chronology, facts.solution)
    by_document: dict[str, list[Mention]] = {}
    for mention in found:
        by_document.setdefault(mention.document.id, []).append(mention)
    for a, b, shared in neighbours(found):
        apart = not a.meets(b, DAY // 2) and facts.entry_of.get(a.id) is not facts.entry_of.get(b.id)
        real = not unreal(a.event) and all(facts.dates_of.get(m.id) for m in (a, b))
        if apart and real and len(shared) > 1 and _close(a, b) and not _series(a, b, by_document, facts):
            yield a, b


def _close(a: Mention, b: Mention) -> bool:
    first, second = a.published(), b.published()
    return first is not None and second is not None and abs(first - second) <= _WITHIN


def _series(a: Mention, b: Mention, found: Mapping[str, Sequence[Mention]], facts: Facts) -> bool:
    """Whether one of the two sources tells of the other's event as well, beside its own."""
    entries = [facts.entry_of.get(a.id), facts.entry_of.get(b.id)]
    if any(e and len({s.document for s in e.sources} & {a.document.id, b.document.id}) > 1 for e in entries):
        return True
    return any(m.id != x.id and m.meets(y) for x, y in ((a, b), (b, a)) for m in found[x.document.id])


def _dispute(facts: Facts, a: Mention, b: Mention, lines: tuple[str, ...]) -> Draft:
    entries: list[Entry | None] = [facts.entry_of.get(a.id), facts.entry_of.get(b.id)]
    both = [s for e, m in zip(entries, (a, b), strict=True) if e for s in e.sources if s.document == m.document.id]
    sources = list({(s.document, s.timex): s for s in reversed(both)}.values())[::-1]
    return Draft(
        f'same event, different dates? "{a.event.text}" and "{b.event.text}"',
        "; ".join(f"{s.document} has {s.begin or 'a date of its own reckoning'}" for s in sources) + ".",
        tuple(_statement(s) for s in sources),
        "find out whether both tell of one event, and which date is right",
        lines,
    )


def _statement(source: Source) -> Statement:
    refs = (source.timex,) if source.timex else ()
    return Statement(source.document, source.start, source.end, source.quote, refs)


_RULED = 25
"""Code points before a noun within which another event may govern it ("consent to the offer of 3 October")."""


def source_against_itself(facts: Facts) -> Iterator[Draft]:
    """A headline against the body, or two sentences of one text."""
    told: set[str] = set()
    for draft in _joined(facts):
        told |= {r for s in draft.statements for r in s.refs}
        yield draft
    for first, second in said_twice(facts):
        days = (first.day, second.day)
        if not told & {t.id for t in days}:
            told |= {t.id for t in days}
            events = [facts.events[e] for t in days for e in facts.events_dated_by(t.id)]
            yield _itself(facts, (first.words[-1].text, second.words[-1].text), days, facts.entries(events))
    for one, other, said in taken_up(facts):
        if not told & {one.id, other.id}:
            told |= {one.id, other.id}
            events = [facts.events[e] for t in (one, other) for e in facts.events_dated_by(t.id)]
            yield _itself(facts, (one.text, said), (one, other), facts.entries(events))


def _joined(facts: Facts) -> Iterator[Draft]:
    """Mentions that were joined, and nouns that take up a verb."""
    for refusal in facts.solution.refusals:
        if refusal.claim.id.endswith("/same"):
            times = [facts.timexes[c.source] for c in refusal.against if c.anchors and c.source in facts.timexes]
            pair = [facts.events[x] for x in (refusal.claim.source, refusal.claim.target)]
            weekdays = any(t.said.startswith("XXXX-WXX") for t in times) and any(t.said[:4].isdigit() for t in times)
            tied = all(_own_date(facts, event, times) for event in pair)
            if len(times) > 1 and all(whole_day(t) for t in times) and not weekdays and tied:
                yield _itself(facts, (pair[0].text, pair[1].text), times, facts.entries(pair))
    for again in retold(facts):
        yield _itself(facts, (again.event.text, again.noun), again.dates, facts.entries([again.event]))


def _own_date(facts: Facts, event: Event, times: Sequence[Timex]) -> bool:
    """Whether the date of a mention is no other event's: none stands between them, and no other governs a noun."""
    name = event.document or ""
    dates = [t for t in times if t.id in facts.dates_of.get(event.id, ())]
    for date in dates:
        low, high = min(event.end, date.end), max(event.start, date.start)
        if set_apart(facts, event.document or "", event.start, date.start):
            continue
        others = facts.events_between(name, low, high)
        ruling = facts.events_between(name, max(0, event.start - _RULED), event.start)
        free = not ruling or event.pos not in NOMINAL or is_light(ruling[-1], facts.documents[name].lang)
        if not others and (free or date.end <= event.start):
            return True
    return not dates


def _itself(facts: Facts, words: tuple[str, str], times: Sequence[Timex], entries: tuple[str, ...]) -> Draft:
    return Draft(
        f'"{words[0]}" and "{words[1]}" are one event with two dates',
        "; ".join(f'"{t.text}" is {t.value}' for t in times) + ".",
        tuple(facts.quote(t) for t in sorted(times, key=lambda t: t.start)),
        "correct one of the dates",
        entries,
    )


def near_duplicate(facts: Facts) -> Iterator[Draft]:
    """The same agency text in two documents: one witness."""
    for copy, first in witnesses(facts.chronology.documents).items():
        if copy != first:
            heads = [facts.sentence(id_, len(text) - len(text.lstrip())) for id_, text in _texts(facts, (first, copy))]
            yield Draft(
                f"{copy} is a near copy of {first}",
                "The two count as one witness.",
                tuple(facts.span(d, s.start, s.end) for d, s in zip((first, copy), heads, strict=True)),
                "nothing to do",
            )


def _texts(facts: Facts, ids: Sequence[str]) -> list[tuple[str, str]]:
    return [(id_, facts.documents[id_].text) for id_ in ids]


CHECKS = ((DIFFER, sources_differ), (ITSELF, source_against_itself), (COPY, near_duplicate))
