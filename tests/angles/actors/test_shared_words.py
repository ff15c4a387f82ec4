"""Names of one word that the text speaks against as the actor's whose full name holds them."""

from __future__ import annotations

import pytest

from angle_rows import Parse


def names_of(parse_text: Parse, text: str) -> list[set[str]]:
    return [{row.name, *row.aliases} for row in parse_text(text)._.actors if row.named and row.label == "person"]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        (
            "Oscar Lund left the party on Monday. Mr Lund had said that taxes would fall. The leader, Mr Oscar, "
            "sacked him. Mr Lund said he was sorry.",
            ("Lund", "Oscar"),
        ),
        (
            "The fair opens.\n\nSources close to Murray say that the owner will sell.\n\nRain is forecast.\n\n"
            "Roads are closed.\n\nThe agent once worked for Murray Lund and Tom Hale.",
            ("Murray", "Murray Lund"),
        ),
        (
            "The play is about Little Brenna Lund and her mother. In the end Big Torvik Lund said goodbye to the town. "
            "Little Brenna Lund smiled.",
            ("Little Brenna Lund", "Lund"),
        ),
        (
            "Eva Lund sees despair. Eva Lund said she believes President Lund's government kept its word. She said "
            "Lund is a calm man.",
            ("Eva Lund", "Lund"),
        ),
    ],
)
def test_two_who_share_a_word_are_two(parse_text: Parse, text: str, apart: tuple[str, str]) -> None:
    assert not any(set(apart) <= names for names in names_of(parse_text, text))


def test_a_relative_bears_the_surname(parse_text: Parse) -> None:
    found = names_of(
        parse_text,
        "Martin Lund's brother Nils was fined on Friday after a march in Oslo.\n\n"
        "Mr Lund, the older brother of the former minister, was led away by officers.",
    )
    assert {"Martin Lund"} in found
    assert any({"Nils Lund", "Nils", "Lund"} <= names for names in found)


def test_a_given_name_is_still_the_person(parse_text: Parse) -> None:
    found = names_of(parse_text, "Anna Lund ran a bakery. Anna said it was hard. Neighbours will miss Anna, they said.")
    assert {"Anna Lund", "Anna"} in found
