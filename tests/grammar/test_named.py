"""Named times: the packaged tables, the look-ups, and one line for every fault of a file."""

import pickle
import subprocess
import sys
from itertools import pairwise

import pytest

from chrono.errors import GrammarError
from chrono.grammar.named import KINDS, NamedTimes, load_named, parse_named
from chrono.temporal.civil import date_text, day_number, instant
from chrono.temporal.feasts import Feast, HijriDate, NthWeekday, occurrences
from chrono.temporal.interval import Interval

NAMED = load_named()
ENTRIES = [pytest.param(entry, id=entry.key) for entry in NAMED.entries.values()]
GOOD = """
[[office]]
key = "xx-first"
country = "XX"
office = "president"
ar = ["فلان الفلاني"]
en = ["Jane Doe", "Doe"]
terms = [
  { ordinal = 1, begin = "1990-01-20", end = "1994-01-20" },
  { ordinal = 2, begin = "1994-01-20", end = "1998-01-20" },
  { ordinal = 3, begin = "2002-01-20" },
]
source = "A list"

[[war]]
key = "xx-war"
begin = "-0430-01-01"
end = "-0403-01-01"
approximate = true
en = ["Old War"]
source = "A history"

[[feast]]
key = "xx-day"
weekday = [11, 4, 4]
shift = 1
en = ["Some Day"]
source = "A calendar"
"""


@pytest.mark.parametrize("entry", ENTRIES)
def test_packaged_entry_is_whole(entry):
    assert entry.kind in KINDS
    assert entry.source.startswith("https://")
    assert entry.labels.keys() <= {"ar", "en"}
    assert (entry.feast is None) == (entry.begin is not None)
    assert entry.kind != "office" or {"ar", "en"} <= entry.labels.keys()
    if entry.begin is not None:
        assert entry.end is None or entry.begin < entry.end


@pytest.mark.parametrize("entry", [p for p in ENTRIES if p.values[0].feast])
def test_packaged_feast_falls_in_every_year(entry):
    for year in range(1990, 2035):
        found = occurrences(entry.feast, year)
        assert found or entry.feast.rule == HijriDate(entry.feast.rule.month, entry.feast.rule.day)


def test_no_label_is_written_twice_in_an_entry():
    for entry in NAMED.entries.values():
        for labels in entry.labels.values():
            assert len(set(labels)) == len(labels), entry.key


def test_successors_follow_one_another():
    """Within a country and an office nobody rules beside another: a slip of a digit in a date shows here."""
    offices = {}
    for entry in NAMED.entries.values():
        if entry.kind == "office":
            offices.setdefault((entry.country, entry.office), []).extend(
                (s.begin, s.end, entry.key) for s in entry.spells()
            )
    for spells in offices.values():
        for (_, end, one), (begin, _, other) in pairwise(sorted(spells, key=lambda spell: spell[0])):
            assert end is not None, f"{one} has no end, though {other} came after"
            assert end <= begin, (one, other)


@pytest.mark.parametrize(
    ("key", "ordinal", "begin", "end"),
    [
        ("us-trump", 2, (2025, 1, 20), (2029, 1, 20)),
        ("us-trump", -1, (2025, 1, 20), (2029, 1, 20)),
        ("us-biden", 1, (2021, 1, 20), (2025, 1, 20)),
        ("us-obama", 2, (2013, 1, 20), (2017, 1, 20)),
        ("fr-macron", 1, (2017, 5, 14), (2022, 5, 14)),
    ],
)
def test_terms(key, ordinal, begin, end):
    term = NAMED.entries[key].term(ordinal)
    assert (term.begin, term.end) == (instant(*begin), instant(*end))


def test_terms_that_are_not_there():
    assert NAMED.entries["us-biden"].term(2) is None
    assert NAMED.entries["iq-saddam"].term(1) is None
    assert NAMED.entries["iq-saddam"].term(-1) is None


@pytest.mark.parametrize(
    ("key", "reference", "begin", "end"),
    [
        ("us-obama", None, (2009, 1, 20), (2017, 1, 20)),
        ("us-trump", (2019, 5, 1), (2017, 1, 20), (2021, 1, 20)),
        ("us-trump", (2024, 5, 1), (2017, 1, 20), (2021, 1, 20)),
        ("us-trump", (2025, 9, 16), (2025, 1, 20), (2029, 1, 20)),
        ("us-trump", (1999, 1, 1), (2017, 1, 20), (2021, 1, 20)),
        ("iq-saddam", None, (1979, 7, 16), (2003, 4, 9)),
    ],
)
def test_era(key, reference, begin, end):
    found = NAMED.entries[key].era(reference and instant(*reference))
    assert found == Interval(instant(*begin), instant(*end))


def test_feasts():
    assert NAMED.entries["thanksgiving"].feast == Feast(NthWeekday(11, 4, 4))
    assert NAMED.entries["eid-al-fitr"].era() is None
    (election,) = occurrences(NAMED.entries["us-election-day"].feast, 2024)
    assert date_text(election.begin) == "2024-11-05"
    (ramadan,) = occurrences(NAMED.entries["ramadan"].feast, 2025)
    assert (ramadan.begin, ramadan.end) == (day_number(2025, 3, 1), day_number(2025, 3, 30))


def test_labels_are_folded_and_shared():
    labels = NAMED.labels("en")
    assert labels["joe biden"] == ("us-biden",)
    assert labels["bush"] == ("us-bush-41", "us-bush-43")
    assert NAMED.labels("ar")["جو بايدن"] == ("us-biden",)
    assert NAMED.labels("ar", lambda label: label.replace("أ", "ا"))["اوباما"] == ("us-obama",)
    assert NAMED.labels("xx") == {}


def test_find():
    assert [entry.key for entry in NAMED.find("Joe BIDEN", "en")] == ["us-biden"]
    assert NAMED.find("nobody", "en") == ()


def test_own_file_adds_and_replaces(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text(GOOD.replace("xx-first", "us-biden"), "utf-8")
    named = load_named([own])
    assert named.entries["us-biden"].country == "XX"
    assert named.entries["xx-war"].begin == instant(-430)
    assert load_named().entries["us-biden"].country == "US"


def test_good_text_is_read_whole():
    first, war, feast = parse_named(GOOD, "own.toml").values()
    assert [term.ordinal for term in first.terms] == [1, 2, 3]
    assert first.spells() == (
        Interval(instant(1990, 1, 20), instant(1998, 1, 20)),
        Interval(instant(2002, 1, 20), None),
    )
    assert war.approximate
    assert feast.feast == Feast(NthWeekday(11, 4, 4), shift=1)
    assert pickle.loads(pickle.dumps(NamedTimes({"xx-first": first}))).entries["xx-first"] == first


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[[war]]", "[[battle]]", "own.toml: battle: no kind of named time; write"),
        ('key = "xx-war"\n', "", "own.toml: war 1: no key; name the entry"),
        ('source = "A list"', "", "own.toml: xx-first: no source; say where the dates stand"),
        ('en = ["Old War"]', "", "own.toml: xx-war: no label; give one"),
        ('en = ["Old War"]', 'en = "Old War"', "own.toml: xx-war: en: not a list of names; write"),
        ("approximate = true", 'approximate = "yes"', "own.toml: xx-war: approximate is 'yes'; give a bool"),
        ("approximate = true", "vague = true", "own.toml: xx-war: unknown key vague; use one of key"),
        ('"-0430-01-01"', '"430 BC"', "own.toml: xx-war: begin: '430 BC' is no date; write YYYY-MM-DD"),
        ('"-0403-01-01"', '"-0500-01-01"', "own.toml: xx-war: ends before it begins; the end is"),
        ('begin = "-0430-01-01"\n', "", "own.toml: xx-war: begin: None is no date; write"),
        ("ordinal = 2", "ordinal = 4", "own.toml: xx-first: term 2: write it as {ordinal = 2"),
        ('begin = "2002-01-20"', 'begin = "1992-01-20"', "own.toml: xx-first: term 3 begins before term 2 ends; mend"),
        ('country = "XX"', 'begin = "1990-01-20"', "own.toml: xx-first: terms and begin/end together; give"),
        ("weekday = [11, 4, 4]", "", "own.toml: xx-day: 0 rules; give one of fixed"),
        ("weekday = [11, 4, 4]", "weekday = [13, 4, 4]", "own.toml: xx-day: weekday is [13, 4, 4]; write fixed ="),
        ("weekday = [11, 4, 4]", 'fixed = "christmas"', "own.toml: xx-day: fixed is 'christmas'; write fixed ="),
        ("weekday = [11, 4, 4]", 'hebrew = "11-01"', "own.toml: xx-day: hebrew is '11-01'; write"),
        ("weekday = [11, 4, 4]", 'hijri = "13"', "own.toml: xx-day: hijri is '13'; write"),
        ("weekday = [11, 4, 4]", 'fixed = "12"', "own.toml: xx-day: fixed is '12'; write"),
        ("xx-war", "xx-first", "own.toml: xx-first: the key stands twice; rename one"),
        ("[[war]]", "[[war]", "own.toml: "),
    ],
)
def test_fault_gives_one_line(old, new, message):
    with pytest.raises(GrammarError) as raised:
        parse_named(GOOD.replace(old, new, 1), "own.toml")
    assert str(raised.value).startswith(message)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(("content", "problem"), [(None, "No such file"), ("latin-1", "not UTF-8")])
def test_unreadable_file(tmp_path, content, problem):
    own = tmp_path / "own.toml"
    if content is not None:
        own.write_text("é", content)
    with pytest.raises(GrammarError, match=problem):
        load_named([own])


def test_import_reads_nothing_and_needs_no_package():
    code = (
        "import sys, chrono.grammar.named as named;"
        "sys.exit(named._packaged.cache_info().currsize or 'pydantic' in sys.modules or 'hijridate' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
