"""A row's confidence in words."""

from __future__ import annotations

import pytest

from newsangles.tables.schema import TABLES
from newsangles.tables.trust_words import NOT_MEASURED, known, trust


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (1.0, "nearly always right"),
        (0.95, "nearly always right"),
        (0.91, "right 9 times in 10"),
        (0.5, "right half of the time"),
        (0.12, "right 1 time in 10"),
        (0.02, "hardly ever right"),
    ],
)
def test_a_confidence_is_said_in_tenths(confidence: float, words: str) -> None:
    assert trust(confidence, "quotes") == f"{words}, on US political news"
    assert trust(confidence, "roles") == words
    assert trust(confidence, "quotes", "your own judged rows") == f"{words}, on your own judged rows"


@pytest.mark.parametrize("confidence", [None, float("nan")])
def test_a_row_that_was_never_measured_says_so(confidence: float | None) -> None:
    assert trust(confidence, "quotes") == NOT_MEASURED


def test_what_was_measured_is_said_of_tables_that_are_there() -> None:
    assert set(known()) < set(TABLES)
