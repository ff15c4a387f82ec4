"""The quarter that a business report is about."""

from __future__ import annotations

from datetime import date

import pytest

from angle_rows import Parse
from marked_times import read

DAY = date(2018, 10, 24)

REPORT = "Norcold said third-quarter profit rose to $4.1 million, or 12 cents a share. "

QUARTERS = [
    (REPORT + "It earned $3.9 million [a year earlier] on sales of $60 million.", "2017-Q3"),
    (REPORT + "Sales in [the quarter] fell 2 percent.", "2018-Q3"),
    (REPORT + "Orders for [the latest quarter] fell.", "2018-Q3"),
    (REPORT + "In [the year-ago period], it lost $1 million.", "2017-Q3"),
    (REPORT + "In [the comparable year-earlier quarter], it lost $1 million.", "2017-Q3"),
    (REPORT + "For the nine months, net was $9 million, against sales of $8 million [a year ago].", "2017"),
    (REPORT + "The firm moved to Leeds [a year ago].", "2017"),
    ("The head of the firm, which sells $4 million of shares, left [a year ago].", "2017"),
    ("Norcold sees fourth-quarter profit of $3 million, up from sales of $2 million [a year ago].", "2017"),
    ("Orders fell in [the latest quarter].", "2018-Q3"),
    (REPORT + "It earned $3 million in [the same period last year].", "2017-Q3"),
    ("Profit rose in the first half of 2018 from $3 million in [the same period last year].", "2017-H1"),
    ("Trade was dull in the weeks to the end of September, unlike [the same period last year].", "2017"),
    ("Norcold lost $1 million on sales of $9 million in [the quarter] ended July 31.", "2018-05/2018-07"),
    ("Profit for [the quarter] rose to $3 million. In the first quarter of 2018 it cut jobs.", "2018-Q1"),
    # the business year is as the text tells
    ("Trade was dull in the second half to September. [Its third quarter] was weak.", "2018-Q2"),
    ("Its financial year ended in March. Profit rose in [the second quarter].", "2018-Q3"),
    ("The mill earned Rs 250 crore in [Q2].", "2018-Q3"),
]


@pytest.mark.parametrize(("marked", "value"), QUARTERS)
def test_quarters_of_reports(marked: str, value: str, parse_text: Parse) -> None:
    row, _ = read(parse_text, marked, DAY)
    assert row.value == value


def test_a_year_ago_may_also_be_the_year(parse_text: Parse) -> None:
    row, _ = read(parse_text, QUARTERS[0][0], DAY)
    assert row.alternatives == ("2017",)


@pytest.mark.parametrize("text", ["The old quarter of the town burned.", "The period of the kings was short."])
def test_what_is_no_time(text: str, parse_text: Parse) -> None:
    with pytest.raises(ValueError, match="not enough values"):
        read(parse_text, text.replace("The ", "[The] ", 1), DAY)
