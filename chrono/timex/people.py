"""Persons with terms of office in a text: who was named last before a place."""

import re
from functools import cache

from chrono.document.fold import fold_word
from chrono.grammar.named import load_named


@cache
def _labels(lang: str) -> tuple[re.Pattern[str], dict[str, str]] | None:
    found = {
        label: keys[-1]
        for label, keys in load_named().labels(lang, fold_word).items()
        if any(load_named().entries[key].terms for key in keys)
    }
    if not found:
        return None
    parts = sorted(map(re.escape, found), key=lambda part: (-len(part), part))
    return re.compile(rf"(?<!\w)(?:\w{{0,2}}?)({'|'.join(parts)})(?!\w)"), found


def last_person(folded: str, before: int, lang: str) -> str | None:
    """Key of the last person with known terms of office named before an offset of the folded text, or None."""
    table = _labels(lang)
    if table is None:
        return None
    pattern, keys = table
    last = None
    for match in pattern.finditer(folded, 0, before):
        last = match[1]
    return None if last is None else keys[last]
