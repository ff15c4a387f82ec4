"""Axes of days: their order, their breaks and their ticks."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsangles.show.day_axis import day_axis, is_day

FAR = ["1991-12-26", "2025-03-04", "2025-03-05", "2025-03-07"]


@pytest.mark.parametrize(
    ("days", "periods", "pieces", "ticks"),
    [
        ([], [], 0, []),
        (["2025-03-06"], [], 1, ["6 Mar 2025"]),
        (FAR, [], 2, ["26 Dec 1991", "4 Mar 2025", "5 Mar", "7 Mar"]),
        (
            ["2014-01-01", "2014-12-31", "2014-12-30"],
            [("2014-01-01", "2014-12-31")],
            1,
            ["Jan 2014", "Mar", "May", "Jul", "Sep", "Nov"],
        ),
        ([f"20{n:02}-03-04" for n in range(0, 40, 5)], [], 1, ["2005", "2010", "2015", "2020", "2025", "2030", "2035"]),
    ],
)
def test_an_axis_has_dated_ticks_and_breaks(
    days: list[str], periods: list[tuple[str, str]], pieces: int, ticks: list[str]
) -> None:
    axis = day_axis(days, periods, 0, 300)
    assert len(axis.pieces) == pieces
    assert [f"{tick.label} {tick.year}".strip() for tick in axis.ticks] == ticks


def test_the_marked_day_has_its_tick() -> None:
    days = [f"2025-03-{n:02}" for n in range(1, 31)]
    assert "17 Mar" in {tick.label for tick in day_axis(days, [], 0, 300, now="2025-03-17").ticks}


@given(st.lists(st.dates(), max_size=40))
def test_days_keep_their_order_within_the_axis(dates: list[object]) -> None:
    days = sorted({str(date) for date in dates})
    axis = day_axis(days, [], 10, 300)
    places = [axis.at[day] for day in days]
    assert all(a <= b for a, b in itertools.pairwise(places))
    assert all(10 <= place <= 300 for place in places)
    assert all(is_day(day) for day in days) and not is_day("2025-02-30") and not is_day(None)
