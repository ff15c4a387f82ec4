"""Any printed date is read as it was."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from angle_rows import Parse
from marked_times import NLP, read
from newsangles.angles.timeline.component import times


@pytest.mark.parametrize(
    ("published", "value"), [(date(2025, 3, 7), "1999-05-03"), (date(2099, 3, 7), "2099-05-03"), (None, "1999-05-03")]
)
def test_two_digit_years(published: date | None, value: str, parse_text: Parse) -> None:
    assert read(parse_text, "It burned on [5/3/99].", published)[0].value == value


FORMS = ["{d:%B} {d.day}, {d.year}", "{d.day} {d:%B} {d.year}", "{d:%A}, {d:%B} {d.day}, {d.year}", "{d:%Y-%m-%d}"]
FORMS += ["{d:%b} {d.day}, {d.year}", "the {d.day}th of {d:%B} {d.year}", "{d.day:02d}.{d.month:02d}.{d.year}"]
FORMS += ["{d.year}-{d.month:02d}-{d.day:02d}", "{d:%B} {d.day} {d.year}", "{d:%A} {d.day} {d:%B} {d.year}"]


@given(st.dates(date(1500, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMS), st.none() | st.dates())
def test_every_printed_date_is_read_as_it_was(day: date, form: str, published: date | None) -> None:
    written = form.format(d=day)
    found = times(NLP(f"It happened on {written}."), published)
    assert [(t.value, t.begin, t.end_date) for t in found] == [(day.isoformat(),) * 3]
    assert found[0].text == written


SEASONS = [
    ("Demand may well remain weak over [the winter] months.", date(2020, 9, 23), "2021-WI"),
    ("The club will sell players during [this summer].", date(2020, 9, 14), "2020-SU"),
    ("He joined [this summer].", date(2020, 11, 20), "2020-SU"),
    ("[This winter] was mild.", date(2020, 3, 4), "2020-WI"),
    ("She hopes to return in [the spring].", date(2021, 1, 10), "2021-SP"),
    ("Prices rose in [the spring].", date(2020, 9, 23), "2020-SP"),
]


@pytest.mark.parametrize(("marked", "day", "value"), SEASONS)
def test_the_year_of_a_season(marked: str, day: date, value: str, parse_text: Parse) -> None:
    row, _ = read(parse_text, marked, day)
    assert row.value == value
    assert row.confidence is not None
    assert row.confidence < 0.9  # no word names the year


FIGURES = [
    ("The hearing is on [Thursday, 3/6].", "2025-03-06", ()),
    ("The order came on [Thursday, 6/3].", "2025-03-06", ()),
    ("He spoke on [2/14].", "2025-02-14", ("2024-02-14",)),
    ("It is dated [05-11-2012].", "2012-05-11", ("2012-11-05",)),
    ("The fee is £5. It is dated [05-11-2012].", "2012-11-05", ("2012-05-11",)),
    ("On 2 May 2011 and 3 June 2011 he paid. It is dated [05-11-2012].", "2012-11-05", ("2012-05-11",)),
    ("The memo is dated [19-Nov-12].", "2012-11-19", ()),
]


@pytest.mark.parametrize(("marked", "value", "others"), FIGURES)
def test_order_of_day_and_month(marked: str, value: str, others: tuple[str, ...], parse_text: Parse) -> None:
    row, _ = read(parse_text, marked, date(2025, 3, 4))
    assert row.value == value
    assert set(others) <= set(row.alternatives)


SEVERAL = [
    ("Concerts follow on May 3, 10, 17 and 24.", "05-03 05-10 05-17 05-24"),
    ("Play is on 14, 15 and 16 August.", "08-14 08-15 08-16"),
    ("They played on the 3rd, 4th and 5th of October.", "10-03 10-04 10-05"),
    ("Talks ran from 2 to 5 May.", "05-02 05-05"),
    ("The ferry sails on January 8 and 13 next year.", "01-08 01-13"),
]


@pytest.mark.parametrize(("text", "days"), SEVERAL)
def test_days_that_share_a_month(text: str, days: str, parse_text: Parse) -> None:
    assert [(t.value or "")[5:] for t in times(parse_text(text), date(2025, 3, 7))] == days.split()


OTHERS = [
    ("The rent is due on [the 2nd of this month].", "2025-03-02"),
    ("He was jailed in 1998. Fees rose on [the 9th of this month].", "2025-03-09"),
    ("[The fifth of this month] was cold.", "2025-03-05"),
    ("It is dated [2012-Nov-19].", "2012-11-19"),
    ("He quit [two Mondays ago].", "2025-02-24"),
    ("It lost money in [2008-9].", "2008/2009"),
    ("Profit fell in [the September quarter].", "2024-Q3"),
    ("It grew in [the June quarter of 2018].", "2018-Q2"),
    ("It rose in [the October quarter].", "2024-08/2024-10"),
    ("In [nineteen ninety-six] he left.", "1996"),
    ("It shut in [two thousand and eight].", "2008"),
    ("It fell on [Black Friday].", "2024-11-29"),
    ("Shares fell on [Black Monday].", "1987-10-19"),
    ("Profits rose in [FY23].", "FY2023"),
    ("Profits rose in [FY23/24].", "FY2024"),
    ("He died on [the 9th of December last].", "2024-12-09"),
    ("He will sail on [the 4th of May next].", "2025-05-04"),
    ("It was at the [Christmas] before he died in November 2016.", "2015-12-25"),
    ("It was at the [Christmas] before he died.", "XXXX-12-25"),
    ("A fire broke out on Tuesday. It began just before [midday].", "2025-03-04T12:00"),
    ("The staff keep a [four-day] week.", "P1W"),
    ("He was shot in November last year. He had struck a man [three days earlier].", "XXXX-XX-XX"),
    ("It was bad on [Whit Monday].", "2024-05-20"),
    ("The pot is from [the 5th] or 6th century BC.", "BC04"),
    ("It stood from [the third] to the seventh century.", "02"),
]


@pytest.mark.parametrize(("marked", "value"), OTHERS)
def test_other_dates(marked: str, value: str, parse_text: Parse) -> None:
    assert read(parse_text, marked, date(2025, 3, 7))[0].value == value
