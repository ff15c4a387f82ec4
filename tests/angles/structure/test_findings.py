"""The sentence on what is not read."""

from __future__ import annotations

import pytest

from newsangles.angles.structure.findings import left_out


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
