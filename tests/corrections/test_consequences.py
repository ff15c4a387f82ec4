"""Consequences of a correction within its own row."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from newsangles.corrections.consequences import settle_parts


@pytest.mark.parametrize(
    ("start", "end", "parts"),
    [
        (9, 20, ((9, 20),)),  # what stood before its cue goes
        (0, 5, ((0, 5),)),
        (2, 18, ((2, 5), (9, 18))),
        (6, 8, ((6, 8),)),
    ],
)
def test_the_parts_of_a_quote_follow_its_new_words(start: int, end: int, parts: object) -> None:
    applier: Any = SimpleNamespace(text="x" * 30)
    row: dict[str, Any] = {"parts": ((0, 5), (9, 20)), "start": start, "end": end}
    settle_parts(applier, row, {"start": start, "end": end, "kind": "mixed"})
    assert (row["parts"], row["start"], row["end"]) == (parts, start, end)
