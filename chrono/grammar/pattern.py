"""The pattern language of rules: literal words, ``<class>`` and ``<head>`` slots, optional ``( )?`` and alternatives
``( | )``.

``<day> (of)? <month:m> (. | ,)?`` - a slot may be given a name after a colon; a backslash makes a bracket, bar or
question mark a literal. Nothing else exists: a condition is an operator or a guard, written in Python. A pattern
expands into plain sequences of symbols, which share their beginnings in one trie.
"""

import re
from dataclasses import dataclass
from itertools import product

from chrono.document.fold import fold_word
from chrono.errors import GrammarError

MOST_SEQUENCES = 400
"""A pattern that expands into more is a sign that it should be two rules or a sub-expression."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """One place of a sequence: ``key`` is ``<name>`` for a slot or the folded literal; ``capture`` its name or None."""

    key: str
    capture: str | None = None


Sequence = tuple[Symbol, ...]

_PIECE = re.compile(r"\s*(?:(?P<slot><[\w-]+(?::\w+)?>)|(?P<mark>\(|\)\??|\|)|(?P<word>(?:\\.|[^\s()|<>\\])+))")


def expand(pattern: str) -> tuple[Sequence, ...]:
    """All sequences of a pattern, longest first where they begin alike. GrammarError for a fault in the pattern."""
    pieces = _pieces(pattern)
    sequences, at = _alternatives(pieces, 0, pattern)
    if at != len(pieces):
        raise GrammarError(f"pattern {pattern!r}: a bracket closes that was not opened; mend the brackets")
    sequences = tuple(dict.fromkeys(sequences))
    if () in sequences:
        raise GrammarError(f"pattern {pattern!r}: matches nothing at all; make one part obligatory")
    return sequences


def _pieces(pattern: str) -> list[tuple[str, str]]:
    pieces = []
    at = 0
    while at < len(pattern.rstrip()):
        match = _PIECE.match(pattern, at)
        if match is None:
            raise GrammarError(f"pattern {pattern!r}: cannot read {pattern[at:]!r}; use words, <slots>, ( )? and |")
        pieces.append((match.lastgroup or "", match[match.lastgroup or 0]))
        at = match.end()
    return pieces


def _alternatives(pieces: list[tuple[str, str]], at: int, pattern: str) -> tuple[tuple[Sequence, ...], int]:
    found: list[Sequence] = []
    current: list[tuple[Sequence, ...]] = []
    while at < len(pieces) and not pieces[at][1].startswith(")"):
        kind, text = pieces[at]
        if text == "|" and kind == "mark":
            found += _joined(current, pattern)
            current = []
            at += 1
        elif kind == "mark":
            group, at = _group(pieces, at, pattern)
            current.append(group)
        else:
            current.append(((_symbol(kind, text),),))
            at += 1
    found += _joined(current, pattern)
    return tuple(found), at


def _group(pieces: list[tuple[str, str]], at: int, pattern: str) -> tuple[tuple[Sequence, ...], int]:
    inner, at = _alternatives(pieces, at + 1, pattern)
    if at >= len(pieces):
        raise GrammarError(f"pattern {pattern!r}: a bracket is not closed; mend the brackets")
    optional = pieces[at][1] == ")?"
    return ((*inner, ()) if optional else inner), at + 1


def _joined(parts: list[tuple[Sequence, ...]], pattern: str) -> list[Sequence]:
    count = 1
    for part in parts:
        count *= len(part)
    if count > MOST_SEQUENCES:
        raise GrammarError(f"pattern {pattern!r}: expands into {count} sequences; split the rule")
    return [tuple(symbol for sequence in choice for symbol in sequence) for choice in product(*parts)]


def _symbol(kind: str, text: str) -> Symbol:
    if kind == "slot":
        name, _, capture = text[1:-1].partition(":")
        return Symbol(f"<{name}>", capture or name)
    return Symbol(fold_word(re.sub(r"\\(.)", r"\1", text)))
