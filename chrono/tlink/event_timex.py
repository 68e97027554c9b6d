"""Event to expression: which expression dates which event, and how."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from chrono.event.weights import Table
from chrono.timex.model import Timex
from chrono.tlink.choice import scores, shares
from chrono.tlink.features import dating_features
from chrono.tlink.metric import Distance
from chrono.tlink.model import TLink
from chrono.tlink.sentence import COMMAS, Happening, Sentence, Time
from chrono.tlink.signals import Signal

DATING = "dating"
"""Name of the table of a link model that says which expression dates which event."""

FIRST, FURTHER = 0.18, 0.28
"""Least chance of the likeliest event of an expression, and of further ones; chosen by cross-validation."""

_RELATIONS = (
    ("since", "BEGUN_BY"),
    ("from", "BEGUN_BY"),
    ("by", "ENDED_BY"),
    ("until", "ENDED_BY"),
    ("before", "BEFORE"),
    ("after", "AFTER"),
)
"""Kind of the signal before an expression, and what it makes of the event; the first that fits."""

_WITHIN = frozenset(("in", "during"))
"""Kinds of signals that put an event inside a duration ("in three days"); with others it lasts so long."""

_REACH = 6
"""So many events before an expression, and so many behind it, can be dated by it."""

_CLOSE = 1
"""Words between a verb and an expression that only it can be dated by."""

_SHARE = 4
"""An aspectual verb and its event stand so many words apart at most ("began talks")."""


@dataclass(frozen=True, slots=True)
class Dating:
    """An expression taken to date an event: by which cue, and with what chance of being right."""

    happening: Happening
    time: Time
    cue: str
    chance: float


def date_events(sentence: Sentence, table: Table | None, measured: Sequence[Distance] = ()) -> Iterator[TLink]:
    """Links from the events of a sentence to the expressions that date them.

    ``measured``: expressions that measure a distance, with the event they date, which may have a date beside it. Each
    event takes the expression most likely to be its own. An adverb at the head of a sentence spreads over the verbs
    joined after its own one, up to the first with a date of its own; an aspectual verb and its event share theirs;
    nothing else spreads.
    """
    owned = [(d.owner, d) for d in measured if d.owner]
    taken = {d.time.timex.id for _, d in owned}
    own: dict[str, Dating] = {}
    for dating in _likely(sentence, table, taken):
        event = dating.happening.event.id
        if any(owner.event.id == event and d.parts(dating.time) for owner, d in owned):
            continue
        known = own.get(event)
        if known is None or known.chance < dating.chance:
            own[event] = dating
    counted = {owner.event.id for owner, _ in owned}
    for dating in (*_shared(sentence, own), *_spread(sentence, own)):
        if dating.happening.event.id not in counted:
            own.setdefault(dating.happening.event.id, dating)
    yield from (_link(sentence, Dating(owner, d.time, "distance", 1.0)) for owner, d in owned)
    for event_id in [h.event.id for h in sentence.happenings if h.event.id in own]:
        yield _link(sentence, own[event_id])


def _likely(sentence: Sentence, table: Table | None, taken: Collection[str]) -> Iterator[Dating]:
    """The pairs that are likely enough, or, without a model, each expression with its nearest owner."""
    for time in sentence.times:
        if time.timex.id in taken or idle(sentence, time):
            continue
        if table:
            yield from _chosen(sentence, time, table)
        else:
            owner = _nearest_owner(sentence, time)
            if owner:
                yield Dating(owner, time, _cue(owner, time), 0.6)


def _chosen(sentence: Sentence, time: Time, table: Table) -> Iterator[Dating]:
    near = candidates(sentence, time)
    found = shares(scores(table, [dating_features(sentence, h, time) for h in near]))
    top = max(found, default=0.0)
    owner = near[found.index(top)] if near else None
    for happening, chance in zip(near, found, strict=True):
        if chance > (FIRST if chance == top else FURTHER) and not (owner and _hides(owner, happening, time)):
            yield Dating(happening, time, _cue(happening, time), chance)


def _hides(owner: Happening, other: Happening, time: Time) -> bool:
    """Whether a verb right before an expression keeps it from the event before that ("lifted a curfew imposed in
    May")."""
    verbal = owner.event.pos == "VERB" and not owner.joined
    return verbal and other.last <= owner.first and 0 <= time.first - owner.last <= _CLOSE


def candidates(sentence: Sentence, time: Time) -> tuple[Happening, ...]:
    """The events near enough to an expression to be dated by it."""
    before = [h for h in sentence.happenings if h.first < time.first]
    return (*before[-_REACH:], *sentence.happenings[len(before) :][:_REACH])


def _cue(happening: Happening, time: Time) -> str:
    return "adverb-at-head" if happening.first > time.first else "adverb-of-clause"


def idle(sentence: Sentence, time: Time) -> bool:
    """Whether an expression dates nothing: an age in brackets, a comparison, a ranking, the subject of "that ..."."""
    before = sentence.words[time.first - 1] if time.first else ""
    if before == "(" and time.timex.type == "DURATION":
        return True
    if any(s.first == time.first and "attributive" in s.kinds for s in sentence.signals):
        return True
    last = max((h.last for h in sentence.happenings if h.last <= time.first), default=0)
    for signal in sentence.between(max(last, time.first - 6), time.first):
        if "compared" in signal.kinds and time.first - signal.last <= 1:
            return True
        if "ranked" in signal.kinds and _spans_rank(sentence, time):
            return True
        if "complement" in signal.kinds and signal.last == time.first:
            return not _comma_behind(sentence, time)
    return False


def _spans_rank(sentence: Sentence, time: Time) -> bool:
    """Whether a ranking holds over an expression ("the worst in ten years", "the first since May"), not on it."""
    signal = sentence.ending_at(time.first)
    return time.timex.type == "DURATION" or bool(signal and "since" in signal.kinds)


def _comma_behind(sentence: Sentence, time: Time) -> bool:
    return time.last < len(sentence.words) and sentence.words[time.last] in COMMAS


def _nearest_owner(sentence: Sentence, time: Time) -> Happening | None:
    """Without a model: the event before an expression, or the first one behind an adverb at the head."""
    before = [h for h in sentence.happenings if h.last <= time.first]
    after = [h for h in sentence.happenings if h.first >= time.last]
    return before[-1] if before else after[0] if after else None


def _shared(sentence: Sentence, own: Mapping[str, Dating]) -> Iterator[Dating]:
    """An aspectual verb and the event it speaks of have one date."""
    for first, second in zip(sentence.happenings, sentence.happenings[1:], strict=False):
        if first.event.class_ != "ASPECTUAL" or second.finite or second.first - first.last > _SHARE:
            continue
        if COMMAS.intersection(sentence.words[first.last : second.first]):
            continue
        for known, other in ((first, second), (second, first)):
            dating = own.get(known.event.id)
            if dating:
                yield Dating(other, dating.time, "aspectual", dating.chance * 0.9)


def _spread(sentence: Sentence, own: Mapping[str, Dating]) -> Iterator[Dating]:
    """The clauses joined behind the one that an adverb at the head of the sentence dates."""
    dating = next((own[h.event.id] for h in sentence.happenings if h.event.id in own), None)
    if dating is None or dating.cue != "adverb-at-head" or dating.time.first > sentence.happenings[0].first:
        return
    owner = dating.happening
    for happening in sentence.happenings:
        if happening.first > owner.first and happening.heads_clause:
            if happening.event.id in own:
                return
            if _conjoined(sentence, happening) and happening.event.tense in (owner.event.tense, "NONE"):
                yield Dating(happening, dating.time, "adverb-spread", dating.chance * 0.8)


def _conjoined(sentence: Sentence, happening: Happening) -> bool:
    signal = sentence.ending_at(happening.head)
    return happening.joined or bool(signal and "and" in signal.kinds)


def _link(sentence: Sentence, dating: Dating) -> TLink:
    signal = sentence.ending_at(dating.time.first)
    inside = dating.cue == "distance" or _in_relative_clause(sentence, dating) or _came_then(dating.happening)
    rel, word = ("IS_INCLUDED", "in") if inside else relation(signal, dating.time.timex)
    cue = dating.cue if rel == "IS_INCLUDED" else word
    trust = round(0.55 + 0.4 * dating.chance, 2)
    return TLink("", dating.happening.event.id, dating.time.timex.id, rel, sentence.span(signal), cue, trust)


def _came_then(happening: Happening) -> bool:
    """Whether an event is denied for the time before only ("did not return until 1979")."""
    return happening.event.polarity == "NEG" and happening.event.factuality == "asserted"


def _in_relative_clause(sentence: Sentence, dating: Dating) -> bool:
    """Whether the event is told in the clause that explains the date: "since 2019, when he won" puts the win in
    2019."""
    behind = dating.time.last
    if dating.happening.first < behind:
        return False
    return any("when" in signal.kinds and behind <= signal.first <= behind + 1 for signal in sentence.signals)


def _unplaced(timex: Timex) -> bool:
    return timex.begin is None and timex.finish is None


def relation(signal: Signal | None, timex: Timex) -> tuple[str, str]:
    """What a signal before an expression makes of the event it dates: relation, and the kind of signal that says so."""
    kinds = signal.kinds if signal else frozenset()
    for kind, rel in _RELATIONS:
        if kind in kinds:
            return rel, kind
    if timex.type == "DURATION" and _unplaced(timex) and ("throughout" in kinds or not kinds & _WITHIN):
        return "DURING", "duration"
    return "IS_INCLUDED", "in"


TOGETHER = 0.75
"""Share of its trust that a date keeps for what is told to happen when the dated event did."""


def told_together(dates: Sequence[TLink], order: Iterable[TLink]) -> list[TLink]:
    """ "When they met in July, he held a talk": what dates one of the clauses that "when" joins dates both."""
    inside = {link.from_: link for link in dates if link.rel == "IS_INCLUDED"}
    dated = {link.from_ for link in dates}
    found = []
    for link in order:
        for one, other in ((link.from_, link.to), (link.to, link.from_)) if link.cue == "when" else ():
            date = inside.get(other)
            if date is not None and one not in dated:
                trust = round(date.trust * TOGETHER, 2)
                found.append(replace(date, from_=one, cue="when-shared", trust=trust))
    return found


def taken_over(dates: Sequence[TLink], order: Iterable[TLink]) -> list[TLink]:
    """ "They lived there until 1956, then moved": what comes next where a time ends happened at that time."""
    ended = {link.from_: link for link in dates if link.rel == "ENDED_BY" and link.cue == "until"}
    dated = {link.from_ for link in dates}
    found = []
    for link in order:
        date = ended.get(link.to)
        if link.cue == "then" and link.rel == "AFTER" and date is not None and link.from_ not in dated:
            trust = round(date.trust * TOGETHER, 2)
            found.append(
                replace(date, from_=link.from_, rel="IS_INCLUDED", signal=link.signal, cue=link.cue, trust=trust)
            )
    return found
