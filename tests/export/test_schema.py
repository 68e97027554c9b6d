import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import chrono
from chrono.chronology.json import annotation_dict, chronology_dict
from chrono.chronology.model import Chronology
from chrono.export.schema import annotation_schema, schema
from tests.export.story import STORY

PUBLISHED = Path(__file__).parents[2] / "docs" / "reference" / "chronology.schema.json"
TEXT = "date 2025-09-16 Talks began last Tuesday. The army attacked the base on 19 August, from May to June 2025."


def _validate(value: Any, against: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(against)
    jsonschema.validate(value, against, cls=jsonschema.Draft202012Validator)


def test_published_schema_is_current() -> None:
    assert json.loads(PUBLISHED.read_text("utf-8")) == schema()


@pytest.mark.parametrize("text", [True, False])
def test_what_is_written_fits(text: bool) -> None:
    for chronology in (STORY, Chronology(), chrono.build(TEXT)):
        _validate(chronology_dict(chronology, text=text), schema())


def test_annotations_fit() -> None:
    annotation = chrono.annotate(TEXT)
    _validate(annotation_dict(annotation), annotation_schema())
    _validate(annotation_dict(annotation, level="annotate"), annotation_schema(events=True))


def _properties(part: str) -> tuple[set[str], set[str]]:
    name = {"documents": "Document", "entries": "Entry"}.get(
        part, part.removesuffix("es" if part == "timexes" else "s").title()
    )
    found = schema()["$defs"]["TLink" if name == "Link" else name]
    return set(found["properties"]), set(found["required"])


@pytest.mark.parametrize("part", ["documents", "timexes", "ranges", "events", "links", "entries", "findings"])
def test_schema_and_writer_know_the_same_keys(part: str) -> None:
    properties, required = _properties(part)
    for value in chronology_dict(STORY)[part]:
        assert required <= set(value)
        assert set(value) - properties <= {"given", "ner"}  # unknown keys of given values in the story


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("timexes", {"type": "WHEN"}),
        ("links", {"rel": "NEAR"}),
        ("entries", {"status": "lost"}),
        ("findings", {"severity": 1}),
    ],
)
def test_schema_refuses_what_the_contract_has_not(path: str, value: dict[str, Any]) -> None:
    whole = chronology_dict(STORY)
    whole[path][0] |= value
    with pytest.raises(jsonschema.ValidationError):
        _validate(whole, schema())
