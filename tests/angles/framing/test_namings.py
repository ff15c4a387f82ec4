"""What actors are called: tables of (text, head, modifiers)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from newsangles.angles.framing.namings import naming_words, namings
from newsangles.errors import ParameterError
from newsangles.language.rules import made, using

CALLED = [  # text, kind, head, modifiers
    ("Mr Ruiz left Lima on Monday.", "name", "Mr Ruiz", ()),
    ("Police questioned unpopular Mayor Anna Ruiz in Lima.", "name", "Mayor Anna Ruiz", ("unpopular",)),
    ("On Monday former banker Anna Ruiz left the hall.", "name", "Anna Ruiz", ("former banker",)),
    ("Police questioned Attorney-General Anna Ruiz in Lima.", "name", "Anna Ruiz", ("Attorney-General",)),
    ("It was a defeat for the banker - Anna Ruiz left.", "name", "Anna Ruiz", ()),
    ("Anna Ruiz, a former banker, left the hall on Monday.", "description", "banker", ("former",)),
    ("Anna Ruiz, the mayor of Bergen, left the hall on Monday.", "description", "mayor", ("of Bergen",)),
    ("A 95-year-old widow left the hall. The widow was ill.", "description", "widow", ("95-year-old",)),
    ("Anna Ruiz, a so-called reformer, left the hall on Monday.", "description", "reformer", ("so-called",)),
    ("Anna Ruiz, a foreign policy expert, left on Monday.", "description", "foreign policy expert", ()),
    ("Anna Ruiz, also a banker, left the hall on Monday.", "description", "banker", ()),
    ("Anna Ruiz, head of the Fund to Save Parks, left the hall on Monday.", "description", "head", ()),
    ("Police questioned first lady Anna Ruiz in Lima.", "name", "Anna Ruiz", ("first lady",)),
    ("Anna Ruiz was a hero.", "description", "hero", ()),
]


@pytest.mark.parametrize(("text", "kind", "head", "modifiers"), CALLED)
def test_called(parse_text: Callable[[str], Doc], text: str, kind: str, head: str, modifiers: tuple[str, ...]) -> None:
    doc = parse_text(text)
    assert (kind, head, modifiers) in [(row.kind, row.head, row.modifiers) for row in namings(doc)]


def test_one_row_for_each_voice(parse_text: Callable[[str], Doc]) -> None:
    text = "Anna Ruiz left Lima. Ruiz was ill. Ruiz went home. “Ruiz is a coward,” said Tom Pell on Monday."
    doc = parse_text(text)
    rows = [row for row in namings(doc) if row.head == "Ruiz"]
    assert [(row.voice, row.times) for row in rows] == [("outlet", 2), ("attributed", 1)]
    assert [text[a:b] for row in rows for a, b in row.spans] == ["Ruiz"] * 3
    assert rows[1].by_actor_id in {actor.actor_id for actor in doc._.actors if actor.name == "Tom Pell"}


def test_what_is_denied_is_no_name(parse_text: Callable[[str], Doc]) -> None:
    heads = {row.head for row in namings(parse_text("Anna Ruiz is not a banker. She is no hero. He left them."))}
    assert heads <= {"Anna Ruiz"}


NOT_CALLED = [  # text, what stands for nobody, or tells of nobody
    ("Girls and researchers left the hall on Monday.", {"Girls", "researchers"}),
    ("Anna Ruiz taught at Pell University in Lima.", {"Pell University", "Lima"}),
    ("They said that their businesses had closed. Their businesses had debts.", {"businesses"}),
    ("The robber fired at Anna Ruiz. After firing at Ruiz, the robber was held.", {"robber"}),
    ("Anna Ruiz spoke for Anna Ruiz and her co-authors on Monday.", {"authors"}),
    ("Anna Ruiz was a banker from 1990 until 1996.", {"banker"}),
    ("Anna Ruiz previously served as a judge in Lima.", {"judge"}),
    ("While serving as a senator in 2007, Anna Ruiz wrote a book.", {"senator"}),
    ("Anna Ruiz, then the mayor, left the hall.", {"mayor"}),
    ("Anna Ruiz thanked Reps. Tom Pell and Omar Haddad.", {"Reps."}),
    ("Anna Ruiz, his sister, and his mother left the hall with Tom Pell.", {"sister"}),
]


@pytest.mark.parametrize(("text", "heads"), NOT_CALLED)
def test_what_tells_of_nobody_is_left_out(parse_text: Callable[[str], Doc], text: str, heads: set[str]) -> None:
    doc = parse_text(text)
    named = {actor.actor_id for actor in doc._.actors if actor.named}
    assert heads.isdisjoint(row.head for row in namings(doc) if row.actor_id in named or "robber" not in heads)


PARTS = [  # texts whose modifiers tell of a part, or of nobody who is known
    "Many poor Peruvians left Lima on Monday.",
    "A new Ruiz may come one day, said Anna Ruiz.",
    "The mayor hugs Judge Anna Ruiz in Lima.",
]


@pytest.mark.parametrize("text", PARTS)
def test_a_part_is_not_the_whole(parse_text: Callable[[str], Doc], text: str) -> None:
    assert {modifier for row in namings(parse_text(text)) for modifier in row.modifiers}.isdisjoint(
        ("poor", "new", "mayor hugs", "The mayor hugs")
    )


def test_names_and_gender_change_nothing(parse_text: Callable[[str], Doc]) -> None:
    def shapes(text: str) -> list[tuple[str, tuple[str, ...], str, int]]:
        return [(row.kind, row.modifiers, row.voice, row.times) for row in namings(parse_text(text))]

    text = "On Monday unpopular Mayor {0}, a former banker, left the hall. “{1} lied,” said the mayor’s lawyer."
    assert shapes(text.format("Anna Ruiz", "Ruiz")) == shapes(text.format("John Pell", "Pell"))


def test_a_wrong_line_is_told() -> None:
    with using(made({"namings.txt": ["gifts: present"]}, "judging.tsv")), pytest.raises(ParameterError):
        naming_words()
