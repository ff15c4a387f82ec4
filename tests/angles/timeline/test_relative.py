"""Days reckoned from the day of publication."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from angle_rows import Parse
from marked_times import NLP
from newsangles.angles.timeline.component import create_times, times


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 6), st.booleans())
def test_relative_days_are_so_many_days_away(day: date, back: int, ahead: bool) -> None:
    text = f"It happened {back + 2} days {'from now' if ahead else 'ago'}."
    (row,) = times(NLP(text), day)
    assert row.value == (day + timedelta(back + 2 if ahead else -back - 2)).isoformat()


def test_the_time_of_writing_is_marked_on_demand(parse_text: Parse) -> None:
    doc = parse_text("The bank is now in Leeds. It currently has nine branches.")
    assert [row.text for row in times(doc, date(2025, 3, 7)) if row.text in ("now", "currently")] == []
    marked = times(doc, date(2025, 3, 7), now=True)
    assert [(row.text, row.value) for row in marked] == [("now", "PRESENT_REF"), ("currently", "PRESENT_REF")]


def test_the_pipeline_takes_it_as_a_setting() -> None:
    assert create_times(NLP, "times", now=True).now and not create_times(NLP, "times").now
