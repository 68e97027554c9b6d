"""Events of sentences of our own: triggers, attributes, labels, given events."""

import random
from collections.abc import Mapping
from typing import Any

import pytest

from chrono.document.model import Document
from chrono.event import Event, find_events
from chrono.timex.model import Timex


def events(text: str, lang: str, *times: str, **more: Any) -> dict[str, Event]:
    """Events by their trigger; ``times`` are the expressions of the text."""
    spans = [(text.index(time), text.index(time) + len(time), time) for time in times]
    timexes = tuple(Timex(f"t{n}", a, b, t, "DATE", "", "") for n, (a, b, t) in enumerate(spans, 1))
    return {event.text: event for event in find_events(Document("d", text, lang=lang, **more), timexes)}


ENGLISH = [
    ("Rebels attacked the base near the river.", "attacked", {"tense": "PAST", "class_": "OCCURRENCE", "pos": "VERB"}),
    ("The minister said on Monday that talks had failed.", "said", {"class_": "REPORTING", "tense": "PAST"}),
    ("The talks have failed.", "failed", {"tense": "PRESENT", "aspect": "PERFECTIVE"}),
    ("The army is shelling the town.", "shelling", {"tense": "PRESENT", "aspect": "PROGRESSIVE"}),
    ("The two sides will sign the treaty.", "sign", {"tense": "FUTURE", "factuality": "planned"}),
    ("The envoys were to meet on Friday.", "meet", {"factuality": "planned"}),
    ("The talks will begin on Friday.", "talks", {"factuality": "planned"}),
    ("The envoy will study the attack.", "attack", {"factuality": "asserted"}),
    ("The government did not approve the law.", "approve", {"polarity": "NEG", "factuality": "negated"}),
    ("The company may sell the factory.", "sell", {"modality": "possible", "factuality": "possible"}),
    ("The court said he allegedly killed the guard.", "killed", {"factuality": "alleged"}),
    ("The president said the army killed ten rebels.", "killed", {"factuality": "reported"}),
    ("Police began searching the house.", "began", {"class_": "ASPECTUAL"}),
    ("The company wants to sell its shares.", "wants", {"class_": "I_STATE", "tense": "PRESENT"}),
    ("Villagers saw the explosion.", "saw", {"class_": "PERCEPTION"}),
    ("Villagers saw the explosion.", "explosion", {"pos": "NOUN", "tense": "NONE"}),
]

ARABIC = [
    ("هاجم مسلحون القاعدة العسكرية.", "هاجم", {"tense": "PAST", "pos": "VERB"}),
    ("وأكدت الحكومة أن المحادثات فشلت.", "أكدت", {"class_": "REPORTING", "tense": "PAST"}),
    ("سترسل الحكومة تعزيزات.", "تعزيزات", {"factuality": "planned"}),
    ("لم يوقع الوفد الاتفاق.", "يوقع", {"tense": "PAST", "polarity": "NEG", "factuality": "negated"}),
    ("لن يشارك الحزب في الانتخابات.", "يشارك", {"tense": "FUTURE", "polarity": "NEG"}),
    ("سيزور الرئيس العاصمة.", "سيزور", {"tense": "FUTURE", "factuality": "planned"}),
    ("سوف يزور الرئيس العاصمة.", "يزور", {"tense": "FUTURE", "factuality": "planned"}),
    ("وكان من المقرر أن يزور الوزير المدينة.", "يزور", {"factuality": "counterfactual"}),
    ("قال متحدث إن الجيش قتل عشرة مسلحين.", "قتل", {"factuality": "reported"}),
    ("وبدأت المفاوضات بين الطرفين.", "بدأت", {"class_": "ASPECTUAL", "tense": "PAST"}),
    ("ولا تزال الأزمة تتصاعد.", "تتصاعد", {"polarity": "POS"}),
    ("أدى الانفجار إلى مقتل جنديين.", "مقتل", {"class_": "OCCURRENCE", "tense": "NONE"}),
    ("يعاني السكان من حصار خانق.", "يعاني", {"tense": "PRESENT"}),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), ENGLISH)
def test_english_attributes(text: str, trigger: str, expected: Mapping[str, Any]) -> None:
    event = events(text, "en")[trigger]
    assert {key: getattr(event, key) for key in expected} == expected


@pytest.mark.parametrize(("text", "trigger", "expected"), ARABIC)
def test_arabic_attributes(text: str, trigger: str, expected: Mapping[str, Any]) -> None:
    event = events(text, "ar")[trigger]
    assert {key: getattr(event, key) for key in expected} == expected


AT_LAST = [
    ("en", "The schools did not open until 1979.", "1979", "open", "The schools did not open until 1979"),
    ("ar", "لم تفتح المدارس إلا في مارس 2021.", "مارس 2021", "تفتح", "لم تفتح المدارس إلا في مارس 2021"),
]


@pytest.mark.parametrize(("lang", "text", "time", "trigger", "label"), AT_LAST)
def test_what_came_to_pass_at_last_is_told_as_such(lang: str, text: str, time: str, trigger: str, label: str) -> None:
    event = events(text, lang, time)[trigger]
    assert (event.polarity, event.factuality, event.label) == ("NEG", "asserted", label)


LABELS = [
    ("en", "The storm ruined 40,000 homes.", "ruined", "The storm ruined 40,000 homes"),
    ("ar", "زار الوزير العاصمة وأحيل المتهم إلى المحكمة.", "أحيل", "أحيل المتهم إلى المحكمة"),
    ("en", "Rebels attacked the base on Tuesday, killing twelve soldiers.", "attacked", "Rebels attacked the base"),
    ("en", "Rebels attacked the base on Tuesday, killing twelve soldiers.", "killing", "killing twelve soldiers"),
    ("en", "On Tuesday envoys held a meeting in Geneva.", "meeting", "envoys held a meeting in Geneva"),
    ("en", "Officials blamed the fall of the capital on Tuesday.", "fall", "the fall of the capital"),
    ("en", "The envoy, a former general, visited the port, the army said.", "visited", "The envoy … visited the port"),
    ("en", "The junta, which took power by force, promised elections.", "took", "The junta … took power by force"),
    ("en", "A truce was signed in Kalo but collapsed.", "collapsed", "A truce … collapsed"),
    ("en", "He left because prices rose.", "rose", "prices rose"),
    ("ar", "زار المبعوث، الجنرال خالد، مدينة الميناء.", "زار", "زار المبعوث … مدينة الميناء"),
    ("ar", "وهاجم مسلحون القاعدة يوم الثلاثاء.", "هاجم", "هاجم مسلحون القاعدة"),
    ("ar", "وشن المتمردون هجوما على القاعدة.", "هجوما", "شن المتمردون هجوما على القاعدة"),
    ("ar", "قال الوزير إن الحكومة قررت رفع أسعار الوقود.", "رفع", "رفع أسعار الوقود"),
    ("ar", "أدى الانفجار إلى مقتل جنديين.", "الانفجار", "أدى الانفجار إلى مقتل جنديين"),
    ("ar", "أدى الانفجار إلى مقتل جنديين.", "مقتل", "مقتل جنديين"),
    ("ar", "زار الوزير العاصمة التي شهدت احتجاجات.", "زار", "زار الوزير العاصمة"),
]


@pytest.mark.parametrize(("lang", "text", "trigger", "label"), LABELS)
def test_labels_are_words_of_the_text(lang: str, text: str, trigger: str, label: str) -> None:
    times = [time for time in ("Tuesday", "الثلاثاء") if time in text]
    event = events(text, lang, *times)[trigger]
    assert event.label == label
    assert event.label == " … ".join(text[a:b] for a, b in event.label_spans)


def test_a_long_label_is_cut_between_words() -> None:
    text = "Rebels attacked " + "the heavily guarded supply depot and " * 12 + "the river port."
    event = events(text, "en")["attacked"]
    assert len(event.label) <= 130
    assert all(text[a - 1 : a].strip() == "" and not text[b : b + 1].isalnum() for a, b in event.label_spans if a)


def test_a_header_is_in_no_label() -> None:
    text = "date: 2025-09-16\nRebels attacked the base."
    event = events(text, "en", "2025-09-16", published_from="header", published_span=(6, 16))["attacked"]
    assert event.label == "Rebels attacked the base"


def test_a_noun_with_an_article_takes_up_an_earlier_mention() -> None:
    found = events("وقع انفجار في المدينة. وأدى الانفجار إلى مقتل جنديين.", "ar")
    assert found["الانفجار"].same_as == found["انفجار"].id
    assert not found["الانفجار"].main


def test_ids_follow_the_text() -> None:
    found = list(
        events("Rebels attacked the base and killed ten soldiers. Police said talks had failed.", "en").values()
    )
    assert [event.id for event in found] == [f"e{n}" for n in range(1, len(found) + 1)]
    assert [(e.start, e.end) for e in found] == sorted((e.start, e.end) for e in found)


def test_no_event_lies_in_an_expression() -> None:
    text = "The strike of last year ended."
    assert all(event.start > 22 or event.end < 14 for event in events(text, "en", "last year").values())


def test_given_events_are_taken_and_completed() -> None:
    text = "Rebels did not attack the base."
    given = ({"start": 15, "end": 21, "id": "mine", "class": "STATE", "score": 7}, {"start": 0, "end": 6})
    first, second = find_events(Document("d", text, "en", events=given), ())
    assert (second.id, second.class_, second.text, second.given) == ("mine", "STATE", "attack", True)
    assert (second.polarity, second.extra, second.confidence) == ("NEG", (("score", 7),), 1.0)
    assert (first.id, first.text, first.given) == ("e1", "Rebels", True)


def test_an_empty_given_list_means_no_events() -> None:
    assert find_events(Document("d", "Rebels attacked the base.", "en", events=()), ()) == ()


@pytest.mark.parametrize("text", ["", " \n\n ", "...", "\x00", "2025", "و", "«»" * 50])
@pytest.mark.parametrize("lang", ["ar", "en", "xx"])
def test_any_text_is_legal(text: str, lang: str) -> None:
    given = ({"start": 0, "end": len(text)},) if text else None
    find_events(Document("d", text, lang=lang), ())
    assert len(find_events(Document("d", text, lang=lang, events=given), ())) == (1 if given else 0)


def test_a_lone_surrogate_is_legal() -> None:
    assert "attacked" in events("Rebels \ud800 attacked the base.", "en")


def test_a_language_without_a_model_falls_back_to_its_lexicon() -> None:
    assert find_events(Document("d", "Die Sitzung begann.", lang="xx"), ()) == ()


def test_spans_hold_for_random_text() -> None:
    chance = random.Random(7)
    letters = "وفبل ال هجوم قال. said attack's \n\"«»،ًَ"
    for _ in range(200):
        text = "".join(chance.choice(letters) for _ in range(chance.randrange(120)))
        for lang in ("ar", "en"):
            for event in find_events(Document("d", text, lang=lang), ()):
                assert event.text == text[event.start : event.end] != ""
                assert all(0 <= a < b <= len(text) for a, b in event.label_spans)


@pytest.mark.parametrize(
    ("text", "verb", "tense"),
    [
        ("وأضاف أن المهلة تنتهي يوم الخميس.", "تنتهي", "PRESENT"),
        ("تعرض القناة الحلقة مساء الخميس.", "تعرض", "PRESENT"),
        ("تعرض الرجل لحادث مساء الخميس.", "تعرض", "PAST"),
        ("تستطلع دار الإفتاء الهلال مساء الجمعة.", "تستطلع", "PRESENT"),
        ("لم تنته المهلة يوم الخميس.", "تنته", "PAST"),
    ],
)
def test_the_form_of_an_arabic_verb_tells_its_tense(text, verb, tense):
    assert events(text, "ar")[verb].tense == tense
