"""The day that a passage tells about: carried on within a story of the past, and not beyond it."""

from __future__ import annotations

from datetime import date

import pytest

from angle_rows import Parse
from marked_times import read

DAY = date(2016, 8, 10)

STORIES = [  # the time in brackets goes on from the day that the story has reached
    ("The court was told that she hid the knife on November 30, 2013. He was found on [December 4].", "2013-12-04"),
    ("The dam burst on 9 May 2001. On [11 May] the army came, and the valley was cleared.", "2001-05-11"),
    ("The siege began on 20 December 2005. On [3 January] the gates were opened.", "2006-01-03"),
    ("The vicar was robbed on December 20, 2012. [Christmas] was cancelled.", "2012-12-25"),
    ("The mine flooded on 2 October 1999. On the [Monday] the pumps failed.", "1999-10-04"),
    ("The ferry sank on 5 March 1994. [That summer] the line was sold.", "1994-SU"),
    ("In 1987 the choir toured Peru. In [May] it sang for the president.", "1987-05"),
    ("The valve was changed [nine days earlier]. The boiler blew up on 20 January 2014.", "2014-01-11"),
]

TODAY = [  # the time in brackets is one of today's news
    ("She was born on 9 May 1990. On [11 May] she won the open.", "2016-05-11"),
    ("The treaty was signed on 9 May 2001. On [11 July] the firm will leave it.", "2016-07-11"),
    ("The dam burst on 9 May 2001. On [4 August] a court cleared the builder.", "2016-08-04"),
    ("The dam burst on 9 May 2001. The minister said on [11 July] that it was safe.", "2016-07-11"),
    ("The dam burst on 9 May 2001. On [Monday] a plaque was put up.", "2016-08-08"),
]


@pytest.mark.parametrize(("marked", "value"), STORIES)
def test_a_story_goes_on(marked: str, value: str, parse_text: Parse) -> None:
    row, _ = read(parse_text, marked, DAY)
    assert row.value == value
    assert row.anchor == "earlier time" and row.anchor_id
    assert row.confidence is None or row.confidence <= 0.85


@pytest.mark.parametrize(("marked", "value"), TODAY)
def test_news_does_not_become_a_story(marked: str, value: str, parse_text: Parse) -> None:
    row, _ = read(parse_text, marked, DAY)
    assert row.value == value or (row.confidence or 0) <= 0.6


def test_doubt_gives_the_year_of_the_story_as_an_alternative(parse_text: Parse) -> None:
    row, _ = read(parse_text, TODAY[2][0], DAY)
    assert (row.confidence or 0) <= 0.6 and "2001-08-04" in row.alternatives


def test_a_day_ends_with_todays_news(parse_text: Parse) -> None:
    text = "The dam burst on 9 May 2001. On Monday a plaque was put up. On [12 May] a fund was closed."
    row, _ = read(parse_text, text, DAY)
    assert row.value == "2016-05-12"


LIFE = """The botanist Una Marsh died on [Wednesday]. She was 91.

In 1951 she joined the garden. In 1954 she went to Chile. In 1960 she came home with 400 plants. In 1971 she wrote
her first book, and in 1980 she retired. In 1983 she sailed to Iceland."""


def test_a_life_told_by_years_begins_with_todays_news(parse_text: Parse) -> None:
    row, _ = read(parse_text, LIFE, date(2016, 8, 12))
    assert (row.value, row.anchor) == ("2016-08-10", "publication")


@pytest.mark.parametrize("later", ["hours later", "many years later"])
def test_later_in_a_story_of_the_past_is_not_in_the_future(later: str, parse_text: Parse) -> None:
    row, _ = read(parse_text, f"The dam burst on 9 May 2001. [{later.capitalize()}] the wall gave way.", DAY)
    assert row.value == "PAST_REF"
