"""The base packs in the tree are what the refresh script makes, and every language of it works."""

import importlib

import pytest

from chrono.document.model import Document
from chrono.grammar import refresh
from chrono.grammar.files import read_table
from chrono.timex import recognize


@pytest.mark.parametrize("code", refresh.LANGUAGES)
def test_pack_is_current(code):
    info = importlib.import_module(f"dateparser.data.date_translation_data.{code}").info
    name, joiners = refresh.LANGUAGES[code]
    tables = (refresh._language(name, info), refresh._lexicon(info, joiners))
    packaged = importlib.resources.files("chrono") / "languages" / code
    assert tables == tuple((packaged / f"{file}.toml").read_text("utf-8") for file in ("language", "lexicon"))


@pytest.mark.parametrize("code", refresh.LANGUAGES)
def test_months_days_and_deictic_words(code):
    lexicon = read_table(code, "lexicon")
    month = max(lexicon["month"]["5"], key=len)
    deictic = lexicon["deictic"]["shift(day, 0)"][0]
    timexes = recognize(Document("d", f"3 {month} 2019. {deictic}.", lang=code, published="2025-09-16"))[0]
    assert [(t.value, t.rule) for t in timexes] == [
        ("2019-05-03", "base/base/date"),
        ("2025-09-16", "base/base/deictic"),
    ]
