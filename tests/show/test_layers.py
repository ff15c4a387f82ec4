"""An article with marks in layers, and the rows that were read from it."""

from __future__ import annotations

import dataclasses
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from html_reader import Reader
from newsangles import show
from newsangles.errors import ParameterError
from shown import marked_texts, parsed

LAYERS = {
    "quotes": show.Layer("Quotes", "q", "who says what", {"direct": "in their words", "indirect": "told"}),
    "times": show.Layer("Times", "t", "when", {"<k>": "a <day>"}),
}


@given(marked_texts(), st.lists(st.sampled_from(list(LAYERS)), min_size=8, max_size=8))
@settings(max_examples=40)
def test_any_layers_on_any_text_nest_and_keep_the_text(
    case: tuple[str, list[bool], list[show.Mark]], names: list[str]
) -> None:
    text, starts, made = case
    doc = parsed(text, starts)
    marks = [
        dataclasses.replace(m, layer=layer, href=f"#row-{m.id}", kind=next(iter(LAYERS[layer].kinds)))
        for m, layer in zip(made, names, strict=False)
    ]
    lines = [show.Line(str(m.id), m.layer, m.label or "x", m.start, m.end, ("q0", "gone")) for m in marks]
    html = str(show.layered(doc, marks, layers=LAYERS, chosen="quotes").html)
    article = Reader(html[html.index('<div class="article">') :].removesuffix("</div></div>") + "</div>")
    assert article.text == text
    assert "#row" not in "".join(article.links), "there is no row to lead to"
    shown = show.layered(doc, marks, lines, layers=LAYERS, chosen="quotes")
    whole = Reader(str(shown.html))
    assert len(whole.ids) == len(set(whole.ids))
    visible = {m.id for m in marks if any(text[a:b].strip() for a, b in m.parts or ((m.start, m.end),))}
    assert visible == {i for i in whole.ids if i.startswith("q")}
    assert {f"#row-{i}" for i in visible} <= set(whole.links)
    assert "#row-gone" not in whole.links
    assert shown == show.layered(parsed(text, starts), marks, lines, layers=LAYERS, chosen="quotes")


def test_a_reader_chooses_among_the_layers_that_there_are() -> None:
    doc = parsed("abc def")
    marks = [show.Mark(0, 3, "Ann", "direct", "q1", "#row-q1", layer="quotes")]
    for chosen, first in (("quotes", "quotes"), ("times", "quotes"), (show.NO_LAYER, "none"), (show.ALL_LAYERS, "all")):
        html = str(show.layered(doc, marks, layers=LAYERS, chosen=chosen).html)
        assert re.findall(r'class="pick-(\w+)"', html) == ["quotes", "all", "none"]
        assert re.findall(r'class="pick-(\w+)" checked', html) == [first]
        assert "in their words" in html and "told" not in html, "a kind that no mark has is not in the key"
    assert repr(show.layered(doc, marks, layers=LAYERS, chosen="quotes")) == "Article 1: 1 sentence; 1 quote"
    nothing = str(show.layered(doc, [], layers=LAYERS, chosen="quotes").html)
    assert re.findall(r'class="pick-(\w+)"( checked)?', nothing) == [("all", " checked"), ("none", "")]


def test_rows_stand_below_their_paragraph_and_name_their_ties() -> None:
    doc = parsed("Abc. Def.\nGhi.", [True, False, True, False, False, True, False], "n")
    lines = [
        show.Line("q1", "quotes", "one <b>", 0, 3, ("t1", "a1", "gone"), "rule: x", "n"),
        show.Line("t1", "times", "two", 5, 8, ("q1",), "", "n"),
        show.Line("q2", "quotes", "three", 10, 13, (), "", "n"),
        show.Line("a1", "quotes", "Ann", 0, 3, (), "", "n", placed=False),
    ]
    html = str(show.layered(doc, [], lines, layers=LAYERS, chosen="quotes", beside="People").html)
    summaries = re.findall("<summary>(.*?)</summary>", html)
    assert summaries == ["2 rows read from sentences 1 to 2", "1 row read from sentence 3", "People (1)"]
    read = Reader(html)
    assert [i for i in read.ids if i.startswith("row-")] == ["row-q1", "row-t1", "row-q2", "row-a1"]
    first = html[html.index('id="row-q1"') : html.index('id="row-t1"')]
    assert "one &lt;b&gt;" in first and "<small>rule: x</small>" in first
    assert re.findall(r'href="(.*?)"', first) == ["#s1", "#row-t1", "#row-a1"]
    cited = re.findall(r"</ul><cite>.*?undated, (.*?)</cite>", html)
    assert cited == ["paragraph 1, sentences 1 to 2, characters 0–9", "paragraph 2, sentence 3, characters 10–14"]


def test_layers_of_several_articles_have_ids_of_their_own() -> None:
    docs = [parsed("Abc.", name=name) for name in ("a", "b")]
    marks = [show.Mark(0, 3, "x", "direct", "q1", "#row-q1", article_id=i, layer="quotes") for i in "ab"]
    lines = [show.Line("q1", "quotes", f"of {i}", 0, 3, (), "", i) for i in "ab"]
    read = Reader(str(show.layered(docs, marks, lines, layers=LAYERS, chosen="quotes").html))
    assert {i for i in read.ids if "q1" in i} == {"a1-q1", "a1-row-q1", "a2-q1", "a2-row-q1"}
    assert {link for link in read.links if "row" in link} == {"#a1-row-q1", "#a2-row-q1"}
    many = [parsed("Abc.", name=f"n{i}") for i in range(show.MAX_ARTICLES + 1)]
    assert repr(show.layered(many, [], layers=LAYERS, chosen="all")).endswith("1 more article not shown here.")
    with pytest.raises(ParameterError, match="outside"):
        show.layered(
            docs, [show.Mark(0, 9, article_id="a", layer="quotes", kind="direct")], layers=LAYERS, chosen="all"
        )
