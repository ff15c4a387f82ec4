"""Sources that stand in the same sentence as a row without one."""

from __future__ import annotations

import pytest

from angle_rows import Parse


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The council raised the issue of litter in May, asserting that it costs the town too much.", "The council"),
        ("“We need a new roof, and soon,” says Will.", "Will"),
        ("In a statement announcing the sale, the firm's board said that the plant would close.", "the firm's board"),
    ],
)
def test_sources(parse_text: Parse, text: str, source: str) -> None:
    assert {quote.source for quote in parse_text(text)._.quotes} == {source}
