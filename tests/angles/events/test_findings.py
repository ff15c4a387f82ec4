"""Deeds and their sentences, and what ``50_events`` selects and counts, on made-up tables and on texts."""

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
from newsangles.angles.events import findings, pairs
from newsangles.documents.article import Article
from newsangles.errors import ParameterError
from newsangles.tables import schema, wording
from notebook_cells import SHOWN, run

tables: Any = importlib.import_module("newsangles.tables")
NASTY = "<b>Ana</b>\n\x1b[31m{0} %s"
TEXT = (
    "Ana accused Ben. She met him on Monday; Cleo helped Ben, and could attack Ana. They held talks again. "
    "Dan did not leave “home, he says."
)
NAMES = {"a1": "Ana", "a2": "Ben", "a3": "Cleo"}


def rows_of(name: str, *rows: dict[str, Any], **plain: Any) -> pd.DataFrame:
    """A table of some columns; the others are empty, or what is given as plain."""
    empty = {"int64": 0, "object": ()}
    blank = {c.name: empty.get(c.dtype) for c in schema.columns(schema.TABLES[name])}
    return tables.frame(name, [{**blank, "article_id": "a", "start": 0, "end": 1, **plain, **row} for row in rows])


def event(class_: str | None = None, who: str | None = None, whom: str | None = None, **rest: Any) -> dict[str, Any]:
    """An event by one actor at another, put as done unless the rest says otherwise."""
    return {"class": class_, "source_actor_id": who, "target_actor_id": whom, **rest}


def everything(*rows: dict[str, Any], text: str = TEXT, **others: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """All tables that are read: events e1, e2, … each four characters after the one before, the others as given."""
    plain = {
        "certainty": "certain",
        "polarity": "positive",
        "status": "fact",
        "factuality": 3.0,
        "happened": 2.0,
        "future": False,
        "dating": "undated",
        "confidence": 0.9,
    }
    made = []
    for n, row in enumerate(rows):
        at = {"start": 4 * n, "end": 4 * n + 3, "text": text[4 * n : 4 * n + 3], "trigger": f"do{n + 1}"}
        made.append({**plain, **at, "event_id": f"e{n + 1}", "predicate_id": f"p{n + 1}", **row})
    actors = [{"actor_id": key, "name": name} for key, name in NAMES.items()]
    found = {name: rows_of(name) for name in ("mentions", "quotes", "times", "claims")}
    ids = dict.fromkeys(["a", *(row.get("article_id", "a") for row in rows)])
    articles = rows_of("articles", *({"article_id": i, "text": text} for i in ids))
    every_actor = rows_of("actors", *({**a, "article_id": i} for i in ids for a in actors))
    return found | {"events": rows_of("events", *made), "articles": articles, "actors": every_actor} | others


def told(*rows: dict[str, Any], **others: Any) -> pd.DataFrame:
    return findings.events_with_actors(everything(*rows, **others))


def page(until: str, *rows: dict[str, Any], **parameters: Any) -> Any:
    """What the notebook makes of these events, up to the cell that gives this name."""
    return run("50_events", everything(*rows), until=until, checked=False, **parameters)


def plain(table: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of some columns, with None for what is missing."""
    shown = table[list(columns)].astype(object)
    return list(shown.where(shown.notna(), None).itertuples(index=False, name=None))


# --- the scale ---


def test_every_class_has_its_place_on_the_scale() -> None:
    scale = findings.scale()
    assert set(scale) == set(get_args(schema.PloverClass))
    assert {degree.quad for degree in scale.values()} == set(findings.QUADS)
    for name, degree in scale.items():
        assert -10 <= degree.weight <= 10 and degree.said, name
        assert (degree.weight > 0) == degree.quad.endswith("cooperation"), name


# --- each deed once ---


def test_a_deed_told_again_counts_once_and_a_part_not_at_all() -> None:
    found = told(
        event("CONSULT", "a1"),
        event(None, None, "a2", merged_with="e1", merge_reason="met: points back to accused"),
        event("CONSULT", merged_with="e1", merge_reason="part of accused"),
        event(merged_with="e2", merge_reason="the same CONSULT told again, with Ana"),
        event("AID", "a3", "a2"),
    )
    assert plain(found, "event_id", "who", "whom", "mentions") == [("e1", "Ana", "Ben", 3), ("e5", "Cleo", "Ben", 1)]
    assert found["again"].notna().tolist() == [True, False]


def test_what_a_later_mention_tells_is_taken_over() -> None:
    again = {"merged_with": "e1", "merge_reason": "points back"}
    later = event("SANCTION", "a1", "a2", class_rule="halt + aid", source="Ana", source_start=0, source_end=3, **again)
    found = told(event(), later)
    columns = ("class", "class_rule", "who", "whom", "source_start", "quad", "weight")
    assert plain(found, *columns) == [("SANCTION", "halt + aid", "Ana", "Ben", 0, "material conflict", -5.2)]


@pytest.mark.parametrize("chain", [{"e1": "e2", "e2": "e1"}, {"e1": "e1"}, {"e2": "e9"}, {"e1": "e2", "e2": "e3"}])
def test_a_chain_that_leads_nowhere_loses_no_deed_twice(chain: dict[str, str]) -> None:
    rows = [event("AID", "a1", "a2", merged_with=chain.get(f"e{n}"), merge_reason="again") for n in (1, 2, 3)]
    found = told(*rows)
    assert not found.duplicated("event_id").any()
    assert found["mentions"].sum() <= 3


def test_ids_count_within_their_article() -> None:
    rows = [
        event("AID", "a1", "a2"),
        event("AID", "a1", "a2", article_id="b", event_id="e2"),
        event(article_id="b", event_id="e1"),
        event(article_id="a", event_id="e2", merged_with="e1", merge_reason="again"),
    ]
    assert plain(told(*rows), "article_id", "event_id", "mentions") == [("a", "e1", 2), ("b", "e2", 1), ("b", "e1", 1)]


# --- who, what, on whose word, when ---


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (event(who="a1"), "Ana"),
        (event(source="Ana’s  old\nfriends", source_start=0, source_end=3), "Ana’s old friends"),
        (event(source="They", source_start=0, source_end=3), None),
        (event(source="Whoever", source_start=5, source_end=9), None),
        (event(source="x" * 80, source_start=0, source_end=3), "x" * 60 + " …"),
        (event(), None),
        (event(who="a9"), None),
    ],
)
def test_who(row: dict[str, Any], expected: str | None) -> None:
    mentions = rows_of("mentions", {"start": 5, "end": 9, "kind": "pronoun", "label": "person", "reason": ""})
    assert plain(told(row, mentions=mentions), "who") == [(expected,)]


def test_who_stands_for_an_actor_counts_as_that_actor_on_request() -> None:
    actors = rows_of(
        "actors", {"actor_id": "a1", "name": "Moscow", "acts_for": "a2"}, {"actor_id": "a2", "name": "Russia"}
    )
    table = everything(event("AID", "a1", "a2"), actors=actors)
    assert plain(findings.events_with_actors(table), "who", "whom") == [("Moscow", "Russia")]
    assert plain(findings.events_with_actors(table, stand_for=True), "who", "whom") == [("Russia", "Russia")]
    assert run("50_events", table, until="balance", checked=False, stand_for=True)["balance"].empty


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"start": 4, "end": 11}], "accused"),
        ([{"start": 4, "end": 11, "object_start": 12, "object_end": 15}], "accused Ben"),
        ([{"start": 4, "end": 11, "object_start": 95, "object_end": 100}], "accused"),
        (
            [{"start": 4, "end": 11, "object_start": 0, "object_end": 3, "object_rule": "passive subject"}],
            "Ana accused",
        ),
        ([{"start": 4, "end": 11, "object_start": 0, "object_end": 3, "object_rule": "object gap"}], "accused"),
        ([{"start": 4, "end": 11, "polarity": "negative"}], "[not] accused"),
        ([{"start": 106, "end": 119, "polarity": "negative"}], "did not leave"),
        ([{"start": 106, "end": 126, "polarity": "negative"}], "did not leave home,"),
        ([{"start": 4, "end": 11, "class_rule": "will not + x", "polarity": "negative"}], "[will not] accused"),
        (
            [{"start": 84, "end": 88}, {"start": 89, "end": 94, "merged_with": "e1", "merge_reason": "part of hold"}],
            "held talks",
        ),
    ],
)
def test_did(rows: list[dict[str, Any]], expected: str) -> None:
    assert plain(told(*rows), "did") == [(expected,)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, wording.THE_OUTLET),
        ({"asserted_by": "a2", "quote_id": "q1"}, "Ben"),
        ({"quote_id": "q1"}, "critics"),
        ({"quote_id": "q2"}, "critics"),  # what somebody wants is told by whoever tells it
        ({"quote_id": "q3", "status": "reported"}, wording.NOBODY),
        ({"quote_id": "q3"}, wording.NOBODY),  # it is quoted, so it is not the outlet that says it
        ({"status": "alleged"}, wording.NOBODY),
        ({"quote_id": "q9"}, wording.THE_OUTLET),
    ],
)
def test_on_whose_word(row: dict[str, Any], expected: str) -> None:
    quotes = rows_of(
        "quotes",
        {"quote_id": "q1", "source": "critics", "cue_class": "speech"},
        {"quote_id": "q2", "source": "Ana", "actor_id": "a1", "cue_class": "intention", "inside": "q1"},
        {"quote_id": "q3", "cue_class": "speech"},
        parts=((0, 1),),
        kind="indirect",
    )
    assert plain(told(row, quotes=quotes), "word") == [(expected,)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"end_date": "2025-03-07"}, None),
        (
            {"dating": "stated", "begin": "2025-03-03", "end_date": "2025-03-03", "time_id": "t1"},
            "3 Mar 2025 (“Monday”)",
        ),
        ({"dating": "bounded", "begin": "2025-03-03", "end_date": "2025-03-07"}, "between 3 Mar and 7 Mar 2025"),
        ({"dating": "bounded", "begin": "2025-03-03"}, "from 3 Mar 2025"),
        ({"dating": "bounded", "end_date": "2025-03-07"}, "by 7 Mar 2025"),
        ({"dating": "stated", "time_id": "t1"}, None),
    ],
)
def test_when(row: dict[str, Any], expected: str | None) -> None:
    times = rows_of("times", {"time_id": "t1", "kind": "DATE", "text": "Monday", "reason": ""})
    assert plain(told(row, times=times), "when") == [(expected,)]


def test_the_mention_that_dates_a_deed_best_dates_it() -> None:
    own = {"dating": "stated", "begin": "2025-03-03", "end_date": "2025-03-03", "time_id": "t1", "date_reason": "so"}
    again = {"merged_with": "e1", "merge_reason": "told again"}
    times = rows_of("times", {"time_id": "t1", "kind": "DATE", "text": "Monday", "reason": ""})
    found = told(event("AID", dating="bounded", begin="2025-03-02"), event(**again, **own), times=times)
    columns = ("when", "dating", "begin", "end_date", "time_id", "date_reason")
    assert plain(found, *columns) == [("3 Mar 2025 (“Monday”)", "stated", "2025-03-03", "2025-03-03", "t1", "so")]


# --- which are shown ---


def test_what_is_said_is_left_to_the_quotes() -> None:
    cue = {"quote_id": "q1", "cue_start": 4, "cue_end": 7, "cue_class": "speech", "kind": "indirect"}
    quotes = rows_of("quotes", cue, parts=((0, 1),))
    rows = [event(None, "a1"), event(None, "a1"), event("DISAPPROVE", "a1", start=5, end=7), event(), event("AID")]
    names = run("50_events", everything(*rows, quotes=quotes), until="main", checked=False)
    every = names["every"]
    assert list(every["speech"]) == [False, True, True, False, False]
    assert list(findings.classed(every)["event_id"]) == list(names["main"]["event_id"]) == ["e3", "e5"]
    assert list(names["others"]["event_id"]) == ["e1"]
    said = findings.left_out(everything(*rows)["events"], every, every)
    assert said.startswith("The table of events has five rows; not shown by themselves: one for saying")
    assert said.endswith(
        "one for saying something, which the page of quotes shows; one without a class and without an actor."
    )


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({}, ["e1", "e3"]),
        ({"minimum_confidence": 0.0}, ["e1", "e2", "e3"]),
        ({"status": "planned", "minimum_confidence": 0.0}, ["e2"]),
    ],
)
def test_the_parameters_choose(parameters: dict[str, Any], expected: list[str]) -> None:
    rows = [event(), event(status="planned", confidence=0.4), event(confidence=None)]
    assert list(page("kept", *rows, **parameters)["kept"]["event_id"]) == expected


def test_standings() -> None:
    assert findings.standings() == tuple(findings.STANDINGS)
    assert findings.standings("planned") == ("planned",)
    with pytest.raises(ParameterError, match=r"status: no status is called 'fact'; use one of all, done, alleged"):
        findings.standings("fact")


# --- what is stated ---


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "No deed is in one of the classes."),
        ([event("AID", "a1")], "No named actor is put as having done anything to another."),
        ([event("AID", "a1", "a2", status="planned")], "No named actor is put as having done anything to another."),
        ([event("DISAPPROVE", "a1", "a2")], "Ana criticised or accused Ben once."),
        ([event("AID", "a1", "a2")] * 3, "Ana gave aid to Ben three times."),
        (
            [event("AID", "a1", "a2"), *[event("CONSULT", "a2", "a3")] * 2],
            "Ben met or talked with Cleo twice; Ana gave aid to Ben once.",
        ),
        (
            [event(c, "a1", "a2") for c in ("AID", "FIGHT", "DEMAND", "REJECT", "ASSAULT")],
            "Ana gave aid to Ben once; Ana fought Ben once; Ana made demands on Ben once; two more below.",
        ),
    ],
)
def test_who_did_what(rows: list[dict[str, Any]], expected: str) -> None:
    counted = page("pairs", *rows)["pairs"]
    assert pairs.who_did_what(counted) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "No deed is in one of the classes."),
        ([event("AID")], "The only deed is put as done; the one put as done rests on the outlet’s own word."),
        ([event("AID", status="planned")], "The only deed is planned."),
        (
            [event("AID", asserted_by="a1")] * 2,
            "Both deeds are put as done; all that is put as done is told by others.",
        ),
        (
            [event("AID"), event("AID"), event("AID", asserted_by="a1"), event("AID", status="conditional")],
            "Of four deeds, three are put as done and one depends on a condition; of what is put as done, two rest "
            "on the outlet’s own word and one on that of others.",
        ),
    ],
)
def test_how_put(rows: list[dict[str, Any]], expected: str) -> None:
    assert findings.how_put(page("standings", *rows)["standings"]) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "No two named actors are put as having done anything to each other."),
        ([event("AID", "a1", "a1")], "No two named actors are put as having done anything to each other."),
        ([event("AID", "a1", "a2")], "Between Ana and Ben: one deed, mean weight +7.4."),
        (
            [event("AID", "a1", "a2"), event("FIGHT", "a2", "a1"), event("AID", "a1", "a3")],
            "Most conflict is between Ana and Ben: two deeds, mean weight −1.3; "
            "most cooperation is between Ana and Cleo: one deed, mean weight +7.4.",
        ),
        (
            [event(c, "a1", who) for c in ("DEMAND", "CONCEDE") for who in ("a2", "a3")],
            "Between Ana and Ben: two deeds, mean weight +0.0, as between one other pair.",
        ),
        (
            [
                event("AID", "a1", "a2"),
                *[event("AID", "a2", "a3")] * 2,
                event("AID", "a1", "a3"),
                event("AID", "a1", "a3"),
            ],
            "Most cooperation is between Ben and Cleo: two deeds, mean weight +7.4, as between two other pairs.",
        ),
        (
            [event("AID", "a1", "a2"), event("CONSULT", "a2", "a3")],
            "Most cooperation is between Ana and Ben: one deed, mean weight +7.4.",
        ),
    ],
)
def test_leaning(rows: list[dict[str, Any]], expected: str) -> None:
    assert pairs.leaning(page("balance", *rows)["balance"]) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "There is no deed to date."),
        ([event()], "The only deed is undated."),
        ([event(dating="stated", begin="2025-03-03")] * 2, "Both deeds have a time of their own."),
        (
            [event(), event(dating="bounded", begin="2025-03-03")],
            "Of two deeds, one lies before or after something dated and one is undated.",
        ),
    ],
)
def test_when_done(rows: list[dict[str, Any]], expected: str) -> None:
    assert findings.when_done(told(*rows)) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "No actor does anything else."),
        ([event(None, "a1")], "One other deed is in no class, put as done."),
        ([event(None, "a1", status="planned")], "One other deed is in no class, not put as done."),
        (
            [event(None, "a1"), event(None, "a1"), event(None, None, "a2", status="planned")],
            "Three other deeds are in no class, two of them put as done; most of them by Ana (2).",
        ),
    ],
)
def test_in_no_class(rows: list[dict[str, Any]], expected: str) -> None:
    assert findings.in_no_class(page("others", *rows)["others"]) == expected


# --- the square, the graph, the pairs ---


def test_all_who_act_together_are_told_and_counted() -> None:
    told = event("DISAPPROVE", "a1", "a2", source_joint_ids=("a3",), target_joint_ids=("a1",))
    things = event("DISAPPROVE", "a1", None, target="the law", target_rule="thing: object")
    deeds = findings.events_with_actors(everything(told, things))
    assert plain(deeds, "who", "whom") == [("Ana and Cleo", "Ben and Ana"), ("Ana", "the law")]
    found = pairs.each_pair(deeds)
    assert plain(found, "who", "whom") == [("Ana", "Ben"), ("Cleo", "Ben"), ("Cleo", "Ana"), ("Ana", None)]


def test_matrix() -> None:
    rows = [
        *[event("DISAPPROVE", "a1", "a2")] * 2,
        event("AGREE", "a1", "a2", status="planned"),
        event("AID", "a3"),
        event("ASSAULT", None, "a1"),
    ]
    found = pairs.matrix(page("pairs", *rows)["pairs"])
    assert list(found) == [pairs.BY_WHOM, "Ben", "Ana", findings.UNNAMED]
    assert plain(found, *found) == [
        ("Ana", "criticism ×2; promise or offer: planned", None, None),
        ("Cleo", None, None, "aid"),
        (findings.UNNAMED, None, "attack", None),
    ]


def test_a_wide_matrix_names_the_others() -> None:
    rows = [event("AID", "a1", target=f"side {n}", target_start=0, target_end=3) for n in range(9)]
    found = pairs.matrix(page("pairs", *rows)["pairs"], limit=3)
    assert list(found) == [pairs.BY_WHOM, "side 0", "side 1", "7 others"]
    assert found.iloc[0, 3].startswith("aid (side 2); aid (side 3)")


def test_the_graph_draws_nothing_undone_as_done() -> None:
    rows = [
        event("AID", "a1", "a2"),
        event("FIGHT", "a2", "a1"),
        event("AID", "a1", "a3", status="planned"),
        event("AID", "a3", "a1", status="alleged"),
        event("AID", "a3"),
    ]
    names = page("arrows", *rows)
    assert plain(names["arrows"], "who", "whom", "kind", "times") == [
        ("Ana", "Ben", "cooperation", 1),
        ("Ben", "Ana", "conflict", 1),
        ("Ana", "Cleo", "not done", 2),
    ]
    assert dict(names["actors"]) == {"Ana": 4, "Ben": 2, "Cleo": 2}


def test_balance() -> None:
    rows = [
        event("CONSULT", "a1", "a3"),
        event("AID", "a1", "a2"),
        event("FIGHT", "a2", "a1"),
        event("FIGHT", "a2", "a1", certainty="possible"),
    ]
    names = page("sides", *rows)
    found = names["balance"]
    assert plain(found, "pair", *findings.QUADS, "done", "not_done") == [
        ("Ana – Ben", 0, 1, 0, 1, 2, 1),
        ("Ana – Cleo", 1, 0, 0, 0, 1, 0),
    ]
    assert found["weight"].tolist() == pytest.approx([(7.4 - 10) / 2, 2.1])
    assert plain(names["sides"], "cooperation", "conflict") == [(1, 1), (1, 0)]


def test_the_weights_are_those_of_the_scale() -> None:
    names = page("weights", event("AID", "a1", "a2"))
    assert names["weights"] == {name: degree.weight for name, degree in findings.scale().items()}


def test_later_mentions_are_marked_as_such() -> None:
    again = {"merged_with": "e1", "merge_reason": "points back"}
    table = everything(event("AID", "a1", "a2", status="planned"), event(None, **again), event("FIGHT", "a1"))
    main = run("50_events", table, until="main", checked=False)["main"]
    assert list(main["label"]) == ["aid: planned", "fighting"]
    assert plain(findings.retold(table["events"], main), "event_id", "label") == [("e2", "aid: planned, again")]


# --- what must hold for any ---


@settings(deadline=None, max_examples=12)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "class": st.sampled_from((None, *get_args(schema.PloverClass))),
                "source_actor_id": st.sampled_from((None, *NAMES)),
                "target_actor_id": st.sampled_from((None, *NAMES)),
                "source": st.sampled_from((None, "it", NASTY)),
                "certainty": st.sampled_from(get_args(schema.Certainty)),
                "polarity": st.sampled_from(get_args(schema.Polarity)),
                "status": st.sampled_from(get_args(schema.Status)),
                "happened": st.floats(-3, 3),
                "future": st.booleans(),
                "merged_with": st.sampled_from((None, None, "e1", "e2", "e3", "e99")),
                "merge_reason": st.sampled_from(("part of x", "told again")),
            }
        ),
        max_size=12,
    )
)
def test_any_deeds_add_up(rows: list[dict[str, Any]]) -> None:
    names = run("50_events", everything(*rows))  # its last cell checks that the counts agree
    main, standings = names["main"], names["standings"]
    assert names["every"]["mentions"].sum() <= len(rows)
    assert (standings["outlet"] + standings["others"]).equals(standings["deeds"])
    assert (standings["cooperation"] + standings["conflict"]).equals(standings["deeds"])
    assert not set(main["event_id"]) & set(names["others"]["event_id"])
    for shown in names[SHOWN]:
        for text in re.findall(r'<p class="na finding">(.*?)</p>', str(shown.html), re.DOTALL):
            assert text[0] == text[0].upper() and text.endswith((".", "…")), text


TEXTS = [
    "",
    "Nothing.",
    "Iran attacked Israel on Monday. Israel did not accuse Iran, but it will meet the French president.",
    'Kim said he met Lee. "We agreed to help Japan," Lee said. Reportedly, Japan threatened Kim.',
    "<script>alert(1)</script> attacked <b>Ana</b>.\u202e\x00 {0} %s Ana's\n\n talks with Bob were held.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_texts_of_all_sorts(text: str, parse_text: Callable[[str], Doc]) -> None:
    doc = parse_text(text)
    doc._.article = Article(id="a", text=text)
    table = tables.tables([doc])
    html = str(show.stack(*run("50_events", table, [doc])[SHOWN]).html)
    assert "<script" not in html and "<b>Ana" not in html and "\u202e" not in html


def test_who_attacks_whom(parse_text: Callable[[str], Doc]) -> None:
    doc = parse_text("Iran attacked Israel. Israel accused Iran. Turkey could attack Iran.")
    doc._.article = Article(id="a", text=doc.text)
    found = run("50_events", docs=[doc], until="pairs")["pairs"]
    assert ("Israel", "Iran", "DISAPPROVE", "done") in plain(found, "who", "whom", "class", "standing")
    assert ("Turkey", "Iran", "done") not in plain(found, "who", "whom", "standing")
    assert {side for who, side in plain(found, "who", "quad") if who == "Iran"} == {"material conflict"}
