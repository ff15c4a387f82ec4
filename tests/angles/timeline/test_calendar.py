"""Calendar arithmetic on TIMEX3 values."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsangles.angles.timeline.calendar import cover, duration, easter, moved, part_of, shifted, value_of, weekday_near

FRIDAY, LEAP_DAY, NEW_YEAR = date(2025, 3, 7), date(2024, 2, 29), date(2021, 1, 1)


@pytest.mark.parametrize(
    ("value", "begin", "end"),
    [
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2020-W53-WE", "2021-01-02", "2021-01-03"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2021-12", "2021-12-01", "2021-12-31"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2024-H1", "2024-01-01", "2024-06-30"),
        ("2024-WI", "2023-12-01", "2024-02-29"),
        ("2024-FA", "2024-09-01", "2024-11-30"),
        ("202", "2020-01-01", "2029-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("2021-01-20/2025-01-20", "2021-01-20", "2025-01-20"),
        ("2024-02-29T23:59Z", "2024-02-29", "2024-02-29"),
    ],
)
def test_cover(value: str, begin: str, end: str) -> None:
    covered = cover(value)
    assert covered and (covered.begin.isoformat(), covered.end.isoformat()) == (begin, end)


@pytest.mark.parametrize(
    "value",
    "2023-02-29 2024-02-30 0000 00 2024-13 2021-W53 9999-W60 2025-02-02/2025-01-01 PXY PAST_REF DCT-3d XXXX-05-16 "
    "BC0044 FY2020 2025/ /".split(),
)
def test_what_no_calendar_holds(value: str) -> None:
    assert cover(value) is None


@pytest.mark.parametrize(
    ("day", "unit", "count", "value"),
    [
        (date(2024, 3, 31), "M", -1, "2024-02"),
        (date(2024, 12, 31), "D", 1, "2025-01-01"),
        (date(2021, 1, 1), "W", 0, "2020-W53"),
        (date(2025, 12, 29), "W", 0, "2026-W01"),
        (date(2025, 3, 7), "Q", -1, "2024-Q4"),
        (date(2025, 3, 7), "10Y", -1, "201"),
        (date(9999, 12, 31), "D", 1, None),
        (date(1, 1, 1), "Y", -1, None),
        (date(2025, 3, 7), "CE", 100, None),
    ],
)
def test_shifted(day: date, unit: str, count: int, value: str | None) -> None:
    assert shifted(day, unit, count) == value


def test_a_month_from_its_last_day() -> None:
    assert moved(date(2024, 1, 31), "M", 1) == date(2024, 2, 29)
    assert moved(date(2023, 1, 31), "M", 1) == date(2023, 2, 28)
    assert moved(date(2024, 2, 29), "Y", 1) == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("year", "day"),
    [(2000, "04-23"), (2008, "03-23"), (2011, "04-24"), (2024, "03-31"), (2025, "04-20"), (2038, "04-25")],
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (2, "D", "P2D"),
        (36, "TH", "PT36H"),
        (1.5, "Y", "P1.5Y"),
        ("X", "W", "PXW"),
        (2, "10Y", "P20Y"),
        (3, "2W", "P6W"),
    ],
)
def test_duration(count: float | str, unit: str, value: str) -> None:
    assert duration(count, unit) == value


@given(st.dates(), st.integers(0, 6), st.sampled_from([-1, 0, 1]))
def test_weekday_near(day: date, weekday: int, direction: int) -> None:
    near = weekday_near(day, weekday, direction)
    if near is not None:
        assert near.weekday() == weekday
        assert {-1: -7 <= (near - day).days < 0, 0: -7 < (near - day).days <= 0, 1: 0 < (near - day).days <= 7}[
            direction
        ]


@given(st.dates(), st.sampled_from(["D", "W", "WE", "M", "Q", "Y", "10Y", "CE"]))
def test_a_period_covers_its_days(day: date, unit: str) -> None:
    covered = cover(value_of(day, unit))
    if covered is not None and unit != "WE":  # the first and the last periods reach beyond the calendar
        assert covered.begin <= day <= covered.end


PARTS = [
    ("2019", "earlier", ("2019-01-01", "2019-11-20")),
    ("2019", "the rest of", ("2019-11-20", "2019-12-31")),
    ("2018", "earlier", ("2018-01-01", "2018-12-31")),
    ("2018", "late", ("2018-09-01", "2018-12-31")),
    ("200", "early", ("2000-01-01", "2003-12-31")),
    ("202", "mid", ("2024-01-01", "2026-12-31")),
    ("2018", "the end of", ("2018-10-01", "2018-12-31")),
    ("2019-05", "late", ("2019-05-22", "2019-05-31")),
    ("2019-05-01", "early", ("2019-05-01", "2019-05-01")),
    ("2019", "", ("2019-01-01", "2019-12-31")),
]


@pytest.mark.parametrize(("value", "written", "expected"), PARTS)
def test_a_part_of_a_period(value: str, written: str, expected: tuple[str, str]) -> None:
    span = cover(value)
    assert span
    begin, end = part_of(span, written, date(2019, 11, 20))
    assert (begin.isoformat(), end.isoformat()) == expected


def test_some_day_of_a_year_lies_in_it() -> None:
    assert cover("2001-XX-XX") == cover("2001")
