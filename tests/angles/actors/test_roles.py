"""Roles: offices, descriptions and ages."""

from __future__ import annotations

import pytest

from angle_rows import Parse
from newsangles.angles.actors.discourse import Actor
from newsangles.angles.actors.roles import Found, widest
from newsangles.tables.schema import RoleKind
from parses import calls_in


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Former U.S. Secretary of State Jane Doe spoke.",
            [("Former U.S. Secretary of State", "office", "Secretary of State", None, "us", "former")],
        ),
        (
            "U.S. Defense Secretary Jane Doe spoke.",
            [("U.S. Defense Secretary", "office", "Defense Secretary", None, "us", None)],
        ),
        ("Airbus CEO Michael Roe resigned.", [("Airbus CEO", "office", "CEO", "Airbus", None, None)]),
        ("Kenya’s President Jane Doe spoke.", [("Kenya’s President", "office", "President", None, "ke", None)]),
        ("Jane Doe, 43, spoke.", [("43", "age", None, None, None, None)]),
        (
            "The 19-year-old student Jane Doe spoke.",
            [("19-year-old", "age", None, None, None, None), ("student", "office", "student", None, None, None)],
        ),
        (
            "Jane Doe, the acting mayor of Lyon, spoke.",
            [("the acting mayor of Lyon", "office", "mayor of Lyon", None, None, "acting")],
        ),
        ("Sen. Ann Pugh met Gov. Lee Marsh.", [("Sen.", "office", "Sen", None, None, None)]),
        ("AG Sue Holt sued the firm.", [("AG", "office", "AG", None, None, None)]),
        ("Striker Al Boone scored twice.", [("Striker", "office", "Striker", None, None, None)]),
        ("DI Lorna Pike spoke.", [("DI", "office", "DI", None, None, None)]),
        ("Labour leader Sir Ed Frost spoke.", [("Labour leader", "office", "Labour leader", None, None, None)]),
        ("A spokesman for Mayor Tom Hale spoke.", [("Mayor", "office", "Mayor", None, None, None)]),
        ("President Tom Hale and Jane Doe spoke.", [("President", "office", "President", None, None, None)]),
    ],
)
def test_roles(parse_text: Parse, text: str, roles: list[tuple[str, ...]]) -> None:
    doc = parse_text(text)
    found = [(r.text, r.kind, r.office, r.organisation, r.country, r.status) for r in doc._.roles]
    for role in roles:
        assert role in found, found


@pytest.mark.parametrize(
    "text",
    [
        "Martin Osei, who has pleaded not guilty to the charges, was in court.",
        "Clara Voss pleaded guilty to fraud on Monday.",
        "Tom Reed, accused of being a spy, denied it.",
        "Lisa Mott is no expert. Peter Ambo was never the chairman of the club.",
        "Rob Kane could become the mayor. Ida Roth hopes to be a doctor. Is Jan Kolar a spy?",
        '"Your brother is a coward," the widow told Ivan Petrov. "He is a thief," she said of Petrov.',
        "Police said Tom Reed was a liar.",
        "Olga Sand, 55, she said, lost her flat.",
        "It is what a President Roth would sign, Ida Roth said.",
        "A second woman, Ida Roth, fled. Another officer, Tim Orr, came.",
        "As a student, Omar Said lived in Rome.",
        "His sons, Chris Lund and Pat Lund, run the farm.",
    ],
)
def test_no_role_is_denied_possible_or_in_somebodys_mouth(parse_text: Parse, text: str) -> None:
    assert [role.text for role in parse_text(text)._.roles if role.kind != "age"] == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Bank of Scania's chief economist Paul Hale spoke.", "Bank of Scania's chief economist"),
        ("Royal Bank of Norway assistant economist Paul Hale spoke.", "Royal Bank of Norway assistant economist"),
        ("Farmers are the reason GOP presidential candidate Jack Romer lost.", "GOP presidential candidate"),
        ("It was the day president Jack Romer left the country.", "president"),
        ("Lviv resident Olena Hrytsak lost her dog.", "Lviv resident"),
        ("Paul Hale served as chairman for a year.", "chairman"),
        ("Then vice president Ali Khan was there. President Ali Khan spoke.", "President"),
        ("Jill Poe, a nurse at the hospital, helped.", "a nurse at the hospital"),
    ],
)
def test_roles_are_whole_and_those_held_now_are_shown(parse_text: Parse, text: str, role: str) -> None:
    rows = [row for row in parse_text(text)._.actors if row.label == "person" and " " in row.name and row.named]
    assert [row.role for row in rows] == [role]


def _found(first: int, last: int, kind: RoleKind = "office") -> Found:
    return Found(Actor(0, None, "person"), first, last, "title", kind)


def test_a_role_within_another_of_its_kind_is_left_out() -> None:
    whole = [_found(4, 6), _found(3, 6), _found(3, 5), _found(5, 5, "age"), _found(6, 9), _found(7, 8), _found(10, 10)]
    assert [(role.first, role.last) for role in widest(whole)] == [(3, 6), (5, 5), (6, 9), (10, 10)]


def test_work_grows_with_the_number_of_roles() -> None:
    def calls(number: int) -> int:
        whole = [_found(k, k + 2) for k in range(number)]
        return calls_in(lambda: list(widest(whole)))

    assert calls(800) < 1.2 * 4 * calls(200)
