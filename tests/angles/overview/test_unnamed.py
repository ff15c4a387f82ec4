"""Sources without a name, and hearsay."""

from __future__ import annotations

import pytest

from first_page import Parse, page_of, told
from newsangles.angles.overview.unnamed import NOT_BY_WHOM, hearsay, unnamed


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Two officials said on Friday that the harbour bridge would be closed until spring.", "Two officials"),
        ("Residents say that forty lorries cross the old harbour bridge on every single night.", "Residents"),
        (
            "The bridge will be closed until the spring, a spokesman for the council said.",
            "A spokesman for the council",
        ),
    ],
)
def test_a_source_without_a_name(text: str, lead: str, parse_text: Parse) -> None:
    assert told(unnamed(page_of(parse_text, text), set(), 3)) == [(lead, text, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz said on Friday that the harbour bridge would be closed until the spring.",
        "The two men said on Friday that the harbour bridge would be closed until spring.",
        "A woman said on Friday that the harbour bridge would be closed until the spring.",
        "The spokesman said on Friday that the harbour bridge would be closed until spring.",
        "Reports of cracks said that the harbour bridge would be closed until the spring.",
        "Residents hope that forty lorries will cross the old harbour bridge every night.",
        "Analysts say it will further help the lorries and may hurt the ferries of Norwood.",
    ],
)
def test_whoever_may_have_a_name_elsewhere_is_not_listed(text: str, parse_text: Parse) -> None:
    assert told(unnamed(page_of(parse_text, text), set(), 3)) == []


def test_one_sentence_a_source_with_the_number_of_the_others(parse_text: Parse) -> None:
    text = "Residents say that the old harbour bridge has been shaking for months and months. "
    text += "Residents say that 40 lorries cross the old harbour bridge on every single night."
    page = page_of(parse_text, text)
    ((lead, words, note),) = told(unnamed(page, set(), 3))
    assert (lead, note) == ("Residents", "two sentences cite “Residents”") and "40" in words, "the one with a figure"
    assert [words for _, words, _ in told(unnamed(page, {1}, 3))] == [page.printed(0)]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour bridge is said to have cost the town far more than the new school.",
        "Tom Hale reportedly sold the harbour bridge to a company from the next town.",
        "It is believed that the harbour bridge was sold to a company from the next town.",
    ],
)
def test_what_is_handed_on_and_nobody_says(text: str, parse_text: Parse) -> None:
    assert told(hearsay(page_of(parse_text, text), set(), 3)) == [(None, text, NOT_BY_WHOM)]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour bridge is said by Ana Ruiz to have cost more than the new school.",
        "Ana Ruiz told the court how Tom Hale allegedly sold the old harbour bridge.",
        "The harbour bridge is expected to cost the town far more than the new school.",
        "Ana Ruiz said that Tom Hale had reportedly sold the bridge to a rich company.",
        "Three cracks were reported in the two old pillars of the harbour bridge.",
        "He reportedly sold the old harbour bridge to a company from the next town.",
    ],
)
def test_what_somebody_says_or_is_open_is_no_hearsay(text: str, parse_text: Parse) -> None:
    assert told(hearsay(page_of(parse_text, text), set(), 3)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The critics of the old harbour bridge pretend that it would fall in any winter storm.",
        "Experts love to say that the old harbour bridge would fall in any heavy winter storm.",
        "Prosecutors alleged that Tom Hale had sold the old harbour bridge to a rich company.",
        "Residents say that the council has looked away from the matter for years and years.",
    ],
)
def test_polemic_an_open_charge_and_an_open_word_are_not_listed(text: str, parse_text: Parse) -> None:
    assert told(unnamed(page_of(parse_text, text), set(), 3)) == []


def test_in_a_column_only_a_quotation_makes_a_source(parse_text: Parse) -> None:
    mine = "I cross the bridge on every day. I never saw a crack, and my father did not."
    said = "Residents say that forty lorries cross the old harbour bridge on every single night."
    assert told(unnamed(page_of(parse_text, f"{mine} {said}"), set(), 3)) == []
    assert len(told(unnamed(page_of(parse_text, said), set(), 3))) == 1
