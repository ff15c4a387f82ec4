"""Figures worth checking."""

from __future__ import annotations

import pytest

from first_page import Parse, page_of
from newsangles.angles.overview.quantities import figures, is_figure


@pytest.mark.parametrize(
    ("value", "unit", "known"),
    [(3.0, "$", True), (3.0, "%", True), (40.0, "people", True), (4.0, "people", False), (90.0, "km", False)],
)
def test_money_shares_and_counts(value: float, unit: str, known: bool) -> None:
    assert is_figure({"value": value, "unit": unit}, 10) == known


def test_what_has_no_value_or_no_unit_is_none() -> None:
    assert not is_figure({"value": None, "unit": "people"}, 10) and not is_figure({"value": 90.0, "unit": None}, 10)


def test_figures_of_a_stretch_are_within_it(parse_text: Parse) -> None:
    text = "The bridge cost 40 million dollars. The road cost 50 million dollars."
    page = page_of(parse_text, text)
    assert len(figures(page, 0, len(text), least=10)) == 2
    assert len(figures(page, 0, text.index("The road"), least=10)) == 1
    assert figures(page, 0, 0, least=10) == []
