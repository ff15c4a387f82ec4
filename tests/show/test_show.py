"""What `newsangles.show` makes: escaped, well-formed, the article's text exactly, the same bytes every time."""

from __future__ import annotations

import dataclasses
import itertools
import re

import pandas as pd
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape
from spacy.tokens import Doc

from html_reader import Reader
from newsangles import show
from newsangles.documents.article import Article
from newsangles.errors import ParameterError
from newsangles.show import timeline_chart
from newsangles.tables import schema

NLP = spacy.blank("en")
SIGNS = ["row", "at", "kind"]
EVENTS = ["lane", "name", "beside", "begin", "end", "kind"]
TIES = ["who", "kind", "whom", "times"]
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></style></textarea><svg onload=alert(1)>",
    "<!-- --> ]]> &amp; &#60;b&#62;",
    "{{ 7 * 7 }} {% raw %} {0} {x!r}",
    "from $5 billion to $3 billion \\(x\\)",
    "a\u202egnp.exe\u202c b\u200b\u200bc\u00add \u2066e\u2069",
    "nul \x00 escape \x1b[31m bell \x07 line\u2028separator",
    "carriage\r\nreturn\rline\nfeed",
    "javascript:alert(1) https://example.com/x",
    "W" * 100_000,
]


def parsed(text: str, starts: list[bool] | None = None, name: str | None = None) -> Doc:
    doc = NLP.make_doc(text)
    for i, token in enumerate(doc):
        token.is_sent_start = i == 0 or bool(starts and starts[i % len(starts)])
    if name is not None:
        if not Doc.has_extension("article"):
            Doc.set_extension("article", default=None)
        doc._.article = Article(name, text)
    return doc


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[bool], list[show.Mark]]:
    letters = st.text(st.sampled_from("ab <>&\"'.\n\r\t \u202e\u200b\x00éש“”"), max_size=60)
    text = draw(st.one_of(letters, st.text(max_size=60)))
    place = st.integers(0, len(text))
    marks = []
    for n in range(draw(st.integers(0, 8))):
        a, b, c, d = sorted(draw(st.tuples(place, place, place, place)))
        parts = ((a, b), (c, d)) if draw(st.booleans()) else ()
        label = draw(st.sampled_from(["", "x", "<b>"]))
        kind = draw(st.sampled_from(["direct", "indirect", "<k>"]))
        marks.append(show.Mark(a, d, label, kind, id=f"q{n}", parts=parts, title=draw(st.sampled_from([None, '"']))))
    return text, draw(st.lists(st.booleans(), min_size=1, max_size=9)), marks


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


@pytest.mark.parametrize("payload", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_hostile_becomes_markup(payload: str) -> None:
    text = f"He said {payload} and left.\nThen more."
    doc = parsed(text)
    mark = show.Mark(8, 8 + len(payload), payload, payload, id=payload, href=f"#{payload}", title=payload)
    frame = pd.DataFrame({"start": [8], "text": [payload], payload: ["x"], "n": [1]})
    column = pd.Series([2, 1], index=[payload, "other"])
    shown = [
        show.marked(doc, [mark], kinds={payload: payload}, caption=payload),
        show.table(frame, caption=payload, docs=doc, anchor="text"),
        show.finding(payload),
        show.note(payload),
        show.notes([payload]),
        show.facts({payload: payload}),
        show.bars(column, title=payload, unit=payload),
        show.bars(pd.DataFrame({payload: [1], "b": [2]}, index=[payload]), title="t", alt=payload),
        show.occurrence_chart(
            pd.DataFrame([(payload, 0.5, payload)], columns=SIGNS), title=payload, kinds={payload: payload}
        ),
        show.network(
            pd.Series([1, 2, 3], index=[payload, "b", payload + "!"]),
            pd.DataFrame([(payload, payload, "b", 1)], columns=TIES),
            title=payload,
            kinds={payload: payload},
        ),
        show.ranked_list(frame, caption=payload, text="text", notes=["text"], docs=doc),
        show.topic_list(statements((payload, payload, payload, payload, ((payload, 8),))), caption=payload, docs=doc),
        show.layered(
            doc,
            [dataclasses.replace(mark, id="q1", href="#row-q1", layer="l")],
            [show.Line("q1", "l", payload, 8, 9, (payload,), payload)],
            layers={"l": show.Layer("Quotes", "q", "who", {payload: payload})},
            chosen=payload,
            beside=payload,
        ),
        show.timeline(
            pd.DataFrame(
                [
                    (payload, payload, payload, "2025-03-04", "2025-03-09", payload),
                    (payload, payload, None, payload, None, payload),
                    (payload, payload, payload, None, None, payload),
                ],
                columns=EVENTS,
            ),
            title=payload,
            lanes={payload: payload},
            kinds={payload: payload},
            now="2025-03-07",
            now_is=payload,
        ),
    ]
    for one in shown:
        read = Reader(one._repr_html_())
        assert len(read.ids) == len(set(read.ids))
        for c in "\u202e\u202c\u200b\u2066\x00\x1b\u2028":
            assert c not in one._repr_html_()
            assert c not in repr(one)
    assert text in Reader(str(shown[0].html)).text
    assert Reader(str(shown[2].html)).text == payload


def test_a_carriage_return_reaches_the_browser() -> None:
    assert "&#13;\n" in show.marked(parsed("a\r\nb")).html


def test_a_text_stuffed_with_hidden_characters_stays_small() -> None:
    html = str(show.finding("a" + "\u200b\u202e" * 5000 + "b").html)
    assert ">10,000 hidden characters</span>b" in html
    assert len(html) < 300


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


def test_a_table_shows_everything_in_full() -> None:
    frame = pd.DataFrame(
        {
            "start": [0],
            "text": ["long " * 100],
            "n": pd.array([1234], dtype="Int64"),
            "share": [0.256],
            "none": pd.array([None], dtype="Float64"),
            "flag": [True],
            "day": [pd.Timestamp("2025-03-07")],
            "parts": [((0, 3), (5, 8))],
        }
    )
    shown = show.table(frame, caption="Rows", docs=parsed("long"), formats={"share": "{:.0%}"})
    html = str(shown.html)
    assert "long " * 100 in html
    for cell in (
        '<td class="num">1,234</td>',
        ">26%</td>",
        f'<td class="num">{show.MISSING}</td>',
        ">yes<",
        ">2025-03-07<",
        ">0–3, 5–8<",
    ):
        assert cell in html
    assert '<a href="#s1" title="Sentence 1">1</a>' in html
    assert '<th scope="col"' in html
    assert "<caption>Rows</caption>" in html
    assert 'role="region" tabindex="0" aria-label="Rows"' in html


def test_a_row_corrected_by_hand_says_so_and_by_whom() -> None:
    doc = parsed("Ana said no.")
    why = 'Ana <b>"Ruiz"</b>: not he'
    frame = pd.DataFrame({"start": [0, 4], "text": ["Ana", "said"], "corrected": [why, None]})
    shown = show.table(frame, caption="Rows", columns=["text"], docs=doc)
    first, second = str(shown.html).split("<tbody>")[1].split("</tr>")[:2]
    assert f'title="{escape(why)}">corrected</abbr>' in first and "corrected" not in second
    assert "1 (corrected) | Ana\n1 | said" in shown.plain


def test_a_long_table_says_what_it_leaves_out() -> None:
    frame = pd.DataFrame({"n": range(1234)})
    assert "The first 100 of 1,234 rows; 1,134 more" in repr(show.table(frame, caption="c"))
    assert "no rows." in repr(show.table(frame.iloc[:0], caption="c"))


def test_columns_can_be_chosen_named_and_misspelt() -> None:
    frame = pd.DataFrame({"a": [1], "b_c": [2]})
    assert repr(show.table(frame, caption="c", columns={"b_c": "Bee"})) == "c\nBee\n2"
    assert repr(show.table(frame, caption="c")) == "c\nA | B c\n1 | 2"
    with pytest.raises(ParameterError, match="use one of: a, b_c"):
        show.table(frame, caption="c", columns=["bc"])


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
    assert "paragraph 1, sentence 1, characters 0–3</cite>" in first
    assert "paragraph 2, sentence 3, characters 10–13</cite>" in html


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


def statements(*rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["topic", "lead", "statement", "note", "places"])


def test_statements_stand_under_their_topics_and_lead_to_their_sentences() -> None:
    docs = [parsed("Abc. Def.", [True, False, True, False], name) for name in ("a", "b")]
    frame = statements(
        ("One", "Ann <b>", "said <i>", "why <u>", (("b", 5), ("b", 6), ("a", 0))),
        ("One", None, "more", None, ()),
        ("Two", None, "last", None, (("gone", 0),)),
    )
    shown = show.topic_list(frame, caption="In <short>", docs=docs)
    assert repr(shown).splitlines() == [
        "In <short>",
        "One",
        "  Ann <b>: said <i> (s2:2, 1:1); why <u>",
        "  more",
        "Two",
        f"  last (s{show.MISSING})",
    ]
    html = str(shown.html)
    assert Reader(html).links == ["#a2-s2", "#a1-s1"]
    assert html.count("<dt>") == 2 and html.count("<li>") == 3
    for words in ("Ann &lt;b&gt;", "said &lt;i&gt;", "why &lt;u&gt;", 'aria-label="In &lt;short&gt;"'):
        assert words in html
    alone = show.topic_list(statements(("One", None, "x", None, (("a", 5), ("a", 0)))), caption="c", docs=docs[0])
    assert Reader(str(alone.html)).links == ["#s2", "#s1"]
    assert "sentences <a" in str(alone.html)
    assert repr(show.topic_list(frame.iloc[:0], caption="In short", docs=docs)) == "In short: nothing."


def test_picks_lead_to_their_sentences() -> None:
    docs = [parsed("Abc. Def.", [True, False, True, False], name) for name in ("a", "b")]
    frame = pd.DataFrame({"article_id": ["b"], "start": [5], "claim": ["Def"], "why": ["so"], "more": [None]})
    shown = show.ranked_list(frame, caption="Rows", text="claim", notes=["why", "more"], docs=docs)
    assert repr(shown) == "Rows\n1. Def (s2:2)\n   so"
    assert Reader(str(shown.html)).links == ["#a2-s2"]
    assert "no rows." in repr(show.ranked_list(frame.iloc[:0], caption="Rows", text="claim", notes=[], docs=docs))
    with pytest.raises(ParameterError, match="no such column"):
        show.ranked_list(frame, caption="Rows", text="clam", notes=[], docs=docs)


def test_the_dictionary_names_every_column() -> None:
    shown = show.dictionary(schema.Quote)
    Reader(str(shown.html))
    for column in schema.columns(schema.Quote):
        assert f"<code>{column.name}</code>" in shown.html
        assert f"  {column.name}: {column.meaning}" in repr(shown)


def test_bars_keep_their_text_and_numbers() -> None:
    frame = pd.DataFrame({"direct": [2, 0], "indirect": [1, 3]}, index=["from $5 to $3", "#010203 font: 3px x; <g id="])
    shown = show.bars(frame, title="Voice", unit="quotes")
    html = str(shown.html)
    read = Reader(html)
    assert "from $5 to $3" in read.text
    assert "#010203 font: 3px x; <g id=" in read.text
    assert "2 + 1" in read.text
    assert 'role="img" aria-label="Bar chart. Voice (quotes). from $5 to $3: 2 direct, 1 indirect;' in html
    assert "currentColor" in html
    assert "DejaVu" not in html
    assert len(html) < 4000
    assert html == str(show.bars(frame, title="Voice", unit="quotes").html)
    assert repr(shown).splitlines()[1] == "  from $5 to $3: 2 direct, 1 indirect"


def test_two_figures_share_no_ids() -> None:
    frame = pd.DataFrame({"a": [1, 2], "b": [3, 4]})
    ids = [Reader(str(show.bars(frame, title=title).html)).ids for title in ("One", "Two")]
    assert ids[0]
    assert not set(ids[0]) & set(ids[1])


def test_bars_without_data_and_with_impossible_data() -> None:
    assert "Nothing to draw." in repr(show.bars(pd.Series([], dtype=float), title="t"))
    assert "0" in repr(show.bars(pd.Series([0, None], index=["a", "b"]), title="t"))
    assert "The first 20 of 30 bars." in repr(show.bars(pd.Series(range(30)), title="t"))
    with pytest.raises(ParameterError, match="below 0"):
        show.bars(pd.Series([-1]), title="t")
    with pytest.raises(ParameterError, match="5 columns"):
        show.bars(pd.DataFrame([[1] * 5]), title="t")


PLACES = [("Hale", 0.0, "name"), ("Ruiz $5 to $3", 1.0, "name"), ("Hale", 0.5, "pronoun")]


def test_a_strip_keeps_its_text_and_counts() -> None:
    frame = pd.DataFrame(PLACES, columns=SIGNS)
    kinds = {"name": "by a name", "nominal": "by a noun", "pronoun": ""}
    shown = show.occurrence_chart(frame, title="Where", kinds=kinds)
    html = str(shown.html)
    text = Reader(html).text
    assert "Ruiz $5 to $3" in text and "by a name" in text and "pronoun" in text
    assert "by a noun" not in text, "a kind that is not there"
    assert 'role="img" aria-label="Strip. Where. Hale: 2 places; Ruiz $5 to $3: 1 place."' in html
    assert "currentColor" in html and "var(--na-bar" in html and "var(--na-paper" in html
    assert "#0102" not in html and "DejaVu" not in html
    assert html == str(show.occurrence_chart(frame, title="Where", kinds=kinds).html)
    assert repr(shown) == "Where\n  (by a name; pronoun)\n  Hale: 2 places\n  Ruiz $5 to $3: 1 place"


@pytest.mark.parametrize(
    ("rows", "kinds", "message"),
    [
        ([("Hale", 0.5, "x")], {"name": ""}, "no such kind"),
        ([("Hale", 1.1, "name")], {"name": ""}, "outside its text"),
        ([("Hale", -0.1, "name")], {"name": ""}, "outside its text"),
        ([], dict.fromkeys("abcd", ""), "4 kinds"),
    ],
)
def test_impossible_strips(rows: list[tuple[str, float, str]], kinds: dict[str, str], message: str) -> None:
    with pytest.raises(ParameterError, match=message):
        show.occurrence_chart(pd.DataFrame(rows, columns=SIGNS), title="t", kinds=kinds)


def test_long_and_empty_strips() -> None:
    kinds = {"name": ""}
    frame = pd.DataFrame([(f"n{n}", 0.5, "name") for n in range(30)], columns=SIGNS)
    assert repr(show.occurrence_chart(frame, title="t", kinds=kinds)).endswith("The first 20 of 30 lines.")
    empty = show.occurrence_chart(frame.iloc[:0], title="t", kinds=kinds)
    assert repr(empty) == "t\nNothing to draw."
    assert "<svg" not in empty.html


KINDS = {"acts": "acts on", "about": "speaks about", "together": "in one sentence"}
EDGES = [("Hale", "acts", "Ruiz", 2), ("Ruiz", "about", "Hale", 1), ("Hale", "together", "Oslo", 3)]


def test_a_network_keeps_its_text_and_lines() -> None:
    nodes = pd.Series([0.9, 0.5, 0.1, 0.0], index=["Hale", "Ruiz", "Oslo", "Lund"])
    edges = pd.DataFrame(EDGES, columns=TIES)
    shown = show.network(nodes, edges, title="Who", kinds=KINDS)
    html = str(shown.html)
    text = Reader(html).text
    assert all(word in text for word in ("Hale", "Ruiz", "Oslo", *KINDS.values()))
    assert "Network. Who. Hale → Ruiz: acts, 2; Ruiz → Hale: about, 1; Hale – Oslo: together, 3." in html
    assert "Not connected: Lund." in text
    assert "currentColor" in html and "stroke-dasharray" in html
    assert "#0102" not in html and "DejaVu" not in html and "clip-path" not in html
    assert html == str(show.network(nodes, edges, title="Who", kinds=KINDS).html)
    assert repr(shown).splitlines()[2:] == [
        "  Hale → Ruiz: acts, 2",
        "  Ruiz → Hale: about, 1",
        "  Hale – Oslo: together, 3",
        "Not connected: Lund.",
    ]


def test_no_name_of_a_network_covers_another() -> None:
    names = [f"A rather long name of {n}" for n in range(12)]
    edges = pd.DataFrame([(a, "about", b, 1) for a in names for b in names], columns=TIES)
    html = str(show.network(pd.Series(1.0, index=names), edges, title="t", kinds=KINDS).html)
    heights = [float(y) for y in re.findall(r"<text[^>]*? y=\"([\d.]+)\"[^>]*>A rather", html)]
    assert len(heights) == 12 and min(b - a for a, b in zip(sorted(heights), sorted(heights)[1:], strict=False)) > 20


LANES = {"dated": "on a day", "bounded": "before or after", "undated": "", "possible": "or not"}
TOLD = {"fact": "as fact", "word": "on somebody’s word", "open": ""}
HAPPENED = [
    ("possible", "Hale resigns", "planned", "2025-03-08", "2025-03-08", "open"),
    ("dated", "Ruiz sacked Hale for $5 to $3", "4 Mar 2025", "2025-03-04", "2025-03-04", "fact"),
    ("dated", "Hale protested", "3–9 Mar 2025", "2025-03-03", "2025-03-09", "word"),
    ("bounded", "Ruiz wrote", "from 4 Mar 2025", "2025-03-04", None, "fact"),
    ("bounded", "Hale wrote", "by 4 Mar 2025", None, "2025-03-04", "word"),
    ("undated", "Oslo waited", None, None, None, "fact"),
]


def test_a_timeline_keeps_its_text_and_lanes() -> None:
    frame = pd.DataFrame(HAPPENED, columns=EVENTS)
    shown = show.timeline(frame, title="When", lanes=LANES, kinds=TOLD, now="2025-03-07")
    html = str(shown.html)
    text = Reader(html).text
    assert all(row[1] in text and (row[2] or "") in text for row in HAPPENED)
    assert all(word in text for word in ("Dated: on a day", "Undated", "as fact", "open", "day of publication"))
    assert "currentColor" in html and "var(--na-bar" in html and "var(--na-paper" in html
    assert "#0102" not in html and "DejaVu" not in html and "clip-path" not in html
    assert html == str(show.timeline(frame, title="When", lanes=LANES, kinds=TOLD, now="2025-03-07").html)
    assert repr(shown).splitlines() == [
        "When",
        "  (as fact; on somebody’s word; open)",
        "  dated: Ruiz sacked Hale for $5 to $3 (4 Mar 2025); Hale protested (3–9 Mar 2025)",
        "  bounded: Ruiz wrote (from 4 Mar 2025); Hale wrote (by 4 Mar 2025)",
        "  undated: Oslo waited",
        "  possible: Hale resigns (planned)",
    ]
    assert 'aria-label="Timeline. When. dated: Ruiz sacked' in html


def test_forty_events_of_a_timeline_stand_apart() -> None:
    rows = [("dated", f"A rather long name of event {n}", "x", f"20{n:02}-03-04", None, "fact") for n in range(40)]
    html = str(show.timeline(pd.DataFrame(rows, columns=EVENTS), title="t", lanes=LANES, kinds=TOLD).html)
    heights = [float(y) for y in re.findall(r"<text[^>]*? y=\"([\d.]+)\"[^>]*>A rather", html)]
    assert len(heights) == 40 and min(b - a for a, b in itertools.pairwise(heights)) > 18
    assert len(html) < 60_000


def test_the_axis_of_a_timeline_keeps_the_order_of_days() -> None:
    days = ["1991-12-26", "2025-03-04", "2025-03-05", "2025-03-07", "9999-12-31", "nonsense"]
    places = timeline_chart._axis(days, "2025-03-06")
    assert sorted(places, key=places.__getitem__) == sorted([*days, "2025-03-06"])
    assert places["2025-03-04"] - places["1991-12-26"] > places["2025-03-05"] - places["2025-03-04"] > 10
    assert min(places.values()) >= 0 and max(places.values()) <= 320
    assert timeline_chart._axis([], "2025-03-06") == {}
    assert list(timeline_chart._axis(["2025-03-06"], "2025-03-06").values()) == [160]


def test_long_empty_and_impossible_timelines() -> None:
    frame = pd.DataFrame([("undated", "x", None, None, None, "fact")] * 70, columns=EVENTS)
    shown = show.timeline(frame, title="t", lanes=LANES, kinds=TOLD, now="2025-03-07")
    assert repr(shown).endswith("The first 60 of 70 events.")
    assert "day of publication" not in shown.html, "no axis, so no day on it"
    empty = show.timeline(frame.iloc[:0], title="t", lanes=LANES, kinds=TOLD)
    assert repr(empty) == "t\nNothing to draw."
    assert "<svg" not in empty.html
    for bad, message in (({"lane": "x"}, "no such lane"), ({"kind": "x"}, "no such kind")):
        with pytest.raises(ParameterError, match=message):
            show.timeline(frame.assign(**bad), title="t", lanes=LANES, kinds=TOLD)
    with pytest.raises(ParameterError, match="4 kinds"):
        show.timeline(frame, title="t", lanes=LANES, kinds=TOLD | {"x": ""})


@pytest.mark.parametrize(
    ("many", "rows", "expected"),
    [
        (0, [], "t\nNothing to draw."),
        (2, [], "t\nNothing to draw."),
        (2, [("n0", "acts", "n0", 1)], "t\nNothing to draw."),
        (2, [("n0", "acts", "gone", 1)], "t\nNothing to draw."),
        (2, [("n0", "acts", "n1", 1)], "t\n  (acts on)\n  n0 → n1: acts, 1"),
        (
            14,
            [("n0", "acts", "n1", 1), ("n0", "acts", "n13", 1)],
            "t\n  (acts on)\n  n0 → n1: acts, 1\nThe first 12 of 14 names. Not connected: "
            + ", ".join(f"n{n}" for n in range(2, 12))
            + ".",
        ),
    ],
)
def test_what_a_network_draws(many: int, rows: list[tuple[str, str, str, int]], expected: str) -> None:
    nodes = pd.Series(1.0, index=[f"n{n}" for n in range(many)])
    assert repr(show.network(nodes, pd.DataFrame(rows, columns=TIES), title="t", kinds=KINDS)) == expected


def test_impossible_networks() -> None:
    edges = pd.DataFrame([("a", "x", "b", 1)], columns=TIES)
    with pytest.raises(ParameterError, match="no such kind"):
        show.network(pd.Series([1.0], index=["a"]), edges, title="t", kinds=KINDS)
    with pytest.raises(ParameterError, match="4 kinds"):
        show.network(pd.Series([1.0], index=["a"]), edges, title="t", kinds=KINDS | {"x": ""})


@pytest.mark.parametrize(
    ("parts", "plain", "styles"),
    [
        ([], "", ()),
        ([show.finding("One.")], "One.", ("base",)),
        ([show.finding("One."), show.note("Two.")], "One.\nTwo.", ("base",)),
        (
            [show.bars(pd.Series([1], ["a"]), title="t"), show.finding("One."), show.bars(pd.Series([2]), title="t")],
            "t\n  a: 1\nOne.\nt\n  0: 2",
            ("base", "bars"),
        ),
    ],
)
def test_a_stack_is_its_parts_with_each_style_once(
    parts: list[show.Shown], plain: str, styles: tuple[str, ...]
) -> None:
    stacked = show.stack(*parts)
    assert (repr(stacked), stacked.styles) == (plain, styles)
    assert str(stacked.html) == "".join(str(part.html) for part in parts)
    assert stacked._repr_html_().count("<style") == 1
    assert show.stack(stacked) == stacked


@pytest.mark.parametrize("payload", HOSTILE, ids=range(len(HOSTILE)))
def test_a_stack_of_hostile_parts_stays_escaped(payload: str) -> None:
    read = Reader(show.stack(show.finding(payload), show.stack(show.note(payload)))._repr_html_())
    assert read.text == payload * 2


def test_sentences_are_numbered_as_they_are_shown() -> None:
    doc = parsed("One.\n\n  Two three.", [False, False, True, False, False])
    assert show.sentence_starts(doc) == [0, 8]
    assert [show.sentence(doc, at) for at in (0, 4, 8, 12)] == [1, 1, 2, 2]
    assert show.sentence_starts(parsed("")) == []


def test_the_style_loads_nothing_and_is_small() -> None:
    css = show.style()
    assert "url(" not in css
    assert "@import" not in css
    assert len(css) < 9000
    assert show.finding("x")._repr_html_().startswith('<style class="na-style">.na{')
