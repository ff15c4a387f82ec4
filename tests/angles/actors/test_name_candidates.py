"""Candidates for names: what is no part of one is cut off."""

from __future__ import annotations

import pytest

from angle_rows import Parse
from newsangles.angles.actors.name_candidates import candidates
from newsangles.language.parsed_text import ParsedText


@pytest.mark.parametrize(
    ("text", "name", "never"),
    [
        ("UK Home Secretary Priya Shah met the envoy.", "UK", "UK Home"),
        ("US Treasury Secretary Lou Hall left.", "US", "US Treasury"),
        ("Two United States officials met on Monday.", "United States", "Two United States"),
        ("Customers of Acme Stores were angry.", "Acme Stores", "Customers of Acme Stores"),
    ],
)
def test_cut_off(parse_text: Parse, text: str, name: str, never: str) -> None:
    found = candidates(ParsedText(parse_text(text)))
    assert name in found
    assert never not in found
