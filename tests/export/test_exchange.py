"""ics, timelinejs, sarif and owl-time against their own readers or schemas."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import jsonschema
import pytest
from icalendar import Calendar
from rdflib import Graph, Namespace
from rdflib.namespace import PROV, RDF, RDFS, TIME
from sarif_pydantic import Sarif

from chrono.chronology.model import Chronology, Source
from chrono.export import render
from chrono.export.sarif import Place, dumps, log
from tests.export.story import DOCUMENTS, ENTRIES, FINDINGS, RANGES, STORY

CHRONO = Namespace("urn:chrono:term:")
ENTRY = Namespace("urn:chrono:entry:")


def _events(chronology: Chronology = STORY) -> list[Any]:
    return list(Calendar.from_ical(render(chronology, "ics").data).walk("VEVENT"))


def test_ics_days_are_whole_and_the_end_is_exclusive() -> None:
    talks, attack, meeting = _events()
    assert (talks.decoded("DTSTART"), "DTEND" in talks) == (date(2021, 1, 1), False)
    assert (attack.decoded("DTSTART"), attack.decoded("DTEND")) == (date(2025, 8, 19), date(2025, 8, 20))
    assert meeting["STATUS"] == "TENTATIVE"
    assert str(attack["SUMMARY"]) == ENTRIES[3].label
    assert "20 August 2025" in str(attack["DESCRIPTION"])


def test_ics_lines_are_short_and_end_with_crlf() -> None:
    data = render(STORY, "ics").data
    assert data.endswith(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_ics_uids_do_not_move_with_numbers_and_are_unique() -> None:
    later = tuple(replace(entry, id=f"n{entry.rank + 9}", rank=entry.rank + 9) for entry in ENTRIES)
    twice = replace(STORY, entries=(*ENTRIES, ENTRIES[3]))
    assert [one["UID"] for one in _events(replace(STORY, entries=later))] == [one["UID"] for one in _events()]
    assert len({str(one["UID"]) for one in _events(twice)}) == len(_events(twice)) == 4


def test_ics_text_with_everything_that_ends_a_value() -> None:
    label = "a;b,c\\n\r\nEND:VCALENDAR: \u202e\ud800 " + "ط" * 90
    entry = replace(ENTRIES[3], label=label, sources=(Source("a/ar.txt", 0, 1, label, None, None, None),))
    (event,) = _events(Chronology(DOCUMENTS, entries=(entry,)))
    assert str(event["SUMMARY"]).startswith("a;b,c\\n END:VCALENDAR: ⟨U+202E⟩⟨U+D800⟩ ط")


def test_ics_says_what_it_dropped() -> None:
    notes = " ".join(render(STORY, "ics").notes)
    assert "1 entry outside the years 1 to 9999" in notes
    assert "4 entries without a date of its own" in notes
    assert "3 findings" in notes


DATE = {
    "type": "object",
    "required": ["year"],
    "properties": {key: {"type": "integer"} for key in ("year", "month", "day")} | {"display_date": {"type": "string"}},
    "additionalProperties": False,
}
TEXT = {
    "type": "object",
    "properties": {key: {"type": "string"} for key in ("headline", "text")},
    "additionalProperties": False,
}
TIMELINEJS = {
    "type": "object",
    "required": ["events"],
    "properties": {
        "title": {"type": "object", "properties": {"text": TEXT}, "additionalProperties": False},
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["start_date"],
                "properties": {
                    "start_date": DATE,
                    "end_date": DATE,
                    "text": TEXT,
                    "display_date": {"type": "string"},
                    "group": {"type": "string"},
                    "unique_id": {"type": "string"},
                    "autolink": {"type": "boolean"},
                },
                "additionalProperties": False,
            },
        },
        "eras": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["start_date", "end_date"],
                "properties": {"start_date": DATE, "end_date": DATE, "text": TEXT},
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
"""The JSON of TimelineJS 3 as its documentation describes it, as far as we write it."""


def _timeline(chronology: Chronology = STORY) -> Any:
    timeline = json.loads(render(chronology, "timelinejs").data)
    jsonschema.validate(timeline, TIMELINEJS)
    return timeline


def test_timelinejs_shows_uncertainty_and_escapes() -> None:
    old, later, talks, attack, window, meeting = _timeline()["events"]
    assert old["start_date"] == {"year": -493, "month": 1, "day": 1}
    assert [one["display_date"] for one in (old, later, talks, window)] == [
        "494 BC",
        "on or after 494 BC",
        "since 2021",
        "between 2025-08-19 and 2025-09-16",
    ]
    assert (old["group"], attack["group"]) == ("‹b›Old ＆ odd‹/b›", "several sources")
    assert "end_date" not in attack
    assert meeting["text"]["headline"].endswith("[planned]")
    assert "<script" not in json.dumps(old)
    assert '\\"alert' not in json.dumps(later)


def test_timelinejs_eras_are_the_periods_of_the_text() -> None:
    period = replace(RANGES[0], finish="2023-01-01", edtf="2021/2022")
    (era,) = _timeline(replace(STORY, ranges=(period, *RANGES)))["eras"]
    assert era["end_date"] == {"year": 2022, "month": 12, "day": 31, "display_date": "2021 to 2022"}


def test_sarif_is_read_by_a_model_of_the_standard() -> None:
    run = Sarif.model_validate_json(render(STORY, "sarif").data).runs[0]
    assert [rule.id for rule in run.tool.driver.rules] == ["CHR101", "CHR201", "CHR301"]
    assert [result.rule_id for result in run.results] == [finding.code for finding in FINDINGS]


def test_sarif_points_at_lines_and_code_points() -> None:
    differ, impossible, _ = log(FINDINGS, DOCUMENTS)["runs"][0]["results"]
    place = differ["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a/ar.txt"
    assert {key: place["region"][key] for key in ("startLine", "startColumn", "charOffset")} == {
        "startLine": 2,
        "startColumn": 32,
        "charOffset": 49,
    }
    assert differ["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a/en.txt"
    assert impossible["level"] == "error"


def test_sarif_points_at_the_json_line_where_a_document_is_no_file() -> None:
    results = json.loads(dumps(STORY, {"h.txt": Place("all news.jsonl", 7)}))["runs"][0]["results"]
    place = results[1]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "all%20news.jsonl"
    assert place["region"]["startLine"] == 7


def _graph() -> Graph:
    return Graph().parse(data=render(STORY, "owl-time").data, format="turtle")


def test_owl_time_is_read_back() -> None:
    graph = _graph()
    assert {str(graph.value(ENTRY[entry.id], RDFS.label)) for entry in ENTRIES} == {entry.label for entry in ENTRIES}
    assert set(graph.subjects(RDF.type, TIME.ProperInterval)) == {ENTRY[entry.id] for entry in ENTRIES}
    assert list(graph.objects(ENTRY.n5, CHRONO.after)) == [ENTRY.n4]


@pytest.mark.parametrize(
    ("entry", "begin", "end"),
    [("n4", "2025-08-19", "2025-08-20"), ("n3", "2021-01-01", None), ("n1", "-0493-01-01", "-0492-01-01")],
)
def test_owl_time_windows(entry: str, begin: str, end: str | None) -> None:
    graph = _graph()
    window = graph.value(ENTRY[entry], TIME.intervalIn)
    ends = [graph.value(graph.value(window, side), TIME.inXSDDate) for side in (TIME.hasBeginning, TIME.hasEnd)]
    assert [one and str(one) for one in ends] == [begin, end]


def test_owl_time_provenance() -> None:
    graph = _graph()
    sources = list(graph.objects(ENTRY.n4, PROV.wasDerivedFrom))
    assert {str(graph.value(one, PROV.wasQuotedFrom)) for one in sources} == {
        "urn:chrono:document:a/ar.txt",
        "urn:chrono:document:a/en.txt",
    }
