"""Pages with more on them than one story: what is not read is told, and so are several that are read as one."""

from __future__ import annotations

import json

import pytest
from lxml import html

from article_files import put
from newsangles.documents.page_stories import page_notes
from newsangles.documents.read import read


def told(topic: str, count: int = 12) -> list[str]:
    return [f"On day {n} the clerk of the county wrote that the {topic} would stay as it was." for n in range(count)]


def marked(lines: list[str], heading: str = "", tag: str = "article") -> str:
    return f"<{tag}>{heading}{''.join(f'<p>{line}</p>' for line in lines)}</{tag}>"


MAIN = marked(told("quay"), "<h1>Quay mended</h1>")
TEXT = "\n".join(told("quay"))
BRIDGE, MILL = told("bridge"), told("mill")


@pytest.mark.parametrize(
    ("page", "notes"),
    [
        (MAIN, ()),
        (MAIN + marked(BRIDGE[:8], "<h2>Bridge shut</h2>"), ()),  # a teaser
        (
            MAIN + marked(BRIDGE, "<h2>Bridge shut</h2>") + marked(MILL, "<h3>Mill sold</h3>", "div"),
            (
                "The page holds one further story, not read here: “Bridge shut”.",
                "204 more words on the page are not read: “On day 0 the clerk of the county wrote that the mill would "
                "stay as it …”.",
            ),
        ),
        (
            MAIN + "".join(marked(told(word), f"<h1>{word} <b>sold</b></h1>", "div") for word in ("bridge", "mill")),
            ("The page holds two further stories, not read here: “bridge sold” and “mill sold”.",),
        ),
        (MAIN + f"<div id='comments'>{marked(BRIDGE, '<h1>Bridge shut</h1>')}</div>", ()),
        (MAIN + f"<div style='display:none'>{marked(BRIDGE, '<h1>Bridge shut</h1>')}</div>", ()),
        (MAIN + marked([f"<a href='/'>{line}</a>" for line in BRIDGE], "<h1>Bridge shut</h1>"), ()),
    ],
)
def test_what_is_not_read_is_told(page: str, notes: tuple[str, ...]) -> None:
    assert page_notes(html.document_fromstring(page), TEXT) == notes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MAIN, marked(BRIDGE, "<h2>Bridge shut</h2>")),
        *[
            (marked(told("quay"), "<h2><a href='q'>Quay mended</a></h2>", tag), marked(BRIDGE, heading, tag))
            for tag, heading in (("div", "<h2><a href='b'>Bridge shut</a></h2>"), ("article", "<h2>Bridge shut</h2>"))
        ],
    ],
)
def test_several_that_are_read_as_one_are_told(one: str, other: str) -> None:
    page = html.document_fromstring(one + other)
    note = "The page holds two pieces with headlines, read as one article: “Quay mended” and “Bridge shut”."
    assert page_notes(page, "\n".join((TEXT, *BRIDGE))) == (note,)
    parts = marked([*told("quay"), "<a href='/'>1.</a>"], "<h1>Quay mended</h1>").replace(
        "<p>On day 6", "<h2>At <a href='x'>noon</a></h2><p>On day 6"
    )
    assert page_notes(html.document_fromstring(parts), TEXT) == (), "a heading within a story begins none"


def test_a_page_whose_metadata_alone_has_the_end() -> None:
    block = json.dumps({"@type": "NewsArticle", "headline": "Quay mended", "articleBody": TEXT})
    article = marked(told("quay")[:5], "<h1>Quay mended</h1>")
    put("cut.html", f"<html><head><script type='application/ld+json'>{block}</script></head><body>{article}</body>")
    (read_whole,) = read("cut.html")
    assert read_whole.text.split("\n")[-12:] == told("quay")
    assert read_whole.page_notes[0].startswith("The end of the text is taken from the page's metadata")
