"""``svg``: a picture for reports: one row an entry with its date, label and the time it may take up, under an axis.

Rows keep the picture readable with any number of entries; it grows downwards. Far-off dates are shown by an arrow at
the edge, so that they do not squeeze the others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from chrono.chronology.model import Chronology, Entry
from chrono.export.html import core, page_language
from chrono.export.shown import counted, is_right_to_left, isolated_dates, shown
from chrono.export.ticks import ticks
from chrono.export.when import instants, when
from chrono.grammar.files import read_table
from chrono.temporal.civil import DAY

WIDTH = 1320
_ROW, _HEAD, _AXIS_EVERY = 22, 34, 40
_DATES, _LABELS, _GAP = 300, 420, 12
_LABEL_LENGTH, _DATE_LENGTH = 58, 40
_REAL = ("asserted", "reported")
_STYLE = """
text { font: 13px system-ui, 'Noto Sans', 'Noto Naskh Arabic', 'Noto Sans Arabic', Tahoma, sans-serif; fill: #1c2430 }
.when { font-weight: 600 } .axis text { font-size: 11px; fill: #5a6675 } .axis line { stroke: #d5dae1 }
.window { fill: #b9d0f0 } .core, .point { fill: #2b62b5 } .stripe { fill: #f5f7fa } .ground { fill: #fff }
.unreal .window, .unreal .core, .unreal .point { fill: #fff; stroke: #8a6bb8; stroke-dasharray: 3 2 }
.found text { fill: #b3261e }
"""


def dumps(chronology: Chronology) -> str:
    """The picture, 1320 units wide; with entries in a right-to-left language time runs from right to left."""
    lang = page_language(chronology.documents)
    mirrored = read_table(lang, "page")["direction"] == "rtl"
    found = {id_ for finding in chronology.findings for id_ in finding.entries}
    picture = _Picture(_scale(chronology.entries, mirrored), lang, found)
    return "\n".join(picture.lines(chronology.entries)) + "\n"


def lost(chronology: Chronology) -> tuple[str, ...]:
    """Quotes, findings, and labels that are too long for their row."""
    notes = ["quotes, findings and links left out"] if chronology.entries else []
    if short := sum(len(shown(entry.label)) > _LABEL_LENGTH for entry in chronology.entries):
        notes.append(f"{counted(short, 'label')} shortened; the whole is in the title of the row")
    return tuple(notes)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Instants to the x axis, which takes what the columns of dates and labels leave."""

    begin: float
    end: float
    mirrored: bool

    def x(self, moment: float) -> float:
        room = WIDTH - _DATES - _LABELS - 2 * _GAP
        share = min(max((moment - self.begin) / (self.end - self.begin), -0.01), 1.01)
        return _GAP + room * (1 - share) if self.mirrored else _DATES + _LABELS + _GAP + room * share

    def outside(self, begin: int | None, end: int | None) -> int:
        """-1 for what lies wholly off the left edge of the axis, 1 for the right one, else 0."""
        late = begin is not None and begin > self.end
        early = end is not None and end < self.begin
        return (late - early) * (-1 if self.mirrored else 1)

    def edge(self, side: int) -> float:
        """The x where an arrow to that side begins, inside the axis."""
        left = _GAP if self.mirrored else _DATES + _LABELS + _GAP
        return left + 8 if side < 0 else left + WIDTH - _DATES - _LABELS - 2 * _GAP - 8

    def column(self, offset: float) -> float:
        """The reading edge of a text column that begins ``offset`` units into the page."""
        return WIDTH - offset if self.mirrored else offset


def _scale(entries: Sequence[Entry], mirrored: bool) -> _Scale:
    """The axis over all dates, or over the middle of the story where a few lie far off."""
    moments = sorted(moment for entry in entries for moment in instants(entry) if moment is not None)
    if not moments:
        return _Scale(0, DAY, mirrored)
    begin, end = moments[0], moments[-1]
    low, high = moments[round((len(moments) - 1) * 0.15)], moments[round((len(moments) - 1) * 0.85)]
    if len(moments) >= 5 and end - begin > 20 * max(high - low, DAY):
        begin, end = low - (high - low), high + (high - low)
    room = max((end - begin) * 0.03, DAY / 2)
    return _Scale(begin - room, end + room, mirrored)


class _Picture:
    """The rows of one chronology on one scale."""

    def __init__(self, scale: _Scale, lang: str, found: set[str]) -> None:
        self._scale, self._lang, self._found = scale, lang, found

    def lines(self, entries: Sequence[Entry]) -> Iterator[str]:
        blocks = max(1, -(-len(entries) // _AXIS_EVERY))
        height = len(entries) * _ROW + blocks * _HEAD + _GAP
        yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
        yield f' width="{WIDTH}" height="{height}" xml:lang="{self._lang}">'
        title = read_table(self._lang, "page")["page"]["title"]
        yield f"<title>{escape(title)}</title><style>{_STYLE}</style>"
        yield f"<defs>{_fade('fade-l', 0)}{_fade('fade-r', 1)}</defs>"
        yield f'<rect class="ground" width="{WIDTH}" height="{height}"/>'
        for block in range(blocks):
            rows = entries[block * _AXIS_EVERY : (block + 1) * _AXIS_EVERY]
            yield from self._block(rows, block * (_AXIS_EVERY * _ROW + _HEAD))
        yield "</svg>"

    def _block(self, entries: Sequence[Entry], top: int) -> Iterator[str]:
        """An axis and the rows below it."""
        bottom = top + _HEAD + len(entries) * _ROW
        for number in range(0, len(entries), 2):
            y = top + _HEAD + number * _ROW
            yield f'<rect class="stripe" x="0" y="{y}" width="{WIDTH}" height="{_ROW}"/>'
        yield '<g class="axis">'
        for moment, name in ticks(self._scale.begin, self._scale.end, 6, self._lang):
            x = f"{self._scale.x(moment):.1f}"
            yield f'<line x1="{x}" x2="{x}" y1="{top + 24}" y2="{bottom}"/>'
            yield f'<text x="{x}" y="{top + 18}" text-anchor="middle" direction="ltr">{escape(name)}</text>'
        yield "</g>"
        for number, entry in enumerate(entries):
            yield from self._row(entry, top + _HEAD + number * _ROW)

    def _row(self, entry: Entry, y: int) -> Iterator[str]:
        label = shown(entry.label)
        unreal = "" if entry.factuality in _REAL else " unreal"
        found = " found" if entry.id in self._found else ""
        date = isolated_dates(_short(when(entry, self._lang), _DATE_LENGTH))
        yield f'<g class="row{unreal}{found}"><title>{escape(when(entry, self._lang))} · {escape(label)}</title>'
        yield self._text(f"{entry.rank}. {date}", _GAP, y, "when", rtl=self._scale.mirrored)
        yield self._text(_short(label, _LABEL_LENGTH), _DATES + _GAP, y, "label", rtl=is_right_to_left(label))
        yield from self._bar(entry, y)
        yield "</g>"

    def _text(self, text: str, offset: int, y: int, kind: str, *, rtl: bool) -> str:
        """Text that begins at the reading edge of its column, whatever its own direction is."""
        anchor = "start" if rtl == self._scale.mirrored else "end"
        direction = "rtl" if rtl else "ltr"
        place = f'x="{self._scale.column(offset):g}" y="{y + 16}" text-anchor="{anchor}" direction="{direction}"'
        return f'<text class="{kind}" {place} unicode-bidi="isolate">{escape(text)}</text>'

    def _bar(self, entry: Entry, y: int) -> Iterator[str]:
        begin, end = instants(entry)
        if begin is None and end is None:
            return
        if side := self._scale.outside(begin, end):
            yield f'<path class="point" d="M{self._scale.edge(side)} {y + 5}v12l{8 * side} -6z"/>'
            return
        a = self._scale.x(self._scale.begin if begin is None else begin)
        b = self._scale.x(self._scale.end if end is None else end)
        left, right = min(a, b), max(a, b)
        if right - left < 8:
            yield f'<path class="point" d="M{(left + right) / 2 - 5:.1f} {y + 11}l5 -5 5 5 -5 5z"/>'
            return
        fade = self._fading(begin, end) if entry.factuality in _REAL else ""
        yield f'<rect class="window" x="{left:.1f}" y="{y + 4}" width="{right - left:.1f}" height="14" rx="3"{fade}/>'
        if surely := core(entry):
            x1, x2 = sorted(map(self._scale.x, surely))
            yield f'<rect class="core" x="{x1:.1f}" y="{y + 7}" width="{max(x2 - x1, 2):.1f}" height="8" rx="2"/>'

    def _fading(self, begin: int | None, end: int | None) -> str:
        """The open end of a bar fades."""
        if begin is not None and end is not None:
            return ""
        return f' style="fill:url(#fade-{"r" if (end is None) != self._scale.mirrored else "l"})"'


def _fade(id_: str, solid_left: int) -> str:
    stops = "".join(
        f'<stop offset="{offset}" stop-color="#b9d0f0" stop-opacity="{opacity}"/>'
        for offset, opacity in ((0, solid_left), (1, 1 - solid_left))
    )
    return f'<linearGradient id="{id_}">{stops}</linearGradient>'


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
