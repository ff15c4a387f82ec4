"""Text, names and paragraphs of the elements of a page."""

from __future__ import annotations

from lxml import html

from newsangles.documents.page_elements import element_text, leaf_blocks, letters_of, names_of


def test_text_stands_in_its_order() -> None:
    element = html.fromstring(
        "<p>One <span><a href='/'>two <b>three</b></a> four</span> five<br>six<script>no</script> seven"
        "<!-- no --> eight</p>"
    )
    assert element_text(element) == "One two three four five\nsix seven eight"
    assert letters_of(" One\u00a0TWO\n") == "onetwo"


def test_names() -> None:
    element = html.fromstring("<div class='articleBody js-x' id='main_text' aria-label='Cookie notice'>x</div>")
    assert names_of(element) == "article body | js x | main text"
    assert names_of(element, "aria-label") == "article body | js x | main text | cookie | notice"


def test_leaf_blocks() -> None:
    page = html.fromstring("<div>a<p>b</p><ul><li>c<p>d</p></li><li>e</li></ul></div>")
    assert [(one.tag, element_text(one)) for one in leaf_blocks(page)] == [("p", "b"), ("p", "d"), ("li", "e")]
