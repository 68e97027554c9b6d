"""The words of a language that turn an event: negation, modality, plans, allegations, what never came to be."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from chrono.document.fold import fold_word
from chrono.grammar.files import read_table


@dataclass(frozen=True, slots=True)
class Cues:
    """Word lists of ``events.toml`` as sets of folded forms; ``phrases`` are folded with their blanks.

    The last three are whole folded words: verbs that are present by their form, those of the feminine, and words that
    agree with them.
    """

    modality: tuple[tuple[str, frozenset[str]], ...]
    alleged: frozenset[str]
    planned: frozenset[str]
    possible: frozenset[str]
    prevented: frozenset[str]
    unnegated: frozenset[str]
    excepting: frozenset[str]
    phrases: tuple[str, ...]
    breakers: frozenset[str]
    commas: frozenset[str]
    openers: frozenset[str]
    coordinators: frozenset[str]
    prepositions: frozenset[str]
    modifiers: frozenset[str]
    subject_first: bool
    present: re.Pattern[str]
    feminine_present: re.Pattern[str]
    feminine: re.Pattern[str]


_NEVER = "(?!)"


def _words(table: Mapping[str, Any], name: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in table.get(name, "").split())


@cache
def cues(lang: str) -> Cues:
    """The cues of a language; empty sets where its pack has none."""
    events = read_table(lang, "events")
    truth, clauses, tense = (events.get(name, {}) for name in ("factuality", "clauses", "tense"))
    return Cues(
        modality=tuple((name, _words(events["modality"], name)) for name in events.get("modality", {})),
        alleged=_words(truth, "alleged"),
        planned=_words(truth, "planned"),
        possible=_words(truth, "possible"),
        prevented=_words(truth, "prevented"),
        unnegated=_words(truth, "unnegated"),
        excepting=_words(truth, "excepting"),
        phrases=tuple(fold_word(phrase) for phrase in truth.get("counterfactual", ())),
        breakers=_words(clauses, "breakers"),
        commas=_words(clauses, "commas"),
        openers=_words(clauses, "openers"),
        coordinators=_words(clauses, "coordinators"),
        prepositions=_words(clauses, "prepositions"),
        modifiers=frozenset(clauses.get("modifiers", "").split()),
        subject_first=clauses.get("subject_first", False),
        present=re.compile(tense.get("present", _NEVER)),
        feminine_present=re.compile(tense.get("feminine_present", _NEVER)),
        feminine=re.compile(tense.get("feminine", _NEVER)),
    )
