"""Findings on judged rows: counts, sentences, kinds of error."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from newsangles.accuracy import findings, sheets
from newsangles.accuracy.precision import judged_rows, precision
from newsangles.corpus.query import Corpus
from newsangles.errors import DocumentError
from newsangles.tables.schema import TABLES, columns


def line(n: int, verdict: str, table: str = "quotes", **more: Any) -> dict[str, Any]:
    return {
        "number": n, "verdict": verdict, "article_id": "a", "table": table, "start": 10 * n, "end": 10 * n + 5,
        "text": "abcde", "sentence": f"Ruiz said {sheets.OPEN}abcde{sheets.CLOSE}.", "question": f"Is it said ({n})?",
        "asks": "row", **more,
    }  # fmt: skip


@pytest.fixture
def sheet() -> pd.DataFrame:
    rows = [line(n, "right", confidence=0.9, judge="Ana") for n in range(8)]
    rows += [line(8, "edge", part="words", confidence=0.6, judge="Ben"), line(9, "wrong", part="source", note="Hale")]
    rows += [line(10, "wrong", part="source, words"), line(11, "wrong", table="events"), line(12, "")]
    return sheets.frame(rows)


@pytest.fixture
def nothing() -> pd.DataFrame:
    return sheets.frame([])


def test_what_was_judged_is_counted(sheet: pd.DataFrame, nothing: pd.DataFrame) -> None:
    judged = judged_rows(sheet)
    said = "Twelve rows of one article judged by two judges: 8 right, 1 on the edge and 3 wrong."
    assert findings.what_was_judged(judged) == said
    assert findings.what_was_judged(judged_rows(nothing)) == findings.NONE_JUDGED
    assert findings.is_judged_once(judged)


def test_judged_rows_of_other_articles_are_told(sheet: pd.DataFrame) -> None:
    judged = judged_rows(sheet)
    assert "Twelve judged rows are of one article" in findings.judged_elsewhere(
        judged, pd.DataFrame({"article_id": ["b"]})
    )
    assert findings.judged_elsewhere(judged, pd.DataFrame({"article_id": ["a"]})) == ""


def test_tables_are_compared_if_enough_rows_were_judged(sheet: pd.DataFrame, nothing: pd.DataFrame) -> None:
    shares = precision(sheet)
    assert findings.best_and_worst(shares, 1).startswith("Of 100 rows, most are right in quotes (")
    assert findings.best_and_worst(shares, 5).startswith("Of 100 rows are right: quotes (")
    assert findings.best_and_worst(shares, 50) == "No table has 50 judged rows yet."
    assert findings.in_short(shares).startswith("Quotes: between ")
    assert findings.in_short(precision(nothing)) == ""
    assert findings.best_and_worst(precision(nothing), 1) == "No table has 1 judged rows yet."
    table = findings.concluded(shares)
    assert list(table["of_100"].str.fullmatch(r"\d+ to \d+")) == [True, True]


def test_each_part_of_a_judged_table_has_its_share(sheet: pd.DataFrame, nothing: pd.DataFrame) -> None:
    parts = findings.by_part(judged_rows(sheet), sheet).set_index(["table", "part"])
    assert (parts.loc[("quotes", "source"), "wrong"], parts.loc[("quotes", "words"), "wrong"]) == (2, 1)
    assert parts.loc[("quotes", "speaker"), "right"] == 11
    assert findings.by_part(judged_rows(nothing), nothing).empty


def test_the_confidence_that_is_farthest_from_what_was_found(sheet: pd.DataFrame, nothing: pd.DataFrame) -> None:
    assert list(findings.by_confidence(sheet, 5).index) == ["quotes, 0.9 or more"]
    assert findings.by_confidence(nothing, 5).empty
    gaps = findings.kept_its_word(sheet, 5)
    assert list(gaps["table"]) == ["quotes"]
    assert "farthest from what was found in quotes" in findings.how_reliable(gaps)
    assert findings.how_reliable(findings.kept_its_word(nothing, 5)).startswith("Too few rows")


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """One article with one quote, where the ninth line of the sheet stands."""
    for name, row_type in TABLES.items():
        empty = pd.DataFrame({column.name: pd.Series(dtype=column.dtype) for column in columns(row_type)})
        empty.to_parquet(tmp_path / f"{name}.parquet")
    text = {"article_id": ["a"], "start": [0], "end": [500], "text": ["x" * 500], "published": ["2025-03-07"]}
    pd.DataFrame(text | {"title": ["t"], "outlet": ["o"], "words": [1], "url": [None], "path": ["p"]}).to_parquet(
        tmp_path / "articles.parquet"
    )
    quote = pd.read_parquet(tmp_path / "quotes.parquet")
    row = dict.fromkeys(quote) | {"article_id": "a", "start": 90, "end": 95, "quote_id": "q1", "rule": "cue"}
    pd.DataFrame([row | {"confidence": 0.5}]).to_parquet(tmp_path / "quotes.parquet")
    return Corpus(tmp_path)


def test_errors_are_counted_by_part_with_an_example(sheet: pd.DataFrame, corpus: Corpus) -> None:
    found = findings.errors(judged_rows(sheet), corpus).set_index(["table", "part"])
    first = found.loc[("quotes", "source")]
    assert (first["wrong"], first["edge"], first["note"], first["places"]) == (2, 0, "Hale", [("a", "q1")])
    assert found.loc[("events", findings.WHOLE), "wrong"] == 1
    assert findings.commonest(found.reset_index()).startswith("Most often wrong: quotes, who says it, as written (2)")
    assert findings.commonest(found.reset_index().iloc[:0]) == ""


def test_what_is_missing_is_told_of_the_table_where_most_is() -> None:
    found = pd.DataFrame({"table": ["claims", "quotes"], "sentences": 9, "missing": [0, 2], "share_found": [1.0, 0.8]})
    assert (
        findings.what_is_missing(found) == "Most is missing in quotes (two rows in nine sentences); nothing in claims."
    )
    assert "Nothing is missing" in findings.what_is_missing(found.iloc[:1])
    assert "No sentence has been read" in findings.what_is_missing(found.iloc[:0])


def test_a_long_sentence_is_cut_around_the_row() -> None:
    text = "word " * 40 + f"{sheets.OPEN}here{sheets.CLOSE}" + " word" * 40
    shown = findings._cut(text)
    assert f"{sheets.OPEN}here{sheets.CLOSE}" in shown and len(shown) < 100
    assert shown.startswith("… ") and shown.endswith(" …")


def test_rows_without_a_confidence_are_counted(corpus: Corpus) -> None:
    found = findings.measured_rows(corpus)
    quotes = found.set_index("table").loc["quotes"]
    assert list(quotes[["rows", "measured", "not_measured", "rules", "unmeasured_rules"]]) == [1, 1, 0, 1, 0]
    assert findings.never_measured(found) == "0 of one row here have no measured confidence."


def test_sheets_are_found_by_name_or_beside_the_documents(
    sheet: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    sheets.write(sheet, "news/judgements.csv")
    sheets.write(sheet, "other.csv")
    beside: Callable[..., pd.DataFrame] = findings.read_judged
    assert len(beside("", "news")) == len(sheet)
    assert len(beside("other.csv\nnews/judgements.csv", "nowhere")) == 2 * len(sheet)
    assert beside("", "elsewhere.txt").empty
    with pytest.raises(DocumentError, match=r"missing\.csv"):
        beside("missing.csv", "news")


def test_figures_measured_elsewhere_are_this_projects() -> None:
    shown = findings.elsewhere()
    assert len(shown) > 30 and "66.1" in set(shown["value"])
