"""Who did what: deeds whose doer, verb and object are sure."""

from __future__ import annotations

import pytest

from first_page import Parse, page_of, told
from newsangles.angles.overview.deeds import deeds


@pytest.mark.parametrize(
    ("text", "words", "note"),
    [
        (
            "Police arrested Tom Hale at the harbour on Friday after a long chase.",
            "Police arrested Tom Hale at the harbour on Friday after a long chase.",
            None,
        ),
        (
            "Tom Hale was arrested by the harbour police at the market on Friday.",
            "Tom Hale was arrested by the harbour police at the market on Friday.",
            None,
        ),
        (
            "Police arrested Tom Hale at the harbour on Friday, Ana Ruiz said in the town.",
            "Police arrested Tom Hale at the harbour on Friday, Ana Ruiz said in the town.",
            "on the word of Ana Ruiz",
        ),
    ],
)
def test_a_deed_in_its_own_clause_on_whose_word(text: str, words: str, note: str | None, parse_text: Parse) -> None:
    assert told(deeds(page_of(parse_text, text), set(), 3)) == [(None, words, note)]


@pytest.mark.parametrize(
    "text",
    [
        "They arrested Tom Hale at the harbour on Friday after a very long chase.",
        "Police did not arrest Tom Hale at the harbour on Friday after a long chase.",
        "Police arrested him at the harbour on Friday after a very long chase there.",
        "Police met Tom Hale at the harbour on Friday and gave him back his old keys.",
        "Tom Hale was arrested at the harbour on Friday after a very long chase there.",
        "They said that police arrested Tom Hale at the harbour on Friday evening.",
        "Police arrested Tom Hale.",
    ],
)
def test_where_an_end_or_the_word_is_unsure_it_is_silent(text: str, parse_text: Parse) -> None:
    assert told(deeds(page_of(parse_text, text), set(), 3)) == []


def test_a_sentence_that_is_shown_already_stays_out(parse_text: Parse) -> None:
    page = page_of(parse_text, "Police arrested Tom Hale at the harbour on Friday after a long chase.")
    assert list(deeds(page, {0}, 3)) == list(deeds(page, set(), 0)) == []
