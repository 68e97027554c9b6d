"""Statements compared by their words: circles of order, and a source that dates one thing twice."""

import pytest

import chrono
from chrono.chronology.report import alarms
from chrono.chronology.wording import roots

AR, EN = "ar", "en"

CIRCLES = [
    (AR,
     "استقال المدير قبل افتتاح المتحف، وافتُتح المتحف قبل المهرجان، "
     "أما المهرجان فجرى {} استقالة المدير.", "قبل", "بعد"),
    (AR,
     "أُقيل المدرب بعد المباراة. ولُعبت المباراة بعد اعتزال الحارس. "
     "واعتزل الحارس {} إقالة المدرب.", "بعد", "قبل"),
    (AR, "سبق الحصارُ الهدنة، والهدنة سبقت الانسحاب، ووقع الانسحاب {} الحصار.", "قبل", "بعد"),
    (EN,
     "The audit preceded the merger. "
     "The merger preceded the layoffs, and the layoffs {} the audit.", "preceded", "followed"),
    (EN,
     "The bridge closed after the flood, "
     "the flood came after the storm and the storm came {} the closure of the bridge.", "after", "before"),
    (EN, "Anna spoke before Boris and Boris spoke before Clara. Clara spoke {} Anna.", "before", "after"),
    (AR, "نزحت العائلة بعد القصف، وقُصفت القرية بعد وصول المقاتلين، ووصل المقاتلون {} نزوح العائلة.", "بعد", "قبل"),
    (AR, "المجاعة تلتها الهجرة، والهجرة تلاها الوباء، والوباء جاء {} المجاعة.", "قبل", "بعد"),
    (AR, "فر القائد غداة قصف القلعة، وقُصفت القلعة بعدما فشلت الوساطة، وفشلت الوساطة {} فرار القائد.", "بعد", "قبل"),
]  # fmt: skip

TWICE = [
    (AR,
     "ذكرت وزارة الصحة أن المستشفى أُخلي في 3 مارس 2025. "
     "وأعلنت وزارة الصحة أن إخلاء المستشفى تم في {} مارس 2025.", "9", "3"),
    (AR,
     "بحسب الدفاع المدني، انهار الجسر في 4 ماي 2025. "
     "وتقول مصالح الدفاع المدني إن انهيار الجسر حدث في {} ماي 2025.", "11", "4"),
    (EN,
     "The police say the convoy left Tobruk on 3 May 2025. "
     "The police also say that the convoy left Tobruk on {} May 2025.", "9", "3"),
    (EN,
     "According to the harbour office, the ferry sank on 4 May 2025. "
     "The harbour office says the ferry sank on {} May 2025.", "12", "4"),
    (AR, "ورد في المحضر أن السرقة وقعت ليلة 3 مارس 2025، وفي المحضر نفسه أن السرقة وقعت ليلة {} مارس 2025.", "13", "3"),
    (EN, "They wrote that flight 12 fell on 3 May 2025 and, in a mail, that flight 12 fell on {} May.", "9", "3"),
    (EN, "The port said the oil leak began on 3 May; two pages on it says the same leak began on {} May.", "9", "3"),
]  # fmt: skip

SOUND = [
    (EN, "The police said a driver was shot on 3 May 2025. The police said the same driver was seen on 9 May 2025."),
    (AR, "سبقت القمةَ زيارةُ الوفد، وسبقت الزيارةَ مكالمة هاتفية، وجرت المكالمة قبل القمة."),
    (EN, "The police said two men were shot in Cairo on 3 May 2025 and two men were shot in Giza on 9 May 2025."),
    (EN, "The police say three men were killed on 3 May 2025. The police say five men were killed on 9 May 2025."),
    (EN, "The army said it shelled Hama on 3 May 2025. The army said it shelled Homs on 9 May 2025."),
    (EN, "The vote came before the strike. The strike came before another vote."),
    (EN, "The talks were held after the 2019 vote. The 2024 vote was held after the talks."),
    (EN, "The vote did not come before the strike. The strike came before the vote."),
    (AR, "قالت الشرطة إن ثلاثة رجال قتلوا في 3 مايو 2025. وقالت الشرطة إن خمسة رجال قتلوا في 9 مايو 2025."),
]


def told(lang: str, text: str) -> list[str]:
    record = {"id": "a", "text": text, "lang": lang, "published": "2025-06-16", "kind": "news"}
    return [f.code for f in alarms(chrono.build([record]).findings)]


@pytest.mark.parametrize(("lang", "text", "fault", "sound"), CIRCLES)
def test_circle_is_told_once(lang: str, text: str, fault: str, sound: str) -> None:
    assert told(lang, text.replace("{}", fault)) == ["CHR201"]
    assert told(lang, text.replace("{}", sound)) == []


@pytest.mark.parametrize(("lang", "text", "fault", "sound"), TWICE)
def test_source_against_itself(lang: str, text: str, fault: str, sound: str) -> None:
    assert told(lang, text.replace("{}", fault)) == ["CHR302"]
    assert told(lang, text.replace("{}", sound)) == []


@pytest.mark.parametrize(("lang", "text"), SOUND)
def test_two_things_are_two(lang: str, text: str) -> None:
    assert told(lang, text) == []


@pytest.mark.parametrize(
    ("verb", "noun"), [("وُقّع", "توقيع"), ("فُجّر", "تفجير"), ("اختُطف", "الخطف"), ("تزوجت", "زواجها"), ("عُيّن", "تعيين")]
)  # fmt: skip
def test_a_verb_and_its_noun_have_one_root(verb: str, noun: str) -> None:
    assert roots(verb, AR) & roots(noun, AR)
