"""Parameters out of bounds are refused in one line with a remedy, and filters are named in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsangles.errors import ParameterError
from newsangles.tables import parameters


@pytest.mark.parametrize(
    ("check", "value"),
    [
        *((parameters.share, value) for value in (7, -0.1, "high", True, None, float("nan"))),
        *((parameters.whole_number, value) for value in (-1, 2.5, "many", True)),
        *((parameters.yes_or_no, value) for value in ("no", 1)),
    ],
)
def test_a_value_out_of_bounds_is_refused(check: Callable[..., None], value: object) -> None:
    with pytest.raises(ParameterError, match=r"^a_name: .* is .*; give ") as caught:
        check(a_name=value)
    assert repr(value) in str(caught.value)


def test_a_value_within_bounds_is_none_of_its_business() -> None:
    parameters.share(minimum=0, other=1.0, third=0.5)
    parameters.whole_number(most=0)
    parameters.yes_or_no(idle=False)
    parameters.one_of(["fact", "all"], status="all")
    for name, value in {"minimum_confidence": 0.3, "least": -3, "idle": True, "actor": "Napoleon"}.items():
        parameters.check(name, value)


def test_another_word_is_refused_with_those_allowed() -> None:
    with pytest.raises(ParameterError, match=r"status: 'sure' is not one of its words; use one of fact, all"):
        parameters.one_of(["fact", "all"], status="sure")


@pytest.mark.parametrize(("name", "value"), [("minimum_confidence", 3), ("maximum_events", -1)])
def test_a_name_tells_the_bounds(name: str, value: object) -> None:
    with pytest.raises(ParameterError, match=f"^{name}: "):
        parameters.check(name, value)


def test_filters_are_named_in_words() -> None:
    assert parameters.kept("claims", minimum_checkworthiness=0.0, status="all", actor="", attitudes=False) == ""
    both = parameters.kept("claims", minimum_checkworthiness=0.5, status="fact")
    assert both == "Claims with a check-worthiness of at least 0.5 and the status “fact” only: "
