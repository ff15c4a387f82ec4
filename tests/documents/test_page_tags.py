"""Kinds of paragraphs that the tags of a saved page say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from article_files import put
from newsangles import parse, read
from newsangles.documents.page_tags import page_parts

STORY = (
    "<p>The bridge at Norhaven reopened on Monday after fourteen months of repair.</p>"
    "<p>Mayor Pia Lund said that the crew had tested it twice, and thanked them all.</p>"
    "<p>The harbour board paid for the work, which cost more than it had planned for.</p>"
)
PAGE = "<html><body><main><h1>Bridge reopens</h1>{}" + STORY + "</main><footer><p>Imprint</p></footer></body></html>"


def kind_of(markup: str, words: str) -> str | None:
    """The kind that a page tells of a paragraph of its text."""
    text = f"Bridge reopens\n{words}\nMayor Pia Lund said that the crew had tested it twice, and thanked them all."
    told = {text[a:b]: kind for a, b, kind in page_parts(html.fromstring(PAGE.format(markup)), text)}
    assert told["Bridge reopens"] == "headline"
    assert "Mayor Pia Lund said that the crew had tested it twice, and thanked them all." not in told
    return told.get(words)


@pytest.mark.parametrize(
    ("markup", "words", "kind"),
    [
        ("<h2>Who pays</h2>", "Who pays", "heading"),
        ("<p><strong>Who pays</strong></p>", "Who pays", "heading"),
        ("<p><strong>Who</strong> pays</p>", "Who pays", None),
        ("<p><b>Who pays?</b></p>", "Who pays?", None),  # one alone is no interview
        ("<figure><img><figcaption>The old bridge.</figcaption></figure>", "The old bridge.", "caption"),
        ('<div class="wp-caption"><p>The old bridge.</p></div>', "The old bridge.", "caption"),
        (
            '<figcaption><p>The old bridge.</p><span class="img-credit">Bela Novak</span></figcaption>',
            "The old bridge.",
            "caption",
        ),
        (
            '<figcaption><div>The old bridge.</div><div class="imageCredit">Bela Novak</div></figcaption>',
            "Bela Novak",
            "photo_credit",
        ),
        ('<p class="standfirst">Fourteen months of work.</p>', "Fourteen months of work.", "deck"),
        ('<div class="article-byline"><span>By Ines Vogt</span></div>', "By Ines Vogt", "byline"),
        ('<div><p class="c-byline__author">Ines Vogt</p></div>', "Ines Vogt", "byline"),
        ('<div class="article-byline"><p>By <a rel="author">Ines Vogt</a></p></div>', "By Ines Vogt", "byline"),
        ('<p class="author-bio">Ines Vogt reports on ports.</p>', "Ines Vogt reports on ports.", "note"),
        ("<div><time>4 March 2025</time></div>", "4 March 2025", "timestamp"),
        ('<p class="correction">The cost was wrong.</p>', "The cost was wrong.", "note"),
        ("<aside><p>Ferries strike for a third week.</p></aside>", "Ferries strike for a third week.", "related"),
        ('<div class="related-links"><h3>More</h3><p>Ferries strike.</p></div>', "Ferries strike.", "related"),
        ('<p><a href="x">Ferries strike for a third week</a></p>', "Ferries strike for a third week", "related"),
        ('<p><a href="x">Ferries</a> strike for a third week</p>', "Ferries strike for a third week", None),
        ("<ul><li>It holds.</li><li>It cost a lot.</li></ul>", "It holds.", "list"),
        ("<ul><li>It holds.</li><li>It cost a lot.</li></ul>", "- It holds.", "list"),
        ("<nav><ul><li>It holds.</li></ul></nav>", "It holds.", "menu"),
        ("<blockquote><p>It holds.</p></blockquote>", "It holds.", None),
        ('<blockquote class="pull-quote"><p>It holds.</p></blockquote>', "It holds.", "pull_quote"),
        ('<blockquote class="twitter-tweet"><p>It holds.</p></blockquote>', "It holds.", "embed"),
        ('<div id="newsletter-signup"><p>Sign up for news.</p></div>', "Sign up for news.", "menu"),
        ("<p>First line<br>It holds.</p>", "It holds.", None),
        ("<p>It holds.</p><aside><p>It holds.</p></aside>", "It holds.", None),  # told in two ways
        ('<p data-component="promo">It holds.</p>', "It holds.", "related"),
        ('<p class="promotion-of-the-team">It holds.</p>', "It holds.", None),
    ],
)
def test_kinds_by_tags_and_names(markup: str, words: str, kind: str | None) -> None:
    assert kind_of(markup, words) == kind


def test_questions_in_bold_are_those_of_an_interview() -> None:
    markup = "".join(
        f"<p><strong>{q}</strong></p><p>{a}</p>" for q, a in (("Why now?", "It rusts."), ("How?", "Slowly."))
    )
    text = "Why now?\nIt rusts.\nHow?\nSlowly."
    found = [(text[a:b], kind) for a, b, kind in page_parts(html.fromstring(PAGE.format(markup)), text)]
    assert found == [("Why now?", "question"), ("How?", "question")]


def test_a_box_that_holds_the_article_is_none() -> None:
    page = f'<html><body><div class="menu-open nav"><aside>{STORY}</aside></div></body></html>'
    text = "The bridge at Norhaven reopened on Monday after fourteen months of repair."
    assert page_parts(html.fromstring(page), text) == ()


def test_an_article_that_its_page_calls_related_is_read() -> None:
    menus = "".join(f"<nav><p>Section {n} of the paper and its many pages</p></nav>" for n in range(40))
    page = f'<html><body>{menus}<div class="related"><h1>Bridge reopens</h1>{STORY}</div></body></html>'
    text = "\n".join(part.partition("<")[0] for part in STORY.split("<p>")[1:])
    assert not [kind for *_, kind in page_parts(html.fromstring(page), text) if kind == "related"]


def test_a_saved_page_is_read_with_its_kinds() -> None:
    markup = (
        '<html><head><title>Bridge reopens</title><meta name="author" content="Ines Vogt"></head><body><article>'
        "<h1>Bridge reopens</h1><p>The bridge at Norhaven reopened on Monday after fourteen months of repair.</p>"
        "<h2>Who pays for it in the end</h2>"
        + STORY.replace("14", "15")
        + '<p class="correction">An earlier version of'
        " this page gave a wrong name of the engineer, Timo Saar.</p></article></body></html>"
    )
    (article,) = read(put("bridge.html", markup))
    told = {article.text[a:b]: kind for a, b, kind in article.page_parts}
    assert told["Who pays for it in the end"] == "heading"
    assert "note" in told.values()
    assert article.author == "Ines Vogt"
    (doc,) = parse([article])
    assert "Timo Saar" not in {actor.name for actor in doc._.actors}
    assert "Pia Lund" in {actor.name for actor in doc._.actors}


def test_a_text_file_has_none() -> None:
    (article,) = read(put("bridge.txt"))
    assert (article.page_parts, article.author) == ((), None)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<div class='nav'>", "<li>", "<b>", "<br>", "<!-- x -->", "It", "?", "<h1>"])
    )
)
def test_any_markup_is_read(pieces: list[str]) -> None:
    text = "It\nIt?\nItIt"
    for start, end, kind in page_parts(html.fromstring(f"<html><body>{''.join(pieces)}</body></html>"), text):
        assert text[start:end].strip() and kind


def test_a_deep_page_takes_no_longer_than_it_is_long() -> None:
    deep = "<div class='nav x'>" * 200 + "<p>It holds.</p>" * 400 + "</div>" * 200
    assert page_parts(html.fromstring(f"<html><body>{deep}</body></html>"), "It holds.") == ()
