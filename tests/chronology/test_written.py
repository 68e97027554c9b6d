"""Order and distance as they are written between dates."""

import pytest

import chrono
from chrono.chronology.report import alarms

ROWS = [
    ("CHR202", "en", "The pact of 26 March {} the pullout ordered on 6 March.", "preceded", "followed"),
    ("CHR202", "en", "The pact of 26 March 2025 {} the exit of 6 March 2025.", "was followed by", "was preceded by"),
    ("CHR202", "en", "The plant closed on 5 March, {} the inquiry of 20 February.", "before", "after"),
    ("CHR203", "en", "The dam broke on 2 May; a town was hit {} later, on 9 May 2025.", "two days", "seven days"),
    ("CHR203", "en", "The deal was reached on 5 May and signed on 9 May, {} later.", "eight days", "four days"),
    ("CHR203", "en", "A raid began on 2 May, and {} after that raid, on 9 May, it ended.", "three days", "seven days"),
    ("CHR203", "ar", "نفذوا هجوما في 2 مايو، وبعد {} من ذلك الهجوم، في 6 مايو، انسحبوا.", "عشرة أيام", "أربعة أيام"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "lang", "text", "fault", "sound"), ROWS)
def test_order_and_distance(code: str, lang: str, text: str, fault: str, sound: str) -> None:
    assert code in told(lang, text.replace("{}", fault))
    assert code not in told(lang, text.replace("{}", sound))


def test_dates_without_a_year_may_be_of_two_years() -> None:
    assert "CHR202" not in told("en", "The plant closed on 5 December, before the inquiry of 20 January.")


def told(lang: str, text: str) -> list[str]:
    record = {"id": "a", "text": text, "lang": lang, "published": "2025-06-16", "kind": "news"}
    return [f.code for f in alarms(chrono.build([record]).findings)]
