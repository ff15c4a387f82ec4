"""Lists of names share a label."""

from __future__ import annotations

import pytest

from angle_rows import Parse

CLUBS = (
    "His career took him to Blackpool, Stockport and Crewe Alexandra, and he managed Ashton United, Chorley and "
    "Accrington Stanley. The striker scored a goal in the cup match; the coach left the league."
)


@pytest.mark.parametrize(
    ("text", "names", "label"),
    [
        ("Troops rode out. Between Ripley and Alfreton they met a mob.", ("Ripley", "Alfreton"), "place"),
        ("The towns of Beni, Butembo and Goma were hit.", ("Beni", "Butembo", "Goma"), "place"),
        (CLUBS, ("Blackpool", "Stockport", "Chorley", "Accrington Stanley"), "organisation"),
    ],
)
def test_a_list_gives_its_label(parse_text: Parse, text: str, names: tuple[str, ...], label: str) -> None:
    labels = {a.name: a.label for a in parse_text(text)._.actors}
    assert {labels.get(name) for name in names} == {label}
