"""Whether a statement can stand on a page where it is met for the first time."""

from __future__ import annotations

import pytest

from first_page import Parse, page_of
from newsangles.angles.overview.standing import is_full, named_in, stands, whom_it_names

NEWS = "The council has closed the harbour bridge after a storm, Ana Ruiz said."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Police blamed two brothers from the north for that attack on Friday.", False),
        ("The keepers met similar trouble at the quay on Friday.", False),
        ("Such losses would ruin the fishermen of the town.", False),
        ("These engineers will look at the old quay on Friday.", False),
        ("The town will look at the old quay on Friday this week.", True),
        ("The town has no money for this bridge in the winter.", True),
        ("The town will pay for that part of the quay on Friday.", True),
        ("Tom Hale lost a boat and said that boat was all he had.", True),
        ("The rules are similar to those of the north.", True),
    ],
)
def test_a_noun_that_points_back_needs_what_it_means(text: str, shown: bool, parse_text: Parse) -> None:
    page = page_of(parse_text, f"{NEWS} {text}")
    page.begin_with(0)
    assert stands(page, 1) == shown


def test_a_thing_told_of_elsewhere_is_what_no_statement_is_about(parse_text: Parse) -> None:
    page = page_of(parse_text, f"{NEWS} It had met a lorry there. The lorry burned for nine hours on Friday.")
    page.begin_with(0)
    assert not stands(page, 2)
    page.begin_with(1)
    assert stands(page, 2)


def test_whose_a_surname_is_stands_behind_it_once(parse_text: Parse) -> None:
    text = f"{NEWS} The keeper, Tom Hale, slept. Mr Hale was held by the police on Friday."
    page = page_of(parse_text, text)
    page.begin_with(0)
    note = whom_it_names(page, 2, set(), "")
    assert note is not None
    assert note[0].endswith(f"is {note[1]}")
    assert "Tom Hale" in note[1]
    assert whom_it_names(page, 2, named_in(page, 1), "") is None
    assert whom_it_names(page, 2, set(), "Tom Hale") is None
    assert whom_it_names(page, 0, set(), "") is None


@pytest.mark.parametrize(("name", "full"), [("Tom Hale", True), ("Mr Hale", False), ("Hale", False)])
def test_a_title_makes_no_name_full(name: str, full: bool) -> None:
    assert is_full(name) == full
