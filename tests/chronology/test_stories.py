"""Stories told by three sources each: what must be merged, kept apart, disputed, known as a copy, and put in order."""

import tomllib
from functools import cache
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

import pytest

import chrono
from chrono.chronology.model import Chronology

STORIES = Path(__file__).parents[2] / "samples/stories"
NAMES = sorted(p.name for p in STORIES.iterdir())


def records(story: str) -> list[dict[str, Any]]:
    lang = story.rpartition(".")[2]
    paths = sorted((STORIES / story).glob("*.txt"))
    return [{"id": p.name, "text": p.read_text("utf-8"), "lang": lang, "kind": "news"} for p in paths]


@cache
def built(story: str) -> Chronology:
    return chrono.build(records(story))


def expected(story: str) -> dict[str, list[list[str]]]:
    return tomllib.loads((STORIES / story / "expected.toml").read_text("utf-8"))


def pairs(kind: str) -> list[object]:
    return [
        pytest.param(story, *row[:2], id=f"{story}: {' | '.join(row)}")
        for story in NAMES
        for row in expected(story)[kind]
    ]


def event_id(story: str, mention: str) -> str:
    """The event of "file trigger": the one in that file whose words begin so (proclitics of Arabic aside)."""
    file, _, trigger = mention.partition(" ")
    found = [e for e in built(story).events if e.document == file and e.text.startswith((trigger, f"و{trigger}"))]
    assert found, f"{mention}: not among {[e.text for e in built(story).events if e.document == file]}"
    return found[0].id


def entry_of(story: str, mention: str) -> str:
    id_ = event_id(story, mention)
    return next((n.id for n in built(story).entries if id_ in n.events), f"no entry for {mention}")


def fingerprints(story: str, check: str) -> list[set[str]]:
    return [{s.document for s in f.statements} for f in built(story).findings if f.check == check]


@pytest.mark.parametrize("story", NAMES)
def test_merged(story: str) -> None:
    for row in expected(story)["merged"]:
        assert len({entry_of(story, mention) for mention in row}) == 1, row


@pytest.mark.parametrize(("story", "first", "second"), pairs("apart"))
def test_apart(story: str, first: str, second: str) -> None:
    assert entry_of(story, first) != entry_of(story, second)


@pytest.mark.parametrize("story", NAMES)
def test_disputed_and_nothing_else(story: str) -> None:
    wanted = [{mention.split()[0] for mention in row} for row in expected(story)["disputed"]]
    found = fingerprints(story, "sources-differ")
    assert len(found) == len(wanted)
    for row in wanted:
        assert any(row <= documents for documents in found), (row, found)
    others = [f.title for f in built(story).findings if f.severity != "note" and f.check != "sources-differ"]
    assert others == []


@pytest.mark.parametrize("story", NAMES)
def test_copies(story: str) -> None:
    assert fingerprints(story, "near-duplicate") == [set(row) for row in expected(story)["copies"]]


@pytest.mark.parametrize("story", NAMES)
def test_order(story: str) -> None:
    rank = {n.id: n.rank for n in built(story).entries}
    for row in expected(story)["order"]:
        for first, second in pairwise(row):
            assert rank[entry_of(story, first)] < rank[entry_of(story, second)], row


@pytest.mark.parametrize("story", NAMES)
def test_every_source_keeps_its_date_and_quote(story: str) -> None:
    texts = {d.id: d.text for d in built(story).documents}
    for entry in built(story).entries:
        assert len(entry.sources) == len(entry.events)
        for source in entry.sources:
            assert source.quote == texts[source.document][source.start : source.end]


@pytest.mark.parametrize("story", NAMES)
def test_no_merge(story: str) -> None:
    chronology = chrono.build(records(story), merge=False)
    assert all(len({s.document for s in n.sources}) == 1 for n in chronology.entries)


@pytest.mark.parametrize("story", NAMES)
def test_order_of_the_files_does_not_matter(story: str) -> None:
    given = records(story)
    assert all(chrono.build(list(some)) == built(story) for some in permutations(given))


@pytest.mark.parametrize("story", NAMES)
def test_add_gives_the_same_as_building_at_once(story: str) -> None:
    first, *others = records(story)
    chronology = chrono.build([first])
    for record in others:
        chronology = chronology.add(record)
    assert chronology == built(story)


@pytest.mark.parametrize("story", NAMES)
def test_check_finds_the_same_again(story: str) -> None:
    assert built(story).check() == built(story).findings
    assert Chronology.from_json(built(story).to_json()).check() == built(story).findings
