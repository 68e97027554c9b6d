"""XML read safely: no entity is ever declared, expanded or loaded, no external subset is fetched, depth has a limit."""

from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from chrono.errors import DocumentError

_DEEPEST = 200
"""Elements inside elements; real files stay below 20, and walking a tree must not exhaust the stack."""


def parse_xml(data: bytes | str) -> Element:
    """The root element; names with a namespace read ``{uri}name``. A DOCTYPE may stand, but nothing in it is used.

    Raises:
        DocumentError: what is not well-formed, declares or uses an entity of its own, or is nested too deep.
    """
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise DocumentError(f"line {parser.CurrentLineNumber}: XML nested too deep; flatten it")
        builder.start(_qualified(name), {_qualified(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_qualified(name))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = _refuse
    parser.SkippedEntityHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse_external
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise DocumentError(f"line {error.lineno}: not well-formed XML ({error}); correct it") from None
    root: Element = builder.close()
    return root


def text_of(element: Element) -> str:
    """All text inside an element, in order."""
    return "".join(element.itertext())


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def child_text(element: Element, *names: str) -> str | None:
    """The text of the first child that has one of the local names, trimmed; None without any."""
    for name in names:
        for child in element:
            if local(child) == name and (text := text_of(child).strip()):
                return text
    return None


def _qualified(name: str) -> str:
    return f"{{{name}" if "}" in name else name


def _refuse(name: str, *_rest: Any) -> None:
    raise DocumentError(f"XML entity &{name}; is not read, entities can do harm; write the character itself")


def _refuse_external(*_rest: Any) -> int:
    raise DocumentError("XML with an external entity is not read; put the text into the file")
