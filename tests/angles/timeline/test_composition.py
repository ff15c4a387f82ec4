"""Composed times: one row with the whole of what was written, and its value."""

from __future__ import annotations

from datetime import date

import pytest

from angle_rows import Parse
from marked_times import read

WEDNESDAY = date(2019, 6, 12)

COMPOSED = [
    # a part of a period
    ("The board meets on [the second Tuesday of next month].", "2019-07-09"),
    ("The race is run on [the last Sunday in April 2018].", "2018-04-29"),
    ("It burned on [the first Wednesday of March last year].", "2018-03-07"),
    ("Rain fell on [the last day of 2018].", "2018-12-31"),
    ("[The first two weeks of September 2018] were dry.", "2018-09-01/2018-09-14"),
    ("It rained on [the third weekend in June 2018].", "2018-W24-WE"),
    ("[The first six months of 2018] were good.", "2018-H1"),
    ("Sales slid over [the last three months of the year].", "2019-Q4"),
    ("[The first half of April] was calm.", "2019-04-01/2019-04-15"),
    ("In [the latter half of the 1990s] crime fell.", "1995/1999"),
    ("It was [the first decade of the 20th century].", "190"),
    ("The fair is on [the third Saturday of every month].", "P1M"),
    # a month of a year that is told by its distance
    ("In [October last year] the bank failed.", "2018-10"),
    ("He resigned in [May two years ago].", "2017-05"),
    ("[Last year in March] they sold it.", "2018-03"),
    ("It sold nine in [the same month last year].", "2018-06"),
    # a distance from a day
    ("The trial begins [a month from today].", "2019-07-12"),
    ("The store shuts [a week from tomorrow].", "2019-06-20"),
    ("The fair opens [three weeks from Friday].", "2019-07-05"),
    ("The term ended [ten days after Easter].", "2019-05-01"),
    ("The book appears [two days after 1 March 2020].", "2020-03-03"),
    ("[Two years ago today] he died.", "2017-06-12"),
    ("The vote is [four days after] the summit of 20 June.", "2019-06-24"),
    ("The crew returns [the day after tomorrow].", "2019-06-14"),
    ("She left [the day before yesterday].", "2019-06-10"),
    ("It was heard in [the week of March 4].", "2019-W10"),
    # one but the last or the next
    ("[The night before last] a bomb exploded.", "2019-06-10TNI"),
    ("[The Monday after next] is a holiday.", "2019-06-24"),
    ("He was fined [the month before last].", "2019-04"),
    ("She flies on [Tuesday week].", "2019-06-25"),
    # between two numbers
    ("He vanished [a day or two ago].", "2019-06-10/2019-06-11"),
    ("She came [three or four weeks ago].", "2019-W20/2019-W21"),
    # a clock and its day
    ("The talks began at [15:00 GMT Saturday].", "2019-06-08T15:00Z"),
    ("It went off [Sunday night at 8 PM].", "2019-06-09T20:00"),
    ("They met at [noon Thursday].", "2019-06-06T12:00"),
    ("The polls closed at [8 p.m. on 5 May 2019].", "2019-05-05T20:00"),
    ("He left at [lunchtime on Monday].", "2019-06-10TMI"),
    ("The dam gave way [early on Monday].", "2019-06-10"),
]

APART = [
    ("He was jailed [last year] in the October killing.", "2018"),
    ("Many came [yesterday], 12 June 2018 being far.", "2019-06-11"),
    ("He stayed for [two weeks] from Monday.", "P2W"),
]


@pytest.mark.parametrize(("marked", "value"), COMPOSED)
def test_composed(marked: str, value: str, parse_text: Parse) -> None:
    row, rows = read(parse_text, marked, WEDNESDAY)
    assert row.value == value
    assert all(other is row or other.start >= row.end or other.end <= row.start for other in rows)


@pytest.mark.parametrize(("marked", "value"), APART)
def test_apart(marked: str, value: str, parse_text: Parse) -> None:
    assert read(parse_text, marked, WEDNESDAY)[0].value == value


def test_without_a_publication_date(parse_text: Parse) -> None:
    for marked, value in [
        ("They meet [the day after tomorrow].", "DCT+2d"),
        ("It closes [two weeks from today].", "DCT+14d"),
        ("It burned in [the last week of March].", "XXXX-WXX"),
        ("In [October last year] it failed.", "DCT-1y-10"),
        ("It began on [the first Monday of May 2018].", "2018-05-07"),
    ]:
        assert read(parse_text, marked, None)[0].value == value
