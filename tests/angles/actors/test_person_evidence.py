"""Evidence that a name is a person's, and what it is without any."""

from __future__ import annotations

import pytest

from angle_rows import Parse
from newsangles.angles.actors.name_candidates import name_from
from newsangles.angles.actors.names import Named
from newsangles.angles.actors.person_evidence import is_person
from newsangles.language.parsed_text import ParsedText

TEXT = """President Zarqo met them. They asked Tuvik Brann, a career politician, to go. His successor, Ovan Reel, left.

The Dreel administration agreed. Korvane, who was there, laughed. They fined Mirko Zand and Ulvane on Monday.

The powder was made with Selvoxin. They drove to Harnoway after noon. R Quoyle saw it. Boats lay off Tarnhold.

A student named Wrenlo paid. Plovane's mother wept. Yestrin hesitated. He had not slept."""


@pytest.mark.parametrize(
    ("name", "tells"),
    [
        ("Zarqo", True),
        ("Tuvik Brann", True),
        ("Ovan Reel", True),
        ("Dreel", True),
        ("Korvane", True),
        ("Ulvane", True),
        ("Selvoxin", False),
        ("Harnoway", False),
        ("Quoyle", True),
        ("Tarnhold", False),
        ("Wrenlo", True),
        ("Plovane", True),
        ("Yestrin", True),
    ],
)
def test_evidence(parse_text: Parse, name: str, tells: bool) -> None:
    doc = parse_text(TEXT)
    view, start = ParsedText(doc), TEXT.index(name)
    place = name_from(view, view.word_at(start), view.word_at(start + len(name) - 1), "PERSON")
    actor = Named("person", 0.5)
    actor.add([place], "named so")
    assert is_person(view, actor) == tells


def test_no_person_without_evidence(parse_text: Parse) -> None:
    doc = parse_text("The tin was lined with Selvoxin for years. They drove to Harnoway after noon. Ana Ruiz stayed.")
    assert {actor.name for actor in doc._.actors if actor.label == "person"} == {"Ana Ruiz"}


def test_a_list_over_a_line_break_is_read(parse_text: Parse) -> None:
    doc = parse_text(
        "Guests: Zarnoth,\n\nAna Ruiz and\n\nTorvik, \n\n and Vexley. Zarnoth, \n \n, Brel and \n\n Torvik met."
    )
    assert doc._.actors
