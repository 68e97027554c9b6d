"""Checks that the network makes: cycles, links and distances against dates; and what was set aside in doubt."""

from collections.abc import Iterator, Sequence

from chrono.chronology.checks.circle import circles
from chrono.chronology.checks.looked_up import Told, apart, looked_up
from chrono.chronology.checks.offset import OFFSET, offset_draft, written_offsets
from chrono.chronology.checks.order_chain import order_chains
from chrono.chronology.checks.parted import parted_dates
from chrono.chronology.checks.round import Order, rounds
from chrono.chronology.checks.written import order_draft, written_order
from chrono.chronology.claims import Claim
from chrono.chronology.facts import Facts, Spanned
from chrono.chronology.findings import Draft, Kind
from chrono.chronology.model import Statement
from chrono.chronology.solution import Refusal
from chrono.document.model import Document
from chrono.timex.model import Timex
from chrono.tlink.model import TLink

CYCLE = Kind("CHR201", "ordering-cycle", "error", "Statements of order that go round in a circle")
DATES = Kind("CHR202", "link-against-dates", "error", "A statement of order that the dates deny")
ASIDE = Kind("CHR906", "statement-set-aside", "note", "A reading of the program that did not fit and was left out")

STRONG = 0.75
"""Links of less trust are guesses of the program (tense, order of telling), no statements of the text."""

_NEAR = 30
_OWN_CHECK = frozenset({"range", "two-calendars"})
"""Cues of links whose contradictions have a check of their own."""


def ordering_cycle(facts: Facts) -> Iterator[Draft]:
    """A before B, B before C, C before A."""
    told: list[Statement] = []
    for draft in _linked_cycles(facts):
        told += draft.statements
        yield draft
    for document, orders in rounds(facts):
        if not any(s.document == document.id and _meets(s, orders) for s in told):
            yield _round(facts, document, orders)


def _meets(statement: Statement, orders: Sequence[Order]) -> bool:
    return any(statement.start < o.end and o.start < statement.end for o in orders)


def _round(facts: Facts, document: Document, orders: Sequence[Order]) -> Draft:
    spans = tuple(facts.span(document.id, o.start, o.end) for o in sorted(orders, key=lambda o: o.start))
    events = [e for s in spans for e in facts.events_between(document.id, s.start, s.end)]
    return Draft(
        f'"{spans[0].quote}": these statements of order go round in a circle',
        "; ".join(f'"{s.quote}"' for s in spans) + ".",
        spans,
        "one of them must be read the other way",
        facts.entries(events),
    )


def _linked_cycles(facts: Facts) -> Iterator[Draft]:
    """Circles of links."""
    for refusal in _strong(facts):
        if not _times(facts, refusal) and not _gaps(facts, refusal):
            yield _draft(
                facts,
                refusal,
                "these statements of order go round in a circle",
                "one of them must be read the other way",
            )
    for links in circles(facts):
        if not {k.id for k in links} & {r for x in _strong(facts) for c in _claims(x) for r in c.refs}:
            yield _circle(facts, links)


def _circle(facts: Facts, links: Sequence[TLink]) -> Draft:
    spans = {(s.document, s.start, s.end): s for k in links for s in _quotes(facts, k)}
    events = [facts.events[x] for k in links for x in (k.from_, k.to)]
    return Draft(
        f"{_words(facts, links[0])}: these statements of order go round in a circle",
        "; ".join(_words(facts, k) for k in links) + ".",
        tuple(spans[key] for key in sorted(spans)),
        "one of them must be read the other way",
        facts.entries(events),
    )


def link_against_dates(facts: Facts) -> Iterator[Draft]:
    """ "before the election", where the dates say after."""
    told: set[str] = set()
    for draft, ids in written_order(facts):
        told |= ids
        yield draft
    for order in (*_looked_up(facts), *order_chains(facts)):
        ends = (order.first, order.second)
        if order.denied and not told & {t.id for t in ends}:
            told |= {t.id for t in ends}
            yield order_draft(facts, *ends, order.turn)
    for refusal in _strong(facts):
        times = {t.id for t in _times(facts, refusal)}
        if times and not times & told and not _gaps(facts, refusal):
            yield _draft(facts, refusal, "the dates deny this order", "correct a date or the word of order")


def offset_against_date(facts: Facts) -> Iterator[Draft]:
    """ "three days after the attack", where the dates lie ten days apart."""
    told: set[str] = set()
    for draft, ids in written_offsets(facts):
        told |= ids
        yield draft
    for said, first, second in parted_dates(facts):
        if said.id not in told:
            told |= {said.id, first.id, second.id}
            yield offset_draft(facts, said, first, second)
    for order in (*_looked_up(facts), *apart(facts)):
        if order.distance and order.misses and order.distance.id not in told and not order.denied:
            told |= {t.id for t in (order.distance, order.first, order.second)}
            yield offset_draft(facts, order.distance, order.first, order.second)
    for refusal in _strong(facts):
        if _gaps(facts, refusal) and not {t.id for t in _times(facts, refusal)} & told:
            yield _draft(facts, refusal, "the dates deny this distance", "correct a date or the distance")


def _looked_up(facts: Facts) -> Sequence[Told]:
    return facts.once("looked up", "", lambda: list(looked_up(facts)))


def statement_set_aside(facts: Facts) -> Iterator[Draft]:
    """A guess (by tense or order of telling) that the dates or stronger statements deny."""
    strong = {r.claim.id for r in _strong(facts)}
    for refusal in facts.solution.refusals:
        links = _links(facts, refusal)
        if refusal.claim.id not in strong and links and not {k.cue for k in links} & _OWN_CHECK:
            link = facts.links.get(refusal.claim.id.partition("/")[0])
            if link is not None:
                yield _draft(
                    facts,
                    refusal,
                    f"a reading by {link.cue or link.rel} was left out",
                    "nothing, unless the reading was right",
                )


def _strong(facts: Facts) -> Iterator[Refusal]:
    """Refusals in which every link is a statement of the text and one at least says an order."""
    for refusal in facts.solution.refusals:
        links = _links(facts, refusal)
        order = [k for k in links if k.given or (k.from_ in facts.events and k.to in facts.events)]
        pairs = {frozenset((k.from_, k.to)) for k in links}
        twice = len(pairs) < len(links) and not all(k.given for k in links)
        joins = twice or any(c.id.endswith(("/same", "/merge", "/light")) for c in _claims(refusal))
        if (
            links
            and order
            and all(_is_statement(k) and _is_near(facts, k) for k in links)
            and not refusal.claim.unreal
            and not joins
        ):
            yield refusal


def _is_statement(link: TLink) -> bool:
    return link.given or (link.trust >= STRONG and link.cue not in _OWN_CHECK)


def _is_near(facts: Facts, link: TLink) -> bool:
    """Whether a date of ours stands close to its event, with no other event between, and is a whole day."""
    event, timex = facts.events.get(link.from_), facts.timexes.get(link.to)
    if link.given or event is None or timex is None:
        return True
    low, high = min(event.end, timex.end), max(event.start, timex.start)
    others = any(e.id != event.id for e in facts.events_between(link.document or "", low, high))
    return timex.granularity == "day" and not timex.approximate and high - low <= _NEAR and not others


def _claims(refusal: Refusal) -> tuple[Claim, ...]:
    return refusal.claim, *refusal.against


def _links(facts: Facts, refusal: Refusal) -> list[TLink]:
    return [facts.links[r] for c in _claims(refusal) for r in c.refs if r in facts.links]


def _times(facts: Facts, refusal: Refusal) -> list[Timex]:
    return [facts.timexes[c.source] for c in _claims(refusal) if c.anchors and c.source in facts.timexes]


def _gaps(facts: Facts, refusal: Refusal) -> list[TLink]:
    return [k for k in _links(facts, refusal) if k.min_gap is not None or k.max_gap is not None]


def _draft(facts: Facts, refusal: Refusal, verdict: str, suggestion: str) -> Draft:
    statements = _statements(facts, refusal)
    words = [_words(facts, k) for k in _links(facts, refusal)] + [
        f'"{t.text}" is {t.value}' for t in _times(facts, refusal)
    ]
    events = [facts.events[x] for k in _links(facts, refusal) for x in (k.from_, k.to) if x in facts.events]
    title = f"{_words(facts, _links(facts, refusal)[0])}: {verdict}"
    return Draft(title, "; ".join(dict.fromkeys(words)) + ".", statements, suggestion, facts.entries(events))


def _words(facts: Facts, link: TLink) -> str:
    """A link in words: "vote" before "visit"."""
    ends = [_name(facts, x) for x in (link.from_, link.to)]
    return f"{ends[0]} {link.rel.replace('_', ' ').lower()} {ends[1]}"


def _name(facts: Facts, id_: str) -> str:
    value: Spanned | None = facts.events.get(id_) or facts.timexes.get(id_)
    return f'"{value.text}"' if value else "publication"


def _statements(facts: Facts, refusal: Refusal) -> tuple[Statement, ...]:
    """A quote for each link (in one piece when its ends stand in one sentence) and each date, in order."""
    spans = [s for k in _links(facts, refusal) for s in _quotes(facts, k)]
    spans += [facts.quote(t) for t in _times(facts, refusal)]
    unique = {(s.document, s.start, s.end): s for s in reversed(spans)}
    whole = [s for s in unique.values() if not any(o is not s and _holds(o, s) for o in unique.values())]
    place = {d.id: n for n, d in enumerate(facts.chronology.documents)}
    return tuple(sorted(whole, key=lambda s: (place.get(s.document, -1), s.start, s.end)))


def _quotes(facts: Facts, link: TLink) -> Iterator[Statement]:
    ends: list[Spanned] = [v for x in (link.from_, link.to) if (v := facts.events.get(x) or facts.timexes.get(x))]
    document = facts.documents.get(link.document or "")
    same = document and len({facts.sentence(document.id, v.start) for v in ends}) == 1
    if not same:
        yield from (facts.quote(v) for v in ends)
        return
    start, end = min(v.start for v in ends), max(v.end for v in ends)
    if link.signal:
        start, end = min(start, link.signal[0]), max(end, link.signal[1])
    yield facts.span(link.document or "", start, end, (link.id, *(v.id for v in ends)))


def _holds(outer: Statement, inner: Statement) -> bool:
    return outer.document == inner.document and outer.start <= inner.start and inner.end <= outer.end


CHECKS = (
    (CYCLE, ordering_cycle),
    (DATES, link_against_dates),
    (OFFSET, offset_against_date),
    (ASIDE, statement_set_aside),
)
