"""The word that names an event, and the weights that choose it."""

from __future__ import annotations

import pytest

from angle_rows import Parse, row_of
from newsangles.angles.events.triggers import model

NO_EVENTS = [  # no copulas, no auxiliaries, no verbs that only say that something begins or goes on beside what does
    ("Paris is the capital of France.", "is"),
    ("The mayor has resigned.", "has"),
    ("The firm is a bank.", "bank"),
    ("The tall man laughed.", "man"),
]


@pytest.mark.parametrize(("text", "word"), NO_EVENTS)
def test_what_is_no_event(parse_text: Parse, text: str, word: str) -> None:
    assert word not in [row.text for row in parse_text(text)._.events]


NAMES = [
    ("France held talks with Iran.", "held", "hold talks"),
    ("The firm called off the party.", "called", "call off"),
    ("France attacked Libya.", "attacked", "attack"),
]


@pytest.mark.parametrize(("text", "word", "name"), NAMES)
def test_base_form(parse_text: Parse, text: str, word: str, name: str) -> None:
    assert row_of(parse_text(text), word).trigger == name


def test_weights_say_where_they_come_from() -> None:
    found = model()
    assert found.header["command"].startswith("newsangles train events ")
    assert "MEANTIME" in found.header["corpus"]
    assert "CC BY 4.0" in found.header["corpus"]
    for which in ("trigger", "source", "object"):
        for said, so in found.header["measured"][which]["bins (said, judged)"]:
            assert abs(said - so) <= 0.1
