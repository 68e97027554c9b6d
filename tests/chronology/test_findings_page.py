"""The page of findings is run: every example gives its finding and no other alarm, every sound twin gives no alarm."""

import re
from pathlib import Path

import pytest

import chrono
from chrono.chronology.checks.table import KINDS
from chrono.chronology.model import Chronology
from chrono.chronology.report import alarms
from chrono.chronology.timeline import UNREAD

PAGE = Path(__file__).parents[2] / "docs/reference/findings.md"
_HEAD = re.compile(r"^## (CHR\d+) (\S+)\n\n(\w+): (.+)$", re.M)
_BLOCK = re.compile(r"^```(finding|sound) (\w+) (.*)\n((?:.*\n)*?)```$", re.M)
_BOTH = frozenset({"CHR106", "CHR107", "CHR903", "CHR905", "CHR906", "CHR907"})
"""Kinds without an example in each language: two calendars and two month names are Arabic, others need no text."""


def sections() -> list[tuple[str, str, str, str, str]]:
    text = PAGE.read_text("utf-8")
    heads = list(_HEAD.finditer(text))
    ends = [h.start() for h in heads[1:]] + [len(text)]
    return [(*h.groups(), text[h.end() : end]) for h, end in zip(heads, ends, strict=True)]  # type: ignore[misc]


def blocks(kind: str) -> list[object]:
    return [
        pytest.param(code, lang, published, body, id=f"{code}-{lang}-{n}")
        for code, _, _, _, section in sections()
        for n, (what, lang, published, body) in enumerate(_BLOCK.findall(section))
        if what == kind
    ]


def build(lang: str, published: str, body: str) -> Chronology:
    dates, texts = published.split() or [None], body.split("---\n")
    found = zip("abc", texts, dates, strict=False)
    return chrono.build([{"id": i, "text": t, "lang": lang, "published": d, "kind": "news"} for i, t, d in found])


def test_the_page_lists_every_kind_with_examples_in_both_languages() -> None:
    kinds = sorted((k.code, k.name, k.severity, k.title) for k in (*KINDS, UNREAD))
    assert sorted(section[:4] for section in sections()) == kinds
    for code, _, _, _, section in sections():
        langs = {lang for _, lang, _, _ in _BLOCK.findall(section)}
        assert langs == {"en", "ar"} or code in _BOTH


@pytest.mark.parametrize(("code", "lang", "published", "body"), blocks("finding"))
def test_example(code: str, lang: str, published: str, body: str) -> None:
    chronology = build(lang, published, body)
    found = [f for f in chronology.findings if f.code == code]
    assert found, [(f.code, f.title) for f in chronology.findings]
    assert {f.code for f in alarms(chronology.findings)} <= {code}
    texts = {d.id: d.text for d in chronology.documents}
    for statement in found[0].statements:
        assert statement.quote == texts[statement.document][statement.start : statement.end] != ""


@pytest.mark.parametrize(("code", "lang", "published", "body"), blocks("sound"))
def test_sound_twin(code: str, lang: str, published: str, body: str) -> None:
    findings = build(lang, published, body).findings
    assert not alarms(findings), [(f.code, f.title, f.explanation) for f in findings]
    assert code not in {f.code for f in findings}
