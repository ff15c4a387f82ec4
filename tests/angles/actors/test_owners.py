"""Owners of bodies: two bodies of one name, whose a bare name is, and the name shown."""

from __future__ import annotations

import pytest

from angle_rows import Parse, called

NAMES = [
    (
        "Norway's Health Ministry closed a school. Sweden's Health Ministry sent nurses.",
        {"Norway's Health Ministry", "Sweden's Health Ministry"},
    ),
    (
        "The Health Ministry of Kenya closed the school. Uganda's Health Ministry sent nurses to the border.",
        {"Health Ministry of Kenya", "Uganda's Health Ministry"},
    ),
    (
        "The Civil Aviation Authority of Peru grounded it. Chile's General Civil Aviation Authority asked why.",
        {"Civil Aviation Authority of Peru", "Chile's General Civil Aviation Authority"},
    ),
    ("The Kenyan Health Ministry closed the school. The Health Ministry said why.", {"Kenyan Health Ministry"}),
    ("The US State Department spoke. The State Department and the U.S. State Department agreed.", None),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_bodies_of_different_owners_are_two(parse_text: Parse, text: str, names: set[str] | None) -> None:
    doc = parse_text(text)
    found = {row.name for row in doc._.actors if row.label == "organisation"}
    assert found == names if names is not None else len(found) == 1


def test_a_bare_name_is_that_of_the_owner_named_last_or_open(parse_text: Parse) -> None:
    doc = parse_text(
        "Norway's Defence Ministry said its ships had left. Sweden's Defence Ministry denied that.\n\n"
        "Norway lost a ship. The Defence Ministry was silent.\n\nThe Defence Ministry in Stockholm laughed.\n\n"
        "The Defence Ministry gave no reason."
    )
    bare = [m for m in doc._.mentions if m.text == "Defence Ministry"]
    assert [called(doc).get(m.actor_id or "", "open") for m in bare] == [
        "Norway's Defence Ministry",
        "Sweden's Defence Ministry",
        "Norway's Defence Ministry",
        "Sweden's Defence Ministry",
        "open",
    ]
    assert bare[-1].perhaps in called(doc)
    assert "several have this name" in bare[-1].reason
