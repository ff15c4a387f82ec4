from __future__ import annotations

from datetime import date

import pytest

from marked_times import Parse, read

WEDNESDAY = date(2021, 6, 16)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Nora Quist vanished on 11 May. On the [Friday] her brother called the police.", "2021-05-14"),
        ("She was found on 11 May. He had seen her on [the previous Friday].", "2021-05-07"),
        ("No one has seen her since [October 7].", "2020-10-07"),
        ("He was jailed for [four years and six months].", "P4Y6M"),
        ("It shut [two years and three months ago].", "2019-03"),
        ("Rents rose over [the last decade].", "P10Y"),
        ("It should be done by [year-end].", "2021-12-31"),
        ("Rain is forecast for [Friday] and Saturday next week.", "2021-06-25"),
        ("They met on May 3, [10] and 17, 2019.", "2019-05-10"),
        ("They met on May 3, 10 and [17, 2019].", "2019-05-17"),
        ("It was in [the winter of ’79] that they met.", "1979-WI"),
        ("They left in [June ’92].", "1992-06"),
        ("[A decade earlier], in 1998, the mine had shut.", "1998"),
        ("[First-half] revenue slipped to £4m.", "2020-H1"),
    ],
)
def test_value(parse_text: Parse, text: str, value: str) -> None:
    row, _ = read(parse_text, text, WEDNESDAY)
    assert row.value == value


def test_a_definite_weekday_without_such_a_day_is_doubtful(parse_text: Parse) -> None:
    row, *_ = read(parse_text, "He left the house on the [Friday].", WEDNESDAY)
    assert row.confidence is not None and row.confidence < 0.7
