"""Rates: what a quantity is for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from newsangles.angles.claims.quantities import numbers
from newsangles.language.parsed_text import ParsedText

PER = [
    ("The job pays $9 an hour.", "hour"),
    ("Lunch is £4 per head.", "head"),
    ("The mill sells 300 sacks a week.", "week"),
    ("Oil rose to $70 a barrel.", "barrel"),
    ("The masks cost 3 euros each.", "each"),
    ("They earn £30,000-a-year salaries.", "year"),
    ("A ticket costs $5/day.", "day"),
    ("There were 12 deaths per 100,000 people.", "100,000 people"),
    ("There are 40 doctors per million residents.", "million residents"),
    ("Guests pay 10 euros per person per night.", "person per night"),
    ("Rents are $1,200 a month per room.", "month per room"),
    ("The dairy sells 2 million litres of milk a year.", "year"),
    ("They pay $300 in rent a week.", "week"),
    ("They paid $300 in rent a week ago.", None),
    ("He met 20 teachers a year ago.", None),
    ("The city gave 20 families a house.", None),
    ("The two thieves each got a fine.", None),
    ("The rate is 3 per cent.", None),
    ("The train went 80 km/h.", None),
]


@pytest.mark.parametrize(("text", "expected"), PER)
def test_what_a_quantity_is_for(text: str, expected: str | None, parse_text: Callable[[str], Doc]) -> None:
    assert [q.per for q in numbers(ParsedText(parse_text(text)))] == [expected]
