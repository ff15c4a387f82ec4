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


def test_a_thought_that_was_no_reason_is_no_claim(parse_text: Parse) -> None:
    text = "“Ben did not speak because he thought it was a fine slogan,” she said."
    assert [row.text for row in parse_text(text)._.claims] == [
        "Ben did not speak because he thought it was a fine slogan"
    ]


@pytest.mark.parametrize(("text", "part"), PARTS)
def test_a_part_is_no_claim(parse_text: Parse, text: str, part: str) -> None:
    texts = [row.text for row in parse_text(text)._.claims]
    assert texts
    assert not any(found.startswith(part) for found in texts)


def test_what_is_told_with_how_is_one(parse_text: Parse) -> None:
    texts = [row.text for row in parse_text("She described how the men broke into the house at night.")._.claims]
    assert "how the men broke into the house at night" in texts


CUT = {
    "The rules fell after Labour and the Greens met in Hull.": ["after Labour and the Greens met"],
    "A month after Ruiz left the firm, Cole said it was shut.": ["it was shut"],
    "“I do not think we should talk now,” Ruiz said.": ["I do not think we should talk now"],
    "Nor is it only the mayor who is unhappy.": ["Nor is it only the mayor"],
}


def test_what_the_parser_cut_is_one_claim(parse_text: Parse) -> None:
    for text, parts in CUT.items():
        found = [row.text for row in parse_text(text)._.claims]
        assert all(any(part in claim for claim in found) for part in parts), (text, found)
        assert not any(c.startswith(("the Greens", "we should", "is it")) for c in found), (text, found)
