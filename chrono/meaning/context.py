"""Context: all that a meaning is evaluated against; and Sense, what evaluating an operator gives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from chrono.temporal.granularity import Granularity
from chrono.temporal.interval import Interval
from chrono.temporal.partial import Partial

if TYPE_CHECKING:
    from chrono.temporal.feasts import Feast


class TermLike(Protocol):
    """A term of office in instants."""

    @property
    def ordinal(self) -> int: ...  # noqa: D102
    @property
    def begin(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int | None: ...  # noqa: D102


class NamedLike(Protocol):
    """What an operator asks of a named time (``grammar.named.NamedTime`` is one)."""

    @property
    def key(self) -> str: ...  # noqa: D102
    @property
    def terms(self) -> Sequence[TermLike]: ...  # noqa: D102
    @property
    def feast(self) -> "Feast | None": ...  # noqa: D102
    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def approximate(self) -> bool: ...  # noqa: D102
    def era(self, reference: int | None = None) -> Interval | None: ...  # noqa: D102
    def term(self, ordinal: int) -> TermLike | None: ...  # noqa: D102


def _no_names(_: str) -> NamedLike | None:
    return None


@dataclass(frozen=True, slots=True)
class Window:
    """A vague window as data: begins ``days`` before (negative) or after the reference day; ``value`` is its TIMEX3
    value."""

    value: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Policy:
    """Windows of vague phrases by key, in days relative to the reference day."""

    windows: tuple[tuple[str, Window], ...] = ()

    def window(self, key: str) -> Window | None:
        """The window of a key."""
        return dict(self.windows).get(key)


class Context(NamedTuple):
    """The reference times and reading policy for one expression.

    ``dct`` is the day number of publication (None: unknown); ``story`` the last date the text has reached;
    ``direction``
    what the governing verb says (-1 past, +1 future, 0 nothing); ``kind`` the kind of text; ``policy`` the windows of
    vague
    words; ``told`` the last date named, whether or not the story moved there; ``person`` the key of the last person
    named who has terms of office; ``day`` the last day named, ``beside``
    whether it stands shortly before in the same paragraph, ``clock`` the last clock time or part of that day;
    ``month`` a month told with its year in the same sentence;
    ``period`` the quarter or half that a report speaks of, ``compared`` the same unless the report has gone on to a
    longer one; ``part`` the part of the day named in the same sentence, for a clock time without one;
    ``last_month`` the last month named in any way, ``named_month`` the same where it stands shortly before; ``named``
    looks named times up.
    """

    dct: int | None = None
    story: Partial | None = None
    direction: int = 0
    kind: str = "news"
    day_first: bool = True
    weekend: int = 6
    policy: Policy = Policy()
    person: str | None = None
    period: Partial | None = None
    compared: Partial | None = None
    day: Partial | None = None
    beside: bool = False
    clock: Partial | None = None
    month: Partial | None = None
    hijri: bool = False
    told: Partial | None = None
    part: str | None = None
    last_month: Partial | None = None
    named_month: Partial | None = None
    named: Callable[[str], NamedLike | None] = _no_names


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of time as counted in the text: pairs of (number, unit); a number None is "several"."""

    parts: tuple[tuple[float | None, Granularity], ...]


class Sense(NamedTuple):
    """What a tree means so far.

    ``kind`` is date, duration, set, ref or open (nothing to stand on). A date has either a ``partial`` (perhaps to be
    completed) or its own ``interval``; ``value`` overrides the spelling that the fields would give. ``explicit`` is
    set when the words themselves give direction or anchor, so that no policy chooses.
    """

    kind: str
    partial: Partial | None = None
    interval: Interval | None = None
    amount: Amount | None = None
    value: str | None = None
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    granularity: Granularity | None = None
    approximate: bool = False
    calendar: str = "gregorian"
    anchor: str | None = None
    explicit: bool = False
    offset: tuple[Amount, int] | None = None
    why: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    alternatives: tuple[tuple[Partial, str], ...] = ()
