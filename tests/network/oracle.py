"""Floyd-Warshall over the points and an explicit origin: slow, obvious, and written only for the tests."""

from chrono.network.encode import EARLIEST
from chrono.network.ledger import Ledger
from chrono.network.model import Constraint
from chrono.temporal.bounds import Bounds

INFINITY = float("inf")


class Oracle:
    """All shortest paths of some constraints; point 0 is the origin, entity i has points 2i + 1 and 2i + 2."""

    def __init__(self, constraints: list[Constraint], entities: list[str], strict: bool = False) -> None:
        ledger = Ledger(strict)
        self.number = {name: ledger.entity(name) for name in entities}
        size = 2 * len(entities) + 1
        d = [[0 if i == j else INFINITY for j in range(size)] for i in range(size)]

        def edge(u: int, v: int, w: int) -> None:
            d[u][v] = min(d[u][v], w)

        for i in range(len(entities)):
            edge(2 * i + 2, 2 * i + 1, -1)
        for constraint in constraints:
            edges, limits = ledger.sheet.parts(ledger.add(constraint))
            for u, v, w in edges:
                edge(u + 1, v + 1, w)
            for side, point, value in limits:
                edge(*((point + 1, 0) if side == EARLIEST else (0, point + 1)), value)
        for k in range(size):
            for row in d:
                for j in range(size):
                    row[j] = min(row[j], row[k] + d[k][j])
        self.d = d
        self.consistent = all(d[i][i] >= 0 for i in range(size))

    def bounds(self, entity: str) -> Bounds:
        begin = 2 * self.number[entity] + 1
        values = (-self.d[begin][0], self.d[0][begin], -self.d[begin + 1][0], self.d[0][begin + 1])
        return Bounds(*(None if abs(value) == INFINITY else int(value) for value in values))

    def before(self, first: str, second: str) -> bool:
        return self.d[2 * self.number[second] + 1][2 * self.number[first] + 2] <= 0

    def points(self, entity: str) -> tuple[int, int]:
        return 2 * self.number[entity] + 1, 2 * self.number[entity] + 2


def greedy(constraints: list[Constraint], entities: list[str], strict: bool = False) -> list[Constraint]:
    """The accepted constraints: each in order of trust if it fits those before it."""
    ledger = Ledger(strict)
    numbers = sorted((ledger.add(constraint) for constraint in constraints), key=ledger.trust)
    accepted: list[Constraint] = []
    for number in numbers:
        if Oracle([*accepted, ledger[number]], entities, strict).consistent:
            accepted.append(ledger[number])
    return accepted
