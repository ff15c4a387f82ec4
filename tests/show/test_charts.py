"""Bar charts and charts of occurrence: their text, their numbers and their bounds."""

from __future__ import annotations

import pandas as pd
import pytest

from html_reader import Reader
from newsangles import show
from newsangles.errors import ParameterError
from shown import SIGNS


def test_bars_keep_their_text_and_numbers() -> None:
    frame = pd.DataFrame({"direct": [2, 0], "indirect": [1, 3]}, index=["from $5 to $3", "#010203 font: 3px x; <g id="])
    shown = show.bars(frame, title="Voice", unit="quotes")
    html = str(shown.html)
    read = Reader(html)
    assert "from $5 to $3" in read.text
    assert "#010203 font: 3px x; <g id=" in read.text
    assert "2 direct, 1 indirect" in read.text and "3 indirect" in read.text and "0 direct" not in read.text
    assert 'role="img" aria-label="Bar chart. Voice (quotes). from $5 to $3: 2 direct, 1 indirect;' in html
    assert repr(show.bars(frame, title="Quotes by day", unit="quotes")).startswith("Quotes by day\n")
    assert "currentColor" in html
    assert "DejaVu" not in html
    assert len(html) < 7000
    assert html == str(show.bars(frame, title="Voice", unit="quotes").html)
    assert repr(shown).splitlines()[1] == "  from $5 to $3: 2 direct, 1 indirect"


def test_two_figures_share_no_ids() -> None:
    frame = pd.DataFrame({"a": [1, 2], "b": [3, 4], "c": [5, 6], "d": [7, 8]})
    figures = [str(show.bars(frame, title=title).html) for title in ("One", "Two")]
    ids = [Reader(html).ids for html in figures]
    assert ids[0] and len(figures[0]) < 10_000, "a pattern takes more bytes than what it fills"
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
    assert "beginning of the text" in text
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
