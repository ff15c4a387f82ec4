"""What is told of many articles: counted rightly, and led back to where it was counted from."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsangles import show
from newsangles.corpus import comparison, findings
from newsangles.corpus.extract import extract
from newsangles.corpus.query import Corpus, gather
from newsangles.documents.article import Article
from newsangles.documents.read import read
from newsangles.errors import DocumentError, ParameterError
from newsangles.pipeline.parse import parse
from newsangles.tables import write
from notebook_cells import run
from places import ROOT

DEMO = "seeds/demo"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return gather(DEMO, outputs=tmp_path_factory.mktemp("tables"), once=True)


@pytest.fixture(scope="module")
def every(corpus: Corpus) -> Corpus:
    return gather(str(corpus.folder))


@pytest.fixture(scope="module")
def page(corpus: Corpus) -> dict[str, Any]:
    """All that the notebook counts in the corpus."""
    return run("90_corpus", source=str(corpus.folder))


def made(tmp_path: Path, *articles: Article) -> Corpus:
    write(parse(articles, use_cache=False), tmp_path)
    return Corpus(tmp_path, once=True)


def test_documents_and_their_tables_are_the_same_corpus(corpus: Corpus, every: Corpus) -> None:
    assert every.folder == corpus.folder and not every.once
    pd.testing.assert_frame_equal(
        findings.articles(corpus).drop(columns="counted"),
        findings.articles(every).drop(columns="counted"),
    )
    assert not (corpus.folder / ".shards").exists()


def test_tables_of_documents_go_with_their_corpus() -> None:
    own = gather(DEMO)
    folder = own.folder
    assert own.query("SELECT count(*) AS n FROM articles")["n"].item() == 9 and folder.exists()
    del own
    assert not folder.exists()


def test_tables_that_cannot_be_asked_are_not_read_as_documents(corpus: Corpus, tmp_path: Path) -> None:
    extract(read(ROOT / DEMO / "*.txt"), tmp_path / "site" / "tables", "jsonl")
    for folder, cause in (("site/tables", "no table of articles as Parquet"), ("site", "a site, not documents")):
        with pytest.raises(ParameterError, match=cause):
            gather(str(tmp_path / folder))


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


def test_no_documents_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(DocumentError):
        gather(str(tmp_path))


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
    assert list(page["over_time"].index) == ["2025-01", "2025-02", "2025-03"]
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


def test_what_is_repeated(corpus: Corpus, every: Corpus) -> None:
    table = comparison.repeated(corpus).set_index("claim")
    cost = table.loc["The repair will cost $46 million"]
    assert (cost["articles"], cost["outlets"], cost["negated"]) == (2, 2, 0) and pd.isna(cost["figures"])
    work = table.loc["work on the bridge had already stopped"]
    assert (work["negated"], work["who"]) == (1, "Dockers' Union and Holt Marine")
    assert "40 / 46" in set(comparison.repeated(every)["figures"])
    assert "council approved" not in " ".join(table.index), "two versions of one story repeat nothing"
    assert len(comparison.repeated(every)) > len(table), "wire copy repeats all that it says"


def test_what_is_repeated_in_words() -> None:
    rows = {"claim": ["It cost ten"], "articles": [3], "negated": [1], "figures": ["1 / 2"]}
    told = comparison.what_is_repeated(pd.DataFrame(rows))
    assert told == (
        "One claim is made by several articles, one of them is put as not so by some, one gives different numbers; "
        "most often: “It cost ten”."
    )
    assert comparison.what_is_repeated(pd.DataFrame(rows).head(0)).startswith("No claim")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge would open again in September", {"bridge", "open", "september"}),
        ("The bridge had not been opened", {"bridge", "open"}),
        ("It didn't cost $1,000 or 2.5 million", {"cost", "1,000", "2.5", "million"}),
        ("I don’t know", {"know"}),
        ("US troops may kill nine or twenty", {"us", "troop", "may", "kill", "9", "20"}),
        ("Thirteen or 13 boats", {"13", "boat"}),
        ("", set()),
    ],
)
def test_content_words(text: str, expected: set[str]) -> None:
    assert comparison.content_words(text) == expected


@given(st.lists(st.frozensets(st.sampled_from("abcdefghij"), max_size=8), max_size=12))
def test_no_set_that_shares_enough_is_missed(sets: list[frozenset[str]]) -> None:
    expected: list[list[int]] = []
    for n, words in enumerate(sets):
        if len(words) >= comparison.MIN_CONTENT_WORDS:
            shares = [len(words & sets[g[0]]) / len(words | sets[g[0]]) for g in expected]
            best = max(shares, default=0.0)
            if best >= comparison.MIN_SAME_CLAIM_SHARE:
                expected[shares.index(best)].append(n)
            else:
                expected.append([n])
    assert comparison.alike_sets(sets) == expected


def test_which_articles_are_one_text(corpus: Corpus) -> None:
    table = comparison.stories(corpus)
    assert list(table["kind"]) == ["original", "wire copy", "original", "version", "original", "same text"]
    assert comparison.what_is_copied(table) == (
        "One article is word for word another, one article is wire copy of another and one article is a later version "
        "of another."
    )


def test_what_changed_between_versions(corpus: Corpus) -> None:
    table = comparison.versions(corpus)
    told = [(row.what, row.figures) for row in table.itertuples()]
    assert ("reworded", "40 → 46") in told
    assert [what for what, _ in told].count("added") == 3
    (cost,) = [row for row in table.itertuples() if row.figures == "40 → 46"]
    assert cost.before == "The repair will cost $40 million, Mayor Ana Ruiz said after the vote."
    assert cost.after == cost.before.replace("40", "46")
    assert cost.places == [("4-repair-courier", ""), ("5-repair-courier-updated", "")]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("One. Two.", "One. Two.", []),
        ("One. Two.", "One. Two. Three.", [("added", None, "Three.", None)]),
        ("One. Two.", "Two.", [("dropped", "One.", None, None)]),
        (
            "It cost 5 dollars to mend the bridge.",
            "It cost 7 dollars to mend the bridge.",
            [
                (
                    "reworded",
                    "It cost 5 dollars to mend the bridge.",
                    "It cost 7 dollars to mend the bridge.",
                    "5 → 7",
                )
            ],
        ),
        (
            "A dog barked.",
            "Prices rose.",
            [("added", None, "Prices rose.", None), ("dropped", "A dog barked.", None, None)],
        ),
    ],
)
def test_changes(before: str, after: str, expected: list[tuple[str, str | None, str | None, str | None]]) -> None:
    assert [tuple(change.values()) for change in comparison.changes(before, after)] == expected


@given(
    st.lists(st.sampled_from(["One went.", "Two came.", "Three of us slept."]), max_size=6), st.permutations(range(3))
)
def test_changes_account_for_every_sentence(sentences: list[str], order: list[int]) -> None:
    other = [sentences[n] for n in order if n < len(sentences)]
    found = list(comparison.changes(" ".join(sentences), " ".join(other)))
    gone = sum(change["before"] is not None for change in found)
    come = sum(change["after"] is not None for change in found)
    assert len(sentences) - gone == len(other) - come


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


def test_links_lead_to_articles_and_escape() -> None:
    known = pd.DataFrame(
        {
            "number": [1, 2],
            "article_id": ["a", '"><b>'],
            "title": ["T", "<script>"],
            "outlet": ["E", None],
            "published": [None] * 2,
        }
    )
    links = show.ArticleLinks(known, limit=1)
    places = [("a", "q1"), ('"><b>', ""), ("gone", "")]
    shown = show.table(pd.DataFrame({"x": [1, 2], "places": [places, []]}), caption="c", columns=["x"], docs=links)
    assert '<a href="#row-1" data-article="a" data-row="q1" title="T, E">1</a>' in shown.html
    assert '<a data-article="%22%3E%3Cb%3E" data-row=""' in shown.html, "beyond the list there is no row to lead to"
    assert "<script>" not in shown.html and "<b>" not in shown.html
    assert "1, 2 | 1" in shown.plain and "– | 2" in shown.plain
