"""Order of events by connectives, words of sequence, distance and reported speech, with twins that must not link."""

import pytest

from chrono.tlink.metric import gap

ORDERED = [
    ("en", "Troops [withdrew|a PAST] after the [attack|b].", ("a", "AFTER", "b")),
    ("en", "After the [attack|b], troops [withdrew|a PAST].", ("a", "AFTER", "b")),
    ("en", "He [resigned|a PAST] before the [vote|b].", ("a", "BEFORE", "b")),
    ("en", "Prices have [doubled|a PRESENT PERFECTIVE] since the [war|b] began.", ("a", "AFTER", "b")),
    ("en", "They [met|a PAST] and then [signed|b PAST] the deal.", ("b", "AFTER", "a")),
    (
        "en",
        "The delegation [arrived|a PAST]. [Talks|b] had been [held|c PAST PERFECTIVE] in Oslo.",
        ("c", "BEFORE", "a"),
    ),
    ("en", "The army [said|a PAST REPORTING] that rebels [fled|b PAST].", ("b", "BEFORE", "a")),
    ("en", "The army [said|a PAST REPORTING] that rebels [will leave|b FUTURE].", ("b", "AFTER", "a")),
    ("ar", "[انسحبت|a PAST] القوات بعد [الهجوم|b].", ("a", "AFTER", "b")),
    ("ar", "بعد [الهجوم|b]، [انسحبت|a PAST] القوات.", ("a", "AFTER", "b")),
    ("ar", "[استقال|a PAST] قبل [التصويت|b].", ("a", "BEFORE", "b")),
    ("ar", "[ارتفعت|a PAST] الأسعار منذ [الحرب|b].", ("a", "AFTER", "b")),
    ("ar", "[اجتمعوا|a PAST] ثم [وقعوا|b PAST] الاتفاق.", ("b", "AFTER", "a")),
    ("ar", "[زار|a PAST] الوزير المدينة، و[تبعته|b PAST] وفود.", ("b", "AFTER", "a")),
    ("ar", "[قال|a PAST REPORTING] الجيش إن المسلحين [فروا|b PAST].", ("b", "BEFORE", "a")),
]


@pytest.mark.parametrize(("lang", "text", "expected"), ORDERED)
def test_order_that_a_word_states(stated, lang, text, expected):
    assert expected in stated(text, lang)


UNORDERED = [
    ("en", "Troops [withdrew|a PAST] and rebels [attacked|b PAST] the town."),
    ("en", "Troops [withdrew|a PAST] after {Monday|t 2025-09-15}, as the [attack|b] showed."),
    ("ar", "[أضرموا|a PAST] النار في ناقلة، و[اختطفوا|b PAST] سائقين."),
    ("ar", "[انسحبت|a PAST] القوات بعد {يوم الاثنين|t 2025-09-15} إثر خلاف."),
]


@pytest.mark.parametrize(("lang", "text"), UNORDERED)
def test_no_order_without_a_word_for_it(stated, lang, text):
    assert not [k for k in stated(text, lang) if {k[0], k[2]} == {"a", "b"} and k[1] in ("BEFORE", "AFTER")]


DISTANCES = [
    ("en", "He [died|a PAST] {two days|t DURATION P2D} after the [attack|b].", "AFTER"),
    ("ar", "[توفي|a PAST] بعد {يومين|t DURATION P2D} من [الهجوم|b].", "AFTER"),
    ("ar", "[توفي|a PAST] بعد [الهجوم|b] ب{يومين|t DURATION P2D}.", "AFTER"),
    ("ar", "[أعلن|a PAST] ذلك قبل {يومين|t DURATION P2D} من [الانتخابات|b].", "BEFORE"),
]


@pytest.mark.parametrize(("lang", "text", "rel"), DISTANCES)
def test_a_distance_ties_the_expression_to_the_event(told, lang, text, rel):
    links = told(text, lang)
    (gap,) = [k for k in links if (k.from_, k.to) == ("t", "b")]
    assert (gap.rel, gap.min_gap, gap.max_gap) == (rel, 86_400, 3 * 86_400)
    assert ("a", "IS_INCLUDED", "t") in {(k.from_, k.rel, k.to) for k in links}


def test_a_duration_before_a_connective_is_no_distance(told):
    links = told("They [fought|a PAST] for {two days|t DURATION P2D} after the [attack|b].", "en")
    assert not [k for k in links if k.from_ == "t"]


STORY = [
    (
        "en",
        "Police [arrested|a PAST] him in {May|u 2025-05}. After {two weeks|t DURATION P2W} they [freed|b PAST] him.",
    ),
    ("en", "Police [arrested|a PAST] him in {May|u 2025-05} and [freed|b PAST] him after {two weeks|t DURATION P2W}."),
    ("ar", "[أوقفت|a PAST] الشرطة المدير في {مايو|u 2025-05}، ثم [أفرجت|b PAST] عنه بعد {أسبوعين|t DURATION P2W}."),
    ("ar", "[أوقفت|a PAST] الشرطة المدير في {مايو|u 2025-05}. وبعد {أسبوعين|t DURATION P2W} [أفرجت|b PAST] عنه."),
]


@pytest.mark.parametrize(("lang", "text"), STORY)
def test_a_distance_from_nothing_named_counts_from_what_was_told(told, lang, text):
    links = told(text, lang)
    (gap,) = [k for k in links if (k.from_, k.to) == ("t", "a")]
    assert (gap.rel, gap.min_gap, gap.max_gap) == ("AFTER", 7 * 86_400, 21 * 86_400)
    assert ("b", "IS_INCLUDED", "t") in {(k.from_, k.rel, k.to) for k in links}


NO_STORY = [
    (
        "en",
        "He [married|a PAST] in {May|u 2025-05}. He [resigned|b PAST] after {two years|t DURATION P2Y} in power.",
    ),
    ("en", "Police [met|a PAST] him in {May|u 2025-05}. They will [meet|b FUTURE] after {two weeks|t DURATION P2W}."),
    ("ar", "[أوقفت|a PAST] الشرطة المدير في {مايو|u 2025-05}. [استقال|b PAST] بعد {عامين|t DURATION P2Y} في الحكم."),
]


@pytest.mark.parametrize(("lang", "text"), NO_STORY)
def test_a_length_of_something_else_is_no_distance(stated, lang, text):
    assert not [k for k in stated(text, lang) if (k[0], k[2]) == ("t", "a")]


BESIDE = [
    ("en", "He [resigned|a PAST] on {9 May|t 2025-05-09}, {two days|u DURATION P2D} after the [vote|b]."),
    ("ar", "[استقال|a PAST] في {9 مايو|t 2025-05-09}، بعد {يومين|u DURATION P2D} من [التصويت|b]."),
]


@pytest.mark.parametrize(("lang", "text"), BESIDE)
def test_an_event_keeps_its_date_beside_a_distance(stated, lang, text):
    assert {("a", "IS_INCLUDED", "t"), ("a", "IS_INCLUDED", "u"), ("u", "AFTER", "b")} <= stated(text, lang)


def test_less_than_leaves_no_least_distance():
    assert (gap("P3M", "LESS_THAN") or ())[0] == 0
    assert (gap("P3M", "MORE_THAN") or (0, 0))[1] is None


SUFFERED = [
    ("en", "Seven guards were [killed|a PAST] in an [attack|b] on the port."),
    ("ar", "[قتل|a PAST] سبعة حراس في [هجوم|b] على الميناء."),
]
UNHARMED = [
    ("en", "The guards [believed|a PAST] in an [attack|b] on the port."),
    ("en", "Seven guards were [killed|a PAST], said a [report|b] in May."),
    ("ar", "[شارك|a PAST] الحراس في [هجوم|b] على الميناء."),
]


@pytest.mark.parametrize(("lang", "text"), SUFFERED)
def test_what_is_suffered_happens_within_its_cause(stated, lang, text):
    assert ("a", "IS_INCLUDED", "b") in stated(text, lang)


@pytest.mark.parametrize(("lang", "text"), UNHARMED)
def test_other_verbs_are_not_within_what_follows(stated, lang, text):
    assert ("a", "IS_INCLUDED", "b") not in stated(text, lang)


LATER = [
    ("en", "He [met|a PAST] officials in {July|t 2025-07}. She [came|b PAST] {later in July|u AFTER 2025-07}."),
    (
        "ar",
        "[التقى|a PAST] المسؤولين في {يوليو|t 2025-07}. [زار|b PAST] المدينة في {وقت لاحق من يوليو|u AFTER 2025-07}.",
    ),
]


@pytest.mark.parametrize(("lang", "text"), LATER)
def test_later_in_a_month_follows_what_the_month_dated_before(stated, lang, text):
    assert ("b", "AFTER", "a") in stated(text, lang)


def test_later_in_another_month_follows_nothing(stated):
    text = "He [met|a PAST] officials in {June|t 2025-06}. She [came|b PAST] {later in July|u AFTER 2025-07}."
    assert not [k for k in stated(text, "en") if {k[0], k[2]} == {"a", "b"}]


def test_what_a_place_saw_next_begins_within_a_day(told):
    text = "Rebels [attacked|a PAST] the base on {19 August|t 2025-08-19}, where they [burnt|b PAST] the stores."
    (link,) = [k for k in told(text, "en") if (k.from_, k.to) == ("a", "b")]
    assert (link.rel, link.min_gap, link.max_gap) == ("BEFORE", 0, 86_400)


FRAME = "The army was [ignored|a PAST] since the [coup|b] of {2021|t 2021}. "


def test_what_an_era_saw_comes_after_the_event_that_opened_the_frame(stated):
    text = FRAME + "In {the Biden era|u 2021-01-20/2025-01-20}, envoys [urged|c PAST] reforms."
    assert ("c", "AFTER", "b") in stated(text, "en")


def test_an_era_before_the_frame_is_not_moved_into_it(stated):
    text = FRAME + "In {the Obama era|u 2009-01-20/2017-01-20}, envoys [urged|c PAST] reforms."
    assert ("c", "AFTER", "b") not in stated(text, "en")
