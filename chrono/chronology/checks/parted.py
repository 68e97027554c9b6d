"""Distances told of two dates together, or in the sentence behind: "nine days apart", "Ten days later, on 15 May"."""

import re
from collections.abc import Iterator, Sequence

from chrono.chronology.checks.distance import Amount, amount, away, fits, is_point, measurable, points
from chrono.chronology.checks.offset import set_off
from chrono.chronology.facts import Facts
from chrono.chronology.joints import split
from chrono.chronology.phrases import words
from chrono.chronology.wording import forms, wording
from chrono.document.model import Document
from chrono.timex.model import Timex

_CLAUSE, _BEHIND, _NEAR = 60, 24, 10
_STOPS = frozenset(".;؛!?؟\n")
_OPENS, _EXPLAINS = re.compile(r"[,،:;؛]"), frozenset(":;؛")
_TURNS = 5
"""Most words from the first date to the distance ("came exactly")."""


def parted_dates(facts: Facts) -> Iterator[tuple[Timex, Timex, Timex]]:
    """(distance, date, date) where the two dates of a statement do not lie so far apart as it says."""
    periods = {(r.from_, r.to) for r in facts.chronology.ranges}
    for document in facts.chronology.documents:
        for said in facts.timexes_in.get(document.id, ()):
            distance = amount(said)
            ends = _ends(facts, document, said) if distance else None
            if ends and (ends[0].id, ends[1].id) in periods and not _listed(document, *ends):
                continue  # the length of a period has a check of its own
            if distance and ends and measurable(distance, ends) and not _holds(document, said, ends, distance):
                yield said, *ends


def _ends(facts: Facts, document: Document, said: Timex) -> tuple[Timex, Timex] | None:
    """The two dates that a distance is told of."""
    sentence = facts.sentence(document.id, said.start)
    inside = [t for t in points(facts, document, sentence) if t.id != said.id]
    if _says_parted(document, said):
        if not inside and sentence.start:
            inside = points(facts, document, facts.sentence(document.id, max(0, sentence.start - 2)))
        return _two(inside)
    if _counts_on(document, said) and len(inside) == 1 and inside[0].start >= said.end and sentence.start:
        before = points(facts, document, facts.sentence(document.id, max(0, sentence.start - 2)))
        linked = _linked(document, said, inside[0])
        return _two([*before, *inside]) if linked and len(before) == 1 else None
    told = _turned(document, said, inside) or _within(document, said, inside) or _closes(document, said, inside)
    told = told or _explained(facts, document, said, inside)
    return _two(inside) if told else None


def _explained(facts: Facts, document: Document, said: Timex, inside: Sequence[Timex]) -> bool:
    """ "It reopened ten days after it had closed: it closed on 3 May and reopened on 13 May."."""
    if len(inside) != 2 or inside[0].start < said.end:
        return False
    table = words(document.lang)
    behind = split(document.text[said.end : said.end + _NEAR])[:1]
    ahead = split(document.text[max(0, said.start - _NEAR) : said.start])[-1:]
    turned = table.after | table.before
    counted = turned.intersection(behind) or any(turned.intersection(forms(w, document.lang)) for w in ahead)
    between = document.text[said.end : inside[0].start]
    mark = _OPENS.search(between)
    lead = split(between[mark.end() :])[:1] if mark else []
    opened = mark is not None and (mark[0] in _EXPLAINS or bool(table.explains.intersection(lead)))
    both = all(facts.events_between(document.id, a, b) for a, b in (_after(said, inside[0], mark), _gap(inside)))
    return bool(counted and opened and both)


def _after(said: Timex, date: Timex, mark: re.Match[str] | None) -> tuple[int, int]:
    return said.end + (mark.end() if mark else 0), date.start


def _gap(inside: Sequence[Timex]) -> tuple[int, int]:
    return inside[0].end, inside[1].start


def _closes(document: Document, said: Timex, inside: Sequence[Timex]) -> bool:
    """ "He was shot on 5 May and died on 9 May, after two months.": the distance is set behind both dates."""
    if len(inside) != 2 or said.start < inside[1].end or not set_off(document, said):
        return False
    between = document.text[inside[1].end : said.start]
    return between.lstrip()[:1] in (",", "،") and len(split(between)) <= 2


def _listed(document: Document, first: Timex, second: Timex) -> bool:
    """Whether two dates are told one beside the other: "on 3 May and 9 May"."""
    table = words(document.lang)
    joiners, between = tuple(table.joiners), document.text[first.end : second.start].strip()
    return between.startswith(joiners) if joiners else False


def _two(found: Sequence[Timex]) -> tuple[Timex, Timex] | None:
    return (found[0], found[1]) if len(found) == 2 and found[0].granularity == found[1].granularity else None


def _holds(document: Document, said: Timex, ends: tuple[Timex, Timex], distance: Amount) -> bool:
    """Whether the dates fit; "within three days" gives the most only."""
    gap = away(*ends)
    most = not _says_parted(document, said) and _within(document, said, ends)
    return (gap is None or gap[0] <= distance.most) if most else fits(*ends, distance)


def _says_parted(document: Document, said: Timex) -> bool:
    """Whether a word of the clause says that the distance lies between two things."""
    table = words(document.lang)
    ahead = document.text[max(0, said.start - _CLAUSE) : said.start]
    behind = document.text[said.end : said.end + _CLAUSE]
    for stop in _STOPS:
        ahead, behind = ahead.rpartition(stop)[2], behind.partition(stop)[0]
    near = [*split(ahead)[-3:], *split(behind)[:4]]
    whole = split(document.text[max(0, said.start - 2 * _CLAUSE) : said.start])
    told = any(table.separates.intersection(forms(w, document.lang)) for w in whole) or any(
        table.parted.intersection(forms(w, document.lang)) for w in near
    )
    verbs = wording(document.lang)
    led = split(ahead)[-1:] == ["by"] or document.text[said.start - 1 : said.start] in (verbs.bound if verbs else ())
    if verbs and led and any((verbs.precedes | verbs.follows).intersection(forms(w, document.lang)) for w in whole):
        return True
    turned = split(document.text[said.end : said.end + _NEAR])[:1]
    return told and not (table.after | table.before | table.since | table.later).intersection(turned)


def _counts_on(document: Document, said: Timex) -> bool:
    """Whether a distance is counted from what the sentence before told: "Ten days later"."""
    behind = split(document.text[said.end : said.end + _NEAR])[:1]
    return bool(words(document.lang).later.intersection(behind)) or set_off(document, said)


def _linked(document: Document, said: Timex, date: Timex) -> bool:
    """Whether only small words part a distance and the date it leads to."""
    table = words(document.lang)
    between = split(document.text[said.end : date.start])
    small = table.within | table.list_words | table.later | table.definite
    return len(between) <= _TURNS and all(w in small for w in between)


def _turned(document: Document, said: Timex, inside: Sequence[Timex]) -> bool:
    """ "The vote on 9 May came exactly a month after the speech of 2 May", "two weeks after that, on 3 July"."""
    if len(inside) != 2 or not inside[0].end <= said.start or not said.end <= inside[1].start:
        return False
    table = words(document.lang)
    behind = split(document.text[said.end : inside[1].start])
    ahead = split(document.text[inside[0].end : said.start])
    counted = behind[:1] and behind[0] in table.after | table.before | table.later
    glued = ahead[-1:] and (table.after | table.before).intersection(forms(ahead[-1], document.lang))
    free = not set(document.text[inside[0].end : inside[1].start]) & _STOPS
    return bool(free and (counted or glued) and (len(ahead) <= _TURNS or _linked(document, said, inside[1])))


def _within(document: Document, said: Timex, inside: Sequence[Timex]) -> bool:
    """ "She fell ill on 2 May, and within three days, on 19 May, she was dead"."""
    before = split(document.text[max(0, said.start - _BEHIND) : said.start])[-1:]
    lead = len(inside) == 2 and inside[0].end <= said.start and said.end <= inside[1].start
    led = any(words(document.lang).at_most.intersection(forms(w, document.lang)) for w in before)
    return bool(lead and led and _linked(document, said, inside[1]) and is_point(inside[1]))
