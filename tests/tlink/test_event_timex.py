"""Which expression dates which event: tables in both languages, with twins that must not link."""

import pytest

DATED = [
    ("en", "Rebels [attacked|a PAST] the airport on {Monday|t 2025-09-15}.", {("a", "IS_INCLUDED", "t")}),
    ("en", "On {Monday|t 2025-09-15}, rebels [attacked|a PAST] the airport.", {("a", "IS_INCLUDED", "t")}),
    (
        "en",
        "The minister [resigned|a PAST] in {May|t 2025-05} and [left|b PAST] the country in {June|u 2025-06}.",
        {("a", "IS_INCLUDED", "t"), ("b", "IS_INCLUDED", "u")},
    ),
    ("en", "The port has been [closed|a PRESENT PERFECTIVE] since {2021|t 2021}.", {("a", "BEGUN_BY", "t")}),
    ("en", "The truce [held|a PAST] until {Friday|t 2025-09-12}.", {("a", "ENDED_BY", "t")}),
    ("en", "They [marched|a PAST] for {three days|t DURATION P3D}.", {("a", "DURING", "t")}),
    ("ar", "[هاجم|a PAST] مسلحون المطار يوم {الاثنين|t 2025-09-15}.", {("a", "IS_INCLUDED", "t")}),
    ("ar", "وفي {يوليو|t 2025-07}، [زار|a PAST] الوزير المدينة.", {("a", "IS_INCLUDED", "t")}),
    (
        "ar",
        "[استقال|a PAST] الوزير في {مايو|t 2025-05} و[غادر|b PAST] البلاد في {يونيو|u 2025-06}.",
        {("a", "IS_INCLUDED", "t"), ("b", "IS_INCLUDED", "u")},
    ),
    ("ar", "الميناء [مغلق|a PRESENT STATE] منذ {عام 2021|t 2021}.", {("a", "BEGUN_BY", "t")}),
    ("ar", "و[استمر|a PAST] القصف على مدى {ثلاثة أيام|t DURATION P3D}.", {("a", "DURING", "t")}),
    ("ar", "[عقدت|a PAST] الجلسة الأولى في {9 سبتمبر|t 2024-09-09}.", {("a", "IS_INCLUDED", "t")}),
]

UNDATED = [
    ("en", "They [lifted|a PAST] a curfew [imposed|b PAST] {last May|t 2025-05}.", "a t"),
    ("ar", "[رفعت|a PAST] الحكومة حظرا [فرضته|b PAST] في {مايو|t 2025-05}.", "a t"),
    ("en", "Prices [rose|a PAST] more than in {August|t 2025-08}.", "t"),
    ("en", "The driver ({52 years|t DURATION P52Y}) [died|a PAST] at the wheel.", "t"),
    ("en", "Exports [fell|a PAST] to the lowest level in {five months|t DURATION P5M}.", "t"),
    ("ar", "[ارتفعت|a PAST] الأسعار مقارنة ب{أغسطس|t 2025-08}.", "t"),
    ("ar", "[توفي|a PAST] السائق ({52 عاما|t DURATION P52Y}) في الحادث.", "t"),
    ("ar", "[هبطت|a PAST] الصادرات إلى أدنى مستوى في {خمسة أشهر|t DURATION P5M}.", "t"),
]


@pytest.mark.parametrize(("lang", "text", "expected"), DATED)
def test_an_expression_dates_its_event(stated, lang, text, expected):
    found = {link for link in stated(text, lang) if link[2] in ("t", "u")}
    assert found == expected


@pytest.mark.parametrize(("lang", "text", "time"), UNDATED)
def test_some_expressions_date_nothing(stated, lang, text, time):
    ends = set(time.split())
    assert not [link for link in stated(text, lang) if ends <= {link[0], link[2]}]


SPREAD = [
    (
        "en",
        "In {recent days|t 2025-09}, gunmen [raided|a PAST] a bank, and [burnt|b PAST] a bus and [shelled|c PAST] "
        "the base on {19 August|u 2025-08-19}.",
    ),
    (
        "ar",
        "وفي {الأيام الأخيرة|t 2025-09}، [داهم|a PAST] مسلحون مصرفا، و[أحرقوا|b PAST] حافلة، و[قصفوا|c PAST] القاعدة "
        "في {19 أغسطس|u 2025-08-19}.",
    ),
]


@pytest.mark.parametrize(("lang", "text"), SPREAD)
def test_an_adverb_at_the_head_spreads_up_to_the_first_own_date(stated, lang, text):
    links = stated(text, lang)
    assert {("a", "IS_INCLUDED", "t"), ("b", "IS_INCLUDED", "t"), ("c", "IS_INCLUDED", "u")} <= links
    assert ("c", "IS_INCLUDED", "t") not in links


def test_the_trust_of_a_date_is_that_of_calendar_dates(told):
    (link,) = [k for k in told("Rebels [attacked|a PAST] the airport on {Monday|t 2025-09-15}.", "en") if k.to == "t"]
    assert link.trust > 0.75
    assert link.signal is not None
