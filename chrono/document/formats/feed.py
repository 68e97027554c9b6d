"""RSS 2.0, RSS 1.0 and Atom: a record for each item, published on the date the feed gives it."""

from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any
from xml.etree.ElementTree import Element

from chrono.document.formats import day_of
from chrono.document.formats.markup import text_of_markup
from chrono.document.formats.xml import child_text, local, parse_xml
from chrono.errors import DocumentError

ROOTS = ("rss", "feed", "RDF")
"""The root elements of feeds."""

_TEXTS = ("encoded", "content", "description", "summary")


def read(data: bytes, where: str) -> Iterator[dict[str, Any]]:
    """The items in order, each with title and text (markup taken out).

    Raises:
        DocumentError: no well-formed XML, or no feed.
    """
    root = parse_xml(data)
    if local(root) not in ROOTS:
        raise DocumentError(f"{where}: the root is <{local(root)}>, no feed; give RSS or Atom")
    items = (one for one in root.iter() if local(one) in ("item", "entry"))
    for number, item in enumerate(items, 1):
        yield _record(item, number)


def _record(item: Element, number: int) -> dict[str, Any]:
    title = child_text(item, "title")
    title = text_of_markup(title) if title else None
    body = child_text(item, *_TEXTS)
    parts = (title, text_of_markup(body) if body else None)
    return {
        "id": child_text(item, "guid", "id") or _link(item) or str(number),
        "text": "\n\n".join(part for part in parts if part),
        "title": title,
        "source": _link(item),
        "published": _published(item),
    }


def _link(item: Element) -> str | None:
    """The address: text in RSS, an attribute in Atom."""
    links = [one for one in item if local(one) == "link"]
    return next((value for one in links if (value := (one.text or "").strip() or one.get("href"))), None)


def _published(item: Element) -> str | None:
    """The local date: RFC 822 in RSS, RFC 3339 in Atom and Dublin Core. An update is no publication."""
    if day := child_text(item, "published", "issued", "date"):
        return day_of(day)
    try:
        return parsedate_to_datetime(child_text(item, "pubDate") or "").date().isoformat()
    except ValueError:
        return None
