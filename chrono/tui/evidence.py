"""Evidence: why an entry stands where it stands. The quote in its paragraph, the reading, other readings, findings."""

from collections.abc import Iterable

from chrono.chronology.model import Entry, Finding, Source
from chrono.document.model import Document
from chrono.timex.model import Timex
from chrono.tui import bidi
from chrono.tui.changes import State
from chrono.tui.dates import in_words
from chrono.tui.lines import Line, Piece, line, styled
from chrono.tui.operators import tree
from chrono.tui.rows import Index, Row

SIGNS = {"error": "✖", "warning": "▲", "note": "•"}
"""Severity -> a sign, so that nothing is told by colour alone; the word stands beside it."""

MOST = 700
"""Code points of a paragraph on each side of a quote; a text without line ends has one endless paragraph."""


def evidence(index: Index, row: Row, state: State) -> list[Line]:
    """The paragraphs of the evidence pane for one entry."""
    entry = row.entry
    lines = [line((entry.label, "strong label")), _facts(row), *_said(row, state)]
    for source in dict.fromkeys(entry.sources):
        lines += _source(index, source)
    found = [index.findings[id_] for id_ in row.findings if id_ in index.findings]
    for finding in found:
        lines += [line(), *finding_lines(finding, index, (state.settled or {}).get(finding.fingerprint))]
    return [*lines, line(), _place(index, entry), *_order(index, entry)]


def _facts(row: Row) -> Line:
    entry = row.entry
    about = "~ approximate, " if row.approximate else ""
    facts = f"  {about}{entry.certainty}, {entry.factuality}, {entry.status}, {entry.confidence:.2f}"
    return line((in_words(entry, row.bounds), "date"), facts)


def _place(index: Index, entry: Entry) -> Line:
    exact = "" if entry.rank_min == entry.rank_max else f" (anywhere from {entry.rank_min} to {entry.rank_max})"
    return line((f"place {entry.rank} of {len(index.rows)}{exact}", "dim"))


def _order(index: Index, entry: Entry) -> list[Line]:
    after = [(id_, "after") for id_ in entry.after] + [(id_, "before") for id_ in index.followers.get(entry.id, ())]
    return [
        line((f"{word} ", "dim"), (index.rows[index.by_entry[id_]].entry.label, "label"), refers=id_, indent=2)
        for id_, word in after
        if id_ in index.by_entry
    ]


def _said(row: Row, state: State) -> list[Line]:
    lines = [line(("≠ disputed", "disputed"))] if row.key in state.disputed else []
    note = state.notes.get(row.key)
    return [*lines, *([line(("✎ ", "note"), (note, "label"), indent=2)] if note else [])]


def _source(index: Index, source: Source) -> list[Line]:
    document = index.documents.get(source.document)
    published = f"  {document.published}" if document and document.published else ""
    lines = [line(), line((index.name(source.document), "heading label"), (published, "heading date"))]
    if document is not None and document.text:
        lines.append(paragraph(index, document, source))
    else:
        lines.append(line((source.quote, "own")))
    timex = index.timexes.get(source.timex or "")
    return [*lines, *(reading(timex) if timex else [])]


def paragraph(index: Index, document: Document, source: Source) -> Line:
    """The paragraph around a quote (in brackets), with every expression and event in styles of their own."""
    text = document.text
    start = max(text.rfind("\n", 0, source.start) + 1, source.start - MOST, 0)
    stop = text.find("\n", source.end)
    end = min(len(text) if stop < 0 else stop, source.end + MOST)
    marks = [(source.start, source.end, "own"), *spans(index, document.id, start, end)]
    before, own, after = ((start, source.start), (source.start, source.end), (source.end, end))
    pieces = [*styled(text, *before, marks), ("[", "mark"), *styled(text, *own, marks), ("]", "mark")]
    pieces += styled(text, *after, marks)
    cut = [("… ", "dim")] if start and text[start - 1] != "\n" else []
    return line(*cut, *pieces, rtl=document.lang in bidi.LANGUAGES)


def spans(index: Index, document: str, start: int, end: int) -> Iterable[tuple[int, int, str]]:
    """The expressions and events of a stretch of a document, with their styles."""
    timexes = index.timexes_in.get(document, ())
    events = index.events_in.get(document, ())
    yield from ((one.start, one.end, "expression") for one in timexes if one.start < end and one.end > start)
    yield from ((one.start, one.end, "event") for one in events if one.start < end and one.end > start)


def reading(timex: Timex) -> list[Line]:
    """What an expression was read as, by which rule and steps, and what else it could mean."""
    interval = f"[{timex.begin or '…'}, {timex.finish or '…'})" if timex.begin or timex.finish else ""
    head = line(
        (f"{timex.text}", "expression label"),
        " → ",
        (timex.value, "date strong"),
        "  ",
        (interval, "date dim"),
        indent=2,
    )
    steps = [line((one, "label"), indent=2) for one in _steps(timex)]
    others = [
        line((f"  {n}. ", "dim"), (one.value, "date"), "  ", (one.why, "dim label"), indent=5)
        for n, one in enumerate(timex.alternatives, 1)
    ]
    return [head, *steps, *([line(("or (r to choose):", "dim"))] if others else []), *others]


def _steps(timex: Timex) -> list[str]:
    """Rule, operators as a tree, what it is counted from, and why."""
    rule, colon, expression = (timex.why[0] if timex.why else "").partition(": ")
    known = bool(colon) and rule == timex.rule
    branches = [
        *([[f"rule {timex.rule}", *tree(expression)]] if known else [[f"rule {timex.rule}"]] if timex.rule else []),
        *([[f"counted from {timex.anchor}"]] if timex.anchor else []),
        *([step] for step in (timex.why[1:] if known else timex.why)),
    ]
    return [part for number, some in enumerate(branches, 1) for part in _branch(some, last=number == len(branches))]


def _branch(lines: list[str], *, last: bool) -> list[str]:
    first, *rest = lines
    return [f"{'└' if last else '├'} {first}", *(f"{' ' if last else '│'}   {one}" for one in rest)]


def finding_lines(finding: Finding, index: Index, settled: str | None) -> list[Line]:
    """A finding with every statement that takes part."""
    sign, word = SIGNS.get(finding.severity, "•"), finding.severity
    head: list[Piece] = [(f"{sign} {word} {finding.code} ", finding.severity), (finding.title, "strong label")]
    lines = [line(*head, refers=finding.id, indent=2)]
    if settled:
        lines.append(line((f"  settled: {settled}", "settled"), refers=finding.id, indent=2))
    lines.append(line("  ", (finding.explanation, "label"), refers=finding.id, indent=2))
    lines += [
        line(
            ("  “", "dim"),
            (one.quote, "own label"),
            ("” ", "dim"),
            (index.name(one.document), "dim label"),
            refers=finding.id,
            indent=4,
        )
        for one in finding.statements
    ]
    return [
        *lines,
        *(
            [line(("  → ", "dim"), (finding.suggestion, "label"), refers=finding.id, indent=4)]
            if finding.suggestion
            else []
        ),
    ]
