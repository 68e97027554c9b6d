"""Precedence: every entailed "before" among some entities, as bit sets."""

from collections.abc import Iterable


class Precedence:
    """Who certainly ends at or before whose begin, by bounds or relations, among ``entities`` (in a linear extension).

    Bit i of ``before[j]`` is set when ``entities[i]`` is entailed to be before ``entities[j]``.
    """

    def __init__(self, entities: tuple[str, ...], before: tuple[int, ...]) -> None:
        """``entities`` in a linear extension."""
        self.entities = entities
        self.before = before
        self._index = {entity: index for index, entity in enumerate(entities)}

    def predecessors(self, entity: str) -> tuple[str, ...]:
        """Everything entailed to be before an entity."""
        return self._named(self.before[self._index[entity]])

    def successors(self, entity: str) -> tuple[str, ...]:
        """Everything entailed to be after an entity."""
        bit = self._index[entity]
        return tuple(other for other, mask in zip(self.entities, self.before, strict=True) if mask >> bit & 1)

    def counts(self) -> dict[str, tuple[int, int]]:
        """Per entity the number of its entailed predecessors and successors."""
        after = _columns(self.before, len(self.entities))
        pairs = zip(self.entities, self.before, after, strict=True)
        return {entity: (mask.bit_count(), behind) for entity, mask, behind in pairs}

    def transitive_reduction(self) -> dict[str, tuple[str, ...]]:
        """Per entity its immediate predecessors: the fewest pairs from which all others follow."""
        return {
            entity: self._named(self._immediate(mask)) for entity, mask in zip(self.entities, self.before, strict=True)
        }

    def _immediate(self, mask: int) -> int:
        """The predecessors that are not before another one; the highest bit left is never before another."""
        immediate = 0
        while mask:
            last = mask.bit_length() - 1
            immediate |= 1 << last
            mask &= ~(self.before[last] | 1 << last)
        return immediate

    def _named(self, mask: int) -> tuple[str, ...]:
        return tuple(self.entities[index] for index in _bits(mask))


def _columns(masks: Iterable[int], width: int) -> list[int]:
    """How many masks have each bit: the masks are added up in all columns at once, digit by digit in base 2."""
    digits: list[int] = []
    for mask in masks:
        carry = mask
        for place, digit in enumerate(digits):
            if not carry:
                break
            digits[place], carry = digit ^ carry, digit & carry
        if carry:
            digits.append(carry)
    counts = [0] * width
    for place, digit in enumerate(digits):
        for index in _bits(digit):
            counts[index] += 1 << place
    return counts


def _bits(mask: int) -> list[int]:
    bits: list[int] = []
    while mask:
        lowest = mask & -mask
        bits.append(lowest.bit_length() - 1)
        mask ^= lowest
    return bits
