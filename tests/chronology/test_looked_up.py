"""Order, distance and second dates of things that another statement dates; what only looks alike stays quiet."""

import pytest

import chrono
from chrono.chronology.report import alarms

STEPS = (
    "The audit was finished on 10 May 2025. The audit was finished before the strike. "
    "The strike came before the sale. The sale took place on 3 March 2025."
)

FOUND = [
    ("CHR202", "en", "The vote was held on 3 March 2025. The army withdrew on 10 May 2025, before the vote."),
    ("CHR202", "en", STEPS),
    ("CHR202", "en", "The refugees came on 9 July 2024; they had left their village on 15 July 2024."),
    ("CHR202", "ar", "جرت الانتخابات في 3 مارس 2025. وانسحب الجيش في 10 مايو 2025 قبل الانتخابات."),
    ("CHR203", "en", "The film opened on 3 March 2025. He died six months before the opening, on 1 March 2025."),
    ("CHR203", "en", "The alarm rang at 08:10 on 3 May 2025. Forty minutes later, at 08:15 on 3 May 2025, he came."),
    ("CHR203", "ar", "توفي الملك في 6 فبراير 1952، وجرى التتويج في 2 يونيو 1953، بعد خمس سنوات من وفاته."),
    ("CHR302", "en", "My father died on 4 March 1970. I was not there when he died on 14 March 1970."),
    ("CHR302", "en", "The museum opened in 1955. The opening of the museum in 1965 was a feast."),
    ("CHR302", "ar", "اعتقلت الشرطة المصرفي في 7 أكتوبر 2024. وهز اعتقال المصرفي في 21 أكتوبر 2024 الأسواق."),
]

QUIET = [
    ("en", "She married in 1950. Five years later, in 1955, her husband died, and two years later, in 1957, she left."),
    ("en", "The fire broke out on 3 May 2025. Two days later the mayor resigned, and on 9 May 2025 the council met."),
    ("en", "The mayor resigned on 4 June 2025. His deputy, who resigned on 12 June 2025, had been charged."),
    ("en", "The strike began on 2 May 2024. The lockout, which began on 11 May 2024, paralysed the ports."),
    ("en", "The army attacked Arnos on 3 May 2025. The council condemned the attack on 9 May 2025."),
    ("en", "The talks were held on 3 May 2025. After the talks, on 5 May 2025, the envoy left."),
    ("en", "The trial opened in 2019, and the murder, which took place in 2015, came before it."),
    ("en", "The toy was recalled on 2 May 2025, a week after the complaint, which came in on 25 April 2025."),
    ("en", "The court heard the case on 3 March 2025. He appeared before the court on 10 May 2025."),
    ("ar", "تزوجت عام 1950. وبعد خمس سنوات، في 1955، توفي زوجها، وبعد سنتين، في 1957، سافرت."),
    ("ar", "توفي الملك عام 1952. وتوفيت الملكة عام 1960."),
    ("ar", "فاز الفريق في 3 مايو 2025. وكان فوز الفريق في 10 مايو 2025 الثاني على التوالي."),
    ("ar", "تفرق الحزب سنة 1973، بعد تأسيسه بسنتين. تأسس الحزب سنة 1971."),
    ("ar", "هاجم الجيش البلدة في 3 مايو 2025. وأدان المجلس الهجوم في 9 مايو 2025."),
    ("ar", "توفي الملك في 8 أكتوبر 2022، ودفن في 19 أكتوبر 2022، بعد وفاته بأحد عشر يوما."),
]


def record(lang: str, text: str) -> dict[str, str]:
    return {"id": "a", "text": text, "lang": lang, "published": "2025-09-16", "kind": "news"}


@pytest.mark.parametrize(("code", "lang", "text"), FOUND)
def test_what_is_told_elsewhere_is_held_against_a_statement(code: str, lang: str, text: str) -> None:
    assert code in {f.code for f in chrono.build([record(lang, text)]).findings}


@pytest.mark.parametrize(("lang", "text"), QUIET)
def test_what_only_looks_alike_is_quiet(lang: str, text: str) -> None:
    assert [(f.code, f.title) for f in alarms(chrono.build([record(lang, text)]).findings)] == []
