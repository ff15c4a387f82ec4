"""What an article comes down to: each statement taken from the rows of an angle, and leading to where they stand."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from html_reader import Reader
from newsangles import show
from newsangles.angles.actors import findings as actor_findings
from newsangles.angles.claims import findings as claim_findings
from newsangles.angles.claims import priorities
from newsangles.angles.events import findings as event_findings
from newsangles.angles.overview import summary
from newsangles.angles.quotes import findings as quote_findings
from newsangles.angles.timeline import findings as timeline_findings
from newsangles.documents.article import Article
from newsangles.documents.read import read
from newsangles.pipeline.parse import parse
from newsangles.tables import frames, wording
from newsangles.tables import wording as tables_wording
from one_cell import made
from places import ROOT

tables: Any = importlib.import_module("newsangles.tables")

TOPICS = ["It says", "On whose word", "Hearsay", "Check first", "Who did what", "When"]
Table = dict[str, pd.DataFrame]


@pytest.fixture(scope="module")
def seed() -> Doc:
    (doc,) = parse(read(ROOT / "seeds" / "us-ukraine-minerals-deal.txt"))
    return doc  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def table(seed: Doc) -> Table:
    return tables.tables([seed])  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def claims(table: Table) -> pd.DataFrame:
    return claim_findings.claims_with_sources(table)


@pytest.fixture(scope="module")
def short(table: Table) -> pd.DataFrame:
    return summary.in_short(table)


@pytest.fixture(scope="module")
def people(table: Table) -> pd.DataFrame:
    return summary.people(table)


def documented(parse_text: Callable[[str], Doc], *texts: str) -> list[Doc]:
    docs = []
    for i, text in zip("abc", texts, strict=False):
        doc = parse_text(text)
        doc._.article = Article(i, text)
        docs.append(doc)
    return docs


def topic(frame: pd.DataFrame, name: str) -> list[dict[Any, Any]]:
    return [row for row in frames.records(frame) if row["topic"] == name]


def starts(rows: list[dict[Any, Any]]) -> list[int]:
    return [start for row in rows for _, start in row["places"]]


def check(frame: pd.DataFrame, docs: list[Doc]) -> None:
    """Every statement says something on one line, and leads to characters that stand in its articles."""
    sizes = {doc._.article.id: len(doc.text) for doc in docs}
    for row in frames.records(frame):
        assert row["topic"] and row["statement"].strip()
        for name in ("lead", "statement", "note"):
            assert row[name] is None or row[name] == " ".join(row[name].split())
        assert len(row["places"]) <= summary.MAX_PLACES
        assert len(set(row["places"])) == len(row["places"])
        for i, start in row["places"]:
            assert 0 <= start < sizes[i]
        assert row["article_id"] is None or row["places"][0][0] == row["article_id"]
    shown = Reader(str(show.topic_list(frame, caption="x", docs=docs).html))
    prefixes = [f"a{n}-" if len(docs) > 1 else "" for n in range(1, len(docs) + 1)]
    for prefix, doc in zip(prefixes, docs, strict=True):
        sentences = len(show.sentence_starts(doc))
        assert {f"#{prefix}s{n}" for n in range(1, sentences + 1)} >= {
            x for x in shown.links if x.startswith(f"#{prefix}s")
        }


# --- in short ---


def test_each_topic_once_and_in_order(seed: Doc, short: pd.DataFrame) -> None:
    assert list(dict.fromkeys(short["topic"])) == TOPICS
    check(short, [seed])
    assert all(row["places"] for row in frames.records(short))


def test_each_voice_is_heard_once_with_a_claim_of_its_own(short: pd.DataFrame, claims: pd.DataFrame) -> None:
    rows = topic(short, "It says")
    leads = [row["lead"] for row in rows if row["lead"]]
    assert len(leads) == len(set(leads)) == summary.MAX_VOICES
    who = {(row["who"], row["start"]): row for row in frames.records(claims)}
    for row in rows[: summary.MAX_VOICES]:
        claim = who[row["lead"], row["places"][0][1]]
        assert claim["sort"] != wording.HEARSAY
        assert row["statement"] == tables_wording.brief(claim["claim"], 240)
        assert (row["note"] is None) == (claim["status"] == "fact" and claim["certainty"] in ("certain", "unknown"))
    last = rows[-1]
    assert last["lead"] is None and last["statement"].startswith("Heard too: ")
    assert not [lead for lead in leads if lead in last["statement"].split(" and ")[0].split(": ")[1].split(", ")]


def test_a_voice_says_what_matters_most(short: pd.DataFrame, claims: pd.DataFrame, table: Table) -> None:
    ordered = frames.records(priorities.by_importance(claims[claims["sort"] != wording.HEARSAY], table))
    for row in topic(short, "It says")[: summary.MAX_VOICES]:
        first = next(claim for claim in ordered if claim["who"] == row["lead"])
        assert row["places"] == ((first["article_id"], first["start"]),)


def test_what_nobody_stands_behind_is_what_rests_on_nobody(short: pd.DataFrame, claims: pd.DataFrame) -> None:
    found = claims[claims["sort"] == wording.HEARSAY]
    assert sorted(starts(topic(short, "Hearsay"))) == sorted(found["start"])


def test_what_to_check_first_is_what_the_angle_of_claims_says(short: pd.DataFrame, table: Table) -> None:
    first = priorities.check_first(claim_findings.claims_with_sources(table), table, summary.MAX_ROWS)
    rows = topic(short, "Check first")
    assert [row["note"] for row in rows] == list(first["why"])
    assert starts(rows) == list(first["start"])


def test_only_what_is_put_as_done_was_done(short: pd.DataFrame, table: Table) -> None:
    told = {row["start"]: row for row in frames.records(event_findings.events_with_actors(table))}
    rows = topic(short, "Who did what")
    assert 0 < len(rows) <= summary.MAX_ROWS
    for row in rows:
        for start in starts([row]):
            deed = told[start]
            assert deed["standing"] == "done"
            assert f"{deed['who']} → {deed['whom']}" == row["lead"]


def test_what_is_dated_stands_in_the_order_of_its_days(short: pd.DataFrame, table: Table) -> None:
    placed = {row["start"]: row for row in frames.records(timeline_findings.events_on_timeline(table))}
    rows = topic(short, "When")
    days = [placed[start]["begin"] for start in starts(rows)]
    assert days == sorted(days) and 0 < len(days) <= summary.MAX_ROWS
    for row, start in zip(rows, starts(rows), strict=True):
        assert row["lead"] == placed[start]["when"] and timeline_findings.STAR not in row["lead"]
        assert placed[start]["lane"] == timeline_findings.DATED


def test_on_whose_word_is_what_the_profile_says(short: pd.DataFrame, table: Table, claims: pd.DataFrame) -> None:
    (row,) = topic(short, "On whose word")
    known = {"every": claims, "table": table, "minimum_checkworthiness": 0.0, "status": "all"}
    profile = made("30_claims", "profile", **known)["profile"]
    assert row["statement"] == claim_findings.on_whose_word(profile)


# --- the main actors ---


def test_the_main_actors_are_the_most_central(seed: Doc, people: pd.DataFrame, table: Table) -> None:
    check(people, [seed])
    ranked = actor_findings.ranked(table["actors"])
    shown = list(dict.fromkeys(people["topic"]))
    assert len(shown) == summary.MAX_ACTORS
    assert list(dict.fromkeys(summary.people(table, 2)["topic"])) == shown[:2]
    idle = {name for name in shown if {row["lead"] for row in topic(people, name)} <= {None, "is spoken of"}}
    ranked = ranked[(ranked["label"] != "place") | ranked["called"].isin(set(shown) - idle)]
    assert shown == list(ranked["called"].head(summary.MAX_ACTORS)), "the most central; places only where they act"
    firsts = [topic(people, name)[0]["statement"] for name in shown]
    for said, mentions in zip(firsts, ranked["mentions"], strict=False):
        times = {1: "once", 2: "twice"}.get(mentions) or f"{tables_wording.in_words(mentions)} times"
        assert said.endswith(f", meant {times}.")


def test_what_actors_say_is_theirs_and_what_is_said_of_them_is_not(people: pd.DataFrame, table: Table) -> None:
    quotes = quote_findings.with_speakers(table["quotes"], table["actors"])
    speakers = dict(zip(quotes["start"], quotes["speaker"], strict=True))
    said = [row for row in frames.records(people) if row["lead"] == "says"]
    about = [row for row in frames.records(people) if row["lead"] == "is spoken of"]
    assert said and about
    for row in said:
        assert {speakers[start] for start in starts([row])} == {row["topic"]}
    for row in about:
        assert row["topic"] not in {speakers[start] for start in starts([row])}


def test_what_actors_do_is_put_as_done(people: pd.DataFrame, table: Table) -> None:
    told = {row["start"]: row for row in frames.records(event_findings.events_with_actors(table))}
    does = [row for row in frames.records(people) if row["lead"] == "does"]
    assert does
    for row in does:
        assert {(told[start]["who"], told[start]["standing"]) for start in starts([row])} == {(row["topic"], "done")}


def test_whoever_stays_unclear_or_asks_is_no_voice_and_what_is_cut_off_is_not_shown(
    parse_text: Callable[[str], Doc],
) -> None:
    text = (
        "They said that the bridge was closed. Lee, suspected to be his brother, left town. The hall reportedly burned."
    )
    docs = documented(parse_text, text)
    table = tables.tables(docs)
    assert {"to be his brother", "the bridge was closed"} <= set(table["claims"]["text"])
    short = summary.in_short(table)
    assert "They" not in {row["lead"] for row in topic(short, "It says")}
    for name in ("Hearsay", "Check first"):
        assert not [row for row in topic(short, name) if row["statement"].startswith("to be")]


def test_a_whole_sentence_in_their_own_words_comes_before_a_report(parse_text: Callable[[str], Doc]) -> None:
    text = "Ana Ruiz said the dam is old and leaks in the winter."
    text += " “We have tested every part of this bridge twice,” Ana Ruiz said."
    docs = documented(parse_text, text)
    (row,) = [row for row in frames.records(summary.people(tables.tables(docs))) if row["lead"] == "says"]
    assert row["statement"] == "“We have tested every part of this bridge twice,” (and one more quote)"
    assert row["places"][0] == ("a", text.index("“"))


# --- any text ---


@pytest.mark.parametrize("text", ["", " \n", "Hello.", "“"])
def test_where_there_is_nothing_it_says_so(parse_text: Callable[[str], Doc], text: str) -> None:
    docs = documented(parse_text, text)
    table = tables.tables(docs)
    short = summary.in_short(table)
    check(short, docs)
    assert [row["statement"] for row in topic(short, "On whose word")]
    assert not topic(short, "It says") and not topic(short, "Check first")
    people = summary.people(table)
    assert people.empty
    assert repr(show.topic_list(people, caption="The main actors", docs=docs)) == "The main actors: nothing."


def test_two_articles_lead_to_their_own_sentences(parse_text: Callable[[str], Doc]) -> None:
    docs = documented(
        parse_text,
        "Norway sacked Tom Hale on March 4, 2025.",
        "Ana Ruiz said the bridge is safe. Tom Hale paid 3 dollars.",
    )
    table = tables.tables(docs)
    short = summary.in_short(table)
    check(short, docs)
    check(summary.people(table), docs)
    assert {i for row in frames.records(short) for i, _ in row["places"]} == {"a", "b"}


@settings(
    deadline=None, max_examples=6, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.sampled_from(
            [
                "“Never,” said Ana Ruiz on Monday. ",
                "She may close 3 dams, <b>he</b> reportedly said. ",
                "\n\n",
                "Norway sacked\nTom Hale in 2024. ",
                "\u202e“ it ",
            ]
        ),
        max_size=5,
    ).map("".join)
)
def test_any_text_has_an_overview(parse_text: Callable[[str], Doc], text: str) -> None:
    docs = documented(parse_text, text)
    table = tables.tables(docs)
    check(summary.in_short(table), docs)
    check(summary.people(table), docs)
