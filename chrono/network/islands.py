"""Islands: entities that statements join, and when something last changed on each; islands grow and never part."""


class Islands:
    """A union of sets with a time stamp for each set."""

    def __init__(self) -> None:
        """No entities."""
        self._parent: dict[int, int] = {}
        self._stamp: dict[int, int] = {}
        self._now = 0

    def touch(self, one: int, other: int) -> None:
        """Something is stated, or no longer, of two entities, which are on one island from now on."""
        self._now += 1
        root = self._parent[self._root(other)] = self._root(one)
        self._stamp[root] = self._now

    def stamp(self, one: int) -> int:
        """When something last changed on the island of an entity."""
        return self._stamp.get(self._root(one), 0)

    def _root(self, one: int) -> int:
        parent = self._parent
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one
