"""The day that an article's own lines give."""

from __future__ import annotations

from datetime import date

import pytest

from newsangles.documents.stated_dates import stated_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mill burns down\n\nBy Ann Holt\nPublished 14 March 2024\n\nThe mill burnt.", date(2024, 3, 14)),
        ("A mill\nMarch 3, 2020 at 4:15 PM\nIt burnt.", date(2020, 3, 3)),
        ("A mill\nPublished 3 May 2020 | Updated 5 May 2020\nIt burnt.", date(2020, 5, 3)),
        ("By A Holt | Tuesday, 12 Sept 1995\nIt burnt.", date(1995, 9, 12)),
        ("A mill\nThe war of 14 March 2024 began here.\n", None),
        ("A mill\n2024-03-14\nAnother\n2023-01-01\nIt burnt.", None),
        ("A mill\n31 February 2020\n", None),
        ("A mill\nPublished March 3, 99999\n", None),
        ("A mill\nPublished 0000-00-00\n", None),
    ],
)
def test_stated_date(text: str, day: date | None) -> None:
    assert stated_date(text) == day
