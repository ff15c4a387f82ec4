"""The kind of a quote and the class of its cue."""

from __future__ import annotations

import pytest

from angle_rows import Parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Go,” she said.", ["direct"]),
        ("She said she would go.", ["indirect"]),
        ("She said the trip was “a long one.”", ["mixed"]),
    ],
)
def test_kind(parse_text: Parse, text: str, expected: list[str]) -> None:
    assert [q.kind for q in parse_text(text)._.quotes] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said that it rained.", "speech"),
        ("According to the union, it rained.", "speech"),
        ("She wrote that it rained.", "writing"),
        ("She thinks that it rained.", "thought"),
        ("She hopes to win the race.", "intention"),
        ("The general ordered the troops to leave.", "speech"),
        ("She opposes the new tax.", "attitude"),
        ("The study found that it rained.", "finding"),
        ("For Ruiz, the deal was a disaster.", "thought"),
        ("The governor signed the bill.", "attitude"),
        ("The governor signed “the worst bill of the year.”", "writing"),
    ],
)
def test_cue_class(parse_text: Parse, text: str, expected: str) -> None:
    assert [q.cue_class for q in parse_text(text)._.quotes] == [expected]
