from __future__ import annotations

import pytest

from newsangles.angles.claims.counted import compares, unit_of
from newsangles.language.parsed_text import parsed_text_of
from parses import one


@pytest.mark.parametrize(("text", "unit"), [("They sent 90 doses.", "dose"), ("It took 40 job seekers.", "job seeker")])
def test_the_unit_is_a_whole_word(text: str, unit: str) -> None:
    view = parsed_text_of(one(text))
    assert unit_of(view, view.n - 2) == unit


def test_times_that_compare() -> None:
    view = parsed_text_of(one("It is four times higher; she won four times."))
    assert [compares(view, k) for k in range(view.n) if view.lower[k] == "times"] == [True, False]
