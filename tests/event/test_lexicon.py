"""The analysis of words: clitics, lemmas, forms, families."""

import pytest

from chrono.event.lexicon import Lexicon, lexicon


@pytest.mark.parametrize(
    ("word", "skip"),
    [
        ("وأكدت", 1),  # and + verb
        ("أكدت", 0),
        ("وقعت", 0),  # و belongs to the root
        ("وقال", 1),
        ("فأطلق", 1),
        ("بمهاجمة", 1),
        ("للمشاركة", 1),  # the second lam stays
        ("لاحتجاج", 1),
        ("سيلتقي", 0),  # the future stays
        ("الانقلاب", 0),  # the article stays
        ("استيلائه", 0),
        ("وبالانسحاب", 2),
        ("ولم", 1),
        ("وزير", 0),
        ("وزارة", 0),
        ("وزار", 1),  # and visited
        ("وَقالَ", 2),  # the vowel sign of the conjunction goes with it
    ],
)
def test_arabic_proclitics_stand_outside(word: str, skip: int) -> None:
    assert lexicon("ar").word(word).skip == skip


@pytest.mark.parametrize(
    ("word", "lemma", "tag"),
    [
        ("يعلن", "اعلن", "verb.imperfect"),
        ("سيزور", "زار", "verb.future"),
        ("أعلنت", "اعلن", "verb.perfect"),
        ("يستطيعون", "استطاع", "verb.imperfect"),
        ("بدأوا", "بدا", "verb.perfect"),
        ("يبدأ", "بدا", "verb.imperfect"),
        ("هجومهم", "هجوم", "noun.noun"),
        ("الإضرابات", "اضرابات", "noun.noun"),
    ],
)
def test_arabic_forms(word: str, lemma: str, tag: str) -> None:
    found = lexicon("ar").word(word)
    assert found.lemma == lemma
    assert tag in found.tags


@pytest.mark.parametrize(
    ("word", "lemma", "tag"),
    [
        ("said", "say", "verb.past"),
        ("tried", "try", "verb.ed"),
        ("hitting", "hit", "verb.ing"),
        ("announced", "announce", "verb.ed"),
        ("meetings", "meeting", "noun.s"),
        ("lives", "life", "?.s"),
        ("the", "the", "determiner"),
    ],
)
def test_english_forms(word: str, lemma: str, tag: str) -> None:
    found = lexicon("en").word(word)
    assert tag in found.tags or found.lemma == lemma


def test_a_masdar_and_its_verb_are_one_family() -> None:
    known = lexicon("ar")
    assert known.word("إعلان").root == known.word("أعلن").root
    assert known.word("انفجار").root == known.word("الانفجارات").root


def test_a_language_without_tables_still_reads_words() -> None:
    word = Lexicon({}, {}).word("Sitzung")
    assert (word.norm, word.tags, word.skip) == ("sitzung", (), 0)


@pytest.mark.parametrize("raw", ["", "1984", "٢٠٢٥", "…", "a" * 5000, "و", "'s"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_any_word_is_analysed(lang: str, raw: str) -> None:
    word = lexicon(lang).word(raw)
    assert 0 <= word.skip <= len(raw)
