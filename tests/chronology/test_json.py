import json
import re
from dataclasses import replace

import pytest

from chrono.chronology.json import annotation_dict, chronology_dict, dumps, encode, loads
from chrono.chronology.model import Annotation, Chronology
from chrono.document.model import Document
from chrono.errors import DocumentError
from chrono.timex.model import Rejected
from tests.export.story import EVENTS, LINKS, RANGES, STORY, TIMEXES

KEYS = {
    "": "schema documents timexes ranges events links entries findings",
    "documents": "id lang kind title source published published_from published_span text",
    "timexes": "id document start end text type value said mod quant freq begin finish approximate edtf granularity "
    "calendar anchor rule confidence alternatives why",
    "ranges": "id document start end text from to begin finish edtf",
    "events": "id document start end text class pos tense aspect polarity modality factuality main same_as label "
    "label_spans given confidence",
    "links": "id document from to rel signal cue trust given",
    "entries": "id rank rank_min rank_max after status label events bounds edtf granularity certainty factuality "
    "confidence sources",
    "findings": "id code check severity title explanation statements entries suggestion fingerprint",
}


@pytest.mark.parametrize("part", KEYS)
def test_keys_of_the_contract_in_order(part: str) -> None:
    whole = chronology_dict(STORY)
    first = whole[part][0] if part else whole
    assert list(first) == KEYS[part].split()


def test_nested_keys_in_order() -> None:
    whole = chronology_dict(STORY)
    assert list(whole["timexes"][1]["alternatives"][0]) == ["value", "begin", "finish", "why"]
    assert list(whole["entries"][0]["bounds"]) == ["earliest_begin", "latest_begin", "earliest_end", "latest_end"]
    assert list(whole["entries"][0]["sources"][0]) == ["document", "start", "end", "quote", "timex", "begin", "finish"]
    assert list(whole["findings"][0]["statements"][0]) == ["document", "start", "end", "quote", "refs"]


@pytest.mark.parametrize("level", ["find", "annotate"])
def test_annotation_keys(level: str) -> None:
    local = [replace(one, document=None) for one in (TIMEXES[0], RANGES[0], EVENTS[0], LINKS[0])]
    annotation = Annotation(
        Document("a", "x" * 99), (local[0],), (local[1],), (Rejected(0, 1, "x", "no"),), (local[2],), (local[3],)
    )
    out = annotation_dict(annotation, level=level, relations=[("e1", "t0", "VAGUE")])
    more = ["events", "links"] if level == "annotate" else []
    head = ["id", "lang", "kind", "published", "published_from", "published_span", "timexes", "ranges", "rejected"]
    assert list(out) == [*head, *more, "relations"]
    assert list(out["timexes"][0]) == KEYS["timexes"].replace(" document", "").split()
    assert out["rejected"] == [{"start": 0, "end": 1, "text": "x", "reason": "no"}]
    assert out["relations"] == [{"from": "e1", "to": "t0", "rel": "VAGUE"}]


def test_round_trip() -> None:
    text = dumps(STORY)
    assert loads(text) == STORY
    assert loads("\ufeff" + text) == loads(text.encode()) == loads(b"\xef\xbb\xbf" + text.encode()) == STORY
    assert dumps(loads(text)) == text
    assert json.loads(text) == json.loads(json.dumps(chronology_dict(STORY)))


def test_without_text_stays_without() -> None:
    text = dumps(STORY, text=False)
    assert {one["text"] for one in json.loads(text)["documents"]} == {None}
    assert dumps(loads(text)) == text


def test_empty_and_inexact() -> None:
    assert loads(dumps(Chronology())) == Chronology()
    inexact = dumps(replace(STORY, rank_exact=False))
    assert list(json.loads(inexact))[:2] == ["schema", "rank_exact"]
    assert loads(inexact).rank_exact is False


def test_unknown_keys_are_kept_after_ours() -> None:
    whole = chronology_dict(STORY)
    for part in ("timexes", "events", "links"):
        whole[part][0]["mine"] = {"a": [1]}
    again = chronology_dict(loads(json.dumps(whole)))
    assert [list(again[part][0].items())[-1] for part in ("timexes", "events", "links")] == [("mine", {"a": [1]})] * 3


def test_given_entities_come_back() -> None:
    chronology = Chronology((Document("d", "Bamako", entities=({"start": 0, "end": 6, "label": "GPE"},)),))
    assert loads(dumps(chronology)) == chronology
    with pytest.raises(DocumentError, match=r"\$\.documents\[0\]\.entities\[0\]: 7 is no object"):
        loads(dumps(chronology).replace('[{"start": 0, "end": 6, "label": "GPE"}]', "[7]"))


def test_lone_surrogates_are_legal() -> None:
    chronology = Chronology((Document("s", "a\ud800b \udfff"),))
    text = dumps(chronology)
    assert text.encode("utf-8")
    assert loads(text) == chronology
    assert encode({"ك": "\udc80"}) == '{"ك": "\\udc80"}'


def test_older_file_with_fewer_keys_is_read() -> None:
    whole = chronology_dict(STORY)
    for event in whole["events"]:
        del event["factuality"], event["label_spans"], event["confidence"]
    del whole["ranges"]
    assert loads(json.dumps(whole)).events[0].factuality == "asserted"


def _put(path: str, value: object) -> str:
    whole = chronology_dict(STORY)
    *way, last = [int(step) if step.isdigit() else step for step in re.findall(r"\w+", path)]
    place = whole
    for step in way:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return json.dumps(whole)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("timexes[3].begin", "2025-13-01", '$.timexes[3].begin: "2025-13-01" is no moment; write YYYY-MM-DD or'),
        ("timexes[3].id", ..., '$.timexes[3]: no "id"; add it'),
        ("timexes[3].why", "x", '$.timexes[3].why: "x" is no list'),
        ("timexes[0].confidence", True, "$.timexes[0].confidence: true is no number"),
        ("timexes[0].end", 10_000, "$.timexes[0]: [46, 10000] is outside the text of"),
        ("timexes[0].start", -1, "$.timexes[0].start: -1 is no offset"),
        ("timexes[0].start", 1.5, "$.timexes[0].start: 1.5 is no integer"),
        ("events[0].main", 1, "$.events[0].main: 1 is neither true nor false"),
        ("events[0].class", 7, "$.events[0].class: 7 is no string"),
        ("events[1].id", "h.txt#e1", '$.events[1].id: "h.txt#e1" is there twice'),
        ("events[1].document", "gone", '$.events[1].document: "gone" is an id that nothing here has'),
        ("events[0].label_spans", [[1]], "$.events[0].label_spans[0]: [1] is no list of 2"),
        ("links[1].rel", "NEAR", '$.links[1].rel: "NEAR" is not known here; use one of BEFORE, AFTER'),
        ("links[1].to", "h.txt#e99", '$.links[1].to: "h.txt#e99" is an id that nothing here has'),
        ("entries[1].after[0]", "n99", '$.entries[1].after: "n99"'),
        ("entries[0].bounds", None, "$.entries[0].bounds: null is no object"),
        ("findings[0].severity", "fatal", '$.findings[0].severity: "fatal" is not known here; use one of error'),
        ("documents[0]", [], "$.documents[0]: [] is no object"),
        ("schema", "chrono/2", "$.schema: chrono/2 is newer than chrono/1"),
        ("schema", None, "$.schema: null is no version of a Chronology"),
    ],
)
def test_a_fault_is_one_line_with_its_path(path: str, value: object, message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        loads(_put(path, value))
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


NO_CHRONOLOGY = [
    "",
    "nonsense",
    "[1]",
    "[" * 100_000,
    '{"schema": NaN}',
    b"\xff\xfe{",
    "9" * 5000,
    '{"schema": "chrono/01"}',
]


@pytest.mark.parametrize("data", NO_CHRONOLOGY, ids=range(len(NO_CHRONOLOGY)))
def test_what_is_no_chronology(data: str | bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        loads(data)
    assert "\n" not in str(caught.value)
