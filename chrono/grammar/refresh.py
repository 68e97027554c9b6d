"""Base packs from dateparser's tables: ``python -m chrono.grammar.refresh``.

Writes ``languages/<xx>/language.toml`` and ``lexicon.toml`` for the languages below: months, weekdays, units, deictic
words and the words for "ago" and "in". The rules are shared (``languages/base/rules``); only data is made, by this one
script.
"""

import importlib
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

LANGUAGES = {
    "bg": ("Bulgarian", ["г", "на", "от"]),
    "cs": ("Czech", ["roku"]),
    "de": ("German", ["im", "des", "vom"]),
    "el": ("Greek", ["του"]),
    "es": ("Spanish", ["de", "del"]),
    "fa": ("Persian", []),
    "fr": ("French", ["de", "du"]),
    "he": ("Hebrew", []),
    "id": ("Indonesian", ["tahun"]),
    "it": ("Italian", ["di", "del"]),
    "nl": ("Dutch", ["van"]),
    "pl": ("Polish", ["roku"]),
    "pt": ("Portuguese", ["de", "do"]),
    "ro": ("Romanian", ["din"]),
    "ru": ("Russian", ["года", "г"]),
    "sv": ("Swedish", []),
    "tr": ("Turkish", []),
    "uk": ("Ukrainian", ["року"]),
    "ur": ("Urdu", []),
    "vi": ("Vietnamese", ["năm"]),
}
"""Code -> English name, and the small words that join day, month and year; the most used of the news, beside ar and en.
"""

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
UNITS = ("second", "minute", "hour", "day", "week", "month", "year", "decade")
SHORTEST = 3
"""Letters; dateparser's shorter forms ("m", "ma") are for chat and are left out."""

_RELATIVE = re.compile(r"(in )?(\d+) (day|week|month|year)( ago)?")


def main() -> None:
    """Write the packs below the package."""
    root = Path(__file__).parent.parent / "languages"
    for code, (name, joiners) in LANGUAGES.items():
        info = importlib.import_module(f"dateparser.data.date_translation_data.{code}").info
        folder = root / code
        folder.mkdir(exist_ok=True)
        (folder / "language.toml").write_text(_language(name, info), "utf-8")
        (folder / "lexicon.toml").write_text(_lexicon(info, joiners), "utf-8")
        print(f"{code}: {name}", file=sys.stderr)


def _language(name: str, info: Mapping[str, Any]) -> str:
    day_first = str(info.get("date_order", "DMY") != "MDY").lower()
    return f'''# Made by python -m chrono.grammar.refresh from dateparser's tables; do not edit.
name = "{name}"
base = true
rules = "base"
example_dct = "2025-09-16"

[matching]
day_first = {day_first}
weak = ["joiner"]
'''


def _lexicon(info: Mapping[str, Any], joiners: Iterable[str]) -> str:
    tables: dict[str, Mapping[Any, list[str]]] = {
        "month": {number: _forms(info, name) for number, name in enumerate(MONTHS, 1)},
        "weekday": {number: _forms(info, name) for number, name in enumerate(WEEKDAYS, 1)},
        "unit": {name: _forms(info, name, 1) for name in UNITS},
        "deictic": _deictic(info.get("relative-type", {})),
        "ago-before": {"-1": _markers(info, "before")},
        "ago-after": {"-1": _markers(info, "after")},
        "joiner": {"1": list(joiners)},
    }
    lines = ["# Made by python -m chrono.grammar.refresh from dateparser's tables; do not edit."]
    for name, table in tables.items():
        lines += ["", f"[{name}]"]
        lines += [f'"{key}" = [{", ".join(_quoted(form) for form in forms)}]' for key, forms in table.items()]
    return "\n".join(lines) + "\n"


def _quoted(form: str) -> str:
    return f'"{form}"'


def _forms(info: Mapping[str, Any], name: str, shortest: int = SHORTEST) -> list[str]:
    return _clean(form for form in info.get(name, ()) if len(form.strip(". ")) >= shortest)


def _clean(forms: Iterable[str]) -> list[str]:
    """Forms without quotes, regular expressions or doubles, in order."""
    kept = (re.sub(r"\s+", " ", form.strip().rstrip(".")) for form in forms)
    return list(dict.fromkeys(form for form in kept if form and not set(form) & set('"\\()[]|')))


def _deictic(table: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """ "1 month ago" -> ``shift(month, -1)`` with the words that say so."""
    found: dict[str, list[str]] = {}
    for key, forms in table.items():
        match = _RELATIVE.fullmatch(key)
        if match is None:
            continue
        count = int(match[2]) * (1 if match[1] else -1 if match[4] else 1)
        words = _clean(form for form in forms if len(form) >= 2)
        taken = {word for listed in found.values() for word in listed}
        if words := [word for word in words if word not in taken]:
            found[f"shift({match[3]}, {count})"] = words
    return found


def _markers(info: Mapping[str, Any], side: str) -> list[str]:
    """The words before or after the number and unit in "3 days ago", as the table's patterns show them."""
    found: list[str] = []
    for key, patterns in info.get("relative-type-regex", {}).items():
        if not key.endswith(" ago"):
            continue
        for pattern in patterns:
            before, number, after = pattern.partition(r"(\d++[.,]?\d*+)")
            if number:
                words = before.strip() if side == "before" else " ".join(after.split()[1:])
                found.append(words)
    return _clean(word for word in found if len(word) >= SHORTEST)


if __name__ == "__main__":
    main()
