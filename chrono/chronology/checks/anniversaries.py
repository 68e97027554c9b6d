"""Check of anniversaries against dates."""

import re
from collections.abc import Iterator, Sequence

from chrono.chronology.checks.offset import set_off
from chrono.chronology.checks.reckoning import FINE, in_order, span_of, years_of
from chrono.chronology.checks.stated import MARK, Stated, date_of, stated
from chrono.chronology.claims import is_counted
from chrono.chronology.facts import Facts
from chrono.chronology.findings import Draft, Kind
from chrono.chronology.joints import split
from chrono.chronology.phrases import Phrase, find, places, words
from chrono.chronology.wording import WORD, forms, terms, wording
from chrono.document.fold import fold_word
from chrono.document.model import Document
from chrono.temporal.civil import DAY, civil, parse_moment
from chrono.timex.model import Timex

ANNIVERSARY = Kind("CHR115", "anniversary-against-dates", "error", "An anniversary that the dates do not give")

_APPOSED = 3
"""Code points between a date and the distance set beside it, as in "in 1989, twenty years ago"."""
_WORD = re.compile(r"\w+")
_WORDS = 4
_LONG = re.compile(r"P(\d+)(Y|DE|CE)")
_YEARS = {"Y": 1, "DE": 10, "CE": 100}
_NEAR, _STOP = 45, re.compile(r"[.;؛!?؟\n]")


def anniversary_against_dates(facts: Facts) -> Iterator[Draft]:
    """ "the tenth anniversary of the war of 2014", told of 2025."""
    for document in facts.chronology.documents:
        anniversaries = find(document, facts.folded(document), words(document.lang).anniversaries)
        fixed = [*_jubilees(facts, document), *anniversaries]
        for phrase in _longest([*fixed, *_counted(facts, document)]):
            timexes = _dated_in_sentence(facts, document, phrase)
            if _goes_on(document, phrase) or _is_of_somebody(facts, document, phrase):
                continue  # the age of somebody has a check of its own
            if len(timexes) < 2 and phrase in fixed:
                table = wording(document.lang)
                told: Sequence[Stated] = stated(facts, document, table) if table else ()
                here = {t.id for t in timexes}
                origin = _origin(facts, document, phrase, [s for s in told if s.timex.id not in here])
                if origin is not None and origin.id not in {t.id for t in timexes}:
                    yield from _anniversary(facts, document, phrase, origin, timexes)
                    continue
            base = _commemorated(timexes, phrase)
            if base is not None and not _is_of_another(facts, document, phrase, base):
                yield from _anniversary(facts, document, phrase, base, [t for t in timexes if t is not base])
        for phrase in find(document, facts.folded(document), words(document.lang).elapsed):
            timexes = _dated_in_sentence(facts, document, phrase)
            base = next((t for t in timexes if _beside(facts, document, phrase, t) and t.said[:4].isdigit()), None)
            if base is not None:
                yield from _anniversary(facts, document, phrase, base, [t for t in timexes if t is not base])


def _longest(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases that stand inside no other one."""
    kept: list[Phrase] = []
    for phrase in sorted(phrases, key=lambda p: p.start - p.end):
        if not any(p.start <= phrase.start and phrase.end <= p.end for p in kept):
            kept.append(phrase)
    return kept


def _beside(facts: Facts, document: Document, phrase: Phrase, date: Timex) -> bool:
    """Whether a date is set right before or behind a distance: "in 1989, ten years ago", "ten years ago today, on"."""
    if 0 <= phrase.start - date.end <= _APPOSED:
        return True
    if not 0 <= date.start - phrase.end <= _NEAR:
        return False
    inner = facts.timexes_between(document.id, phrase.start, date.start)
    said = _WORD.finditer(document.text, phrase.end, date.start)
    small = words(document.lang).within
    free = [w for w in said if not any(t.start <= w.start() < t.end for t in inner)]
    return bool(set(document.text[phrase.end : date.start]) & set(",،")) and all(fold_word(w[0]) in small for w in free)


def _goes_on(document: Document, phrase: Phrase) -> bool:
    """Whether the number goes on behind a phrase: "the twenty-fifth after the hundredth"."""
    return document.text[phrase.end :].lstrip().startswith(words(document.lang).beyond)


def _is_of_somebody(facts: Facts, document: Document, phrase: Phrase) -> bool:
    """Whether a birth is told in the sentence of a birthday or an age, or in one beside it."""
    text, folded = document.text[phrase.start : phrase.end], facts.folded(document)
    ages = (*find(document, folded, words(document.lang).ages), *find(document, folded, words(document.lang).bare_ages))
    if not any(a.start < phrase.end and phrase.start < a.end for a in ages) or not text:
        return False
    sentence = facts.sentence(document.id, phrase.start)
    before = facts.sentence(document.id, max(0, sentence.start - 2))
    behind = facts.sentence(document.id, min(sentence.end + 2, len(document.text) - 1))
    births = places(document, folded, words(document.lang).born)
    return any(before.start <= b < max(behind.end, sentence.end) for b in births)


def _origin(facts: Facts, document: Document, phrase: Phrase, told: Sequence[Stated]) -> Timex | None:
    """The date told in another sentence of what is remembered: "the anniversary of the collapse", "its anniversary"."""
    sentence = facts.sentence(document.id, phrase.start)
    mark = MARK.search(document.text, phrase.end, sentence.end)
    thing = list(WORD.finditer(document.text, phrase.end, mark.start() if mark else sentence.end))
    verbs = [e.start for e in facts.events_between(document.id, phrase.end, sentence.end) if e.pos == "VERB"]
    dates = [t.start for t in facts.timexes_between(document.id, phrase.end, sentence.end)]
    stop = min([sentence.end, *verbs, *dates])
    named = terms(document, [w for w in thing if w.start() < stop])
    if named:
        return date_of(named, phrase.start, told, document.lang)
    before = facts.sentence(document.id, max(0, sentence.start - 2))
    near = [s for s in told if before.start <= s.timex.start < sentence.start]
    return near[0].timex if sentence.start and len(near) == 1 and _owned(document, phrase) else None


def _owned(document: Document, phrase: Phrase) -> bool:
    """Whether a pronoun says whose anniversary it is: that of what was just told."""
    table = wording(document.lang)
    if table is None:
        return False
    ahead = {fold_word(w) for w in _WORD.findall(document.text[max(0, phrase.start - 8) : phrase.start])[-1:]}
    inside = _WORD.findall(document.text[phrase.start : phrase.end])
    if table.verb_first:
        return any(w.endswith(table.owner_tails) for w in inside)
    return bool(ahead & (table.owners - words(document.lang).definite - table.pronouns))


def _is_of_another(facts: Facts, document: Document, phrase: Phrase, base: Timex) -> bool:
    counted = facts.timexes_between(document.id, phrase.start, phrase.start + 1)
    return any(facts.is_of_another(timex.id, base.id) for timex in counted)


def _commemorated(timexes: Sequence[Timex], phrase: Phrase) -> Timex | None:
    """The date that is remembered: the first behind the phrase, unless an older one stands before it."""
    dated = [t for t in timexes if t.said[:4].isdigit()]
    behind = next((t for t in dated if t.start >= phrase.end), None)
    oldest = min(dated, key=lambda t: span_of(t)[0], default=None)
    if behind is None:
        return oldest if len(timexes) > 1 else None
    return oldest if behind is max(timexes, key=lambda t: span_of(t)[0]) and len(timexes) > 1 else behind


def _counted(facts: Facts, document: Document) -> Iterator[Phrase]:
    """ "ten years after": a number of years and a word such as "after" behind it."""
    after = words(document.lang).after
    for timex in facts.timexes_in.get(document.id, ()):
        years = _LONG.fullmatch(timex.value)
        ahead = _WORD.findall(document.text[max(0, timex.start - 12) : timex.start])[-1:]
        following = _WORD.match(document.text, timex.end + 1)
        behind = [following[0]] if following else []
        turned = after & {fold_word(w) for w in ahead + behind} or _remembers(document, timex)
        turned = turned and (not is_counted(timex) or _dated_behind(facts, document, timex))
        if timex.type == "DURATION" and years and timex.mod is None and turned and not set_off(document, timex, 2):
            led = following is not None and fold_word(following[0]) in after
            yield Phrase(
                timex.start, following.end() if following and led else timex.end, int(years[1]) * _YEARS[years[2]]
            )


def _dated_behind(facts: Facts, document: Document, timex: Timex) -> bool:
    """Whether the date of what a distance is counted from is written right behind it: "a decade after the coup of"."""
    behind = facts.timexes_between(document.id, timex.end, timex.end + _NEAR)[:1]
    return any(t.said[:4].isdigit() and len(split(document.text[timex.end : t.start])) <= _WORDS for t in behind)


def _remembers(document: Document, timex: Timex) -> bool:
    """Whether a word near a number of years says that something is remembered or has lasted so long."""
    words_ = words(document.lang).remembers
    ahead, behind = document.text[max(0, timex.start - _NEAR) : timex.start], document.text[timex.end :][:_NEAR]
    near = [*split(_STOP.split(ahead)[-1]), *split(_STOP.split(behind)[0])]
    return any(words_.intersection(forms(w, document.lang)) for w in near)


def _jubilees(facts: Facts, document: Document) -> Iterator[Phrase]:
    """Words that are anniversaries themselves: "the centenary", "the golden jubilee"."""
    table, folded = words(document.lang), facts.folded(document)
    for match in table.jubilee_words.finditer(folded.text) if table.jubilees else ():
        start, end = folded.start(match.start()), folded.end(match.end(), document.text)
        yield Phrase(start, end, table.jubilees[match["s"]])


def _dated_in_sentence(facts: Facts, document: Document, phrase: Phrase) -> list[Timex]:
    sentence = facts.sentence(document.id, phrase.start)
    inside = facts.timexes_between(document.id, sentence.start, sentence.end)
    whole = [t for t in inside if t.type == "DATE" and t.granularity in FINE and t.begin and t.finish]
    return [t for t in whole if t.end <= phrase.start or phrase.end <= t.start]


def _anniversary(
    facts: Facts, document: Document, phrase: Phrase, base: Timex, others: Sequence[Timex]
) -> Iterator[Draft]:
    """The finding when no date of the sentence (or publication, without one) lies so many years after the base."""
    day = parse_moment(document.published or "")
    today = [] if day is None else [(civil(day // DAY)[0],) * 2]
    spans, first = [years_of(t) for t in others] or today, years_of(base)[0]
    if first > max(last for _, last in spans) or (not others and today and first == today[0][0]):
        return  # what is still to come, or is told of this year alone, is no origin
    since = [years_of(base), *spans]
    now = [years_of(base), *today]
    if not spans or _some_apart(since, phrase.number) or _some_apart(now, phrase.number):
        return
    when = f'"{others[0].text}"' if others else f"publication ({document.published})"
    quotes = (facts.span(document.id, phrase.start, phrase.end), facts.quote(base), *map(facts.quote, others[:1]))
    yield Draft(
        f'{quotes[0].quote!r} does not fit "{base.text}"',
        f"From {base.value} to {when} are {spans[0][0] - first} years, not {phrase.number}.",
        in_order(quotes),
        "correct the number or one of the dates",
    )


def _some_apart(spans: Sequence[tuple[int, int]], number: int) -> bool:
    """Whether some two of these spans of years can lie so many years apart."""
    return any(later[0] - early[1] <= number <= later[1] - early[0] for early in spans for later in spans)


CHECKS = ((ANNIVERSARY, anniversary_against_dates),)
