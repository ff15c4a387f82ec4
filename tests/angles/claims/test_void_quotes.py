"""Attributions that attribute nothing."""

from __future__ import annotations

import pytest

from angle_rows import Parse

VOID = [
    "No witness claimed that the driver hit the boy.",
    "Not any of the witnesses said he ran.",
    "None of the letters states that she was paid.",
    "Nobody claims the dam is safe.",
    "Police did not say that he was armed.",
    "She refused to say whether she would stand.",
    "The agency was charged with protecting the ports.",
]


@pytest.mark.parametrize("text", VOID)
def test_the_sentence_is_the_outlets(parse_text: Parse, text: str) -> None:
    (row,) = parse_text(text)._.claims
    assert (row.text, row.voice) == (text.rstrip("."), "outlet")


def test_a_crime_is_no_task(parse_text: Parse) -> None:
    (row,) = parse_text("The clerk was charged with stealing two cars.")._.claims
    assert (row.kind, row.status) == ("accusation", "alleged")
