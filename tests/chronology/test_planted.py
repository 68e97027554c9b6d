"""Planted faults: how many are found, and how many of the sound twins raise an alarm."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

import chrono
from chrono.chronology.report import alarms

HERE = Path(__file__).parent / "planted"
FLOOR = 0.9
"""Least share of the planted faults of a language that is found."""

TWINS = 0.05
"""Greatest share of the twins with an alarm."""


@cache
def outcomes(lang: str) -> tuple[tuple[str, str, bool, tuple[str, ...]], ...]:
    """(code, faulty text, whether its finding came, alarms of the twin) for each planted fault."""
    rows = tomllib.loads((HERE / f"{lang}.toml").read_text("utf-8"))
    return tuple((code, text.replace("{}", fault), code in codes(lang, day, text, fault), twin(lang, day, text, sound))
                 for code, cases in rows.items() for day, text, fault, sound in cases)  # fmt: skip


def codes(lang: str, day: str, text: str, word: str) -> set[str]:
    record = {"id": "a", "text": text.replace("{}", word), "lang": lang, "published": day, "kind": "news"}
    return {f.code for f in chrono.build([record]).findings}


def twin(lang: str, day: str, text: str, word: str) -> tuple[str, ...]:
    record = {"id": "a", "text": text.replace("{}", word), "lang": lang, "published": day, "kind": "news"}
    return tuple(f"{f.code} {f.title}" for f in alarms(chrono.build([record]).findings))


@pytest.mark.parametrize("lang", sorted(p.stem for p in HERE.glob("*.toml")))
def test_planted_faults_are_found(lang: str) -> None:
    missed = [(code, text) for code, text, found, _ in outcomes(lang) if not found]
    assert len(missed) <= (1 - FLOOR) * len(outcomes(lang)), missed


@pytest.mark.parametrize("lang", sorted(p.stem for p in HERE.glob("*.toml")))
def test_sound_twins_are_quiet(lang: str) -> None:
    noisy = [(code, text, found) for code, text, _, found in outcomes(lang) if found]
    assert len(noisy) <= TWINS * len(outcomes(lang)), noisy
