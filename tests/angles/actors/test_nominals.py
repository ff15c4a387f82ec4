"""Nouns such as "the mayor": whom they mean, and whom they describe."""

from __future__ import annotations

import pytest

from angle_rows import Parse, meant


@pytest.mark.parametrize(
    ("text", "words", "after", "who"),
    [
        ("Mayor Linda Cole met Kevin Shaw, a baker. The mayor promised help.", "The mayor", "", "Linda Cole"),
        ("My father, Ralph Dean, was a miner. I was ten. My father died in 1990.", "My father", "ten", "Ralph Dean"),
        ("The victim told police he had been robbed.", "he", "police", "The victim"),
        ('A police officer stopped a motorist. "I asked him why," the officer said.', "him", "", "a motorist"),
    ],
)
def test_nouns_and_described_persons(parse_text: Parse, text: str, words: str, after: str, who: str) -> None:
    assert meant(parse_text(text), words, after) == who
