"""Parsing a run: a bottom-up, left-corner chart over the trie of all rules.

Starts are taken from right to left, so that every edge that can follow a position is complete when it is needed. For
each (start, end, symbol) the best edge is kept: higher priority, then the smaller tree, then the earlier rule. An
expression under a guard is kept beside those without, since the guard may still refuse it where it stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chrono.meaning.tree import Argument, Node, Slot, fill, mentions, size

from .numbers import read
from .pack import HEADS, Pack, Phrase, Rule, TrieNode
from .scan import Token

LONGEST = 18
"""Tokens that one expression may span; it keeps the cost of a run linear."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A piece of a run that was understood: tokens ``start`` to ``end`` as ``key``; ``span`` in code points of the
    run."""

    key: str
    start: int
    end: int
    span: tuple[int, int]
    value: Argument
    rule: Rule | None = None
    priority: int = 0
    parts: tuple[tuple[str, "Edge"], ...] = ()


Table = dict[str, dict[int, Edge]]


@dataclass(frozen=True, slots=True)
class Match:
    """An expression that a run may hold: offsets into the run, its tree and rule; a range carries its ends.

    ``tree`` may hold senses where the stage that reads it has settled a part. ``weight``: what it covers (``_weight``).
    ``terms``: the tree asks for a person with terms of office. ``printed``, ``said`` and ``open`` are for the stage
    that reads it: rule and tree in print, the value that the words alone give, whether they leave the direction open;
    ``settled`` is the reading, where no context can change it.
    """

    first: int
    last: int
    start: int
    end: int
    tree: Any
    rule: Rule
    priority: int
    weight: int = 0
    ends: tuple["Match", ...] = ()
    terms: bool = False
    printed: str = ""
    said: str | None = None
    settled: tuple[object, ...] | None = None
    open: bool = False


def parse_run(tokens: list[Token], pack: Pack) -> tuple[Match, ...]:
    """Every expression that the rules see in a run, in order of (first token, longer first)."""
    chart: list[Table] = [{} for _ in range(len(tokens) + 1)]
    words = [token.text for token in tokens]
    for start in range(len(tokens) - 1, -1, -1):
        _fill_position(chart, start, tokens, words, pack)
    found = [
        _match(edge)
        for table in chart
        for key, edges in table.items()
        if key.partition(">")[0][1:] in HEADS
        for edge in edges.values()
        if edge.rule is not None
    ]
    return tuple(sorted(found, key=lambda m: (m.first, -m.last, m.rule.order)))


def _fill_position(chart: list[Table], start: int, tokens: list[Token], words: list[str], pack: Pack) -> None:
    table = chart[start]
    agenda = _lexical(start, tokens, words, pack)
    for edge in agenda:
        table.setdefault(edge.key, {}).setdefault(edge.end, edge)
    while agenda:
        edge = agenda.pop()
        node = pack.root.next.get(edge.key)
        if node is not None:
            _walk(node, (edge,), chart, tokens, agenda)


def _lexical(start: int, tokens: list[Token], words: list[str], pack: Pack) -> list[Edge]:
    token = tokens[start]
    span = (token.start, token.end)
    edges = [Edge(token.text, start, start + 1, span, token.text)]
    edges += [Edge(f"<{cls}>", start, start + 1, span, value) for cls, value in token.classes]
    following = words[start + 1] if start + 1 < len(words) else ""
    for phrase in pack.phrases.get(token.text, ()):
        end = start + 1 + len(phrase.rest)
        if phrase.rest[0] == following and _follows(phrase, words, start):
            whole = (token.start, tokens[end - 1].end)
            edges.append(Edge(f"<{phrase.word.cls}>", start, end, whole, phrase.word.value))
    if token.text in pack.numbers.values:
        for end, value in read(words, start, pack.numbers):
            edges.append(Edge("<num>", start, end, (token.start, tokens[end - 1].end), value))
    return edges


def _follows(phrase: Phrase, words: list[str], start: int) -> bool:
    return words[start + 1 : start + 1 + len(phrase.rest)] == list(phrase.rest)


def _walk(node: TrieNode, path: tuple[Edge, ...], chart: list[Table], tokens: list[Token], agenda: list[Edge]) -> None:
    end = path[-1].end
    for rule, captures in node.ends:
        _complete(rule, captures, path, chart[path[0].start], agenda)
    if not node.next or end >= len(tokens) or end - path[0].start > LONGEST:
        return
    table = chart[end]
    for key in node.next if len(node.next) < len(table) else list(table):
        following = node.next.get(key)
        edges = table.get(key)
        if following is None or edges is None:
            continue
        for edge in list(edges.values()):
            _walk(following, (*path, edge), chart, tokens, agenda)


def _complete(
    rule: Rule, captures: tuple[str | None, ...], path: tuple[Edge, ...], table: Table, agenda: list[Edge]
) -> None:
    parts = tuple((name, edge) for name, edge in zip(captures, path, strict=True) if name is not None)
    priority = rule.priority + sum(edge.priority for edge in path)
    key = f"<{rule.head}>{' '.join(rule.guards)}" if rule.head in HEADS else f"<{rule.head}>"
    end = path[-1].end
    rival = table.get(key, {}).get(end)
    if rival is not None and rival.rule is not None and rival.priority > priority:
        return
    value = fill(rule.meaning, {name: edge.value for name, edge in parts})
    if rival is not None and not _better(priority, value, rule, rival):
        return
    span = next((edge.span for name, edge in parts if name == rule.span), None) if rule.span else None
    edge = Edge(key, path[0].start, end, span or (path[0].span[0], path[-1].span[1]), value, rule, priority, parts)
    table.setdefault(key, {})[end] = edge
    agenda.append(edge)


def _better(priority: int, value: Argument, rule: Rule, rival: Edge) -> bool:
    if rival.rule is None:
        return False
    mine = (priority, -size(value), -rule.order)
    return mine > (rival.priority, -size(rival.value), -rival.rule.order)


def _match(edge: Edge) -> Match:
    if edge.rule is None:
        raise ValueError("a lexical edge is no match")
    ends: tuple[Match, ...] = ()
    if isinstance(edge.value, Node) and edge.value.op == "range":
        ends = _range_ends(edge, edge.value, dict(edge.parts))
    terms = mentions(edge.value, "term")
    return Match(
        edge.start, edge.end, *edge.span, edge.value, edge.rule, edge.priority, _weight(edge, edge.rule), ends, terms
    )


def _weight(edge: Edge, rule: Rule) -> int:
    """Tokens in the span of an edge count ten, those that are only its context one."""
    tokens = edge.end - edge.start
    inner = next((part.end - part.start for name, part in edge.parts if name == rule.span), tokens)
    return 10 * inner + tokens - inner


def _range_ends(edge: Edge, value: Node, parts: Mapping[str, Edge]) -> tuple[Match, ...]:
    """The expressions of a range or list: the captures a, b, c ... with the trees that the rule gives them."""
    if edge.rule is None:
        return ()
    ends: list[Match] = []
    for name, tree in zip("abcdef", value.args, strict=False):
        part = parts.get(name)
        if part is None or tree is None or isinstance(tree, Slot):
            continue
        if isinstance(tree, Node) and tree.op == "range":
            ends += _range_ends(part, tree, dict(part.parts))
        else:
            ends.append(
                Match(part.start, part.end, *part.span, tree, edge.rule, edge.priority, _weight(part, edge.rule))
            )
    return tuple(ends)


def select(matches: tuple[Match, ...], length: int) -> tuple[Match, ...]:
    """The matches that together cover most of a run without overlapping; of equals the fewer and longer ones."""
    by_first: dict[int, list[Match]] = {}
    for match in matches:
        by_first.setdefault(match.first, []).append(match)
    best: list[int] = [0] * (length + 1)
    choice: list[Match | None] = [None] * (length + 1)
    for at in range(length - 1, -1, -1):
        best[at] = best[at + 1]
        for match in by_first.get(at, ()):
            gain = match.weight - 6 + match.priority + best[match.last]
            if gain > best[at]:
                best[at], choice[at] = gain, match
    chosen: list[Match] = []
    at = 0
    while at < length:
        best_here = choice[at]
        if best_here is None:
            at += 1
        else:
            chosen.append(best_here)
            at = best_here.last
    return tuple(chosen)
