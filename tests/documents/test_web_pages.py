"""Saved web pages: their main text, and the date that they state."""

from __future__ import annotations

import json
from datetime import date

import pytest

from article_files import PAGE, put
from newsangles.documents.read import read

LINK = '<link rel="canonical" href="https://example.org/2019/01/02/harbour">'


def json_ld(*items: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(item)}</script>' for item in items)


ARTICLE = {"@type": "NewsArticle", "datePublished": "2025-03-07T23:30:00-05:00"}


# What browsers and search engines take: a line break in a string, a comma before a closing bracket.
LOOSE = '{"@type": "NewsArticle", "headline": "Two\nlines, and a ,] in quotes", "datePublished": "2025-03-07T09:00Z",}'


@pytest.mark.parametrize(
    ("head", "byline", "published"),
    [
        ("", "", None),
        (LINK, "<p>2 January 2019</p>", None),
        (LINK, '<time datetime="2019-01-02">2 January</time>', None),
        (
            '<meta name="date" content="2019-01-02"><meta property="article:modified_time" content="2019-01-02">',
            "",
            None,
        ),
        ('<meta property="article:published_time" content="2025-03-07T10:00:00Z">', "", date(2025, 3, 7)),
        ('<meta itemprop="datePublished" content="Fri, 07 Mar 2025 10:00:00 GMT">', "", date(2025, 3, 7)),
        ("", '<time class="entry-date published" datetime="2025-03-07">7 March</time>', date(2025, 3, 7)),
        (json_ld(ARTICLE), "", date(2025, 3, 7)),
        (json_ld({"@graph": [{"@type": "WebPage"}, ARTICLE]}), "", date(2025, 3, 7)),
        (json_ld([ARTICLE, {**ARTICLE, "datePublished": "2025-03-08"}]), "", None),
        (json_ld({"@type": "ItemList", "itemListElement": [ARTICLE]}), "", None),
        ('<script type="application/ld+json">{broken</script>', "", None),
        (f'<script type="application/ld+json">{LOOSE}</script>', "", date(2025, 3, 7)),
        (f'<script type="application/ld+json">//<![CDATA[\n{LOOSE}\n//]]></script>', "", date(2025, 3, 7)),
        (f'<script type="application/ld+json; charset=utf-8"><!-- {LOOSE} --></script>', "", date(2025, 3, 7)),
        (json_ld({"@type": "WebPage", "mainEntity": ARTICLE}), "", date(2025, 3, 7)),
        (json_ld({**ARTICLE, "@type": ["Thing", "NewsArticle"]}), "", date(2025, 3, 7)),
        (json_ld({**ARTICLE, "datePublished": "+99999-01-01"}), "", None),
        ('<meta name="article.published" content="20250307T100000Z">', "", date(2025, 3, 7)),
        ('<meta name="pubdate" content="March 7, 2025">', "", date(2025, 3, 7)),
    ],
)
def test_page_date_is_stated_or_unknown(head: str, byline: str, published: date | None) -> None:
    (a,) = read(put("a.html", PAGE.format(head=head, byline=byline)))
    assert a.published == published
    assert a.published_source == ("page" if published else "none")


def test_page() -> None:
    head = (
        LINK + '<meta property="og:site_name" content="The Quay"><meta property="og:title" content="Harbour to close">'
    )
    markup = '<?xml version="1.0" encoding="iso-8859-1"?>\n' + PAGE.format(head=head + json_ld(ARTICLE), byline="")
    first, second = read(
        [put("a.html", markup), put("b.htm", markup)]
    )  # the same again: nothing is dropped as a repetition
    assert first.text == second.text
    assert first.text.endswith(
        "The harbour will close on 5 June 2019, the council said after a long debate.\n"
        "“We have waited,” said Ana Brož, who runs the harbour and wants it open."
    )
    assert "comment" not in first.text
    assert (first.title, first.outlet) == ("Harbour to close", "The Quay")
    assert first.url == "https://example.org/2019/01/02/harbour"
    put("a.json", {"title": "Mine", "published": "2025-03-09"})
    assert read("a.html")[0].title == "Mine"
    assert read("a.html")[0].published_source == "sidecar"
