"""Days that belong to something else in the sentence."""

from __future__ import annotations

import pytest

from angle_rows import dated, row_of

TEXTS = [  # trigger, how dated
    ("A claim made against the mayor in 2010 was dropped.", "claim", "inferred"),
    ("Video reviewed by agents on Monday did not show an attack by rebels.", "attack", "undated"),
]


@pytest.mark.parametrize(("text", "word", "dating"), TEXTS)
def test_days_of_other_clauses(text: str, word: str, dating: str) -> None:
    assert row_of(dated(text), word).dating == dating
