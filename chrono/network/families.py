"""Families: conflicts that share constraints, and whom else to suspect."""

from collections import Counter

from chrono.network.incremental import Clash
from chrono.network.ledger import Ledger
from chrono.network.model import Conflict, Family, Solution


def solution(ledger: Ledger, clashes: dict[int, Clash]) -> Solution:
    """Conflicts and families of the refused constraints, given the minimal contradiction of each."""
    refused = sorted(clashes, key=ledger.trust)
    groups = _groups(refused, clashes)
    families = tuple(_family(ledger, place + 1, group, clashes) for place, group in enumerate(groups))
    home = {number: family for family, group in zip(families, groups, strict=True) for number in group}
    conflicts = tuple(
        Conflict(
            ledger[number],
            tuple(ledger[member] for member in clashes[number][1]),
            clashes[number][0],
            home[number].number,
            home[number].suspects[0][0],
        )
        for number in refused
    )
    return Solution(conflicts, families)


def _groups(refused: list[int], clashes: dict[int, Clash]) -> list[list[int]]:
    """Refused constraints whose contradictions share a constraint, directly or through others (union-find)."""
    parent: dict[int, int] = {}

    def root(member: int) -> int:
        parent.setdefault(member, member)
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for number in refused:
        for member in clashes[number][1]:
            parent[root(member)] = root(number)
    groups: dict[int, list[int]] = {}
    for number in refused:
        groups.setdefault(root(number), []).append(number)
    return list(groups.values())


def _family(ledger: Ledger, number: int, group: list[int], clashes: dict[int, Clash]) -> Family:
    """Suspects: whoever takes part in most conflicts first, among equals the least trusted."""
    counts = Counter(member for refused in group for member in clashes[refused][1])
    by_trust = sorted(counts, key=ledger.trust, reverse=True)
    suspects = sorted(by_trust, key=lambda member: -counts[member])
    return Family(
        number,
        tuple(ledger[refused] for refused in group),
        tuple((ledger[member], counts[member]) for member in suspects),
    )
