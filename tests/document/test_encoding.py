"""Bytes to text: what is clear is read, what is not is one error."""

import pytest

from chrono.document.encoding import decode
from chrono.errors import DocumentError

ARABIC = "أعلن الجيش في بيان أن القوات دخلت المدينة من الشمال"
ENGLISH = (
    "The minister’s café talks – “a first step” – ended on Tuesday without a result, said the delegation of the army, "
    "which had come to the capital a week before"
)
RUSSIAN = "Президент сказал, что переговоры начались во вторник"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (ARABIC.encode(), ARABIC),
        (b"\xef\xbb\xbf" + ARABIC.encode(), ARABIC),
        (b"\xff\xfe" + ARABIC.encode("utf-16-le"), ARABIC),
        (b"\xfe\xff" + ARABIC.encode("utf-16-be"), ARABIC),
        (b"\xff\xfe\0\0" + ARABIC.encode("utf-32-le"), ARABIC),
        (ARABIC.encode("cp1256"), ARABIC),
        (ENGLISH.encode("cp1252"), ENGLISH),
        (b"", ""),
        (b"a\0b", "a\0b"),
        ("\ufeffx\ufeff".encode(), "x\ufeff"),
    ],
    ids=["utf-8", "utf-8 bom", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "cp1252", "empty", "nul", "one bom only"],
)
def test_clear_bytes_are_read(data: bytes, text: str) -> None:
    assert decode(data, "a.txt") == text


@pytest.mark.parametrize(
    "data",
    [
        RUSSIAN.encode("cp1251"),
        RUSSIAN.encode("koi8-r"),
        "昨日の会議".encode("shift-jis"),
        "Říkají, že příští týden začnou jednání o míru".encode("cp1250"),
        bytes(range(256)),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "قال".encode("cp1256"),
        b"\xff\xfe\x00",
    ],
    ids=["cp1251", "koi8-r", "shift-jis", "cp1250", "all bytes", "image", "too short to be clear", "half a code unit"],
)
def test_unclear_bytes_are_one_error(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"^a\.txt: .*; save (it|the file) as UTF-8$"):
        decode(data, "a.txt")
