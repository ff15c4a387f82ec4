"""When: deeds with a time that hangs on the verb itself."""

from __future__ import annotations

from datetime import date

import pytest

from first_page import Parse, dated_page, page_of, told
from newsangles.angles.overview.dated import dated

FRIDAY = date(2025, 3, 7)


@pytest.mark.parametrize(
    ("time", "lead"),
    [("3 March 2025", "3 Mar 2025"), ("Wednesday", "5 Mar 2025"), ("Friday", "“Friday”")],
)
def test_a_day_that_is_known_and_the_words_where_it_is_not(time: str, lead: str) -> None:
    text = f"Police arrested Tom Hale at the old harbour on {time} after a long chase."
    assert told(dated(dated_page(text, FRIDAY), set(), 3)) == [(lead, text.rstrip("."), None)]


def test_without_a_publication_date_a_weekday_stays_a_weekday(parse_text: Parse) -> None:
    text = "Police arrested Tom Hale at the old harbour on Wednesday after a long chase."
    assert {lead for lead, _, _ in told(dated(page_of(parse_text, text), set(), 3))} <= {"“Wednesday”"}


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested Tom Hale, a member of the board since its founding in 1990, at the harbour.",
        "Ana Ruiz was born in the old harbour town in May 1960 and went to school there.",
        "Police did not arrest Tom Hale at the old harbour on Wednesday after a long chase.",
        "We closed our shop at the old harbour on Wednesday after a long and heavy storm.",
        "Police came on Wednesday.",
        "Ana Ruiz referred to inquiries into the fees of the old harbour company in 2016.",
    ],
)
def test_another_things_time_and_what_was_not_done(text: str) -> None:
    assert told(dated(dated_page(text, FRIDAY), set(), 3)) == []
