"""Capitals that act for their state, or say where."""

from __future__ import annotations

import pytest

from angle_rows import Parse


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Moscow rejected the plan of Ukraine.", "actor"),
        ("A deal with Moscow is near.", "actor"),
        ("They met in Moscow.", "place"),
        ("Jane Doe travelled to Moscow.", "place"),
        ("The rights were sold to Moscow.", "actor"),
    ],
)
def test_a_capital_acts_or_says_where(parse_text: Parse, text: str, reading: str) -> None:
    doc = parse_text(text)
    assert [m.reading for m in doc._.mentions if m.text == "Moscow"] == [reading]


def test_a_capital_that_only_says_where_acts_for_nobody(parse_text: Parse) -> None:
    doc = parse_text("Russia held a parade. Crowds gathered in Moscow.")
    (moscow,) = [row for row in doc._.actors if row.name == "Moscow"]
    assert (moscow.acts_for, moscow.country) == (None, "ru")
