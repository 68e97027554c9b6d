"""Texts made to be slow: the time grows with the length, not with its square."""

import time

import pytest

from chrono.document.model import Document
from chrono.timex import recognize

TEXTS = {
    "digits": "1" * 10,
    "years": "1998 ",
    "month names": "May ",
    "arabic months": "يوليو ",
    "brackets": "(",
    "nested": "the end of ",
    "slashes": "1/1/",
    "number words": "twenty ",
    "ands": "and May ",
    "ago": "two years ago ",
    "tashkeel": "ً",
    "wa": "و",
    "no breaks": "governmentmay",
}


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("name", TEXTS)
def test_linear(name, lang):
    """Four times the text takes far less than sixteen times the time (a ratio inside one run; noise allowed for)."""

    def cost(size):
        document = Document("d", (TEXTS[name] * size)[:size], lang=lang, published="2025-09-16")
        best = float("inf")
        for _ in range(3):
            begin = time.process_time()
            recognize(document)
            best = min(best, time.process_time() - begin)
        return best

    small, large = cost(6_000), cost(24_000)
    assert large < 9 * small + 0.05
