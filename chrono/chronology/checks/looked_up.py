"""Order and distance told of a thing that another statement dates: "on 10 May, before the election", held on 3 March.

The thing behind the word of order (or the one before it, where it has no date) is looked up by its words among the
statements with a date that stand near.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chrono.chronology.checks.distance import amount, away, fits, is_point, measurable
from chrono.chronology.checks.stated import COMMAS, MARK, Stated, date_of, order_words, stated
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
        return bool(a and b and a.begin is not None and b.end is not None and a.begin >= b.end)

    @property
    def misses(self) -> bool:
        """Whether the dates do not lie so far apart as is said."""
        said = amount(self.distance, bare=True) if self.distance else None
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
        return [t for t in found if t.type in ("DATE", "TIME")]


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
    for timex in (t for t in near if t.type == "DURATION"):
        span = (timex.end, word.start()) if timex.end <= word.start() else (word.end(), timex.start)
        between = text[slice(*span)]
        bound = span[0] == word.end() and between.rstrip("ـ").endswith(table.bound or ("\0",))
        if not between.strip() or (bound and not MARK.search(between)):
            return timex
    return None


def _read(place: _Place, turn: int) -> Told | None:
    """What one word of order says."""
    lang, table = place.document.lang, place.table
    if table.into.intersection(forms(place.word[0], lang)) and not place.counted:
        return None
    thing, end = _thing(place)
    if any(table.denied.intersection(forms(w[0], lang)) for w in thing):
        return None
    own = place.dates(place.end, end)
    first = _first(place, end, bool(own))
    second = first and (_own(own, end) if own else _second(place, thing, first))
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
    mark = MARK.search(document.text, begin, stop)
    said = list(WORD.finditer(document.text, begin, mark.start() if mark else stop))
    order = order_words(document.lang)
    cut = next((n for n, w in enumerate(said) if order.intersection(forms(w[0], document.lang))), len(said))
    said, end = said[:cut], said[cut].start() if cut < len(said) else mark.start() if mark else stop
    return said, end if stop != getattr(counted, "start", None) else place.end


def _own(own: Sequence[Timex], end: int) -> Timex | None:
    """The date of a thing that has one: "the coup of 3 March"."""
    return own[0] if len(own) == 1 and own[0].end == end and is_point(own[0]) else None


def _second(place: _Place, thing: _Words, first: Timex) -> Timex | None:
    """The date of the thing: looked up by its words, or that of the statement before for "before that"."""
    lang, table = place.document.lang, place.table
    named = terms(place.document, thing)
    bound = (table.before_it | table.after_it).intersection(forms(place.word[0], lang))
    if named and not bound:
        return date_of(named, place.word.start(), place.told, lang) if len(named) <= _MOST else None
    if not bound and not (thing and all(table.pronouns.intersection(forms(w[0], lang)) for w in thing)):
        return None
    here = min(first.start, place.start)
    before = place.facts.sentence(place.document.id, max(0, place.facts.sentence(place.document.id, here).start - 2))
    near = [s.timex for s in place.told if before.start <= s.timex.start < here]
    return near[0] if len(near) == 1 else None


def _first(place: _Place, end: int, own: bool) -> Timex | None:
    """The date of what is told to be before or after: before the word of order, or set off behind the thing."""
    facts, document, start = place.facts, place.document, place.start
    sentence = facts.sentence(document.id, place.word.start())
    begin = max([sentence.start, *(m.end() for m in _STOP.finditer(document.text, sentence.start, start))])
    dates = place.dates(begin, start)
    if dates and _leads(place, dates[-1]):
        return None if own and not place.counted else dates[-1]
    lead = list(WORD.finditer(document.text, dates[-1].end if dates else begin, start))
    named = terms(document, lead)
    behind = _following(place, end) if place.counted or not named else None
    if behind or not named or len(lead) > _LONGEST or dates:
        return behind
    return date_of(named, start, place.told, document.lang)


def _leads(place: _Place, date: Timex) -> bool:
    """Whether a date dates what stands right before a word of order: no other verb comes between."""
    facts, document, table = place.facts, place.document, place.table
    said = {f for w in WORD.findall(document.text[date.end : place.start]) for f in forms(w, document.lang)}
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
    if text[begin : begin + 1] not in COMMAS and not text[:begin].endswith(tuple(COMMAS)) and not place.counted:
        return None
    table, lang = words(document.lang), document.lang
    small = table.within | table.list_words | joints(lang).day_prepositions
    for timex in place.dates(begin, min(place.stop(), begin + _CLOSE))[:1]:
        between = WORD.findall(text[begin : timex.start])
        verbs = [e for e in place.facts.events_between(document.id, begin, timex.start) if e.pos == "VERB"]
        told = (place.table.that | place.table.sources | table.since | order_words(lang)) & {
            f for w in between for f in forms(w, lang)
        }
        if is_point(timex) and (all(fold_word(w) in small for w in between) or (len(verbs) == 1 and not told)):
            return timex
    return None


def _past_relative(place: _Place, begin: int) -> int:
    """Behind a clause that only says when the thing was: "the ceasefire, which was signed on 10 January,"."""
    text, lang = place.document.text, place.document.lang
    word = WORD.search(text, begin, place.stop())
    if word is None or not words(lang).relative.intersection(forms(word[0], lang)):
        return begin
    mark = MARK.search(text, word.end(), place.stop())
    return mark.start() if mark else begin
