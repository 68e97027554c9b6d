import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from chrono.chronology.model import Chronology
from chrono.document.model import Document
from chrono.export import render, write
from tests.export import chromium
from tests.export.story import DOCUMENTS, ENTRIES, STORY, many

in_chromium = pytest.mark.skipif(chromium.PROGRAM is None, reason="needs Chromium, which .ci/run installs")
ARABIC_STORY = replace(STORY, documents=tuple(replace(one, lang="ar") for one in DOCUMENTS))


def _html(chronology: Chronology = STORY) -> str:
    return render(chronology, "html").data.decode()


def test_policy_allows_the_pages_own_style_and_script_only() -> None:
    html = _html()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert policy[1].startswith("default-src 'none'")
    assert "unsafe" not in policy[1]
    for pattern in (r"<style>(.*?)</style>", r"<script>(.*?)</script>"):
        code = re.search(pattern, html, re.DOTALL)
        assert code
        assert base64.b64encode(hashlib.sha256(code[1].encode()).digest()).decode() in policy[1]


def test_nothing_is_loaded_from_anywhere() -> None:
    assert not re.findall(r"""(?:src|href)=["'](?!#)""", _html())
    assert "@import" not in _html()


def test_same_bytes_each_time() -> None:
    assert _html() == _html()


def test_an_empty_chronology_is_a_page() -> None:
    assert "<h1>Chronology</h1>" in _html(Chronology())


@pytest.fixture(scope="module")
def page() -> Iterator[chromium.Page]:
    with chromium.page() as opened:
        yield opened


def _open(page: chromium.Page, folder: Path, chronology: Chronology) -> None:
    path = folder / "page.html"
    write(chronology, "html", path)
    page.open(path)


@in_chromium
def test_opens_without_complaint_and_without_network(page: chromium.Page, tmp_path: Path) -> None:
    _open(page, tmp_path, STORY)
    assert page.complaints == []
    assert [url for url in page.requests if not url.startswith("file:")] == []
    assert page.run("document.querySelectorAll('.entry').length") == len(ENTRIES)
    assert page.run("document.querySelectorAll('#lanes .bar').length") == 6
    assert page.run("document.querySelectorAll('.finding').length") == 3


@in_chromium
def test_hostile_text_stays_text(page: chromium.Page, tmp_path: Path) -> None:
    _open(page, tmp_path, STORY)
    assert page.dialogs == 0
    assert page.run("document.querySelectorAll('script:not([type])').length") == 1
    assert page.run("document.querySelectorAll('img, b, [onerror]').length") == 0
    assert page.run("document.querySelector('#n1 .label').textContent") == ENTRIES[0].label
    assert page.run("document.querySelector('#n2 .label').textContent").startswith(
        '" onerror="alert(1) & ⟨U+202E⟩gnp.exe'
    )
    assert page.run(r"/[\u202a-\u202e]/.test(document.documentElement.outerHTML)") is False


@in_chromium
def test_an_injected_script_would_be_refused(page: chromium.Page, tmp_path: Path) -> None:
    _open(page, tmp_path, STORY)
    page.run("document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.bad = 1'}))")
    assert page.run("window.bad") is None
    assert any("Content Security Policy" in complaint for complaint in page.complaints)


@in_chromium
def test_zooms_and_pans(page: chromium.Page, tmp_path: Path) -> None:
    _open(page, tmp_path, many(40))
    size = "(({from, to}) => to - from)(document.querySelector('#lanes svg').dataset)"
    first = page.run(size)
    page.run("document.getElementById('zoom-in').click()")
    assert page.run(size) == pytest.approx(first / 2)
    ticks = page.run("document.querySelectorAll('.axis text').length")
    assert 3 <= ticks <= 20
    start = "Number(document.querySelector('#lanes svg').dataset.from)"
    before = page.run(start)
    page.run("document.getElementById('lanes').dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight'}))")
    assert page.run(start) > before
    page.run("document.getElementById('fit').click()")
    assert page.run(size) == pytest.approx(first)
    assert page.run("document.querySelectorAll('#lanes .bar').length") == 40


@in_chromium
def test_far_dates_do_not_squeeze_the_rest(page: chromium.Page, tmp_path: Path) -> None:
    recent = many(40)
    _open(
        page,
        tmp_path,
        replace(recent, documents=(*recent.documents, *DOCUMENTS), entries=(ENTRIES[0], *recent.entries)),
    )
    assert page.run("document.getElementById('earlier').textContent") == "1 earlier"
    assert page.run("document.querySelector('#lanes svg').dataset.from") > "0"


FILTERS = [
    ("search", "انسحبت", ["n5"]),
    ("search", "أنسحبتْ", ["n5"]),  # written another way
    ("search", "<SCRIPT", ["n1"]),
    ("status", "undated", ["n7", "n8"]),
    ("factuality", "planned", ["n6"]),
    ("document", "2", ["n3", "n4", "n7"]),
]


@in_chromium
@pytest.mark.parametrize(("field", "value", "left"), FILTERS)
def test_filters(page: chromium.Page, tmp_path: Path, field: str, value: str, left: list[str]) -> None:
    _open(page, tmp_path, STORY)
    page.run(f"document.getElementById('{field}').value = {value!r}")
    page.run(f"document.getElementById('{field}').dispatchEvent(new Event('input'))")
    assert page.run("[...document.querySelectorAll('.entry:not([hidden])')].map((row) => row.id)") == left
    drawn = page.run("[...document.querySelectorAll('#lanes .bar')].map((bar) => bar.dataset.id)")
    assert set(drawn) <= set(left)
    assert page.run("document.getElementById('count').textContent") == f"{len(left)} of 8 entries"


@in_chromium
def test_only_entries_with_findings(page: chromium.Page, tmp_path: Path) -> None:
    _open(page, tmp_path, STORY)
    page.run("document.getElementById('found').click()")
    assert page.run("[...document.querySelectorAll('.entry:not([hidden])')].map((row) => row.id)") == ["n1", "n4"]


@in_chromium
def test_an_arabic_article_runs_from_right_to_left(page: chromium.Page, tmp_path: Path) -> None:
    _open(page, tmp_path, ARABIC_STORY)
    assert page.run("[document.documentElement.dir, document.documentElement.lang]") == ["rtl", "ar"]
    assert page.run("document.querySelector('h1').textContent") == "تسلسل زمني"
    middle = "((box) => (box.left + box.right) / 2)(document.querySelector('[data-id={}]').getBoundingClientRect())"
    assert page.run(middle.format("n1")) > page.run(middle.format("n6"))  # time runs from right to left
    # the date keeps its order inside Arabic words: its first digits stand to the left of its last
    order = """(() => {
      const date = document.querySelector('#n5 .when bdi bdi').firstChild, range = document.createRange();
      const left = (from, to) => { range.setStart(date, from); range.setEnd(date, to); return range.getBoundingClientRect().left; };
      return [date.textContent, left(0, 4) < left(8, 10)];
    })()"""  # noqa: E501
    assert page.run(order) == ["2025-08-19", True]
    quote = "getComputedStyle(document.querySelector('#n4 blockquote bdi')).direction"
    assert page.run(quote) == "rtl"


@in_chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark(page: chromium.Page, tmp_path: Path, scheme: str) -> None:
    page.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    _open(page, tmp_path, STORY)
    red = int(re.findall(r"\d+", page.run("getComputedStyle(document.body).backgroundColor"))[0])
    assert (red > 128) == (scheme == "light")
    page.call("Emulation.setEmulatedMedia", features=[])


@in_chromium
def test_prints_everything_but_the_controls(page: chromium.Page, tmp_path: Path) -> None:
    _open(page, tmp_path, STORY)
    page.call("Emulation.setEmulatedMedia", media="print")
    assert page.run("getComputedStyle(document.querySelector('.controls')).display") == "none"
    assert page.run("getComputedStyle(document.querySelector('#n8 blockquote')).display") == "block"
    page.call("Emulation.setEmulatedMedia", media="")
    assert base64.b64decode(page.call("Page.printToPDF")["data"]).startswith(b"%PDF")


@in_chromium
def test_a_click_on_a_bar_shows_its_entry(page: chromium.Page, tmp_path: Path) -> None:
    _open(page, tmp_path, STORY)
    page.run("document.querySelector('[data-id=n6]').dispatchEvent(new MouseEvent('click'))")
    assert page.run("document.querySelector('.picked').id") == "n6"


@in_chromium
def test_a_click_on_an_entry_brings_it_into_the_drawing(page: chromium.Page, tmp_path: Path) -> None:
    _open(page, tmp_path, STORY)
    for _ in range(6):
        page.run("document.getElementById('zoom-in').click()")
    assert page.run("document.querySelector('[data-id=n4]')") is None
    page.run("document.querySelector('#n4 .label').click()")
    assert page.run("document.querySelector('[data-id=n4]') !== null") is True


@in_chromium
def test_an_entry_without_a_date_says_what_it_follows(page: chromium.Page, tmp_path: Path) -> None:
    _open(page, tmp_path, STORY)
    assert page.run("document.querySelector('#n5 .badges a').getAttribute('href')") == "#n4"
    assert "after 4" in page.run("document.querySelector('#n5 .badges').textContent")


@in_chromium
def test_each_source_shows_the_date_it_gives(page: chromium.Page, tmp_path: Path) -> None:
    _open(page, tmp_path, STORY)
    captions = page.run("[...document.querySelectorAll('#n4 figcaption')].map((one) => one.textContent)")
    assert captions == ["a/ar.txt · 2025-08-19", "a/en.txt · 2025-08-20"]


@in_chromium
def test_a_document_without_dates(page: chromium.Page, tmp_path: Path) -> None:
    _open(page, tmp_path, Chronology((Document("a", "x"),), entries=(replace(ENTRIES[6], sources=()),)))
    assert page.complaints == []
    assert page.run("document.querySelectorAll('.entry').length") == 1


@in_chromium
def test_thousands_of_entries_are_filtered_at_once(page: chromium.Page, tmp_path: Path) -> None:
    _open(page, tmp_path, many(3000))
    spent = page.run("""(() => {
      const begin = performance.now(), search = document.getElementById('search');
      search.value = 'number 2077';
      search.dispatchEvent(new Event('input'));
      return performance.now() - begin;
    })()""")
    assert page.run("document.querySelectorAll('.entry:not([hidden])').length") == 1
    assert spent < 3000  # as items of an <ol> it took ten times as long
