"""How much a sentence tells by itself."""

from __future__ import annotations

import pytest

from first_page import Parse, page_of
from newsangles.angles.overview.telling import hangs, leans, told_before, worth

NEWS = "The council has closed the harbour bridge after a storm."


@pytest.mark.parametrize(
    ("text", "open_words"),
    [
        ("Ana Ruiz said on Friday that she had never seen such a storm.", []),
        ("In her speech on Friday Ana Ruiz said that the bridge was safe.", []),
        ("The company sold the yard after accusing them of a long delay.", ["them"]),
        ("Ana Ruiz and Tom Hale said on Friday that they would stay in office.", []),
        ("The engineers gave the HWA two reports on the bridge on Friday.", ["HWA"]),
    ],
)
def test_words_that_mean_something_told_elsewhere(text: str, open_words: list[str], parse_text: Parse) -> None:
    page = page_of(parse_text, f"{NEWS}\n\nThe Harbour Works Agency (HWA) was founded by Tom Hale.\n\n{text}")
    i = len(page) - 1
    source = next((quote for quote in page.rows["quotes"] if page.at(quote["start"]) == i), None)
    span = page.span(source["source_start"], source["source_end"]) if source else None
    assert [word.text for word in leans(page, i, span)] == open_words


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("The yacht had been moored at the old quay for many years.", ["yacht"]),
        ("The yacht that sank was moored at the old quay for years.", []),
        ("The bridge was built by four brothers from the north.", []),
    ],
)
def test_a_noun_told_of_before_and_not_in_the_first_line(text: str, nouns: list[str], parse_text: Parse) -> None:
    page = page_of(parse_text, f"{NEWS}\n\nDivers found a yacht on Monday, and nobody was on board.\n\n{text}")
    assert [word.text for word in told_before(page, 2)] == nouns


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("But the harbour bridge is safe in every storm.", ["But"]),
        ("The council also closed the harbour on Monday.", ["also"]),
        ("Ana Ruiz added that the harbour bridge was safe.", ["added"]),
        ("The council closed the harbour on Monday.", []),
    ],
)
def test_words_by_which_a_sentence_goes_on(text: str, words: list[str], parse_text: Parse) -> None:
    page = page_of(parse_text, f"{NEWS}\n\n{text}")
    assert list(hangs(page, 1)) == words


def test_the_words_of_the_news_count(parse_text: Parse) -> None:
    told, mood = "Two pillars of the harbour bridge were damaged by the storm.", "He was glad to be at home with them."
    page = page_of(parse_text, f"{NEWS}\n\n{told}\n\n{mood}")
    assert worth(page, 1) > worth(page, 2)
