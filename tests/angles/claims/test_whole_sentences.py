"""Sentences that are claims as a whole."""

from __future__ import annotations

import pytest

from angle_rows import Parse

SENTENCES = [
    ("The first mayor out of twelve that ever resigned from office in 1998.", True),
    ("Was it the first mayor out of twelve that ever resigned?", False),
    ("Possession of cannabis, held in custody for a bond of $90,000.", False),
]


@pytest.mark.parametrize(("text", "whole"), SENTENCES)
def test_a_statement_without_a_main_verb(parse_text: Parse, text: str, whole: bool) -> None:
    assert [row.rule == "whole sentence" for row in parse_text(text)._.claims if row.text in text] == [True] * whole
