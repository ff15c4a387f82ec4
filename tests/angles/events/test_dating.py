"""When an event happened: by its own time, and by what came before and after."""

from __future__ import annotations

import pytest

from angle_rows import dated, row_of

DATED = [  # trigger, how dated, first day, last day
    ("The minister resigned on Monday.", "resigned", "stated", "2025-03-03", "2025-03-03"),
    ("The minister met the union on Tuesday and resigned on Wednesday.", "met", "stated", "2025-03-04", "2025-03-04"),
    ("In a speech on Tuesday, the senator criticized the mayor.", "criticized", "stated", "2025-03-04", "2025-03-04"),
    (
        "At the meeting on Monday, where the senator accused the mayor, nothing was signed.",
        *("accused", "stated", "2025-03-03", "2025-03-03"),
    ),
    ("After the talks on Monday, the minister resigned.", "resigned", "bounded", "2025-03-03", "2025-03-07"),
    ("The minister resigned after the bank collapsed on Monday.", "resigned", "bounded", "2025-03-03", "2025-03-07"),
    ("Before the vote on Thursday, the minister resigned.", "resigned", "bounded", None, "2025-03-06"),
    ("The mayor resigned before the bank collapsed on 3 March.", "resigned", "bounded", None, "2025-03-03"),
    ("The firm has grown since the strike of 2019.", "grown", "bounded", "2019-01-01", "2025-03-07"),
    ("The court must decide by 1 April 2025.", "decide", "bounded", None, "2025-04-01"),
    ("The minister met the union on Monday. He later resigned.", "resigned", "bounded", "2025-03-03", "2025-03-07"),
    (
        "The union went on strike on Monday. Then the minister resigned.",
        *("resigned", "bounded", "2025-03-03", "2025-03-07"),
    ),
    (
        "The senator sent a letter to the mayor. On Tuesday the mayor rejected the letter.",
        *("sent", "bounded", None, "2025-03-04"),
    ),
    ("The minister resigned.", "resigned", "undated", None, "2025-03-07"),
    ("Video shows officers using tear gas.", "using", "undated", None, "2025-03-07"),
    ("As of 2016, the country had admitted forty refugees.", "admitted", "bounded", None, "2016-12-31"),
    ("Work between Peru and Chad since 2013 was praised.", "Work", "undated", None, None),
    (
        "She was reported in May 2018 after she threatened the mayor.",
        *("threatened", "bounded", None, "2018-05-31"),
    ),
    (
        "Since 1989, when it crushed the protests, the party has ruled.",
        "crushed",
        "stated",
        "1989-01-01",
        "1989-12-31",
    ),
    ("The May 7 attacks on Lima killed forty people.", "attacks", "undated", None, "2025-03-07"),
    ("The minister thought voters would repudiate the pact.", "repudiate", "undated", None, None),
    ("The mayor is expected to sign the pact next week.", "expected", "stated", "2025-03-10", "2025-03-16"),
    ("The minister could resign.", "resign", "undated", None, None),
    ("The minister will resign next week.", "resign", "stated", "2025-03-10", "2025-03-16"),
]


@pytest.mark.parametrize(("text", "word", "dating", "begin", "end"), DATED)
def test_dating(text: str, word: str, dating: str, begin: str | None, end: str | None) -> None:
    row = row_of(dated(text), word)
    assert (row.dating, row.begin, row.end_date) == (dating, begin, end)
    assert bool(row.date_reason) == bool(begin or end)


def test_order_holds_without_a_date() -> None:
    doc = dated("The minister met the union on Monday. He later resigned.", published=None)
    met, resigned = row_of(doc, "met"), row_of(doc, "resigned")
    assert resigned.after == (met.event_id,)
    assert (met.begin, resigned.begin, resigned.end_date) == (None, None, None)


def test_bounds_that_contradict_each_other_do_not_hold() -> None:
    doc = dated("The senator sent a letter on Thursday. On Tuesday the mayor rejected the letter.")
    for row in doc._.events:
        assert not (row.begin and row.end_date) or row.begin <= row.end_date


@pytest.mark.parametrize(
    "text",
    [
        "The bank narrowed its loss from a year earlier.",
        "Prices climbed faster than a year ago.",
        "Profit rose to $5 million from $4 million a year earlier.",
    ],
)
def test_what_a_figure_is_compared_with_dates_nothing(text: str) -> None:
    assert all((row.begin or "2025") >= "2025" and row.dating != "stated" for row in dated(text)._.events)
