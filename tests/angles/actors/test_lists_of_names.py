"""Lists of names share a label."""

from __future__ import annotations

import pytest

from angle_rows import Parse

CLUBS = (
    "As a player he was with Burnley, Rochdale and Charlton Athletic, and later he led Leigh United, Chester and "
    "Wigan Athletic. The striker scored a goal in the cup match; the coach left the league."
)

FIRMS = "Acme, Zentro Systems, Velkor, Brack Aerospace, Norla Machines and Corvex won contracts."


@pytest.mark.parametrize(
    ("text", "names", "label"),
    [
        ("Troops rode out. Between Skipton and Ilkley they met a mob.", ("Skipton", "Ilkley"), "place"),
        ("The towns of Beni, Butembo and Goma were hit.", ("Beni", "Butembo", "Goma"), "place"),
        (FIRMS, ("Velkor", "Brack Aerospace", "Corvex"), "organisation"),
        (CLUBS, ("Burnley", "Rochdale", "Chester", "Wigan Athletic"), "organisation"),
    ],
)
def test_a_list_gives_its_label(parse_text: Parse, text: str, names: tuple[str, ...], label: str) -> None:
    labels = {a.name: a.label for a in parse_text(text)._.actors}
    assert {labels.get(name) for name in names} == {label}
