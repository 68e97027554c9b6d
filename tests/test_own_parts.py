"""What users bring themselves: an event source, named times, a check, as plain callables passed to ``build``."""

import pickle
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

import chrono
from chrono.chronology.model import Chronology, Finding
from chrono.chronology.protocols import Check, EventSource, NamedTimes
from chrono.document.model import Document
from chrono.errors import UsageError
from chrono.timex.own import RULE

TEXT = "date 2025-09-16 The army attacked the base during the Dry Season Campaign. It left on 19 August."


def find_attacks(document: Document) -> Iterable[Mapping[str, Any]]:
    start = document.text.index("attacked")
    return [{"start": start, "end": start + len("attacked"), "source": "mine"}]


def campaigns(document: Document) -> Mapping[str, tuple[str, str]]:  # noqa: ARG001 - same for all
    return {"Dry Season Campaign": ("2025-01-10", "2025-03-01")}


def too_few(chronology: Chronology) -> Iterable[Finding]:
    if len(chronology.entries) < 3:
        yield Finding("", "MINE1", "too-few", "note", "Only a few", "Fewer than three.", (), (), "", "")


def test_the_functions_fit_the_protocols() -> None:
    assert isinstance(find_attacks, EventSource)
    assert isinstance(campaigns, NamedTimes)
    assert isinstance(too_few, Check)


def test_an_event_source_replaces_ours() -> None:
    chronology = chrono.build([TEXT, "date 2025-09-17 They attacked again."], events=find_attacks)
    assert [event.text for event in chronology.events] == ["attacked", "attacked"]
    assert all(event.given and ("source", "mine") in event.extra for event in chronology.events)


def test_named_times_date_events() -> None:
    chronology = chrono.build(TEXT, events=find_attacks, named=campaigns)
    (timex,) = [timex for timex in chronology.timexes if timex.rule == RULE]
    assert (timex.text, timex.begin, timex.finish) == ("Dry Season Campaign", "2025-01-10", "2025-03-01")
    assert [timex.id for timex in chronology.timexes] == [f"1#t{n}" for n in range(1, len(chronology.timexes) + 1)]
    assert TEXT[timex.start : timex.end] == timex.text


@pytest.mark.parametrize(
    "names", [{"": ("2025-01-01", "2025-01-02")}, {"x": ("2025-01-02", "2025-01-01")}, {"x": ("1", "2")}]
)
def test_impossible_names_are_usage_errors(names: dict[str, tuple[str, str]]) -> None:
    with pytest.raises(UsageError, match="named times"):
        chrono.build(TEXT, named=lambda _document: names)


def test_findings_of_own_checks_come_last() -> None:
    chronology = chrono.build(TEXT, events=find_attacks, checks=[too_few])
    last = chronology.findings[-1]
    assert (last.id, last.code) == (f"f{len(chronology.findings)}", "MINE1")
    assert len(last.fingerprint) == 16
    assert chrono.Chronology.from_json(chronology.to_json()) == chronology


def test_threads_and_pickles() -> None:
    texts = [TEXT.replace("19", str(day)) for day in range(1, 9)]
    alone = [chrono.build(text).to_json() for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(chrono.build, texts))
    assert [one.to_json() for one in together] == alone
    assert pickle.loads(pickle.dumps(together)) == together
