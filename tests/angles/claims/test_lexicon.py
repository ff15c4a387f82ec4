"""Word lists of claims are whole."""

from __future__ import annotations

from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.quotes.lexicon import implication_of


def test_word_lists_are_whole() -> None:
    assert all(lexicon().values())
    assert "new york times" in lexicon()["outlet name"]
    assert set(implication_of().values()) <= {"neutral", "doubting", "asserting", "endorsing", "conceding"}
