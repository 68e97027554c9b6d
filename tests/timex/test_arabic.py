"""Arabic: what a rule's own examples do not show (traps, damage, offsets, eras, conflicts, story)."""

import pytest

from chrono.document.model import Document
from chrono.timex import recognize


def found(text, published="2025-09-16"):
    return recognize(Document("a", text, lang="ar", published=published))[0]


def pairs(text, published="2025-09-16"):
    return [(one.text, one.value) for one in found(text, published)]


@pytest.mark.parametrize(
    "text",
    [
        "قال الأمين العام إن الرأي العام غاضب بشكل عام.",
        "وصل رجب طيب أردوغان إلى القصر.",
        "قالت تيريزا ماي إنها باقية.",
        "مارس المدرب ضغوطا على لاعبيه.",
        "آب المهاجر إلى قريته، وهو أب لثلاثة أبناء.",
        "تصنع شركة نيسان سيارات صغيرة.",
        "هدف في الدقيقة 85 من مباراة انتهت 2-صفر.",
        "تسير القاطرة بسرعة 120 كيلومترا في الساعة.",
        "المخبز مفتوح على مدار الساعة.",
        "ولي العهد في ولاية تكساس.",
        "صفقة القرن لا تعني القرن الأفريقي.",
        "فجر نفسه قرب السوق ثم ظهر في تسجيل.",
        "هم في أمس الحاجة إلى الدواء.",
        "احتفلوا باليوم الوطني في الحديقة.",
        "منع من قبل السلطات.",
        "المدرسة على بعد 10 كيلومترات.",
        "أهل السنة والشيعة جيران.",
        "أسعار من 24 إلى 70 دينارا.",
        "هبطت الرحلة ١٥٤٩ وصدر المرسوم رقم 2.00.166.",
        "بنت في السادسة عشرة من عمرها.",
        "حاول مرة ثانية.",
        "أرسلوا 2000 جندي.",
        "مدينة إب في اليمن.",
        "لليوم الثالث على التوالي.",
        "يسكن في شارع 26 يوليو قرب جامعة 7 نوفمبر.",
        "انتقل إلى مدينة العاشر من رمضان.",
        "المنزل قريبا من السوق.",
        "خسر في الربع الأخير من المباراة.",
    ],
)
def test_traps(text):
    assert pairs(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ولد في19 تموز ومات في سبتمبر2000.", [("19 تموز", "2025-07-19"), ("سبتمبر2000", "2000-09")]),
        ("حدث ذلك في عام ،2001 وانتهى.", [("عام ،2001", "2001")]),
        ("سافر في شهرِ يونيوـ الماضي.", [("شهرِ يونيوـ الماضي", "2025-06")]),
        ("صدر في ١٩ أغسطس/آب ٢٠٢٤.", [("١٩ أغسطس/آب ٢٠٢٤", "2024-08-19")]),
        ("عاد #يوم_الجمعة إلى بيته.", [("يوم_الجمعة", "2025-09-12")]),
        ("عاد \u200fيوم\u00a0الأحد\u200f إلى بيته.", [("يوم\u00a0الأحد", "2025-09-14")]),
        (
            "كان ذلك يوم الاربعاء في الساعه العاشره صباحا.",
            [("يوم الاربعاء", "2025-09-10"), ("الساعه العاشره صباحا", "2025-09-10T10:00")],
        ),
    ],
)
def test_damage_keeps_offsets_exact(text, expected):
    assert pairs(text) == expected
    assert all(text[one.start : one.end] == one.text for one in found(text))


@pytest.mark.parametrize(
    ("text", "match", "value"),
    [
        (
            "بنيت في عهد الرئيس الفرنسي الأسبق فرانسوا ميتران قرب النهر.",
            "عهد الرئيس الفرنسي الأسبق فرانسوا ميتران",
            "1981-05-21/1995-05-17",
        ),
        ("خلال رئاسة باراك أوباما تغير الموقف.", "رئاسة باراك أوباما", "2009-01-20/2017-01-20"),
    ],
)
def test_eras_with_titles_and_names(text, match, value):
    assert pairs(text) == [(match, value)]


def test_a_chairman_is_no_era():
    assert pairs("اجتمع المجلس برئاسة باراك أوباما في القصر.") == []


def test_term_is_of_the_person_named_before():
    assert pairs("فاز إيمانويل ماكرون، ووعد في ولايته الثانية بالكثير.")[-1] == (
        "ولايته الثانية",
        "2022-05-14/2027-05-14",
    )


def test_weekday_beats_the_stamp_and_says_so():
    (one,) = found("قال أمس الأربعاء إنه باق.", "2018-03-16")
    assert one.value == "2018-03-14"
    assert any(why.startswith("conflict:today-weekday") for why in one.why)


def test_two_names_of_different_months_are_a_conflict():
    (one,) = found("زارها في يوليو/آب مع وفد.")
    assert any("dual-month" in why for why in one.why)


def test_hijri_day_and_month_where_the_text_reckons_so():
    text = "بدأ العرض يوم السبت 2/10 وينتهي في 8/10/1436 بالرياض."
    assert pairs(text, "2015-07-24") == [("يوم السبت 2/10", "2015-07-18"), ("8/10/1436", "2015-07-24")]


def test_twins_share_the_gregorian_value():
    assert [value for _, value in pairs("في 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م.")] == ["2015-08-11", "2015-08-11"]


def test_since_does_not_move_the_story():
    text = "في 22 أبريل 2022 سجل أعلى مستوى منذ 2002 وعاد في الشهر نفسه."
    assert pairs(text)[-1] == ("الشهر نفسه", "2022-04")


def test_durations_behind_since_are_anchored_to_now():
    (one,) = found("لم يعد منذ ستة أشهر.")
    assert (one.text, one.value, one.begin, one.finish) == ("ستة أشهر", "P6M", "2025-03-16", "2025-09-16")


def test_without_publication_date_relative_words_stay_open():
    assert all("XX" in one.value for one in recognize(Document("a", "وصل أمس وسافر الشهر الماضي.", lang="ar"))[0])


def test_a_month_shares_the_year_told_in_the_same_sentence():
    assert pairs("بدأت في نوفمبر 2014 وانتهت في مارس.") == [("نوفمبر 2014", "2014-11"), ("مارس", "2015-03")]
    assert pairs("بدأت في نوفمبر 2014. وانتهت في مارس.")[-1] == ("مارس", "2025-03")


def test_midnight_of_a_night_is_the_begin_of_the_next_day():
    assert pairs("تنتهي الهدنة منتصف ليل الجمعة الماضي.") == [("منتصف ليل الجمعة الماضي", "2025-09-13T00:00")]
