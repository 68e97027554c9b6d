"""Check of a number of events against the dates that are listed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chrono.chronology.checks.reckoning import FINE, span_of
from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft, Kind
from chrono.chronology.joints import split
from chrono.chronology.light import NOMINAL
from chrono.chronology.model import Statement
from chrono.chronology.phrases import Phrase, find, words
from chrono.chronology.wording import forms
from chrono.document.fold import fold_word
from chrono.document.model import Document
from chrono.temporal.civil import DAY, civil
from chrono.timex.model import Timex

COUNT = Kind("CHR116", "count-against-list", "warning", "A number of events that the list does not have")

_COUNT_REACH = 60
_NEXT = 12
"""The event counted begins within so many code points behind its number."""
_GAP, _LEAST = 16, 2
"""Most code points between two members of a list, and the fewest members of one."""
_PLACE, _VERBS, _MOST = 5, 2, 10
"""Most words between a date and the next of a list, and verbs between a number and its list."""
_STOPS = frozenset(".;؛!?؟\n")
_FIGURE_NEXT, _FIGURE_LAST = (
    re.compile(r"\s*(?:[,،]|and|و)\s*\d{1,2}\b(?!:)"),
    re.compile(r"\b\d{1,2}\s*(?:[,،]|and|و)\s*\Z"),
)
_WORD, _DAYS = re.compile(r"\w+"), re.compile(r"P(\d+)D")
_BARE_DAY = re.compile(r"(?<![\d.:/-])(\d{1,2})(?:st|nd|rd|th)?([\s,،]+(?:[^\W\d]+[\s,،]+){0,2}(?:[^\W\d]+)?)\Z")


@dataclass(frozen=True, slots=True)
class Listed:
    """Dates in a row; ``length`` counts the days without a month of their own too, which stand before ``dates``."""

    start: int
    length: int
    dates: tuple[Timex, ...]


def count_against_list(facts: Facts) -> Iterator[Draft]:
    """ "three attacks, on 3 May, 5 May, 7 May and 9 May"."""
    for document in facts.chronology.documents:
        for listed in _lists(facts, document):
            count = _count_before(facts, document, listed) or _count_behind(facts, document, listed)
            if count is not None and count.number != listed.length and not _more(document, listed):
                names = f"names {listed.length} dates."
                yield Draft(
                    f'"{document.text[count.start : count.end]}" and a list of {listed.length}',
                    f"The text counts {count.number} and {names}",
                    (facts.span(document.id, count.start, count.end), _quoted(facts, document, listed)),
                    "correct the number or complete the list",
                )


def _more(document: Document, listed: Listed) -> bool:
    """Whether bare figures go on behind a list, or stand before it in a list that is no expression."""
    after, before = (
        document.text[listed.dates[-1].end :][:_GAP],
        document.text[max(0, listed.start - _GAP) : listed.start],
    )
    return bool(_FIGURE_NEXT.match(after) or _FIGURE_LAST.search(before))


def _quoted(facts: Facts, document: Document, listed: Listed) -> Statement:
    refs = tuple(t.id for t in listed.dates)
    return facts.span(document.id, listed.start, listed.dates[-1].end, refs)


def _lists(facts: Facts, document: Document) -> Iterator[Listed]:
    """Runs of two dates or more with nothing between them but commas and small words."""
    dates = [t for t in facts.timexes_in.get(document.id, ()) if t.type == "DATE" and t.granularity in FINE]
    run: list[Timex] = []
    for timex in dates:
        if run and not _joined(document, run[-1], timex):
            yield _with_bare_days(facts, document, run)
            run = []
        run.append(timex)
    if run:
        yield _with_bare_days(facts, document, run)


def _joined(document: Document, first: Timex, second: Timex) -> bool:
    """Whether two dates of one unit are neighbours in a list, perhaps with their places: "3 May in Rome, 9 May in"."""
    gap, table = document.text[first.end : second.start], words(document.lang)
    if "\n" in gap or set(gap) & _STOPS or "(" in gap or first.granularity != second.granularity:
        return False
    if first.said[:7] == "XXXX-XX" or second.said[:7] == "XXXX-XX":
        return False  # "two months ago, in January" are no two dates
    said = [fold_word(w) for w in _WORD.findall(gap)]
    told = [w for w in said if not _ranked(w, document.lang)]
    small = len(gap) <= 2 * _GAP and all(w in table.list_words for w in told)
    small = small and (len(gap) <= _GAP or len(told) < len(said))
    placed = said and said[0] in table.within | table.placed and len(said) <= _PLACE and _parted(document, gap)
    return bool(small or placed) and not (table.after | table.before | table.since).intersection(said)


def _ranked(word: str, lang: str) -> bool:
    """Whether a word tells a member of a list by its place: "the first ... the second ... another"."""
    ranks = words(lang).ordinals.keys() | words(lang).again
    return any(f in ranks for f in forms(word, lang))


def _with_bare_days(facts: Facts, document: Document, run: Sequence[Timex]) -> Listed:
    """A run of dates with the figures before it that share its month and are no expressions: "3, 5, 7 and 9 May"."""
    length, start = len(run), run[0].start
    day = civil(span_of(run[0])[0] // DAY)[2] if run[0].granularity == "day" else 0
    floor = facts.sentence(document.id, start).start
    while match := _BARE_DAY.search(document.text, floor, start):
        number, gap = int(match[1]), match[2]
        small = all(fold_word(w) in words(document.lang).list_words for w in _WORD.findall(gap))
        if not (0 < number < day and small and gap.strip() and _parted(document, gap)):
            break
        length, start, day = length + 1, match.start(1), number
    return Listed(start, length, tuple(run))


def _parted(document: Document, gap: str) -> bool:
    """Whether a comma or a word such as "and" stands between two members of a list."""
    joiners = words(document.lang).joiners
    return bool(set(gap) & set(",،")) or bool(joiners & {fold_word(w) for w in _WORD.findall(gap)})


def _count_before(facts: Facts, document: Document, listed: Listed) -> Phrase | None:
    """A number with an event behind it, close before a list: the nearest one that no expression holds."""
    if listed.length < _LEAST or _is_period(document, listed):
        return None
    sentence, start = facts.sentence(document.id, listed.start), listed.start
    floor = max(sentence.start, start - _COUNT_REACH)
    held = facts.timexes_between(document.id, floor, start)
    days = _days(facts, document, listed, floor)
    if days is not None:
        return days
    for phrase in sorted(_counts(facts, document, floor, start, listed.length), key=lambda p: -p.start):
        if not any(t.start < phrase.end and phrase.start < t.end for t in held) and _alone(held, phrase, start):
            return phrase if phrase.number > 1 else None
    return None


def _days(facts: Facts, document: Document, listed: Listed, floor: int) -> Phrase | None:
    """A number of days or nights with nothing but a comma and small words before the days themselves."""
    held = [t for t in facts.timexes_between(document.id, floor, listed.start) if t.end <= listed.start]
    match = _DAYS.fullmatch(held[-1].value) if held and held[-1].type == "DURATION" else None
    said = split(document.text[held[-1].end : listed.start]) if match else []
    table, parted = words(document.lang), match and set(document.text[held[-1].end : listed.start]) & set(",،:(–—")
    small = all((table.within | table.list_words).intersection(forms(w, document.lang)) for w in said)
    before = split(document.text[max(0, held[-1].start - _GAP) : held[-1].start]) if match else []
    gap = (table.parted | table.at_most | table.separates).intersection((*before, *said))
    fitting = (
        match
        and parted
        and small
        and not gap
        and listed.length > _LEAST
        and len(said) <= _VERBS
        and listed.dates[0].granularity == "day"
    )
    return Phrase(held[-1].start, held[-1].end, int(match[1])) if match and fitting else None


def _is_period(document: Document, listed: Listed) -> bool:
    """Whether two dates are the ends of a period: "five times between 1930 and 1938"."""
    before = split(document.text[max(0, listed.start - _GAP) : listed.start])[-1:]
    return listed.length == _LEAST and bool(words(document.lang).spans.intersection(before))


def _count_behind(facts: Facts, document: Document, listed: Listed) -> Phrase | None:
    """ "on 3, 5 and 9 May there were raids, five in all", "these five eruptions"."""
    if listed.length < _LEAST:
        return None
    end, table = listed.dates[-1].end, words(document.lang)
    sentence = facts.sentence(document.id, listed.start)
    behind = document.text[end : min(sentence.end, end + _COUNT_REACH)]
    for phrase in find(document, facts.folded(document), table.numbers):
        if not end <= phrase.start < end + len(behind) or phrase.number < 2:
            continue
        ahead = split(document.text[end : phrase.start])
        following = split(document.text[phrase.end : min(sentence.end, phrase.end + _COUNT_REACH // 2)])
        total = bool(table.totals.intersection(following[:3]) or table.totals.intersection(ahead[-2:]))
        held = any(t.start < phrase.end for t in facts.timexes_between(document.id, phrase.start - 1, phrase.end))
        total = total or (not held and bool(table.times.intersection(following[:1])))
        taken_up = table.these.intersection(ahead[-1:]) and following
        if (total or taken_up) and not facts.timexes_between(document.id, end, phrase.start):
            return phrase
    return _definite_behind(facts, document, end, sentence.end) or _all_next(facts, document, sentence.end)


def _definite_behind(facts: Facts, document: Document, start: int, end: int) -> Phrase | None:
    """A number with an article behind its noun, which takes up what was listed: "the floods, all three"."""
    for phrase in find(document, facts.folded(document), words(document.lang).definite_numbers):
        if start <= phrase.start < min(end, start + _COUNT_REACH) and 1 < phrase.number <= _MOST:
            return None if facts.timexes_between(document.id, start, phrase.start) else phrase
    return None


def _all_next(facts: Facts, document: Document, start: int) -> Phrase | None:
    """ "All four" at the head of the sentence behind a list, or the matches "the four" in it."""
    table, sentence = words(document.lang), facts.sentence(document.id, min(start + 1, len(document.text) - 1))
    if sentence.start < start or facts.timexes_between(document.id, sentence.start, sentence.end):
        return None
    for phrase in find(document, facts.folded(document), table.numbers):
        ahead = split(document.text[sentence.start : phrase.start]) if sentence.start <= phrase.start else []
        if phrase.start < sentence.end and len(ahead) == 1 and table.totals.intersection(ahead) and phrase.number > 1:
            return phrase
    return _definite_behind(facts, document, sentence.start, sentence.end)


def _alone(held: Sequence[Timex], phrase: Phrase, start: int) -> bool:
    """Whether no other date that counts stands between a number and the list: it may belong to that one."""
    return not any(t.granularity == "day" and t.type == "DATE" and phrase.end <= t.start < start for t in held)


def _counts(facts: Facts, document: Document, floor: int, start: int, length: int) -> Iterator[Phrase]:
    """What counts events in a stretch of text: a number with its noun, "twice", and a noun that means two itself."""
    table, folded = words(document.lang), facts.folded(document)
    events = [e for e in facts.events_between(document.id, floor, start) if e.pos in NOMINAL and e.end <= start]
    for phrase in find(document, folded, table.numbers):
        if floor <= phrase.start < start:
            event = next((e for e in events if 0 < e.start - phrase.end <= _NEXT), None)
            end = event.end if event else _times(document, phrase, start) or _set_off(facts, document, phrase, start)
            end = end or _thing(document, phrase, start)
            end = end or (_noun(facts, document, phrase, start) if 1 < phrase.number < length else None)
            if end:
                yield Phrase(phrase.start, end, phrase.number)
    for phrase in find(document, folded, table.definite_numbers):
        if floor <= phrase.start < start and 1 < phrase.number <= _MOST:
            yield phrase
    for match in (*table.twice.finditer(folded.text), *table.duals.finditer(folded.text)):
        if table.not_duals.intersection(_plain(match[0], document.lang)):
            continue
        at, end = folded.start(match.start()), folded.end(match.end(), document.text)
        if floor <= at and end <= start:
            yield Phrase(at, end, 2)


def _times(document: Document, phrase: Phrase, start: int) -> int | None:
    """The end of "times" or "days" behind a number, perhaps behind one word more."""
    said = [*_WORD.finditer(document.text, phrase.end, min(start, phrase.end + 2 * _NEXT))][:2]
    return next((w.end() for w in said if fold_word(w[0]) in words(document.lang).times), None)


def _plain(word: str, lang: str) -> tuple[str, ...]:
    """The forms of a word, also without an article glued to it."""
    glued, article = forms(word, lang), words(lang).article
    return (*glued, *(f.removeprefix(article) for f in glued if article))


def _thing(document: Document, phrase: Phrase, start: int) -> int | None:
    """The end of a noun such as "sessions" right behind a number."""
    said = _WORD.search(document.text, phrase.end, start)
    known = (
        said
        and said.start() - phrase.end <= 1
        and words(document.lang).counted_things.intersection(forms(said[0], document.lang))
    )
    return said.end() if said and known else None


def _noun(facts: Facts, document: Document, phrase: Phrase, start: int) -> int | None:
    """The end of what is counted, whatever it is: fewer things than dates cannot have one date each."""
    said = [*_WORD.finditer(document.text, phrase.end, start)]
    plain = said and said[0].start() - phrase.end <= 1 and said[0][0][0].isalpha()
    between = document.text[phrase.end : start]
    if not plain or set(between) & _STOPS or fold_word(said[0][0]) in words(document.lang).list_words:
        return None
    verbs = [e for e in facts.events_between(document.id, phrase.end, start) if e.pos == "VERB"]
    return said[0].end() if len(verbs) <= _VERBS else None


def _set_off(facts: Facts, document: Document, phrase: Phrase, start: int) -> int | None:
    """The end of the noun counted, when only light verbs and a comma or colon part it from the list."""
    table = words(document.lang)
    said = [*_WORD.finditer(document.text, phrase.end, start)]
    between = document.text[said[0].end() : start] if said else ""
    small = all(fold_word(w[0]) in table.light | table.list_words | table.within for w in said[1:])
    verbs = [e for e in facts.events_between(document.id, phrase.end, start) if e.pos == "VERB"]
    opened = re.search(r"[:(]\W*(?:\w+\W+){0,3}\Z", between) is not None and len(verbs) <= 1
    return said[0].end() if said and (opened or (small and set(between) & set(",:،("))) else None


CHECKS = ((COUNT, count_against_list),)
