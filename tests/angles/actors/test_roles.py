"""Roles: offices, descriptions and ages."""

from __future__ import annotations

import pytest

from angle_rows import Parse


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
        ("President Tom Hale and Jane Doe spoke.", [("President", "office", "President", None, None, None)]),
    ],
)
def test_roles(parse_text: Parse, text: str, roles: list[tuple[str, ...]]) -> None:
    doc = parse_text(text)
    found = [(r.text, r.kind, r.office, r.organisation, r.country, r.status) for r in doc._.roles]
    for role in roles:
        assert role in found, found
