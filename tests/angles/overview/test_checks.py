"""What to check first: figures with their source, accusations that are affirmed."""

from __future__ import annotations

import pytest

from first_page import Parse, page_of, told
from newsangles.angles.overview.checks import checks, says_not_by_whom

FIGURE = "Harbour Works paid 40 million dollars for the bridge in the spring"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (f"{FIGURE}, Ana Ruiz said on Friday.", "a figure; on the word of Ana Ruiz"),
        (f"{FIGURE} of the next year.", "a figure; no source in this sentence"),
        ("Tom Hale was charged with theft after paint had gone missing.", "an accusation"),
        ("Tom Hale is accused of the theft of all the paint from the harbour.", "an accusation"),
        ("Tom Hale now faces two charges of theft in the country of his birth.", "an accusation"),
        (
            "The council spent 300 million dollars on the largest bridge of the whole country.",
            "a figure and “largest”; no source in this sentence",
        ),
    ],
)
def test_a_figure_or_an_accusation_with_what_stands_behind_it(text: str, note: str, parse_text: Parse) -> None:
    assert told(checks(page_of(parse_text, text), set(), 3)) == [(None, text, note)]


@pytest.mark.parametrize(
    "text",
    [
        "Tom Hale was not charged with theft after the paint had gone missing.",
        "Tom Hale was arrested because he had never been charged with the theft.",
        "Ana Ruiz lives 12 miles from the harbour and ran the office for 20 years.",
        "Ana Ruiz was born in a house that her parents had bought for 900 dollars.",
        "Harbour Works expects to earn 40 million dollars with the bridge next year.",
        "Harbour Works will earn 40 million dollars with the bridge in the next year.",
        "Did Harbour Works pay 40 million dollars for the bridge in the last spring?",
        "Officers of the harbour took 911 calls on Monday after the bridge had fallen.",
        "Tom Hale faced no charges of theft in the country of his birth.",
        "You pay 40 dollars for the bridge in the summer and 30 dollars in the winter.",
        "They paid 40 million dollars for the bridge in the spring of the last year.",
    ],
)
def test_what_nobody_need_check_and_what_is_not_affirmed(text: str, parse_text: Parse) -> None:
    assert told(checks(page_of(parse_text, text), set(), 3)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Harbour Works is said to have paid 40 million dollars for the bridge.", True),
        ("Tom Hale is accused of the theft of all the paint from the harbour.", True),
        ("Tom Hale is accused by Ana Ruiz of the theft of the paint from the harbour.", False),
        ("Hourly wages were up by 2 percent in the last year, the figures of the town show.", False),
        ("Harbour Works paid 40 million dollars for the bridge in the last spring.", False),
    ],
)
def test_that_it_does_not_say_by_whom_needs_a_word_of_hearsay(text: str, said: bool, parse_text: Parse) -> None:
    assert says_not_by_whom(page_of(parse_text, text), 0) == said


def test_what_the_first_line_tells_already_is_not_told_again(parse_text: Parse) -> None:
    again = "For the bridge Harbour Works paid 40 million dollars in the spring."
    page = page_of(parse_text, f"{FIGURE}. {again}")
    assert [row.sentence for row in checks(page, set(), 3)] == [0, 1]
    assert list(checks(page, {0}, 3)) == []


def test_a_sentence_stands_there_once_and_not_again(parse_text: Parse) -> None:
    text = f"{FIGURE} and 30 million dollars for the road in the autumn of the last year."
    page = page_of(parse_text, text)
    assert len(list(checks(page, set(), 3))) == 1
    assert list(checks(page, {0}, 3)) == list(checks(page, set(), 0)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz and more than 40 other keepers of the harbour left about 4:30 a.m. for the bridge.",
        "Tom Hale asked the keepers of the old harbour bridge 25 questions about the two pillars.",
        "The trial of Tom Hale brought 30 witnesses from the harbour before the court of the town.",
        "Harbour Works sold the bridge for three four million dollars to the town in the spring.",
    ],
)
def test_hours_of_setting_out_questions_and_slips_are_no_figures(text: str, parse_text: Parse) -> None:
    assert told(checks(page_of(parse_text, text), set(), 3)) == []


def test_a_figure_is_on_somebodys_word_only_where_the_main_verb_reports(parse_text: Parse) -> None:
    text = "Ana Ruiz closed the bridge on Friday, saying that its repair had cost the town 40 million dollars."
    assert not any("on the word of" in (note or "") for _, _, note in told(checks(page_of(parse_text, text), set(), 3)))


def test_a_figure_that_only_describes_a_thing_is_none_to_check(parse_text: Parse) -> None:
    text = "Ana Ruiz said the theft of the boat took place behind the keeper's £2m house at the harbour."
    assert told(checks(page_of(parse_text, text), set(), 3)) == []
