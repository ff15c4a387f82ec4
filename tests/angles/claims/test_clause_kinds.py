"""Clauses that are no claims by themselves."""

from __future__ import annotations

import pytest

from angle_rows import Parse

PARTS = [
    ("Teachers examined how children read.", "how children read"),
    ("The council will go ahead, whatever residents may say.", "whatever residents may say"),
    ("Now that the bridge is open, traders expect better sales.", "the bridge is open"),
    ("The fund helps poor men and women understand that loans are dear.", "poor men and women understand"),
    ("The bridge, built in 1903 and known as the Old Lady, fell at noon.", "known as the Old Lady"),
    ("The sale is fine as long as somebody pays the staff.", "somebody pays the staff"),
    ("Some men paid, but the others did not.", "the others did not"),
]


@pytest.mark.parametrize(("text", "part"), PARTS)
def test_a_part_is_no_claim(parse_text: Parse, text: str, part: str) -> None:
    texts = [row.text for row in parse_text(text)._.claims]
    assert texts
    assert not any(found.startswith(part) for found in texts)


def test_what_is_told_with_how_is_one(parse_text: Parse) -> None:
    texts = [row.text for row in parse_text("She described how the men broke into the house at night.")._.claims]
    assert "how the men broke into the house at night" in texts
