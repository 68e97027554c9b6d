"""HTML to text and metadata, in time linear in the page (``html.parser`` is quadratic on broken markup)."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from chrono.document.formats import day_of

_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table",
        "td", "th", "tr", "ul",
    )
)  # fmt: skip
_RAW = frozenset({"script", "style", "template", "noscript", "title", "textarea"})
"""Elements whose content is not visible text; it is handed over whole."""
_NAME = re.compile(r"/?([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"[\s/]*([^\s/>=]+)(\s*=\s*)?")
_UNQUOTED = re.compile(r"[^\s>]*")
_BLANKS = re.compile(r"[ \t\r\f\v\u00a0]+")
_LINES = re.compile(r" ?\n[ \n]*")
_PUBLISHED = frozenset(
    (
        "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
        "dcterms.created", "dcterms.issued", "parsely-pub-date", "pubdate", "publishdate", "sailthru.date",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Tag:
    """A start tag (with the raw content of elements that have one) or an end tag."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    raw: str = ""
    end: bool = False


def text_of_markup(markup: str) -> str:
    """The visible text of HTML; blocks become lines."""
    return _LINES.sub("\n", _BLANKS.sub(" ", "".join(_visible(markup)))).strip()


def _visible(markup: str) -> Iterator[str]:
    for token in _tokens(markup):
        if isinstance(token, str):
            yield unescape(token)
        elif token.name in _BLOCKS:
            yield "\n"


@dataclass(slots=True)
class Metadata:
    """What a page says of itself: title, and publication dates (``YYYY-MM-DD``), the surest first."""

    title: str | None = None
    published: list[str] = field(default_factory=list)


def metadata(markup: str) -> Metadata:
    """Title and dates: JSON-LD, then meta elements, then ``time`` marked as publication; no visible text."""
    tags = [token for token in _tokens(markup) if isinstance(token, _Tag) and not token.end]
    days = [*_linked(tags), *_meta(tags, _PUBLISHED), *_times(tags)]
    titles = [
        *_meta(tags, frozenset({"og:title"})),
        *(unescape(one.raw).strip() for one in tags if one.name == "title"),
    ]
    return Metadata(
        next(filter(None, titles), None),
        [day for value in days if (day := day_of(value))],
    )


def _linked(tags: list[_Tag]) -> Iterator[str]:
    for tag in tags:
        if tag.name == "script" and tag.attributes.get("type", "").lower() == "application/ld+json":
            try:
                yield from _published(json.loads(tag.raw))
            except (ValueError, RecursionError):
                continue


def _published(value: Any) -> Iterator[str]:
    """Every ``datePublished`` in JSON-LD, outer ones first."""
    if isinstance(value, list):
        for one in value:
            yield from _published(one)
    elif isinstance(value, dict):
        if isinstance(day := value.get("datePublished"), str):
            yield day
        for one in value.values():
            if isinstance(one, list | dict):
                yield from _published(one)


def _meta(tags: list[_Tag], names: frozenset[str]) -> Iterator[str]:
    for tag in tags:
        if tag.name == "meta":
            found = (tag.attributes.get(key, "").lower() for key in ("property", "name", "itemprop"))
            if any(name in names for name in found):
                yield tag.attributes.get("content", "")


def _times(tags: list[_Tag]) -> Iterator[str]:
    for tag in tags:
        if tag.name == "time" and ("pubdate" in tag.attributes or tag.attributes.get("itemprop") == "datePublished"):
            yield tag.attributes.get("datetime", "")


def _tokens(markup: str) -> Iterator[str | _Tag]:
    """Text and tags in order; what is never closed ends the page, as browsers have it, so no stretch is read twice."""
    at = 0
    while (opening := markup.find("<", at)) >= 0:
        yield markup[at:opening]
        name = _NAME.match(markup, opening + 1)
        if name:
            tag, at = _tag(markup, name)
            yield tag
        elif markup.startswith(("<!", "<?"), opening):
            close = "-->" if markup.startswith("<!--", opening) else ">"
            at = _after(markup, close, opening + 2)
        else:
            yield "<"
            at = opening + 1
    yield markup[at:]


def _tag(markup: str, name: re.Match[str]) -> tuple[_Tag, int]:
    """The tag whose name is matched, and where the page goes on."""
    attributes: dict[str, str] = {}
    at = name.end()
    while found := _ATTRIBUTE.match(markup, at):
        value, at = _value(markup, found.end()) if found[2] else ("", found.end())
        attributes.setdefault(found[1].lower(), unescape(value))
    at = _after(markup, ">", at)
    lower, end = name[1].lower(), name[0].startswith("/")
    if end or lower not in _RAW:
        return _Tag(lower, attributes, end=end), at
    close = re.compile(f"</{lower}", re.IGNORECASE).search(markup, at)
    stop = close.start() if close else len(markup)
    return _Tag(lower, attributes, markup[at:stop]), stop


def _value(markup: str, at: int) -> tuple[str, int]:
    quote = markup[at : at + 1]
    if quote in ("'", '"') and quote:
        end = markup.find(quote, at + 1)
        return (markup[at + 1 : end], end + 1) if end >= 0 else ("", len(markup))
    found = _UNQUOTED.match(markup, at)
    return (found[0], found.end()) if found else ("", at)


def _after(markup: str, text: str, at: int) -> int:
    found = markup.find(text, at)
    return found + len(text) if found >= 0 else len(markup)
