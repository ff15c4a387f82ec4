"""Numerals: what numbers in figures and words are worth, before it is known what they count."""

from __future__ import annotations

import json
import math

import pytest
import spacy

from newsangles.angles.claims.numerals import numerals
from newsangles.language.parsed_text import ParsedText

NLP = spacy.blank("en")

WRITTEN: list[tuple[str, list[float | None]]] = [
    # a part after a whole number, before or after its scale or unit
    ("three and a half kilometres", [3.5]),
    ("five and a quarter litres", [5.25]),
    ("one-and-a-half acres", [1.5]),
    ("2 and a half kilos", [2.5]),
    ("two million and a half", [2.5e6]),
    ("a billion and a half", [1.5e9]),
    ("one and a quarter million", [1.25e6]),
    ("four and a half thousand", [4500]),
    ("a mile and a half", [1.5]),
    ("a car and a half empty bus", []),
    # a part of a scale or a measure
    ("a quarter million", [250_000]),
    ("a third of a million", [333_333.333333333]),
    ("three quarters of a billion", [750e6]),
    ("half a million", [500_000]),
    ("two-thirds of a million", [666_666.666666667]),
    ("half an acre", [0.5]),
    ("a quarter of a mile", [0.25]),
    # dozens
    ("two dozen", [24]),
    ("a dozen", [12]),
    ("half a dozen", [6]),
    ("5 dozen", [60]),
    ("dozens", [24]),
    # short scales, which need a currency where a letter means much else
    ("$4.7B", [4.7e9]),
    ("€7T", [7e12]),
    ("£3b", [3e9]),
    # scales that are glued to the figure, or joined by a hyphen or a blank that does not break
    ("£2.5billion", [2.5e9]),
    ("$24-million", [24e6]),
    ("€3\xa0million", [3e6]),
    ("£4 m", [4e6]),
    ("$2mil", [2e6]),
    ("7million", [7e6]),
    ("Rs 40 cr", [4e8]),
    ("7T", []),
    ("1.2bn", [1.2e9]),
    # thousands with spaces, commas, stops
    ("45 000", [45_000]),
    ("45\u202f000", [45_000]),
    ("1\xa0250\xa0000", [1_250_000]),
    ("1.200.000", [1_200_000]),
    ("12,500", [12_500]),
    ("020 000", []),
    ("2.5 lakh crore", [2.5e12]),
    ("30 lakhs", [3e6]),
    ("6 1/4", [6.25]),
    ("100 , 000", [100_000]),
    ("35, 000", [35_000]),
    # parts that are ordinals or parts of a year
    ("a third of voters", [0.333333333333333]),
    ("a third man", []),
    ("the last two quarters", []),
    ("three quarters in a row", []),
    ("the second half", []),
]


@pytest.mark.parametrize(("text", "values"), WRITTEN)
def test_value(text: str, values: list[float | None]) -> None:
    assert [numeral.value for numeral in numerals(ParsedText(NLP(f"It had {text}.")))] == values


def test_a_number_that_is_too_great_is_kept_without_a_value() -> None:
    (numeral,) = numerals(ParsedText(NLP(f"It has {'7' * 400} grains.")))
    assert (numeral.value, numeral.vague, numeral.end - numeral.start) == (None, None, 400)
    values = [n.value for n in numerals(ParsedText(NLP(f"$1 trillion and ${'9' * 305} trillion")))]
    assert values == [1e12, None]
    assert json.loads(json.dumps(values)) == values
    assert all(math.isfinite(value) for value in values if value is not None)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("A$3.5m", "AUD"),
        ("$A3.5m", "AUD"),
        ("NZ$40", "NZD"),
        ("C$2bn", "CAD"),
        ("Rs. 500", "rupee"),
        ("₹500", "INR"),
        ("R$5 million", "BRL"),
        ("RM40", "MYR"),
        ("CHF 20", "CHF"),
        ("20 pesos", "peso"),
        ("US $20", "USD"),
        ("dlrs 2 million", "$"),
        ("30 million pounds", "GBP"),
        ("half a percentage point", "percentage point"),
    ],
)
def test_unit(text: str, unit: str) -> None:
    assert [numeral.unit for numeral in numerals(ParsedText(NLP(f"It cost {text} then.")))] == [unit]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5 to 10 million", 5e6, 1e7),
        ("2 to 3 %", 2, 3),
        ("between 5 and 6 kg", 5, 6),
        ("three or four", 3, 4),
        ("20 or 50 million", 2e7, 5e7),
        ("one in five", 0.2, None),
        ("1 in 20", 0.05, None),
        ("two out of three", 2 / 3, None),
    ],
)
def test_two_numbers_as_one(text: str, low: float, high: float | None) -> None:
    assert [(n.value, n.high) for n in numerals(ParsedText(NLP(f"It takes {text}.")))] == [(low, high)]
