"""What a time is reckoned from: the dates around it, the order of what is told, accounts of the past."""

from __future__ import annotations

from datetime import date

import pytest

from angle_rows import Parse
from marked_times import FRIDAY, read
from newsangles.angles.timeline.component import times


def test_the_day_first_of_one_date_holds_for_the_others(parse_text: Parse) -> None:
    row, _ = read(parse_text, "It burned on [3/4/2019] and on 25/4/2019.", FRIDAY)
    assert (row.value, row.alternatives) == ("2019-04-03", ("2019-03-04",))


ORDER = [
    ("After the talks on [Friday], he flew home. On Tuesday he resigned.", "2025-02-28", ("2025-03-07",)),
    (
        "He met her after the vote on [Thursday], and on Wednesday he called it a mistake.",
        "2025-02-27",
        ("2025-03-06",),
    ),
    ("He resigned on [Friday]. Later, on Tuesday, she took over.", "2025-02-28", ("2025-03-07",)),
    ("He resigned on [Friday]. Then on Wednesday she took over.", "2025-02-28", ("2025-03-07",)),
    ("After the talks on [Monday], he flew home. On Tuesday he resigned.", "2025-03-03", ()),
    ("He flew home on [Friday]. On Tuesday he resigned.", "2025-03-07", ("2025-02-28", "2025-03-14")),
    ("After the talks on [Friday], he will resign on Tuesday.", "2025-03-07", ("2025-03-14", "2025-02-28")),
    (
        "After the talks on [Friday], he flew home.\n\nOn Tuesday he had resigned.",
        "2025-03-07",
        ("2025-02-28", "2025-03-14"),
    ),
    (
        "After the talks on [Friday], he flew home. Last Tuesday he resigned.",
        "2025-03-07",
        ("2025-02-28", "2025-03-14"),
    ),
]


@pytest.mark.parametrize(("marked", "value", "alternatives"), ORDER)
def test_order_of_weekdays(marked: str, value: str, alternatives: tuple[str, ...], parse_text: Parse) -> None:
    row, _ = read(parse_text, marked, FRIDAY)
    assert (row.value, row.alternatives) == (value, alternatives)
    assert ("before" in row.reason) == (value == "2025-02-28" or value == "2025-02-27")


ACCOUNT = """In 1936 the king fled the city. On 5 May the generals met. The next day they seized the port.
By December the north had fallen. In February the south gave up. In 1938 the rebels returned. In June 1938 they won.
On Tuesday they marched. The following year the king came home. In 1941 he died. The war of 1904 was now forgotten."""


@pytest.mark.parametrize("published", [date(2020, 5, 1), None])
def test_an_account_is_its_own_anchor(published: date | None, parse_text: Parse) -> None:
    text = ACCOUNT.replace("On Tuesday they marched. ", "")
    found = {t.text: t for t in times(parse_text(text), published)}
    assert {name: t.value for name, t in found.items()} == {
        "1936": "1936",
        "5 May": "1936-05-05",
        "The next day": "1936-05-06",
        "December": "1936-12",
        "February": "1937-02",
        "1938": "1938",
        "June 1938": "1938-06",
        "The following year": "1939",
        "1941": "1941",
        "1904": "1904",
        "now": "PRESENT_REF",
    }
    assert found["5 May"].anchor == "narrative"
    assert found["5 May"].anchor_id == found["1936"].time_id
    assert "account" in found["5 May"].reason


def test_news_is_no_account(parse_text: Parse) -> None:
    text = "He resigned yesterday. In 1936, 1938, 1940, 1950 and 1960 nobody did. On 5 May she will."
    found = {t.text: t.value for t in times(parse_text(text), FRIDAY)}
    assert found["5 May"] == "2025-05-05"
