"""Persons who only undergo what is told, in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from newsangles.angles.framing.portrayals import portrayals

Parse = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "mention", "undergone"),
    [
        ("Anna Berg was murdered on Monday.", "Anna Berg", True),
        ("The murder of Anna Berg shocked the village.", "Anna Berg", True),
        ("Peter Pell died in a horrible crash on Sunday.", "Peter Pell", True),
        ("Peter Pell murdered Anna Berg.", "Peter Pell", False),
        ("Anna Berg was murdered by Peter Pell.", "Peter Pell", False),
        ("Critics condemned Peter Pell as a corrupt and dishonest bully.", "Peter Pell", False),
        ("Maria Ruiz was convicted of fraud.", "Maria Ruiz", False),
        ("Maria Ruiz opened the new school.", "Maria Ruiz", False),
    ],
)
def test_who_only_undergoes_what_is_told(parse_text: Parse, text: str, mention: str, undergone: bool) -> None:
    (row,) = [row for row in portrayals(parse_text(text)) if row.mention == mention]
    assert row.undergone is undergone
    assert not (row.undergone and row.shown)


def test_a_victim_is_one_in_the_whole_text(parse_text: Parse) -> None:
    last = "Corrupt and dishonest gangsters accused the father of Anna Berg."
    for before, undergone in (("", False), ("Anna Berg was stabbed. Anna Berg was murdered. ", True)):
        row = [row for row in portrayals(parse_text(before + last)) if row.mention == "Anna Berg"][-1]
        assert (row.tone, row.undergone) == (-1, undergone)
