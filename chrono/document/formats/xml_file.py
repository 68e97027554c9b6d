"""A file that is only called ``.xml``: TimeML or a feed, by its root element."""

from collections.abc import Iterator
from typing import Any

from chrono.document.formats import feed, timeml
from chrono.document.formats.xml import local, parse_xml
from chrono.errors import DocumentError


def read(data: bytes, where: str) -> Iterator[dict[str, Any]]:
    """The records. Raises DocumentError for any other XML."""
    root = local(parse_xml(data))
    if root == "TimeML":
        yield from timeml.read(data, where)
    elif root in feed.ROOTS:
        yield from feed.read(data, where)
    else:
        raise DocumentError(f"{where}: XML with the root <{root}>; give TimeML, RSS or Atom, or the text as .txt")
