"""What is told of many articles: counted rightly, and led back to where it was counted from."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsangles.corpus import comparison, findings
from newsangles.corpus.query import Corpus
from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse
from newsangles.tables import write
from notebook_cells import run


@pytest.fixture(scope="module")
def page(corpus: Corpus) -> dict[str, Any]:
    """All that the notebook counts in the corpus."""
    return run("90_corpus", source=str(corpus.folder))


def made(tmp_path: Path, *articles: Article) -> Corpus:
    write(parse(articles, use_cache=False), tmp_path)
    return Corpus(tmp_path, once=True)


def test_people_of_one_surname_are_not_one_speaker(tmp_path: Path) -> None:
    places = ("Leeds", "Texas", "Sydney")
    corpus = made(
        tmp_path,
        *(Article(f"a{n}", f'"We lost all {n} barns in {p}," Smith said.') for n, p in enumerate(places)),
    )
    table = run("90_corpus", source=str(corpus.folder))["speakers"]
    assert table.loc[table["speaker"] == "Smith", "articles"].tolist() == [1, 1, 1]


def test_sources_without_a_name_and_those_left_unclear_lead_to_their_quotes(tmp_path: Path) -> None:
    text = 'It said the bridge was closed. "We saw nothing," two officials said. Officials said it was safe.'
    corpus = made(tmp_path, Article("a", text), Article("b", text.replace("bridge", "quay")))
    table = run("90_corpus", source=str(corpus.folder))["speakers"]
    assert set(table["speaker"]) == {findings.UNNAMED, findings.UNCLEAR}
    assert [[article for article, _ in places] for places in table["places"]] == [["a", "b"]] * 2


def test_articles_are_numbered_by_date_and_copies_not_counted(corpus: Corpus, every: Corpus) -> None:
    table = findings.articles(corpus)
    assert list(table["number"]) == list(range(1, 10)) and table["published"].is_monotonic_increasing
    assert list(table.loc[~table["counted"], "article_id"]) == [
        "2-bridge-closed-courier",
        "4-repair-courier",
        "7-repair-ledger",
    ]
    assert findings.what_there_is(table) == (
        "Nine articles of three outlets, 8 January 2025 to 18 March 2025; three copies or earlier versions not counted."
    )
    assert findings.articles(every)["counted"].all()


def test_every_row_leads_to_articles_that_are_there(corpus: Corpus, page: dict[str, Any]) -> None:
    """The last cell checks the articles; here are the rows."""
    names = ("speakers", "outlets", "profile", "trends", "repeated", "stories", "versions")
    for table in (page[name] for name in names):
        assert len(table) and table["places"].map(len).le(findings.MAX_PLACES).all()
    for view, name, told in (("quotes", "quote_id", page["speakers"]), ("claims", "claim_id", page["repeated"])):
        known = set(corpus.query(f"SELECT article_id, {name} FROM {view}").itertuples(index=False, name=None))
        assert {place for places in told["places"] for place in places} <= known


def test_places_are_the_first_of_each_article() -> None:
    rows = pd.DataFrame(
        [("b", "q1", "x"), ("b", "q2", "x"), ("a", "q9", "x"), ("a", "q3", "y")], columns=["article_id", "name", "key"]
    )
    table = findings.with_places(pd.DataFrame({"key": ["y", "x", "z"]}), rows, "key")
    assert list(table["places"]) == [[("a", "q3")], [("b", "q1"), ("a", "q9")], []]
    many = pd.DataFrame({"article_id": [f"a{n}" for n in range(9)], "name": "q1", "key": "x"})
    assert len(findings.with_places(table, many, ["key"])["places"][1]) == findings.MAX_PLACES


def test_a_person_is_one_speaker_in_all_articles(page: dict[str, Any], every: Corpus) -> None:
    table = page["speakers"]
    assert list(table["speaker"]).count("Ana Ruiz") == 1
    first = table.iloc[0]
    assert (first["speaker"], first["articles"], first["outlets"]) == ("Ana Ruiz", 4, 2)
    assert set(table["speaker"].tail(2)) == {findings.UNNAMED, findings.UNCLEAR}
    assert table["share"].sum() == pytest.approx(1)
    said = findings.who_speaks(table, 6)
    assert said.startswith(f"{table['quotes'].sum()} quotes of ") and "; of six articles, Ana Ruiz in 4 (" in said
    assert f"by {findings.UNNAMED} and " in said and said.endswith(f" {findings.UNCLEAR}.")
    assert len(findings.spoken(every)) > table["quotes"].sum()


def test_shares_have_a_column_for_the_first_speakers(page: dict[str, Any]) -> None:
    outlets = [f"{name} (invented)" for name in ("Saltmere Courier", "Evening Ledger", "Northern Wire")]
    assert list(page["over_time"].index) == ["Jan 2025", "Feb 2025", "Mar 2025"]
    assert set(page["by_outlet"].index) == set(outlets)
    for wide, rows in ((page["over_time"], page["spoken"]), (page["by_outlet"], page["printed"])):
        assert list(wide.columns) == [*page["speakers"]["speaker"].head(3), findings.OTHERS]
        assert wide["Ana Ruiz"].sum() == rows["speaker"].eq("Ana Ruiz").sum()


def test_shifts_tell_the_widest_difference() -> None:
    wide = pd.DataFrame({"A": [5, 15], "B": [5, 5], findings.OTHERS: [10, 0]}, index=["2025-01", "2025-02"])
    assert findings.shifts(wide) == (
        "A has 75% of the quotes in 2025-02 (15 of 20) and 25% of the quotes in 2025-01 (5 of 20)."
    )
    for few in (wide.head(1), wide[[findings.OTHERS]], wide // 10):
        assert findings.shifts(few) == "There are no two rows of 10 quotes or more to compare."
    assert findings.shifts(wide.assign(A=20, B=10, **{findings.OTHERS: 10})) == "No share differs."


def test_on_whose_word(corpus: Corpus, page: dict[str, Any]) -> None:
    table = page["outlets"]
    assert set(page["RESTS_ON"]) == {"own", *findings.RESTS_ON}
    assert table["claims"].sum() == corpus.every.query("SELECT count(*) AS n FROM claims")["n"].item()
    ledger = table.set_index("outlet").loc["Evening Ledger (invented)"]
    assert ledger["unnamed"] > 0.25 and ("3-warnings-ledger", "c1") in ledger["places"]
    assert "Evening Ledger (invented) rests most on sources without a name: " in findings.whose_word(table)
    same = table.assign(own=0.5, unnamed=0.0)
    assert findings.whose_word(same) == (
        "Each outlet rests 50% of its claims on its own word; "
        "each outlet rests 0% of its claims on sources without a name."
    )
    assert findings.whose_word(table.assign(claims=9)).startswith("There are no two outlets with 10 claims")
    assert findings.whose_word(table, 1000).startswith("There are no two outlets with 1000 claims")


def test_who_comes_and_goes(page: dict[str, Any]) -> None:
    table = page["trends"].set_index("actor")
    assert (table.loc["Daniel Okafor", "earlier"], table.loc["Daniel Okafor", "later"]) == (2, 0)
    assert table.loc["Court of Audit", "change"] == pytest.approx(2 / 3)
    assert (table["low"] <= table["change"]).all() and (table["change"] <= table["high"]).all()
    assert set(table["trend"]) == {"open"}, "seven articles are too few to tell"


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        # By hand, from the formula: p = (x + 1) / (n + 2), and 1.96 times the standard error of their difference.
        ((0, 100, 20, 100), (0.115, 0.277)),
        ((20, 100, 0, 100), (-0.277, -0.115)),
        ((1, 2, 1, 2), (-0.693, 0.693)),
        ((0, 1, 1, 1), (-0.421, 1.0)),
    ],
)
def test_the_interval_of_a_difference(counts: tuple[int, int, int, int], expected: tuple[float, float]) -> None:
    assert findings.interval(*counts) == pytest.approx(expected, abs=0.001)


@given(st.integers(1, 50), st.integers(1, 50), st.data())
def test_the_interval_is_within_its_bounds(n: int, m: int, data: st.DataObject) -> None:
    x, y = data.draw(st.integers(0, n)), data.draw(st.integers(0, m))
    low, high = findings.interval(x, n, y, m)
    assert -1 <= low <= high <= 1
    assert findings.interval(y, m, x, n) == pytest.approx((-high, -low))


def test_one_article_without_date_outlet_or_quotes(tmp_path: Path) -> None:
    corpus = made(tmp_path, Article("a", "It rained."))
    page = run("90_corpus", source=str(corpus.folder))
    assert page["who"] == "Nobody is quoted."
    assert page["over_time"].empty and page["trends"].empty
    assert (
        findings.what_there_is(findings.articles(corpus)) == "One article, outlet unknown; one article without a date."
    )
    assert page["moved"] == "Nobody is named more often earlier or later."
    assert comparison.what_changed(comparison.versions(corpus)).startswith("No story")
    assert findings.period(corpus) == "day"


@pytest.mark.parametrize(
    ("last", "unit"), [(date(2025, 1, 20), "day"), (date(2025, 9, 1), "month"), (date(2030, 1, 1), "year")]
)
def test_the_unit_of_time_fits_the_corpus(tmp_path: Path, last: date, unit: str) -> None:
    days = (date(2025, 1, 1), last)
    corpus = made(tmp_path, *(Article(f"a{n}", f"It rained {n} times.", published=day) for n, day in enumerate(days)))
    assert findings.period(corpus) == unit


# --- gender -----------------------------------------------------------------------------------------------------------


def test_a_person_has_the_gender_that_the_articles_agree_on(tmp_path: Path) -> None:
    corpus = made(
        tmp_path,
        Article("a", "Ashley Vorden said the mill was safe. She had looked at it, and her team too.", outlet="Gazette"),
        Article("b", "Ashley Vorden said on Friday that the wide river rose.", outlet="Herald"),
        Article("c", "Maria Keller said the quay would close.", outlet="Herald"),
        Article(
            "d", "Mr Keller, the clerk, and Maria Keller agreed. Deutsche Bank said it would pay.", outlet="Herald"
        ),
    )
    heard = findings.people_quoted(corpus, "outlet")
    told = [(row.article_id, row.speaker, row.gender, row.gender_from) for row in heard.itertuples()]
    assert told[:3] == [
        ("a", "Ashley Vorden", "woman", "pronoun"),
        ("b", "Ashley Vorden", "woman", "pronoun"),
        ("c", "Maria Keller", "woman", "given name"),
    ]
    assert heard["where"].tolist()[:2] == ["Gazette", "Herald"] and "Deutsche Bank" not in set(heard["speaker"])
    assert heard["words"].tolist()[:2] == [4, 5]


def test_articles_that_contradict_one_another_leave_a_gender_unknown(tmp_path: Path) -> None:
    corpus = made(
        tmp_path,
        Article("a", "Ashley Vorden said the mill was safe. She had looked at it, and her team too."),
        Article("b", "Ashley Vorden said the river rose. He had measured it, and his team too."),
    )
    heard = findings.people_quoted(corpus, "time")
    assert heard["gender"].tolist() == ["unknown", "unknown"] and set(heard["gender_from"]) == {"nothing"}


def test_the_page_counts_each_person_once_an_article(page: dict[str, Any]) -> None:
    for by, heard in page["people"].items():
        assert not heard.duplicated(["article_id", "key"]).any()
        assert page["genders"][by][["woman", "man", "other", "unknown"]].to_numpy().sum() == len(heard)


def test_by_gender() -> None:
    table = pd.DataFrame(
        {"where": ["A", "B", "unknown"], "woman": [1, 3, 5], "man": [3, 1, 0], "other": 0, "unknown": 0}
    )
    assert findings.by_gender(table, 4) == (
        "13 people are quoted, each counted once an article: 69% women and 31% men; "
        "most women in B 75% (3 of 4), fewest in A 25% (1 of 4)."
    )
    assert findings.by_gender(table, 5) == "13 people are quoted, each counted once an article: 69% women and 31% men."
    assert findings.by_gender(table.head(0), 1) == "No person is quoted."
