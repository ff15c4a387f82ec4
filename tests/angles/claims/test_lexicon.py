"""Word lists of claims are whole."""

from __future__ import annotations

from newsangles.angles.claims.kinds import implication_of
from newsangles.angles.claims.lexicon import lexicon


def test_word_lists_are_whole() -> None:
    assert all(lexicon().values())
    assert "new york times" in lexicon()["outlet name"]
    assert set(implication_of().values()) <= {"neutral", "doubting", "asserting", "endorsing", "conceding"}
