"""Web pages: the article's text by trafilatura (extra ``html``), its date from structured metadata only.

trafilatura's own date is not taken: on a page whose date is visible but Arabic it picks a year out of the body.
"""

from collections.abc import Iterator
from typing import Any

from chrono.document.encoding import decode
from chrono.document.formats import missing
from chrono.document.formats.markup import metadata, text_of_markup


def read(data: bytes, where: str) -> Iterator[dict[str, Any]]:
    """The one record of a page. Raises DocumentError without trafilatura or for bytes in no known encoding."""
    try:
        from trafilatura import extract  # noqa: PLC0415 - an extra
    except ImportError:
        raise missing("trafilatura", "html", where) from None
    markup = decode(data, where)
    about = metadata(markup)
    text = extract(markup, include_comments=False, include_tables=True, favor_recall=True, with_metadata=False)
    yield {
        "text": text or text_of_markup(markup),
        "title": about.title,
        "published": next(iter(about.published), None),
    }
