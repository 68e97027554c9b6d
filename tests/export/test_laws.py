"""Laws that hold for any text: what goes into a format comes out of it, and never acts."""

import csv
import io
import itertools
import json
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from rdflib import Graph
from rdflib.namespace import RDFS

from chrono.chronology.json import chronology_dict, dumps, loads
from chrono.chronology.model import Chronology
from chrono.document.formats import timeml as timeml_reader
from chrono.document.formats.markup import metadata, text_of_markup
from chrono.document.model import Document
from chrono.errors import ChronoError
from chrono.event.model import Event
from chrono.export import render
from chrono.export.shown import shown
from tests.export.story import ENTRIES, STORY

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ANY = st.text(st.characters(codec=None), max_size=60)
_MARKUP = (
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "]]>",
    "&amp;",
    '"',
    "'",
    "|",
    "`",
    "[x](javascript:a)",
    "*",
    "_",
    "1. ",
)
_CONTROLS = ("\n", "\r", "\0", "\u202e", "\u2069", "\ud800", "\\", "e\u0301")
_OTHERS = ("=1+1", "؛ مرحبا", "😀", ";", ",", "END:VEVENT", "{{", "$$")
NASTY = st.lists(st.sampled_from((*_MARKUP, *_CONTROLS, *_OTHERS)), max_size=12).map("".join)
TEXTS = ANY | NASTY


def _story(label: str) -> Chronology:
    source = replace(ENTRIES[3].sources[0], quote=label)
    return replace(STORY, entries=(replace(ENTRIES[3], label=label, sources=(source,)),), findings=())


@QUICK
@given(TEXTS)
def test_json(text: str) -> None:
    chronology = Chronology((Document("d", text, title=text),))
    again = loads(dumps(chronology).encode("utf-8"))
    assert json.loads(dumps(again)) == json.loads(dumps(chronology))


@QUICK
@given(TEXTS)
def test_pages_hold_the_text_and_nothing_more(text: str) -> None:
    page = lxml_html.fromstring(render(_story(text), "html").data)
    assert [one.get("type") for one in page.iter("script")] == ["application/json", None]
    assert not list(page.iter("img", "iframe", "object", "embed", "a[@onclick]"))
    (label,) = page.xpath("//*[@class='label']")
    assert " ".join(label.text_content().split()) == " ".join(shown(text).split())


@QUICK
@given(TEXTS)
def test_markdown_makes_no_markup_of_the_text(text: str) -> None:
    made = (
        MarkdownIt("commonmark", {"html": True}).enable("table").render(render(_story(text), "markdown").data.decode())
    )
    page = lxml_html.fromstring(f"<div>{made}</div>")
    allowed = {
        "div",
        "h1",
        "h2",
        "ul",
        "ol",
        "li",
        "p",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "blockquote",
        "strong",
    }
    assert {one.tag for one in page.iter()} <= allowed
    assert len(list(page.iter("tr"))) == 2


@QUICK
@given(TEXTS)
def test_csv(text: str) -> None:
    (row,) = csv.DictReader(io.StringIO(render(_story(text), "csv").data.decode(), newline=""))
    kept = "".join("\ufffd" if char == "\0" or "\ud800" <= char <= "\udfff" else char for char in text)
    assert row["text"].removeprefix("'" if kept[:1] in tuple("=+-@\t\r") else "") == kept


@QUICK
@given(TEXTS)
def test_ics(text: str) -> None:
    data = render(_story(text), "ics").data
    assert max(map(len, data.split(b"\r\n"))) <= 75
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert str(event["SUMMARY"]).split() == shown(text).split()


@QUICK
@given(TEXTS)
def test_owl_time(text: str) -> None:
    graph = Graph().parse(data=render(_story(text), "owl-time").data, format="turtle")
    (label,) = graph.objects(None, RDFS.label)
    plain = "".join(
        char if char in "\n\r\t" or (char >= " " and char != "\x7f" and not "\ud800" <= char <= "\udfff") else "\ufffd"
        for char in text
    )
    assert str(label) == plain


@QUICK
@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_timeml(text: str, spans: list[tuple[int, int]]) -> None:
    places = sorted({(min(a, b), max(a, b)) for a, b in spans if a != b and max(a, b) <= len(text)})
    events = tuple(Event(f"d#e{n}", a, b, text[a:b], document="d") for n, (a, b) in enumerate(places, 1))
    (record,) = timeml_reader.read(render(Chronology((Document("d", text),), events=events), "timeml").data, "x")
    assert len(record["text"]) == len(text)
    found = [(one["start"], one["end"]) for one in record["events"]]
    assert set(found) <= set(places)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(found))


@QUICK
@given(TEXTS)
def test_markup_never_fails(text: str) -> None:
    text_of_markup(text)
    metadata(text)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@st.composite
def _damaged(draw: st.DrawFn) -> Any:
    """The story with one value somewhere in it replaced by anything."""
    whole = json.loads(json.dumps(chronology_dict(STORY)))
    place: Any = whole
    while True:
        keys = list(place) if isinstance(place, dict) else range(len(place))
        key = draw(st.sampled_from(list(keys)))
        if not place[key] or not isinstance(place[key], dict | list) or draw(st.integers(0, 3)) == 0:
            place[key] = draw(JSON)
            return whole
        place = place[key]


@QUICK
@given(_damaged())
def test_a_damaged_chronology_is_read_or_refused_in_one_line(whole: Any) -> None:
    message = "$"
    try:
        loads(json.dumps(whole))
    except ChronoError as error:
        message = str(error)
    assert message.startswith("$")
    assert "\n" not in message
