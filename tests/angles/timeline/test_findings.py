"""Events in time and their sentences, and what ``40_timeline`` selects and counts, on made-up tables and on texts."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from typing import Any, get_args

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from newsangles import show
from newsangles.angles.timeline import findings, times_findings
from newsangles.angles.timeline import order as timeline_order
from newsangles.documents.article import Article
from newsangles.tables import schema, wording
from notebook_cells import SHOWN, run, run_cell, sources
from places import ROOT

tables: Any = importlib.import_module("newsangles.tables")
NASTY = "<b>Ana</b>\n\x1b[31m{0} %s"
TEXT = "Ana Ruiz sacked Tom Hale on Monday. He left. " * 3
DONE = {
    "rule": "verb",
    "certainty": "certain",
    "polarity": "positive",
    "status": "fact",
    "factuality": 3.0,
    "happened": 2.5,
    "future": False,
    "dating": "undated",
    "after": (),
}
DAY = {"dating": "stated", "begin": "2025-03-04", "end_date": "2025-03-04", "date_reason": "Tuesday: 2025-03-04"}
BOUND = {"dating": "bounded", "begin": "2025-03-04", "date_reason": "after talks"}
SORTS: dict[str, dict[str, Any]] = {
    "planned": {"status": "planned", "certainty": "possible", "future": True},
    "alleged": {"status": "alleged", "certainty": "unknown"},
    "conditional": {"status": "conditional"},
    "predicted": {"status": "predicted"},
    "asked": {"status": "question"},
    "judged": {"status": "opinion"},
    "not so": {"polarity": "negative"},
    "not so, planned": {"polarity": "negative", "status": "planned"},
    "possible": {"certainty": "possible"},
    "hearsay": {"status": "reported", "certainty": "probable"},
    "not certain": {"certainty": "unknown"},
    "to come": {"future": True},
    "left open": {"happened": 0.4},
    "refused": {"class_rule": "not + agree (AGREE)", "polarity": "negative", "happened": -2.0},
}


def rows_of(name: str, *rows: dict[str, Any], **plain: Any) -> pd.DataFrame:
    """A table of some columns; the others are empty, or what is given as plain."""
    empty = {"int64": 0, "object": ()}
    blank = {c.name: empty.get(c.dtype) for c in schema.columns(schema.TABLES[name])}
    made: pd.DataFrame = tables.frame(
        name, [{**blank, "article_id": "a", "start": 0, "end": 1, **plain, **row} for row in rows]
    )
    return made


def everything(*rows: dict[str, Any], **others: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """All tables that are read: events e1, e2, … as given, told as done where nothing else is said."""
    made = []
    for n, row in enumerate(rows, 1):
        at = {"start": n, "end": n + 1, "text": TEXT[n : n + 1], "event_id": f"e{n}", "predicate_id": f"p{n}"}
        made.append({**DONE, **at, "trigger": f"do{n}", **row})
    names = ("times", "predicates", "quotes", "actors")
    articles = rows_of("articles", {"text": TEXT, "characters": len(TEXT), "published": "2025-03-07"})
    return {name: rows_of(name) for name in names} | {"events": rows_of("events", *made), "articles": articles} | others


def placed(*rows: dict[str, Any], **others: pd.DataFrame) -> pd.DataFrame:
    return findings.events_on_timeline(everything(*rows, **others))


def page(until: str, *rows: dict[str, Any], **parameters: Any) -> Any:
    """What the notebook makes of these events, up to the cell that gives this name."""
    return run("40_timeline", everything(*rows), until=until, checked=False, **parameters)


def times(*rows: dict[str, Any]) -> pd.DataFrame:
    made = [{"time_id": f"t{n}", "kind": "DATE", "text": "Monday", **row} for n, row in enumerate(rows, 1)]
    return rows_of("times", *made, alternatives=(), reason="")


def plain(table: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of some columns, with None for what is missing."""
    shown = table[list(columns)].astype(object)
    return list(shown.where(shown.notna(), None).itertuples(index=False, name=None))


# --- where an event stands ---


def test_every_status_and_anchor_has_its_words() -> None:
    assert set(findings.OPEN_STATUSES) | {"fact"} == set(get_args(schema.Status))
    assert set(times_findings.ANCHORS) == set(get_args(schema.Anchor))
    assert len(findings.KINDS) <= show.KINDS
    assert set(findings.LANES) < set(findings.KINDS)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, ("undated", "fact", None, None)),
        (DAY, ("dated", "fact", "4 Mar 2025", None)),
        (BOUND, ("bounded", "fact", "from 4 Mar 2025", None)),
        ({"dating": "bounded", "end_date": "2025-03-04"}, ("bounded", "fact", "by 4 Mar 2025", None)),
        ({**BOUND, "end_date": "2025-03-06"}, ("bounded", "fact", "between 4 Mar and 6 Mar 2025", None)),
        ({"end_date": "2025-03-07"}, ("undated", "fact", None, None)),  # only told as past: no date
        ({"dating": "stated"}, ("undated", "fact", None, None)),  # stated without a day in the calendar
        ({"time_id": "t1"}, ("undated", "fact", "“Monday”", None)),
        (
            {**DAY, "begin": "2025-03-08", "end_date": "2025-03-08"},
            ("possible", "open", "8 Mar 2025", "after publication"),
        ),
        *((row, ("possible", "open", None, why)) for why, row in SORTS.items()),
        *(({**DAY, **row}, ("possible", "open", "4 Mar 2025", why)) for why, row in SORTS.items()),
        *(({**BOUND, **row}, ("possible", "open", "from 4 Mar 2025", why)) for why, row in SORTS.items()),
    ],
)
def test_lanes(row: dict[str, Any], expected: tuple[str | None, ...]) -> None:
    table = everything(row, times=times({"value": "DCT-monday"}))
    before = table["events"].copy()
    found = findings.events_on_timeline(table)
    assert plain(found, "lane", "sign", "when", "why") == [expected]
    pd.testing.assert_frame_equal(table["events"], before)


values = st.fixed_dictionaries(
    {
        "dating": st.sampled_from(get_args(schema.Dating)),
        "begin": st.sampled_from([None, "2025-03-01", "2025-03-09", "2021-01-01"]),
        "end_date": st.sampled_from([None, "2025-03-01", "2025-03-09", "9999-12-31"]),
        "status": st.sampled_from(get_args(schema.Status)),
        "certainty": st.sampled_from(get_args(schema.Certainty)),
        "polarity": st.sampled_from(get_args(schema.Polarity)),
        "happened": st.floats(-3, 3),
        "future": st.booleans(),
        "merged_with": st.sampled_from([None, "e1", "e2", "e3", "e9"]),
        "after": st.lists(st.sampled_from(["e1", "e2", "e3", "e9"]), max_size=2).map(tuple),
        "class": st.sampled_from([None, "AID"]),
    }
)


@given(st.lists(values, max_size=4), st.booleans(), st.integers(0, 4))
@settings(max_examples=15, deadline=None)
def test_nothing_undated_or_merely_possible_is_drawn_as_dated(
    rows: list[dict[str, Any]], idle: bool, most: int
) -> None:
    table = everything(*rows)
    names = run("40_timeline", table, maximum_events=most, idle=idle)  # its last cell checks what is dated
    found, drawn = names["events"], names["drawn"]
    assert len(found) + sum(map(len, found["also"])) == len(rows)
    assert len(drawn) <= most
    figure = findings.for_figure(drawn)
    done = figure[(figure["lane"] == "done") & figure["follows"].isna()]
    assert done[["begin", "end"]].notna().any(axis=1).all()
    assert figure.loc[figure["lane"] == "undated", ["begin", "end"]].isna().all(axis=None)
    assert set(figure.loc[figure["kind"] == "open", "lane"]) <= {"possible"}
    order = timeline_order.sequence(found, table["times"])
    said = [
        findings.when_it_happened(drawn, found),
        findings.first_and_last(found),
        findings.left_out(found, drawn),
        timeline_order.in_order(order),
    ]
    assert all(words.endswith((".", "…”")) for words in said), said
    lanes = names["lanes"]
    assert lanes["events"].sum() == len(found) and list(lanes["lane"]) == list(findings.LANES)
    assert lanes.loc[lanes["lane"] == findings.OPEN, ["fact", "word"]].eq(0).all(axis=None)


@pytest.mark.parametrize("row", [*SORTS.values(), {}])
def test_a_wrong_date_is_noticed(row: dict[str, Any]) -> None:
    names = page("answer", DAY, {**row, **(DAY if row else {})})
    checks = sources(ROOT / "notebooks" / "40_timeline.ipynb")[-1]
    run_cell(checks, names)
    names["events"] = names["events"].assign(lane="dated")
    with pytest.raises(AssertionError):
        run_cell(checks, names)


def test_mentions_of_one_event_stand_once_and_share_their_date() -> None:
    second = {**DAY, "merged_with": "e1", "merge_reason": "told again", "text": "X", "class": "AID"}
    part = {"merged_with": "e3", "merge_reason": "part of X"}
    found = placed({}, {}, second, part)
    assert plain(found, "event_id", "lane", "when", "mentions", "classed") == [
        ("e1", "dated", "4 Mar 2025", 2, "AID"),
        ("e2", "undated", None, 1, None),
    ]
    assert found["also"][0][0] == "X (told again)"
    # What is only possible does not date what is told as done.
    found = placed({}, {**second, "certainty": "possible"})
    assert plain(found, "lane", "when", "mentions") == [("undated", None, 2)]
    # Nor does a date make something of what is only possible.
    found = placed({"certainty": "possible"}, second)
    assert plain(found, "lane", "when", "why") == [("possible", "4 Mar 2025", "possible")]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "There are no events."),
        ([{}], "One event in all; it is told in one place, as far as words show."),
        ([{}, {}], "Two events in all; each is told in one place, as far as words show."),
        (
            [{}, {"merged_with": "e1"}],
            f"One event in all; one is told in more than one place: “{TEXT[1]}” (two times).",
        ),
        (
            [{}, {"merged_with": "e1", "merge_reason": "part of do1"}],
            "One event in all; it is told in one place, as far",
        ),
    ],
)
def test_what_is_told_again(rows: list[dict[str, Any]], said: str) -> None:
    assert findings.told_again(placed(*rows)).startswith(said)


def test_a_date_from_a_list_is_marked_as_such() -> None:
    rows = times({"anchor": "list"}, {"anchor": "publication"})
    found = placed({**DAY, "time_id": "t1"}, {**BOUND, "time_id": "t1"}, {**DAY, "time_id": "t2"}, {}, times=rows)
    assert list(found["when"].fillna("")) == ["4 Mar 2025*", "from 4 Mar 2025*", "4 Mar 2025", ""]
    assert findings.starred(found) == ["* The dates of two events are from a list, not from the text."]
    assert findings.starred(found[:1]) == ["* The date of one event is from a list, not from the text."]
    assert findings.starred(found[2:]) == findings.starred(found[:0]) == []


def test_on_whose_word() -> None:
    quotes = rows_of("quotes", {"quote_id": "q1", "source": NASTY}, {"quote_id": "q2", "cue": "said"}, parts=((0, 1),))
    actors = rows_of("actors", {"actor_id": "a1", "name": "Ana"}, aliases=())
    rows = [
        {},
        {"asserted_by": "a1", "quote_id": "q1"},
        {"quote_id": "q1"},
        {"quote_id": "q2"},
    ]
    found = placed(*rows, quotes=quotes, actors=actors)
    assert plain(found, "word", "sign") == [
        ("the outlet", "fact"),
        ("Ana", "word"),
        ("<b>Ana</b> \x1b[31m{0} %s", "word"),
        ("nobody named", "word"),
    ]


@pytest.mark.parametrize(
    ("begin", "end", "said"),
    [
        ("2025-03-07", "2025-03-07", "7 Mar 2025"),
        ("2025-03-03", "2025-03-09", "3–9 Mar 2025"),
        ("2025-02-28", "2025-03-04", "28 Feb–4 Mar 2025"),
        ("2024-12-30", "2025-01-05", "30 Dec 2024–5 Jan 2025"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2025-01-01", "2025-03-31", "Jan–Mar 2025"),
        ("2024-12-01", "2025-01-31", "Dec 2024–Jan 2025"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("1990-01-01", "1999-12-31", "1990–1999"),
        ("2021-01-20", "2025-01-20", "20 Jan 2021–20 Jan 2025"),
        ("2025-01-01", "2025-01-01", "1 Jan 2025"),
        ("9999-12-31", "9999-12-31", "31 Dec 9999"),
        ("9999-01-01", "9999-12-31", "1 Jan–31 Dec 9999"),
        ("nonsense", "nonsense", "nonsense"),
        (None, "2025-03-07", "…–2025-03-07"),
    ],
)
def test_days_as_short_as_may_be(begin: str | None, end: str | None, said: str) -> None:
    assert wording.days_in_words(begin, end) == said


def test_an_actor_behind_a_subject_is_not_put_in_its_place() -> None:
    actors = rows_of("actors", {"actor_id": "a1", "name": "Ana"}, aliases=())
    heads = [{"predicate_id": f"p{n}", "clause_start": 0, "clause_end": 8} for n in (1, 2, 3)]
    predicates = rows_of("predicates", *heads, cues=(), cue_spans=(), cue_rules=())
    implied = {"source_actor_id": "a1", "start": 4, "end": 8, "text": TEXT[4:8]}
    rows = [
        {**implied, "source_rule": "subject"},
        {**implied, "source_rule": "conjunct"},
        {**implied, "source_rule": "subject", "source": "she"},
    ]
    found = placed(*rows, actors=actors, predicates=predicates)
    assert list(found["what"]) == ["Ana Ruiz", "[Ana] Ruiz", "Ana Ruiz"]


# --- which are drawn ---


def test_idle_events_are_left_out_and_counted() -> None:
    rows = ({}, {"class": "AID"}, DAY, {"after": ("e5",)}, {}, {})
    found, drawn = (page("drawn", *rows)[name] for name in ("events", "drawn"))
    assert list(found["idle"]) == [True, False, False, False, False, True]
    assert list(drawn["event_id"]) == ["e3", "e2", "e4", "e5"]
    assert findings.left_out(found, drawn) == (
        "Not drawn: two events that have no date, no order and no class; the table below has every event."
    )
    few = page("drawn", *rows, maximum_events=2)["drawn"]
    assert list(few["event_id"]) == ["e3", "e2"]
    assert findings.left_out(found, few).startswith("Not drawn: two events that have no date")
    assert "two events beyond the limit of the figure" in findings.left_out(found, few)
    assert page("drawn", *rows, maximum_events=0)["drawn"].empty
    assert findings.left_out(found, page("drawn", *rows, idle=True)["drawn"]) == "Every event is drawn."
    assert findings.left_out(found.iloc[:0], found.iloc[:0]) == "There are no events to draw."
    assert "one event that has no date" in findings.left_out(found.iloc[:2], page("drawn", *rows[:2])["drawn"])


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "Nothing is told as happening."),
        ([{}], "No event has a date, an order or a class."),
        ([DAY], "The one event in the timeline is dated."),
        ([{**DAY, "status": "planned"}], "The one event in the timeline is planned, open, alleged or denied."),
        ([DAY, {}], "The one event in the timeline is dated."),
        (
            [DAY, DAY, BOUND, {"class": "AID"}, {"class": "AID", "future": True}, {}],
            "Of five events in the timeline, two are dated, one is only known to be before or after something, one is "
            "told as done without a date and one is planned, open, alleged or denied.",
        ),
    ],
)
def test_headline(rows: list[dict[str, Any]], said: str) -> None:
    names = page("drawn", *rows)
    assert findings.when_it_happened(names["drawn"], names["events"]) == said


def test_the_first_and_the_last() -> None:
    assert findings.first_and_last(placed({})) == "No event that is told as done has a date of its own."
    early = {**DAY, "begin": "2021-01-01", "end_date": "2021-12-31"}
    assert findings.first_and_last(placed(DAY)) == f"The only dated event is “{TEXT[1]}”, 4 Mar 2025."
    assert findings.first_and_last(placed(DAY, DAY)) == "Both dated events are of one time: 4 Mar 2025."
    said = findings.first_and_last(placed(DAY, early))
    assert said == f"The dated events run from “{TEXT[2]}” (2021) to “{TEXT[1]}” (4 Mar 2025)."


# --- the order ---


def test_the_order_is_told_without_a_date() -> None:
    found = placed({"after": ("e2",)}, {"after": ("e4", "e9")}, {}, {}, {"after": ("e6",)}, {}, {"after": ("e4",)})
    order = timeline_order.sequence(found, times())
    assert plain(order, "thread", "step", "event_id") == [
        (1, 1, "e4"),
        (1, 2, "e2"),
        (1, 2, "e7"),
        (1, 3, "e1"),
        (2, 1, "e6"),
        (2, 2, "e5"),
    ]
    assert [len(chain) for chain in order["chain"]] == [1, 2, 2, 3, 1, 2]
    what = [TEXT[n] for n in (4, 2, 1)]
    assert timeline_order.in_order(order) == (
        f"The text puts six events in two threads; the longest is “{what[0]}”, then “{what[1]}”, then “{what[2]}”."
    )
    assert timeline_order.in_order(order[order["thread"] == 2].assign(thread=1)).startswith(
        "The text puts two events in order"
    )
    assert timeline_order.in_order(order.iloc[:0]) == "No word in the text puts one event before another."


def test_the_figure_is_in_order_of_days_and_tells_what_follows() -> None:
    later = {**DAY, "begin": "2025-03-06", "end_date": "2025-03-06"}
    found = placed({"after": ("e3",)}, later, DAY, {"after": ("e1",)}, {}, {"after": ("e7",)}, {"after": ("e6",)})
    figure = findings.for_figure(found)
    assert plain(figure, "lane", "name") == [
        *(("done", TEXT[n].strip()) for n in (3, 1, 4, 2)),
        *(("undated", TEXT[n]) for n in (5, 6, 7)),
    ]
    assert figure["follows"][[1, 2]].tolist() == [f"after “{TEXT[n].strip()}”" for n in (3, 1)]
    assert figure["follows"][[0, 3]].isna().all()


def test_a_contradiction_of_order_is_told() -> None:
    order = timeline_order.sequence(placed({"after": ("e2",)}, {"after": ("e1",)}), times())
    assert plain(order, "step", "event_id") == [(1, "e1"), (1, "e2")]
    assert timeline_order.in_order(order) == "The text contradicts itself on the order of two events."


def test_relative_times_give_an_order() -> None:
    rows = times({"value": "DCT-1d"}, {"value": "DCT-3d"}, {"value": "DCT-1w"}, {"value": "DCT-3d"})
    made = [{"time_id": f"t{n}"} for n in (1, 2, 3, 4)]
    found = placed(*made, {"time_id": "t2", "future": True}, times=rows)
    order = timeline_order.sequence(found, rows)
    assert plain(order, "step", "event_id") == [(1, "e2"), (1, "e4"), (2, "e1")]


@pytest.mark.parametrize(
    ("days", "source", "said"),
    [
        (["2025-03-07"], "given", "Times such as “yesterday” are reckoned from the publication date, 7 March 2025."),
        (["2025-03-07"], "inferred", "publication date, 7 March 2025 (inferred, not stated)."),
        ([None], "none", "The publication date is unknown and is not guessed: times such as"),
        (["2025-03-07", "2025-03-08"], "given", "are reckoned from each article’s own publication date."),
        (["2025-03-07", None], "given", "The publication date of 1 of 2 articles is unknown: there times"),
    ],
)
def test_the_notice_on_dates(days: list[str | None], source: str, said: str) -> None:
    rows = [{"article_id": i, "published": day, "published_source": source} for i, day in zip("ab", days, strict=False)]
    articles = rows_of("articles", *rows, text=TEXT)
    assert said in findings.notice(articles)
    if days == [None]:
        dated = articles.assign(text="A mill\nPublished 14 March 2024\nIt burnt.")
        assert "14 March 2024: set published='2024-03-14'?" in findings.notice(dated)
    now = run("40_timeline", everything(articles=articles), until="now", checked=False)["now"]
    assert now == ("2025-03-07" if days == ["2025-03-07"] else None)


# --- the times ---

MONDAY = {"value": "2025-03-03", "begin": "2025-03-03", "end_date": "2025-03-03", "alternatives": ("2025-03-10",)}
TERM = {"value": "2021/2025", "begin": "2021-01-20", "end_date": "2025-01-20", "anchor": "list", "text": "the term"}
VAGUE = {"value": "PAST_REF", "text": "once"}
LENGTH = {"kind": "DURATION", "value": "P2D", "text": "two days", "alternatives": ("P3D",)}


@pytest.mark.parametrize(
    ("rows", "read", "ways", "left"),
    [
        ([], "No time is named.", "No time is named, so none is ambiguous.", "No date or time of day is named."),
        (
            [MONDAY],
            "One time is named; it has a place in the calendar.",
            "One time can be read in more than one way: “Monday” (3 Mar 2025) might be 10 Mar 2025.",
            "Every date and time of day has a place in the calendar.",
        ),
        (
            [VAGUE],
            "One time is named; it has no place in the calendar.",
            "No time can be read in more than one way.",
            "One of one date has no place in the calendar: “once”.",
        ),
        (
            [MONDAY, MONDAY, TERM, VAGUE, VAGUE, LENGTH],
            "Six times are named; three have a place in the calendar; the dates of “the term” are from a list, not "
            "from the text.",
            "Three times can be read in more than one way: “Monday” (3 Mar 2025) might be 10 Mar 2025 and “two days” "
            "(two days) might be three days.",
            "Two of five dates have no place in the calendar: “once”.",
        ),
    ],
)
def test_the_times(rows: list[dict[str, Any]], read: str, ways: str, left: str) -> None:
    names = run("40_timeline", everything(times=times(*rows)), until="unresolved", checked=False)
    found = names["times"]
    assert set(found["sort"]) <= set(findings.KINDS)
    assert times_findings.how_read(found) == read
    assert times_findings.how_ambiguous(names["ambiguous"], found) == ways
    assert times_findings.how_unresolved(names["unresolved"], found) == left


RELATIVE = {"value": "DCT-3d", "text": "three\ndays ago"}


@pytest.mark.parametrize(
    ("rows", "published", "notes"),
    [
        ([], "2025-03-07", []),
        ([MONDAY], "2025-03-07", ["“Monday” is read by context, and could be of another date."]),
        (
            [MONDAY, {**MONDAY, "value": "2025-03-10"}],
            "2025-03-07",
            ["“Monday” is read by context, and could be of another date."],
        ),
        (
            [MONDAY, {**MONDAY, "text": "Tuesday"}],
            "2025-03-07",
            ["“Monday” and “Tuesday” are read by context, and could be of another date."],
        ),
        ([RELATIVE], "2025-03-07", []),
        ([RELATIVE, RELATIVE], None, ["Without a publication date these stay relative: “three days ago”."]),
        ([VAGUE, TERM], None, []),
    ],
)
def test_what_is_odd_about_times(rows: list[dict[str, Any]], published: str | None, notes: list[str]) -> None:
    articles = rows_of("articles", {"text": TEXT, "characters": len(TEXT), "published": published})
    table = everything(times=times(*rows), articles=articles)
    assert findings.odd_dates(table, findings.events_on_timeline(table)) == notes


@pytest.mark.parametrize(
    ("day", "published", "told"),
    [
        ("2025-03-10", "2025-03-07", True),
        ("2025-03-07", "2025-03-07", False),
        ("2025-03-04", "2025-03-07", False),
        ("2025-03-10", None, False),
    ],
)
def test_what_is_told_as_done_but_dated_later_is_odd(day: str, published: str | None, told: bool) -> None:
    articles = rows_of("articles", {"text": TEXT, "characters": len(TEXT), "published": published})
    table = everything({**DAY, "begin": day, "end_date": day}, articles=articles)
    events = findings.events_on_timeline(table)
    assert list(events["lane"]) == [findings.OPEN if told else findings.DATED]
    notes = findings.odd_dates(table, events)
    expected = f"Told as done, but dated after publication: “{events['what'][0]}” ({events['when'][0]})."
    assert notes == ([expected] if told else [])


# --- the whole ---


def pipeline(parse_text: Callable[[str], Doc], *texts: str, published: str | None = None) -> tuple[list[Doc], Any]:
    docs = []
    for i, text in zip("ab", texts, strict=False):
        doc = parse_text(text)
        doc._.article = Article(i, text)
        docs.append(doc)
    return docs, tables.tables(docs)


@pytest.mark.parametrize(
    ("text", "what", "lane"),
    [
        ("Ana Ruiz sacked Tom Hale on March 4, 2025.", "Ana Ruiz sacked Tom Hale on March 4, 2025", "dated"),
        ("Ana Ruiz may sack Tom Hale on March 4, 2025.", "Ana Ruiz sack Tom Hale on March 4, 2025", "possible"),
        (
            "Ana Ruiz did not sack Tom Hale on March 4, 2025.",
            "Ana Ruiz did not sack Tom Hale on March 4, 2025",
            "possible",
        ),
        ("Norway sacked Tom Hale.", "Norway sacked Tom Hale", "undated"),
        (
            "Tom Hale was sacked by Ana Ruiz on March 4, 2025.",
            "Tom Hale was sacked by Ana Ruiz on March 4, 2025",
            "dated",
        ),
    ],
)
def test_small_texts(parse_text: Callable[[str], Doc], text: str, what: str, lane: str) -> None:
    found = findings.events_on_timeline(pipeline(parse_text, text)[1])
    rows = found[found["text"].str.startswith("sack")]
    assert plain(rows, "what", "lane") == [(what, lane)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nothing.",
        "<b>Ana</b> {0} said %s on Monday “$x$ <script>”. \u202e She\x1b[31m left\u200b yesterday.",
        "Ana Ruiz sacked Tom Hale on March 4, 2025. She will meet him next week. After the meeting, he may resign. He "
        "did not attack Norway in 1999. Norway reportedly attacked Sweden last Friday. The attack lasted two days. "
        "They meet every Tuesday. Officials said the talks ended before the vote.",
    ],
)
def test_what_the_pipeline_finds_can_be_told_and_shown(parse_text: Callable[[str], Doc], text: str) -> None:
    for texts in ((text,), (text, text)):
        docs, table = pipeline(parse_text, *texts)
        names = run("40_timeline", table, docs)  # its last cell checks the counts
        shown = str(show.stack(*names[SHOWN]).html)
        said = re.findall(r'<p class="na finding">(.*?)</p>', shown, re.DOTALL)
        assert len(said) == 10 and all(re.search("[.…]”?$", words) for words in said), said
        assert not re.search(r"<script|<b>Ana|\x1b|\u202e", shown)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2025-03-07", "7 Mar 2025"),
        ("2025-W11", "week from 10 Mar 2025"),
        ("P6M", "six months"),
        ("PT1H", "one hour"),
        ("PXY", "some years"),
        ("XXXX-10", "open"),
        ("PAST_REF", "past"),
        (None, None),
    ],
)
def test_a_value_has_words(value: str | None, said: str | None) -> None:
    assert times_findings.value_in_words(value) == said
