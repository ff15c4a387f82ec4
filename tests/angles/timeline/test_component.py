"""Times: what they span, what they are worth, what they were reckoned from, and that no text breaks them."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from angle_rows import Parse
from marked_times import FRIDAY, LEAP_DAY, NEW_YEAR, NLP, read
from newsangles.angles.timeline.component import Times, explain, times
from newsangles.language.rules import made, using
from places import SEED

PUBLISHED = (FRIDAY, LEAP_DAY, NEW_YEAR, None)
"""A Friday; a leap day, a Thursday; a Friday in the last week, the 53rd, of the year before; unknown."""

ROWS = [
    ("The talks ended [yesterday].", "DATE", "2025-03-06 2024-02-28 2020-12-31 DCT-1d"),
    ("The court will rule [tomorrow].", "DATE", "2025-03-08 2024-03-01 2021-01-02 DCT+1d"),
    ("The port reopened [today].", "DATE", "2025-03-07 2024-02-29 2021-01-01 DCT+0d"),
    ("The prime minister speaks [tonight].", "TIME", "2025-03-07TNI 2024-02-29TNI 2021-01-01TNI DCT+0dTNI"),
    ("Two people died [yesterday afternoon].", "TIME", "2025-03-06TAF 2024-02-28TAF 2020-12-31TAF DCT-1dTAF"),
    ("Fighting resumed [this morning].", "TIME", "2025-03-07TMO 2024-02-29TMO 2021-01-01TMO DCT+0dTMO"),
    ("Rockets fell on the city [last night].", "TIME", "2025-03-06TNI 2024-02-28TNI 2020-12-31TNI DCT-1dTNI"),
    ("The minister resigned on [Monday].", "DATE", "2025-03-03 2024-02-26 2020-12-28 DCT-monday"),
    ("The minister resigned on [Friday].", "DATE", "2025-03-07 2024-02-23 2021-01-01 DCT-friday"),
    ("The minister will resign on [Monday].", "DATE", "2025-03-10 2024-03-04 2021-01-04 DCT+monday"),
    ("Parliament will vote on [Friday].", "DATE", "2025-03-07 2024-03-01 2021-01-01 DCT+friday"),
    ("The strike began [last Tuesday].", "DATE", "2025-03-04 2024-02-27 2020-12-29 DCT-tuesday"),
    ("The strike will begin [next Tuesday].", "DATE", "2025-03-11 2024-03-05 2021-01-05 DCT+tuesday"),
    ("The army withdrew on [Wednesday night].", "TIME", "2025-03-05TNI 2024-02-28TNI 2020-12-30TNI DCT-wednesdayTNI"),
    (
        "The mayor was sworn in on [Saturday morning].",
        "TIME",
        "2025-03-01TMO 2024-02-24TMO 2020-12-26TMO DCT-saturdayTMO",
    ),
    ("He was arrested on [Thursday last week].", "DATE", "2025-02-27 2024-02-22 2020-12-24 DCT-thursday"),
    ("Prices rose [this week].", "DATE", "2025-W10 2024-W09 2020-W53 DCT+0w"),
    ("Prices rose [last week].", "DATE", "2025-W09 2024-W08 2020-W52 DCT-1w"),
    ("The summit takes place [next week].", "DATE", "2025-W11 2024-W10 2021-W01 DCT+1w"),
    ("Voters went to the polls [last weekend].", "DATE", "2025-W09-WE 2024-W08-WE 2020-W52-WE DCT-1we"),
    ("The law takes effect [next month].", "DATE", "2025-04 2024-03 2021-02 DCT+1m"),
    ("Exports fell [last month].", "DATE", "2025-02 2024-01 2020-12 DCT-1m"),
    ("Exports fell [this month].", "DATE", "2025-03 2024-02 2021-01 DCT+0m"),
    ("Profits doubled [last year].", "DATE", "2024 2023 2020 DCT-1y"),
    ("Profits doubled [this year].", "DATE", "2025 2024 2021 DCT+0y"),
    ("The budget will grow [next year].", "DATE", "2026 2025 2022 DCT+1y"),
    ("Profits fell in [the last quarter].", "DATE", "2024-Q4 2023-Q4 2020-Q4 DCT-1q"),
    ("Profits fell in [the third quarter].", "DATE", "2024-Q3 2023-Q3 2020-Q3 XXXX-Q3"),
    ("Sales rose in [the first quarter of 2023].", "DATE", "2023-Q1"),
    ("Sales rose in [the second half of 2019].", "DATE", "2019-H2"),
    ("Output shrank in [Q3 2020].", "DATE", "2020-Q3"),
    ("The bridge opened in [May].", "DATE", "2024-05 2023-05 2020-05 XXXX-05"),
    ("The bridge will open in [May].", "DATE", "2025-05 2024-05 2021-05 XXXX-05"),
    ("The bridge opened in [late September].", "DATE", "2024-09 2023-09 2020-09 XXXX-09"),
    ("The tower burned down in [December 2019].", "DATE", "2019-12"),
    ("The tower burned down in [mid-2018].", "DATE", "2018"),
    ("The tower burned down in [early 2017].", "DATE", "2017"),
    ("The tower burned down in [2016].", "DATE", "2016"),
    ("The treaty was signed on [April 9, 2003].", "DATE", "2003-04-09"),
    ("The treaty was signed on [9 April 2003].", "DATE", "2003-04-09"),
    ("The treaty was signed on [Wednesday, April 9, 2003].", "DATE", "2003-04-09"),
    ("The treaty was signed on [the 9th of April 2003].", "DATE", "2003-04-09"),
    ("The treaty was signed on [2003-04-09].", "DATE", "2003-04-09"),
    ("The treaty was signed on [13/4/2003].", "DATE", "2003-04-13"),
    ("The treaty was signed on [4/13/2003].", "DATE", "2003-04-13"),
    ("The fire broke out on [February 10].", "DATE", "2025-02-10 2024-02-10 2020-02-10 XXXX-02-10"),
    ("The fire broke out on [12 November].", "DATE", "2024-11-12 2023-11-12 2020-11-12 XXXX-11-12"),
    ("The trial will begin on [June 3].", "DATE", "2025-06-03 2024-06-03 2021-06-03 XXXX-06-03"),
    ("Troops landed on [the night of June 5, 1944].", "TIME", "1944-06-05TNI"),
    ("The company was founded in [the 1990s].", "DATE", "199"),
    ("The company was founded in [the late 1980s].", "DATE", "198"),
    ("The company was founded in [the '70s].", "DATE", "197 197 197 XX7"),
    ("The company was founded in [the sixties].", "DATE", "196 196 196 XX6"),
    ("The cathedral was built in [the 12th century].", "DATE", "11"),
    ("The cathedral was built in [the early nineteenth century].", "DATE", "18"),
    ("Rome burned in [64 AD].", "DATE", "0064"),
    ("Caesar died in [44 BC].", "DATE", "BC0044"),
    ("Floods hit the valley in [the summer of 2011].", "DATE", "2011-SU"),
    ("Floods hit the valley [last summer].", "DATE", "2024-SU 2023-SU 2020-SU XXXX-SU"),
    ("The festival returns [next spring].", "DATE", "2026-SP 2024-SP 2021-SP XXXX-SP"),
    ("He left the party [two years ago].", "DATE", "2023 2022 2019 DCT-2y"),
    ("He left the party [three months ago].", "DATE", "2024-12 2023-11 2020-10 DCT-3m"),
    ("He left the party [about a week ago].", "DATE", "2025-W09 2024-W08 2020-W52 DCT-1w"),
    ("He left the party [two days ago].", "DATE", "2025-03-05 2024-02-27 2020-12-30 DCT-2d"),
    ("He left the party [a decade ago].", "DATE", "201 201 201 DCT-1de"),
    ("The siege lasted [three days].", "DURATION", "P3D"),
    ("The siege lasted [more than two weeks].", "DURATION", "P2W"),
    ("The siege lasted [two and a half years].", "DURATION", "P2.5Y"),
    ("They ended a near [1-1/2 year] siege.", "DURATION", "P1.5Y"),
    ("The siege lasted [several months].", "DURATION", "PXM"),
    ("She waited for [half an hour].", "DURATION", "PT0.5H"),
    ("They fought for [years].", "DURATION", "PXY"),
    ("He served a [27-year] sentence.", "DURATION", "P27Y"),
    ("The price tripled over [the past decade].", "DURATION", "P10Y"),
    ("The price will triple over [the next four years].", "DURATION", "P4Y"),
    ("It sold well in [the past few days].", "DURATION", "PXD"),
    ("The council meets [every Tuesday].", "SET", "XXXX-WXX-2"),
    ("The council meets [every two weeks].", "SET", "P2W"),
    ("The paper appears [daily].", "SET", "P1D"),
    ("He runs three miles [twice a week].", "SET", "P1W"),
    ("The plant makes 15 planes [a year].", "SET", "P1Y"),
    ("The shop closes on [Sundays].", "SET", "XXXX-WXX-7"),
    ("The train left at [5:30 p.m.].", "TIME", "2025-03-07T17:30 2024-02-29T17:30 2021-01-01T17:30 XXXX-XX-XXT17:30"),
    (
        "The train left at [18:00 UTC].",
        "TIME",
        "2025-03-07T18:00Z 2024-02-29T18:00Z 2021-01-01T18:00Z XXXX-XX-XXT18:00Z",
    ),
    ("The bomb exploded at [noon].", "TIME", "2025-03-07T12:00 2024-02-29T12:00 2021-01-01T12:00 XXXX-XX-XXT12:00"),
    ("Shops closed on [Christmas Day].", "DATE", "2024-12-25 2023-12-25 2020-12-25 XXXX-12-25"),
    ("Shops closed on [Thanksgiving].", "DATE", "2024-11-28 2023-11-23 2020-11-26 XXXX"),
    ("Shops closed at [Easter].", "DATE", "2024-03-31 2023-04-09 2020-04-12 XXXX"),
    ("The two sides met [recently].", "DATE", "PAST_REF"),
    ("Moscow has [repeatedly] denied it.", "SET", "XXXX"),
    ("Tune in at [7:45] and 19:30 weekdays.", "SET", "XXXX-XX-XXT07:45"),
    ("The kitchen opens at [9am daily].", "SET", "XXXX-XX-XXT09:00"),
    ("She sailed on [the 2nd inst.] for Cork.", "DATE", "2025-03-02 2024-02-02 2021-01-02 XXXX-XX-02"),
    ("She sailed on [the 2nd ult.] for Cork.", "DATE", "2025-02-02 2024-01-02 2020-12-02 XXXX-XX-02"),
    ("Sales fell in [the 2019 second quarter].", "DATE", "2019-Q2"),
    ("Nora Quist spent [two or three years] there.", "DURATION", "P2Y/P3Y"),
    ("After [forty-five years] he left.", "DURATION", "P45Y"),
    ("It closed after [a weekend].", "DURATION", "P1WE"),
    ("He was born during [World War II].", "DATE", "1939-09-01/1945-09-02"),
    ("The sanctions date from [Obama's term].", "DATE", "2009-01-20/2017-01-20"),
    ("He will quit by [the end of the year].", "DATE", "2025 2024 2021 DCT+0y"),
    ("He quit at [the beginning of the month].", "DATE", "2025-03 2024-02 2021-01 DCT+0m"),
    ("The fund grew in [fiscal 2020].", "DATE", "FY2020"),
    ("The crisis of [2008-09] hurt them.", "DATE", "2008/2009"),
    (
        "The fair runs from [3–5 May].",
        "DATE",
        "2025-05-03/2025-05-05 2024-05-03/2024-05-05 2021-05-03/2021-05-05 XXXX-05-03/XXXX-05-05",
    ),
    ("The fair ran on [May 3-5, 2019].", "DATE", "2019-05-03/2019-05-05"),
    (
        "The minister resigned on Monday. [The next day] the coalition broke.",
        "DATE",
        "2025-03-04 2024-02-27 2020-12-29 XXXX-XX-XX",
    ),
    (
        "The minister resigned on March 1. [Two days later] the coalition broke.",
        "DATE",
        "2025-03-03 2023-03-03 2020-03-03 XXXX-XX-XX",
    ),
    ("The minister resigned in 2019. [A year later] the coalition broke.", "DATE", "2020"),
    (
        "The minister resigned on March 1. [The day before], the bank had failed.",
        "DATE",
        "2025-02-28 2023-02-28 2020-02-29 XXXX-XX-XX",
    ),
    ("It broke [two weeks after] the election.", "DURATION", "P2W"),
    ("It broke [the day after] the election.", "DATE", "XXXX-XX-XX"),
    ("It broke [three months before] the vote.", "DURATION", "P3M"),
    ("It was signed between March and [April 2018].", "DATE", "2018-04"),
    ("It was signed between [March] and April 2018.", "DATE", "2018-03"),
    ("They met from [May] to July.", "DATE", "2024-05 2023-05 2020-05 XXXX-05"),
    ("They will meet from May to [July].", "DATE", "2025-07 2024-07 2021-07 XXXX-07"),
    ("It grew from [2003] to 2007.", "DATE", "2003"),
    ("It grew in 2003-[2007].", "DATE", "2007"),
    ("They met on May 4 and [5].", "DATE", "2024-05-05 2023-05-05 2020-05-05 XXXX-05-05"),
    ("They met on [28] and 29 May 2019.", "DATE", "2019-05-28"),
    ("The club won in [March].", "DATE", "2025-03 2023-03 2020-03 XXXX-03"),
    ("He arrived [last March].", "DATE", "2024-03 2023-03 2020-03 XXXX-03"),
    ("He will come [next March].", "DATE", "2026-03 2024-03 2021-03 XXXX-03"),
    ("It happened on [3/4/2019].", "DATE", "2019-03-04"),
    ("It happened on [03.04.2019].", "DATE", "2019-04-03"),
    ("It happened on [3/4/19].", "DATE", "2019-03-04"),
    ("It happened in [May of last year].", "DATE", "2024-05 2023-05 2020-05 DCT-1y-05"),
    ("It closed at [5 o'clock].", "TIME", "2025-03-07T05:00 2024-02-29T05:00 2021-01-01T05:00 XXXX-XX-XXT05:00"),
    (
        "It closed at [10:30 a.m. EST].",
        "TIME",
        "2025-03-07T10:30-05 2024-02-29T10:30-05 2021-01-01T10:30-05 XXXX-XX-XXT10:30-05",
    ),
    ("It closed [overnight].", "TIME", "2025-03-06TNI 2024-02-28TNI 2020-12-31TNI DCT-1dTNI"),
    ("It closed at [night].", "TIME", "XXXX-XX-XXTNI"),
    ("He has worked there since [2010].", "DATE", "2010"),
    ("He will work there until [Friday].", "DATE", "2025-03-07 2024-03-01 2021-01-01 DCT+friday"),
    ("It opened in [winter].", "DATE", "2025-WI 2024-WI 2021-WI XXXX-WI"),
    ("He has been there for [nearly 15 years].", "DURATION", "P15Y"),
    ("It will happen in [three to five years].", "DURATION", "P3Y/P5Y"),
    ("He left [less than a year ago].", "DATE", "2024 2023 2020 DCT-1y"),
    ("[Later that year] he died.", "DATE", "XXXX"),
    ("He was born in May 1990. [That year] the wall fell.", "DATE", "1990"),
    ("It will end in [2050].", "DATE", "2050"),
    ("It happens [every other day].", "SET", "P2D"),
    ("It pays [per month].", "SET", "P1M"),
    ("It happened on [the 27th].", "DATE", "2025-02-27 2024-02-27 2020-12-27 XXXX-XX-27"),
    ("It happened [hours later].", "DATE", "PAST_REF"),
    ("It will happen [hours later].", "DATE", "FUTURE_REF"),
    ("In [the coming weeks] it will end.", "DURATION", "PXW"),
    ("It ended at [the end of last month].", "DATE", "2025-02 2024-01 2020-12 DCT-1m"),
    ("It happened [earlier this week].", "DATE", "2025-W10 2024-W09 2020-W53 DCT+0w"),
    ("It happened on [Monday, March 3].", "DATE", "2025-03-03 2025-03-03 2020-03-03 XXXX-03-03"),
    ("It happened on [March 3rd].", "DATE", "2025-03-03 2023-03-03 2020-03-03 XXXX-03-03"),
    ("It happened in [Sept. 2019].", "DATE", "2019-09"),
    ("It happened on [Sept 5, 2019].", "DATE", "2019-09-05"),
    ("It happened on [Mon., March 3].", "DATE", "2025-03-03 2025-03-03 2020-03-03 XXXX-03-03"),
    ("It was [the first quarter].", "DATE", "2025-Q1 2024-Q1 2021-Q1 XXXX-Q1"),
    ("It was in [the year 2000].", "DATE", "2000"),
    ("It was [New Year's Eve].", "DATE", "2024-12-31 2023-12-31 2020-12-31 XXXX-12-31"),
    ("It was in ['88].", "DATE", "1988 1988 1988 XX88"),
    ("It was in [the mid-'90s].", "DATE", "199 199 199 XX9"),
    ("By [mid-July] it was over.", "DATE", "2024-07 2023-07 2020-07 XXXX-07"),
    ("In [the next 24 hours] it will rain.", "DURATION", "PT24H"),
    ("[Two centuries ago] it was a village.", "DATE", "18 18 18 DCT-2ce"),
    ("A [three-day] strike began.", "DURATION", "P3D"),
    ("It's the worst in [more than a decade].", "DURATION", "P10Y"),
    ("It will come [a week from now].", "DATE", "2025-W11 2024-W10 2021-W01 DCT+1w"),
    ("It was done in [the past].", "DATE", "PAST_REF"),
    ("It will be done in [the near future].", "DATE", "FUTURE_REF"),
    ("It was the worst storm [this century].", "DATE", "20 20 20 DCT+0ce"),
    ("They met [the following week].", "DATE", "XXXX-WXX"),
    ("On [Friday evening] they met.", "TIME", "2025-03-07TEV 2024-02-23TEV 2021-01-01TEV DCT-fridayTEV"),
    ("In [the 2000s] it grew.", "DATE", "200"),
    ("By [the end of 2024] it had ended.", "DATE", "2024"),
    ("The loss was in [the second quarter of last year].", "DATE", "2024-Q2 2023-Q2 2020-Q2 XXXX-Q2"),
    ("He did it [months ago].", "DATE", "PAST_REF"),
    ("He did it [a couple of years ago].", "DATE", "2023 2022 2019 DCT-2y"),
    ("On [Tuesday 4 March 2025] he came.", "DATE", "2025-03-04"),
]
"""A sentence with a time in brackets, its kind, and its value for each date of `PUBLISHED`, or the one for all."""


@pytest.mark.parametrize(("marked", "kind", "values"), ROWS)
def test_values(marked: str, kind: str, values: str, parse_text: Parse) -> None:
    expected = values.split() * (1 if " " in values else len(PUBLISHED))
    rows = [read(parse_text, marked, day)[0] for day in PUBLISHED]
    assert [(row.kind, row.value) for row in rows] == [(kind, value) for value in expected]
    assert all(row.reason.endswith((".", "…”.")) for row in rows)


MISSES = [
    ("He left [a quarter of a century] ago.", "P25Y", "fractions of a unit are not read"),
    ("It happened on [the eve of the vote].", "XXXX-XX-XX", "times named by an event alone are not read"),
    ("It closed for [Ramadan].", "XXXX", "holidays of other calendars are not in the list"),
]


@pytest.mark.parametrize(
    ("marked", "value"),
    [pytest.param(m, v, marks=pytest.mark.xfail(strict=True, reason=why)) for m, v, why in MISSES],
)
def test_known_misses(marked: str, value: str, parse_text: Parse) -> None:
    assert read(parse_text, marked, FRIDAY)[0].value == value


# --- The parts of a row ---


PARTS: list[tuple[str, dict[str, Any]]] = [
    ("He quit on [Tuesday].", {"begin": "2025-03-04", "end_date": "2025-03-04", "granularity": "day"}),
    ("He quit [last week].", {"begin": "2025-02-24", "end_date": "2025-03-02", "granularity": "week"}),
    ("He quit [last weekend].", {"begin": "2025-03-01", "end_date": "2025-03-02", "granularity": "weekend"}),
    ("He quit in [February].", {"begin": "2025-02-01", "end_date": "2025-02-28", "granularity": "month"}),
    ("He quit in [the summer of 2011].", {"begin": "2011-06-01", "end_date": "2011-08-31", "granularity": "season"}),
    ("He quit in [the 1990s].", {"begin": "1990-01-01", "end_date": "1999-12-31", "granularity": "decade"}),
    ("He quit in [the 12th century].", {"begin": "1100-01-01", "end_date": "1199-12-31", "granularity": "century"}),
    ("He quit in [Q4 2019].", {"begin": "2019-10-01", "end_date": "2019-12-31", "granularity": "quarter"}),
    ("It ran on [May 3-5, 2019].", {"begin": "2019-05-03", "end_date": "2019-05-05", "granularity": "interval"}),
    ("He quit [yesterday morning].", {"begin": "2025-03-06", "granularity": "part of day", "anchor": "publication"}),
    ("He quit at [5:30 p.m.].", {"begin": "2025-03-07", "granularity": "hour", "anchor": "publication"}),
    ("He quit in [1999].", {"anchor": "the text", "granularity": "year"}),
    ("He quit in [44 BC].", {"begin": None, "end_date": None, "granularity": "year"}),
    ("It lasted [three days].", {"begin": None, "end_date": None, "granularity": None}),
    ("It lasted [more than three days].", {"modifier": "MORE_THAN"}),
    ("The well was dug [over 25 years ago].", {"begin": None, "end_date": "2000-12-31", "modifier": "BEFORE"}),
    ("He joined [less than two years ago].", {"begin": "2023-01-01", "end_date": "2025-03-07", "modifier": "AFTER"}),
    ("It lasted [at least three days].", {"modifier": "EQUAL_OR_MORE"}),
    ("It ends by [the end of May].", {"modifier": "END"}),
    ("It began in [early May].", {"modifier": "START"}),
    ("They meet [every Tuesday].", {"quantity": "EVERY"}),
    ("They meet [twice a week].", {"quantity": "2X"}),
    ("He quit on [Monday].", {"alternatives": ()}),
    ("He quit on [Friday].", {"alternatives": ("2025-02-28", "2025-03-14")}),
    ("He will quit on [Monday].", {"alternatives": ()}),
    ("It burned on [3/4/2019].", {"alternatives": ("2019-04-03",)}),
    ("It burned on [13/4/2019].", {"alternatives": ()}),
    ("It opened in [May].", {"alternatives": ("2025-05",)}),
    ("It lasted [two or three weeks].", {"value": "P2W/P3W", "alternatives": ()}),
    ("The shop reopens in [two weeks].", {"value": "P2W", "anchor": "publication", "alternatives": ("2025-03-21",)}),
    ("The bank failed in the [2007]-2009 slump.", {"reason": "The year is named: the first of a span up to 2009."}),
    ("On Monday he slept till [half past nine].", {"value": "2025-03-03T09:30"}),
    ("On Monday he rose at [a quarter to six].", {"value": "2025-03-03T05:45"}),
    ("He rang on Monday at 8.45 p.m. At [ten minutes to ten] he rang again.", {"value": "2025-03-03T21:50"}),
    ("It will rain tomorrow. On [Saturday], towns are being warned of floods.", {"value": "2025-03-08"}),
    ("He grew up during [the Cold War].", {"anchor": "list", "begin": "1947-03-12", "end_date": "1991-12-26"}),
    ("It began in [Trump's term].", {"anchor": "list", "alternatives": ("2017-01-20/2021-01-20",)}),
    ("It began in [Trump's first term].", {"value": "2017-01-20/2021-01-20"}),
    ("It broke [two weeks after] the vote.", {"anchor": "event"}),
    ("It ends in [three days' time].", {"value": "2025-03-10", "kind": "DATE"}),
    ("It ends on [the 5th of next month].", {"value": "2025-04-05"}),
    ("Sales fell in [FY2021].", {"value": "FY2021", "begin": None}),
    ("It began at 5 p.m. in Kyiv ([1500 GMT]) on 3 March.", {"value": "2025-03-03T15:00Z"}),
]


@pytest.mark.parametrize(("marked", "expected"), PARTS)
def test_parts(marked: str, expected: dict[str, Any], parse_text: Parse) -> None:
    row, _ = read(parse_text, marked, FRIDAY)
    assert {name: getattr(row, name) for name in expected} == expected
    assert row.reason


def test_a_time_says_which_one_it_was_reckoned_from(parse_text: Parse) -> None:
    row, found = read(parse_text, "He resigned on March 1. [The next day] she did.", FRIDAY)
    assert (row.value, row.anchor, row.anchor_id) == ("2025-03-02", "earlier time", found[0].time_id)
    assert [t.time_id for t in found] == [f"t{n}" for n in range(1, len(found) + 1)]


# --- The seed ---


def test_the_seed(parse_text: Parse) -> None:
    text = SEED.read_text("utf-8")
    found = {t.text: t for t in times(parse_text(text), FRIDAY)}
    assert {name: found[name].value for name in ("Friday", "Tuesday", "this week", "Biden’s term")} == {
        "Friday": "2025-02-28",
        "Tuesday": "2025-03-04",
        "this week": "2025-W10",
        "Biden’s term": "2021-01-20/2025-01-20",
    }
    assert found["Friday"].alternatives == ("2025-03-07",)
    undated = {t.text: t for t in times(parse_text(text), None)}
    assert {name: undated[name].value for name in ("Friday", "Tuesday", "this week")} == {
        "Friday": "DCT-friday",
        "Tuesday": "DCT-tuesday",
        "this week": "DCT+0w",
    }
    assert all(undated[name].begin is None for name in ("Friday", "Tuesday", "this week"))


# --- Any date, any text ---


PIECES = st.sampled_from(
    "May 5 31 2019 1999 0 00 99999999999999999999 ' ’88 BC AD the of last next this Friday Sun. March Mar fall spring "
    "week weeks year years century 21st 0th 99th 1/1/1 13/13/13 3.3.3 0000-00-00 9999-12-31 12:60 25:00 24:00 a.m. an "
    "o'clock noon every other few half Q5 Q1 H2 fiscal mid- early late - – / , . \n \n\n \t ago "
    "later before after from now "
    "World War II Easter Christmas Trump's term and to or 1/2 ½ 2½ 1,000,000 10.5 decades hours ٣ ² days' night "
    "Thanksgiving first last yesterday today twenty-one hundred couple".split(" ")
)
TEXTS = st.text(max_size=80) | st.lists(PIECES, max_size=14).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words)])
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.none() | st.dates())
def test_rows_hold_for_every_text(text: str, published: date | None) -> None:
    found = times(NLP(text), published)
    assert all(text[t.start : t.end] == t.text and t.text for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert found == times(NLP(text), published)
    for t in found:
        assert (t.begin is None) == (t.end_date is None)
        assert t.granularity is not None or t.begin is None
        assert t.begin is None or t.begin <= (t.end_date or "")
        assert t.value is None or not t.value.startswith("-")


# --- The component, the data, the figures ---


def test_the_component_keeps_rows_that_survive() -> None:
    doc = NLP("He quit yesterday.")
    doc._.published = FRIDAY
    doc = Times()(doc)
    assert [t.value for t in doc._.times] == ["2025-03-06"]
    again = json.loads(json.dumps(doc.user_data["newsangles.times"]))
    assert again[0]["value"] == "2025-03-06"
    assert times(NLP("")) == []


def test_explain_names_the_rule() -> None:
    doc = NLP("He quit yesterday.")
    doc._.published = FRIDAY
    doc = Times()(doc)
    (found,) = explain(doc, doc.text.index("yesterday"))
    assert (found.text, found.rule, found.reader, found.line) == ("yesterday", "day by name", "deictic", None)
    assert (found.row,) == doc._.times
    assert explain(doc, 0) == []


# --- The rules of the user ---

MOON = "year of the moon\tnumber\tyear\tyear (?P<year>\\d{4}) of the moon"


def test_the_users_rule_is_read_and_named() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("newsangles_times", config={"rules": [MOON]})
    doc = nlp("It happened in year 1999 of the moon.")
    assert [(t.text, t.value, t.rule) for t in doc._.times] == [("year 1999 of the moon", "1999", "year of the moon")]
    with using(made([MOON], "time_rules.tsv")):
        assert [found.line for found in explain(doc, 20)] == ["the component's config"]
    assert [t.text for t in times(NLP(doc.text))] == ["1999"]


def test_rules_are_kept_with_the_pipeline(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("newsangles_times", config={"rules": {"time_rules.tsv": [MOON]}})
    nlp.to_disk(tmp_path)
    text = "It happened in year 1999 of the moon."
    assert spacy.load(tmp_path)(text)._.times == nlp(text)._.times != ()


def test_the_users_word_holds() -> None:
    words = {"time_words.tsv": ["month\t12\tHolymonth", "day\t-1\ttomorrow"]}
    with using(made(words, "time_rules.tsv")):
        found = times(NLP("It happened on 5 Holymonth 2001. It was tomorrow."), FRIDAY)
    assert [t.value for t in found] == ["2001-12-05", "2025-03-06"]
