"""Quantities in words for readers."""

from __future__ import annotations

import pytest

from newsangles.angles.claims.quantities import Quantity
from newsangles.angles.claims.wording import shown


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Quantity(0, 0, 0, 1, 200, None, "people", "more than"), "more than 200 people"),
        (Quantity(0, 0, 0, 1, 1.5e12, None, "$", "about"), "about $1.5 trillion"),
        (Quantity(0, 0, 0, 1, 5, 10, "%"), "5 to 10%"),
        (Quantity(0, 0, 0, 1, 2500), "2,500"),
        (Quantity(0, 0, 0, 1, 0.75), "0.75"),
        (Quantity(0, 0, 0, 1, None, None, "village", "about"), "many (village)"),
        (Quantity(0, 0, 0, 1, None, None, None, "about"), "many"),
    ],
)
def test_shown(quantity: Quantity, expected: str) -> None:
    assert shown(quantity.value, quantity.high, quantity.unit, quantity.approximate) == expected
