"""What is no time where it stands, though it looks like one."""

from __future__ import annotations

import pytest

from angle_rows import Parse
from marked_times import FRIDAY
from newsangles.angles.timeline.component import times

NONE = [
    "The man may march on May Street.",
    "She fell in the fall from the wall.",
    "The 36-year-old singer died.",
    "Maria Lopez, 54, won the race.",
    "The survey asked 1709 children.",
    "It is 2000 years old.",
    "She came second.",
    "Wait a second chance.",
    "They won 3-1.",
    "The sun set over the Sun.",
    "The road is 1500 metres long.",
    "He scored in the first half.",
    "The firm paid $2010 for it.",
    "Flight 1549 landed.",
    "The Daily Mail wrote it.",
    "April Jones sang.",
    "They harvested winter wheat.",
    "He is now the mayor.",
    "The 99/100 ratio held.",
    "It fell on February 30.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_times(text: str, parse_text: Parse) -> None:
    assert [(t.text, t.value) for t in times(parse_text(text), FRIDAY) if t.value] == []
