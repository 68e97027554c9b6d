"""Bytes to text: UTF-8 and UTF-16 by their marks, two old code pages only where the bytes leave no doubt."""

import codecs
import re

from chrono.errors import DocumentError

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_HIGH_WORD = rb"[\x80-\xff]{2,}"
_HIGH_RUN = rb"[\xc0-\xff]{3}"
_ARABIC_WORD = r"[\u0600-\u06ff]+"
_ARABIC_ARTICLE = "ال"
_COMMON_WORDS = frozenset(("في", "من", "على", "إلى", "أن", "عن", "مع"))
_LATIN_LETTERS = frozenset("àâäáãçèéêëíîïñóôöùúûüßœÀÂÄÁÇÈÉÊÍÓÖÚÜŒ‘’“”–—…•«»€£°·¿¡©®½\xa0")


def decode(data: bytes, where: str) -> str:
    """The text of some bytes, a byte-order mark removed.

    UTF-8, UTF-16 and UTF-32 with a mark, Windows-1256 (Arabic) and Windows-1252 (Western) where the bytes show it.
    Raises DocumentError, which names ``where``, for anything else.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        page = _code_page(data)
        if page is None:
            raise _unknown(where, data, error.start) from None
        return data.decode(page)


def _strict(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding, "surrogatepass")
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{where}: marked as {encoding} but byte {error.start} does not fit; save it as UTF-8"
        ) from None


def _unknown(where: str, data: bytes, at: int) -> DocumentError:
    return DocumentError(
        f"{where}: byte {at} (0x{data[at]:02x}) is in no encoding that can be told for sure; save the file as UTF-8"
    )


def _code_page(data: bytes) -> str | None:
    """The code page that the bytes show clearly, or None: a wrong guess would give a wrong text without a word."""
    sample = data[:_SAMPLE]
    if b"\0" in sample:
        return None
    if _is_arabic(sample):
        return "cp1256"
    return "cp1252" if _is_western(data) else None


def _is_arabic(sample: bytes) -> bool:
    """Whole words of Arabic letters, with the article or the commonest prepositions among them."""
    words = re.findall(_HIGH_WORD, sample)
    if len(words) < 3:
        return False
    texts = [word.decode("cp1256") for word in words]
    arabic = [text for text in texts if re.fullmatch(_ARABIC_WORD, text.strip("،؛؟»«ـ"))]
    known = sum(text in _COMMON_WORDS or _ARABIC_ARTICLE in text[:4] for text in arabic)
    return len(arabic) >= 0.9 * len(texts) and known >= max(2, 0.1 * len(texts))


def _is_western(data: bytes) -> bool:
    """Latin text with few accented letters or typographic marks, each a usual one and no three in a row."""
    if re.search(_HIGH_RUN, data):
        return False
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    letters = sum(char.isalpha() for char in text)
    high = [char for char in text if char >= "\x80"]
    return letters >= 20 and len(high) <= 0.1 * letters and all(char in _LATIN_LETTERS for char in high)
