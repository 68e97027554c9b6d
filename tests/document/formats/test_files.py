"""Pages, Word documents, PDF and feeds through the reader of files, as `chrono build FILE` takes them."""

import io
import sys
from pathlib import Path

import docx
import pytest
from fpdf import FPDF

from chrono.document.formats import READERS
from chrono.document.formats.pdf import MOVED_DIGITS
from chrono.document.model import Document
from chrono.document.read import Settings, Unreadable, read_paths
from chrono.pipeline import find_in
from chrono.timex.moved import WARNING

PAGE = """<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>هجوم قرب النهر</title>
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-09-16T10:22+01:00"}</script></head><body>
<nav><a href="/">الرئيسية</a></nav>
<article><h1>هجوم قرب النهر</h1>
<p>هاجم مسلحون مجهولون قاعدة صغيرة قرب النهر في 19 أغسطس/آب، وقال شهود من البلدة إن إطلاق النار استمر ساعتين قبل أن يعود الهدوء إلى المنطقة.</p>
<p>وانسحبت القوة من البلدة بعد ذلك بيوم واحد، ولم تصدر السلطات المحلية أي بيان عن الخسائر حتى الآن.</p></article>
<footer>جميع الحقوق محفوظة 2021</footer></body></html>"""  # noqa: E501

FEED = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>River news</title>
<item><title>Bridge opens</title><link>https://example.org/1</link><guid>river-1</guid>
<pubDate>Tue, 16 Sep 2025 23:30:00 +0300</pubDate><description>&lt;p&gt;The bridge opened &lt;b&gt;yesterday&lt;/b&gt;.&lt;/p&gt;</description></item>
<item><title>No date</title><description>Nothing else.</description></item></channel></rss>"""  # noqa: E501
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:2</id><title>Talks</title><link href="https://example.org/2"/>
<updated>2025-09-20T00:00:00Z</updated><published>2025-09-16T10:00:00Z</published>
<content type="html">&lt;p&gt;Talks began last Tuesday.&lt;/p&gt;</content></entry></feed>"""


def _word() -> bytes:
    document = docx.Document()
    document.add_paragraph("Talks began on 19 August 2025.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Place", "Bamako"
    document.add_paragraph("They ended a week later.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _pdf(text: str) -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.multi_cell(0, 8, text)
    return bytes(pdf.output())


def _read(folder: Path, name: str, data: bytes | str) -> list[Document | Unreadable]:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_paths([str(path)], Settings()))


def _document(folder: Path, name: str, data: bytes | str) -> Document:
    (document,) = _read(folder, name, data)
    assert isinstance(document, Document), document
    return document


def test_page(tmp_path: Path) -> None:
    document = _document(tmp_path, "a.html", PAGE)
    assert (document.published, document.published_from, document.lang) == ("2025-09-16", "field", "ar")
    assert "19 أغسطس/آب" in document.text
    assert "الرئيسية" not in document.text
    assert document.title == "هجوم قرب النهر"


def test_page_with_a_visible_date_only_has_none(tmp_path: Path) -> None:
    page = PAGE.replace("datePublished", "dateModified")
    assert _document(tmp_path, "a.html", page).published_from in ("none", "dateline")


def test_word(tmp_path: Path) -> None:
    document = _document(tmp_path, "a.docx", _word())
    assert document.text == "Talks began on 19 August 2025.\nPlace\tBamako\nThey ended a week later."
    assert document.published is None  # the template's creation date is none


def test_pdf(tmp_path: Path) -> None:
    document = _document(tmp_path, "a.pdf", _pdf("Talks began on 19 August 2025 near the river."))
    assert "19 August 2025" in document.text
    assert document.notes == ()


ARABIC_FONTS = sorted(Path("/usr/share/fonts").rglob("DejaVuSans.ttf"))


@pytest.mark.skipif(not ARABIC_FONTS, reason="needs a font with Arabic letters, which Chromium's packages bring")
def test_day_numbers_of_an_arabic_pdf_carry_a_warning(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.add_font("arabic", fname=str(ARABIC_FONTS[0]))
    pdf.set_font("arabic", size=12)
    pdf.set_text_shaping(True)
    pdf.multi_cell(0, 8, "هاجم مسلحون قاعدة قرب النهر في 19 أغسطس/آب 2025 وانسحبت القوة في العام 2021")
    document = _document(tmp_path, "a.pdf", bytes(pdf.output()))
    assert document.notes == (MOVED_DIGITS,)
    timexes = find_in(document).timexes
    warned = {timex.text: WARNING in timex.why for timex in timexes}
    assert [flag for text, flag in warned.items() if "19" in text] == [True]
    assert not any(flag for text, flag in warned.items() if "19" not in text)


@pytest.mark.parametrize("data", ["", "%PDF-1.4 nonsense", "PK\x03\x04 broken", "\x00" * 50], ids=range(4))
@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
@pytest.mark.filterwarnings("ignore")
def test_broken_files_are_one_line(tmp_path: Path, name: str, data: str) -> None:
    (item,) = _read(tmp_path, name, data)
    assert isinstance(item, Unreadable)
    assert "\n" not in item.message
    assert name in item.message


def test_pictures_of_text_are_told(tmp_path: Path) -> None:
    (item,) = _read(tmp_path, "a.pdf", _pdf(" "))
    assert isinstance(item, Unreadable)
    assert "OCR" in item.message


@pytest.mark.parametrize("name", ["a.rss", "a.xml"])
def test_rss(tmp_path: Path, name: str) -> None:
    first, second = _read(tmp_path, name, FEED)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.id, first.published, first.source) == ("river-1", "2025-09-16", "https://example.org/1")
    assert first.text == "Bridge opens\n\nThe bridge opened yesterday."
    assert second.published is None


def test_atom(tmp_path: Path) -> None:
    document = _document(tmp_path, "a.atom", ATOM)
    assert (document.id, document.published) == ("urn:2", "2025-09-16")
    assert document.text == "Talks\n\nTalks began last Tuesday."


@pytest.mark.parametrize(
    "data", ["<opml/>", "<rss>", "", "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss>&x;</rss>"]
)
def test_other_xml_is_refused(tmp_path: Path, data: str) -> None:
    (item,) = _read(tmp_path, "a.xml", data)
    assert isinstance(item, Unreadable)


EXTRAS = [("a.html", "trafilatura", "html"), ("a.docx", "docx", "docx"), ("a.pdf", "pypdf", "pdf")]


@pytest.mark.parametrize(("name", "module", "extra"), EXTRAS)
def test_without_the_extra_one_line_says_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (item,) = _read(tmp_path, name, b"x")
    assert isinstance(item, Unreadable)
    assert f"pip install 'chrono-timeline[{extra}]'" in item.message


def test_every_reader_exists() -> None:
    from importlib import import_module

    assert all(callable(import_module(f"chrono.document.formats.{name}").read) for name in READERS.values())
