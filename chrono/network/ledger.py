"""Ledger: what was stated, numbered; the trust order; the translation of a constraint into edges and limits."""

from hashlib import blake2b

from chrono.errors import UsageError
from chrono.network.encode import Ends, check, parts
from chrono.network.model import Constraint
from chrono.network.sheet import Sheet

Trust = tuple[bool, float, bytes, str]
"""Sorts constraints from the most trusted to the least."""


class Ledger:
    """Entities and constraints by number, in order of arrival; a retracted constraint leaves a hole."""

    def __init__(self, strict: bool) -> None:
        """An empty ledger; ``strict`` is how relations will be read."""
        self.strict = strict
        self.sheet = Sheet()
        self.names: list[str] = []
        self.entities: dict[str, int] = {}
        self._ends: list[Ends] = []  # one integer object a point, however often it is named
        self.constraints: list[Constraint | None] = []
        self.numbers: dict[str, int] = {}
        self._trust: dict[int, Trust] = {}

    def entity(self, name: str) -> int:
        """The number of an entity, new or known."""
        number = self.entities.get(name)
        if number is None:
            number = self.entities[name] = len(self.names)
            self.names.append(name)
            self._ends.append(self.sheet.add_entity())
        return number

    def add(self, constraint: Constraint) -> int:
        """Record a constraint; its number. UsageError if it cannot mean anything or its id is taken."""
        check(constraint)
        if constraint.id in self.numbers:
            raise UsageError(f"{constraint.id}: the network has a constraint of this id; give another")
        source = self._ends[self.entity(constraint.source)]
        target = source if constraint.target is None else self._ends[self.entity(constraint.target)]
        number = self.sheet.add_constraint(*parts(constraint, source, target, self.strict))
        self.numbers[constraint.id] = number
        self.constraints.append(constraint)
        return number

    def remove(self, number: int) -> None:
        """Forget a constraint."""
        del self.numbers[self[number].id]
        self.constraints[number] = None
        self.sheet.remove(number)
        self._trust.pop(number, None)

    def __getitem__(self, number: int) -> Constraint:
        """The constraint of a number."""
        constraint = self.constraints[number]
        if constraint is None:
            raise KeyError(number)
        return constraint

    def alive(self) -> list[int]:
        """The numbers of all constraints, in order of arrival."""
        return [number for number, constraint in enumerate(self.constraints) if constraint is not None]

    def trust(self, number: int) -> Trust:
        """The place of a constraint in the trust order.

        Ties are broken by a hash of the content, never by position: the result must not depend on the order of input,
        and document order makes plain narratives quadratic.
        """
        key = self._trust.get(number)
        if key is None:
            constraint = self[number]
            key = (not constraint.hard, -constraint.confidence, _digest(constraint), constraint.id)
            self._trust[number] = key
        return key


def _digest(constraint: Constraint) -> bytes:
    content = (
        constraint.kind,
        constraint.source,
        constraint.target,
        constraint.low,
        constraint.high,
        constraint.bounds,
        constraint.evidence,
    )
    return blake2b(repr(content).encode("utf-8", "surrogatepass"), digest_size=8).digest()
