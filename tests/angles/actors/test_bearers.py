"""Two people of one surname: titles, kin, generations, couples and families, and what stays open."""

from __future__ import annotations

import pytest

from angle_rows import Parse, called, meant


@pytest.mark.parametrize(
    ("text", "words", "after", "who"),
    [
        (
            "Hilda Stroud and her husband, Frank Stroud, bake. Mrs Stroud sold out. Mr Stroud slept.",
            "Stroud",
            "Mrs",
            "Hilda Stroud",
        ),
        (
            "Hilda Stroud and her husband, Frank Stroud, bake. Mrs Stroud sold out. Mr Stroud slept.",
            "Stroud",
            "Mr ",
            "Frank Stroud",
        ),
        ("Dr Ruth Haas met her cousin, Councillor Leo Haas. Cllr Haas thanked Dr Haas.", "Haas", "Cllr", "Leo Haas"),
        (
            "Dr Ruth Haas met her cousin, Councillor Leo Haas. Cllr Haas thanked Dr Haas.",
            "Haas",
            "thanked Dr",
            "Ruth Haas",
        ),
        (
            "The widow, Marta Quill, sued. Her son, Peter Quill, testified. Mrs Quill wept.",
            "Quill",
            "Mrs",
            "Marta Quill",
        ),
        ("Shri Mohan Rao met Smt Lata Rao in Pune. Smt Rao signed the order.", "Rao", "Smt Rao", "Lata Rao"),
        ("Greta and Otto Brandt opened a shop. Greta Brandt counts. Mr Brandt bakes.", "Brandt", "Mr", "Otto Brandt"),
        ("Greta and Otto Brandt opened a shop. Greta Brandt counts. Mr Brandt bakes.", "Greta", "", "Greta Brandt"),
        ("Supt Wren appealed for help. Superintendent Ada Wren leads the unit.", "Wren", "", "Ada Wren"),
        ("Maj Gen Ravi Nair spoke first. General Nair said the line was quiet.", "Nair", "General", "Ravi Nair"),
        ("Tom Gale sold it to Tom Gale Jr. in May. The elder Gale retired.", "Gale", "elder", "Tom Gale"),
        (
            "Tom Gale Sr. built it. Tom Gale Jr. sold it. Gale Jr. lives in Leeds.",
            "Gale Jr.",
            "sold it. ",
            "Tom Gale Jr.",
        ),
        ("Mr. Jens Dahl runs it. Dahl said so.", "Dahl", "runs", "Jens Dahl"),
    ],
)
def test_who_is_meant(parse_text: Parse, text: str, words: str, after: str, who: str) -> None:
    assert meant(parse_text(text), words, after) == who


def test_a_surname_of_two_stays_open_where_nothing_decides(parse_text: Parse) -> None:
    doc = parse_text("Rosa Ibarra sued Hugo Ibarra on Monday. It had rained for a week. Then Ibarra fled.")
    open_one = next(m for m in doc._.mentions if m.text == "Ibarra")
    assert open_one.actor_id is None
    assert called(doc)[open_one.perhaps or ""] in ("Rosa Ibarra", "Hugo Ibarra")
    assert "several have this surname" in open_one.reason


def test_a_family_is_none_of_its_members(parse_text: Parse) -> None:
    doc = parse_text("The Marlow family waited. Anna Marlow, 34, had been missing since May.")
    family = next(m for m in doc._.mentions if m.text == "Marlow")
    assert family.actor_id is None


def test_a_woman_and_a_man_of_like_names_are_two(parse_text: Parse) -> None:
    doc = parse_text("Carl Benz met Carla Benz in Rome. Carl Benz left first.")
    assert {"Carl Benz", "Carla Benz"} <= set(called(doc).values())


@pytest.mark.parametrize("first", ["Prince Ned", "Moscow Ned"])
def test_a_given_name_with_a_title_or_by_name_takes_no_surname(parse_text: Parse, first: str) -> None:
    doc = parse_text(f"On Monday {first} and Maud Carlow left London. Ned said he was glad.")
    assert "Ned Carlow" not in called(doc).values()


def test_a_wife_is_named_in_full_later(parse_text: Parse) -> None:
    doc = parse_text(
        "A jury found that Ian Ferrow had killed Joanne, his wife since 1993, in their kitchen. He strangled his "
        "wife Joanne Ferrow, police said. Joanne was kind."
    )
    assert [row.name for row in doc._.actors if "Joanne" in (row.name, *row.aliases)] == ["Joanne Ferrow"]
