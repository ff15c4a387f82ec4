"""An article with its spans marked: well-formed, its text exactly, numbered sentences."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given

from html_reader import Reader
from newsangles import show
from newsangles.errors import ParameterError
from shown import marked_texts, parsed


@given(marked_texts())
def test_any_marks_on_any_text_nest_and_keep_the_text(case: tuple[str, list[bool], list[show.Mark]]) -> None:
    text, starts, marks = case
    doc = parsed(text, starts)
    shown = show.marked(doc, marks)
    html = str(shown.html)
    article = Reader(html[html.index('<div class="article">') :].removesuffix("</div>"))
    assert article.text == text
    assert len(article.ids) == len(set(article.ids))
    visible = [m for m in marks if any(text[a:b].strip() for a, b in m.parts or ((m.start, m.end),))]
    assert article.labels == sum(bool(m.label) for m in visible)
    assert {m.id for m in visible} == {i for i in article.ids if i.startswith("q")}
    numbered = [i for i in article.ids if i.startswith("s")]
    assert numbered == [f"s{n}" for n in range(1, len(show.sentence_starts(doc)) + 1)]
    assert {link[1:] for link in article.links} <= set(article.ids)
    assert shown == show.marked(parsed(text, starts), marks)


def test_marks_that_cross_sentences_and_paragraphs_are_labelled_once() -> None:
    doc = parsed("One two. Three four.\nFive six.", [False, False, False, True])
    html = str(show.marked(doc, [show.Mark(4, 25, "Ann · direct", "direct", id="q1")]).html)
    assert html.count("Ann · direct") == 1
    assert html.count('id="q1"') == 1
    assert html.count("<mark") > 3  # the key has one, and one piece stands in each sentence


def test_overlapping_marks_have_underlines_of_their_own() -> None:
    doc = parsed("abc def ghi jkl")
    html = str(
        show.marked(doc, [show.Mark(0, 11, "a", "x"), show.Mark(4, 15, "b", "y"), show.Mark(12, 15, "c", "z")]).html
    )
    assert 'class="k0 l0"' in html
    assert 'class="k1 l1"' in html
    assert 'class="k2 l0"' in html


def test_kinds_give_the_order_of_the_underlines() -> None:
    doc = parsed("abc def")
    marks = [show.Mark(0, 3, "a", "direct"), show.Mark(4, 7, "b", "cue")]
    html = str(show.marked(doc, marks, kinds={"indirect": "no marks", "direct": "quotation marks"}).html)
    assert '<mark class="k1">direct</mark> quotation marks' in html
    assert '<mark class="k2">cue</mark>' in html
    assert "no marks" not in html


def test_a_mark_outside_its_article_is_refused() -> None:
    with pytest.raises(ParameterError, match="outside"):
        show.marked(parsed("abc"), [show.Mark(0, 4)])


def test_several_articles_have_anchors_of_their_own() -> None:
    docs = [parsed("One.", name="first"), parsed("Two.", name="second")]
    marks = [
        show.Mark(0, 3, "x", "k", id="q1", article_id="first"),
        show.Mark(0, 3, "y", "k", id="q1", article_id="second"),
    ]
    read = Reader(str(show.marked(docs, marks).html))
    assert {"a1-s1", "a2-s1", "a1-q1", "a2-q1"} <= set(read.ids)
    frame = pd.DataFrame({"article_id": ["second", "gone"], "start": [0, 0], "text": ["Two", "?"]})
    table = show.table(frame, caption="c", docs=docs)
    assert Reader(str(table.html)).links == ["#a2-s1"]
    assert repr(table).splitlines()[-1].startswith(f"{show.MISSING} | ")


def test_only_so_many_articles_are_shown_and_linked() -> None:
    docs = [parsed("One.", name=f"n{i}") for i in range(show.MAX_ARTICLES + 2)]
    shown = show.marked(docs)
    assert repr(shown).endswith("2 more articles not shown here.")
    frame = pd.DataFrame({"article_id": [f"n{i}" for i in range(len(docs))], "start": 0})
    links = Reader(str(show.table(frame, caption="c", docs=docs).html)).links
    assert {link[1:] for link in links} <= set(Reader(str(shown.html)).ids)


def test_marks_of_a_table() -> None:
    frame = pd.DataFrame(
        {
            "article_id": ["a", "a"],
            "start": [0, 4],
            "end": [3, 11],
            "quote_id": ["q1", "q2"],
            "kind": ["direct", "indirect"],
            "source": pd.Series(["Ann", None], dtype="str"),
            "parts": [((0, 3),), ((4, 6), (8, 11))],
        }
    )
    first, second = show.marks(frame, label=lambda q: q.source or "nobody", kind="kind", id="quote_id", rows=True)
    assert first == show.Mark(0, 3, "Ann", "direct", "q1", "#row-q1", None, ((0, 3),), "a")
    assert (second.label, second.parts) == ("nobody", ((4, 6), (8, 11)))
    assert show.marks(frame.iloc[:0], label="source", kind="kind") == []
