"""Pronouns that mean no actor, or none that the text gives."""

from __future__ import annotations

import pytest

from angle_rows import Parse


@pytest.mark.parametrize(
    "text", ["John Smith blamed him.", "John Smith spoke to him.", "Jane Doe has often criticised her."]
)
def test_an_object_is_not_its_own_subject(parse_text: Parse, text: str) -> None:
    doc = parse_text(text)
    (pronoun,) = [m for m in doc._.mentions if m.kind == "pronoun"]
    assert pronoun.actor_id is None


def test_what_stays_open_is_listed(parse_text: Parse) -> None:
    doc = parse_text("Nobody had seen it. They stayed in.")
    assert {m.text: (m.actor_id, m.confidence) for m in doc._.mentions} == {"it": (None, None), "They": (None, None)}
    assert all(m.reason.startswith("stays open") for m in doc._.mentions)


@pytest.mark.parametrize("text", ["It rained all night.", "It is hard to move on.", "It seems that nobody came."])
def test_an_it_that_means_nothing_is_not_listed(parse_text: Parse, text: str) -> None:
    assert parse_text(text)._.mentions == ()
