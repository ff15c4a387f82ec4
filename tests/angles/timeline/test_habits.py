"""Times that come again and again: months and days under a habit, hours of recurring days."""

from __future__ import annotations

from datetime import date

import pytest

from newsangles.angles.timeline.component import times
from newsangles.documents.article import Article
from parses import parse

PUBLISHED = date(2024, 3, 14)  # a Thursday
ROWS = [
    ("The kiosk stays dark at lunchtime on Fridays.", "lunchtime", "SET", "XXXX-WXX-5TMI"),
    ("The baths close at 1.15pm on Fridays.", "1.15pm", "SET", "XXXX-WXX-5T13:15"),
    ("Every Tuesday at noon the band plays.", "noon", "SET", "XXXX-WXX-2T12:00"),
    ("The choir meets on Thursday evenings at 7pm.", "7pm", "SET", "XXXX-WXX-4T19:00"),
    ("The best month to sow is January, growers say.", "January", "SET", "XXXX-01"),
    ("Sales usually run through April and May.", "April", "SET", "XXXX-04"),
    ("Sales usually run through April and May.", "May", "SET", "XXXX-05"),
    ("The river typically floods in March.", "March", "SET", "XXXX-03"),
    ("Tides are highest in spring and autumn every year.", "autumn", "SET", "XXXX-FA"),
    ("The term usually begins on 1 September.", "1 September", "SET", "XXXX-09-01"),
    ("The bench usually sits on Monday, but it will sit on Friday.", "Monday", "SET", "XXXX-WXX-1"),
    # no habit
    ("The bench usually sits on Monday, but it will sit on Friday.", "Friday", "DATE", "2024-03-15"),
    ("He usually met them in June, but this year they met in February.", "February", "DATE", "2024-02"),
    ("I often wonder who rang in May.", "May", "DATE", "2023-05"),
    ("January was the hottest month on record.", "January", "DATE", "2024-01"),
    ("The baths close at 1.15pm on Friday.", "1.15pm on Friday", "TIME", "2024-03-15T13:15"),
]


@pytest.fixture(scope="module")
def found() -> dict[str, dict[str, tuple[str, str | None]]]:
    texts = list(dict.fromkeys(text for text, *_ in ROWS))
    docs = parse([Article(f"a{i}", text) for i, text in enumerate(texts)])
    return {doc.text: {row.text: (row.kind, row.value) for row in times(doc, PUBLISHED)} for doc in docs}


@pytest.mark.parametrize(("text", "written", "kind", "value"), ROWS)
def test_value(
    text: str, written: str, kind: str, value: str, found: dict[str, dict[str, tuple[str, str | None]]]
) -> None:
    assert found[text][written] == (kind, value)
