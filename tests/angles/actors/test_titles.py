"""Titles: short forms, and where a name begins after them."""

from __future__ import annotations

import pytest

from newsangles.angles.actors.names import personal_titles
from newsangles.angles.actors.titles import follows_name, in_full, is_held, past_titles, titled_in_capitals
from newsangles.errors import ParameterError
from newsangles.language.rules import Rules, using


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("det supt", "detective superintendent"),
        ("dci", "detective chief inspector"),
        ("rev", "reverend"),
        ("lt col", "lieutenant colonel"),
        ("cllr", "councillor"),
        ("baker", "baker"),
    ],
)
def test_titles_in_full(short: str, full: str) -> None:
    assert " ".join(in_full(short.split())) == full


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("det supt audley wren", 2),
        ("wing commander ines wren", 2),
        ("wing wren", 0),  # no title by itself
        ("chief justice tom wren", 2),
        ("judge", 0),  # all that there is
        ("anna wren", 0),
    ],
)
def test_where_a_name_begins(name: str, count: int) -> None:
    assert past_titles(name.split(), personal_titles()) == count


def test_ranks_and_titles_of_the_users_own() -> None:
    assert is_held("Supt")
    assert not is_held("private")  # a private lawyer
    assert not is_held("Mrs")
    with using(Rules(added={"titles.txt": ["military: starfleet=stfl"]})):
        assert in_full(["stfl"]) == ("starfleet",)
    with using(Rules(added={"titles.txt": ["navy: bosun"]})), pytest.raises(ParameterError, match="navy"):
        in_full(["bosun"])


def test_titles_in_capitals_and_letters_after_a_name() -> None:
    assert titled_in_capitals("DI")
    assert not titled_in_capitals("Di")  # Di Marco
    assert is_held("Sen.")
    assert not is_held("Da")
    assert follows_name("KC")
    assert follows_name("PhD")
    assert not follows_name("Kc")
