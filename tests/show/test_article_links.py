"""Links from rows to sentences of one article or of several, and to the articles of a corpus."""

from __future__ import annotations

import pandas as pd

from html_reader import Reader
from newsangles import show
from shown import parsed


def test_rows_of_several_articles_have_ids_of_their_own() -> None:
    docs = [parsed("Abc. Def.", [True, False, True, False], name) for name in ("a", "b")]
    frame = pd.DataFrame({"article_id": ["a", "b"], "start": [0, 5], "quote_id": ["q1", "q1"], "kind": ["k", "k"]})
    frame = frame.assign(end=frame["start"] + 3)
    shown = Reader(str(show.table(frame, caption="c", columns=["kind"], docs=docs, anchor="quote_id").html))
    assert shown.ids == ["a1-row-q1", "a2-row-q1"]
    assert shown.links == ["#a1-s1", "#a2-s2"]
    assert repr(show.table(frame, caption="c", columns=["kind"], docs=docs)).splitlines()[2:] == ["1:1 | k", "2:2 | k"]
    marks = show.marks(frame, label="kind", kind="kind", id="quote_id", rows=True)
    read = Reader(str(show.marked(docs, marks).html))
    assert {"#a1-row-q1", "#a2-row-q1"} <= set(read.links)
    assert {"a1-q1", "a2-q1"} <= set(read.ids)
    alone = Reader(str(show.table(frame[:1], caption="c", columns=["kind"], docs=docs[:1], anchor="quote_id").html))
    assert (alone.ids, alone.links) == (["row-q1"], ["#s1"])


def test_links_lead_to_articles_and_escape() -> None:
    known = pd.DataFrame(
        {
            "number": [1, 2],
            "article_id": ["a", '"><b>'],
            "title": ["T", "<script>"],
            "outlet": ["E", None],
            "published": [None] * 2,
        }
    )
    links = show.ArticleLinks(known, limit=1)
    places = [("a", "q1"), ('"><b>', ""), ("gone", "")]
    shown = show.table(pd.DataFrame({"x": [1, 2], "places": [places, []]}), caption="c", columns=["x"], docs=links)
    assert '<a href="#row-1" data-article="a" data-row="q1" title="T, E">1</a>' in shown.html
    assert '<a data-article="%22%3E%3Cb%3E" data-row=""' in shown.html, "beyond the list there is no row to lead to"
    assert "<script>" not in shown.html and "<b>" not in shown.html
    assert "1, 2 | 1" in shown.plain and "– | 2" in shown.plain
