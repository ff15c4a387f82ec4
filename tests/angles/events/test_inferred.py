"""Dates of events that have no time of their own."""

from __future__ import annotations

import pytest

from angle_rows import dated, row_of

ROWS = [  # trigger, how dated, first day, last day
    ("The union will strike.", "strike", "undated", "2025-03-07", None),
    ("The bank plans to close six branches.", "close", "undated", "2025-03-07", None),
    ("The minister supports the strike.", "supports", "undated", "2025-03-07", "2025-03-07"),
    ("The minister attacked the union.", "attacked", "undated", None, "2025-03-07"),
]


@pytest.mark.parametrize(("text", "word", "dating", "begin", "end"), ROWS)
def test_the_side_of_publication(text: str, word: str, dating: str, begin: str | None, end: str | None) -> None:
    row = row_of(dated(text), word)
    assert (row.dating, row.begin, row.end_date) == (dating, begin, end)
    assert row.date_reason and "when it was published" in row.date_reason


SHARED = [
    ("Police arrested two men on Monday, seizing a van and killing a dog.", "killing"),
    ("Two men were killed and nine were injured on Monday.", "killed"),
    ("The army attacked the town on Monday, forcing the rebels to retreat.", "retreat"),
]


def test_events_share_a_time_of_their_sentence() -> None:
    found = [row_of(dated(text), word) for text, word in SHARED]
    for row in found:
        assert row.dating in ("stated", "inferred", "undated")
        if row.dating == "inferred":
            assert (row.begin, row.end_date) == ("2025-03-03", "2025-03-03")
            assert row.date_reason and row.date_reason.startswith("inferred from") and row.time_id
    assert any(row.dating == "inferred" for row in found)


def test_without_a_publication_date_nothing_is_on_its_side() -> None:
    row = row_of(dated("The minister attacked the union.", published=None), "attacked")
    assert (row.begin, row.end_date) == (None, None)
