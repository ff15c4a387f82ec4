"""Testimony printed without quotation marks."""

from __future__ import annotations

import pytest

from angle_rows import Parse, claim

TOLD = "Susan Pell, on being examined, said: I am a clerk. The guard behaved well. He then threw the ledger out."


@pytest.mark.parametrize(("part", "speaker"), [("guard behaved", "Susan Pell"), ("threw", "Susan Pell")])
def test_a_witness_speaks_to_the_end_of_the_paragraph(parse_text: Parse, part: str, speaker: str) -> None:
    row = claim(parse_text(TOLD + " I ran home.\n\nThe court rose at noon."), part)
    assert (row.voice, row.source, row.source_evidence) == ("attributed", speaker, "last speaker")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (TOLD + " I ran home.\n\nThe court rose at noon.", "court"),
        ("Susan Pell said: “I am a clerk.” The guard behaved well.", "guard"),
        ("Susan Pell said the bank was shut: it had failed. The guard behaved well.", "guard"),
    ],
)
def test_what_no_witness_tells(parse_text: Parse, text: str, part: str) -> None:
    assert claim(parse_text(text), part).voice == "outlet"
