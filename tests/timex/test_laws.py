"""Laws of recognising that hold for every text."""

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chrono.document.fold import fold
from chrono.document.model import Document
from chrono.temporal.civil import DAY, parse_moment
from chrono.timex import recognize

PHRASES = {
    "en": [
        "yesterday", "last month", "on Monday", "May 5", "in 1998", "the third quarter", "two years ago", "5 p.m.",
        "12/3/1999", "between 3 and 5 May", "every day", "in recent weeks", "the 1980s", "Christmas", "(June)", "it's",
        "—", "100,000", "٣",
    ],
    "ar": [
        "أمس", "اليوم الثلاثاء", "19 أغسطس/آب", "الشهر الماضي", "في العام 2021", "قبل عامين", "٢٠٢٠", "مساء الخميس",
        "يوليو (تموز)", "1980-1988", "رمضان", "وبيوليو", "للعام", "غداً", "الأيام الأخيرة", "ـ", "،",
        "الساعة الخامسة مساء", "شوال 1436 هـ",
    ],
}  # fmt: skip
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(PHRASES["en"] + PHRASES["ar"]), max_size=8).map(" ".join),
    st.lists(st.sampled_from(PHRASES["en"] + PHRASES["ar"]), max_size=8).map("".join),
)
langs = st.sampled_from(["en", "ar"])


def _find(text, lang, published="2025-09-16", kind="news"):
    return recognize(Document("d", text, lang=lang, published=published, kind=kind))


@settings(max_examples=300, deadline=None)
@given(texts, langs, st.sampled_from(["news", "narrative", "colloquial"]), st.sampled_from([None, "2025-09-16"]))
def test_spans_are_sound(text, lang, kind, published):
    timexes, ranges, rejected = _find(text, lang, published, kind)
    ends = [0]
    for timex in timexes:
        assert ends[-1] <= timex.start < timex.end <= len(text)
        assert text[timex.start : timex.end] == timex.text
        ends.append(timex.end)
    assert [timex.id for timex in timexes] == [f"t{n}" for n in range(1, len(timexes) + 1)]
    assert all(0 <= one.start < one.end <= len(text) for one in (*ranges, *rejected))


@settings(max_examples=200, deadline=None)
@given(texts, langs)
def test_same_bytes_twice(text, lang):
    assert _find(text, lang) == _find(text, lang)


@settings(max_examples=200, deadline=None)
@given(texts, langs)
def test_composed_and_decomposed_text_agree(text, lang):
    values = [
        [(t.type, t.value, t.rule) for t in _find(unicodedata.normalize(form, text), lang)[0]]
        for form in ("NFC", "NFD")
    ]
    assert values[0] == values[1]


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_folding_is_idempotent(text):
    assert fold(fold(text).text).text == fold(text).text


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_folding_leads_back(text):
    folded = fold(text)
    assert len(folded.text) + len(folded.gaps) == len(text)
    starts = [folded.start(at) for at in range(len(folded.text))]
    assert starts == sorted(set(starts))
    assert all(start < folded.end(at + 1, text) <= len(text) for at, start in enumerate(starts))


RELATIVE = {
    "en": ["yesterday", "last month", "next year", "two weeks ago", "last July", "on Monday", "this week", "19 August"],
    "ar": ["أمس", "الشهر الماضي", "العام المقبل", "قبل أسبوعين", "19 أغسطس/آب", "الاثنين"],
}
CASES = [(lang, phrase) for lang, phrases in RELATIVE.items() for phrase in phrases]


@settings(max_examples=30, deadline=None)
@given(st.dates(min_value=date(1900, 3, 1), max_value=date(2300, 1, 1)))
@pytest.mark.parametrize(("lang", "phrase"), CASES)
def test_a_gregorian_cycle_later_everything_shifts(lang, phrase, day):
    """The calendar repeats after 400 years (146,097 days), weekdays included."""
    now = _find(phrase, lang, day.isoformat())[0]
    later = _find(phrase, lang, day.replace(year=day.year + 400).isoformat())[0]
    assert [t.text for t in now] == [t.text for t in later]
    assert now
    for one, other in zip(now, later, strict=True):
        assert parse_moment(other.begin) - parse_moment(one.begin) == 146_097 * DAY
        assert parse_moment(other.finish) - parse_moment(one.finish) == 146_097 * DAY


@pytest.mark.parametrize(("lang", "phrase"), CASES)
def test_without_publication_date_nothing_relative_is_dated(lang, phrase):
    for timex in _find(phrase, lang, None)[0]:
        assert (timex.begin, timex.finish) == (None, None)
        assert not re.match(r"\d{4}", timex.value)
