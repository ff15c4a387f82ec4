"""Rows in running text, and the sentence on what is not read."""

from __future__ import annotations

import pandas as pd
import pytest

from newsangles.angles.structure.findings import in_running_text, left_out


def test_rows_of_headlines_and_captions_are_told_apart() -> None:
    rows = pd.DataFrame({"article_id": ["a", "a", "b"], "start": [3, 30, 3]})
    paragraphs = pd.DataFrame(
        {"article_id": ["a", "a"], "start": [0, 21], "end": [20, 90], "kind": ["headline", "body"]}
    )
    assert in_running_text(rows, {"paragraphs": paragraphs}).index.tolist() == [1, 2]
    assert in_running_text(rows, {}) is rows


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ([], None),
        (["body", "headline", "dateline"], None),
        (["body", "note"], "One paragraph of the text is not read, as no part of the story: notes."),
        (
            ["menu", "note", "menu"],
            "Three paragraphs of the text are not read, as no part of the story: menus and notes.",
        ),
    ],
)
def test_what_is_left_out_in_a_sentence(kinds: list[str], said: str | None) -> None:
    assert left_out(kinds) == said
