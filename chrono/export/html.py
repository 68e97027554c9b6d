"""``html``: one self-contained page: a drawn timeline with zoom and filter, every entry with its quotes, the findings.

It works from ``file://`` without any network: a Content-Security-Policy inside allows only the page's own style and
script, by their hashes. The entries stand in the markup, so that the page can be read and printed without scripts.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from chrono.chronology.json import encode
from chrono.chronology.model import Chronology, Entry, Finding, Source, Statement
from chrono.document.model import Document
from chrono.export.shown import DATE, is_right_to_left, isolated_dates, shown
from chrono.export.when import instants, source_words, when
from chrono.grammar.files import read_table
from chrono.temporal.civil import parse_moment

_REAL = ("asserted", "reported")


def dumps(chronology: Chronology) -> str:
    """The page, in the language of most documents where its pack has words for pages, else in English."""
    lang = page_language(chronology.documents)
    return _Page(chronology, lang).render()


def lost(chronology: Chronology) -> tuple[str, ...]:
    """What a page for readers leaves out."""
    return ("full texts, expressions and links left out",) if chronology.entries else ()


def page_language(documents: Iterable[Document]) -> str:
    """The language most documents have, the first of equals; English where there are no words for it."""
    counts = Counter(document.lang for document in documents)
    lang = counts.most_common(1)[0][0] if counts else "en"
    return lang if read_table(lang, "page") else "en"


@cache
def _asset(name: str) -> str:
    return files("chrono").joinpath("export", "page", name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _text(text: str) -> str:
    """Text of a source: escaped, with the characters that act on a screen shown, its direction kept to itself."""
    return f'<bdi dir="auto">{escape(shown(text))}</bdi>'


class _Page:
    """The markup of one chronology in the words of one language."""

    def __init__(self, chronology: Chronology, lang: str) -> None:
        table = read_table(lang, "page")
        self._lang, self._direction, self._say = lang, table["direction"], table["page"]
        self._chronology = chronology
        self._numbers = {document.id: number for number, document in enumerate(chronology.documents)}
        self._ranks = {entry.id: entry.rank for entry in chronology.entries}
        self._found: dict[str, list[Finding]] = {}
        for finding in chronology.findings:
            for id_ in finding.entries:
                self._found.setdefault(id_, []).append(finding)

    def render(self) -> str:
        style, script = _asset("page.css"), _asset("page.js")
        policy = (
            f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
            "img-src data:; base-uri 'none'; form-action 'none'"
        )
        return "\n".join(
            (
                f'<!DOCTYPE html>\n<html lang="{self._lang}" dir="{self._direction}">\n<head>\n<meta charset="utf-8">',
                f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">',
                '<meta name="viewport" content="width=device-width, initial-scale=1">',
                '<meta name="referrer" content="no-referrer">',
                f"<title>{escape(self._title())}</title>\n<style>{style}</style>\n</head>\n<body>",
                *self._body(),
                f'<script type="application/json" id="data">{self._data()}</script>',
                f"<script>{script}</script>\n</body>\n</html>\n",
            )
        )

    def _title(self) -> str:
        names = [shown(one.title or one.id) for one in self._chronology.documents[:3]]
        return " · ".join((self._say["title"], *names))

    def _body(self) -> Iterator[str]:
        say = self._say
        yield f'<header><h1>{say["title"]}</h1><ul class="documents">'
        yield from (f"<li>{self._document(document)}</li>" for document in self._chronology.documents)
        yield "</ul></header>"
        yield from self._controls()
        yield f'<section aria-label="{say["timeline"]}"><div class="drawing" id="drawing">'
        yield '<div class="lanes" id="lanes" tabindex="0"></div>'
        yield '<div class="edges"><span id="earlier"></span><span id="later"></span></div></div>'
        yield f'<p class="legend">{say["legend"]}</p></section>'
        yield f'<section><h2>{say["entries"]}</h2><div class="entries" role="list">'
        yield from map(self._entry, self._chronology.entries)
        yield f"</div></section>\n<section><h2>{say['findings']}</h2>"
        yield from map(self._finding, self._chronology.findings)
        yield "</section>" if self._chronology.findings else f"<p>{say['no-findings']}</p></section>"

    def _document(self, document: Document) -> str:
        day = _dates(self._say["published"].format(document.published or self._say["unknown-day"]))
        title = f"{_text(document.title)} · " if document.title else ""
        return f"{title}{_text(document.id)} · <bdi>{day}</bdi>"

    def _controls(self) -> Iterator[str]:
        say, entries = self._say, self._chronology.entries
        documents = [(str(number), shown(id_)) for id_, number in self._numbers.items()]
        yield '<div class="controls" role="search">'
        yield f'<label>{say["search"]}<input type="search" id="search" dir="auto"></label>'
        yield self._select("document", documents)
        for name in ("status", "factuality"):
            values = dict.fromkeys(getattr(entry, name) for entry in entries)
            yield self._select(name, [(value, say[value]) for value in values])
        yield f'<label class="check"><input type="checkbox" id="found">{say["only-findings"]}</label>'
        for id_, sign in (("zoom-in", "+"), ("zoom-out", "−"), ("fit", "↔")):
            yield f'<button type="button" id="{id_}" title="{say[id_]}" aria-label="{say[id_]}">{sign}</button>'
        yield '<output class="count" id="count"></output></div>'

    def _select(self, name: str, options: Iterable[tuple[str, str]]) -> str:
        lines = "".join(f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in options)
        return (
            f'<label>{self._say[name]}<select id="{name}"><option value="">{self._say["all"]}</option>{lines}'
            "</select></label>"
        )

    def _entry(self, entry: Entry) -> str:
        return (
            f'<article class="entry" role="listitem" id="{escape(entry.id)}">'
            f'<div class="head"><span class="rank">{entry.rank}</span>'
            f'<span class="when"><bdi>{_dates(when(entry, self._lang))}</bdi></span>'
            f'<span class="label">{_text(entry.label)}</span></div>'
            f'<div class="badges">{"".join(self._badges(entry))}</div>'
            f"{''.join(map(self._source, entry.sources))}</article>"
        )

    def _source(self, source: Source) -> str:
        """A quote with its document and the date it gives, for two sources may differ."""
        day = source_words(source, self._lang)
        return _quoted(source.quote, _text(source.document) + (f" · <bdi>{_dates(day)}</bdi>" if day else ""))

    def _badges(self, entry: Entry) -> Iterator[str]:
        say = self._say
        yield f"<span>{say[entry.status]}</span>"
        if entry.status == "dated" or entry.certainty != "unknown":
            yield f"<span>{say[entry.certainty]}</span>"
        if entry.factuality != "asserted":
            yield f'<span class="unreal">{say[entry.factuality]}</span>'
        if entry.rank_min != entry.rank_max:
            yield f"<span>{say['place'].format(entry.rank_min, entry.rank_max)}</span>"
        if entry.status != "dated" and entry.after:
            yield f"<span>{say['follows'].format(self._links(entry.after))}</span>"
        yield f"<span>{say['confidence'].format(f'<bdi>{entry.confidence:.2f}</bdi>')}</span>"
        for finding in self._found.get(entry.id, ()):
            code = escape(finding.code)
            yield f'<a class="{finding.severity}" href="#{escape(finding.id)}"><bdi>{code}</bdi></a>'

    def _links(self, ids: Iterable[str]) -> str:
        """Entries by their rank, as links."""
        return ", ".join(
            f'<a href="#{escape(id_)}"><bdi>{self._ranks[id_]}</bdi></a>' for id_ in ids if id_ in self._ranks
        )

    def _finding(self, finding: Finding) -> str:
        entries = f" ({self._links(finding.entries)})" if finding.entries else ""
        suggestion = f"<p>{_text(finding.suggestion)}</p>" if finding.suggestion else ""
        return (
            f'<article class="finding" id="{escape(finding.id)}"><p><span class="severity {finding.severity}">'
            f"{self._say[finding.severity]} <bdi>{escape(finding.code)}</bdi></span> "
            f"{_text(finding.title)}{entries}</p>"
            f"<p>{_text(finding.explanation)}</p>{''.join(map(_statement, finding.statements))}{suggestion}</article>"
        )

    def _data(self) -> str:
        say, table = self._say, read_table(self._lang, "page")
        words = {key: say[key] for key in ("shown", "earlier", "later", "timeline")}
        words["before"] = table["when"]["before-year-one"]
        data = {"words": words, "entries": [self._drawn(entry) for entry in self._chronology.entries]}
        return encode(data).replace("<", "\\u003c")

    def _drawn(self, entry: Entry) -> dict[str, Any]:
        begin, end = instants(entry)
        documents = dict.fromkeys(self._numbers[source.document] for source in entry.sources)
        return {
            "id": entry.id,
            "rank": entry.rank,
            "begin": begin,
            "end": end,
            "core": core(entry),
            "when": isolated_dates(when(entry, self._lang)),
            "label": shown(entry.label),
            "rtl": is_right_to_left(entry.label),
            "status": entry.status,
            "factuality": entry.factuality,
            "real": entry.factuality in _REAL,
            "documents": list(documents),
            "found": entry.id in self._found,
        }


def _dates(words: str) -> str:
    """Words with their dates isolated: after Arabic, bidirectional display turns ``2025-08-19`` round."""
    return DATE.sub(r'<bdi dir="ltr">\g<0></bdi>', escape(words))


def core(entry: Entry) -> tuple[int, int] | None:
    """What the event surely takes up: from the latest begin to the earliest end, where that is any time at all."""
    bounds = entry.bounds
    if bounds.latest_begin is None or bounds.earliest_end is None:
        return None
    begin, end = parse_moment(bounds.latest_begin), parse_moment(bounds.earliest_end)
    return (begin, end) if begin is not None and end is not None and begin < end else None


def _quoted(quote: str, caption: str) -> str:
    return f"<figure><blockquote>{_text(quote)}</blockquote><figcaption>{caption}</figcaption></figure>"


def _statement(statement: Statement) -> str:
    return _quoted(statement.quote, _text(statement.document))
