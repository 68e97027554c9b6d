"""The filter language: what a reader types to see fewer entries, and errors that point at the place.

    words  "a phrase"  after:2021  before:2025-03  in:2025-08  src:report.txt  cert:bounded  fact:planned  conf<0.6
    is:disputed  has:finding  lang:ar  name:"Assimi"  -word

Every term must hold; a comma inside a value means *or*; a minus turns a term around. Dates are EDTF.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from chrono.errors import ChronoError
from chrono.temporal.edtf import parse_edtf
from chrono.temporal.interval import Interval

CERTAINTIES = ("explicit", "derived", "bounded", "relative", "unknown")
FACTUALITIES = ("asserted", "reported", "alleged", "planned", "possible", "negated", "counterfactual")
SEVERITIES = ("error", "warning", "note")

_TOKEN = re.compile(
    r'\s*(?P<term>(?P<minus>-?)(?:(?P<key>[A-Za-z]+)(?P<op>:|<=|>=|<|>))?(?P<value>(?:"[^"]*"?|[^\s"])*))'
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_RUN_TOGETHER = re.compile(r"\b\d{5}")
"""Five digits are no year unless a Y stands before them (EDTF)."""


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
    """The interval of an EDTF date (digits of any script); None when it is none, such as ``20250819``."""
    value = value.translate(_DIGITS)
    if _RUN_TOGETHER.search(value):
        return None
    try:
        return parse_edtf(value if "/" in value else value.replace("..", "/"))[0]
    except ValueError:
        return None


def number(value: str) -> float:
    """A number in digits of any script."""
    return float(value.translate(_DIGITS))
