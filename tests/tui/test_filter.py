"""The filter language: what is kept, and where an error points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chrono.tui.filter import FilterError, dates, joined, parse
from chrono.tui.matching import Remarks, select
from chrono.tui.rows import Index
from tests.tui import story

INDEX = Index(story.chronology())
ALL = len(INDEX.rows)


def labels(text, remarks=None):
    return [INDEX.rows[at].entry.label for at in select(parse(text), INDEX, remarks or Remarks())]


KEPT = [
    ("port", ["exports have stood still", "the port was shut"]),
    ("PORT shut", ["the port was shut"]),
    ('"was shut"', ["the port was shut"]),
    ('"shut was"', []),
    ("اغلق", ["أُغلق الميناء"]),
    ("after:2024-04", ["وعد الوزير بزيارة الميناء", "the court will hear the case"]),
    ("before:2009", ["أسس الصيادون نقابتهم"]),
    ("before:2010 -union", ["the old pier burned down"]),
    ("in:2009", ["the old pier burned down"]),
    ("in:٢٠٠٩", ["the old pier burned down"]),
    ("in:200X", ["the old pier burned down"]),
    ("in:1990/2010", ["أسس الصيادون نقابتهم", "the old pier burned down"]),
    ("in:1998,2009", ["أسس الصيادون نقابتهم", "the old pier burned down"]),
    ("fact:planned", ["وعد الوزير بزيارة الميناء", "the court will hear the case"]),
    ("fact:alleged,negated", ["قيل إن سفينة غرقت", "لم يصل المفتشون"]),
    ("cert:relative", ["عاد الصيادون إلى البحر"]),
    ("is:merged", ["أسس الصيادون نقابتهم", "انتهى الإضراب"]),
    ("is:open src:harbour.en", ["a crane had been sold", "exports have stood still"]),
    ("is:approximate", ["اعتصم المئات أمام البلدية", "trucks queued for days"]),
    ("has:CHR112", ["ارتفعت أسعار السمك"]),
    ("has:sources-differ", ["بدأ العمال الإضراب", "dockers walked out"]),
    ("has:error", ["ارتفعت أسعار السمك"]),
    ("has:alternative", ["the port was shut"]),
    ("name:mayor", ["the mayor might resign"]),
    ('src:"صحيفة المرفأ" lang:en', ["أسس الصيادون نقابتهم", "انتهى الإضراب"]),
    ("conf<0.5 lang:ar", ["رفضت الإدارة الحوار", "عاد الصيادون إلى البحر"]),
    ("conf>=0.72 in:2009", ["the old pier burned down"]),
    ("is:undated lang:en", ["both sides met in secret", "a memorial was unveiled"]),
]


@pytest.mark.parametrize(("text", "expected"), KEPT)
def test_kept(text, expected):
    assert sorted(labels(text)) == sorted(expected)


def test_remarks():
    key = INDEX.rows[3].key
    remarks = Remarks(frozenset([key]), frozenset([key]), frozenset([key]))
    for text in ("is:disputed", "is:marked", "is:noted", "has:note"):
        assert labels(text, remarks) == [INDEX.rows[3].entry.label]
        assert len(labels(f"-{text}", remarks)) == ALL - 1


@pytest.mark.parametrize(
    "text", ["port", "is:undated", "after:2024", "cert:explicit", "conf<0.5", "has:finding", "name:x"]
)
def test_a_minus_is_the_complement(text):
    kept, dropped = set(select(parse(text), INDEX, Remarks())), set(select(parse(f"-{text}"), INDEX, Remarks()))
    assert kept | dropped == set(range(ALL))
    assert not kept & dropped


def test_dates_never_keep_what_has_none():
    for text in ("after:0001", "before:9999", "in:0001/9999"):
        assert not any("secret" in label for label in labels(text))


WRONG = [
    ("certt:bounded", 0, 6, "no key"),
    ("port cert:sure", 10, 14, "explicit"),
    ("-fact:x", 6, 7, "asserted"),
    ("after:yesterday", 6, 15, "no date"),
    ("in:2025-13", 3, 10, "no date"),
    ('"open', 0, 5, "quote"),
    ('port "open', 5, 10, "quote"),
    ("conf<2", 5, 6, "0 to 1"),
    ("conf:0.5", 0, 5, "conf<0.6"),
    ("src<a", 0, 4, "src:"),
    ("src:", 0, 4, "without a value"),
    ("-", 0, 1, "without a value"),
    ("is:happy", 3, 8, "disputed"),
    ("has:nonsense-typo:x", 0, 0, None),
]


@pytest.mark.parametrize(("text", "start", "end", "words"), [one for one in WRONG if one[3]])
def test_errors_point_at_the_place(text, start, end, words):
    with pytest.raises(FilterError, match=words.replace("(", r"\(")) as caught:
        parse(text)
    assert (caught.value.start, caught.value.end) == (start, end)


@pytest.mark.parametrize(
    "text", ["port -ship", 'src:"a b" -in:2024', 'cert:bounded,relative "x y"', "conf<=0.6 http://a.b"]
)
def test_chips_say_what_was_typed(text):
    terms = parse(text)
    assert [(t.key, t.op, t.values, t.negated) for t in parse(joined(terms))] == [
        (t.key, t.op, t.values, t.negated) for t in terms
    ]


@given(st.text(max_size=40))
def test_any_text_is_a_filter_or_an_error_in_its_place(text):
    terms, place = (), None
    try:
        terms = parse(text)
    except FilterError as error:
        place = error.start, error.end
    if place:
        assert 0 <= place[0] < place[1] <= max(len(text), place[0] + 1)
    again = parse(joined(terms))
    assert [(t.key, t.values, t.negated) for t in again] == [(t.key, t.values, t.negated) for t in terms]


@given(st.lists(st.sampled_from([one[0] for one in KEPT]), max_size=4))
def test_terms_only_take_away_and_their_order_does_not_matter(texts):
    kept = select(parse(" ".join(texts)), INDEX, Remarks())
    assert kept == select(parse(" ".join(reversed(texts))), INDEX, Remarks())
    for text in texts:
        assert set(kept) <= set(select(parse(text), INDEX, Remarks()))


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [("2021", 1609459200, 1640995200), ("1970-01-01", 0, 86400), ("x", 0, 0), ("20250819", 0, 0)],
)
def test_dates(text, begin, end):
    found = dates(text)
    assert (found.begin, found.end) == (begin, end) if end else found is None
