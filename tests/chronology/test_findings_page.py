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
_HEAD = re.compile(r"^## (CHR\d+) (\S+) \((\w+)\)$", re.M)
_BLOCK = re.compile(r"^```(finding|sound) (\w+)(?: (\S+))?\n(.*?)^```$", re.M | re.S)
_PART = re.compile(r"^--- (\S+) (\S+)\n", re.M)


def sections() -> list[tuple[str, str, str, str]]:
    text = PAGE.read_text("utf-8")
    heads = list(_HEAD.finditer(text))
    ends = [h.start() for h in heads[1:]] + [len(text)]
    return [(h[1], h[2], h[3], text[h.end() : end]) for h, end in zip(heads, ends, strict=True)]


def blocks(kind: str) -> list[object]:
    return [
        pytest.param(code, lang, published, body, id=f"{code}-{lang}-{n}")
        for code, _, _, section in sections()
        for n, (what, lang, published, body) in enumerate(_BLOCK.findall(section))
        if what == kind
    ]


def build(lang: str, published: str, body: str) -> Chronology:
    parts = _PART.split(body)
    if len(parts) == 1:
        return chrono.build({"id": "a", "text": body, "lang": lang, "published": published or None, "kind": "news"})
    found = zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
    return chrono.build([{"id": i, "text": t, "lang": lang, "published": d, "kind": "news"} for i, d, t in found])


def test_the_page_lists_every_kind() -> None:
    listed = [(code, name, severity) for code, name, severity, _ in sections()]
    assert listed == sorted((k.code, k.name, k.severity) for k in (*KINDS, UNREAD))
    for kind in KINDS:
        assert kind.title.partition(",")[0] in PAGE.read_text("utf-8")


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
