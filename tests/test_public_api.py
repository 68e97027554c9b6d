"""The public names, their signatures and their promises."""

import dataclasses
import inspect
import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

import chrono

PUBLIC = [
    "Annotation", "ChronoError", "Chronology", "Document", "Entry", "Event", "Finding", "Range", "TLink", "Timex",
    "annotate", "build", "check", "explain", "find",
]  # fmt: skip
TEXT = "date 2025-09-16 The army attacked the base on 19 August. Talks began last Tuesday."


def test_all_is_the_public_list() -> None:
    assert sorted(chrono.__all__) == PUBLIC
    assert dir(chrono) == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_exists_and_is_documented(name: str) -> None:
    assert inspect.getdoc(getattr(chrono, name))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'parse'"):
        _ = chrono.parse  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "name", ["Annotation", "Chronology", "Document", "Entry", "Event", "Finding", "Range", "TLink", "Timex"]
)
def test_values_are_frozen_dataclasses_with_slots(name: str) -> None:
    value = getattr(chrono, name)
    assert dataclasses.is_dataclass(value)
    assert value.__dataclass_params__.frozen
    assert "__slots__" in vars(value)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("find", {"published": None, "lang": None, "kind": "auto"}),
        ("build", {"published": None, "lang": None, "kind": "auto", "events": None, "timexes": None, "merge": True}),
    ],
)
def test_options_are_keyword_only_with_the_defaults_of_the_contract(name: str, options: dict[str, object]) -> None:
    parameters = list(inspect.signature(getattr(chrono, name)).parameters.values())
    assert parameters[0].name == "text"
    assert all(one.kind is inspect.Parameter.KEYWORD_ONLY for one in parameters[1:])
    given = {one.name: one.default for one in parameters[1:]}
    assert {key: given[key] for key in options} == options


def test_a_date_object_is_a_publication_date() -> None:
    assert chrono.find("now", published=date(2025, 9, 16)) == chrono.find("now", published="2025-09-16")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"published": "2025-02-30"},
            'published: publication date "2025-02-30" is no day of the calendar; write YYYY-MM-DD',
        ),
        ({"published": "soon"}, 'published: publication date "soon" is no date; write YYYY-MM-DD'),
        ({"lang": "xx"}, 'lang: "xx" is unknown; use one of '),
        ({"kind": "poem"}, 'kind: "poem" is unknown; use one of news, narrative, colloquial, auto'),
    ],
)
def test_an_impossible_option_is_one_clear_error(options: dict[str, str], message: str) -> None:
    with pytest.raises(chrono.ChronoError) as caught:
        chrono.find("x", **options)
    assert str(caught.value).startswith(message)


def test_results_pickle() -> None:
    chronology = chrono.build(TEXT)
    assert pickle.loads(pickle.dumps(chronology)) == chronology


def test_threads_share_nothing() -> None:
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(chrono.build, [TEXT] * 8))
    assert results == [chrono.build(TEXT)] * 8


def test_two_texts_of_one_id_are_an_error() -> None:
    with pytest.raises(chrono.ChronoError, match="second document with this id"):
        chrono.build([{"id": "a", "text": "x"}, {"id": "a", "text": "y"}])


def test_given_events_come_back_unchanged() -> None:
    chronology = chrono.build(TEXT, events=[{"id": "x9", "start": 25, "end": 33}])
    assert [(event.id, event.text, event.given) for event in chronology.events] == [("1#x9", "attacked", True)]


def test_json_comes_back_as_the_same_chronology() -> None:
    chronology = chrono.build(TEXT)
    assert chrono.Chronology.from_json(chronology.to_json()) == chronology


def test_add_is_building_with_one_more() -> None:
    one, two = {"id": "a", "text": TEXT}, {"id": "b", "text": "date 2025-09-17 The army withdrew on Monday."}
    assert chrono.build(one).add(two) == chrono.build([two, one])


def test_a_header_dates_the_text_and_no_event() -> None:
    found = chrono.annotate("date 2025-09-16 The army attacked the base.")
    assert [timex.text for timex in found.timexes] == ["2025-09-16"]
    assert not [link for link in found.links if link.to == "t1"]
    assert [event.label for event in found.events if event.main] == ["The army attacked the base"]
