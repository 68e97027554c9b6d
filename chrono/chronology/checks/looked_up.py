"""Order and distance told of a thing that another statement dates: "on 10 May, before the election", held on 3 March.

The thing behind the word of order (or the one before it, where it has no date) is looked up by its words among the
statements with a date that stand near.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chrono.chronology.checks.distance import amount, away, counted_amount, fits, is_point, measurable
from chrono.chronology.checks.stated import COMMAS, MARK, Stated, date_of, mark_after, order_words, stated, verbs_of
from chrono.chronology.checks.written import LITTLE
from chrono.chronology.facts import Facts
from chrono.chronology.joints import joints
from chrono.chronology.phrases import words
from chrono.chronology.wording import WORD, Wording, forms, terms, wording
from chrono.document.fold import fold_word
from chrono.document.model import Document
from chrono.timex.model import Timex

_MOST, _LONGEST = 5, 9
"""Most words of a thing that is looked up, and of a statement without a date before the word of order."""

_CLOSE = 60
"""Code points from a date to the word of order behind it, and from a thing told first to the date of what follows."""

_BOUND = 40
_DATED = re.compile(r"\d{4}|XXXX-\d\d")
_STOP = re.compile(r"[;؛!?؟\n]|(?<!\d)[.:]|[.:](?!\d)")
_Words = Sequence[re.Match[str]]


@dataclass(frozen=True, slots=True)
class Told:
    """One thing told to be before (``turn`` 1) or after another (-1), by the dates of both, maybe so far apart."""

    first: Timex
    second: Timex
    turn: int
    distance: Timex | None

    @property
    def denied(self) -> bool:
        """Whether the dates stand the other way round."""
        early, late = (self.first, self.second) if self.turn > 0 else (self.second, self.first)
        a, b = early.interval, late.interval
        if not (self.turn and a and b) or a.begin is None or b.end is None or a.begin < b.end:
            return False
        return a.begin - b.end <= LITTLE or not any(t.said.startswith("XXXX") for t in (early, late))

    @property
    def misses(self) -> bool:
        """Whether the dates do not lie so far apart as is said."""
        said = (amount(self.distance, bare=True) or counted_amount(self.distance)) if self.distance else None
        ends = (self.first, self.second)
        return said is not None and measurable(said, ends) and away(*ends) is not None and not fits(*ends, said)


@dataclass(frozen=True, slots=True)
class _Place:
    """A word of order in its document, with the dated statements of that one."""

    facts: Facts
    document: Document
    table: Wording
    told: Sequence[Stated]
    word: re.Match[str]
    counted: Timex | None
    """The distance beside the word."""

    @property
    def start(self) -> int:
        """Where the word begins, or the distance before it."""
        return min(self.word.start(), self.counted.start if self.counted else self.word.start())

    @property
    def end(self) -> int:
        """Where the word ends, or the distance behind it."""
        return max(self.word.end(), self.counted.end if self.counted else self.word.end())

    def stop(self) -> int:
        """Where the sentence ends."""
        return self.facts.sentence(self.document.id, self.word.start()).end

    def dates(self, start: int, end: int) -> list[Timex]:
        """The dates of a stretch."""
        found = self.facts.timexes_between(self.document.id, start, end)
        return [t for t in found if t.type in ("DATE", "TIME") and t.end <= end]


def looked_up(facts: Facts) -> Iterator[Told]:
    """The statements of order of which at least one date stands elsewhere."""
    for document in facts.chronology.documents:
        table = wording(document.lang)
        told = stated(facts, document, table) if table else []
        for word in WORD.finditer(document.text) if table and told else ():
            turn = _turn(word[0], document.lang, table) if table else 0
            if table and turn:
                place = _Place(facts, document, table, told, word, _distance(facts, document, table, word))
                found = _read(place, turn)
                if found is not None:
                    yield found


def apart(facts: Facts) -> Iterator[Told]:
    """ "Between the first shot and the truce lay thirty days": both things have their dates elsewhere."""
    for document in facts.chronology.documents:
        table = wording(document.lang)
        told = stated(facts, document, table) if table else []
        for word in WORD.finditer(document.text) if table and told else ():
            if table and table.between.intersection(forms(word[0], document.lang)):
                found = _apart(_Place(facts, document, table, told, word, None))
                if found is not None:
                    yield found


def _apart(place: _Place) -> Told | None:
    """What is said to lie between two things that are looked up."""
    document, stop = place.document, place.stop()
    clause = _STOP.search(document.text, place.end, stop)
    near = place.facts.timexes_between(document.id, place.end, clause.start() if clause else stop)
    if len(near) != 1 or amount(near[0]) is None:
        return None
    pair = _two_things(place, near[0])
    ends = [date_of(terms(document, t), place.start, place.told, document.lang) for t in pair if terms(document, t)]
    if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[0].id == ends[1].id:
        return None
    return Told(ends[0], ends[1], 0, near[0])


def _two_things(place: _Place, counted: Timex) -> tuple[_Words, _Words]:
    """The words of two things joined by "and", up to the verb or the distance."""
    document = place.document
    verbs = [e.start for e in place.facts.events_between(document.id, place.end, counted.start) if e.pos == "VERB"]
    parted = words(document.lang).parted
    said = list(WORD.finditer(document.text, place.end, min(counted.start, max(verbs, default=counted.start))))
    stop = next((n for n, w in enumerate(said) if parted.intersection(forms(w[0], document.lang))), len(said))
    said = said[:stop]
    glued = tuple(place.table.glued[:1])
    joins = [
        n for n, w in enumerate(said) if n and (_is_and(w[0], document.lang) or (glued and w[0].startswith(glued)))
    ]
    return (said[: joins[0]], said[joins[0] :]) if len(joins) == 1 else ([], [])


def _is_and(word: str, lang: str) -> bool:
    return fold_word(word) in words(lang).joiners


def _turn(word: str, lang: str, table: Wording) -> int:
    """1 for a word of order by which what stands before it comes first, -1 where it comes last, 0 for other words."""
    said = set(forms(word, lang))
    if said & (table.before_it | table.after_it | table.into):
        return 1 if said & table.before_it else -1
    if not said & order_words(lang):
        return 0
    return 1 if said & (words(lang).before | table.before) else -1


def _distance(facts: Facts, document: Document, table: Wording, word: re.Match[str]) -> Timex | None:
    """The distance right before a word of order, right behind it, or bound to what stands behind it."""
    text = document.text
    near = facts.timexes_between(document.id, word.start() - _CLOSE, word.end() + _BOUND)
    whole = next((t for t in near if t.start < word.start() and word.end() <= t.end and counted_amount(t)), None)
    for timex in (t for t in near if t.type == "DURATION" and whole is None):
        span = (timex.end, word.start()) if timex.end <= word.start() else (word.end(), timex.start)
        between = text[slice(*span)]
        bound = span[0] == word.end() and between.rstrip("ـ").endswith(table.bound or ("\0",))
        if not between.strip() or (bound and not MARK.search(between)):
            return timex
    return whole


def _read(place: _Place, turn: int) -> Told | None:
    """What one word of order says."""
    lang, table = place.document.lang, place.table
    if table.into.intersection(forms(place.word[0], lang)) and not place.counted:
        return None
    thing, end = ([], place.end) if _bound(place) else _thing(place)
    if any(table.denied.intersection(forms(w[0], lang)) for w in thing):
        return None
    own = place.dates(thing[0].start(), thing[-1].end()) if thing else []
    named = bool(terms(place.document, thing)) and not _bound(place)
    first = _first(place, end, named=named, own=bool(own))
    second = first and (_own(place, own, thing) if own else _second(place, thing, first))
    if not first or not second or first.id == second.id or not (_says_date(first) and _says_date(second)):
        return None
    return Told(first, second, turn, place.counted)


def _says_date(timex: Timex) -> bool:
    """Whether an expression says its date, and no day of the week or "now"."""
    return _DATED.match(timex.said) is not None


def _thing(place: _Place) -> tuple[_Words, int]:
    """The words of the thing behind a word of order, and where they end."""
    document, counted = place.document, place.counted
    begin, stop = place.word.end(), place.stop()
    if counted and begin <= counted.start:
        led = not document.text[begin : counted.start].strip()
        begin, stop = (counted.end, stop) if led else (begin, counted.start)
    mark = mark_after(place.facts, document, begin, stop)
    limit = stop if mark is None else mark
    said = list(WORD.finditer(document.text, begin, limit))
    order = order_words(document.lang)
    cut = next((n for n, w in enumerate(said) if order.intersection(forms(w[0], document.lang))), len(said))
    cut = min(cut, _own_clause(place, said))
    said, end = said[:cut], said[cut].start() if cut < len(said) else limit
    if counted and stop == counted.start:
        return [w for w in said if w[0].rstrip("ـ") not in place.table.bound], place.end
    return said, end


def _own_clause(place: _Place, said: _Words) -> int:
    """Where a clause of its own begins behind a thing that is told first: "Before the transfer he scored"."""
    table = place.table
    start = place.facts.sentence(place.document.id, place.word.start()).start
    if terms(place.document, list(WORD.finditer(place.document.text, start, place.start))):
        return len(said)
    if not table.verb_first:
        subject = (n for n, w in enumerate(said) if n > 1 and fold_word(w[0]) in table.opens)
        return next(subject, len(said))
    events = place.facts.events_between(place.document.id, place.end, said[-1].end()) if said else ()
    verbs = [n for n, w in enumerate(said) for e in events if e.pos == "VERB" and w.start() <= e.start < w.end()]
    led = bool(said) and (fold_word(said[0][0]) in table.that or place.word[0].endswith("ما"))
    return next((n for n in verbs[led:] if n > 0), len(said))


def _own(place: _Place, own: Sequence[Timex], thing: _Words) -> Timex | None:
    """The date of a thing that has one: "the coup of 3 March"."""
    verbs = place.facts.events_between(place.document.id, thing[0].start(), own[0].start)
    free = not any(e.pos == "VERB" and own[0].id not in place.facts.dates_of.get(e.id, ()) for e in verbs)
    return own[0] if len(own) == 1 and free and is_point(own[0]) else None


def _bound(place: _Place) -> bool:
    """Whether a word of order has what it is counted from in it, as Arabic words for "after it" have."""
    return bool((place.table.before_it | place.table.after_it).intersection(forms(place.word[0], place.document.lang)))


def _second(place: _Place, thing: _Words, first: Timex) -> Timex | None:
    """The date of the thing: looked up by its words, or that of the statement before for "before that"."""
    lang, table = place.document.lang, place.table
    named, bound = terms(place.document, thing), _bound(place)
    if named and not bound:
        whole = (*named, *verbs_of(place.facts, place.document, thing))
        found = (date_of(t, place.word.start(), place.told, lang) for t in (named, whole) if len(named) <= _MOST)
        return next((t for t in found if t is not None), None)
    if not bound and not (thing and all(table.pronouns.intersection(forms(w[0], lang)) for w in thing)):
        return None
    here = min(first.start, place.start)
    before = place.facts.sentence(place.document.id, max(0, place.facts.sentence(place.document.id, here).start - 2))
    near = [t for t in place.dates(before.start, here) if _says_date(t)]
    return near[0] if len(near) == 1 and is_point(near[0]) else None


def _first(place: _Place, end: int, *, named: bool, own: bool) -> Timex | None:
    """The date of what is told to be before or after: before the word of order, or set off behind the thing."""
    facts, document, start = place.facts, place.document, place.start
    sentence = facts.sentence(document.id, place.word.start())
    begin = max([sentence.start, *(m.end() for m in _STOP.finditer(document.text, sentence.start, start))])
    dates = place.dates(begin, start)
    if dates and _leads(place, dates[-1]):
        beside = own and not place.counted and not place.dates(dates[-1].end, start)
        return None if beside and dates[-1].end + _CLOSE < start else dates[-1]
    lead = list(WORD.finditer(document.text, dates[-1].end if dates else begin, start))
    told = terms(document, lead)
    behind = _following(place, end) if place.counted or len(lead) <= 1 or not told or not named else None
    if behind or not told or len(lead) > _LONGEST:
        return behind
    return date_of(told, start, place.told, document.lang) or (_set_off(place, end) if named and not own else None)


def _set_off(place: _Place, end: int) -> Timex | None:
    """The date between commas right behind the thing: "Shares had been halted before the announcement, on 28 June"."""
    lang, text = place.document.lang, place.document.text
    table = words(lang)
    small = table.within | joints(lang).day_prepositions
    date = next(iter(place.dates(end, end + _BOUND)), None)
    near = date is not None and text[end : end + 1] in COMMAS
    alone = date is not None and all(fold_word(w) in small for w in WORD.findall(text, end, date.start))
    return date if date is not None and near and alone and is_point(date) else None


def _leads(place: _Place, date: Timex) -> bool:
    """Whether a date dates what stands right before a word of order: no other verb comes between."""
    facts, document, table = place.facts, place.document, place.table
    between = WORD.findall(document.text[date.end : place.start])
    if between[1:2] == ["is"]:
        between = between[2:]  # "that is"
    said = {f for w in between for f in forms(w, document.lang)}
    if not is_point(date) or place.start - date.end > _CLOSE or (table.that | table.sources) & said:
        return False
    verbs = [e for e in facts.events_between(document.id, date.end, place.start) if e.pos == "VERB"]
    idle = table.happens | words(document.lang).was | words(document.lang).light
    dated = facts.events_dated_by(date.id) if len(verbs) == 1 else ()
    return all(e.id in dated or idle.intersection(forms(e.text, document.lang)) for e in verbs)


def _following(place: _Place, begin: int) -> Timex | None:
    """The date set off behind the thing, or of the one verb there: "Before the signing, in June 2021, they"."""
    document, text = place.document, place.document.text
    begin = _past_relative(place, begin)
    comma = text[begin : begin + 1] in COMMAS or text[:begin].endswith(tuple(COMMAS))
    word = WORD.match(text, begin)
    own = word is not None and any(
        e.start < word.end() for e in place.facts.events_between(document.id, begin, begin + 9)
    )
    own = own or (word is not None and fold_word(word[0]) in place.table.opens)
    if not comma and (_bound(place) or not (place.counted or own)):
        return None
    table, lang = words(document.lang), document.lang
    small = table.within | table.list_words | joints(lang).day_prepositions
    for timex in place.dates(begin, min(place.stop(), begin + _CLOSE))[:1]:
        between = WORD.findall(text[begin : timex.start])
        verbs = [e for e in place.facts.events_between(document.id, begin, timex.start) if e.pos == "VERB"]
        told = (place.table.that | place.table.sources | table.since | order_words(lang)) & {
            f for w in between for f in forms(w, lang)
        }
        if is_point(timex) and (
            all(fold_word(w) in small for w in between) or (len(verbs) == 1 and not told and not _bound(place))
        ):
            return timex
    return None


def _past_relative(place: _Place, begin: int) -> int:
    """Behind a clause that only says when the thing was: "the ceasefire, which was signed on 10 January,"."""
    text, lang = place.document.text, place.document.lang
    word = WORD.search(text, begin, place.stop())
    if word is None or not words(lang).relative.intersection(forms(word[0], lang)):
        return begin
    mark = mark_after(place.facts, place.document, word.end(), place.stop())
    return begin if mark is None else mark
