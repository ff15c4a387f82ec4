"""Clauses as printed, and what the text tells as done."""

from __future__ import annotations

import pytest

from first_page import Parse, page_of
from newsangles.angles.overview import clauses


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("Police arrested Tom Hale at the harbour on Friday.", True),
        ("Police have arrested Tom Hale at the harbour.", True),
        ("Police did not arrest Tom Hale at the harbour on Friday.", False),
        ("Police may have arrested Tom Hale at the harbour.", False),
        ("Police will arrest Tom Hale at the harbour on Friday.", False),
        ("Police tried to arrest Tom Hale at the harbour on Friday.", False),
        ("Police arrested Tom Hale, who denied the theft, at the harbour.", False),
        ("Police allegedly arrested Tom Hale at the harbour.", False),
        ("Police nearly arrested Tom Hale at the harbour on Friday.", False),
        ("The town was quiet after police arrested Tom Hale at the harbour.", False),
        ("If police arrested Tom Hale, the harbour would be quiet.", False),
    ],
)
def test_only_what_nothing_hedges_is_done(text: str, done: bool, parse_text: Parse) -> None:
    page = page_of(parse_text, text)
    found = [e for e in page.rows["events"] if e["text"].startswith("arrest")]
    assert found and all(clauses.is_done(page, event) == done for event in found)


def test_a_deed_in_a_sentence_with_an_unread_source_is_not_the_outlets(parse_text: Parse) -> None:
    page = page_of(parse_text, "Police arrested Tom Hale at the harbour on Friday.")
    (event,) = page.rows["events"]
    assert clauses.word_of(page, event) == (None, "")
    page = page_of(parse_text, "Police arrested Tom Hale at the harbour, it emerged as Ana Ruiz reported.")
    for event in page.rows["events"]:
        if event["text"] == "arrested":
            assert clauses.word_of(page, {**event, "quote_id": None}) is None


def test_a_clause_says_where_its_sentence_goes_on(parse_text: Parse) -> None:
    text = "On Friday police arrested Tom Hale at the harbour, and the town was quiet."
    page = page_of(parse_text, text)
    start, end = text.index("police"), text.index(", and")
    assert clauses.as_clause(page, start, end) == "… police arrested Tom Hale at the harbour …"
    assert clauses.as_clause(page, 0, len(text)) == text


def test_a_full_phrase_is_no_pronoun(parse_text: Parse) -> None:
    text = "They saw Tom Hale, those men and the broken chairs."
    page = page_of(parse_text, text)
    found = {words: clauses.full_phrase(page, text.index(words), text.index(words) + len(words)) for words in (
        "They", "Tom Hale", "those men", "the broken chairs")}  # fmt: skip
    assert found == {"They": "", "Tom Hale": "name", "those men": "", "the broken chairs": "noun"}
    assert clauses.full_phrase(page, 0, 0) == ""
