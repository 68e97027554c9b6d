"""Language and kind by letters and words."""

import pytest

from chrono.document.language import detect_kind, detect_language, full_packs, languages


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("التقى وفد من الحكومة قادة الفصائل في العاصمة", "ar"),
        ("قالت الحکومة في بیان إن الوفد وصل إلى المدينة", "ar"),
        ("The delegation met the leaders in the capital.", "en"),
        ("Talks began", "en"),
        ("2025-09-16", "en"),
        ("", "en"),
        ("\0\x01", "en"),
        ("رئیس جمهور گفت که این کشور در هفته گذشته با چند کشور دیگر گفتگو کرد", "und"),
        ("وزیر اعظم نے کل کہا کہ حکومت اگلے ہفتے نیا بجٹ پیش کرے گی", "und"),
        ("لە ڕۆژی سێشەممە سەرۆکی هەرێم گوتی کە دانوستان دەستی پێکرد", "und"),
        ("Le président a déclaré mardi à la télévision que les négociations étaient terminées", "und"),
        ("Президент сказал, что переговоры начались", "und"),
        ("In Bamako met الوفد the delegation of the ministry with the army on Monday", "en"),
    ],
)
def test_language(text: str, lang: str) -> None:
    assert detect_language(text) == lang


STORY = (
    "The dynasty was founded in 1321 by a merchant. In 1340 his son took the northern valley, and by 1352 the family "
    "held all the passes. A revolt of 1361 was put down in a single summer. The last of the line died in 1377 without "
    "an heir, and the valley passed to the bishop, whose house kept it until 1402 and sold it piece by piece."
)
REPORT = (
    "The minister said on Tuesday that talks with the towns had begun last week. Officials told reporters yesterday "
    "that the plan of 2019 and the treaty of 2021 would now be replaced by that of 2024, a spokesman said."
)


LONG_PAST = "The siege opened on 24 July 1828; the town fell on 11 October. Peace was signed in September 1829."


@pytest.mark.parametrize(
    ("text", "lang", "published", "kind"),
    [
        (STORY, "en", "2020-01-01", "narrative"),
        (STORY, "en", None, "narrative"),
        (STORY + " Today nobody there knows his name.", "en", None, "narrative"),
        (STORY + " A spokesman said so yesterday.", "en", None, "news"),
        (STORY, "en", "1300-01-01", "news"),
        (LONG_PAST, "en", "2012-08-13", "narrative"),
        (LONG_PAST, "en", "1850-08-13", "news"),
        (LONG_PAST + " The museum said so on Friday.", "en", "2012-08-13", "news"),
        ("The bridge, built in 1936, is to close next week.", "en", "2012-08-13", "news"),
        (REPORT, "en", "2025-09-16", "news"),
        ("hey, wanna meet tomorrow at 5?", "en", None, "colloquial"),
        ("بكرة الساعة خمسة هيك منيح", "ar", None, "colloquial"),
        ("وصل الوفد أمس إلى العاصمة", "ar", None, "news"),
        ("", "en", None, "news"),
        (STORY, "und", None, "news"),
    ],
)
def test_kind(text: str, lang: str, published: str | None, kind: str) -> None:
    assert detect_kind(text, lang, published) == kind


def test_full_packs_are_languages() -> None:
    assert {"ar", "en"} <= set(full_packs()) <= set(languages())


@pytest.mark.parametrize("code", sorted(full_packs()))
def test_signs_are_ordinary_letters(code: str) -> None:
    """Words of a pack are lower case and hold no letter that is foreign to it, else they never match."""
    signs = full_packs()[code]
    words = [*signs.stop_words, *signs.deictic, *signs.colloquial]
    assert all(word == word.lower() and not set(word) & signs.foreign_letters for word in words)
