"""Cues of the governing verb: whether the clause around an expression speaks of the past or of the future.

A light look at the words of the clause, by the verb words and endings of the language pack (``[cues]`` in
``language.toml``); the event model takes no part, so that finding expressions stays fast.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from chrono.document.fold import fold_word

REACH = 90
"""Code points on either side that are looked at, within the sentence."""

_END = re.compile(r"[.!?\u061f\u061b;]\s|\n")

_SPOKEN = re.compile(_END.pattern + r"|,? ?(?:''|[\"\u201d])")
"""The end of what is looked at behind an expression: of the sentence, or of the words quoted."""


@cache
def cue_pattern(words: tuple[str, ...], clitics: tuple[str, ...] = ()) -> re.Pattern[str] | None:
    """The cues as one pattern. A cue may end or begin with ``*``; one that begins with ``!`` takes words out again
    ("!\u0633\u064a\u0627\u0631*": no verb).
    """
    if not words:
        return None
    not_meant = _alternatives([word[1:] for word in words if word[:1] == "!"])
    but = rf"(?!(?:{not_meant})(?!\w))" if not_meant else ""
    before = rf"(?:{_alternatives(clitics)})?" if clitics else ""
    return re.compile(rf"(?<!\w){before}{but}(?:{_alternatives([word for word in words if word[:1] != '!'])})(?!\w)")


def _alternatives(words: Sequence[str]) -> str:
    parts = (re.escape(fold_word(word)).replace(r"\*", r"\w*") for word in words)
    return "|".join(sorted(parts, key=lambda part: (-len(part), part)))


def direction(folded: str, start: int, end: int, cues: Mapping[str, tuple[str, ...]]) -> int:
    """-1 where the nearest verb cue is past, +1 where it is future, 0 where there is none."""
    left = folded[max(0, start - REACH) : start]
    breaks = [match.end() for match in _END.finditer(left)]
    left = left[breaks[-1] :] if breaks else left
    right = folded[end : end + REACH]
    stop = _SPOKEN.search(right)
    right = right[: stop.start()] if stop else right
    clitics = cues.get("clitics", ())
    future = _distance(left, right, cues.get("future", ()), clitics)
    past = _distance(left, right, cues.get("past", ()), clitics)
    if future is None:
        return -1 if past is not None else 0
    return 1 if past is None or future <= past else -1


def _distance(left: str, right: str, words: tuple[str, ...], clitics: tuple[str, ...]) -> int | None:
    """Code points to the nearest cue; one behind the expression counts as further away than one before it."""
    pattern = cue_pattern(words, clitics)
    if pattern is None:
        return None
    before = [len(left) - match.end() for match in pattern.finditer(left)]
    after = pattern.search(right)
    found = before[-1:] + ([after.start() + 15] if after else [])
    return min(found, default=None)
