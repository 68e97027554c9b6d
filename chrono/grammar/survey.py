"""What each language pack holds: its rules, their examples, and the gaps that the examples admit."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from chrono.grammar.compile import pack_codes, rule_files, rule_folder
from chrono.grammar.files import read_table


@dataclass(frozen=True, slots=True)
class Survey:
    """One pack; ``level`` is full (detected, with events) or base (only when named)."""

    code: str
    name: str
    level: str
    rules: int
    examples: int
    gaps: int


def survey() -> tuple[Survey, ...]:
    """All packs in order of their codes."""
    return tuple(_one(code) for code in pack_codes())


def _one(code: str) -> Survey:
    language = read_table(code, "language")
    folder = rule_folder(code)
    rules = [rule for name in rule_files(folder) for rule in read_table(f"{folder}/rules", name).get("rule", ())]
    examples = [example for rule in rules for example in _examples(rule)]
    gaps = sum("gap" in example for example in examples)
    return Survey(code, language["name"], "base" if language.get("base") else "full", len(rules), len(examples), gaps)


def _examples(rule: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (one for one in rule.get("examples", ()) if isinstance(one, dict))
