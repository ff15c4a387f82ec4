"""Sides of a game, by its result and by the list of teams."""

from __future__ import annotations

import pytest

from angle_rows import Parse
from newsangles.angles.actors.sides import sides, teams_by_names

GAMES = """Late goal lifts Isles

The hockey season goes on. Ivo Lund scored the winning goal as the New York Islanders won the game.

Wild 4, Red Wings 3: Jan Roe scored in the third period, and Minnesota beat Detroit. The goalie was hurt.

Panthers 5, Hurricanes 2: Eva Holm struck twice, and Florida won. The Panthers lost five games before."""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Larks 4, Red Owls 3: Ivo Lund scored.", [("Larks", "Red Owls")]),
        ("Norford 2-1 Wickford Town\nUnited won.", [("Norford", "Wickford Town")]),
        ("In May 4, June 5 and July they met.", []),
        ("Norford won 2-1 in Wickford.", []),
    ],
)
def test_sides(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[a:b], text[c:d]) for (a, b), (c, d) in sides(text)] == found


def test_teams_by_names() -> None:
    assert teams_by_names({"Detroit": [], "Red Wings": [], "Boston": [], "Canada": []}) == {"Detroit", "Red Wings"}


def test_teams_and_their_towns(parse_text: Parse) -> None:
    actors = {name: a for a in parse_text(GAMES)._.actors for name in (a.name, *a.aliases)}
    assert actors["Detroit"] is actors["Red Wings"]
    assert actors["Florida"] is actors["Panthers"]
    teams = ("Wild", "Red Wings", "Florida", "Hurricanes", "New York Islanders")
    assert {actors[name].label for name in teams} == {"organisation"}
    assert not any(name[-1].isdigit() for name in actors)
