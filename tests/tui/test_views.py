"""What the views are made of, without a terminal: rows, facets, evidence, article, matrix, citation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chrono.chronology.model import EntryBounds
from chrono.tui import bidi, matrix
from chrono.tui.article import MARGIN, Place, article, entry_at, read_as
from chrono.tui.cite import citation
from chrono.tui.dates import column, interval_in
from chrono.tui.evidence import evidence
from chrono.tui.facets import groups
from chrono.tui.filter import parse
from chrono.tui.lines import breaks, line, styled, wrap
from chrono.tui.matching import Remarks
from chrono.tui.operators import tree
from chrono.tui.rows import Index
from chrono.tui.shown import by_source, show
from tests.tui import story

INDEX = Index(story.chronology())


class Said:
    """A state in which nothing was solved; enough for the evidence."""

    def __init__(self, notes=None, disputed=(), settled=None):
        self.notes, self.disputed, self.settled = notes or {}, frozenset(disputed), settled or {}


def row(label):
    return next(one for one in INDEX.rows if one.entry.label == label)


@pytest.mark.parametrize(
    ("begin", "end", "text"),
    [
        ("1998-01-01", "1999-01-01", "1998"),
        ("1998-01-01", "2004-01-01", "1998/2003"),
        ("2024-03-01", "2024-04-01", "2024-03"),
        ("2009-06-01", "2009-09-01", "2009-06/08"),
        ("2024-03-10", "2024-03-21", "2024-03-10/20"),
        ("2024-03-28", "2024-04-02", "2024-03-28/2024-04-01"),
        ("2024-03-03", "2024-03-04", "2024-03-03"),
        ("2024-03-11T09:30:00", "2024-03-11T09:31:00", "2024-03-11T09:30"),
        ("2024-03-11T09:00:00", "2024-03-11T11:00:00", "2024-03-11T09:00/10:59"),
        ("2024-03-11", "2024-03-11T03:00:00", "2024-03-11T00:00/02:59"),
        ("-0493-01-01", "-0492-01-01", "-0493"),
    ],
)
def test_dates_are_as_short_as_exact(begin, end, text):
    assert interval_in(begin, end, 40) == text


def test_dates_of_rows():
    dates = {one.entry.label: one.date for one in INDEX.rows}
    assert dates["a crane had been sold"] == "≤ 2024-03-03"
    assert dates["exports have stood still"] == "≥ 2024-03-05"
    assert dates["both sides met in secret"] == "undated"


def test_shown_parts_rows_and_marks_silence():
    shown = show(INDEX, (), Remarks())
    assert len(shown.dated) + len(shown.undated) == len(shown.rows) == 23
    assert [INDEX.rows[at].entry.label for at in shown.undated][1] == "عاد الصيادون إلى البحر"
    words = [item.words for item in shown.items if item.row < 0]
    assert words == ["10 years of silence", "14 years of silence"]
    assert list(shown.moments) == sorted(shown.moments)


def test_a_filter_changes_what_is_shown():
    shown = show(INDEX, parse("is:undated"), Remarks())
    assert (shown.dated, len(shown.undated), shown.span, shown.items) == ((), 4, None, ())


def test_by_source_has_a_heading_for_each_text():
    items = by_source(INDEX, show(INDEX, (), Remarks()))
    headings = [item.words for item in items if item.row < 0]
    assert headings == [
        "صحيفة المرفأ, published 2024-04-02, 12 entries",
        "The Harbour Post, published 2024-04-02, 13 entries",
    ]
    assert len(items) == 2 + 12 + 13


def test_facets_count_what_is_shown_and_their_terms_select_it():
    shown = show(INDEX, (), Remarks())
    found = {one.title: one.facets for one in shown.facets}
    assert list(found) == ["Sources", "Certainty", "Factuality", "People and places", "Findings"]
    for facets in found.values():
        for facet in facets:
            assert len(show(INDEX, parse(facet.term), Remarks()).rows) == facet.count, facet
            assert not facet.on
    again = groups(INDEX, shown.rows, parse("fact:planned"))
    assert [facet.label for group in again for facet in group.facets if facet.on] == ["planned"]


def test_evidence_shows_quote_reading_rule_alternatives_and_findings():
    lines = evidence(INDEX, row("the port was shut"), Said({"harbour.en#e4": "سؤال"}, ["harbour.en#e4"]))
    text = "\n".join(one.text for one in lines)
    for words in (
        "on Tuesday → 2024-03-05",
        "rule en/dates/own",
        "1. 2025-03-05  nearest future",
        "≠ disputed",
        "✎ سؤال",
    ):
        assert words in text
    paragraph = next(one for one in lines if "dockers walked out" in one.text)
    styles = dict(paragraph.pieces)
    assert styles["on Tuesday"] == "own expression"
    assert styles["the port was shut"] == "own event"
    assert styles["dockers walked out"] == "event"
    told = "\n".join(
        one.text for one in evidence(INDEX, row("dockers walked out"), Said(settled={"00000000000000f1": "known"}))
    )
    assert "▲ warning CHR201" in told
    assert "settled: known" in told
    assert "بدأ العمال الإضراب" in told, "every statement that takes part is quoted"


def test_operators_are_drawn_as_a_tree():
    assert tree("shift(month, -1)") == ["shift(month, -1)"]
    assert tree("part(END, nth(1, within(week, on(month=10))))") == [
        "part", "├ END", "└ nth", "  ├ 1", "  └ within", "    ├ week", "    └ on(month=10)",
    ]  # fmt: skip
    assert tree("toward(meet(on(month=10), on(day=1)), -1)") == [
        "toward", "├ meet", "│ ├ on(month=10)", "│ └ on(day=1)", "└ -1",
    ]  # fmt: skip
    assert tree("as written") == ["as written"]


@given(st.text(st.sampled_from("ab(), "), max_size=30))
def test_any_words_can_be_drawn(text):
    assert [char for char in "".join(tree(text)) if char in "ab"] == [char for char in text if char in "ab"]


def test_evidence_of_a_text_that_is_not_given_is_its_quote():
    from dataclasses import replace

    bare = tuple(replace(one, text="") for one in INDEX.chronology.documents)
    index = Index(replace(INDEX.chronology, documents=bare))
    assert any(
        one.text == "the old pier burned down in the summer of 2009" for one in evidence(index, index.rows[1], Said())
    )


def test_article_has_dates_in_the_margin_and_every_word():
    document = INDEX.documents["harbour.ar"]
    lines = article(INDEX, document, 60)
    assert all(bidi.width(one.text) <= 60 for one in lines)
    body = [one for one in lines if isinstance(one.refers, Place) and one.refers.end]
    assert "".join(one.text[MARGIN + 2 :] for one in body).split() != []
    for word in document.text.split():
        assert any(word in one.text for one in body)
    assert body[0].text.startswith("1998 ")
    key = entry_at(INDEX, body[0].refers)
    assert INDEX.rows[INDEX.by_key[key]].entry.label in ("أسس الصيادون نقابتهم", "بدأ العمال الإضراب")


def test_matrix_shows_where_sources_differ():
    strike = row("انتهى الإضراب")
    day = ("2024-03-29", "2024-03-30")
    assert matrix.given(strike) == {"harbour.ar": [day], "harbour.en": [day]}
    told = matrix.row_line(strike, ["harbour.ar", "harbour.en"], 70).text
    assert told.count("2024-03-29") == 2
    assert "≠" not in told
    from dataclasses import replace

    other = replace(strike.entry.sources[1], begin="2024-03-30", finish="2024-03-31")
    differing = replace(strike, entry=replace(strike.entry, sources=(strike.entry.sources[0], other)))
    assert matrix.row_line(differing, ["harbour.ar", "harbour.en"], 70).text.count("≠") == 2
    month = replace(strike.entry.sources[1], begin="2024-03-01", finish="2024-04-01")
    meeting = replace(strike, entry=replace(strike.entry, sources=(strike.entry.sources[0], month)))
    told = matrix.row_line(meeting, ["harbour.ar", "harbour.en"], 70).text
    assert "2024-03 " in told, "a month is not its first day"
    assert "≠" not in told
    assert "·" in matrix.row_line(row("dockers walked out"), ["harbour.ar"], 70).text


def test_citation_is_plain_text():
    text = citation(row("انتهى الإضراب"), INDEX)
    assert text.splitlines()[0] == "2024-03-29: انتهى الإضراب"
    assert '"the strike ended on 29 March" (The Harbour Post, 2024-04-02, ' in text
    assert not set(text) & set(bidi.CONTROLS)


@given(st.text(st.sampled_from("ab سلام\u064e日 "), max_size=80), st.integers(8, 30))
def test_wrapped_lines_fit_and_keep_every_letter(text, cells):
    ranges = breaks(text, cells)
    assert all(bidi.width(text[start:end]) <= cells for start, end in ranges)
    assert "".join(text[start:end] for start, end in ranges).replace(" ", "") == text.replace(" ", "")
    paragraph = line((text[:10], "own"), text[10:])
    assert [one.text for one in wrap(paragraph, cells)] == [text[start:end] for start, end in ranges]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.sampled_from("ab")), max_size=5))
def test_styled_pieces_are_the_text(spans):
    text = "abcdefghijklmnopqrst"
    spans = [(min(a, b), max(a, b), style) for a, b, style in spans]
    pieces = styled(text, 3, 17, spans)
    assert "".join(piece for piece, _ in pieces) == text[3:17]
    at = 3
    for piece, style in pieces:
        for offset in range(len(piece)):
            assert set(style.split()) == {s for a, b, s in spans if a <= at + offset < b}
        at += len(piece)


def test_an_entry_without_any_bound_is_undated():
    from dataclasses import replace

    some = INDEX.chronology.entries[0]
    index = Index(replace(INDEX.chronology, entries=(replace(some, bounds=EntryBounds(), edtf=None),)))
    assert index.rows[0].undated


@pytest.mark.parametrize(
    ("edtf", "cells", "shown"),
    [
        ("2022-05-14T09:30:00", 20, "2022-05-14T09:30"),
        ("2022-05-14T09:30:15", 20, "2022-05-14T09:30:15"),
        ("2022-05-14T09:30:00", 16, "2022-05-14T09:30"),
        ("2022-05-14T09:30:00", 13, "2022-05-14 …"),
        ("2022-05-14T09:30:00", 10, "2022-05-14"),
        ("2022-05-14", 10, "2022-05-14"),
        ("2022-05~", 11, "~2022-05"),
        ("1895-22", 11, "summer 1895"),
        ("196X", 11, "1960s"),
        ("-0493", 11, "494 BC"),
    ],
)
def test_one_date_is_cut_at_the_day_and_told_in_words_where_figures_say_little(edtf, cells, shown):
    from dataclasses import replace

    entry = replace(INDEX.chronology.entries[0], edtf=edtf)
    assert column(entry, INDEX.rows[0].bounds, cells) == shown


@pytest.mark.parametrize(
    ("begin", "finish", "cells", "shown"),
    [
        ("2022-02-14", "2022-07-01", 21, "2022-02-14/2022-06-30"),
        ("2022-02-14", "2022-07-01", 16, "2022-02-14/06-30"),
        ("2022-02-14", "2022-07-01", 11, "2022-02…06"),
        ("2021-01-20", "2025-01-20", 16, "2021-01…2025-01"),
        ("2021-01-20", "2025-01-20", 11, "2021…2025"),
        ("2025-09-02", "2025-09-17", 11, "2025-09 …"),
        ("2025-08-19T00:00:01", "2025-09-17", 11, "2025-08…09"),  # never the day it begins with
        ("2025-08-19T00:00:01", "2025-08-20", 20, "2025-08-19"),
        ("2024-03-11T09:00:00", "2024-03-11T11:00:00", 13, "2024-03-11 …"),
        ("2024-03-14T18:00:00", "2024-03-15T06:00:00", 14, "2024-03-14/15"),
        (None, "2025-09-17", 14, "≤ 2025-09-16"),
        (None, "2025-09-17", 11, "≤2025-09-16"),
        ("2025-08-19T00:00:01", None, 20, "≥ 2025-08-19"),
        ("2025-08-19T09:30:00", None, 20, "≥ 2025-08-19T09:30"),
        (None, None, 11, ""),
    ],
)
def test_an_interval_is_as_exact_as_fits_and_never_more_exact_than_it_is(begin, finish, cells, shown):
    assert interval_in(begin, finish, cells) == shown


def test_a_document_is_called_by_as_much_of_its_path_as_tells_it_from_the_others():
    from dataclasses import replace

    paths = ("reports/2024/a.txt", "reports/2025/a.txt", "reports/2025/b.txt")
    documents = tuple(replace(INDEX.chronology.documents[0], id=one, title=None) for one in paths)
    index = Index(replace(INDEX.chronology, documents=documents))
    assert [index.name(one) for one in paths] == ["2024/a.txt", "2025/a.txt", "b.txt"]
    assert index.title(paths[0]) == paths[0], "a citation names it in full"
    assert INDEX.name("harbour.ar") == "صحيفة المرفأ"


def test_nobody_knows_of_silence_before_what_may_have_begun_long_ago():
    items = show(INDEX, (), Remarks()).items
    after = [items[at + 1] for at, item in enumerate(items) if item.words]
    assert after
    assert all(INDEX.rows[one.row].bounds.earliest_begin is not None for one in after)


def test_the_margin_tells_dates_and_no_codes():
    from dataclasses import replace

    timex = INDEX.chronology.timexes[0]
    recent = replace(timex, value="PXD", begin="2025-09-02", finish="2025-09-17", approximate=True)
    assert read_as(recent, 13) == "~2025-09 …"
    assert read_as(replace(timex, value="PRESENT_REF", begin="2025-09-16", finish="2025-09-17"), 13) == "2025-09-16"
    assert read_as(replace(timex, value="PAST_REF", begin=None, finish=None), 13) == "past"
    assert read_as(replace(timex, value="P5Y", begin=None, finish=None), 13) == "P5Y"


def test_a_place_that_a_document_tells_twice_is_shown_once():
    from dataclasses import replace

    some = row("انتهى الإضراب")
    twice = replace(some, entry=replace(some.entry, sources=(*some.entry.sources, some.entry.sources[0])))
    state = Said()
    assert len(evidence(INDEX, twice, state)) == len(evidence(INDEX, some, state))


def test_a_matrix_has_the_documents_that_tell_of_what_is_shown():
    assert show(INDEX, parse("src:harbour.en crane"), Remarks()).documents == ("harbour.en",)
    assert show(INDEX, (), Remarks()).documents == ("harbour.ar", "harbour.en")


def test_labels_of_the_matrix_have_the_room_that_documents_leave_and_never_touch_a_date():
    for documents in (["harbour.ar"], ["harbour.ar", "harbour.en"]):
        drawn = matrix.row_line(row("بدأ العمال الإضراب"), documents, 70)
        assert bidi.width(drawn.text) == 70
        assert drawn.pieces[1] == (" ", "")
    assert list(matrix.columns(list("abcdef"), 70, 4)) == list("def")
