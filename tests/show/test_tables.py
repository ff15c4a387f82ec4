"""Tables, ranked lists and topic lists: in full, with links to their sentences."""

from __future__ import annotations

import doctest

import pandas as pd
import pytest
from markupsafe import escape

from html_reader import Reader
from newsangles import show
from newsangles.errors import ParameterError
from newsangles.tables import schema
from shown import parsed, statements


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
        '<td class="num" data-label="N">1,234</td>',
        ">26%</td>",
        f'<td class="num">{show.MISSING}</td>',
        ">yes<",
        ">7 Mar 2025<",
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


def test_groups_and_counts_are_shown_with_what_they_are_grouped_by() -> None:
    rows = pd.DataFrame({"who": ["Ruiz", "Holt", "Ruiz"], "kind": pd.Categorical(["a", "b", "b"]), "n": [1, 2, 4]})
    for counts, lines in (
        (
            rows.groupby(["who", "kind"], observed=True)["n"].sum(),
            "Who | Kind | N\nHolt | b | 2\nRuiz | a | 1\nRuiz | b | 4",
        ),
        (rows["who"].value_counts(), "Who | Count\nRuiz | 2\nHolt | 1"),
        (pd.crosstab(rows["who"], rows["kind"]), "Who | A | B\nHolt | 0 | 1\nRuiz | 1 | 1"),
        (
            rows.groupby("who", as_index=False)[["n"]].mean().set_index("who", drop=False),
            "Who | N\nHolt | 2.00\nRuiz | 2.50",
        ),
        (rows["n"], "N\n1\n2\n4"),
    ):
        assert repr(show.table(counts, caption="c")) == f"c\n{lines}"


def test_rows_after_the_first_can_be_folded() -> None:
    frame = pd.DataFrame({"n": range(12)})
    html = str(show.table(frame, caption="c", front=4).html)
    front, fold = html.split('<details class="na fold rest"><summary>8 more rows</summary>')
    assert front.count("<tr") == 1 + 4 and fold.count("<tr") == 1 + 8 and ">c: 8 more rows</span></caption>" in fold
    assert repr(show.table(frame, caption="c", front=4)) == repr(show.table(frame, caption="c"))
    assert "<details" not in show.table(frame, caption="c", front=10).html, "two rows are not worth a fold"
    none = str(show.table(frame, caption="c", front=0).html)
    assert "<summary>c, as a table</summary>" in none and none.count("<table") == 1


def test_a_cell_names_its_column_for_a_card_unless_it_leads_or_is_empty() -> None:
    frame = pd.DataFrame({"who": ["Ana", "Bo"], "said": ["a" * 60, "b" * 60], "role": ["mayor", None]})
    html = str(show.table(frame, caption="c").html)
    assert html.count(' data-label="Who"') == 2 and html.count(' data-label="Role"') == 1
    assert html.count(f" data-lead>{'a' * 60}<") == 1 and 'data-label="Said"' not in html
    assert " data-lead>Ana<" in str(show.table(frame[["who", "role"]], caption="c").html)


def test_columns_can_be_chosen_named_and_misspelt() -> None:
    frame = pd.DataFrame({"a": [1], "b_c": [2]})
    assert repr(show.table(frame, caption="c", columns={"b_c": "Bee"})) == "c\nBee\n2"
    assert repr(show.table(frame, caption="c")) == "c\nA | B c\n1 | 2"
    with pytest.raises(ParameterError, match="use one of: a, b_c"):
        show.table(frame, caption="c", columns=["bc"])


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


def test_statements_can_be_folded_and_what_was_put_in_is_set_apart() -> None:
    docs = parsed("Abc. Def.", [True, False, True, False], "a")
    frame = statements(
        ("One", "Denial by [Ann <b>]", "said", "on [Ann <b>]", (("a", 0),)), ("Two", "Bo", "x", None, ())
    )
    frame["added"] = ["[Ann <b>]", None]
    front, back = frame.iloc[:1], frame.iloc[1:]
    shown = show.topic_list(front, caption="c", docs=docs, folded=back, fold="more, less sure")
    assert repr(shown).splitlines() == [
        "c",
        "One",
        "  Denial by [Ann <b>]: said (s1); on [Ann <b>]",
        "1 more, less sure",
        "Two",
        "  Bo: x",
    ]
    html = str(shown.html)
    assert html.count('class="added"') == 2 and "Denial by <span" in html and "[Ann &lt;b&gt;]</span>:" in html
    assert html.index("<details") < html.index("<dt>Two") and "<summary>1 more, less sure</summary>" in html
    only = show.topic_list(frame.iloc[:0], caption="c", docs=docs, folded=back)
    assert "<details" in str(only.html) and str(only.html).count("<dl") == 1
    assert "<details" not in str(show.topic_list(front, caption="c", docs=docs, folded=frame.iloc[:0]).html)


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


def test_the_examples_in_the_docstrings_hold() -> None:
    doc = parsed("Bridge closed. It may open in May.", [n in (0, 3) for n in range(9)])
    names = {"show": show, "pd": pd, "doc": doc}
    finder, runner = doctest.DocTestFinder(recurse=False), doctest.DocTestRunner(verbose=False)
    functions = [getattr(show, name) for name in show.__all__]
    for shown in [show, *filter(callable, functions)]:
        for test in finder.find(shown, "show", module=False, globs=dict(names)):
            runner.run(test)
    assert runner.tries >= 15 and not runner.failures
