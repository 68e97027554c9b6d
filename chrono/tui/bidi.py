"""Text on a terminal: cell widths, isolates that keep dates from flipping, and visual order for terminals without bidi.

Display only. What is copied, exported or saved never passes through here: reordered text shows reversed wherever bidi
is done.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any, TypeVar

from rich.cells import cell_len

S = TypeVar("S")

LRI = "\u2066"
FSI = "\u2068"
PDI = "\u2069"
CONTROLS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Bidi controls; those inside a source text are dropped on screen, since an override there could turn a line around."""

_UNSAFE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{CONTROLS}\ufeff]|[\t\n]")
_RTL = ("R", "AL")
_MIRRORED = dict(zip("()[]{}<>«»‹›⟨⟩⟦⟧", ")(][}{><»«›‹⟩⟨⟧⟦", strict=True))
LANGUAGES = ("ar", "fa", "he", "ur")
"""Languages that are written from right to left."""

MISSING = "bidi visual: python-bidi and arabic-reshaper are not installed; pip install 'chrono-timeline[visual]'"


def plain(text: str) -> str:
    """One line, safe for a terminal: control characters, lone surrogates and bidi controls can do no harm."""
    return _UNSAFE.sub(_tame, text)


def _tame(match: re.Match[str]) -> str:
    char = match[0]
    if char in "\t\n\r":
        return " "
    return "" if char in CONTROLS or char == "\ufeff" else "\ufffd"


def width(text: str) -> int:
    """Cells that a text takes on a terminal; combining marks and isolates take none."""
    return cell_len(text)


def clip(text: str, cells: int) -> str:
    """The text in at most so many cells, ``…`` where it was cut; never cut between a letter and its marks."""
    if cells <= 0:
        return ""
    if cell_len(text) <= cells:
        return text
    kept, used = [], 0
    for cluster in clusters(text):
        used += cell_len(cluster)
        if used > cells - 1:
            break
        kept.append(cluster)
    return "".join(kept) + "…"


def clip_path(text: str, cells: int) -> str:
    """The same, but a path keeps its end, which tells it from others: ``…t.ar/a.txt``."""
    if "/" not in text or cell_len(text) <= cells:
        return clip(text, cells)
    parts, kept, used = clusters(text), 0, 1
    while kept < len(parts) and used + cell_len(parts[-kept - 1]) <= cells:
        used += cell_len(parts[-kept - 1])
        kept += 1
    return "…" + "".join(parts[len(parts) - kept :])


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """The text in exactly so many cells, clipped or filled with blanks (at its left when it stands at the right)."""
    text = clip(text, cells)
    fill = " " * (cells - cell_len(text))
    return fill + text if right else text + fill


def isolate(text: str) -> str:
    """The text between FSI and PDI, if it could turn its neighbours around."""
    return f"{FSI}{text}{PDI}" if has_rtl(text) else text


def date(text: str) -> str:
    """A date or interval between LRI and PDI: ``2025-08`` beside Arabic stays ``2025-08``, ``[a, b)`` is not turned."""
    return f"{LRI}{text}{PDI}"


def clusters(text: str) -> list[str]:
    """Letters with the marks that belong to them."""
    found: list[str] = []
    for char in text:
        if found and unicodedata.category(char) in ("Mn", "Me", "Cf"):
            found[-1] += char
        else:
            found.append(char)
    return found


def is_rtl(text: str) -> bool:
    """Whether the first strong letter is written from right to left (UAX 9, rules P2 and P3)."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind == "L":
            return False
        if kind in _RTL:
            return True
    return False


def has_rtl(text: str) -> bool:
    """Whether anything in the text is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in text)


@cache
def _packages() -> tuple[Callable[..., Any], Callable[[str], str]] | None:
    """Reordering (not ``bidi.algorithm``: that one fails on isolates) and shaping; None without the extra."""
    try:
        shaping, ordering = import_module("arabic_reshaper"), import_module("bidi")
    except ImportError:
        return None
    keep = {"support_ligatures": False, "delete_harakat": False, "delete_tatweel": False}  # one letter stays one letter
    return ordering.get_display, shaping.ArabicReshaper(configuration=keep).reshape


def available() -> bool:
    """Whether visual order can be had."""
    return _packages() is not None


def order(parts: Sequence[str], *, rtl: bool, figures: frozenset[int] = frozenset()) -> list[tuple[int, bool]]:
    """Places of clusters from left to right, each with whether it is to be mirrored; ``figures`` stay as they are.

    Every cluster is given a name of its own with the same bidi class; what reordering does to the names is the order.
    """
    packages = _packages()
    if packages is None:
        return [(place, False) for place in range(len(parts))]
    names = _names(parts, figures)
    waiting: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        for char in name:
            waiting.setdefault(char, []).append(place)
    placed: list[tuple[int, bool]] = []
    for char in packages[0]("".join(names), base_dir="R" if rtl else "L"):
        place = waiting[char].pop(0)
        if len(names[place]) == 1:
            placed.append((place, False))
        elif not placed or placed[-1][0] != place:
            placed.append((place, char == names[place][1]))
    return placed


def _names(parts: Sequence[str], figures: frozenset[int]) -> list[str]:
    """A code point for each cluster; where a class has no more of them, the letter itself (its like look the same).

    A bracket has two, neutral as it is: when the second comes out first, it stands in right-to-left text.
    """
    stock = {kind: iter(chars) for kind, chars in _proxies().items()}
    return [_name(part, stock, as_letter=at in figures) for at, part in enumerate(parts)]


def _name(part: str, stock: Mapping[str, Iterator[str]], *, as_letter: bool) -> str:
    kind = "L" if as_letter else unicodedata.bidirectional(part[0])
    free = stock.get("ON" if kind in ("S", "B", "BN", "NSM", "") else kind, iter(()))
    if part[0] in _MIRRORED:
        return next(free, "") + next(free, "") or part[0]
    return next(free, part[0])


@cache
def _proxies() -> dict[str, tuple[str, ...]]:
    """Bidi class -> many code points of that class that nobody writes in an article."""
    found: dict[str, list[str]] = {kind: [] for kind in ("L", "R", "AL", "EN", "AN", "ON", "WS")}
    for first, last in (
        (0x2002, 0x200B),
        (0x2500, 0x2600),
        (0x3400, 0x3800),
        (0xFB50, 0xFF00),
        (0x10800, 0x10F00),
        (0x1D7CE, 0x1D800),
    ):
        for code in range(first, last):
            char = chr(code)
            kind = unicodedata.bidirectional(char)
            if (
                kind in found
                and not unicodedata.mirrored(char)
                and unicodedata.category(char) not in ("Cn", "Mn", "Cf")
            ):
                found[kind].append(char)
    return {kind: tuple(chars) for kind, chars in found.items()}


_FIGURES = re.compile(r"\d+([-/:.T]\d+)+")


def is_figures(text: str) -> bool:
    """Whether a text is a date or time in figures alone, ``2025-08-19``: Arabic letters beside it would turn it."""
    return _FIGURES.fullmatch(text) is not None and text.isascii()


def visual(spans: Sequence[tuple[str, S]], *, rtl: bool) -> list[tuple[str, S]]:
    """Styled pieces of one line in visual order, Arabic letters joined; unchanged where nothing runs right to left."""
    if not any(has_rtl(text) for text, _ in spans):
        return list(spans)
    packages = _packages()
    if packages is None:
        return list(spans)
    shaped = packages[1]("".join(text for text, _ in spans))
    styles = [style for text, style in spans for _ in text]
    if len(shaped) != len(styles):
        return list(spans)
    fixed = [is_figures(text) for text, _ in spans for _ in text]
    parts, places = clusters(shaped), [0]
    for part in parts:
        places.append(places[-1] + len(part))
    figures = frozenset(at for at in range(len(parts)) if fixed[places[at]])
    found = order(parts, rtl=rtl, figures=figures)
    return _joined([(_mirror(parts[at]) if mirrored else parts[at], styles[places[at]]) for at, mirrored in found])


def _mirror(part: str) -> str:
    return _MIRRORED.get(part[0], part[0]) + part[1:]


def _joined(pieces: Sequence[tuple[str, S]]) -> list[tuple[str, S]]:
    joined: list[tuple[str, S]] = []
    for text, style in pieces:
        if joined and joined[-1][1] == style:
            joined[-1] = (joined[-1][0] + text, style)
        else:
            joined.append((text, style))
    return joined


def visual_text(text: str, *, rtl: bool | None = None) -> str:
    """One line in visual order; the base direction is that of its first strong letter unless given."""
    pieces = visual([(text, "")], rtl=is_rtl(text) if rtl is None else rtl)
    return "".join(piece for piece, _ in pieces)


def told(text: str, *, visual: bool = False) -> str:
    """One line that stands among others on the screen: isolated from them, or in visual order."""
    text = plain(text)
    return visual_text(text) if visual else isolate(text)
