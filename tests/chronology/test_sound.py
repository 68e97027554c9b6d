"""Sound texts raise no alarm: sentences that once did, and the training texts, where hardly any may."""

import json
from pathlib import Path

import pytest

import chrono
from chrono.chronology.report import alarms

TRAINING = Path(__file__).parents[2] / "samples" / "training"

SOUND = [
    ("en", "We married in October 1953, a year after the officers had taken power, and a son was born that June."),
    ("en", "She was born in 1925 and left the village when she was seventeen."),
    ("ar", "ولدت جدتي في حيفا سنة 1925، وتزوجت وهي في السابعة عشرة من عمرها."),
    ("ar", "عطلت السلطات الجريدة خمس مرات بين 1930 و1938، وحبس صاحبها شهرين."),
    ("ar", "أديس أبابا 1 يونيو (وكالة) - افتتح زعماء سبع دول اليوم الأربعاء قمة تستغرق يومين."),
    ("ar", "خطف مسلحون السائق مطلع الأسبوع."),
    ("ar", "وأمهل المزارعون الحكومة حتى الخامس عشر من الشهر الجاري."),
    ("ar", "وعد المدير بإصلاح الجسر السنة المقبلة."),
]


def found(record: dict[str, str]) -> list[str]:
    return [f"{one.code} {one.title}" for one in alarms(chrono.build([record]).findings)]


@pytest.mark.parametrize(("lang", "text"), SOUND)
def test_sound_sentences_are_quiet(lang: str, text: str) -> None:
    assert found({"id": "a", "text": text, "lang": lang, "published": "2011-06-01", "kind": "news"}) == []


def test_at_most_one_alarm_in_thirty_training_texts() -> None:
    lines = [line for name in ("ar", "en") for line in (TRAINING / f"{name}.jsonl").read_text("utf-8").splitlines()]
    keys = ("id", "text", "lang", "published", "kind")
    noisy = [record["id"] for record in map(json.loads, lines) if found({key: record[key] for key in keys})]
    assert len(noisy) <= len(lines) / 30, noisy
