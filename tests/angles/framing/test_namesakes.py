"""Names that another actor may have, too."""

from __future__ import annotations

from typing import Literal

import pytest

from newsangles.angles.framing.namesakes import Namesakes
from newsangles.tables.schema import ActorRow


def person(actor_id: str, name: str, gender: Literal["man", "woman"] | None, mentions: int) -> ActorRow:
    return ActorRow(
        start=0,
        end=len(name),
        text=name,
        actor_id=actor_id,
        name=name,
        label="person",
        named=True,
        aliases=(),
        gender=gender,
        mentions=mentions,
        names=mentions,
        nominals=0,
        pronouns=0,
        subject_share=0.0,
        lead=False,
        salience=0.0,
    )


ACTORS = [
    person("a1", "Anna Pell", "woman", 20),
    person("a2", "Clara Pell", "woman", 5),
    person("a3", "Tom Pell", "man", 9),
    person("a4", "Eva Ruiz", "woman", 30),
    person("a5", "Ines Ruiz", "woman", 1),
]


@pytest.mark.parametrize(
    ("words", "actor_id", "sure"),
    [
        ("Anna Pell", "a1", True),
        ("Pell", "a1", True),
        ("Pell", "a2", False),
        ("Mrs Pell", "a1", False),
        ("she", "a2", False),
        ("Mr Pell", "a3", True),
        ("she", "a4", True),
        ("the mayor", None, True),
    ],
)
def test_sure(words: str, actor_id: str | None, sure: bool) -> None:
    assert Namesakes(ACTORS).is_sure(words, actor_id) == sure
