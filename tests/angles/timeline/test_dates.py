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
