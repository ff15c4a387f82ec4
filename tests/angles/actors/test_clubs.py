"""Clubs told from the towns that they are named after."""

from __future__ import annotations

import pytest

from angle_rows import Parse
from newsangles.angles.actors.clubs import club, dense_sport
from newsangles.angles.actors.name_candidates import name_from
from newsangles.angles.actors.names import Name
from newsangles.language.parsed_text import ParsedText

TEXT = """Burnley striker Ivo Lund has joined Sunderland on loan, and Preston have agreed a fee for the midfielder.

The goalkeeper, who was born in Oldham, spent last season on loan at Blackburn. Reading lost the cup match against Hull.

Luton's Ana Ruiz scored twice. Lund moved to Walsall, where his wife had a shop. They played the final in Swindon.

The defender was released by Barnsley after a poor season. Norland beat Utopia at Zellhaven before the referee left.

The coach has confidence in Stoke, who have not won a game since the defeat at Zellhaven. He lives near Bury."""


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Burnley", "organisation"),
        ("Preston", "organisation"),
        ("Oldham", None),
        ("Blackburn", "organisation"),
        ("Hull", "organisation"),
        ("Luton", "organisation"),
        ("Walsall", None),
        ("Swindon", None),
        ("Barnsley", "organisation"),
        ("Zellhaven", None),
        ("Bury", None),
    ],
)
def test_clubs(parse_text: Parse, name: str, label: str | None) -> None:
    view = ParsedText(parse_text(TEXT))
    assert dense_sport(view)
    found = club(view, name, _places(view, name), "place")
    assert (found.sort if found else None) == label


def test_no_sport(parse_text: Parse) -> None:
    assert not dense_sport(ParsedText(parse_text("The mayor of Burnley met the council. It has joined the county.")))


def test_countries_are_their_national_teams(parse_text: Parse) -> None:
    view = ParsedText(parse_text("France beat Spain in the match. The Spain striker scored a goal."))
    assert club(view, "Spain", _places(view, "Spain"), "place") is None


def _places(view: ParsedText, text: str) -> list[Name]:
    starts = [k for k in range(view.n) if view.text[view.idx[k] :].startswith(text)]
    return [name_from(view, k, k + text.count(" "), "GPE") for k in starts]
