"""The rule files of words that colour: forms of a line, errors, and lines of a user's own."""

from __future__ import annotations

import pytest

from newsangles.angles.framing.wording_words import colours, euphemisms, loaded, phrase
from newsangles.errors import ParameterError
from newsangles.language.rules import Rules, using


def test_phrases_are_cut_as_the_tokenizer_cuts() -> None:
    assert phrase("jaw-dropping") == ("jaw", "-", "dropping")
    assert phrase("witch hunt") == ("witch", "hunt")


def test_no_word_is_listed_as_plain_and_as_one_that_colours_always() -> None:
    use = loaded().use
    assert {use[word] for word in (("brazen", "a"), ("murder", "n"), ("radical", "a"))} == {"always", "plain", "often"}


def test_a_line_of_ones_own_holds_first() -> None:
    with using(Rules(added={"loaded.tsv": ["plain\ta\tbrazen"]})):
        assert loaded().use["brazen", "a"] == "plain"


@pytest.mark.parametrize(
    ("file", "line", "read"),
    [
        ("loaded.tsv", "never\ta\tbrazen", loaded),
        ("loaded.tsv", "always\tx\tbrazen", loaded),
        ("loaded.tsv", "always\ta", loaded),
        ("colours.tsv", "hue\tred", colours),
        ("euphemisms.tsv", "pass away\tdie", euphemisms),
    ],
)
def test_a_wrong_line_is_named(file: str, line: str, read: object) -> None:
    with using(Rules(added={file: [line]})), pytest.raises(ParameterError, match=r"write|begin"):
        read()  # type: ignore[operator]
