"""What is no time where it stands, though it looks like one."""

from __future__ import annotations

import pytest

from angle_rows import Parse
from marked_times import FRIDAY
from newsangles.angles.timeline.component import times

NONE = [
    "Denton beat Marsh 6-4, 7-5 in 1:42.",
    "The man may march on May Street.",
    "She fell in the fall from the wall.",
    "The 36-year-old singer died.",
    "Maria Lopez, 54, won the race.",
    "The survey asked 1709 children.",
    "It is 2000 years old.",
    "She came second.",
    "The ship Midnight Magic sailed to Leeds.",
    "Order today for free delivery!",
    "The leaders of tomorrow are young.",
    "It is not every day that a cow wins a prize.",
    "Wait a second chance.",
    "They won 3-1.",
    "The sun set over the Sun.",
    "The road is 1500 metres long.",
    "He scored in the first half.",
    "The firm paid $2010 for it.",
    "Flight 1549 landed.",
    "The Daily Mail wrote it.",
    "April Jones sang.",
    "They harvested winter wheat.",
    "He is now the mayor.",
    "The 99/100 ratio held.",
    "It fell on February 30.",
    # addresses, labels, models, counts
    "She lives at 1875 Oak Street.",
    "The shop is at 1990 North Sheridan Road.",
    "The bill, HB 1987, passed.",
    "Resolution 1973 was adopted.",
    "He drove a Peugeot 2008.",
    "They hired 2018 nurses.",
    "About 1950 people came.",
    "The ticket costs 1999 pounds.",
    "Between 1500 and 2000 troops were sent.",
    "It is a Mercedes 600S.",
    # names of persons, papers, programmes, groups
    "Autumn Reyes won.",
    "Summer Walker sang.",
    "Maria June refused.",
    "Donna Summer and Peter May sang.",
    "He writes for The Sunday Times and the Friday Tribune.",
    "She watched the Today Show and read USA Today.",
    "He watched Saturday Night Live.",
    "The Winter Palace is far from Fall River.",
    "They saw Chimes at Midnight and Seven Days.",
    "August Petrov wrote it.",
    "At the end of the day, it failed.",
    "The robot is called “2051”.",
    # shares, stock prices, the clock of a game
    "The bond pays 6 1/4% and fell 5/8 of a point.",
    "The shop is open 24/7.",
    "Ruiz scored at 12:34 of the second period.",
    "Adeyemi scored two touchdowns and ran 40 yards in the third quarter.",
    # models, references, titles, habits
    "They found a stolen 2012 Honda Civic.",
    "The suit, number KLM/07/014/2018, was filed.",
    "He watched 2051: A Star Journey.",
    "The Black Friday sale sold Christmas cards.",
    "He played Sunday league football and read the Saturday papers.",
    "An ongoing dispute holds it up, most recently over pay.",
    "She slept there three or four nights.",
]

SOME = [
    ("The 2015 elections were held.", ["2015"]),
    ("The 2015 Volkswagen scandal cost a lot.", ["2015"]),
    ("It fell in the third quarter, as the coach maker said.", ["the third quarter"]),
    ("The Sunday concert was sold out.", ["Sunday"]),
    ("In 2016 voters stayed home.", ["2016"]),
    ("The street was paved in 1950.", ["1950"]),
    ("The Constitution of 1793 was read.", ["1793"]),
    ("The index rose on Saturday Night in the summer.", ["Saturday Night", "the summer"]),
    ("President Ruiz said Sunday Ms. Adeyemi won.", ["Sunday"]),
    ("It went up at 14:20 British Summer Time.", ["14:20"]),
    ("The Seven Years War ended.", ["Seven Years"]),
    ("He spoke following Tuesday's vote.", ["Tuesday's"]),
    ("Filed 07-Mar-18 and sent 3-Apr-2017.", ["07-Mar-18", "3-Apr-2017"]),
]


@pytest.mark.parametrize(("text", "expected"), SOME)
def test_times_all_the_same(text: str, expected: list[str], parse_text: Parse) -> None:
    assert [t.text for t in times(parse_text(text), FRIDAY)] == expected


@pytest.mark.parametrize("text", NONE)
def test_no_times(text: str, parse_text: Parse) -> None:
    assert [(t.text, t.value) for t in times(parse_text(text), FRIDAY) if t.value] == []
