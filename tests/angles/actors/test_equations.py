"""Equations: descriptions that are one with a name, and those that a clause denies."""

from __future__ import annotations

import pytest

from angle_rows import Parse, called, meant


@pytest.mark.parametrize(
    ("text", "words", "after", "who"),
    [
        (
            "The driver, named as Amit Gill, was arrested. The driver told police he was sorry.",
            "The driver",
            "",
            "Gill",
        ),
        ("A woman was held. The woman, identified by police as Ida Roth, was fined.", "The woman", "", "Ida Roth"),
        ("A man named Jan Kolar died. The man was 40.", "A man", "", "Jan Kolar"),
        ("The first witness, Sipho Naidoo, was calm. The witness wept later.", "The witness", "calm", "Sipho Naidoo"),
        ("The slump is over, said Nordbank's chief economist, Paul Hale. He smiled.", "He", "", "Paul Hale"),
        (
            "The slump is over, said Chartered Nurses of Norway's chief economist, Paul-Henri Lang.",
            "Chartered",
            "",
            "Paul-Henri Lang",
        ),
        (
            "Eva Lund-Moy spoke first.\n\nThe trial of former president Karl Lund's daughter began on Monday.",
            "former president",
            "",
            "Eva Lund-Moy",
        ),
    ],
)
def test_a_description_is_introduced_with_its_name(
    parse_text: Parse, text: str, words: str, after: str, who: str
) -> None:
    doc = parse_text(text)
    at = doc.text.index(words, doc.text.index(after))
    rows = [m for m in doc._.mentions if m.start == at and m.kind != "name"]
    assert [called(doc)[m.actor_id or ""].endswith(who) for m in rows] == [True]


@pytest.mark.parametrize(
    "text", ["Ana Lindt is not a doctor.", "Peter Ambo was never the chairman.", "Lisa Mott is no expert."]
)
def test_a_denied_description_is_nobody(parse_text: Parse, text: str) -> None:
    doc = parse_text(text)
    assert [row.name for row in doc._.actors] == [" ".join(text.split()[:2])]
    assert {m.kind for m in doc._.mentions} == {"name"}


@pytest.mark.parametrize(
    "text",
    [
        "The harbour board had hired Peter Ambo, the chairman told reporters.",
        "Police would search the quay for Lisa Mott, the mayor said on Monday.",
    ],
)
def test_who_speaks_behind_a_name_is_somebody_else(parse_text: Parse, text: str) -> None:
    doc = parse_text(text)
    names = {m.actor_id for m in doc._.mentions if m.text in ("Peter Ambo", "Lisa Mott")}
    others = {m.actor_id for m in doc._.mentions if m.text in ("the chairman", "the mayor")}
    assert names and others and not names & others


def test_a_plural_description_is_none_of_its_list(parse_text: Parse) -> None:
    doc = parse_text("His sons, Chris Lund and Pat Lund, run the farm.")
    assert not any(m.text == "His sons" and m.actor_id in called(doc) for m in doc._.mentions)


def test_another_of_a_kind_is_somebody_else(parse_text: Parse) -> None:
    doc = parse_text(
        "Maria Senn, his first victim, was found in May. Another victim was found on Sunday. A second victim escaped. "
        "Another victim, Ida Roth, is in hospital."
    )
    linked = {m.text: called(doc).get(m.actor_id or "") for m in doc._.mentions}
    assert linked.get("A second victim") != "Maria Senn"
    assert "Maria Senn" not in [called(doc).get(m.actor_id or "") for m in doc._.mentions if m.text == "Another victim"]
    assert meant(doc, "Another victim", "escaped") == "Ida Roth"


def test_one_of_several_is_a_person_of_its_own(parse_text: Parse) -> None:
    doc = parse_text('Lena Kurz died on Friday. "It was loud," said one of the victims. The victims left for Lyon.')
    assert meant(doc, "one of the victims") == "one of the victims"
    assert doc._.quotes[0].actor_id == next(row.actor_id for row in doc._.actors if row.name == "one of the victims")
    assert meant(doc, "The victims") != "one of the victims"
    doc = parse_text("Ida Roth is one of the doctors who left. One of the nurses, Eva Lund, stayed.")
    assert meant(doc, "one of the doctors") == "Ida Roth"
    assert meant(doc, "One of the nurses") == "Eva Lund"
    doc = parse_text("To punish one of the women, Sandra Lind, for eating slowly, he hit her. She wept.")
    assert meant(doc, "one of the women") == meant(doc, "She") == "Sandra Lind"


def test_who_a_clause_says_it_was(parse_text: Parse) -> None:
    doc = parse_text("The first witness was police chief Maria Keller. The witness wept.")
    assert meant(doc, "The witness") == "Maria Keller"
    doc = parse_text("The driver was a Lund supporter. Ida Lund said so. The driver fled.")
    assert meant(doc, "The driver") != "Ida Lund"


def test_a_body_is_no_person_beside_it(parse_text: Parse) -> None:
    doc = parse_text("Jan Kolar, 70, struck his wife, Joan Kolar, the court heard. The court will rule in May.")
    linked = [called(doc).get(m.actor_id or "", "") for m in doc._.mentions if m.text.lower() == "the court"]
    assert not any("Kolar" in name for name in linked)


def test_a_body_in_small_letters_is_the_one_of_that_name(parse_text: Parse) -> None:
    doc = parse_text(
        "Peru's civil aviation authority disputed the report. The Civil Aviation Authority of Peru said why. "
        "Chile's civil aviation authority was silent."
    )
    assert meant(doc, "Peru's civil aviation authority") == "Civil Aviation Authority of Peru"
    other = [called(doc).get(m.actor_id or "") for m in doc._.mentions if m.text.startswith("Chile's civil")]
    assert "Civil Aviation Authority of Peru" not in other


def test_who_adds_to_a_report_is_who_began_it(parse_text: Parse) -> None:
    doc = parse_text("Sir Tom Hale said the plan was good news, but the party leader added: “We need a new board.”")
    (leader,) = [m for m in doc._.mentions if m.text == "the party leader"]
    assert called(doc)[leader.actor_id] == "Tom Hale"
