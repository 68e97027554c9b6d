"""The samples: each text gives what was written down by hand before the program ran, and the bytes kept beside it.

After a change that is meant, ``python tests/test_samples.py`` makes the expected JSON anew; the commit says why it
changed.
"""

import tomllib
from pathlib import Path

import pytest

import chrono
from chrono.chronology.json import dumps

ROOT = Path(__file__).parent.parent
SAMPLES = sorted(ROOT.glob("samples/[ae]?/*.hand.toml"))


def _name(path):
    return path.relative_to(ROOT / "samples").as_posix().removesuffix(".hand.toml")


@pytest.fixture(scope="module", params=SAMPLES, ids=_name)
def sample(request):
    """(hand-written list, chronology, path of the text)."""
    hand = tomllib.loads(request.param.read_text("utf-8"))
    path = request.param.with_name(request.param.name.replace(".hand.toml", ".txt"))
    chronology = chrono.build(path.read_text("utf-8"), published=hand.get("published"))
    return hand, chronology, path


def test_expressions(sample):
    hand, chronology, _ = sample
    found = {(timex.text, timex.type, timex.value) for timex in chronology.timexes}
    assert [row for row in hand["expressions"] if tuple(row) not in found] == []


def _entry(chronology, words):
    """The entry whose quotes or label hold the words."""
    hits = [e for e in chronology.entries if words in e.label or any(words in source.quote for source in e.sources)]
    assert hits, f"no entry says {words!r}"
    return min(hits, key=lambda entry: len(entry.label))


def _predecessors(chronology):
    """Entry id -> ids of all entries that are known to come before it."""
    before = {}
    for entry in chronology.entries:
        before[entry.id] = set(entry.after).union(*(before.get(one, ()) for one in entry.after))
    return before


def test_order(sample):
    hand, chronology, _ = sample
    before = _predecessors(chronology)
    for first, second in hand["before"]:
        assert _entry(chronology, first).id in before[_entry(chronology, second).id], (first, second)


def test_what_the_text_leaves_open_stays_open(sample):
    hand, chronology, _ = sample
    before = _predecessors(chronology)
    for one, other in hand["unordered"]:
        a, b = _entry(chronology, one).id, _entry(chronology, other).id
        assert a not in before[b]
        assert b not in before[a]


def test_findings(sample):
    hand, chronology, _ = sample
    alarms = {one.check for one in chronology.findings if one.severity != "note"}
    found = {one.check for one in chronology.findings}
    assert set(hand["findings"]) <= found
    assert alarms <= set(hand["findings"])


def test_expected_json(sample):
    _, chronology, path = sample
    assert dumps(chronology) == path.with_suffix(".json").read_text("utf-8")


if __name__ == "__main__":
    for hand_path in SAMPLES:
        text = hand_path.with_name(hand_path.name.replace(".hand.toml", ".txt"))
        published = tomllib.loads(hand_path.read_text("utf-8")).get("published")
        text.with_suffix(".json").write_text(dumps(chrono.build(text.read_text("utf-8"), published=published)), "utf-8")
