"""Bare dates that a text names more than once are of one year."""

from __future__ import annotations

from datetime import date

import pytest

from newsangles.angles.timeline.component import times
from newsangles.documents.article import Article
from parses import parse

PUBLISHED = date(2024, 8, 7)
DAYS_OF_WRECK = {"2011-11-04", "2011-11-04T18:17"}
TEXTS = [
    (
        "Nobody has seen him since November 4. He is held to have led the November 4 raids on the coast. "
        "His men fear another of the November 4 raids.",
        "November 4",
        {"2023-11-04"},
    ),
    (
        "The dam broke on November 4, 2022. Farmers still speak of the November 4 flood.",
        "November 4",
        {"2022-11-04"},
    ),
    # far back, and with its hour
    ("The ferry sank at 6.17pm on November 4, 2011. Ten died in the wreck of November 4.", "November 4", DAYS_OF_WRECK),
    # the days of a list are of one year, on both sides of publication
    ("Fairs are held on August 3, 6 and 10.", "10", {"2024-08-10"}),
    # different days stay apart
    ("The hall opened on March 3. The next fair will be held on November 4.", "November 4", {"2024-11-04"}),
]


@pytest.mark.parametrize(("text", "named", "values"), TEXTS)
def test_year(text: str, named: str, values: set[str]) -> None:
    (doc,) = parse([Article("a", text, published=PUBLISHED)])
    rows = [row for row in times(doc, PUBLISHED) if named in row.text]
    assert {row.value for row in rows} == values


def test_a_month_that_the_text_names_of_another_year_is_doubtful() -> None:
    text = "The bridge fell in May 2016. Its piers were rebuilt for years. Anna Holm left the firm in May."
    (doc,) = parse([Article("a", text, published=PUBLISHED)])
    row = times(doc, PUBLISHED)[-1]
    assert row.text == "May"
    assert row.confidence is not None
    assert row.confidence < 0.9
    assert "2016-05" in (row.value, *row.alternatives)
