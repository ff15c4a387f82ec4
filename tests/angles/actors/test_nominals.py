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


def test_an_age_is_whose_the_text_tells(parse_text: Parse) -> None:
    text = "Rovers have named Carlos Vega as manager. Vega, 56, left in May.\n\nThe 56-year-old said: “I am proud.”"
    doc = parse_text(text)
    (row,) = [q for q in doc._.quotes if q.source == "The 56-year-old"]
    assert {a.actor_id: a.name for a in doc._.actors}.get(row.actor_id or "") == "Carlos Vega"


def test_what_a_firm_makes_is_the_firm(parse_text: Parse) -> None:
    first = "Alan Brook PLC on Monday posted lower profit. Alan Brook noted that costs rose.\n\n"
    doc = parse_text(f"{first}In the half year, the Leeds-based carpet manufacturer said that revenue rose by 9%.")
    (row,) = [q for q in doc._.quotes if q.source == "the Leeds-based carpet manufacturer"]
    assert {a.actor_id: a.name for a in doc._.actors}.get(row.actor_id or "", "").startswith("Alan Brook")


def test_a_body_without_a_name_that_says_something_is_an_actor(parse_text: Parse) -> None:
    doc = parse_text("Two men were held on Monday. Police said a shop had been robbed. A union said it was shocked.")
    named = {a.actor_id: a.name for a in doc._.actors}
    assert [named.get(q.actor_id or "") for q in doc._.quotes] == ["Police", "A union"]
