"""Cues of the governing verb: whether the clause around an expression speaks of the past or of the future.

A light look at the words of the clause, by the verb words and endings of the language pack (``[cues]`` in
``language.toml``); the event model takes no part, so that finding expressions stays fast.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from chrono.document.fold import fold_word

REACH = 90
"""Code points on either side that are looked at, within the sentence."""

BEHIND = 15
"""Code points by which a cue behind the expression counts as further away."""

_END = re.compile(r"[.!?\u061f\u061b;\n](?:(?<=\n)|\s)")

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
    """One pattern for all, longer ones first; those of one first letter stand together, so that a word is compared with
    few.
    """
    parts = {re.escape(fold_word(word)).replace(r"\*", r"\w*") for word in words}
    ordered = sorted(parts, key=lambda part: (-len(part), part))
    groups: dict[str, list[str]] = {}
    for part in ordered:
        if part[0].isalpha():
            groups.setdefault(part[0], []).append(part[1:])
    grouped = [f"{first}(?:{'|'.join(rests)})" for first, rests in sorted(groups.items())]
    return "|".join(grouped + [part for part in ordered if not part[0].isalpha()])


@dataclass(frozen=True, slots=True)
class Cues:
    """The verb cues of a language, and its words that join clauses; None where it has none."""

    past: re.Pattern[str] | None
    future: re.Pattern[str] | None
    joints: re.Pattern[str] | None = None
    habit: re.Pattern[str] | None = None
    present: re.Pattern[str] | None = None
    that: re.Pattern[str] | None = None


def cues_of(table: Mapping[str, tuple[str, ...]]) -> Cues:
    """The cues of a pack's table ``[matching.cues]``."""
    clitics = table.get("clitics", ())
    past, future = (cue_pattern(table.get(name, ()), clitics) for name in ("past", "future"))
    habit, present, that = (cue_pattern(table.get(name, ()), clitics) for name in ("habit", "present", "that"))
    return Cues(past, future, cue_pattern(table.get("joints", ())), habit, present, that)


def is_habit(folded: str, start: int, end: int, cues: Cues) -> bool:
    """Whether a word of habit stands in the sentence near an expression: "open daily from eight", "a curfew from
    seven"."""
    if cues.habit is None:
        return False
    left = _END.split(folded[max(0, start - REACH) : start])[-1]
    right = _END.split(folded[end : end + REACH])[0]
    return cues.habit.search(left) is not None or cues.habit.search(right) is not None


_Cue = tuple[int, int]
"""Code points from an expression to a cue, and the negative length of the cue: the lesser counts."""


def direction(folded: str, start: int, end: int, cues: Cues) -> int:
    """-1 where the nearest verb cue is past, +1 where it is future, 0 where there is none.

    Of two that end at one place the longer counts ("had been scheduled to open" before "to open"). With a cue before
    the expression, those behind a word that joins clauses do not ("met on Monday and will go on"). A preposition that
    opens a sentence counts only where nothing behind it does ("By 7 July nothing had come").
    """
    left = folded[max(0, start - REACH) : start]
    breaks = [match.end() for match in _END.finditer(left)]
    left = left[breaks[-1] :] if breaks else left
    right = folded[end : end + REACH]
    if breaks and " " not in left.strip() and (way := _told("", right, cues)):
        return way
    return _told(left, right, cues)


def _told(left: str, right: str, cues: Cues) -> int:
    """The direction that the words on both sides of an expression tell."""
    past, future = _before(left, cues.past), _before(left, cues.future)
    if (present := _present(left, past, cues)) is not None:
        future = present if future is None else min(future, present)
    right = _behind(right, cues.joints if past or future else None)
    past, future = _nearer(past, right, cues.past), _nearer(future, right, cues.future)
    if future is None:
        return 0 if past is None else -1
    return 1 if past is None or future <= past else -1


def _present(left: str, past: _Cue | None, cues: Cues) -> _Cue | None:
    """The last verb in the present tense, where it tells of what is to come: no verb of the past governs it ("saw them
    win"), unless a word like "that" stands between ("said that they return")."""
    if past is None or cues.that is None:
        return _before(left, cues.present)
    that = cues.that.search(left, len(left) - past[0])
    return None if that is None else _before(left[that.end() :], cues.present)


def _behind(right: str, joints: re.Pattern[str] | None) -> str:
    """The rest of the sentence or quotation, up to a word that joins clauses."""
    stop = _SPOKEN.search(right)
    right = right[: stop.start()] if stop else right
    joint = joints.search(right) if joints is not None else None
    return right[: joint.start()] if joint else right


def _before(left: str, pattern: re.Pattern[str] | None) -> _Cue | None:
    """The last cue before an expression."""
    found = () if pattern is None else tuple(pattern.finditer(left))
    return (len(left) - found[-1].end(), found[-1].start() - found[-1].end()) if found else None


def _nearer(before: _Cue | None, right: str, pattern: re.Pattern[str] | None) -> _Cue | None:
    """The nearest cue; one behind the expression counts as further away than one before it."""
    if pattern is None or (before is not None and before[0] <= BEHIND):
        return before
    match = pattern.search(right)
    if match is None:
        return before
    after = match.start() + BEHIND, match.start() - match.end()
    return after if before is None else min(before, after)
