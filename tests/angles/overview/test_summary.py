"""What an article comes down to: each statement taken from the rows of an angle, and leading to where they stand."""

from __future__ import annotations

import importlib
import re
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
from newsangles.angles.events import findings as event_findings
from newsangles.angles.overview import lexicon, summary
from newsangles.angles.quotes import findings as quote_findings
from newsangles.documents.article import Article
from newsangles.documents.read import read
from newsangles.pipeline.parse import parse
from newsangles.show.sentence_numbers import sentence
from newsangles.tables import frames
from newsangles.tables import wording as tables_wording
from places import ROOT

tables: Any = importlib.import_module("newsangles.tables")

TOPICS = [
    "The news",
    "It begins",
    "What each side says",
    "Sources without a name",
    "Hearsay",
    "Check first",
    "Who did what",
    "When",
]
Table = dict[str, pd.DataFrame]


@pytest.fixture(scope="module")
def seed() -> Doc:
    (doc,) = parse(read(ROOT / "seeds" / "us-ukraine-minerals-deal.txt"))
    return doc  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def table(seed: Doc) -> Table:
    return tables.tables([seed])  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def short(seed: Doc, table: Table) -> pd.DataFrame:
    return summary.in_short([seed], table)


@pytest.fixture(scope="module")
def people(seed: Doc, table: Table) -> pd.DataFrame:
    return summary.people([seed], table)


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
    found = list(dict.fromkeys(short["topic"]))
    assert found == [topic for topic in TOPICS if topic in found] and found[0] in summary.FIRST and len(found) > 3
    check(short, [seed])
    assert all(row["places"] for row in frames.records(short))


def test_every_statement_stands_in_the_article(seed: Doc, short: pd.DataFrame) -> None:
    article = tables_wording.line(seed.text)
    for row in frames.records(short):
        assert row["statement"].strip("… ") in article
        ((_, start),) = row["places"]
        assert tables_wording.line(seed.text[start:]).startswith(row["statement"].strip("… ")[:30])


def test_no_sentence_stands_there_twice(seed: Doc, short: pd.DataFrame) -> None:
    numbers = [sentence(seed, start) for start in starts(frames.records(short))]
    assert len(numbers) == len(set(numbers))


def test_what_the_program_put_in_is_set_apart(seed: Doc, table: Table, short: pd.DataFrame) -> None:
    names = tuple(table["actors"]["name"])
    added = [row for row in frames.records(short) if row["added"]]
    assert added, "the seed's article has surnames"
    for row in added:
        assert row["added"] == f"[{row['added'].strip('[]')}]" and any(name in row["added"] for name in names)
        assert row["added"] in f"{row['lead']} {row['note']}"
    html = str(show.topic_list(pd.DataFrame(added), caption="x", docs=seed).html)
    assert html.count('class="added"') == len(added)


def test_a_statement_is_trusted_as_far_as_the_weakest_of_its_kinds(short: pd.DataFrame) -> None:
    for row in frames.records(short):
        assert row["trust"] == lexicon.shares()[row["kind"]]


def test_no_absence_is_stated_but_of_the_sentence(short: pd.DataFrame) -> None:
    for row in frames.records(short):
        assert not re.search("nobody|no source(?! in this sentence)|unattributed", row["note"] or "")


def test_only_what_is_put_as_done_was_done(short: pd.DataFrame, table: Table) -> None:
    told = frames.records(event_findings.events_with_actors(table))
    rows = topic(short, "Who did what") + topic(short, "When")
    assert 0 < len(rows) <= 2 * summary.MAX_ROWS
    for row in rows:
        ((_, start),) = row["places"]
        end = start + len(row["statement"])
        deed = min((deed for deed in told if start <= deed["start"] < end), key=lambda deed: deed["start"])
        assert deed["standing"] == "done"


def test_fewer_rows_are_shown_on_request(seed: Doc, table: Table, short: pd.DataFrame) -> None:
    none = summary.in_short([seed], table, rows=0)
    assert set(none["topic"]) <= {*summary.FIRST, "What each side says"} and len(none) < len(short)
    one = summary.in_short([seed], table, rows=1)
    assert all(len(topic(one, name)) <= 1 for name in TOPICS if name != "What each side says")


# --- the main actors ---


def test_the_main_actors_are_the_most_central(seed: Doc, people: pd.DataFrame, table: Table) -> None:
    check(people, [seed])
    ranked = actor_findings.ranked(table["actors"])
    shown = list(dict.fromkeys(people["topic"]))
    assert len(shown) == summary.MAX_ACTORS
    assert list(dict.fromkeys(summary.people([seed], table, 2)["topic"])) == shown[:2]
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


def test_what_actors_did_is_put_as_done(parse_text: Callable[[str], Doc]) -> None:
    text = "Harbour Works bought the Nordic Shipping Company for 40 million dollars on Friday."
    text += " Harbour Works may buy the Southern Railway Company. Harbour Works was glad."
    docs = documented(parse_text, text)
    did = [row for row in frames.records(summary.people(docs, tables.tables(docs))) if row["lead"] == "did"]
    assert [(row["topic"], row["statement"]) for row in did] == [("Harbour Works", f"{text.partition('.')[0]}.")]


def test_whoever_stays_unclear_is_no_voice_and_what_is_cut_off_is_not_shown(parse_text: Callable[[str], Doc]) -> None:
    text = (
        "They said that the bridge was closed. Lee, suspected to be his brother, left town. The hall reportedly burned."
    )
    docs = documented(parse_text, text)
    short = summary.in_short(docs, tables.tables(docs))
    assert "They" not in set(short["lead"])
    assert all(len(row["statement"].split()) >= 5 for row in frames.records(short))


def test_a_whole_sentence_in_their_own_words_comes_before_a_report(parse_text: Callable[[str], Doc]) -> None:
    text = "Ana Ruiz said the dam is old and leaks in the winter."
    text += " “We have tested every part of this bridge twice,” Ana Ruiz said."
    docs = documented(parse_text, text)
    (row,) = [row for row in frames.records(summary.people(docs, tables.tables(docs))) if row["lead"] == "says"]
    assert row["statement"] == "“We have tested every part of this bridge twice,” (and one more quote)"
    assert row["places"][0] == ("a", text.index("“"))


# --- any text ---


@pytest.mark.parametrize("text", ["", " \n", "Hello.", "“"])
def test_where_there_is_nothing_it_says_nothing(parse_text: Callable[[str], Doc], text: str) -> None:
    docs = documented(parse_text, text)
    table = tables.tables(docs)
    short = summary.in_short(docs, table)
    assert short.empty and list(short.columns) == list(summary.Shown._fields)
    assert repr(show.topic_list(short, caption="In short", docs=docs)) == "In short: nothing."
    people = summary.people(docs, table)
    assert people.empty
    assert repr(show.topic_list(people, caption="The main actors", docs=docs)) == "The main actors: nothing."


def test_several_articles_are_listed_each_with_its_first_line(parse_text: Callable[[str], Doc]) -> None:
    docs = documented(
        parse_text,
        "The council sacked the mayor, Tom Hale, on Monday. Ana Ruiz said on Monday that the bridge had cost too much.",
        "As the sun goes down, the last of the lorries roll home. Tom Hale denied that he had ever sold the bridge.",
        "Closed",
    )
    docs[0]._.article = Article("a", docs[0].text, title="Mayor out")
    table = tables.tables(docs)
    short = summary.in_short(docs, table)
    check(short, docs)
    rows = frames.records(short)
    assert [(row["topic"], row["lead"], row["article_id"]) for row in rows] == [
        (summary.THE_ARTICLES, "Mayor out", "a"),
        (summary.THE_ARTICLES, docs[1]._.article.name, "b"),
    ]
    assert rows[1]["note"] == summary.MAY_BE_A_SCENE != rows[0]["note"]
    check(summary.people(docs, table), docs)


@settings(
    deadline=None, max_examples=6, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.sampled_from(
            [
                "“Never,” said Ana Ruiz on Monday. ",
                "She may close 3 dams, <b>he</b> reportedly said. ",
                "The hall in the old town is said to have burned for 3 days, [Tom] denied",
                "It cost $40 million [Ana Ruiz], Ana Ruiz said on 3 March 2025, and (Hale) paid 50%. ",
                "“It fell, [x] said. \n\n“It stood for 20 years,” Hale said. ",
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
    check(summary.in_short(docs, table), docs)
    check(summary.people(docs, table), docs)
