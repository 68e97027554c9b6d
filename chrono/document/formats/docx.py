"""Word documents by python-docx (extra ``docx``): paragraphs and tables in order.

The dates in a document's properties are no publication date: the template's creation date is often the only one.
"""

import io
from collections.abc import Iterator
from typing import Any

from chrono.document.formats import missing
from chrono.errors import DocumentError


def read(data: bytes, where: str) -> Iterator[dict[str, Any]]:
    """The one record of a document. Raises DocumentError without python-docx or for no Word document."""
    try:
        from docx import Document  # noqa: PLC0415 - an extra
    except ImportError:
        raise missing("python-docx", "docx", where) from None
    try:
        document = Document(io.BytesIO(data))
        parts = list(_parts(document))
    except Exception as error:  # the package lets through whatever zip and XML readers raise
        raise DocumentError(f"{where}: no Word document ({type(error).__name__}); save it as .docx again") from None
    yield {"text": "\n".join(parts), "title": document.core_properties.title or None}


def _parts(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                yield "\t".join(dict.fromkeys(cell.text for cell in row.cells))
        else:
            yield block.text
