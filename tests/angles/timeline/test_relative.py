"""Days reckoned from the day of publication."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from marked_times import NLP
from newsangles.angles.timeline.component import times


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 6), st.booleans())
def test_relative_days_are_so_many_days_away(day: date, back: int, ahead: bool) -> None:
    text = f"It happened {back + 2} days {'from now' if ahead else 'ago'}."
    (row,) = times(NLP(text), day)
    assert row.value == (day + timedelta(back + 2 if ahead else -back - 2)).isoformat()
