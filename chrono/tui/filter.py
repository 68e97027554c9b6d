"""The filter language: what a reader types to see fewer entries, and errors that point at the place.

    words  "a phrase"  after:2021  before:2025-03  in:2025-08  src:report.txt  cert:bounded  fact:planned  conf<0.6
    is:disputed  has:finding  lang:ar  name:"Assimi"  -word

Every term must hold; a comma inside a value means *or*; a minus turns a term around. Dates are EDTF.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from chrono.document.fold import fold
from chrono.errors import ChronoError
from chrono.temporal.edtf import parse_edtf
from chrono.temporal.interval import Interval
from chrono.tui.rows import Index, Row

CERTAINTIES = ("explicit", "derived", "bounded", "relative", "unknown")
FACTUALITIES = ("asserted", "reported", "alleged", "planned", "possible", "negated", "counterfactual")
SEVERITIES = ("error", "warning", "note")

_TOKEN = re.compile(
    r'\s*(?P<term>(?P<minus>-?)(?:(?P<key>[A-Za-z]+)(?P<op>:|<=|>=|<|>))?(?P<value>(?:"[^"]*"?|[^\s"])*))'
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


class FilterError(ChronoError):
    """A filter that means nothing; ``start`` and ``end`` are the place in the text (half-open)."""

    def __init__(self, message: str, start: int, end: int) -> None:
        """Keep the place beside the message."""
        super().__init__(message)
        self.start = start
        self.end = end


@dataclass(frozen=True, slots=True)
class Term:
    """One condition at ``start..end`` of the text: ``values`` are alternatives; ``key`` "" is a word or phrase."""

    key: str
    op: str
    values: tuple[str, ...]
    negated: bool
    start: int
    end: int

    def text(self) -> str:
        """The term as one would type it (a chip)."""
        value = ",".join(_quoted(value) for value in self.values)
        return f"{'-' if self.negated else ''}{self.key}{self.op}{value}"


@dataclass(frozen=True, slots=True)
class Remarks:
    """What the reader said of entries (by key): the part of the state that filters ask for."""

    noted: frozenset[str] = frozenset()
    disputed: frozenset[str] = frozenset()
    marked: frozenset[str] = frozenset()


Test = Callable[[Row, str], bool]
"""A condition on a row and its folded words."""


def parse(text: str) -> tuple[Term, ...]:
    """The terms of a filter.

    Raises:
        FilterError: an unknown key, value or date, a quote that is not closed, a term without a value.
    """
    terms, at = [], 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None or match.end() == at:
            raise FilterError(f'"{text[at:].strip()}": not understood', at, len(text))
        terms.append(_term(match))
        at = match.end()
    return tuple(terms)


def joined(terms: Iterable[Term]) -> str:
    """The filter that has these terms."""
    return " ".join(term.text() for term in terms)


def _term(match: re.Match[str]) -> Term:
    start, end = match.span("term")
    key, op, value = (match["key"] or "").lower(), match["op"] or "", match["value"]
    at = match.start("value")
    if key and key not in KEYS and op == ":" and value.startswith("//"):
        key, op, value, at = "", "", f"{match['key']}:{value}", start
    if value.count('"') % 2:
        raise FilterError('the quote is not closed; add another "', at + value.rindex('"'), end)
    values = _values(value)
    if not any(values):
        raise FilterError("a term without a value; type one after it or take it out", start, max(end, start + 1))
    term = Term(key, op, values, bool(match["minus"]), start, end)
    _accept(term, at)
    return term


def _values(value: str) -> tuple[str, ...]:
    """Alternatives between commas; quotes hold a value together."""
    parts = re.findall(r'(?:"[^"]*"|[^,"])+', value)
    return tuple(part.replace('"', "") for part in parts)


def _quoted(value: str) -> str:
    return f'"{value}"' if not value or re.search(r"[\s,:<>]|^-", value) else value


def _accept(term: Term, at: int) -> None:
    if not term.key:
        return
    if term.key not in KEYS:
        raise FilterError(f'"{term.key}" is no key; one of {", ".join(KEYS)}', term.start + term.negated, at)
    if (term.op == ":") == (term.key == "conf"):
        cure = "conf<0.6 or conf>=0.8" if term.key == "conf" else f"{term.key}:…"
        raise FilterError(f'"{term.key}{term.op}" does not go together; write {cure}', term.start + term.negated, at)
    for value in term.values:
        problem = KEYS[term.key](value)
        if problem:
            raise FilterError(problem, at, term.end)


def _one_of(*allowed: str) -> Callable[[str], str]:
    return lambda value: "" if value in allowed else f'"{value}": one of {", ".join(allowed)}'


def _date_problem(value: str) -> str:
    return "" if dates(value) else f'"{value}" is no date; write 2021, 2021-08, 2021-08-19, 198X or 2021/2023'


def _number_problem(value: str) -> str:
    return (
        ""
        if re.fullmatch(r"0(\.\d+)?|1(\.0+)?|\.\d+", value.translate(_DIGITS))
        else f'"{value}": a number from 0 to 1'
    )


def _anything(_: str) -> str:
    return ""


IS = ("disputed", "undated", "dated", "ordered", "marked", "noted", "approximate", "merged", "exact", "open")

KEYS: dict[str, Callable[[str], str]] = {
    "after": _date_problem,
    "before": _date_problem,
    "in": _date_problem,
    "src": _anything,
    "cert": _one_of(*CERTAINTIES),
    "fact": _one_of(*FACTUALITIES),
    "conf": _number_problem,
    "is": _one_of(*IS),
    "has": _anything,
    "lang": _anything,
    "name": _anything,
}
"""Key -> what is wrong with a value ("" when nothing)."""


def dates(value: str) -> Interval | None:
    """The interval of an EDTF date (digits of any script); None when it is none."""
    try:
        return parse_edtf(
            value.translate(_DIGITS).replace("..", "/") if "/" not in value else value.translate(_DIGITS)
        )[0]
    except ValueError:
        return None


# --- matching ---


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
    limit = float(value.translate(_DIGITS))
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
