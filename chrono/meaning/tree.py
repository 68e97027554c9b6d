"""The tree of operators that a rule gives an expression, and its text: ``near(on(month=7), -1)`` is "last July".

A rule writes the tree with ``$slot`` where a captured piece goes; ``fill`` puts the pieces in. The printed tree is the
explanation of a reading (``chrono explain``).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Union

from chrono.errors import GrammarError

Atom = str | int | float | None
Argument = Union["Node", Atom]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a rule's tree that the capture of that name fills."""

    name: str


@dataclass(frozen=True, slots=True)
class Node:
    """An operator with its arguments, by place and by name."""

    op: str
    args: tuple["Argument | Slot", ...] = ()
    named: tuple[tuple[str, "Argument | Slot"], ...] = ()

    def __str__(self) -> str:
        parts = [_show(arg) for arg in self.args] + [f"{name}={_show(arg)}" for name, arg in self.named]
        return f"{self.op}({', '.join(parts)})"


def _show(arg: "Argument | Slot") -> str:
    if isinstance(arg, Slot):
        return f"${arg.name}"
    return "?" if arg is None else str(arg)


_TOKEN = re.compile(r"\s*(?:(?P<word>\$?[\w./:+-]+)|(?P<mark>[(),=?]))")


def parse(text: str) -> "Argument | Slot":
    """The tree of a text such as ``shift(month, -1)``; a bare word or number is an atom. GrammarError where it is
    none."""
    tokens = [match["word"] or match["mark"] for match in _TOKEN.finditer(text)]
    if "".join(tokens) != re.sub(r"\s+", "", text):
        raise GrammarError(f"meaning {text!r}: unknown sign; use names, numbers, $slots, commas and brackets")
    tree, rest = _term(tokens, 0, text)
    if rest != len(tokens):
        raise GrammarError(f"meaning {text!r}: {tokens[rest]!r} is left over; close the brackets")
    return tree


def _term(tokens: list[str], at: int, text: str) -> tuple["Argument | Slot", int]:
    if at >= len(tokens):
        raise GrammarError(f"meaning {text!r}: ends too early; close the brackets")
    head = tokens[at]
    if at + 1 == len(tokens) or tokens[at + 1] != "(":
        return _atom(head), at + 1
    at += 2
    args: list[Argument | Slot] = []
    named: list[tuple[str, Argument | Slot]] = []
    while at < len(tokens) and tokens[at] != ")":
        if tokens[at] == ",":
            at += 1
        elif at + 1 < len(tokens) and tokens[at + 1] == "=":
            name = tokens[at]
            value, at = _term(tokens, at + 2, text)
            named.append((name, value))
        else:
            value, at = _term(tokens, at, text)
            args.append(value)
    if at >= len(tokens):
        raise GrammarError(f"meaning {text!r}: ends too early; close the brackets")
    return Node(head, tuple(args), tuple(named)), at + 1


def _atom(word: str) -> "Atom | Slot":
    if word.startswith("$"):
        return Slot(word[1:])
    if word == "?":
        return None
    if re.fullmatch(r"[+-]?\d+", word):
        return int(word)
    return float(word) if re.fullmatch(r"[+-]?\d+\.\d+", word) else word


def fill(tree: "Argument | Slot", captures: Mapping[str, "Argument"]) -> "Argument":
    """The tree with its slots filled; an operator drops what is named for a slot that captured nothing."""
    if isinstance(tree, Slot):
        return captures.get(tree.name)
    if not isinstance(tree, Node):
        return tree
    args = tuple(fill(arg, captures) for arg in tree.args)
    named = tuple((name, value) for name, arg in tree.named if (value := fill(arg, captures)) is not None)
    return Node(tree.op, args, named)


def slots(tree: "Argument | Slot") -> frozenset[str]:
    """Names of the slots in a tree."""
    if isinstance(tree, Slot):
        return frozenset({tree.name})
    if not isinstance(tree, Node):
        return frozenset()
    return frozenset().union(*(slots(arg) for arg in tree.args), *(slots(arg) for _, arg in tree.named))


def mentions(tree: "Argument | Slot", op: str) -> bool:
    """Whether an operator stands anywhere in a tree."""
    if not isinstance(tree, Node):
        return False
    return tree.op == op or any(mentions(arg, op) for arg in (*tree.args, *(arg for _, arg in tree.named)))


def size(tree: "Argument | Slot") -> int:
    """Number of operators in a tree."""
    if not isinstance(tree, Node):
        return 0
    return 1 + sum(size(arg) for arg in tree.args) + sum(size(arg) for _, arg in tree.named)
