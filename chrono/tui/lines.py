"""Lines: what the views show, as styled pieces of text, before any widget draws them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from chrono.tui import bidi

Piece = tuple[str, str]
"""A text and its styles (words parted by blanks); ``date`` and ``label`` pieces are isolated from their neighbours."""


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces of one line, or of a paragraph before wrapping.

    ``refers`` is what the line stands for; ``indent`` that of a paragraph's later lines; ``rtl`` its base direction.
    """

    pieces: tuple[Piece, ...] = ()
    refers: object = None
    indent: int = 0
    rtl: bool = False

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(text for text, _ in self.pieces)


def line(*pieces: Piece | str, refers: object = None, indent: int = 0, rtl: bool = False) -> Line:
    """A line of pieces, safe to draw; a bare string has no style."""
    pairs = ((one, "") if isinstance(one, str) else one for one in pieces)
    return Line(tuple((bidi.plain(text), style) for text, style in pairs if text), refers, indent, rtl)


def styled(text: str, start: int, end: int, spans: Iterable[tuple[int, int, str]]) -> list[Piece]:
    """``text[start:end]`` in pieces, each with the styles of all the spans that cover it (half-open code points)."""
    inside = [(max(a, start), min(b, end), style) for a, b, style in spans if a < end and b > start]
    cuts = sorted({start, end, *(a for a, _, _ in inside), *(b for _, b, _ in inside)})
    return [
        (text[a:b], " ".join(style for low, high, style in inside if low <= a and b <= high)) for a, b in pairwise(cuts)
    ]


def breaks(text: str, cells: int, later: int | None = None) -> list[tuple[int, int]]:
    """Half-open ranges of the text, one a line of at most so many cells (``later``: the lines after the first).

    Lines end at blanks, which belong to no line; a word that is too long is cut between clusters.
    """
    later = cells if later is None else later
    found: list[tuple[int, int]] = []
    start = blank = -1
    at = used = 0
    start = 0
    for cluster in bidi.clusters(text):
        size = bidi.width(cluster)
        if cluster == " ":
            blank = at
        if used + size > (later if found else cells) and at > start:
            end, after = (blank, blank + 1) if blank > start else (at, at)
            found.append((start, end))
            start, blank = after, -1
            used = bidi.width(text[start:at])
        used += size
        at += len(cluster)
    found.append((start, len(text)))
    return found


def wrap(paragraph: Line, cells: int) -> list[Line]:
    """The paragraph in lines of at most so many cells."""
    cells = max(cells, 8)
    ranges = breaks(paragraph.text, cells, cells - paragraph.indent)
    margin = ((" " * paragraph.indent, ""),) if paragraph.indent else ()
    return [
        replace(paragraph, pieces=(margin if number else ()) + tuple(_slice(paragraph.pieces, start, end)))
        for number, (start, end) in enumerate(ranges)
    ]


def _slice(pieces: Iterable[Piece], start: int, end: int) -> Iterable[Piece]:
    at = 0
    for text, style in pieces:
        low, high = max(start - at, 0), min(end - at, len(text))
        if low < high:
            yield text[low:high], style
        at += len(text)


def wrapped(paragraphs: Sequence[Line], cells: int) -> list[Line]:
    """All the paragraphs, wrapped."""
    return [one for paragraph in paragraphs for one in wrap(paragraph, cells)]


def ordered(one: Line, cells: int, *, visual: bool) -> list[Piece]:
    """The pieces as they go to the terminal: dates and labels isolated, or all reordered and shaped (``visual``).

    A right-to-left line stands at the right in visual order (``margin`` pieces, which come first, stay at the left); in
    logical order the terminal decides.
    """
    if not visual:
        return [(_isolated(text, style), style) for text, style in one.pieces]
    fixed = sum(1 for _, style in one.pieces if "margin" in style)
    pieces: list[Piece] = []
    for run in _runs(one.pieces[fixed:]):
        own = "label" in run[0][1] and bidi.is_rtl(run[0][0])
        pieces += bidi.visual(run, rtl=one.rtl or own)
    free = cells - sum(bidi.width(text) for text, _ in (*one.pieces[:fixed], *pieces))
    fill = [(" " * free, "")] if one.rtl and free > 0 else []
    return [*one.pieces[:fixed], *fill, *pieces]


def _isolated(text: str, style: str) -> str:
    if "date" in style or bidi.is_figures(text):
        return bidi.date(text)
    return bidi.isolate(text) if "label" in style else text


def _runs(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces that are ordered together: isolated ones stand alone."""
    runs: list[list[Piece]] = []
    alone = True
    for text, style in pieces:
        single = "date" in style or "label" in style
        if single or alone:
            runs.append([])
        runs[-1].append((text, style))
        alone = single
    return runs
