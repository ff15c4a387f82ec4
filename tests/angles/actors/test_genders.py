"""Genders: by title, noun, pronoun, else by given name, and open where nothing tells."""

from __future__ import annotations

import pytest

from newsangles.angles.actors.genders import (
    OPEN,
    Gender,
    gender_of,
    gender_of_given_name,
    gender_of_title,
    is_kin,
    surname_first,
)
from newsangles.errors import ParameterError
from newsangles.language.rules import Rules, using


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Maria Keller", "woman"),
        ("MARIA KELLER", "woman"),
        ("Clélia Roche", "woman"),
        ("Olaf Tamm", "man"),
        ("Wm. Sexton", "man"),
        ("J. Edgar Finch", "man"),
        ("Anne-Marie Quist", "woman"),
        ("Noor binti Salleh", "woman"),
        ("Walid bin Nasser", "man"),
        ("Maria", "woman"),
        ("A. Keller", None),  # an initial tells nothing
        ("Ashley Keller", None),  # women and men
        ("Andrea Keller", None),  # of women here, of men there
        ("Alex Keller", None),  # short for names of both
        ("Bryan", None),  # a surname too
        ("Kim Jae-min", None),  # the family name stands first
        ("Li Na", None),
        ("Xyzzy Keller", None),
        ("", None),
    ],
)
def test_the_gender_of_a_given_name(name: str, value: str | None) -> None:
    found = gender_of_given_name(name)
    assert found.value == value
    assert (found.how, found.share is not None) == (("given name", True) if value else (None, False))


def test_what_the_text_says_goes_before_the_given_name() -> None:
    assert gender_of(titles=["Mrs."], name="Paul Keller") == Gender("woman", "title")
    assert gender_of(nouns=["widow"], forms={"he": 2}) == Gender("woman", "kin")
    assert gender_of(forms={"they": 3, "she": 1}, name="Maria Keller") == Gender("other", "pronoun")
    assert gender_of(titles=["Dr"], nouns=["surgeon"], name="Maria Keller").how == "given name"
    assert gender_of(titles=["Mr", "Mrs"]) == OPEN
    assert gender_of() == OPEN


def test_titles_kin_and_pronouns() -> None:
    assert [gender_of_title([title]) for title in ("Dame", "Sir", "Mx", "Dr")] == ["woman", "man", "other", None]
    assert is_kin("nephew")
    assert not is_kin("spokesman")
    assert gender_of(nouns=["spokesman"]).form == "he"
    assert surname_first("Tsai Mei-ling")
    assert not surname_first("Anne-Marie Quist")


def test_words_of_the_users_own() -> None:
    with using(Rules(added={"gender_words.txt": ["woman title: wayzero"], "given_names.txt": ["0: xyzzy"]})):
        assert gender_of_title(["Wayzero"]) == "woman"
        assert gender_of_given_name("Xyzzy Keller").value == "man"
    with (
        using(Rules(added={"gender_words.txt": ["woman titel: wayzero"]})),
        pytest.raises(ParameterError, match="titel"),
    ):
        gender_of_title(["Wayzero"])
