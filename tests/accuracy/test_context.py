"""Sentences around rows: where they begin and end, and how a row is marked in them."""

from __future__ import annotations

import pytest

from newsangles.accuracy.context import around, marked, marked_all, sentences

TEXT = 'The U.S. plan failed. "It is over," Mr. Hale said. "We go."\n\nA second paragraph! Is it one? Yes'


def test_sentences_end_at_marks_and_paragraphs_and_take_their_opening_quotation_mark() -> None:
    assert [TEXT[a:b] for a, b in sentences(TEXT)] == [
        "The U.S. plan failed.",
        '"It is over," Mr. Hale said.',
        '"We go."',
        "A second paragraph!",
        "Is it one?",
        "Yes",
    ]
    assert sentences(" \n ") == []


@pytest.mark.parametrize(
    ("row", "also", "before", "shown"),
    [
        ("over", [], 0, '"It is ⟦over⟧," Mr. Hale said.'),
        ("over", [], 1, 'The U.S. plan failed. "It is ⟦over⟧," Mr. Hale said.'),
        ("We go", ["Hale"], 0, '"It is over," Mr. Hale said. "⟦We go⟧."'),
        ('go."\n\nA second', [], 0, '"We ⟦go."  A second⟧ paragraph!'),
    ],
)
def test_a_row_is_shown_in_its_sentences(row: str, also: list[str], before: int, shown: str) -> None:
    place, *others = ((TEXT.index(text), TEXT.index(text) + len(text)) for text in (row, *also))
    stretch = around(sentences(TEXT), place, others, before)
    assert marked(TEXT, stretch, place) == shown


def test_a_long_sentence_is_cut_around_the_row() -> None:
    text = f"{'word ' * 200}here {'word ' * 200}".strip()
    start = text.index("here")
    shown = marked(text, (0, len(text)), (start, start + 4))
    assert shown.startswith("…word ") and shown.endswith(" word…") and "⟦here⟧" in shown
    assert len(shown) < 850
    whole = marked(text, (0, len(text)), (0, len(text)))
    assert whole.startswith("⟦word") and " … " in whole and len(whole) < 750


def test_several_rows_are_marked_and_of_those_that_overlap_the_first() -> None:
    assert marked_all("a b c d", (0, 7), [(4, 5), (0, 3), (2, 5), (6, 9)]) == "⟦a b⟧ ⟦c⟧ ⟦d⟧"
