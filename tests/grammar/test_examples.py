"""Every rule of every pack is tested by the examples that stand beside it."""

import pytest

from chrono.document.model import Document
from chrono.grammar.compile import pack_codes, rule_files, rule_folder
from chrono.grammar.files import read_table
from chrono.timex import recognize


def _rows():
    for folder in sorted({rule_folder(lang) for lang in pack_codes()}):
        dct = read_table(folder, "language").get("example_dct", "2025-09-16")
        for name in rule_files(folder):
            for rule in read_table(f"{folder}/rules", name).get("rule", ()):
                yield folder, dct, f"{folder}/{name}/{rule['id']}", rule


def _examples():
    for lang, dct, rule_id, rule in _rows():
        for example in rule.get("examples", ()):
            marks = [pytest.mark.xfail(strict=True, reason=example["gap"])] if "gap" in example else []
            yield pytest.param(lang, dct, rule_id, example, id=f"{rule_id}: {example['text']}", marks=marks)


def _rejects():
    for lang, dct, rule_id, rule in _rows():
        for text in rule.get("rejects", ()):
            yield pytest.param(lang, dct, rule_id, text, id=f"{rule_id}: {text}")


def _found(lang, text, dct):
    return recognize(Document("example", text, lang=lang, published=dct))[0]


@pytest.mark.parametrize(("lang", "dct", "rule_id", "example"), list(_examples()))
def test_example(lang, dct, rule_id, example):
    found = _found(example.get("lang", lang), example["text"], example.get("dct", dct))
    hits = [timex for timex in found if timex.text == example["match"]]
    assert hits, [(timex.text, timex.value, timex.rule) for timex in found]
    assert (hits[-1].value, hits[-1].rule) == (example["value"], rule_id)


@pytest.mark.parametrize(("lang", "dct", "rule_id", "text"), list(_rejects()))
def test_reject(lang, dct, rule_id, text):
    assert [timex.text for timex in _found(lang, text, dct) if timex.rule == rule_id] == []
