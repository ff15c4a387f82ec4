"""The first line: the news, or how an article begins."""

from __future__ import annotations

import pytest

from first_page import Parse, page_of, told
from newsangles.angles.overview.lead import IT_BEGINS, NO_SOURCE_HERE, THE_NEWS, lead

NEWS = "The council has closed the harbour bridge after a storm."


@pytest.mark.parametrize(
    "text",
    [
        "The council closed the harbour bridge on Monday after a storm.",
        "The council has closed the harbour bridge after a heavy storm.",
        "The harbour bridge was safe in every storm, Ana Ruiz said on Monday.",
    ],
)
def test_what_is_told_of_a_day_or_by_somebody_is_news(text: str, parse_text: Parse) -> None:
    (found,) = lead(page_of(parse_text, text))
    assert (found.topic, found.text) == (THE_NEWS, text)


@pytest.mark.parametrize(
    "text",
    [
        "As the sun goes down over the harbour, the last lorries roll home.",
        "I have loved the harbour bridge since my father first took me there on Monday.",
        "It is a quiet evening in the harbour, and nobody walks on the bridge.",
    ],
)
def test_a_scene_and_an_opinion_are_how_it_begins(text: str, parse_text: Parse) -> None:
    (found,) = lead(page_of(parse_text, text))
    assert (found.topic, found.text, found.note) == (IT_BEGINS, text, None)


def test_the_headlines_words_make_a_lead_the_news(parse_text: Parse) -> None:
    text = "A storm that came from the north damaged two pillars of the harbour bridge."
    assert [row.topic for row in lead(page_of(parse_text, text))] == [IT_BEGINS]
    assert [row.topic for row in lead(page_of(parse_text, text, title="Storm damages bridge"))] == [THE_NEWS]


def test_whoever_stands_behind_the_whole_of_it_is_named(parse_text: Parse) -> None:
    by = "The harbour bridge was safe in every storm, Ana Ruiz said on Monday."
    assert [note for _, _, note in told(lead(page_of(parse_text, by)))] == ["on the word of Ana Ruiz"]
    two = "Ana Ruiz said on Monday that the bridge was safe, but Tom Hale said that it was not."
    assert [note for _, _, note in told(lead(page_of(parse_text, two)))] == [None]


def test_that_there_is_no_source_is_said_of_the_sentence_alone(parse_text: Parse) -> None:
    assert [note for _, _, note in told(lead(page_of(parse_text, NEWS)))] == [NO_SOURCE_HERE]
    found = "The council has closed the harbour bridge after engineers found two cracks."
    assert [note for _, _, note in told(lead(page_of(parse_text, found)))] == [None], "found: there may be one"


def test_fragments_and_a_line_about_somebody_named_elsewhere_are_passed_over(parse_text: Parse) -> None:
    text = f"Harbour\n\nHe never once looked back at the harbour bridge.\n\n{NEWS}"
    assert [row.text for row in lead(page_of(parse_text, text))] == [NEWS]
    asked = f"Can a small town build a bridge on its own?\n\n{NEWS}"
    assert [row.text for row in lead(page_of(parse_text, asked))] == [NEWS]
    pull = f"“Nobody here has ever seen anything like that.”\n\n{NEWS}"
    assert [row.text for row in lead(page_of(parse_text, pull, title="Harbour bridge closed"))] == [NEWS]


def test_without_a_sentence_there_is_no_first_line(parse_text: Parse) -> None:
    for text in ("", " \n", "Harbour bridge"):
        assert list(lead(page_of(parse_text, text))) == []
