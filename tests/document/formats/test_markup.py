import time

import pytest

from chrono.document.formats.markup import metadata, text_of_markup


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>one <b>two</b> &amp; three<br>four</p>five", "one two & three\nfour\nfive"),
        ("a<script>var x = '<p>';</script>b<style>p{}</style>c<!-- <p>no</p> -->d", "abcd"),
        ("3 < 4 and <3", "3 < 4 and <3"),
        ("<ul><li>واحد<li>اثنان</ul>", "واحد\nاثنان"),
        ("x<p title='a > b'>y", "x\ny"),
        ("x<!-- never closed <p>y", "x"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_text(markup: str, text: str) -> None:
    assert text_of_markup(markup) == text


@pytest.mark.parametrize(
    ("markup", "day"),
    [
        (
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2025-09-16T10:22Z"}]}</script>',
            "2025-09-16",
        ),
        ('<meta property="article:published_time" content="2025-09-16T08:00:00Z">', "2025-09-16"),
        ('<META NAME="DC.date.issued" CONTENT="2025-09-16">', "2025-09-16"),
        ('<time itemprop="datePublished" datetime="2025-09-16">Tuesday</time>', "2025-09-16"),
        ('<meta name="date" content="2025-13-45"><time pubdate datetime="2025-09-16">', "2025-09-16"),
        ('<script type="application/ld+json">{"dateModified": "2025-09-17"}</script>', None),
        ('<script type="application/ld+json">{not json}</script>', None),
        ("<p>الثلاثاء 16 سبتمبر/أيلول 2025</p>", None),
        ("<time datetime='2021-01-01'>a time in the story</time>", None),
    ],
)
def test_publication_date_is_structured_metadata_only(markup: str, day: str | None) -> None:
    assert next(iter(metadata(markup).published), None) == day


def test_surest_date_and_title_first() -> None:
    page = (
        "<html><head><title>Site | River</title><meta property=og:title content='The river'>"
        "<meta name=date content=2025-01-01><script type='application/ld+json'>"
        '{"datePublished": "2025-02-02"}</script></head></html>'
    )
    assert metadata(page).title == "The river"
    assert metadata(page).published == ["2025-02-02", "2025-01-01"]


@pytest.mark.parametrize(
    "piece", ["<a", '<a "', "<!--", "<![", "<", "</", "<a b='", "<script>", "<p a=1 ", "&#", "<title>"]
)
def test_broken_markup_takes_linear_time(piece: str) -> None:
    begin = time.perf_counter()
    text_of_markup(piece * 50_000)
    metadata(piece * 50_000)
    assert time.perf_counter() - begin < 5  # html.parser takes minutes
