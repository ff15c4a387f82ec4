"""Rows whose content states nothing."""

from __future__ import annotations

import pytest

from angle_rows import Parse


@pytest.mark.parametrize(
    ("text", "cue_class"),
    [
        ("Residents described the awful noise coming from the quarry.", "attitude"),
        ("Residents described the noise as a torment.", "speech"),
        ("She will testify about the loans.", "attitude"),
        ("She will testify that the loans were false.", "speech"),
        ("Students often think about the rent in other terms.", "attitude"),
        ("Students think the rent is too high.", "thought"),
        ("They refer to the war in the east.", "attitude"),
        ("The state is expected to call a chemist on Monday.", "attitude"),
        ("Analysts expect the state to call a chemist on Monday.", "thought"),
        ("Mrs Berg and other members openly criticised this.", "attitude"),
        ("Mrs Berg and other members openly criticised the plan as reckless.", "speech"),
        ("Viewers see the ship sink.", "attitude"),
    ],
)
def test_class(parse_text: Parse, text: str, cue_class: str) -> None:
    assert [q.cue_class for q in parse_text(text)._.quotes] == [cue_class]


@pytest.mark.parametrize(
    "text",
    ["Let's see whether the plan works.", "They may have thought that nobody would ask."],
)
def test_said_by_nobody(parse_text: Parse, text: str) -> None:
    assert not parse_text(text)._.quotes
