"""The standing and the date of distinct events, on made-up tables."""

from __future__ import annotations

import importlib
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsangles.tables import schema
from newsangles.tables.distinct_events import OPEN_STATUSES, STANDINGS, Event, distinct_events

tables: Any = importlib.import_module("newsangles.tables")
DONE = {"certainty": "certain", "polarity": "positive", "status": "fact", "factuality": 3.0, "happened": 2.0}
STATED = {
    "dating": "stated",
    "begin": "2025-03-04",
    "end_date": "2025-03-04",
    "time_id": "t1",
    "date_reason": "Tuesday",
}
BOUNDED = {"dating": "bounded", "begin": "2025-03-01", "date_reason": "after talks"}
AGAIN = {"merged_with": "e1", "merge_reason": "told again"}
REFUSAL = {"class": "REJECT", "class_rule": "not + agree (AGREE)", "polarity": "positive", "happened": 2.0}


def frame(name: str, *rows: dict[str, Any]) -> Any:
    empty = {"int64": 0, "object": ()}
    blank = {c.name: empty.get(c.dtype) for c in schema.columns(schema.TABLES[name])}
    return tables.frame(name, [{**blank, "article_id": "a", **row} for row in rows])


def event(*rows: dict[str, Any], published: str | None = "2025-03-07") -> Event:
    """The event of these mentions; each is put as done where it says nothing else."""
    made = [{**DONE, "future": False, "dating": "undated", "event_id": f"e{n}", **row} for n, row in enumerate(rows, 1)]
    article = frame("articles", {"text": "", "published": published})
    (found,) = distinct_events(
        {"events": frame("events", *made), "articles": article, "actors": frame("actors"), "quotes": frame("quotes")}
    )
    return found


def test_every_status_but_fact_has_its_reason() -> None:
    assert set(OPEN_STATUSES) | {"fact"} == set(get_args(schema.Status))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, ("done", "")),
        ({"certainty": "probable"}, ("done", "")),
        ({"happened": 0.4}, ("open", "left open")),
        ({"happened": -0.5}, ("open", "left open")),
        ({"happened": 2.0, "status": "opinion"}, ("open", "judged")),
        ({"polarity": "negative"}, ("denied", "not so")),
        ({"polarity": "negative", "status": "alleged"}, ("denied", "not so, alleged")),
        ({"polarity": "negative", "status": "reported"}, ("denied", "not so, hearsay")),
        ({"status": "conditional", "certainty": "possible"}, ("conditional", "conditional")),
        ({"status": "question"}, ("conditional", "asked")),
        ({"status": "planned", "certainty": "possible"}, ("planned", "planned")),
        ({"status": "alleged", "happened": 2.0}, ("alleged", "alleged")),
        ({"status": "reported", "certainty": "probable"}, ("alleged", "hearsay")),
        ({"status": "predicted", "certainty": "certain"}, ("possible", "predicted")),
        ({"certainty": "possible"}, ("possible", "possible")),
        ({"certainty": "unknown"}, ("possible", "not certain")),
        ({"future": True, "happened": -2.0}, ("planned", "to come")),
        (STATED, ("done", "")),
        ({**STATED, "begin": "2025-03-08", "end_date": "2025-03-08"}, ("open", "after publication")),
        # The class has taken up the negation or the will: a refusal is not denied, a promise is not only possible.
        (REFUSAL, ("done", "")),
        ({**REFUSAL, "certainty": "possible"}, ("possible", "possible")),
        ({"class_rule": "will + help (AID)", "status": "predicted", "future": True}, ("planned", "to come")),
        ({"class_rule": "will not + help", "status": "predicted", "polarity": "negative"}, ("planned", "to come")),
        (
            {"class_rule": "will not + help", "status": "conditional", "polarity": "negative"},
            ("conditional", "conditional"),
        ),
        ({"class_rule": "notify + ally", "polarity": "negative"}, ("denied", "not so")),
    ],
)
def test_standing(row: dict[str, Any], expected: tuple[str, str]) -> None:
    assert event(row).standing == expected
    assert event(row).standing.name in STANDINGS


def test_without_a_publication_date_nothing_is_dated_after_it() -> None:
    assert event(STATED, published=None).standing.name == "done"


def test_the_first_mention_says_where_an_event_stands() -> None:
    assert event({}, {**AGAIN, "status": "alleged"}).standing.name == "done"
    assert event({"status": "alleged"}, AGAIN).standing.name == "alleged"
    promise = {**AGAIN, "class": "AGREE", "class_rule": "will + help (AID)"}  # its class says it is yet to come
    assert event({}, promise).standing.name == "planned"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([STATED], ("stated", "4 Mar 2025")),
        ([BOUNDED], ("bounded", "from 1 Mar 2025")),
        ([{"dating": "bounded", "end_date": "2025-03-04"}], ("bounded", "by 4 Mar 2025")),
        ([{"dating": "stated", "time_id": "t1"}], ("undated", None)),
        ([{"end_date": "2025-03-07"}], ("undated", None)),  # only told as past
        ([{}, {**AGAIN, **STATED}], ("stated", "4 Mar 2025")),
        ([BOUNDED, {**AGAIN, **STATED}], ("stated", "4 Mar 2025")),
        ([STATED, {**AGAIN, **STATED, "begin": "2025-03-03"}], ("stated", "4 Mar 2025")),  # the first of equals
        ([{}, {**AGAIN, **STATED, "status": "reported"}], ("undated", None)),
        ([{}, {**AGAIN, **STATED, "happened": 0.0}], ("undated", None)),
        ([{"status": "planned"}, {**AGAIN, **STATED}], ("stated", "4 Mar 2025")),
    ],
)
def test_the_best_dated_mention_gives_the_date(rows: list[dict[str, Any]], expected: tuple[str, str | None]) -> None:
    when = event(*rows).when
    assert (when.dating, when.days) == expected


values = st.fixed_dictionaries(
    {
        "status": st.sampled_from(get_args(schema.Status)),
        "certainty": st.sampled_from(get_args(schema.Certainty)),
        "polarity": st.sampled_from(get_args(schema.Polarity)),
        "happened": st.floats(-3, 3),
        "future": st.booleans(),
        "class_rule": st.sampled_from([None, "not + agree", "will + help", "will not + help", "help"]),
    }
)


@given(values)
def test_only_what_nothing_speaks_against_is_done(row: dict[str, Any]) -> None:
    doubts = row["status"] != "fact" or row["certainty"] not in ("certain", "probable")
    doubts |= row["polarity"] != "positive" or row["future"] or row["happened"] < 0.5
    standing = event(row).standing
    assert (standing.name == "done") == (not standing.why)
    assert standing.name != "done" or not doubts
