"""PDF by pypdf (extra ``pdf``), which keeps the logical order of Arabic but may move digits away from their words."""

import io
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from chrono.document.formats import missing
from chrono.errors import DocumentError

MOVED_DIGITS = "moved-digits"
"""Note on a document from a right-to-left PDF: day numbers in it may belong to other words (see ``timex.moved``)."""

_LETTER = re.compile(r"[^\W\d_]")
_SOFT_BREAK = re.compile(r"(?<=[^\W\d_])-\n(?=[a-zà-ÿ])")


def read(data: bytes, where: str) -> Iterator[dict[str, Any]]:
    """The one record of a file. Raises DocumentError without pypdf, and for what is no PDF with text."""
    try:
        from pypdf import PdfReader  # noqa: PLC0415 - an extra
    except ImportError:
        raise missing("pypdf", "pdf", where) from None
    try:
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    except Exception as error:  # pypdf lets through whatever a broken file makes it stumble over
        raise DocumentError(f"{where}: no PDF that can be read ({type(error).__name__}); give its text") from None
    text = _SOFT_BREAK.sub("", unicodedata.normalize("NFKC", "\n".join(pages)))  # presentation forms become letters
    if not text.strip():
        raise DocumentError(f"{where}: no text in the PDF, perhaps scanned pages; run OCR first")
    yield {"text": text, "notes": [MOVED_DIGITS] if _runs_from_the_right(text) else []}


def _runs_from_the_right(text: str) -> bool:
    """Whether at least a fifth of the letters are Arabic or Hebrew."""
    letters = _LETTER.findall(text)
    right = sum("\u0590" <= letter <= "\u08ff" for letter in letters)
    return bool(letters) and 5 * right >= len(letters)
