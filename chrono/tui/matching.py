"""Matching: which rows of an index the terms of a filter keep."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from chrono.document.fold import fold
from chrono.temporal.interval import Interval
from chrono.tui.filter import Term, dates, number
from chrono.tui.rows import Index, Row


@dataclass(frozen=True, slots=True)
class Remarks:
    """What the reader said of entries (by key): the part of the state that filters ask for."""

    noted: frozenset[str] = frozenset()
    disputed: frozenset[str] = frozenset()
    marked: frozenset[str] = frozenset()


Test = Callable[[Row, str], bool]
"""A condition on a row and its folded words."""


def select(terms: Iterable[Term], index: Index, remarks: Remarks) -> list[int]:
    """Places in ``index.rows`` of the rows that every term keeps, in order of rank."""
    tests = [_test(term, index, remarks) for term in terms]
    if not tests:
        return list(range(len(index.rows)))
    pairs = zip(index.rows, index.words, strict=True)
    return [at for at, (row, words) in enumerate(pairs) if all(test(row, words) for test in tests)]


def _test(term: Term, index: Index, remarks: Remarks) -> Test:
    tests = [_MAKERS[term.key](value, term.op, index, remarks) for value in term.values]
    if term.negated:
        return lambda row, words: not any(test(row, words) for test in tests)
    if len(tests) == 1:
        return tests[0]
    return lambda row, words: any(test(row, words) for test in tests)


def _word(value: str, _op: str, _index: Index, _remarks: Remarks) -> Test:
    folded = fold(value).text
    return lambda _, words: folded in words


def _after(value: str, _op: str, _index: Index, _remarks: Remarks) -> Test:
    end = _edge(dates(value), late=True)
    return lambda row, _: row.bounds.earliest_begin is not None and end is not None and row.bounds.earliest_begin >= end


def _before(value: str, _op: str, _index: Index, _remarks: Remarks) -> Test:
    begin = _edge(dates(value), late=False)
    return lambda row, _: row.bounds.latest_end is not None and begin is not None and row.bounds.latest_end <= begin


def _edge(interval: Interval | None, *, late: bool) -> int | None:
    return None if interval is None else interval.end if late else interval.begin


def _in(value: str, _op: str, _index: Index, _remarks: Remarks) -> Test:
    asked = dates(value)

    def test(row: Row, _: str) -> bool:
        return row.reach is not None and asked is not None and Interval(*row.reach).overlaps(asked)

    return test


def _src(value: str, _op: str, index: Index, _remarks: Remarks) -> Test:
    asked = value.casefold()
    named = [one.id for one in index.chronology.documents if one.id.casefold() == asked] or [
        one.id
        for one in index.chronology.documents
        if any(asked in (name or "").casefold() for name in (one.id, one.title, one.source))
    ]
    wanted = frozenset(named)
    return lambda row, _: any(source.document in wanted for source in row.entry.sources)


def _cert(value: str, _op: str, _index: Index, _remarks: Remarks) -> Test:
    return lambda row, _: row.entry.certainty == value


def _fact(value: str, _op: str, _index: Index, _remarks: Remarks) -> Test:
    return lambda row, _: row.entry.factuality == value


def _conf(value: str, op: str, _index: Index, _remarks: Remarks) -> Test:
    limit = number(value)
    compare: dict[str, Callable[[float], bool]] = {
        "<": limit.__gt__, ">": limit.__lt__, "<=": limit.__ge__, ">=": limit.__le__,
    }  # fmt: skip
    return lambda row, _: compare[op](row.entry.confidence)


def _lang(value: str, _op: str, index: Index, _remarks: Remarks) -> Test:
    wanted = frozenset(one.id for one in index.chronology.documents if one.lang == value.lower())
    return lambda row, _: any(source.document in wanted for source in row.entry.sources)


def _name(value: str, _op: str, index: Index, _remarks: Remarks) -> Test:
    folded = fold(value).text
    return lambda row, _: any(folded in fold(text).text for _, text in index.names_in(row))


def _is(value: str, _op: str, _index: Index, remarks: Remarks) -> Test:
    tests: dict[str, Test] = {
        "disputed": lambda row, _: row.key in remarks.disputed,
        "marked": lambda row, _: row.key in remarks.marked,
        "noted": lambda row, _: row.key in remarks.noted,
        "undated": lambda row, _: row.undated or row.entry.status == "undated",
        "dated": lambda row, _: row.entry.status == "dated",
        "ordered": lambda row, _: row.entry.status == "ordered",
        "approximate": lambda row, _: row.approximate,
        "merged": lambda row, _: len(row.entry.events) > 1,
        "exact": lambda row, _: row.entry.rank_min == row.entry.rank_max,
        "open": lambda row, _: (row.bounds.earliest_begin is None) != (row.bounds.latest_end is None),
    }
    return tests[value]


def _has(value: str, _op: str, index: Index, remarks: Remarks) -> Test:
    if value == "note":
        return lambda row, _: row.key in remarks.noted
    if value == "finding":
        return lambda row, _: bool(row.findings)
    if value == "alternative":
        return lambda row, _: any(_has_others(index, source.timex) for source in row.entry.sources)
    wanted = frozenset(
        one.id
        for one in index.chronology.findings
        if value.casefold() in (one.code.casefold(), one.check, one.severity)
    )
    return lambda row, _: any(id_ in wanted for id_ in row.findings)


_MAKERS: dict[str, Callable[[str, str, Index, Remarks], Test]] = {
    "": _word, "after": _after, "before": _before, "in": _in, "src": _src, "cert": _cert, "fact": _fact, "conf": _conf,
    "lang": _lang, "name": _name, "is": _is, "has": _has,
}  # fmt: skip


def _has_others(index: Index, timex: str | None) -> bool:
    found = index.timexes.get(timex or "")
    return found is not None and bool(found.alternatives)
