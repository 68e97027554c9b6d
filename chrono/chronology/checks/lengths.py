"""The length of a period told in its sentence, away from it: "began on 4 March and ended on 10 March; it lasted"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chrono.chronology.checks.distance import amount, fits, is_point, measurable, points
from chrono.chronology.checks.period import told_periods
from chrono.chronology.facts import Facts
from chrono.chronology.joints import split
from chrono.chronology.phrases import words
from chrono.chronology.wording import forms, wording
from chrono.document.model import Document, Span
from chrono.timex.model import Range, Timex

_REACH = 14
_APPOSED = re.compile(r"[,،:;؛(–—-]\s*\Z")
_DATED = re.compile(r"(?:(?:XXXX|\d{4})-\d\d(?:-\d\d)?|\d{4})(?:T\d\d:\d\d)?")
_HEAD, _TURN = 4, 4
_HYPHEN = re.compile(r"\w-\w")


@dataclass(frozen=True, slots=True)
class Length:
    """A duration and the two ends of the period that it measures."""

    said: Timex
    first: Timex
    last: Timex


def told_lengths(facts: Facts) -> Iterator[Length]:
    """Durations that measure a period of their sentence, or of the one before, and do not fit it."""
    spans = _periods(facts)
    for document in facts.chronology.documents:
        for said in facts.timexes_in.get(document.id, ()):
            length = amount(said)
            if length is None:
                continue
            ends = _ends(facts, document, said, spans.get(document.id, ()))
            if ends and measurable(length, ends) and not fits(*ends, length):
                yield Length(said, *ends)


def _periods(facts: Facts) -> dict[str, list[tuple[Timex, Timex]]]:
    """Document id -> the pairs of begin and end that it tells."""
    found: dict[str, list[tuple[Timex, Timex]]] = {}
    for range_ in facts.chronology.ranges:
        ends = facts.timexes.get(range_.from_ or ""), facts.timexes.get(range_.to or "")
        if ends[0] and ends[1] and not is_list(facts, range_):
            found.setdefault(range_.document or "", []).append((ends[0], ends[1]))
    for first, last in told_periods(facts):
        found.setdefault(first.document or "", []).append((first, last))
    return found


def is_list(facts: Facts, range_: Range) -> bool:
    """Whether a range is two dates that are told one beside the other: "on 3 and 5 May", not "between 3 and 5 May"."""
    first, last = facts.timexes.get(range_.from_ or ""), facts.timexes.get(range_.to or "")
    document = facts.documents.get(range_.document or "")
    if first is None or last is None or document is None or not document.text:
        return False
    table = words(document.lang)
    between = split(document.text[first.end : last.start])
    before = split(document.text[max(0, first.start - _REACH) : first.start])[-2:]
    joined = [w for w in between if w in table.joiners or w in table.list_words] or any(
        last.text.startswith(j) or document.text[: last.start].endswith(j) for j in table.joiners if len(j) == 1
    )
    return bool(joined) and not table.spans.intersection((*before, *between)) and range_.start >= first.start


def _ends(
    facts: Facts, document: Document, said: Timex, periods: Sequence[tuple[Timex, Timex]]
) -> tuple[Timex, Timex] | None:
    """The two ends of what a duration measures."""
    sentence = facts.sentence(document.id, said.start)
    if not _measures(document, said, sentence):
        return None
    inside = points(facts, document, sentence)
    if not inside and sentence.start and _leads(document, said, sentence):
        sentence = facts.sentence(document.id, max(0, sentence.start - 2))
        inside = points(facts, document, sentence)
    here = [p for p in periods if any(sentence.start <= t.start < sentence.end for t in p)]
    told = [p for p in here if all(is_point(t) for t in p)]
    if len({(p[0].id, p[1].id) for p in told}) == 1 and len(inside) <= len(told[0]):
        return told[0]
    return (inside[0], inside[1]) if _pair(document, said, inside) and not _counted(document, said) else None


def _counted(document: Document, said: Timex) -> bool:
    """Whether a word of order leads to a length: "after two years", which is a distance."""
    table = words(document.lang)
    ahead = split(document.text[max(0, said.start - _REACH) : said.start])[-1:]
    return any((table.after | table.before).intersection(forms(w, document.lang)) for w in ahead)


def _leads(document: Document, said: Timex, sentence: Span) -> bool:
    """ "It lasted three weeks.": the sentence tells of a length and of nothing else."""
    before = split(document.text[sentence.start : said.start])
    return _takes_up(document, said, sentence) or (
        len(before) <= 4 and any(words(document.lang).takes.intersection(forms(w, document.lang)) for w in before)
    )


def _takes_up(document: Document, said: Timex, sentence: Span) -> bool:
    """ "The ninety days of detention were counted": a length at the begin of its sentence, as one that is known."""
    table = words(document.lang)
    before = split(re.split(r"[;؛:]", document.text[sentence.start : said.start])[-1])
    known = table.definite | table.these
    return 0 < len(before) <= 2 and before[-1] in known and all(w in known | table.within for w in before)


def _pair(document: Document, said: Timex, inside: Sequence[Timex]) -> bool:
    """Whether a sentence has just two dates of one unit, and a duration that measures them stands behind both."""
    if len(inside) != 2 or inside[0].granularity != inside[1].granularity:
        return False
    a, b = inside[0].begin or "", inside[1].begin or ""
    dated = all(_DATED.fullmatch(t.said) for t in inside)
    return dated and a < b and (_apposed(document, inside[1], said) or _takes(document, said))


def _apposed(document: Document, last: Timex, said: Timex) -> bool:
    """Whether a duration is set behind the last date: ", a voyage of twenty days"."""
    between = document.text[last.end : said.start]
    return last.end <= said.start and between[:1] in tuple(",،:;؛(") and len(split(between)) <= _HEAD


def _takes(document: Document, said: Timex) -> bool:
    """Whether a verb of lasting leads to a duration; where verbs lead, what it is told of stands between."""
    table = wording(document.lang)
    turn = _TURN if table and table.verb_first else _HEAD - 1
    before = split(document.text[max(0, said.start - 2 * _REACH) : said.start])[-turn:]
    return any(words(document.lang).takes.intersection(forms(w, document.lang)) for w in before)


def _measures(document: Document, said: Timex, sentence: Span) -> bool:
    """Whether what stands around a duration says that it is a length and no distance or rate."""
    table = words(document.lang)
    before = document.text[max(sentence.start, said.start - 2 * _REACH) : said.start]
    behind = split(document.text[said.end : said.end + _REACH])[:1]
    turned = table.after | table.before | table.since | table.away
    last = [f for w in split(before)[-2:] for f in forms(w, document.lang)]
    rate = said.value.startswith("PT") and table.rates.issuperset(behind)
    ahead = turned - table.lasts - table.rates - table.within
    if (turned.intersection(behind) and not rate) or ahead.intersection(last):
        return False
    attribute = _HYPHEN.search(said.text) is not None or _HYPHEN.search(document.text[said.start : said.end + 2])
    verbs = wording(document.lang)
    takes = split(before)[-_TURN:] if verbs and verbs.verb_first else []  # "the exile lasted": the verb stands first
    takes = [f for w in takes for f in forms(w, document.lang)]
    led = table.takes.intersection(takes) or _takes_up(document, said, sentence)
    return bool(led or attribute or table.lasts.intersection(last) or _APPOSED.search(before))
