"""Publication days, in the forms that files write them in."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsangles.documents.days import YEARS, day_of

DAY = date(2023, 7, 11)


@pytest.mark.parametrize(
    "written",
    [
        DAY,
        datetime(2023, 7, 11, 17, 57, tzinfo=UTC),
        "2023-07-11",
        " 2023-07-11T17:57:00Z ",
        "2023-07-11 17:57:00.123456+00",
        "2023-07-11 17:57:00 UTC",
        "2023-07-11T17:57:00-05:00[America/New_York]",
        "2023-07-11 17:57:00 Europe/Paris",
        "20230711",
        "20230711T175700Z",
        "2023/07/11",
        "July 11, 2023",
        "Jul 11 2023 5:57 PM",
        "Tuesday, 11 July 2023 at 17:57",
        "11-Jul-2023",
        "Tue, 11 Jul 2023 17:57:00 GMT",
        "Tue, 11 Jul 2023 17:57:00 +0000 (UTC)",
        1689098220,
        1689098220000,
        "1689098220",
        1689098220.0,
        20230711,
    ],
)
def test_one_day_in_many_forms(written: object) -> None:
    assert day_of(written) == DAY


@pytest.mark.parametrize(
    "written",
    [
        None, "", " ", float("nan"), pd.NaT, "NaN", "null", "N/A", "-", "0000-00-00", "0000-00-00T00:00:00",
        "-0001-11-30", "0001-01-01", date(1, 1, 1), datetime(1, 1, 1),
    ],
)  # fmt: skip
def test_no_day_is_written(written: object) -> None:
    assert day_of(written) is None


@pytest.mark.parametrize(
    "written",
    [
        "soon", "07/11/2023", "2023", 2023, "2023-07", "2023-02-30", "March 2023", "2023-07-11 and more",
        "July 11, 20233", "+12023-07-11", "99999-01-01", "3023-07-11", date(3023, 7, 11), True, [2023, 7, 11],
        float("inf"), "9" * 400, -5,
    ],
)  # fmt: skip
def test_what_is_no_day_or_read_in_two_ways(written: object) -> None:
    with pytest.raises(ValueError, match="no"):
        day_of(written)


@given(st.one_of(st.text(), st.floats(), st.integers(), st.dates(), st.datetimes()))
def test_any_value_is_a_day_in_range_or_refused(written: object) -> None:
    try:
        day = day_of(written)
    except ValueError:
        return
    assert day is None or day.year in YEARS
